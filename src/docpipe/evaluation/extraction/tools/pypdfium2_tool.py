"""pypdfium2: the text range of each page, nothing else."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docpipe.evaluation.extraction.reading import Reading
from docpipe.evaluation.extraction.tools.page_texts import page_texts

# pdfium puts a mark for a hyphen at a line end and leaves the line break out; printed are both.
_MARKED_HYPHENS = str.maketrans({"\ufffe": "-\n", "\x02": "-\n"})


def load() -> None:
    """Import the library."""
    import pypdfium2  # noqa: F401


def read(paths: Sequence[Path], *, recognise: bool) -> Iterator[list[str]]:
    """``get_text_range`` of every page."""
    import pypdfium2

    for path in paths:
        pdf = pypdfium2.PdfDocument(path)
        texts = []
        for page in pdf:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        pdf.close()
        yield texts


def as_reading(made: list[str]) -> Reading:
    """Pages of text."""
    return page_texts([text.translate(_MARKED_HYPHENS) for text in made])
