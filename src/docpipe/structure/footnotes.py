"""Footnotes at the foot of the page."""

import re
from collections.abc import Sequence

from docpipe.model import BlockKind, Page
from docpipe.structure.draft import Draft
from docpipe.structure.placed import Placed
from docpipe.structure.reading_order import columns

_FOOTNOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|\*{1,3}|\[\d{1,3}\])(?:\s*(?=\S))")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALLER = 0.93
# Footnotes stand in the lower part of the page.
_NOTES_BELOW = 0.45


def take_footnotes(
    page: Page, lines: list[Placed], body: float
) -> tuple[list[Draft], list[Placed]]:
    """Footnotes at the foot of the page, and the lines above them."""
    notes: list[Draft] = []
    taken: set[int] = set()
    for column in columns(lines):
        start = _notes_start(page, column, body)
        if start is None:
            continue
        for placed in column[start:]:
            taken.add(id(placed))
            marker = _FOOTNOTE.match(placed.text)
            if marker and _opens_note(marker.group(1), notes):
                notes.append(
                    Draft(
                        kind=BlockKind.FOOTNOTE,
                        paragraphs=[[placed]],
                        marker=marker.group(1),
                        skip=marker.end(),
                    )
                )
            else:
                notes[-1].paragraphs[0].append(placed)
    return notes, [placed for placed in lines if id(placed) not in taken]


def _notes_start(page: Page, column: Sequence[Placed], body: float) -> int | None:
    """Index of the first footnote line: small print with a number, down to the column's end."""
    start: int | None = None
    for i in range(len(column) - 1, -1, -1):
        placed = column[i]
        if placed.size > _SMALLER * body or placed.top < _NOTES_BELOW * page.height:
            break
        if _FOOTNOTE.match(placed.text):
            start = i
    return start


def _opens_note(marker: str, notes: list[Draft]) -> bool:
    """A number at a line start within a note opens another only if it counts on."""
    number = marker.translate(_LOWERED)
    if not notes or not number.isdecimal():
        return True
    before = (notes[-1].marker or "").translate(_LOWERED)
    if not before.isdecimal():
        return False
    return int(before) < int(number) <= int(before) + 2
