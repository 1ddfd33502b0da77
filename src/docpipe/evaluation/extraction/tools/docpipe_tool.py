"""docpipe itself as one of the tools that are measured."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docpipe.errors import SourceError
from docpipe.evaluation.extraction.reading import Aside, Grid, Piece, Reading
from docpipe.model import Block, Document, Ocr

_NOTHING = Reading(names_kinds=True, names_headings=True, names_tables=True, names_furniture=True)


def load() -> None:
    """Import what an ingest imports before its first paper, word lists included."""
    import pdfplumber  # noqa: F401
    import pypdf  # noqa: F401
    import pypdfium2  # noqa: F401

    import docpipe.structure  # noqa: F401
    from docpipe.extraction.quality import load_words

    load_words()


def read(paths: Sequence[Path], *, recognise: bool) -> Iterator[Document | SourceError]:
    """Extract and recover every paper with the default options, but for recognition."""
    from docpipe.extraction import ExtractOptions, extract
    from docpipe.structure import recover

    options = ExtractOptions() if recognise else ExtractOptions(ocr=Ocr.NEVER)
    for path in paths:
        try:
            yield recover(extract(path, options))
        except SourceError as problem:
            yield problem


def as_reading(made: Document | SourceError) -> Reading:
    """The document in the shape that all tools share."""
    if isinstance(made, SourceError):
        return replace(_NOTHING, problem=str(made))
    return replace(
        _NOTHING,
        pieces=tuple(_piece(block) for block in made.blocks),
        tables=tuple(
            Grid(
                rows=block.table.rows,
                page=block.first_page,
                n_header_rows=block.table.n_header_rows,
                merged=getattr(block.table, "merged", ()),
            )
            for block in made.blocks
            if block.table is not None
        ),
        furniture=tuple(
            Aside(kind=item.kind.value, page=item.page, text=item.text) for item in made.furniture
        ),
    )


def _piece(block: Block) -> Piece:
    return Piece(
        kind=block.kind.value,
        text=block.text,
        page=block.first_page,
        level=block.level,
        marker=block.marker,
        by_page=_by_page(block),
    )


def _by_page(block: Block) -> tuple[tuple[int, str], ...]:
    """The text cut where the page changes; printed lines are never divided."""
    texts: dict[int, list[str]] = {}
    for span in block.spans:
        texts.setdefault(span.page, []).append(block.text[span.start : span.end])
    first = block.first_page
    if block.marker:
        texts[first].insert(0, block.marker)
    return tuple((page, " ".join(parts)) for page, parts in texts.items())
