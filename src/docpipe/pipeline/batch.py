"""The whole job: take in, process what is stale, settle the quarantine, publish."""

import os
import time
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from docpipe.corpus import Corpus, QuarantineEntry
from docpipe.extraction.recognition.means import require_engine
from docpipe.model import Ocr, Review, SnapshotId, Source, SourceId
from docpipe.pipeline.candidate import Published, build_index, is_published
from docpipe.pipeline.download import is_address
from docpipe.pipeline.intake import Intake, Item, Standing, take_in
from docpipe.pipeline.problems import PageProblem, problems_of
from docpipe.pipeline.processing import Outcome, Processed, Quarantined, SandboxPool, process
from docpipe.pipeline.publish import Progress
from docpipe.pipeline.stages import attempt_digest, is_fresh
from docpipe.pipeline.workspace import Workspace

MAX_WORKERS = 8
"""More workers than this fight over memory, not over processors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What a run did, each input in exactly one of the five lists.

    ``counts`` are those of the whole published index. ``problems`` are those of the documents that
    were read in this run. ``pages_per_cpu_s`` is ``None`` if no stage
    ran. ``lost_reviews`` are verdicts that could not be applied: their words are found no more.
    """

    snapshot_id: SnapshotId | None
    took_s: float
    counts: dict[str, int]
    added: tuple[Item, ...]
    updated: tuple[Item, ...]
    unchanged: tuple[Item, ...]
    duplicates: tuple[Item, ...]
    quarantined: tuple[tuple[Item, QuarantineEntry], ...]
    n_processed: int
    n_embedded: int
    n_not_at_hand: int
    problems: tuple[PageProblem, ...]
    pages_per_cpu_s: float | None
    peak_bytes: int
    lost_reviews: tuple[Review, ...] = ()


def ingest(  # noqa: PLR0913 - the options of the command
    inputs: str | Path | Sequence[str | Path] | None = None,
    workspace: Workspace | None = None,
    *,
    workers: int | None = None,
    password: str | None = None,
    ocr: Ocr | None = None,
    only: Collection[SourceId] | None = None,
    wait_s: float = 0.0,
    progress: Progress | None = None,
) -> IngestReport:
    """Add inputs, bring every stale source up to date, publish one snapshot.

    >>> import docpipe
    >>> report = docpipe.ingest("handreichungen", docpipe.Workspace.open("neu", "neuer-index"))
    >>> [item.file for item in report.added], report.quarantined
    (['sprachmittlung-2019.pdf'], ())

    A file that cannot be read does not stop the others: it stands in ``quarantined`` with a
    reason. A second call is quick: what is unchanged is not read again.

    Args:
        inputs: One or several of what ``take_in`` takes: files, folders, lists, addresses.
            ``None`` for the catalogue, ``()`` for stale sources only.
        workspace: Where to read and write; by default ``./corpus`` and ``./index``.
        workers: Documents read side by side; by default one a processor.
        password: Tried on encrypted files.
        ocr: Which pages of the inputs are read from their pictures; see ``take_in``.
        only: Process no other sources than these, however stale.
        wait_s: For how long to wait while another run writes to the corpus.
        progress: Told about every finished document.

    Raises:
        QueryError: An input does not exist.
        CorpusError: The corpus is empty although an index is published, or there is nothing to do.
        BusyError: Another run writes to the same corpus or index, still after ``wait_s`` seconds.
        ToolMissingError: All pages shall be read from their pictures, and nothing can.
    """
    started = time.monotonic()
    place = workspace or Workspace.open()
    require_engine(replace(place.settings.extract, ocr=ocr or place.settings.extract.ocr))
    with place.corpus.lock(wait_s=wait_s):
        intake = take_in(_named(inputs), place, ocr=ocr)
        due = [s for s in due_sources(place, password) if only is None or s.id in only]
        outcomes = _process_all(due, place, workers, password, progress)
        settle(place, intake, outcomes)
        published = build_index(place, progress=progress)
        return summarise(place, intake, outcomes, published, time.monotonic() - started)


def _named(inputs: str | Path | Sequence[str | Path] | None) -> list[str] | None:
    if inputs is None:
        return None
    return [str(one) for one in ((inputs,) if isinstance(inputs, str | Path) else inputs)]


def is_current(inputs: Sequence[str] | None, workspace: Workspace) -> bool:
    """Take inputs in, and say whether that leaves nothing to process, publish or report.

    Addresses are never current: only fetching them could tell.
    """
    if any(is_address(name) for name in inputs or ()):
        return False
    with workspace.corpus.lock():
        intake = take_in(inputs, workspace)
    refused = any(item.entry for item in intake.items)
    return not refused and not due_sources(workspace) and is_published(workspace)


def due_sources(place: Workspace, password: str | None = None) -> tuple[Source, ...]:
    """All current sources that are stale and were not tried in this very way before."""
    corpus, settings = place.corpus, place.settings
    tried = {entry.source_id: entry.attempt for entry in corpus.quarantine()}
    return tuple(
        source
        for source in corpus.sources()
        if source.superseded_by is None
        and not (
            source.id in tried and tried[source.id] == attempt_digest(source, settings, password)
        )
        and not is_fresh(corpus, source, settings)
    )


def settle(place: Workspace, intake: Intake, outcomes: Iterable[Outcome]) -> None:
    """Bring the quarantine list up to date after a run."""
    corpus = place.corpus
    refused = [item.entry for item in intake.items if item.entry is not None]
    failed = [outcome.entry for outcome in outcomes if isinstance(outcome, Quarantined)]
    sources = [source for source in corpus.sources() if source.superseded_by is None]
    current = {source.id for source in sources}
    healed = {s.id for s in sources if is_fresh(corpus, s, place.settings)}
    named = {item.path for item in intake.items if item.standing is not Standing.DUPLICATE}
    tried_again = {entry.source_id for entry in failed}
    kept = [
        entry
        for entry in corpus.quarantine()
        if (
            entry.source_id in current - healed - tried_again
            if entry.stage != "intake"
            else entry.origin not in named
        )
    ]
    entries = kept + failed + refused
    if tuple(entries) != corpus.quarantine():
        corpus.save_quarantine(entries)


def summarise(
    place: Workspace,
    intake: Intake,
    outcomes: Sequence[Outcome],
    published: Published,
    took_s: float,
) -> IngestReport:
    """Sort every input into its list."""
    corpus = place.corpus
    quarantine = {entry.source_id: entry for entry in corpus.quarantine() if entry.source_id}
    ran = {o.source_id: o for o in outcomes if isinstance(o, Processed) and o.stages}
    worked_on = [*ran, *(o.source_id for o in outcomes if isinstance(o, Quarantined))]
    lists: dict[Standing, list[Item]] = {standing: [] for standing in Standing}
    bad: list[tuple[Item, QuarantineEntry]] = []
    for item in (*intake.items, *_unnamed(corpus, intake, worked_on)):
        entry = item.entry or (quarantine.get(item.source_id) if item.source_id else None)
        if entry is not None and item.standing is not Standing.DUPLICATE:
            bad.append((item, entry))
        elif item.standing is Standing.UNCHANGED and item.source_id in ran:
            lists[Standing.UPDATED].append(item)
        else:
            lists[item.standing].append(item)
    cpu_s = sum(outcome.cpu_s for outcome in ran.values())
    n_pages = sum(outcome.n_pages for outcome in ran.values())
    return IngestReport(
        snapshot_id=published.snapshot_id,
        took_s=took_s,
        counts={
            "sources": published.n_sources,
            "pages": published.n_pages,
            "records": published.n_records,
            "chunks": published.n_chunks,
        },
        added=tuple(lists[Standing.ADDED]),
        updated=tuple(lists[Standing.UPDATED]),
        unchanged=tuple(lists[Standing.UNCHANGED]),
        duplicates=tuple(lists[Standing.DUPLICATE]),
        quarantined=tuple(bad),
        n_processed=len(outcomes),
        n_embedded=published.n_embedded,
        n_not_at_hand=intake.n_not_at_hand,
        problems=tuple(
            problem
            for outcome in ran.values()
            for problem in problems_of(corpus.source(outcome.source_id), outcome.problems)
        ),
        pages_per_cpu_s=n_pages / cpu_s if cpu_s else None,
        peak_bytes=max((outcome.peak_bytes for outcome in ran.values()), default=0),
        lost_reviews=published.lost,
    )


def _unnamed(corpus: Corpus, intake: Intake, worked_on: Iterable[SourceId]) -> Iterable[Item]:
    """Sources that were processed although no input named them."""
    named = {item.source_id for item in intake.items}
    for identifier in sorted(set(worked_on) - named):
        source = corpus.source(identifier)
        yield Item(
            file=source.filename,
            path=source.origins[0],
            standing=Standing.UPDATED,
            source_id=identifier,
        )


def _process_all(
    due: Sequence[Source],
    place: Workspace,
    workers: int | None,
    password: str | None,
    progress: Progress | None,
) -> list[Outcome]:
    if not due:
        return []
    n_workers = workers or min(os.cpu_count() or 1, MAX_WORKERS)
    # Large files first, so that the last worker to finish is not left alone with the largest.
    ordered = sorted(due, key=lambda source: (-source.n_bytes, source.id))
    outcomes: list[Outcome] = []
    with SandboxPool() as sandboxes, ThreadPoolExecutor(max_workers=n_workers) as pool:

        def one(source: Source) -> Outcome:
            return process(source.id, place, sandboxes=sandboxes, password=password)

        try:
            for outcome in pool.map(one, ordered):
                outcomes.append(outcome)
                if progress:
                    progress("lesen", len(outcomes), len(due))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return outcomes
