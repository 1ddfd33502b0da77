"""Embed what changed and publish one snapshot of everything that is ready."""

import io
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe import codec, index, mine, repeats
from docpipe.chunk import VERSION as CHUNK_VERSION
from docpipe.chunk import contextualise
from docpipe.corpus import Artefact, Corpus, Stamp, read_reviews
from docpipe.corpus.store import digest
from docpipe.embed import Embedder, open_embedder, spec_of
from docpipe.errors import CorpusError, SnapshotError
from docpipe.files import sha256_bytes
from docpipe.language.analysis import labelled
from docpipe.model import (
    Chunk,
    Document,
    DocumentInfo,
    EmbeddingSpec,
    RecordType,
    Review,
    SnapshotId,
    Source,
    describe,
)
from docpipe.pipeline.history import is_noted, note_publication
from docpipe.pipeline.reviewing import Reviewed, apply_reviews, reviews_by_source
from docpipe.pipeline.stages import Summary, scheme_of
from docpipe.pipeline.workspace import Workspace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOG = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A source whose artefacts are complete, as the index will show it."""

    source: Source
    document: DocumentInfo
    summary: Summary
    chunks_digest: str
    reviews: tuple[Review, ...] = ()


def build_index(place: Workspace, *, progress: Progress | None = None) -> Published:
    """Publish everything that is ready, unless exactly that is published already and unharmed.

    Raises:
        CorpusError: Nothing is ready although something is published: a wrong corpus, surely.
        BusyError: Another process publishes.
        ToolMissingError: The embedding model is not there.
    """
    settings, index_dir = place.settings, place.index_dir
    sources = ready_sources(place.corpus)
    spec = spec_of(settings.embed)
    made_of = _made_of(sources, place)
    snapshot_id = index.snapshot_id(made_of, spec, settings.index)
    current = _current_id(index_dir)
    lost = lost_reviews(place.corpus, sources)
    if current == snapshot_id and _is_unharmed(index_dir):
        if not is_noted(place.corpus, made_of):
            _note(place, sources, snapshot_id, made_of, _served(place.corpus, sources))
        return _published(index.read_manifest(index_dir), lost)
    if not sources:
        if current is not None:
            raise CorpusError(
                f"In {place.corpus.root} ist keine einzige lesbare Quelle; der veröffentlichte "
                "Index bleibt, wie er ist. Ist --corpus richtig? Sonst den Indexordner löschen."
            )
        return Published(snapshot_id=None, lost=lost)
    content, n_embedded = _content(place, sources, spec, progress)
    manifest = index.publish(index_dir, snapshot_id, content, settings.index)
    _LOG.info("published %s with %d sources", snapshot_id, len(sources))
    _note(place, sources, snapshot_id, made_of, content.chunks)
    return replace(_published(manifest, lost), n_embedded=n_embedded, is_new=True)


def _note(
    place: Workspace,
    sources: tuple["Ready", ...],
    snapshot: SnapshotId,
    made_of: str,
    chunks: Iterable[Chunk],
) -> None:
    documents = [item.document for item in sources]
    note_publication(place.corpus, snapshot, made_of, documents, chunks)


def _served(corpus: Corpus, sources: Iterable["Ready"]) -> Iterator[Chunk]:
    """The entries of all sources, as a snapshot of them has them."""
    for item in sources:
        own = mined_chunks(corpus, item)
        yield from reviewed(corpus, item, own).chunks if item.reviews else own


def _published(manifest: index.Manifest, lost: tuple[Review, ...]) -> Published:
    counts = manifest.counts
    return Published(
        snapshot_id=manifest.snapshot_id,
        n_sources=counts.sources,
        n_pages=counts.pages,
        n_records=counts.records,
        n_chunks=counts.chunks,
        lost=lost,
    )


def _current_id(index_dir: Path) -> SnapshotId | None:
    """What is published; nothing if the pointer cannot be read, so that it is made anew."""
    try:
        return index.current_id(index_dir)
    except SnapshotError as error:
        _LOG.warning("the index will be published anew: %s", error)
        return None


def _is_unharmed(index_dir: Path) -> bool:
    """Whether the files of the current snapshot are what its manifest says."""
    try:
        index.verify_files(index_dir)
    except SnapshotError as error:
        _LOG.warning("the current snapshot is damaged and will be built anew: %s", error)
        return False
    return True


def is_published(place: Workspace) -> bool:
    """Whether the snapshot that is served is the one that the corpus would give now, and noted."""
    current = _current_id(place.index_dir)
    made_of = _made_of(ready_sources(place.corpus), place)
    due = index.snapshot_id(made_of, spec_of(place.settings.embed), place.settings.index)
    return current == due and _is_unharmed(place.index_dir) and is_noted(place.corpus, made_of)


def _made_of(sources: tuple["Ready", ...], place: Workspace) -> str:
    """Digest of all that a snapshot is made from, but for the model and its options."""
    made_of = [(item.document, item.chunks_digest, item.reviews) for item in sources]
    return digest([repeats.VERSION, made_of, scheme_of(place.corpus).concepts])


def ready_sources(corpus: Corpus) -> tuple[Ready, ...]:
    """All current sources with complete artefacts, sorted by id.

    A source that a newer version of docpipe can no longer read keeps its earlier artefacts, and
    is served from them: what was citable yesterday stays citable.
    """
    ready = []
    sources = corpus.sources()
    reviews = reviews_by_source(read_reviews(corpus.root), sources)
    for source in sources:
        if source.superseded_by is not None:
            continue
        stamps = corpus.stamps(source.id)
        if Artefact.SUMMARY not in stamps:
            continue
        summary = codec.from_json(corpus.load_bytes(source.id, Artefact.SUMMARY), Summary)
        ready.append(
            Ready(
                source=source,
                document=describe(source, summary.metadata, summary.claims),
                summary=summary,
                chunks_digest=stamps[Artefact.CHUNKS].output,
                reviews=reviews.get(source.id, ()),
            )
        )
    return tuple(ready)


def mined_chunks(corpus: Corpus, ready: Ready) -> tuple[Chunk, ...]:
    """A source's entries as the machine made them."""
    return codec.read_jsonl(corpus.load_bytes(ready.source.id, Artefact.CHUNKS), Chunk)


def reviewed(corpus: Corpus, ready: Ready, chunks: Sequence[Chunk]) -> Reviewed:
    """A source's entries as people want them."""
    document = codec.from_json(corpus.load_bytes(ready.source.id, Artefact.DOCUMENT), Document)
    facets = mine.passage_facets(document, scheme_of(corpus))
    return apply_reviews(document, chunks, ready.reviews, facets)


def lost_reviews(corpus: Corpus, sources: Sequence[Ready]) -> tuple[Review, ...]:
    """Verdicts whose words are found no more, or whose document is not served any more."""
    known = {review for ready in sources for review in ready.reviews}
    gone = [review for review in read_reviews(corpus.root) if review not in known]
    held = [ready for ready in sources if ready.reviews]
    moved = (r for one in held for r in reviewed(corpus, one, mined_chunks(corpus, one)).lost)
    return (*gone, *moved)


def _content(
    place: Workspace,
    sources: tuple[Ready, ...],
    spec: EmbeddingSpec,
    progress: Progress | None,
) -> tuple[index.SnapshotContent, int]:
    import numpy as np

    corpus = place.corpus
    chunks: list[Chunk] = []
    texts: list[str] = []
    vectors: list[NDArray[np.float32]] = [np.empty((0, spec.dim), dtype=np.float32)]
    embedder: Embedder | None = None
    n_embedded = 0
    for done, item in enumerate(sources):
        own = mined_chunks(corpus, item)
        own_texts = [contextualise(entry, item.document.title) for entry in own]
        due = _due(own_texts, spec)
        if not _is_embedded(corpus, item.source, due):
            if progress:
                progress("einbetten", done, len(sources))
            embedder = embedder or open_embedder(place.settings.embed)
            encoded = embedder.encode(own_texts, query=False)
            _save_vectors(corpus, item.source, due, encoded)
            n_embedded += len(own_texts)
        stored = corpus.load_bytes(item.source.id, Artefact.VECTORS)
        own_vectors = np.load(io.BytesIO(stored), allow_pickle=False)
        if item.reviews:
            known = dict(zip(own_texts, own_vectors, strict=True))
            own = reviewed(corpus, item, own).chunks
            own_texts = [contextualise(entry, item.document.title) for entry in own]
            if fresh := [text for text in own_texts if text not in known]:
                embedder = embedder or open_embedder(place.settings.embed)
                known |= dict(zip(fresh, embedder.encode(fresh, query=False), strict=True))
            own_vectors = np.stack([known[text] for text in own_texts])
        vectors.append(own_vectors)
        chunks.extend(own)
        texts.extend(own_texts)
    if progress:
        progress("veröffentlichen", len(sources), len(sources))
    documents = tuple(item.document for item in sources)
    group_of = repeats.groups(chunks, {document.id: document.year for document in documents})
    content = index.SnapshotContent(
        documents=documents,
        chunks=tuple(replace(chunk, group=group_of.get(chunk.id)) for chunk in chunks),
        texts=tuple(texts),
        vectors=np.concatenate(vectors),
        embedding=spec,
        n_pages=sum(item.summary.n_pages for item in sources),
        scheme=tuple(labelled(labels) for labels in scheme_of(corpus).concepts),
    )
    return content, n_embedded


def _due(texts: list[str], spec: EmbeddingSpec) -> Stamp:
    # The vectors depend neither on the name that the model goes by nor on what stands before a
    # question: large models need hours for what need not be computed again.
    return Stamp(
        version=CHUNK_VERSION,
        options=digest(replace(spec, model="", query_prefix="")),
        inputs=sha256_bytes(codec.to_json(texts)),
    )


def _is_embedded(corpus: Corpus, source: Source, due: Stamp) -> bool:
    stored = corpus.stamps(source.id).get(Artefact.VECTORS)
    return (
        stored is not None
        and stored.matches(due)
        and corpus.artefact(source.id, Artefact.VECTORS).is_file()
    )


def _save_vectors(
    corpus: Corpus, source: Source, due: Stamp, vectors: "NDArray[np.float32]"
) -> None:
    import numpy as np

    buffer = io.BytesIO()
    np.save(buffer, vectors.astype(np.float32), allow_pickle=False)
    data = buffer.getvalue()
    stamps = corpus.stamps(source.id)
    stamps[Artefact.VECTORS] = replace(due, output=sha256_bytes(data))
    corpus.save_artefacts(source.id, {Artefact.VECTORS: data}, stamps)


def count_by_type(sources: tuple[Ready, ...]) -> dict[RecordType, int]:
    """Records of all ready sources, by type."""
    return {
        kind: sum(item.summary.n_records.get(kind, 0) for item in sources)
        for kind in RecordType
        if kind is not RecordType.PASSAGE
    }
