"""What one snapshot of everything that is ready is made of; embeds what changed."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docpipe import codec, index, mine, repeats
from docpipe.chunk import VERSION as CHUNK_VERSION
from docpipe.chunk import contextualise
from docpipe.corpus import Artefact, Corpus, Stamp, read_reviews
from docpipe.corpus.store import digest
from docpipe.embed import Embedder, open_embedder
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
    describe,
)
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
    """A source whose artefacts are complete, as the index will show it."""

    source: Source
    document: DocumentInfo
    summary: Summary
    chunks_digest: str
    reviews: tuple[Review, ...] = ()


def made_of(sources: tuple["Ready", ...], place: Workspace) -> str:
    """Digest of all that a snapshot is made from, but for the model and its options."""
    served = [(item.document, item.chunks_digest, item.reviews) for item in sources]
    return digest([repeats.VERSION, served, scheme_of(place.corpus).concepts])


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
        own_vectors = codec.read_array(io.BytesIO(stored))
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
