"""The reading of a tool that gives the text of each page and names no kinds."""

from collections.abc import Sequence

from docpipe.evaluation.extraction.reading import UNKNOWN, Piece, Reading


def page_texts(texts: Sequence[str]) -> Reading:
    """One piece a page."""
    return Reading(
        pieces=tuple(
            Piece(kind=UNKNOWN, text=text, page=number) for number, text in enumerate(texts, 1)
        )
    )
