"""The virtual page that elements are laid out on, one line below the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docpipe.model import BBox, Line, Method, Page, RawTable, Role, Tag

WIDTH = 595.0
"""Points, as of A4, so that pictures and indents look familiar; nothing depends on it."""

_LEFT, _RIGHT = 57.0, 538.0
_INDENT = 18.0
_LEADING = 14.0
_LINE_HEIGHT = 11.0
_SIZE = 10.0
_LEVEL_SIZES = (20.0, 16.0, 14.0, 12.0, 11.0, 11.0)
_ODD_SPACE = re.compile(r"[\s\u00a0\u2007\u202f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The words of one line and whether they are all bold."""

    words: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell with its lines and the places that it spans."""

    lines: tuple[Text, ...]
    n_rows: int = 1
    n_columns: int = 1


@dataclass(slots=True)
class Sheet:
    """Collects lines from top to bottom."""

    _lines: list[Line] = field(default_factory=list)
    _tables: list[RawTable] = field(default_factory=list)
    _hidden: list[str] = field(default_factory=list)
    _top: float = _LEADING
    _elements: int = 0

    def next_element(self) -> int:
        """A number for the next structure element."""
        self._elements += 1
        return self._elements

    def add(
        self, lines: Sequence[Text], role: Role, *, level: int | None = None, element: int = 0
    ) -> None:
        """One element, one ``Text`` a line; with ``element`` more lines of an element begun."""
        tag = Tag(element=element or self.next_element(), role=role, level=level)
        indent = _INDENT * (level or 0) if role is Role.LIST_ITEM else 0.0
        size = _LEVEL_SIZES[min(level or 1, 6) - 1] if role is Role.HEADING else _SIZE
        for text in lines:
            box = (_LEFT + indent, self._top, _RIGHT, self._top + _LINE_HEIGHT)
            self._put(text, box, size, tag)
            self._top += _LEADING

    def add_table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """A table of equal columns; a cell goes where the cells before it leave room."""
        places = _places(rows)
        n_columns = max(place[1] + cell.n_columns for place, cell in places)
        n_rows = len(rows)
        tops = self._row_tops(places, n_rows)
        step = (_RIGHT - _LEFT) / n_columns
        texts = [["" for _ in range(n_columns)] for _ in range(n_rows)]
        boxes: list[list[BBox | None]] = [[None] * n_columns for _ in range(n_rows)]
        tag = Tag(element=self.next_element(), role=Role.TABLE)
        for (row, column), cell in places:
            box = (
                round(_LEFT + step * column, 1),
                tops[row],
                round(_LEFT + step * min(column + cell.n_columns, n_columns), 1),
                tops[min(row + cell.n_rows, n_rows)],
            )
            texts[row][column] = "\n".join(text.words for text in cell.lines)
            boxes[row][column] = box
            for i, text in enumerate(cell.lines):
                top = box[1] + 1 + _LEADING * i
                self._put(text, (box[0] + 1, top, box[2] - 1, top + _LINE_HEIGHT), _SIZE, tag)
        self._tables.append(
            RawTable(
                bbox=(_LEFT, tops[0], _RIGHT, tops[-1]),
                rows=tuple(tuple(row) for row in texts),
                cells=tuple(tuple(row) for row in boxes),
            )
        )
        self._top = tops[-1] + _LEADING

    def hide(self, text: str) -> None:
        """Text that a reader of the page does not see."""
        if text:
            self._hidden.append(text)

    def to_page(self) -> Page:
        """The finished page."""
        return Page(
            number=1,
            label="1",
            width=WIDTH,
            height=round(self._top + _LEADING, 1),
            lines=tuple(self._lines),
            tables=tuple(self._tables),
            hidden=tuple(self._hidden),
            method=Method.MARKUP,
        )

    def _row_tops(self, places: "Sequence[_Placed]", n_rows: int) -> list[float]:
        """Top of every row, and the bottom of the last; a row is as high as its longest cell."""
        heights = [1] * n_rows
        for (row, _), cell in places:
            if cell.n_rows == 1:
                heights[row] = max(heights[row], len(cell.lines))
            else:
                # What does not fit into the rows above goes into the last one.
                last = min(row + cell.n_rows, n_rows) - 1
                room = sum(heights[row:last])
                heights[last] = max(heights[last], len(cell.lines) - room)
        tops = [self._top]
        for height in heights:
            tops.append(round(tops[-1] + _LEADING * height, 1))
        return tops

    def _put(self, text: Text, box: BBox, size: float, tag: Tag) -> None:
        self._lines.append(Line(text=text.words, bbox=box, size=size, bold=text.bold, tag=tag))


_Placed = tuple[tuple[int, int], Cell]


def _places(rows: Sequence[Sequence[Cell]]) -> list[_Placed]:
    """Row and column of every cell, by the HTML standard's rules for spans."""
    taken: set[tuple[int, int]] = set()
    places: list[_Placed] = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            places.append(((row, column), cell))
            taken.update(
                (row + i, column + j) for i in range(cell.n_rows) for j in range(cell.n_columns)
            )
    return places


def clean(text: str) -> str:
    """One space between words, no soft hyphens or other unseen characters."""
    return _ODD_SPACE.sub(" ", _UNSEEN.sub("", text)).strip()
