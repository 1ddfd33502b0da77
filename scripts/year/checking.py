"""Whether the year ended with exactly the right corpus, and everybody was told once."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docpipe import Searcher
from docpipe.codec import read_jsonl
from docpipe.model import RecordType, Source, SourceId
from scripts.year.post import quotes_of
from scripts.year.running import EVERYTHING, Year


@dataclass(frozen=True, slots=True)
class Check:
    """One statement on the year, and whether it holds."""

    says: str
    holds: bool
    detail: str = ""


def checks(year: Year) -> tuple[Check, ...]:
    """All statements."""
    return (*_corpus(year), *_records(year), *_told(year), _verified(year), *_runs(year))


def _corpus(year: Year) -> Iterator[Check]:
    expected = year.world.expected()
    data = (year.folder / "corpus" / "sources.jsonl").read_bytes()
    sources = {source.sha256: source for source in read_jsonl(data, Source)}
    shas = {source.id: source.sha256 for source in sources.values()}
    current = {sha for sha, one in sources.items() if one.superseded_by is None}
    withdrawn = {sha for sha in current if sources[sha].withdrawn is not None}
    superseded = {
        sha: shas[_newest(one, sources)]
        for sha, one in sources.items()
        if one.superseded_by is not None
    }
    yield _same("documents on offer", current - withdrawn, expected.current)
    yield _same("documents withdrawn", withdrawn, expected.withdrawn)
    yield _same("earlier versions, each with its newest", superseded, expected.superseded)


def _newest(source: Source, sources: dict[str, Source]) -> SourceId:
    by_id = {one.id: one for one in sources.values()}
    while source.superseded_by is not None:
        source = by_id[source.superseded_by]
    return source.id


def _records(year: Year) -> Iterator[Check]:
    shelves = year.world.shelves.values()
    wanted = Counter(text for one in shelves for text in one.paper.recommendations)
    with Searcher.open(year.folder / "index") as searcher:
        served = Counter(
            chunk.evidence.quote
            for chunk, _ in searcher.records()
            if chunk.type is RecordType.RECOMMENDATION
        )
    yield _same("recommendations served, none lost, none double", served, wanted)


def _told(year: Year) -> Iterator[Check]:
    mails = [mail for mail in year.post.mails if EVERYTHING in str(mail["To"])]
    yield _same("mails with an id of their own", len({m["Message-ID"] for m in mails}), len(mails))
    wanted = year.world.expected().told
    told = Counter(text for mail in mails for text in quotes_of(mail) if text in wanted)
    yield _same("recommendations told by mail, each once", told, Counter(wanted))
    ids = [(notice["id"], item["born"]) for notice in year.post.notices for item in notice["items"]]
    records = Counter(item for _, item in dict.fromkeys(ids))
    twice = [one for one, times in records.items() if times > 1]
    yield Check("records told by webhook, each once", bool(records) and not twice, ", ".join(twice))
    again = len(year.post.notices) - len({notice["id"] for notice in year.post.notices})
    yield Check("no webhook came twice", again == 0, f"{again} again")


def _verified(year: Year) -> Check:
    places = ("--corpus", str(year.folder / "corpus"), "--index", str(year.folder / "index"))
    done = subprocess.run(
        [sys.executable, "-m", "docpipe", *places, "verify"], capture_output=True, text=True
    )
    return Check("every quote is proven", done.returncode == 0, done.stdout.strip() + done.stderr)


def _runs(year: Year) -> Iterator[Check]:
    killed = [one for one in year.ended if one.week.kill_at is not None]
    died = [one for one in killed if one.code < 0]
    yield Check(f"{len(killed)} runs were to be killed and were", len(died) == len(killed))
    others = [one for one in year.ended if one.week.kill_at is None]
    silent = [str(one.week.number) for one in others if one.report is None]
    yield Check("every other run has left a report", not silent, ", ".join(silent))
    quiet = [one for one in others if one.week.trouble is None]
    bad = [f"{one.week.number}: {one.code}" for one in quiet if one.code not in {0, 3}]
    yield Check("no run without trouble failed", not bad, ", ".join(bad))


def _same(says: str, found: object, wanted: object) -> Check:
    if isinstance(found, Counter) and isinstance(wanted, Counter):
        detail = f"missing {dict(wanted - found)}, too many {dict(found - wanted)}"
        return Check(f"{says}: {wanted.total()}", found == wanted, detail)
    if isinstance(found, set | frozenset) and isinstance(wanted, set | frozenset):
        detail = f"missing {sorted(wanted - found)}, too many {sorted(found - wanted)}"
        return Check(f"{says}: {len(wanted)}", found == wanted, detail)
    number = len(wanted) if isinstance(wanted, dict) else wanted
    return Check(f"{says}: {number}", found == wanted, f"{found} instead of {wanted}")
