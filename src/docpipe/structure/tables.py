"""Tables: lines to cells, and the rows of the head."""

import re
from collections.abc import Sequence

from docpipe.model import BBox, BlockKind, Page, RawTable
from docpipe.structure.draft import Draft
from docpipe.structure.placed import Placed

_FIGURE = re.compile(r"[-–+±<>≈]?\s?\d[\d.,\s]*\s?(?:%|€|Prozent|Euro)?|[-–]")
_MAX_HEADER_ROWS = 4


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


def count_header_rows(rows: Sequence[Sequence[Sequence[Placed]]]) -> int:
    """Rows above the first one with figures; or a first row that alone is bold."""
    figures = [
        any(_FIGURE.fullmatch(cell[0].text) for cell in row[1:] if len(cell) == 1) for row in rows
    ]
    if any(figures):
        return min(figures.index(True), _MAX_HEADER_ROWS)
    bold = [all(placed.line.bold for cell in row for placed in cell) for row in rows]
    return 1 if bold and bold[0] and not all(bold) else 0
