"""A BEIR set as a snapshot: every text one document, cut and indexed as documents are."""

from pathlib import Path

from docpipe import codec
from docpipe.chunk import ChunkOptions, chunk, contextualise
from docpipe.embed import EmbedOptions, open_embedder
from docpipe.evaluation.beir import BeirSet, BeirText
from docpipe.files import sha256_bytes
from docpipe.index import IndexOptions, SnapshotContent, publish, snapshot_id
from docpipe.model import (
    Block,
    BlockKind,
    Chunk,
    Document,
    DocumentInfo,
    DocumentKind,
    Evidence,
    Facets,
    Metadata,
    Method,
    PageInfo,
    SourceId,
    Span,
    block_id,
    source_id,
)

_PAGE = PageInfo(number=1, label="1", width=595, height=842, method=Method.TEXT_LAYER, grade=1)
_BOX = (0.0, 0.0, 595.0, 842.0)


def publish_beir(
    beir: BeirSet, place: Path, chunking: ChunkOptions, embed: EmbedOptions, options: IndexOptions
) -> dict[SourceId, str]:
    """Publish the set in ``place``; texts without a character are left out.

    Returns:
        Which source is which text.
    """
    ids: dict[SourceId, str] = {}
    infos: list[DocumentInfo] = []
    chunks: list[Chunk] = []
    texts: list[str] = []
    for text in beir.texts:
        document = _document(text)
        if document is None:
            continue
        ids[document.source_id] = text.id
        infos.append(_info(text, document.source_id))
        for one in chunk(document, (), chunking, facets=_no_facets):
            chunks.append(one)
            texts.append(contextualise(one, text.title))
    embedder = open_embedder(embed)
    content = SnapshotContent(
        documents=tuple(infos),
        chunks=tuple(chunks),
        texts=tuple(texts),
        vectors=embedder.encode(texts, query=False),
        embedding=embedder.spec,
        n_pages=len(infos),
    )
    digest = sha256_bytes(codec.to_json([infos, chunks, texts]))
    publish(place, snapshot_id(digest, embedder.spec, options), content, options)
    return ids


def passages_of(beir: BeirSet, chunking: ChunkOptions) -> list[tuple[str, str]]:
    """``(text's id, passage with its title)`` as ``publish_beir`` indexes them, for peers."""
    found = []
    for text in beir.texts:
        document = _document(text)
        if document is not None:
            cut = chunk(document, (), chunking, facets=_no_facets)
            found += [(text.id, contextualise(one, text.title)) for one in cut]
    return found


def _document(text: BeirText) -> Document | None:
    """One block a line; a text without body is its title."""
    source = source_id(sha256_bytes(text.id.encode()))
    lines = [line.strip() for line in text.text.splitlines()]
    lines = [line for line in lines if line] or [text.title.strip()]
    if not lines[0]:
        return None
    return Document(
        source_id=source,
        metadata=Metadata(title=text.title),
        pages=(_PAGE,),
        sections=(),
        blocks=tuple(
            Block(
                id=block_id(source, ordinal),
                kind=BlockKind.PARAGRAPH,
                text=line,
                spans=(Span(start=0, end=len(line), page=1, bbox=_BOX),),
            )
            for ordinal, line in enumerate(lines)
        ),
    )


def _info(text: BeirText, source: SourceId) -> DocumentInfo:
    return DocumentInfo(
        id=source,
        title=text.title,
        year=None,
        publisher=None,
        kind=DocumentKind.OTHER,
        language="de",
        file=text.id,
    )


def _no_facets(evidence: Evidence, heading_path: tuple[str, ...]) -> Facets:
    del evidence, heading_path
    return Facets()
