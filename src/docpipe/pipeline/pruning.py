"""What can go: leftovers, what can be made again and nobody reads, reports of long ago.

Originals, lists, history, verdicts and alerts are never touched. Of a version that was replaced and
is not served any more stays what the ids of later versions and the differences between them are
made of: document, records, entries and their stamps.
"""

import logging
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from docpipe import codec, index
from docpipe.corpus import Artefact
from docpipe.corpus.migrations import migrate
from docpipe.errors import SchemaMismatchError, SnapshotError, explained
from docpipe.files import leftovers
from docpipe.index.pruning import remove_snapshot, superfluous
from docpipe.locks import write_lock
from docpipe.model import SourceId
from docpipe.pipeline.picture_store import cache_folder
from docpipe.pipeline.workspace import Workspace

_LOG = logging.getLogger(__name__)

_DAY_S = 86_400

_DRAFT = re.compile(r"\..+\.[0-9a-f]{32}|[0-9a-f]{16}\.\d+\.draft")
"""Names of files that are being written: ``files.write_atomic``, ``Corpus.keep_original``."""

_FETCHED = re.compile(r"[0-9a-f]{24}(-[0-9a-f]{8})?\.(part|json|whole)")
"""Downloads on their way; they may be gone on with, so they stay longer than drafts."""

_FETCHED_DAYS = 30

_SOURCE = re.compile(r"[0-9a-f]{16}")
_REPORT = re.compile(r"(\d{8}T\d{6})Z-.+\.(json|md)")

_HEAVY = (Artefact.EXTRACTION, Artefact.VECTORS)
"""Nine tenths of a source's folder, and needed only to serve it."""


class Sort(StrEnum):
    """Why something goes."""

    SNAPSHOT = "snapshot"
    DRAFT = "draft"
    DOWNLOAD = "download"
    SUPERSEDED = "superseded"
    ORPHAN = "orphan"
    REPORT = "report"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A file or folder that goes."""

    sort: Sort
    path: str
    n_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What went, or would go.

    Attributes:
        kept_back: Paths that could not be removed, with why.
    """

    items: tuple[Item, ...] = ()
    kept_back: tuple[tuple[str, str], ...] = ()

    @property
    def n_bytes(self) -> int:
        """Of all together."""
        return sum(item.n_bytes for item in self.items)

    def by_sort(self) -> dict[Sort, tuple[int, int]]:
        """How many, and how many bytes, for each sort that occurs."""
        sums: dict[Sort, tuple[int, int]] = {}
        for item in self.items:
            n, n_bytes = sums.get(item.sort, (0, 0))
            sums[item.sort] = (n + 1, n_bytes + item.n_bytes)
        return sums


@dataclass(frozen=True, slots=True)
class _Found:
    sort: Sort
    path: Path
    remove: Callable[[Path], None]


def prune(
    place: Workspace,
    now: datetime | None = None,
    *,
    dry_run: bool = False,
    wait_s: float = 0.0,
    cache: Path | None = None,
) -> Pruned:
    """Remove what ``[keeping]`` and ``[index] keep_snapshots`` do not keep.

    A kill in between leaves the rest for the next time. What cannot be removed stays.

    Args:
        place: Corpus, index and settings.
        now: The time, for the age of reports.
        dry_run: Only say what would go.
        wait_s: For how long to wait while somebody else writes.
        cache: Where pictures of pages lie; by default in the user's cache folder.

    Raises:
        BusyError: Another process writes to the corpus or the index.
    """
    if not place.corpus.root.is_dir():
        return Pruned()
    # Files bear the time of the machine, reports that of their run.
    moment = datetime.now(UTC).timestamp()
    with write_lock(place.corpus.root, wait_s=wait_s):
        found = [*_in_corpus(place, moment), *_pictures(place, moment, cache)]
        if _is_up_to_date(place.corpus.root):
            found += _work(place)
            found += _reports(place, (now or datetime.now(UTC)).timestamp())
        done = _removed(found, dry_run=dry_run)
        if not place.index_dir.is_dir():
            return done
        with write_lock(place.index_dir, wait_s=wait_s):
            folders = superfluous(place.index_dir, place.settings.index.keep_snapshots)
            of_index = [_Found(Sort.SNAPSHOT, folder, remove_snapshot) for folder in folders]
            of_index += _drafts(place.index_dir, moment, place, depth=0)
            rest = _removed(of_index, dry_run=dry_run)
    return Pruned(items=(*done.items, *rest.items), kept_back=(*done.kept_back, *rest.kept_back))


def _is_up_to_date(root: Path) -> bool:
    """Whether the lists say what today's docpipe reads in them.

    An older corpus cannot be brought up to date on a full disk: the rest has to make room first.
    """
    try:
        migrate(root)
    except OSError as error:
        _LOG.warning("%s bleibt, wie er ist: %s", root, explained(error))
        return False
    return True


def _removed(found: Iterable[_Found], *, dry_run: bool) -> Pruned:
    items: list[Item] = []
    kept_back: list[tuple[str, str]] = []
    for one in found:
        try:
            n_bytes = _size(one.path)
            if not dry_run:
                one.remove(one.path)
        except FileNotFoundError:  # its process was not dead after all, or somebody was quicker
            continue
        except OSError as error:
            kept_back.append((str(one.path), error.strerror or str(error)))
        else:
            items.append(Item(sort=one.sort, path=str(one.path), n_bytes=n_bytes))
    return Pruned(items=tuple(items), kept_back=tuple(kept_back))


def _unlink(path: Path) -> None:
    path.unlink()


def _size(path: Path) -> int:
    if not path.is_dir() or path.is_symlink():
        return path.lstat().st_size
    return sum(one.lstat().st_size for one in path.rglob("*") if not one.is_dir())


def _in_corpus(place: Workspace, moment: float) -> Iterator[_Found]:
    root = place.corpus.root
    for folder in leftovers(root):
        if folder.is_dir():
            yield _Found(Sort.DRAFT, folder, shutil.rmtree)
    yield from _drafts(root, moment, place, depth=0)
    for name in ("alerts", "originals", "reports", "work"):
        yield from _drafts(root / name, moment, place, depth=2)
    for path in _files(root / "incoming"):
        if _FETCHED.fullmatch(path.name) and _is_older(path, moment, _FETCHED_DAYS):
            yield _Found(Sort.DOWNLOAD, path, _unlink)


def _drafts(folder: Path, moment: float, place: Workspace, *, depth: int) -> Iterator[_Found]:
    """Drafts of killed processes in a folder, and as many folders deep."""
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            if depth:
                yield from _drafts(path, moment, place, depth=depth - 1)
        elif _DRAFT.fullmatch(path.name) and _is_older(
            path, moment, place.settings.keeping.leftover_days
        ):
            yield _Found(Sort.DRAFT, path, _unlink)


def _work(place: Workspace) -> Iterator[_Found]:
    """Folders of sources that are none, and what is heavy of those that nobody reads."""
    corpus = place.corpus
    folders = [path for path in _entries(corpus.root / "work") if path.is_dir()]
    if not folders:
        return
    sources = {source.id for source in corpus.sources()}
    replaced = _replaced(place)
    for folder in folders:
        known = SourceId(folder.name)
        # An empty list is a lost list rather than a corpus without sources.
        if sources and known not in sources and _SOURCE.fullmatch(known):
            yield _Found(Sort.ORPHAN, folder, shutil.rmtree)
        elif known in replaced:
            yield from _heavy(place, known)


def _replaced(place: Workspace) -> set[SourceId]:
    """Sources that a newer version has replaced everywhere."""
    served = _served(place)
    if served is None or place.settings.keeping.superseded_work:
        return set()
    sources = place.corpus.sources()
    return {one.id for one in sources if one.superseded_by is not None} - served


def _heavy(place: Workspace, source_id: SourceId) -> Iterator[_Found]:
    for artefact in _HEAVY:
        path = place.corpus.artefact(source_id, artefact)
        if path.is_file():
            yield _Found(Sort.SUPERSEDED, path, _unlink)


def _served(place: Workspace) -> set[SourceId] | None:
    """Sources in the published snapshot and in the candidate; ``None`` if that cannot be said."""
    served: set[SourceId] = set()
    try:
        snapshots = (index.current_id(place.index_dir), index.candidate_id(place.index_dir))
        for snapshot in snapshots:
            if snapshot is not None:
                with index.open_snapshot(place.index_dir, snapshot) as opened:
                    served |= set(opened.documents)
    except SnapshotError:
        return None
    return served if any(snapshots) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    run_id: str
    outcome: str


def _reports(place: Workspace, moment: float) -> Iterator[_Found]:
    """Reports of long ago, but for the last of each month, and the last success of each."""
    folder, options = place.corpus.root / "reports", place.settings.keeping
    by_stem: defaultdict[str, list[Path]] = defaultdict(list)
    for path in _files(folder):
        if _REPORT.fullmatch(path.name):
            by_stem[path.stem].append(path)
    last: set[tuple[str, bool]] = set()
    needed = _held_by(folder)
    for stem in sorted(by_stem, reverse=True):
        known = _outcome_of(folder / f"{stem}.json")
        failed = known is None or known.outcome in ("failed", "held")
        marks = {(stem[:6], False)} | (set() if failed else {(stem[:6], True)})
        is_last, last = not marks <= last, last | marks
        days = options.failures_days if failed else options.reports_days
        begun = datetime.strptime(stem[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC).timestamp()
        if is_last or moment - begun <= days * _DAY_S or (known and known.run_id == needed):
            continue
        for path in by_stem[stem]:
            yield _Found(Sort.REPORT, path, _unlink)


def _outcome_of(path: Path) -> _Outcome | None:
    try:
        return codec.read_file(path, _Outcome)
    except (FileNotFoundError, SchemaMismatchError):
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    run_id: str


def _held_by(folder: Path) -> str | None:
    """The run whose candidate waits for a person: why stands in its report."""
    try:
        return codec.read_file(folder / "held.json", _Held).run_id
    except (FileNotFoundError, SchemaMismatchError):
        return None


def _pictures(place: Workspace, moment: float, cache: Path | None) -> Iterator[_Found]:
    days = place.settings.keeping.pictures_days
    for path in sorted((cache or cache_folder() / "pages").glob("??/*.png")):
        if _is_older(path, moment, days):
            yield _Found(Sort.PICTURE, path, _unlink)


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


def _files(folder: Path) -> list[Path]:
    return [path for path in _entries(folder) if path.is_file() and not path.is_symlink()]


def _is_older(path: Path, moment: float, days: float) -> bool:
    try:
        return moment - path.lstat().st_mtime > days * _DAY_S
    except FileNotFoundError:
        return False
