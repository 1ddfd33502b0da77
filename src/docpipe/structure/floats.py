"""What stands beside the running text of a page: tables, boxes, footnotes."""

import re
from collections.abc import Sequence

from docpipe.model import BBox, BlockKind, Line, Page, RawTable
from docpipe.structure.draft import Draft
from docpipe.structure.options import StructureOptions
from docpipe.structure.paragraphs import group
from docpipe.structure.placed import FLOAT_MARK, Placed, frame, inside
from docpipe.structure.reading_order import columns

_FOOTNOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|\*{1,3}|\[\d{1,3}\])(?:\s*(?=\S))")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FIGURE = re.compile(r"[-–+±<>≈]?\s?\d[\d.,\s]*\s?(?:%|€|Prozent|Euro)?|[-–]")
_MAX_HEADER_ROWS = 4
_SMALLER = 0.93
# Footnotes stand in the lower part of the page.
_NOTES_BELOW = 0.45


def take_tables(page: Page, lines: list[Placed]) -> tuple[list[Draft], list[Placed]]:
    """A draft for every table, and the lines outside of them."""
    drafts: list[Draft] = []
    rest = lines
    for table in page.tables:
        rows, rest = _fill(table, rest)
        kept = [row for row in rows if any(row)]
        if kept:
            drafts.append(
                Draft(
                    kind=BlockKind.TABLE,
                    paragraphs=[cell for row in kept for cell in row if cell],
                    table=table,
                    rows=kept,
                )
            )
    return drafts, rest


def _fill(table: RawTable, lines: list[Placed]) -> tuple[list[list[list[Placed]]], list[Placed]]:
    rest = list(lines)
    rows: list[list[list[Placed]]] = []
    for cells in table.cells:
        row: list[list[Placed]] = []
        for cell in cells:
            held = [placed for placed in rest if cell is not None and _in_cell(cell, placed)]
            rest = [placed for placed in rest if placed not in held]
            row.append(sorted(held, key=lambda placed: (placed.top, placed.x0)))
        rows.append(row)
    return rows, rest


def _in_cell(cell: BBox, placed: Placed) -> bool:
    x, y = (placed.x0 + placed.x1) / 2, (placed.top + placed.bottom) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def take_boxes(
    page: Page, lines: list[Placed], body: float, backgrounds: set[BBox], options: StructureOptions
) -> tuple[list[Draft], list[Placed]]:
    """A draft for every rectangle with text in it, and the lines outside of them."""
    drafts: list[Draft] = []
    rest = lines
    for rect in _outermost(page, backgrounds, options):
        held = [placed for placed in rest if inside(rect, placed)]
        if len(held) < 2 or sum(len(placed.text) for placed in held) < 40:
            continue
        rest = [placed for placed in rest if placed not in held]
        paragraphs = [
            draft.paragraphs[0] for column in columns(held) for draft in group(column, body)
        ]
        drafts.append(Draft(kind=BlockKind.BOX, paragraphs=paragraphs))
    return drafts, rest


def _outermost(page: Page, backgrounds: set[BBox], options: StructureOptions) -> list[BBox]:
    """Rectangles that are no page background, the larger first, none within another."""
    limit = options.max_box_share * page.width * page.height
    candidates = sorted(
        {rect for rect in page.rects if _area(rect) <= limit and rounded(rect) not in backgrounds},
        key=lambda rect: (-_area(rect), rect),
    )
    kept: list[BBox] = []
    for rect in candidates:
        if not any(_overlap(rect, other) > 0.8 * _area(rect) for other in kept):
            kept.append(rect)
    return sorted(kept, key=lambda rect: (rect[1], rect[0]))


def rounded(rect: BBox) -> BBox:
    """To compare rectangles of different pages."""
    return (round(rect[0]), round(rect[1]), round(rect[2]), round(rect[3]))


def _area(rect: BBox) -> float:
    return max(rect[2] - rect[0], 0.0) * max(rect[3] - rect[1], 0.0)


def _overlap(a: BBox, b: BBox) -> float:
    return _area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))


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


def as_placed(page: Page, skip: set[int]) -> list[Placed]:
    """The page's lines without those in ``skip``."""
    return [
        Placed(page=page.number, line=line) for i, line in enumerate(page.lines) if i not in skip
    ]


def placeholder(draft: Draft) -> Placed:
    """Stands for a float while the reading order of its page is found."""
    return Placed(
        page=draft.first.page,
        line=Line(text=FLOAT_MARK, bbox=frame(draft.lines), size=draft.first.size),
    )


def count_header_rows(rows: Sequence[Sequence[Sequence[Placed]]]) -> int:
    """Rows above the first one with figures; or a first row that alone is bold."""
    figures = [
        any(_FIGURE.fullmatch(cell[0].text) for cell in row[1:] if len(cell) == 1) for row in rows
    ]
    if any(figures):
        return min(figures.index(True), _MAX_HEADER_ROWS)
    bold = [all(placed.line.bold for cell in row for placed in cell) for row in rows]
    return 1 if bold and bold[0] and not all(bold) else 0
