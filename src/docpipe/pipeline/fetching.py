"""From what was seen to files in the corpus, so that a run may be killed at any moment.

New and changed files come in batches, so that neither disk nor loss grow with their number:

1. A batch is fetched into ``corpus/incoming``; nothing else changes. Killed here, the next run sees
   the same and goes on with what lies there.
2. Under the corpus lock it is taken in. Killed here, these are sources already; the next run
   fetches the same bytes, and nothing comes of it.
3. How they came is noted.
4. What is known of their addresses is kept, as the last thing: only from now on they count as
   known. Everything before may be done twice; it gives the same.

After all batches it is kept what else was seen, and what is withdrawn.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docpipe.corpus import CatalogueEntry, Corpus, read_catalogue
from docpipe.corpus.observations import add_retrieval, read_observations, save_observations
from docpipe.discovery import matches_title
from docpipe.errors import SourceError
from docpipe.model import Observation, Source, SourceId, WatchKind
from docpipe.pipeline.arrivals import Arrival, take_in_fetched
from docpipe.pipeline.discovering import Discovery, Seen, Sight
from docpipe.pipeline.download import is_address, retrieval_of
from docpipe.pipeline.intake import Intake, Item, Standing, take_in
from docpipe.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from docpipe.fetch import Answer, Fetcher

BATCH = 25
"""Files fetched before they are taken in. A kill costs so many downloads at most, and so many files
lie on the disk twice; fewer would keep hosts waiting for each other more often."""

WITHDRAWN_AFTER = timedelta(days=7)
"""Between two looks that both miss a publication: editors take a page down to correct it."""

_SLACK = timedelta(hours=12)
"""Weekly runs are never a week apart to the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of a discovery.

    Attributes:
        failures: Addresses that could not be fetched or asked, with why.
        withdrawn: Titles of publications that are not offered any more, told for the first time.
        returned: Titles of those that are offered again.
    """

    intake: Intake = field(default_factory=lambda: Intake(items=()))
    failures: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()


def fetch_found(place: Workspace, discovery: Discovery, fetcher: "Fetcher") -> Fetched:
    """Fetch what is new and changed, take it in, and keep what was seen.

    One address that fails does not stop the others. The caller must not hold the corpus lock.

    Raises:
        BusyError: Another run writes to the corpus.
    """
    corpus = place.corpus
    due = discovery.of(Sight.NEW, Sight.CHANGED, Sight.MOVED)
    online = [one for one in due if is_address(one.address)]
    came = _Came()
    for batch in _batches(_in_turn(online)):
        _take_batch(place, discovery, batch, fetcher, came)
    local = [str(corpus.root / one.address) for one in due if not is_address(one.address)]
    with corpus.lock(wait_s=place.settings.runs.wait_s):
        if local:
            came.items += take_in(local, place).items
        came.items += _healed(corpus, discovery)
        known = read_observations(corpus.root)
        rest = [one for one in discovery.seen if one.address not in came.answers]
        after = known | {
            address: one
            for address, one in _observed_places(discovery, known).items()
            if address not in came.answers
        }
        after |= _observed(rest, {}, after, discovery.time)
        after = {address: one for address, one in after.items() if address not in came.left}
        withdrawn, returned = _mark(corpus, discovery, after)
        save_observations(corpus.root, after.values())
        fetcher.tidy(corpus.root / "incoming")
    failed = [(one.address, one.message) for one in discovery.of(Sight.FAILED)]
    failed += [(address, said) for address, said in came.answers.items() if isinstance(said, str)]
    intake = Intake(items=tuple(came.items))
    return Fetched(intake=intake, failures=tuple(failed), withdrawn=withdrawn, returned=returned)


@dataclass(slots=True)
class _Came:
    """What came so far, batch after batch.

    Attributes:
        sources: Those that came: the same bytes in another batch are a duplicate.
        left: Addresses that publications have moved away from.
    """

    items: list[Item] = field(default_factory=list)
    answers: "dict[str, Answer | str]" = field(default_factory=dict)
    sources: set[SourceId] = field(default_factory=set)
    left: set[str | None] = field(default_factory=set)


def _in_turn(seen: Sequence[Seen]) -> list[Seen]:
    """One of each host after another: hosts are asked side by side, so each batch has several."""
    turns: Counter[str] = Counter()
    numbered = []
    for one in seen:
        host = urlsplit(one.address).netloc
        numbered.append((turns[host], one))
        turns[host] += 1
    return [one for _, one in sorted(numbered, key=lambda pair: pair[0])]


def _batches(seen: Sequence[Seen]) -> Iterator[tuple[Seen, ...]]:
    rest = iter(seen)
    while batch := tuple(islice(rest, BATCH)):
        yield batch


def _take_batch(
    place: Workspace, discovery: Discovery, batch: Sequence[Seen], fetcher: "Fetcher", came: _Came
) -> None:
    corpus = place.corpus
    folder = corpus.root / "incoming"
    fetched = fetcher.side_by_side(
        batch, lambda one: one.address, lambda one: _fetch(one, folder, fetcher)
    )
    answers = {one.address: said for one, said in zip(batch, fetched, strict=True)}
    arrivals = _arrivals(batch, answers, read_catalogue(corpus.root))
    with corpus.lock(wait_s=place.settings.runs.wait_s):
        intake = take_in_fetched(arrivals, place, came.sources)
        for arrival in arrivals:
            add_retrieval(corpus.root, arrival.retrieval)
        refused = {one.path for one in intake.items if one.entry is not None}
        usable = {address: one for address, one in answers.items() if address not in refused}
        known = read_observations(corpus.root)
        before = known | _observed_places(discovery, known)
        after = known | _observed(batch, usable, before, discovery.time)
        came.left |= {one.former for one in arrivals if one.found.address not in refused}
        after = {address: one for address, one in after.items() if address not in came.left}
        save_observations(corpus.root, after.values())
        for arrival in arrivals:
            arrival.path.unlink(missing_ok=True)
    came.items += intake.items
    came.answers |= answers


def _fetch(seen: Seen, folder: Path, fetcher: "Fetcher") -> "Answer | str":
    """The answer, or why there is none."""
    try:
        return fetcher.get(seen.address, into=folder)
    except SourceError as error:
        return str(error)


def _arrivals(
    seen: Sequence[Seen],
    answers: "Mapping[str, Answer | str]",
    catalogue: Sequence[CatalogueEntry],
) -> list[Arrival]:
    wanted = [one for one in catalogue if one.landing_page and not one.file and not one.url]
    arrivals = []
    for one in seen:
        answer = answers[one.address]
        if isinstance(answer, str) or answer.path is None or one.found is None:
            continue
        arrivals.append(
            Arrival(
                path=answer.path,
                found=one.found,
                watch=one.watch,
                filename=answer.filename,
                former=one.former,
                described=_catalogued(one.found.title, wanted),
                retrieval=retrieval_of(answer),
            )
        )
    return arrivals


def _catalogued(title: str | None, wanted: Sequence[CatalogueEntry]) -> CatalogueEntry | None:
    """The entry of the catalogue that a found title stands for, if it is one alone."""
    matching = [one for one in wanted if title and matches_title(one.title, one.year, title)]
    return matching[0] if len(matching) == 1 else None


# What was seen -----------------------------------------------------------------------------


def _observed_places(
    discovery: Discovery, known: Mapping[str, Observation]
) -> dict[str, Observation]:
    """What is known now of the places themselves.

    A watched file is its own place: whether it answers is found out like that of any other file.
    """
    observed: dict[str, Observation] = {}
    for look in discovery.looks:
        address = look.watch.at
        if look.watch.kind is WatchKind.FILE and is_address(address):
            continue
        before = known.get(address) or _unknown(address, look.watch.key, discovery.time)
        failures = before.n_failures + 1 if look.failed else 0
        checked = before.checked if look.failed else discovery.time
        observed[address] = replace(before, n_failures=failures, checked=checked)
    return observed


def _observed(
    seen: Iterable[Seen],
    answers: "Mapping[str, Answer | str]",
    before: Mapping[str, Observation],
    now: str,
) -> dict[str, Observation]:
    """What is known now of each address that was seen; files on this machine are no addresses."""
    observed: dict[str, Observation] = {}
    for one in seen:
        if is_address(one.address):
            known = observed.get(one.address) or before.get(one.address)
            known = known or _unknown(one.address, one.watch.key, now)
            observed[one.address] = _after(one, known, answers.get(one.address), now)
    return observed


def _unknown(address: str, key: str, now: str) -> Observation:
    return Observation(address=address, watch=key, first_seen=now, last_seen=now)


def _after(seen: Seen, before: Observation, answer: "Answer | str | None", now: str) -> Observation:
    """What is known of one address after a look; a refused or failed file is asked for again."""
    if seen.sight is Sight.GONE:
        return replace(before, missing_since=before.missing_since or now, n_failures=0)
    named = replace(
        before, watch=seen.watch.key, title=seen.title, last_seen=now, missing_since=None
    )
    if seen.sight is Sight.FAILED or isinstance(answer, str):
        return replace(named, n_failures=before.n_failures + 1)
    if answer is None or answer.path is None:
        final = seen.final_address or before.final_address
        return replace(
            named,
            checked=now if seen.checked else before.checked,
            final_address=final,
            n_failures=0,
        )
    return replace(
        named,
        sha256=answer.sha256,
        etag=answer.validators.etag,
        last_modified=answer.validators.last_modified,
        n_bytes=answer.n_bytes,
        fetched=now,
        final_address=answer.final_address if answer.redirects else None,
        checked=now,
        n_failures=0,
    )


def _healed(corpus: Corpus, discovery: Discovery) -> list[Item]:
    """Addresses in quarantine that serve again what the corpus has: they are in order."""
    bad = {entry.origin for entry in corpus.quarantine() if entry.stage == "intake"}
    sources = {origin: source for source in corpus.sources() for origin in source.origins}
    return [
        Item(
            file=one.address,
            path=one.address,
            standing=Standing.UNCHANGED,
            source_id=sources[one.address].id if one.address in sources else None,
        )
        for one in discovery.of(Sight.UNCHANGED)
        if one.address in bad
    ]


# Withdrawn ---------------------------------------------------------------------------------


def _mark(
    corpus: Corpus, discovery: Discovery, after: Mapping[str, Observation]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Note at the sources what is not offered any more, and what is again."""
    now = datetime.fromisoformat(discovery.time)
    missing = {
        address: one.missing_since
        for address, one in after.items()
        if one.missing_since is not None
        and now - datetime.fromisoformat(one.missing_since) >= WITHDRAWN_AFTER - _SLACK
    }
    withdrawn, returned, sources = [], [], []
    for source in corpus.sources():
        since = _withdrawn(source, missing, after)
        if since is not None and source.withdrawn is None:
            withdrawn.append(source.title or source.filename)
        elif since is None and source.withdrawn is not None:
            returned.append(source.title or source.filename)
        sources.append(source if source.withdrawn == since else replace(source, withdrawn=since))
    if withdrawn or returned:
        corpus.save_sources(sources)
    return tuple(withdrawn), tuple(returned)


def _withdrawn(
    source: Source, missing: Mapping[str, str], after: Mapping[str, Observation]
) -> str | None:
    """Since when it is offered nowhere: at none of the addresses that are watched."""
    if source.superseded_by is not None:
        return source.withdrawn
    watched = [origin for origin in source.origins if origin in after]
    if not watched or len(watched) < len(source.origins):
        return source.withdrawn if not watched else None
    if all(origin in missing for origin in watched):
        return source.withdrawn or max(missing[origin] for origin in watched)
    seen_again = any(after[origin].missing_since is None for origin in watched)
    return None if seen_again else source.withdrawn
