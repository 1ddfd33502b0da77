"""A new snapshot in two steps, so that it can be judged in between: build it, publish it.

Whatever happens between the two, the next run does the right thing: what is built already is not
built again, what is published already is only noted.
"""

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from docpipe import index
from docpipe.embed import spec_of
from docpipe.errors import CorpusError, NewerSnapshotError, OutdatedCandidateError, SnapshotError
from docpipe.model import Filters, RecordType, Review, SnapshotId
from docpipe.pipeline.history import is_noted, note_publication
from docpipe.pipeline.publish import Progress, content_of, lost_reviews, made_of, ready_sources
from docpipe.pipeline.workspace import Workspace

_LOG = logging.getLogger(__name__)

RECORDS = tuple(kind for kind in RecordType if kind is not RecordType.PASSAGE)
"""What readers call a change; passages are what lies between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What the corpus gives now, complete under ``snapshots/``.

    Attributes:
        snapshot_id: ``None`` if the corpus is empty and nothing was ever published.
        content: Digest of all that it was made from.
        against: What was published when it was built.
        n_embedded: Texts that had to be encoded.
        lost: Verdicts of people whose words are not found in their document any more.
        mended: Whether it is what is published, built anew in place of damaged files.
    """

    snapshot_id: SnapshotId | None
    content: str = ""
    against: SnapshotId | None = None
    n_embedded: int = 0
    lost: tuple[Review, ...] = ()
    mended: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it says something else than what is published."""
        return self.snapshot_id != self.against


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What is served now.

    Attributes:
        snapshot_id: ``None`` if the corpus is empty and nothing was ever published.
        n_embedded: Texts that had to be encoded.
        lost: Verdicts of people whose words are not found in their document any more.
        is_new: Whether this call published a snapshot.
    """

    snapshot_id: SnapshotId | None
    n_sources: int = 0
    n_pages: int = 0
    n_records: int = 0
    n_chunks: int = 0
    n_embedded: int = 0
    is_new: bool = False
    lost: tuple[Review, ...] = ()


def build_index(place: Workspace, *, progress: Progress | None = None) -> Published:
    """Publish everything that is ready, unless exactly that is published already and unharmed.

    Raises:
        CorpusError: Nothing is ready although something is published: a wrong corpus, surely.
        BusyError: Another process publishes.
        ToolMissingError: The embedding model is not there.
    """
    return publish_candidate(place, build_candidate(place, progress=progress))


def build_candidate(
    place: Workspace, *, thorough: bool = True, progress: Progress | None = None
) -> Candidate:
    """Make a snapshot of everything that is ready and check it; nothing is published.

    The caller holds the corpus lock.

    Args:
        place: Corpus, index and settings.
        thorough: Whether what is published already is compared with its checksums, or only with
            its sizes.
        progress: Told about every document.

    Raises:
        CorpusError: Nothing is ready although something is published: a wrong corpus, surely.
        BusyError: Another process publishes.
        NewerSnapshotError: A newer docpipe has published here.
        ToolMissingError: The embedding model is not there.
    """
    settings, index_dir = place.settings, place.index_dir
    _refuse_newer(index_dir)
    sources = ready_sources(place.corpus)
    spec = spec_of(settings.embed)
    content = made_of(sources, place)
    due = index.snapshot_id(content, spec, settings.index)
    current = _current_id(index_dir)
    candidate = Candidate(
        snapshot_id=due, content=content, against=current, lost=lost_reviews(place.corpus, sources)
    )
    if current == due and _is_unharmed(index_dir, due, thorough=thorough):
        return candidate
    if index.candidate_id(index_dir) == due and _is_unharmed(index_dir, due, thorough=True):
        return candidate  # of a run that was cut off, or whose gate was closed
    if not sources:
        if current is not None:
            raise CorpusError(
                f"In {place.corpus.root} ist keine einzige lesbare Quelle; der veröffentlichte "
                "Index bleibt, wie er ist. Ist --corpus richtig? Sonst den Indexordner löschen."
            )
        return replace(candidate, snapshot_id=None)
    whole, n_embedded = content_of(place, sources, spec, progress)
    index.build(index_dir, due, whole, settings.index)
    _LOG.info("built %s of %d sources", due, len(sources))
    return replace(candidate, n_embedded=n_embedded, mended=current == due)


def publish_candidate(place: Workspace, candidate: Candidate) -> Published:
    """Put a candidate in place, and note in the history what that changed.

    Done before, it is only noted, if that was not done. The caller holds the corpus lock.

    Raises:
        OutdatedCandidateError: Something else was published since it was built.
        CorruptSnapshotError: It was removed or harmed since.
    """
    snapshot, current = candidate.snapshot_id, _current_id(place.index_dir)
    if snapshot is None:
        return Published(snapshot_id=None, lost=candidate.lost)
    if current not in (snapshot, candidate.against):
        raise OutdatedCandidateError(
            f"Seit der Index {snapshot} gebaut wurde, ist {current} veröffentlicht worden. "
            "Abhilfe: „docpipe run“ baut und prüft ihn neu."
        )
    if current != snapshot:
        index.make_current(place.index_dir, snapshot, place.settings.index)
        _LOG.info("published %s", snapshot)
    if not is_noted(place.corpus, candidate.content):
        _note(place, candidate, snapshot)
    counts = index.read_manifest(place.index_dir, snapshot).counts
    return Published(
        snapshot_id=snapshot,
        n_sources=counts.sources,
        n_pages=counts.pages,
        n_records=counts.records,
        n_chunks=counts.chunks,
        n_embedded=candidate.n_embedded,
        is_new=current != snapshot,
        lost=candidate.lost,
    )


def is_published(place: Workspace) -> bool:
    """Whether the snapshot that is served is the one that the corpus would give now, and noted."""
    current = _current_id(place.index_dir)
    content = made_of(ready_sources(place.corpus), place)
    due = index.snapshot_id(content, spec_of(place.settings.embed), place.settings.index)
    return (
        current == due
        and _is_unharmed(place.index_dir, due, thorough=True)
        and is_noted(place.corpus, content)
    )


def _note(place: Workspace, candidate: Candidate, snapshot: SnapshotId) -> None:
    """As the snapshot has it: the corpus may have gone on since it was built."""
    with index.open_snapshot(place.index_dir, snapshot) as opened:
        records = [chunk for chunk, _ in opened.entries(Filters(types=RECORDS))]
        documents = tuple(opened.documents.values())
    records.sort(key=lambda record: record.source_id)
    note_publication(place.corpus, snapshot, candidate.content, documents, records)


def _current_id(index_dir: Path) -> SnapshotId | None:
    """What is published; nothing if the pointer cannot be read, so that it is made anew."""
    try:
        return index.current_id(index_dir)
    except SnapshotError as error:
        _LOG.warning("the index will be published anew: %s", error)
        return None


def _refuse_newer(index_dir: Path) -> None:
    """What a newer docpipe has published is not replaced by what this one makes."""
    try:
        index.read_manifest(index_dir)
    except NewerSnapshotError:
        raise
    except SnapshotError:
        return  # nothing is published, or it is made anew


def _is_unharmed(index_dir: Path, snapshot: SnapshotId, *, thorough: bool) -> bool:
    """Whether the files of the current snapshot are what its manifest says."""
    try:
        (index.verify_files if thorough else index.glance)(index_dir, snapshot)
    except SnapshotError as error:
        _LOG.warning("the current snapshot is damaged and will be built anew: %s", error)
        return False
    return True
