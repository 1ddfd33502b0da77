"""From what was seen to files in the corpus, so that a run may be killed at any moment.

1. New and changed files are fetched into ``corpus/incoming``; nothing else changes. Killed here,
   the next run sees the same and goes on with what lies there.
2. Under the corpus lock they are taken in. Killed here, they are sources already; the next run
   fetches the same bytes, and nothing comes of it.
3. How they came is noted, and what is withdrawn.
4. What was seen is kept, as the last thing: only from now on an address counts as known. Everything
   before may be done twice; it gives the same.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.corpus import CatalogueEntry, Corpus, read_catalogue
from docpipe.corpus.observations import add_retrieval, read_observations, save_observations
from docpipe.discovery import matches_title
from docpipe.errors import SourceError
from docpipe.model import Observation, Source
from docpipe.pipeline.arrivals import Arrival, take_in_fetched
from docpipe.pipeline.discovering import Discovery, Seen, Sight
from docpipe.pipeline.download import is_address, retrieval_of
from docpipe.pipeline.intake import Intake, Item, Standing, take_in
from docpipe.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from docpipe.fetch import Answer, Fetcher

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
    folder = corpus.root / "incoming"
    due = discovery.of(Sight.NEW, Sight.CHANGED, Sight.MOVED)
    online = [one for one in due if is_address(one.address)]
    answers = dict(
        zip(
            (one.address for one in online),
            fetcher.side_by_side(
                online, lambda one: one.address, lambda one: _fetch(one, folder, fetcher)
            ),
            strict=True,
        )
    )
    arrivals = _arrivals(online, answers, read_catalogue(corpus.root))
    local = [str(corpus.root / one.address) for one in due if not is_address(one.address)]
    with _making_room(arrivals), corpus.lock(wait_s=place.settings.runs.wait_s):
        intake = take_in_fetched(arrivals, place)
        if local:
            intake = replace(intake, items=(*intake.items, *take_in(local, place).items))
        intake = replace(intake, items=(*intake.items, *_healed(corpus, discovery)))
        for arrival in arrivals:
            add_retrieval(corpus.root, arrival.retrieval)
        refused = {one.path for one in intake.items if one.entry is not None}
        known = read_observations(corpus.root)
        left = {arrival.former for arrival in arrivals if arrival.found.address not in refused}
        after = known | _observed(discovery, answers, known, refused)
        after = {address: one for address, one in after.items() if address not in left}
        withdrawn, returned = _mark(corpus, discovery, after)
        save_observations(corpus.root, after.values())
        for arrival in arrivals:
            arrival.path.unlink(missing_ok=True)
        fetcher.tidy(folder)
    failed = [(one.address, one.message) for one in discovery.of(Sight.FAILED)]
    failed += [(address, said) for address, said in answers.items() if isinstance(said, str)]
    return Fetched(intake=intake, failures=tuple(failed), withdrawn=withdrawn, returned=returned)


@contextlib.contextmanager
def _making_room(arrivals: Sequence[Arrival]) -> Iterator[None]:
    """If the disk is full, what was fetched goes: every further attempt would add to it."""
    try:
        yield
    except OSError:
        for arrival in arrivals:
            with contextlib.suppress(OSError):
                arrival.path.unlink(missing_ok=True)
        raise


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


def _observed(
    discovery: Discovery,
    answers: "Mapping[str, Answer | str]",
    known: Mapping[str, Observation],
    refused: set[str],
) -> dict[str, Observation]:
    """What is known now of the places and of each address that was seen."""
    observed: dict[str, Observation] = {}
    for look in discovery.looks:
        address = look.watch.at
        before = known.get(address) or _unknown(address, look.watch.key, discovery.time)
        failures = before.n_failures + 1 if look.failed else 0
        checked = before.checked if look.failed else discovery.time
        observed[address] = replace(before, n_failures=failures, checked=checked)
    for one in discovery.seen:
        if is_address(one.address):
            answer = answers.get(one.address)
            before = (
                observed.get(one.address)
                or known.get(one.address)
                or _unknown(one.address, one.watch.key, discovery.time)
            )
            observed[one.address] = _after(
                one, before, None if one.address in refused else answer, discovery.time
            )
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
