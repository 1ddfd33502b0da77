"""Kreuzberg (Rust, pdfium): Markdown of the whole paper, all papers in one batch.

Its Markdown does not say where pages begin, so its headings match on any page; its tables have
pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docpipe.evaluation.extraction.reading import Grid, Reading
from docpipe.evaluation.extraction.tools.german_models import tessdata
from docpipe.evaluation.extraction.tools.markdown import plain, read_markdown

_FAILED = "Error: "


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper's Markdown, and its tables with pages."""

    markdown: str
    tables: list[tuple[int, list[list[str]]]]


def load() -> None:
    """Import the library."""
    import kreuzberg  # noqa: F401


def read(paths: Sequence[Path], *, recognise: bool) -> Iterator[_Made]:
    """Everything in one call; what was read earlier is not taken from its cache."""
    from kreuzberg import ExtractionConfig, OcrConfig, batch_extract_files_sync

    config = ExtractionConfig(
        output_format="markdown",
        use_cache=False,
        ocr=OcrConfig(backend="tesseract", language="deu") if recognise and tessdata() else None,
    )
    for result in batch_extract_files_sync([str(path) for path in paths], config=config):
        yield _Made(
            result.content, [(table.page_number, table.cells) for table in result.tables or ()]
        )


def as_reading(made: _Made) -> Reading:
    """Headings, items, paragraphs and tables."""
    pieces, _ = read_markdown(made.markdown, None)
    grids = (
        Grid(page=page, rows=tuple(tuple(plain(cell) for cell in row) for row in cells))
        for page, cells in made.tables
    )
    failed = made.markdown.startswith(_FAILED)
    return Reading(
        pieces=() if failed else tuple(pieces),
        tables=tuple(grids),
        names_headings=True,
        names_tables=True,
        problem=made.markdown if failed else None,
    )
