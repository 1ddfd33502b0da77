"""What the watched places name, compared with what is known of each address.

Looking changes nothing in the corpus: ``fetching`` does, and keeps what was seen here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from docpipe.corpus.observations import read_observations
from docpipe.corpus.watches import WATCHES_NAME, read_watches
from docpipe.discovery import (
    MAX_BYTES,
    comparable,
    publications_in_feed,
    publications_in_sitemap,
    publications_on_page,
)
from docpipe.errors import DiscoveryError, GoneError, NotFoundError, QueryError, SourceError
from docpipe.extraction.formats import SUFFIXES
from docpipe.fetch.address import canonical
from docpipe.model import Found, Observation, Source, Watch, WatchKind
from docpipe.pipeline.intake import place_of
from docpipe.pipeline.unchanged import is_same
from docpipe.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from docpipe.fetch import Answer, Fetcher

MANY = 3
"""Publications: a place that named so many and names none has rather been rebuilt than cleared."""

MAX_SITEMAPS = 50
"""Sitemaps that one index may lead to."""


class Sight(StrEnum):
    """How an address stands to what was known of it."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    FAILED = "failed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One address or local file.

    Attributes:
        found: As its place names it now; ``None`` if it does not.
        known: What was known before; ``None`` for a new one, and for local files.
        former: Where the same publication lay before, if it has moved or was renamed.
        message: Why it failed or is gone, in German.
        checked: Whether the address itself answered just now.
    """

    sight: Sight
    address: str
    watch: Watch
    found: Found | None = None
    known: Observation | None = None
    former: str | None = None
    message: str = ""
    final_address: str | None = None
    checked: bool = False

    @property
    def is_news(self) -> bool:
        """Whether it was not so before: what is gone stays gone without being told each time."""
        if self.sight is Sight.GONE:
            # Files of a folder may be cleared away once they are taken in; nobody notes since when.
            return self.known is not None and self.known.missing_since is None
        return self.sight is not Sight.UNCHANGED

    @property
    def title(self) -> str | None:
        """What its place calls it, or called it last."""
        named = self.found.title if self.found else None
        return named or (self.known.title if self.known else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a place answered: how many publications it names, or why nothing can be said."""

    watch: Watch
    n_found: int = 0
    message: str = ""

    @property
    def failed(self) -> bool:
        """Whether nothing can be said of what it names."""
        return bool(self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """All that was seen at one time.

    Attributes:
        time: UTC, ISO 8601.
        looks: One for each place, in the order of the list.
        seen: By place, then in the order in which it names them; what it names no more comes last.
    """

    time: str
    looks: tuple[Look, ...] = ()
    seen: tuple[Seen, ...] = ()

    def of(self, *sights: Sight) -> tuple[Seen, ...]:
        """Those that stand like this."""
        return tuple(one for one in self.seen if one.sight in sights)

    @property
    def failures(self) -> tuple[Look, ...]:
        """Places of which nothing can be said."""
        return tuple(look for look in self.looks if look.failed)


def discover(
    place: Workspace,
    fetcher: "Fetcher",
    keys: Sequence[str] = (),
    *,
    now: datetime | None = None,
) -> Discovery:
    """Ask every watched place, or those named, and every known address whether it has changed.

    A place that does not answer says nothing of its publications: they stay as they were.

    Args:
        place: The corpus with its ``sources.toml``.
        fetcher: Asks.
        keys: Of the places; none for all.
        now: The moment; ``None`` for the clock's.

    Raises:
        CorpusError: ``sources.toml`` or ``observations.jsonl`` cannot be read.
        QueryError: No place has such a key.
    """
    root = place.corpus.root
    watches = _chosen(read_watches(root), keys)
    known = read_observations(root)
    online = [watch for watch in watches if _is_online(watch)]
    named = dict(
        zip(
            (watch.key for watch in online),
            fetcher.side_by_side(online, lambda one: one.at, lambda one: _ask(one, fetcher, known)),
            strict=True,
        )
    )
    offered = {one.address for found, _ in named.values() for one in found}
    looks, seen = [], list[Seen]()
    taken: set[str] = set()
    for watch in watches:
        if _is_online(watch):
            found, message = named[watch.key]
            fresh = [one for one in found if one.address not in taken]
            taken.update(one.address for one in fresh)
            looks.append(Look(watch=watch, n_found=len(found), message=message))
            if not message:
                seen += _compared(watch, fresh, known, offered)
        else:
            look, local = _local(place, watch)
            looks.append(look)
            seen += local
    moment = now or datetime.now(UTC)
    return Discovery(
        time=moment.isoformat(timespec="seconds"),
        looks=tuple(looks),
        seen=tuple(_probed(seen, fetcher, moment)),
    )


def _chosen(watches: tuple[Watch, ...], keys: Sequence[str]) -> tuple[Watch, ...]:
    missing = set(keys) - {watch.key for watch in watches}
    if missing:
        there = ", ".join(watch.key for watch in watches) or "keinen"
        raise QueryError(
            f"In {WATCHES_NAME} gibt es keinen Ort {sorted(missing)[0]!r}. Es gibt: {there}."
        )
    return tuple(watch for watch in watches if not keys or watch.key in keys)


def _is_online(watch: Watch) -> bool:
    return watch.at.startswith(("http://", "https://"))


# Places ------------------------------------------------------------------------------------


def _ask(
    watch: Watch, fetcher: "Fetcher", known: Mapping[str, Observation]
) -> tuple[tuple[Found, ...], str]:
    """What a place names, or why that cannot be said."""
    if watch.kind is WatchKind.FILE:
        return (Found(watch=watch.key, address=watch.at, title=watch.title),), ""
    try:
        with TemporaryDirectory(prefix="docpipe-") as folder:
            found = _in_one_form(_named(watch, fetcher, Path(folder)))
    except SourceError as error:
        return (), str(error)
    if not found and _named_before(watch, known) >= MANY:
        # A new layout, a consent page, an empty answer: hardly ever a decision.
        return (), (
            f"{watch.at} nennt keine einzige Veröffentlichung mehr. Bitte nachsehen, ob die Seite "
            f"umgebaut wurde, und {watch.key!r} in {WATCHES_NAME} anpassen."
        )
    return found, ""


def _in_one_form(found: Sequence[Found]) -> tuple[Found, ...]:
    """``ä`` and ``%C3%A4`` are one address; of two that are one, the first stays."""
    by_address: dict[str, Found] = {}
    for one in found:
        address = canonical(one.address)
        by_address.setdefault(address, replace(one, address=address))
    return tuple(by_address.values())


def _named_before(watch: Watch, known: Mapping[str, Observation]) -> int:
    return sum(
        one.watch == watch.key and one.missing_since is None
        for one in known.values()
        if one.address != watch.at
    )


def _named(watch: Watch, fetcher: "Fetcher", folder: Path) -> tuple[Found, ...]:
    # Asked without validators: what a place names depends on its entry in the list as well.
    answer = fetcher.get(watch.at, into=folder, max_bytes=MAX_BYTES)
    body = _body(answer)
    match watch.kind:
        case WatchKind.PAGE:
            return publications_on_page(body, answer.final_address, watch, answer.charset)
        case WatchKind.FEED:
            return publications_in_feed(body, answer.final_address, watch)
        case _:
            found, nested = publications_in_sitemap(body, watch)
            if len(nested) > MAX_SITEMAPS:
                raise DiscoveryError(f"{watch.at} führt zu mehr als {MAX_SITEMAPS} Sitemaps.")
            for address in nested:
                below = _body(fetcher.get(address, into=folder, max_bytes=MAX_BYTES))
                found += publications_in_sitemap(below, watch)[0]
            return found


def _body(answer: "Answer") -> bytes:
    return answer.path.read_bytes() if answer.path is not None else b""


# Addresses ---------------------------------------------------------------------------------


def _compared(
    watch: Watch, found: Sequence[Found], known: Mapping[str, Observation], offered: set[str]
) -> Iterator[Seen]:
    """New addresses, known ones (to be probed), and those that no place names any more."""
    missing = [
        one
        for one in known.values()
        if one.watch == watch.key and one.address not in offered and one.sha256 is not None
    ]
    formers = _formers(found, known, missing)
    for one in found:
        before = known.get(one.address)
        if before is not None and before.sha256 is not None:
            sight = Sight.UNCHANGED
        else:
            sight = Sight.MOVED if one.address in formers else Sight.NEW
        yield Seen(
            sight=sight,
            address=one.address,
            watch=watch,
            found=one,
            known=before,
            former=formers.get(one.address),
        )
    moved = set(formers.values())
    for gone in (one for one in missing if one.address not in moved):
        yield Seen(
            sight=Sight.GONE,
            address=gone.address,
            watch=watch,
            known=gone,
            message=f"{watch.at} nennt diese Veröffentlichung nicht mehr.",
        )


def _formers(
    found: Sequence[Found], known: Mapping[str, Observation], missing: Sequence[Observation]
) -> dict[str, str]:
    """New address -> the one that is named no more and bore the same title."""
    left: dict[str, list[str]] = {}
    for gone in missing:
        if gone.title:
            left.setdefault(comparable(gone.title), []).append(gone.address)
    formers: dict[str, str] = {}
    for one in found:
        if one.address in known and known[one.address].sha256 is not None:
            continue
        same = left.get(comparable(one.title), []) if one.title else []
        if len(same) == 1:  # of several nobody can say which
            formers[one.address] = same.pop()
    return formers


def _probed(seen: Sequence[Seen], fetcher: "Fetcher", now: datetime) -> Iterator[Seen]:
    """Ask each known address whether it still serves the same."""
    due = [one for one in seen if one.sight is Sight.UNCHANGED and one.known is not None]
    probes = fetcher.side_by_side(
        due, lambda one: one.address, lambda one: _probe(one, fetcher, now)
    )
    answered = {one.address: one for one in probes}
    return (answered.get(one.address, one) for one in seen)


def _probe(seen: Seen, fetcher: "Fetcher", now: datetime) -> Seen:
    from docpipe.fetch import Validators

    known = seen.known
    assert known is not None  # noqa: S101 - only such are probed
    asked = Validators(etag=known.etag, last_modified=known.last_modified)
    try:
        answer = fetcher.probe(seen.address, asked)
    except (NotFoundError, GoneError) as error:
        return replace(seen, sight=Sight.GONE, message=str(error))
    except SourceError as error:
        return replace(seen, sight=Sight.FAILED, message=str(error))
    sight = Sight.UNCHANGED if is_same(answer, known, now) else Sight.CHANGED
    final = answer.final_address if answer.redirects else None
    return replace(seen, sight=sight, final_address=final, checked=True)


# Local files -------------------------------------------------------------------------------


def _local(place: Workspace, watch: Watch) -> tuple[Look, list[Seen]]:
    """Files of a watched folder, or a watched file, against what the corpus took in from there."""
    corpus = place.corpus
    at = corpus.root / watch.at
    if not at.exists() and watch.kind is WatchKind.FOLDER:
        message = f"Den Ordner {at} gibt es nicht. Ist das Laufwerk eingehängt?"
        return Look(watch=watch, message=message), []
    paths = [at] if watch.kind is WatchKind.FILE else sorted(_files(at))
    there = {place_of(path, corpus): path for path in paths if path.is_file()}
    inside = place_of(at, corpus)
    origins = {
        origin: source
        for source in corpus.sources()
        for origin in source.origins
        if source.superseded_by is None and Path(origin).is_relative_to(inside)
    }
    seen = [
        Seen(
            sight=_sight(path, origins.get(origin)),
            address=origin,
            watch=watch,
            found=Found(watch=watch.key, address=origin, title=watch.title),
        )
        for origin, path in there.items()
    ]
    gone = [
        Seen(sight=Sight.GONE, address=one, watch=watch, message=f"{one} liegt nicht mehr da.")
        for one in origins
        if one not in there
    ]
    return Look(watch=watch, n_found=len(there)), seen + gone


def _sight(path: Path, source: Source | None) -> Sight:
    if source is None:
        return Sight.NEW
    return Sight.CHANGED if may_differ(path, source) else Sight.UNCHANGED


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES)


def may_differ(path: Path, source: Source) -> bool:
    """Whether a file was written since it was taken in.

    It counts as unchanged if it has its size and its inode was last changed before it was copied:
    nobody can write into a file without changing that, whatever date of modification is set
    afterwards.
    """
    state = path.stat()
    if source.taken_in is None or state.st_size != source.n_bytes:
        return True
    changed = datetime.fromtimestamp(int(state.st_ctime), UTC)
    return changed >= datetime.fromisoformat(source.taken_in)
