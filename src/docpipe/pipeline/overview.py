"""What is there: sources, records, quarantine, and what is published."""

from dataclasses import dataclass

from docpipe import index
from docpipe.errors import Reason
from docpipe.model import DocumentInfo, RecordType, SnapshotId
from docpipe.pipeline.problems import PageProblem, problems_of
from docpipe.pipeline.publish import count_by_type, ready_sources
from docpipe.pipeline.stages import is_fresh
from docpipe.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusStatus:
    """Counts of the corpus beside the snapshot that is served.

    Attributes:
        n_sources: Current sources whose text is ready.
        n_superseded: Earlier versions, kept but not served.
        n_stale: Sources that the next ``ingest`` will bring up to date.
        quarantine: How many files are set aside, by reason.
        problems: Pages of current sources whose text is missing or bad.
        documents: The bibliographic lines of current sources, with all that is claimed of them.
        published: The snapshot's own counts; ``None`` if nothing is published.
    """

    snapshot_id: SnapshotId | None
    created_at: str | None
    n_sources: int
    n_superseded: int
    n_stale: int
    n_pages: int
    n_records: dict[RecordType, int]
    quarantine: dict[Reason, int]
    problems: tuple[PageProblem, ...]
    documents: tuple[DocumentInfo, ...]
    published: index.Counts | None


def status(place: Workspace) -> CorpusStatus:
    """Look at corpus and index without changing either."""
    corpus = place.corpus
    sources = corpus.sources()
    ready = ready_sources(corpus)
    entries = corpus.quarantine()
    set_aside = {entry.source_id for entry in entries}
    current = [source for source in sources if source.superseded_by is None]
    snapshot_id = index.current_id(place.index_dir)
    manifest = index.read_manifest(place.index_dir) if snapshot_id else None
    return CorpusStatus(
        snapshot_id=snapshot_id,
        created_at=manifest.created_at if manifest else None,
        n_sources=len(ready),
        n_superseded=len(sources) - len(current),
        n_stale=sum(
            source.id not in set_aside and not is_fresh(corpus, source, place.settings)
            for source in current
        ),
        n_pages=sum(item.summary.n_pages for item in ready),
        n_records=count_by_type(ready),
        quarantine={
            reason: count
            for reason in Reason
            if (count := sum(entry.reason is reason for entry in entries))
        },
        problems=tuple(
            problem for item in ready for problem in problems_of(item.source, item.summary.problems)
        ),
        documents=tuple(item.document for item in ready),
        published=manifest.counts if manifest else None,
    )
