"""LiteParse (Rust, pdfium): Markdown of each page."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docpipe.evaluation.extraction.reading import Grid, Piece, Reading
from docpipe.evaluation.extraction.tools.german_models import tessdata
from docpipe.evaluation.extraction.tools.markdown import read_markdown


def load() -> None:
    """Import the library."""
    import liteparse  # noqa: F401


def read(paths: Sequence[Path], *, recognise: bool) -> Iterator[list[str]]:
    """The Markdown of every page; running heads are stripped by default."""
    from liteparse import LiteParse

    models = tessdata() if recognise else None
    parser = LiteParse(
        ocr_enabled=models is not None,
        ocr_language="deu",
        tessdata_path=str(models) if models else None,
        output_format="markdown",
        extract_links=False,
        quiet=True,
    )
    for path in paths:
        yield [page.markdown for page in parser.parse(str(path)).pages]


def as_reading(made: list[str]) -> Reading:
    """Headings, items, paragraphs and tables, with their pages."""
    pieces: list[Piece] = []
    grids: list[Grid] = []
    for number, markdown in enumerate(made, 1):
        found, tables = read_markdown(markdown, number)
        pieces += found
        grids += tables
    return Reading(
        pieces=tuple(pieces), tables=tuple(grids), names_headings=True, names_tables=True
    )
