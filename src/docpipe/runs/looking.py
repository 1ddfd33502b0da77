"""Looking at watched places and fetching what they have: what goes wrong there stops nothing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from docpipe.pipeline import Workspace
from docpipe.pipeline.discovering import Discovery, Sight
from docpipe.pipeline.discovering import Seen as Sighted
from docpipe.pipeline.fetching import Fetched
from docpipe.runs.report import Discovered, Problem, Seen

if TYPE_CHECKING:
    from docpipe.fetch import Fetcher


def open_fetcher(
    place: Workspace, fetcher: "Fetcher | None" = None
) -> "AbstractContextManager[Fetcher]":
    """The fetcher given, or one of its own that is closed in the end."""
    from docpipe.fetch import Fetcher

    return Fetcher(place.settings.fetch) if fetcher is None else nullcontext(fetcher)


def discovered(discovery: Discovery, fetched: Fetched | None) -> Discovered:
    """What was seen, in the words of a report; what was gone before is not told again."""
    news = [one for one in discovery.seen if one.is_news]

    def of(sight: Sight) -> tuple[Seen, ...]:
        return tuple(_seen(one) for one in news if one.sight is sight)

    return Discovered(
        n_places=len(discovery.looks),
        n_unchanged=len(discovery.of(Sight.UNCHANGED)),
        new=of(Sight.NEW),
        changed=of(Sight.CHANGED),
        moved=of(Sight.MOVED),
        gone=of(Sight.GONE),
        failed=tuple(_failures(discovery, fetched)),
        withdrawn=fetched.withdrawn if fetched else (),
        returned=fetched.returned if fetched else (),
    )


def problems_of(found: Discovered) -> tuple[Problem, ...]:
    """Places and addresses that did not answer."""
    return tuple(
        Problem(step="discover", where=one.address, message=one.message or "keine Antwort")
        for one in found.failed
    )


def _failures(discovery: Discovery, fetched: Fetched | None) -> Iterator[Seen]:
    for look in discovery.failures:
        yield Seen(address=look.watch.at, watch=look.watch.key, message=look.message)
    told = fetched.failures if fetched else ()
    named = {one.address: one for one in discovery.seen}
    asked = {one.address for one in discovery.of(Sight.FAILED)}
    for one in discovery.of(Sight.FAILED):
        yield _seen(one)
    for address, message in told:
        if address not in asked:
            seen = named.get(address)
            yield Seen(
                address=address,
                watch=seen.watch.key if seen else "",
                title=seen.title if seen else None,
                message=message,
            )


def _seen(one: Sighted) -> Seen:
    message = one.message or None
    if one.former is not None:
        message = f"vorher: {one.former}"
    return Seen(address=one.address, watch=one.watch.key, title=one.title, message=message)
