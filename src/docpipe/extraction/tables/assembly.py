"""The parts of a table that was read without upright rules, put together to a grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docpipe.extraction.geometry import union
from docpipe.extraction.tables.columns import Columns, Part
from docpipe.extraction.tables.grid import Cell, Grid
from docpipe.extraction.tables.heads import Head, HeadCell
from docpipe.extraction.tables.pieces import Piece, TextRow
from docpipe.extraction.tables.rules import Rules
from docpipe.model import BBox

_NOWHERE: BBox = (0.0, 0.0, 0.0, 0.0)
# Points between a table's outermost print and the rule above or below it.
_OUTER_RULE = 12.0
_SLACK = 2.0
# Of the groups of rows, how many begin with the same label, where white shows what belongs.
_ALIKE = 0.6

Place = tuple[int, int]


@dataclass(slots=True)
class Sheet:
    """What is known of a table while it is laid out."""

    rows: list[TextRow]
    rules: Rules
    n_head: int
    columns: Columns
    full: list[float]

    def parts(self, start: int, stop: int | None = None) -> list[list[Part]]:
        """The pieces of some rows with their columns."""
        return [self.columns.parts(row) for row in self.rows[start:stop]]


def to_grid(sheet: Sheet, head: Head, groups: Sequence[Sequence[int]]) -> Grid:
    """The cells of the head and of the body's rows; ``groups`` are the lines of each row."""
    boxes = [union([sheet.rows[i].box for i in group]) for group in groups]
    heights = _heights(sheet, head, boxes)
    cells = [_head_cell(part) for part in head.cells]
    for at, group in enumerate(groups, start=head.n_levels):
        cells.extend(_row_cells([sheet.columns.parts(sheet.rows[i]) for i in group], at, sheet))
    places = _merge_down(_placed(cells), sheet, boxes, head.n_levels)
    n_rows = len(heights) - 1
    complete = _with_empty(places, n_rows, sheet.columns.count)
    borders = sheet.columns.borders
    for cell in complete:
        box = (
            borders[cell.column],
            heights[cell.row],
            borders[cell.column + cell.n_columns],
            heights[cell.row + cell.n_rows],
        )
        cell.bbox = union([box, *(word.bbox for word in cell.words)])
    return Grid(
        bbox=union([cell.bbox for cell in complete]),
        n_rows=n_rows,
        n_columns=sheet.columns.count,
        cells=tuple(complete),
        n_header_rows=head.n_levels,
    )


def _head_cell(cell: HeadCell) -> Cell:
    return Cell(
        row=cell.level,
        column=cell.first,
        n_rows=cell.n_levels,
        n_columns=cell.last - cell.first + 1,
        bbox=_NOWHERE,
        words=[word for piece in cell.pieces for word in piece.words],
    )


def _heights(sheet: Sheet, head: Head, boxes: Sequence[BBox]) -> list[float]:
    """The borders of all rows from top to bottom: rules where there are any."""
    top = min(row.box[1] for row in sheet.rows)
    bottom = max(row.box[3] for row in sheet.rows)
    above = [y for y in sheet.full if top - _OUTER_RULE <= y <= top + _SLACK]
    below = [y for y in sheet.full if bottom - _SLACK <= y <= bottom + _OUTER_RULE]
    heights = [max(above, default=top), *head.borders]
    if head.cells:
        last = max(row.box[3] for row in sheet.rows[: sheet.n_head])
        heights.append(_between(last, boxes[0][1], sheet.full))
    heights += [_between(a[3], b[1], sheet.full) for a, b in pairwise(boxes)]
    return [*heights, min(below, default=bottom)]


def _between(bottom: float, top: float, full: Sequence[float]) -> float:
    rule = [y for y in full if bottom - _SLACK <= y <= top + _SLACK]
    return rule[0] if rule else (bottom + top) / 2


def _row_cells(lines: Sequence[Sequence[Part]], row: int, sheet: Sheet) -> list[Cell]:
    """The cells of one row; a label that reaches into white columns takes all of them."""
    held: dict[int, list[Piece]] = {}
    span: dict[int, int] = {}
    taken = {part.first for parts in lines for part in parts}
    for part in (part for parts in lines for part in parts):
        held.setdefault(part.first, []).append(part.piece)
        reach = next((k - 1 for k in range(part.first + 1, part.last + 1) if k in taken), part.last)
        span[part.first] = max(span.get(part.first, part.first), reach)
    if len(held) == 1 and lines[0][0].spans:
        (first,) = held
        span[first] = sheet.columns.count - 1
    return [
        Cell(
            row=row,
            column=column,
            n_columns=span[column] - column + 1,
            bbox=_NOWHERE,
            words=[word for piece in pieces for word in piece.words],
        )
        for column, pieces in sorted(held.items())
    ]


def _placed(cells: Sequence[Cell]) -> dict[Place, Cell]:
    """Every place that a cell takes; a cell gives way to those that stand there already."""
    places: dict[Place, Cell] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if (cell.row, cell.column) in places:
            places[cell.row, cell.column].words.extend(cell.words)
            continue
        while any(place in places for place in _places(cell)):
            if cell.n_columns > 1:
                cell.n_columns -= 1
            else:
                cell.n_rows -= 1
        places.update(dict.fromkeys(_places(cell), cell))
    return places


def _places(cell: Cell) -> list[Place]:
    return [
        (cell.row + i, cell.column + j) for i in range(cell.n_rows) for j in range(cell.n_columns)
    ]


def _merge_down(
    places: dict[Place, Cell], sheet: Sheet, boxes: Sequence[BBox], n_head: int
) -> dict[Place, Cell]:
    """Cells of the body that reach over several rows: no rule below them, though one beside."""
    open_below = _open_borders(sheet, boxes) or _open_stub(places, sheet, len(boxes), n_head)
    for row, column in sorted(open_below):
        upper = places.get((n_head + row, column))
        lower = places.get((n_head + row + 1, column))
        if upper is lower or any(c is not None and c.n_columns > 1 for c in (upper, lower)):
            continue
        if upper is None:
            upper = Cell(row=n_head + row, column=column, bbox=_NOWHERE, words=[])
            places[n_head + row, column] = upper
        upper.n_rows += 1
        if lower is not None:
            upper.words.extend(lower.words)
        places[n_head + row + 1, column] = upper
    return places


def _open_borders(sheet: Sheet, boxes: Sequence[BBox]) -> set[Place]:
    """Row and column of the borders that a rule leaves out although it parts most columns."""
    found: set[Place] = set()
    for row, (above, below) in enumerate(pairwise(boxes)):
        rules = [
            rule for rule in sheet.rules.level if above[3] - _SLACK <= rule[1] <= below[1] + _SLACK
        ]
        ruled = {
            column
            for column, (x0, x1) in enumerate(sheet.columns.extents)
            if any(rule[0] - _SLACK <= (x0 + x1) / 2 <= rule[2] + _SLACK for rule in rules)
        }
        if len(ruled) >= sheet.columns.count / 2:
            found |= {(row, column) for column in range(sheet.columns.count) if column not in ruled}
    return found


def _open_stub(places: dict[Place, Cell], sheet: Sheet, n_rows: int, n_head: int) -> set[Place]:
    """Without rules: labels with white below them, the second column beginning anew at each."""
    if sheet.columns.count < 3:
        return set()
    labels = [row for row in range(n_rows) if (n_head + row, 0) in places]
    if len(labels) < 2 or labels[0] != 0 or len(labels) > 0.7 * n_rows:
        return set()
    second = [places.get((n_head + row, 1)) for row in range(n_rows)]
    if any(cell is None or cell.n_columns > 1 for cell in second):
        return set()
    texts = [" ".join(word.text for word in cell.words) for cell in second if cell is not None]
    starts = [texts[row] for row in labels]
    alike = max(starts.count(text) for text in starts)
    if alike < _ALIKE * len(starts) or len(set(texts)) == 1:
        return set()
    return {(row, 0) for row in range(n_rows - 1) if row + 1 not in labels}


def _with_empty(places: dict[Place, Cell], n_rows: int, n_columns: int) -> list[Cell]:
    """All cells, row by row; empty ones where there are none."""
    for row in range(n_rows):
        for column in range(n_columns):
            if (row, column) not in places:
                places[row, column] = Cell(row=row, column=column, bbox=_NOWHERE, words=[])
    unique = {id(cell): cell for cell in places.values()}
    return sorted(unique.values(), key=lambda cell: (cell.row, cell.column))
