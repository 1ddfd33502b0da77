"""pypdf: the text of each page, nothing else."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docpipe.evaluation.extraction.reading import Reading
from docpipe.evaluation.extraction.tools.page_texts import page_texts


def load() -> None:
    """Import the library."""
    import pypdf  # noqa: F401


def read(paths: Sequence[Path], *, recognise: bool) -> Iterator[list[str]]:
    """``extract_text`` of every page."""
    import pypdf

    for path in paths:
        yield [page.extract_text() for page in pypdf.PdfReader(path).pages]


def as_reading(made: list[str]) -> Reading:
    """Pages of text."""
    return page_texts(made)
