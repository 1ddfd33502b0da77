"""Where in a printed line some of its letters stand: for marks that end where a quote ends."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docpipe.extraction.geometry import Frame
from docpipe.model import BBox

# Boxes of lines are rounded when they are stored; a raised figure reaches over its line.
_SLACK = 2.0
# What pdfium says instead of a hyphen that divides a word.
_DIVIDING = (0, 2, 0xFFFE, 0xFFFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePart:
    """``text[start:end]`` of a printed line.

    Attributes:
        box: Of the whole line, on the page as displayed.
        text: Of the whole line; white space does not count.
    """

    box: BBox
    text: str
    start: int
    end: int


def narrowed(data: bytes, page: int, parts: Sequence[LinePart]) -> tuple[BBox, ...]:
    """The box of each part, as wide as its signs; that of the line where they are not found.

    Args:
        data: A PDF that was read before.
        page: Physical, from 1.
        parts: All on this page.

    Raises:
        SourceError: The file cannot be opened.
    """
    from docpipe.extraction.reading import open_pdf

    pdf = open_pdf(data, None)
    try:
        signs = _signs(pdf[page - 1])
    finally:
        pdf.close()
    return tuple(_narrowed(part, signs) for part in parts)


def _signs(page: Any) -> list[tuple[str, BBox]]:  # noqa: ANN401 - pypdfium2 is untyped
    """All printed signs with their boxes on the page as displayed."""
    import pypdfium2.raw as pdfium

    from docpipe.extraction.pdfium import read_characters, text_page
    from docpipe.extraction.text_layer import read_frame

    frame: Frame = read_frame(page)
    with text_page(page) as handle:
        found = read_characters(handle, max(pdfium.FPDFText_CountChars(handle), 0))
    edges = found.edges
    signs: list[tuple[str, BBox]] = []
    for i, code in enumerate(found.codes):
        left, top, right, bottom = edges[4 * i : 4 * i + 4]
        sign = _signs_of(chr(code)) if code not in _DIVIDING else ""
        if sign:
            signs.append((sign, frame.box(left, bottom, right, top)))
    return signs


def _signs_of(text: str) -> str:
    """All that leaves ink, in compatibility form."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(one for one in folded if not one.isspace() and one.isprintable())


def _letters_of(text: str) -> str:
    """Letters and digits: what survives typesetting when dashes and quotation marks do not."""
    return "".join(one for one in _signs_of(text) if one.isalnum())


def _narrowed(part: LinePart, signs: Sequence[tuple[str, BBox]]) -> BBox:
    x0, top, x1, bottom = part.box
    if bottom - top > x1 - x0:  # set sideways
        return part.box
    inside = sorted(_inside(part.box, signs), key=lambda one: one[1][0])
    for kept in (_signs_of, _letters_of):
        said = kept(part.text[part.start : part.end])
        start = len(kept(part.text[: part.start]))
        end = start + len(said)
        places = [box for sign, box in inside for _ in kept(sign)]
        if said and kept("".join(sign for sign, _ in inside)) == kept(part.text):
            left = places[start][0] if start else x0
            right = places[end - 1][2] if end < len(places) else x1
            return (round(left, 1), top, round(right, 1), bottom)
    return part.box


def _inside(box: BBox, signs: Sequence[tuple[str, BBox]]) -> Iterator[tuple[str, BBox]]:
    for sign, place in signs:
        x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
        if box[0] - _SLACK <= x <= box[2] + _SLACK and box[1] <= y <= box[3]:
            yield sign, place
