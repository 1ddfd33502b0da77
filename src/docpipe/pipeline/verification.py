"""Re-check every quote against its page and every file against its checksum."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docpipe import codec, index
from docpipe.corpus import Artefact, Corpus
from docpipe.errors import CorpusError, NoSnapshotError, SchemaMismatchError, SnapshotError
from docpipe.files import sha256_bytes, sha256_file
from docpipe.model import (
    Chunk,
    ChunkId,
    Document,
    Evidence,
    Extraction,
    Filters,
    Record,
    SnapshotId,
    SourceId,
)
from docpipe.pipeline.proof import faults, printed_lines
from docpipe.pipeline.publish import Progress, Ready, mined_chunks, ready_sources, reviewed
from docpipe.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it should be, and where."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """How many quotes and files were checked, and all that was wrong with them.

    A quote is proven if it is byte for byte what the document holds and its letters stand inside
    its boxes on its pages. ``n_entries`` counts the entries of the published index that were
    compared with the corpus.
    """

    n_quotes: int
    n_proven: int
    n_files: int
    n_entries: int
    faults: tuple[Fault, ...]


_Entries = dict[tuple[SourceId, ChunkId], tuple[Chunk, ...]]
"""By source, too: what a newer version leaves as it was goes by the same id."""


class _Ledger:
    """Counts while the check runs."""

    def __init__(self) -> None:
        self.n_quotes = self.n_proven = self.n_files = self.n_entries = 0
        self.faults: list[Fault] = []

    def note(self, where: str, what: str) -> None:
        self.faults.append(Fault(where=where, what=what))


def verify(
    place: Workspace, *, snapshot: SnapshotId | None = None, progress: Progress | None = None
) -> VerifyReport:
    """Check corpus and index without changing either. Faults are reported, not raised.

    ``snapshot`` names one that is to be checked instead of the published one.
    """
    ledger = _Ledger()
    # Until the next publication readers get versions that newer ones have replaced already.
    sources = ready_sources(place.corpus, also=_shown(place, snapshot))
    entries: _Entries = {}
    for done, ready in enumerate(sources):
        if progress:
            progress("prüfen", done, len(sources))
        _check_files(place.corpus, ready, ledger)
        try:
            entries |= _check_quotes(place.corpus, ready, ledger)
        except (CorpusError, SchemaMismatchError) as error:
            ledger.note(ready.source.filename, str(error))
            continue
    _check_index(place, snapshot, entries, ledger)
    return VerifyReport(
        n_quotes=ledger.n_quotes,
        n_proven=ledger.n_proven,
        n_files=ledger.n_files,
        n_entries=ledger.n_entries,
        faults=tuple(ledger.faults),
    )


def _shown(place: Workspace, snapshot: SnapshotId | None) -> frozenset[SourceId]:
    """The documents of the index; none if it cannot be opened, which is told later."""
    try:
        manifest = index.read_manifest(place.index_dir, snapshot)
        with index.open_snapshot(place.index_dir, manifest.snapshot_id) as opened:
            return frozenset(opened.documents)
    except SnapshotError:
        return frozenset()


def _check_files(corpus: Corpus, ready: Ready, ledger: _Ledger) -> None:
    source = ready.source
    original = corpus.original(source.id)
    ledger.n_files += 1
    if not original.is_file():
        ledger.note(source.filename, f"das Original fehlt: {original}")
    elif sha256_file(original) != source.sha256:
        ledger.note(source.filename, f"das Original ist verändert: {original}")
    for artefact, stamp in corpus.stamps(source.id).items():
        ledger.n_files += 1
        try:
            data = corpus.load_bytes(source.id, artefact)
        except CorpusError as error:
            ledger.note(source.filename, str(error))
            continue
        if sha256_bytes(data) != stamp.output:
            ledger.note(source.filename, f"{artefact.value} weicht von der Prüfsumme ab")


def _check_quotes(corpus: Corpus, ready: Ready, ledger: _Ledger) -> _Entries:
    """Every quote against its page; returns the entries by id, as mined and as reviewed."""

    def load(artefact: Artefact) -> bytes:
        return corpus.load_bytes(ready.source.id, artefact)

    document = codec.from_json(load(Artefact.DOCUMENT), Document)
    pages = printed_lines(codec.from_json(load(Artefact.EXTRACTION), Extraction))
    records = codec.read_jsonl(load(Artefact.RECORDS), Record)
    chunks = mined_chunks(corpus, ready)
    wanted = reviewed(corpus, ready, chunks).chunks if ready.reviews else chunks
    blocks = {block.id: block for block in document.blocks}
    for where, evidence in _quotes(records, dict.fromkeys((*chunks, *wanted))):
        found = [f"{where}: {fault}" for fault in faults(evidence, blocks, pages)]
        ledger.n_quotes += 1
        ledger.n_proven += not found
        for fault in found:
            ledger.note(ready.source.filename, fault)
    source = ready.source.id
    entries: _Entries = {(source, chunk.id): (chunk,) for chunk in chunks}
    for chunk in wanted:
        entries[source, chunk.id] = (*entries.get((source, chunk.id), ()), chunk)
    return entries


def _quotes(records: tuple[Record, ...], chunks: Iterable[Chunk]) -> Iterator[tuple[str, Evidence]]:
    for record in records:
        yield record.id, record.evidence
        for part in record.fields:
            yield f"{record.id} ({part.name})", part.evidence
    # By their words, for an entry may go by the id of an earlier version.
    proven = {record.evidence for record in records}
    for chunk in chunks:
        if chunk.evidence not in proven:
            yield chunk.id, chunk.evidence


def _check_index(
    place: Workspace,
    snapshot: SnapshotId | None,
    entries: _Entries,
    ledger: _Ledger,
) -> None:
    """The published entries must say what the corpus says; another corpus is another index."""
    try:
        manifest = index.verify_files(place.index_dir, snapshot)
    except NoSnapshotError:
        return
    except SnapshotError as error:
        ledger.note("Index", str(error))
        return
    ledger.n_files += len(manifest.files)
    with index.open_snapshot(place.index_dir, manifest.snapshot_id) as opened:
        for chunk, document in opened.entries(Filters()):
            ledger.n_entries += 1
            known = entries.get((chunk.source_id, chunk.id), ())
            if not known:
                ledger.note(document.file, f"{chunk.id} steht im Index, aber nicht im Korpus")
            elif not any(_says(one, chunk) for one in known):
                ledger.note(document.file, f"{chunk.id} weicht im Index vom Korpus ab")


def _says(known: Chunk, published: Chunk) -> bool:
    """Whether an entry is one of the corpus; a verdict may have come since it was published.

    What repeats what only the index knows.
    """
    if published.review is not None:
        return known.evidence == published.evidence
    return known == replace(published, group=None)
