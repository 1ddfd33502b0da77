"""What one snapshot of everything that is ready is made of; embeds what changed."""

import io
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docpipe import codec, index, mine, repeats
from docpipe.chunk import VERSION as CHUNK_VERSION
from docpipe.chunk import contextualise
from docpipe.corpus import Artefact, Corpus, Stamp, read_reviews
from docpipe.corpus.store import digest
from docpipe.embed import Embedder, EmbedOptions, open_embedder
from docpipe.files import sha256_bytes
from docpipe.language.analysis import labelled
from docpipe.model import (
    Chunk,
    Document,
    DocumentInfo,
    EmbeddingSpec,
    RecordType,
    Review,
    Source,
    SourceId,
    describe,
)
from docpipe.pipeline.identities import Kept, keep, kept_ids, named, predecessors
from docpipe.pipeline.reviewing import Reviewed, apply_reviews, reviews_by_source
from docpipe.pipeline.stages import Summary, scheme_of
from docpipe.pipeline.workspace import Workspace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A source whose artefacts are complete, as the index will show it.

    Attributes:
        predecessors: Its earlier versions, the latest first.
        kept: Which of its entries go by the id of an earlier version.
    """

    source: Source
    document: DocumentInfo
    summary: Summary
    chunks_digest: str
    reviews: tuple[Review, ...] = ()
    predecessors: tuple[SourceId, ...] = ()
    kept: Kept = field(default_factory=dict)


def made_of(sources: tuple["Ready", ...], place: Workspace) -> str:
    """Digest of all that a snapshot is made from, but for the model and its options."""
    served = [
        (item.document, item.chunks_digest, item.reviews, *((item.kept,) if item.kept else ()))
        for item in sources
    ]
    return digest([repeats.VERSION, served, scheme_of(place.corpus).concepts])


def ready_sources(corpus: Corpus, also: Collection[str] = ()) -> tuple[Ready, ...]:
    """All current sources with complete artefacts, sorted by id.

    A source that a newer version of docpipe can no longer read keeps its earlier artefacts, and
    is served from them: what was citable yesterday stays citable.

    Args:
        corpus: Where they lie.
        also: Sources that count although a newer version has replaced them.
    """
    ready = []
    sources = corpus.sources()
    reviews = reviews_by_source(read_reviews(corpus.root), sources)
    before = predecessors(sources)
    for source in sources:
        if source.superseded_by is not None and source.id not in also:
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
                predecessors=before.get(source.id, ()),
                kept=kept_ids(corpus, source.id, before),
            )
        )
    return tuple(ready)


def mined_chunks(corpus: Corpus, ready: Ready) -> tuple[Chunk, ...]:
    """A source's entries as the machine made them, by the ids that they go by."""
    own = codec.read_jsonl(corpus.load_bytes(ready.source.id, Artefact.CHUNKS), Chunk)
    return named(own, ready.kept)


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


def content_of(
    place: Workspace,
    sources: tuple[Ready, ...],
    spec: EmbeddingSpec,
    progress: Progress | None,
) -> tuple[index.SnapshotContent, int]:
    """Everything that is ready, as a snapshot shows it, and how many texts had to be encoded."""
    import numpy as np

    corpus = place.corpus
    chunks: list[Chunk] = []
    texts: list[str] = []
    vectors: list[NDArray[np.float32]] = [np.empty((0, spec.dim), dtype=np.float32)]
    encoder = _Encoder(place.settings.embed, spec)
    for done, item in enumerate(sources):
        if item.predecessors:
            keep(corpus, item.source.id, item.kept)
        own = mined_chunks(corpus, item)
        own_texts = [contextualise(entry, item.document.title) for entry in own]
        due = _due(own_texts, spec)
        if not _is_embedded(corpus, item.source, due):
            if progress:
                progress("einbetten", done, len(sources))
            known = _known_vectors(corpus, item.predecessors, due)
            _save_vectors(corpus, item.source, due, encoder.vectors(own_texts, known))
        stored = corpus.load_bytes(item.source.id, Artefact.VECTORS)
        own_vectors = codec.read_array(io.BytesIO(stored))
        if item.reviews:
            known = dict(zip(own_texts, own_vectors, strict=True))
            own = reviewed(corpus, item, own).chunks
            own_texts = [contextualise(entry, item.document.title) for entry in own]
            own_vectors = encoder.vectors(own_texts, known)
        vectors.append(own_vectors)
        chunks.extend(own)
        texts.extend(own_texts)
    if progress:
        progress("veröffentlichen", len(sources), len(sources))
    documents = tuple(item.document for item in sources)
    group_of = repeats.groups(chunks, {document.id: document.year for document in documents})
    links = repeats.related(documents, chunks, group_of)
    content = index.SnapshotContent(
        documents=tuple(replace(one, related=links.get(one.id, ())) for one in documents),
        chunks=tuple(
            replace(chunk, group=group_of[chunk.id]) if chunk.id in group_of else chunk
            for chunk in chunks
        ),
        texts=tuple(texts),
        vectors=np.concatenate(vectors),
        embedding=spec,
        n_pages=sum(item.summary.n_pages for item in sources),
        scheme=tuple(labelled(labels) for labels in scheme_of(corpus).concepts),
    )
    return content, encoder.n_encoded


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


def _known_vectors(
    corpus: Corpus, sources: Iterable[SourceId], due: Stamp
) -> "dict[str, NDArray[np.float32]]":
    """What earlier versions have had embedded in the same way, by text."""
    known: dict[str, NDArray[np.float32]] = {}
    for identifier in sources:
        stamps = corpus.stamps(identifier)
        stored = stamps.get(Artefact.VECTORS)
        if (
            stored is None
            or not {Artefact.CHUNKS, Artefact.SUMMARY} <= stamps.keys()
            or (stored.version, stored.options) != (due.version, due.options)
        ):
            continue
        summary = codec.from_json(corpus.load_bytes(identifier, Artefact.SUMMARY), Summary)
        title = describe(corpus.source(identifier), summary.metadata, summary.claims).title
        chunks = codec.read_jsonl(corpus.load_bytes(identifier, Artefact.CHUNKS), Chunk)
        texts = [contextualise(chunk, title) for chunk in chunks]
        if stored.inputs == sha256_bytes(codec.to_json(texts)):  # else made of other texts
            vectors = codec.read_array(io.BytesIO(corpus.load_bytes(identifier, Artefact.VECTORS)))
            known |= dict(zip(texts, vectors, strict=True))
    return known


class _Encoder:
    """Opens the model when the first text is not known yet, and counts what it encodes."""

    def __init__(self, options: EmbedOptions, spec: EmbeddingSpec) -> None:
        self._options = options
        self._spec = spec
        self._embedder: Embedder | None = None
        self.n_encoded = 0

    def vectors(
        self, texts: Sequence[str], known: "Mapping[str, NDArray[np.float32]]"
    ) -> "NDArray[np.float32]":
        """One row for each text; those that are known are not encoded again."""
        import numpy as np

        if not texts:
            return np.empty((0, self._spec.dim), dtype=np.float32)
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        encoded: dict[str, NDArray[np.float32]] = {}
        if fresh:
            self._embedder = self._embedder or open_embedder(self._options)
            encoded = dict(zip(fresh, self._embedder.encode(fresh, query=False), strict=True))
            self.n_encoded += sum(text in encoded for text in texts)
        return np.stack([encoded[text] if text in encoded else known[text] for text in texts])


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
