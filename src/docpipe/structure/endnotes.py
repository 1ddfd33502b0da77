"""Endnotes: notes that stand together behind a chapter or the whole text, under a title."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from docpipe.model import BlockKind
from docpipe.structure.announced import letters
from docpipe.structure.draft import Draft
from docpipe.structure.note_signs import number_of
from docpipe.structure.placed import Placed

_TITLES = frozenset(
    {"anmerkungen", "endnoten", "fußnoten", "fussnoten", "einzelnachweise", "anmerkungenundquellen",
     "anmerkungenundnachweise", "quellenundanmerkungen", "notes", "endnotes"}
)  # fmt: skip
_NUMBERING = re.compile(r"\d{0,2}")
_SIGN = re.compile(r"(?P<sign>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|\[\d{1,3}\])[.)]?\s*(?=\S)")
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
# Left edges of notes in one column, points.
_EDGE = 4.0
_MIN_NOTES = 2


def gather_endnotes(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with one for every endnote below the title of endnotes."""
    result: list[Draft] = []
    rest = list(drafts)
    while rest:
        draft = rest.pop(0)
        result.append(draft)
        if draft.kind is BlockKind.HEADING and _is_title(draft.raw_text):
            section = list(takewhile(lambda other: other.kind is not BlockKind.HEADING, rest))
            notes = list(_notes(_lines(section)))
            if len(notes) >= _MIN_NOTES:
                rest = rest[len(section) :]
                result.extend(notes)
                result.extend(other for other in section if other.kind not in _TEXT)
    return result


def _is_title(text: str) -> bool:
    return _NUMBERING.sub("", letters(text), count=1) in _TITLES


def _lines(section: Sequence[Draft]) -> list[Placed]:
    return [placed for draft in section if draft.kind in _TEXT for placed in draft.lines]


def _notes(lines: Sequence[Placed]) -> Iterator[Draft]:
    """A note opens with the number that comes next; what stands before the first is none."""
    note: Draft | None = None
    for placed in lines:
        sign = _SIGN.match(placed.text)
        expected = int(number_of(note.marker or "0")) + 1 if note is not None else 1
        if sign and int(number_of(sign["sign"])) == expected and _is_at_edge(note, placed):
            if note is not None:
                yield note
            note = Draft(
                kind=BlockKind.FOOTNOTE,
                paragraphs=[[placed]],
                marker=sign["sign"],
                skip=sign.end(),
                is_endnote=True,
            )
        elif note is not None:
            note.paragraphs[0].append(placed)
    if note is not None:
        yield note


def _is_at_edge(note: Draft | None, placed: Placed) -> bool:
    """In a column, notes start at one left edge; another column or page starts elsewhere."""
    if note is None or note.last.page != placed.page or placed.top < note.last.top:
        return True
    return abs(note.first.x0 - placed.x0) <= _EDGE
