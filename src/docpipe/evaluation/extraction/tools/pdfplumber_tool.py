"""pdfplumber: the text of each page, and tables by their rulings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docpipe.evaluation.extraction.reading import Grid, Reading
from docpipe.evaluation.extraction.tools.page_texts import page_texts


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's text and tables, as pdfplumber gives them."""

    text: str
    tables: list[list[list[str | None]]]


def load() -> None:
    """Import the library."""
    import pdfplumber  # noqa: F401


def read(paths: Sequence[Path], *, recognise: bool) -> Iterator[list[_Page]]:
    """``extract_text`` and ``find_tables`` of every page."""
    import pdfplumber

    for path in paths:
        pages = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                tables = [table.extract() for table in page.find_tables()]
                pages.append(_Page(page.extract_text() or "", tables))
                page.close()
        yield pages


def as_reading(made: list[_Page]) -> Reading:
    """Pages of text, and the tables; a field without a cell is an empty one."""
    grids = (
        Grid(page=number, rows=tuple(tuple(cell or "" for cell in row) for row in table))
        for number, page in enumerate(made, 1)
        for table in page.tables
    )
    return replace(page_texts([page.text for page in made]), tables=tuple(grids), names_tables=True)
