"""Make index content in one line of test code."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from docpipe.embed import HashEmbedder
from docpipe.index import IndexOptions, Manifest, SnapshotContent, publish
from docpipe.model import (
    BlockId,
    Chunk,
    ChunkId,
    DocumentInfo,
    DocumentKind,
    Evidence,
    Facets,
    PageRegion,
    RecordType,
    SnapshotId,
    SourceId,
    TextRange,
)

WHOLE_WORDS = IndexOptions(split_compounds=False)
"""Builds in milliseconds: the frequency list is not read."""

EMBEDDER = HashEmbedder(64)


def info(source: str = "a" * 16, **fields: object) -> DocumentInfo:
    """A document; ``fields`` overrule."""
    values: dict[str, object] = {
        "id": SourceId(source),
        "title": f"Titel {source[:2]}",
        "year": 2017,
        "publisher": "Arbeitskreis",
        "kind": DocumentKind.HANDOUT,
        "language": "de",
        "file": f"{source[:4]}.pdf",
    }
    return DocumentInfo(**{**values, **fields})  # type: ignore[arg-type]


def entry(
    text: str,
    ordinal: int = 0,
    *,
    source: str = "a" * 16,
    block: int | None = None,
    start: int = 0,
    kind: RecordType = RecordType.PASSAGE,
    facets: Facets | None = None,
    heading_path: tuple[str, ...] = (),
    label: str | None = None,
    name: str | None = None,
    group: str | None = None,
) -> Chunk:
    """An entry whose quote stands in one block of its own, or at ``start`` of a shared one."""
    place = TextRange(
        block_id=BlockId(f"{source}:b{ordinal if block is None else block:04d}"),
        start=start,
        end=start + len(text),
    )
    return Chunk(
        id=ChunkId(name or f"{source}:c{ordinal:08x}"),
        source_id=SourceId(source),
        ordinal=ordinal,
        type=kind,
        evidence=Evidence(
            ranges=(place,),
            quote=text,
            pages=(PageRegion(page=1, label="1", boxes=((0.0, 0.0, 1.0, 1.0),)),),
        ),
        section_id=None,
        heading_path=heading_path,
        label=label,
        facets=facets or Facets(),
        group=ChunkId(group) if group else None,
    )


def content(
    chunks: Iterable[Chunk], documents: Sequence[DocumentInfo] | None = None
) -> SnapshotContent:
    """The chunks with their quotes as texts, embedded by hashed n-grams."""
    chunks = tuple(chunks)
    texts = tuple(chunk.evidence.quote for chunk in chunks)
    sources = sorted({chunk.source_id for chunk in chunks})
    return SnapshotContent(
        documents=tuple(documents or (info(source) for source in sources)),
        chunks=chunks,
        texts=texts,
        vectors=EMBEDDER.encode(texts, query=False),
        embedding=EMBEDDER.spec,
        n_pages=1,
    )


def published(
    place: Path,
    chunks: Iterable[Chunk],
    documents: Sequence[DocumentInfo] | None = None,
    *,
    name: str = "0123456789ab",
    options: IndexOptions = WHOLE_WORDS,
) -> Manifest:
    """Publish the chunks under ``place``."""
    return publish(place, SnapshotId(name), content(chunks, documents), options)
