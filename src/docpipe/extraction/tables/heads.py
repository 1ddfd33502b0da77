"""The head of a table: lines of print to cells over one or more columns and rows.

What stands over several columns opens a level of its own; a column without such a heading has
one cell from the top of the head to its bottom.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docpipe.extraction.tables.columns import Columns, Part
from docpipe.extraction.tables.pieces import Piece, TextRow
from docpipe.model import BBox

# A rule this far below a heading (in units of its size) shows how far the heading reaches.
_RULE_BELOW = 1.2
# Points by which the middle of a heading may miss the middle of its columns.
_OFF_CENTRE = 5.0
_OFF_SHARE = 0.1  # … of their width
_SAME_EDGE = 4.0
# In units of the type size: lines of one heading stand no further apart.
_MAX_LEADING = 1.5
# Of the head's width, how much of it a rule between two rows goes through.
_RULED = 0.3


@dataclass(slots=True)
class HeadCell:
    """A cell of the head; rows are levels from the top."""

    pieces: list[Piece]
    first: int
    last: int
    level: int = 0
    n_levels: int = 1

    @property
    def top(self) -> float:
        """Upper edge of the print."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Lower edge of the print."""
        return max(piece.bottom for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head; ``below``: columns with headings further down."""

    row: TextRow
    parts: Sequence[Part]
    below: set[int]
    ends_row: bool


@dataclass(slots=True)
class Head:
    """The cells, and the lower edge of every level but the last."""

    cells: list[HeadCell] = field(default_factory=list)
    n_levels: int = 0
    borders: list[float] = field(default_factory=list)


def build_head(
    rows: Sequence[TextRow],
    parts: Sequence[Sequence[Part]],
    columns: Columns,
    rules: Sequence[BBox],
) -> Head:
    """The head's cells; ``rules`` are the level strokes of the table."""
    if not rows:
        return Head()
    stacks: list[list[HeadCell]] = [[] for _ in range(columns.count)]
    cells: list[HeadCell] = []
    apart = _rows_apart(rows, rules)
    below = _filled_below(parts, columns.count)
    for number, (row, found) in enumerate(zip(rows, parts, strict=True)):
        line = _Line(
            row=row,
            parts=found,
            below=below[number],
            ends_row=number + 1 < len(rows) and apart[number + 1],
        )
        for part in found:
            first, last = _reach(part, line, columns, rules)
            _stack(cells, stacks, HeadCell([part.piece], first, last), apart[number])
    n_levels = _assign_levels(cells, stacks)
    return Head(cells=cells, n_levels=n_levels, borders=_borders(cells, n_levels))


def _filled_below(parts: Sequence[Sequence[Part]], count: int) -> list[set[int]]:
    """For every line the columns that a heading further down stands in."""
    result: list[set[int]] = []
    seen: set[int] = set()
    for found in reversed(parts):
        result.append(set(seen))
        for part in found:
            seen.update(range(part.first, part.last + 1))
    result.reverse()
    return result


def _rows_apart(rows: Sequence[TextRow], rules: Sequence[BBox]) -> list[bool]:
    """Which lines are set apart from the line above: by more white than leading, or by a rule."""
    left, right = (min(row.box[0] for row in rows), max(row.box[2] for row in rows))
    result = [True]
    for above, below in pairwise(rows):
        ruled = sum(
            max(min(rule[2], right) - max(rule[0], left), 0.0)
            for rule in rules
            if above.middle < rule[1] < below.middle
        )
        wide = below.middle - above.middle > _MAX_LEADING * below.size
        result.append(wide or ruled >= _RULED * (right - left))
    return result


def _reach(part: Part, line: _Line, columns: Columns, rules: Sequence[BBox]) -> tuple[int, int]:
    """First and last column that a heading stands over."""
    below = line.below
    free = _free_range(part, line.parts, columns.count)
    ruled = _ruled_reach(part.piece, line.row.size, columns, rules)
    if ruled is not None and free[0] <= ruled[0] and ruled[1] <= free[1]:
        return ruled
    if part.spans:
        return _centred(part, free, columns, below)
    if line.ends_row and _at_left(part, columns):
        return part.first, _white_right(part, free, below)
    x0, x1 = columns.extents[part.first]
    piece = part.piece
    middle = (x0 + x1) / 2
    fits = (
        min(abs(piece.x0 - x0), abs(piece.x1 - x1)) <= _SAME_EDGE or piece.x0 <= middle <= piece.x1
    )
    if fits or part.first not in below:
        return part.first, part.last
    return _centred(part, free, columns, below)


def _at_left(part: Part, columns: Columns) -> bool:
    return abs(part.piece.x0 - columns.extents[part.first][0]) <= _SAME_EDGE


def _white_right(part: Part, free: tuple[int, int], below: set[int]) -> int:
    """The last of the columns right of a heading that have nothing but headings further down."""
    last = part.first
    while part.first in below and last < free[1] and last + 1 in below:
        last += 1
    return last


def _ruled_reach(
    piece: Piece, size: float, columns: Columns, rules: Sequence[BBox]
) -> tuple[int, int] | None:
    """By the rule below it, if that is longer than one column and shorter than the table."""
    for x0, top, x1, _ in rules:
        near = piece.bottom - 0.4 * size <= top <= piece.bottom + _RULE_BELOW * size
        if not near or not (x0 - 2 <= piece.middle <= x1 + 2):
            continue
        over = [
            column
            for column, (left, right) in enumerate(columns.extents)
            if x0 - 2 <= (left + right) / 2 <= x1 + 2
        ]
        if 1 < len(over) < columns.count:
            return over[0], over[-1]
    return None


def _free_range(part: Part, beside: Sequence[Part], count: int) -> tuple[int, int]:
    """How far a heading can reach before it meets its neighbours."""
    left = max((other.last + 1 for other in beside if other.last < part.first), default=0)
    right = min((other.first - 1 for other in beside if other.first > part.last), default=count - 1)
    return left, right


def _centred(
    part: Part, free: tuple[int, int], columns: Columns, below: set[int]
) -> tuple[int, int]:
    """The columns around the part whose common middle is nearest to the heading's own."""
    best: tuple[float, int, tuple[int, int]] | None = None
    for first in range(free[0], part.first + 1):
        for last in range(part.last, free[1] + 1):
            inner = set(range(first, last + 1))
            grows = (first, last) != (part.first, part.last)
            if grows and not inner <= below:
                continue
            middle = (columns.extents[first][0] + columns.extents[last][1]) / 2
            off = abs(middle - part.piece.middle)
            width = columns.extents[last][1] - columns.extents[first][0]
            if grows and off > max(_OFF_CENTRE, _OFF_SHARE * width):
                continue
            found = (off if grows else max(off - _SAME_EDGE, 0.0), last - first, (first, last))
            if best is None or found < best:
                best = found
    return best[2] if best else (part.first, part.last)


def _stack(
    cells: list[HeadCell],
    stacks: list[list[HeadCell]],
    cell: HeadCell,
    apart: bool,
) -> None:
    """Add a cell below the ones above it, or to the one of the same columns directly above."""
    over = stacks[cell.first : cell.last + 1]
    tops = {id(stack[-1]) if stack else None for stack in over}
    above = over[0][-1] if over[0] else None
    same = above is not None and (above.first, above.last) == (cell.first, cell.last)
    if above is not None and same and len(tops) == 1 and not (apart and _new_row(above, cell)):
        above.pieces.extend(cell.pieces)
        return
    cells.append(cell)
    for stack in over:
        stack.append(cell)


def _new_row(above: HeadCell, cell: HeadCell) -> bool:
    """Whether a line set apart does not stand beside the cell's last line, as centred ones do."""
    return cell.top > above.bottom - 1


def _assign_levels(cells: Sequence[HeadCell], stacks: Sequence[Sequence[HeadCell]]) -> int:
    """Every cell one level below what stands above it; then down to what stands below it."""
    for cell in cells:
        above = [
            stack[at - 1]
            for stack in stacks[cell.first : cell.last + 1]
            if (at := _index(stack, cell)) > 0
        ]
        cell.level = max((other.level + 1 for other in above), default=0)
    n_levels = max(cell.level for cell in cells) + 1
    for cell in cells:
        below = [
            stack[at + 1].level
            for stack in stacks[cell.first : cell.last + 1]
            if (at := _index(stack, cell)) + 1 < len(stack)
        ]
        cell.n_levels = min(below, default=n_levels) - cell.level
    return n_levels


def _index(stack: Sequence[HeadCell], cell: HeadCell) -> int:
    return next(i for i, other in enumerate(stack) if other is cell)


def _borders(cells: Sequence[HeadCell], n_levels: int) -> list[float]:
    borders = []
    for level in range(n_levels - 1):
        above = max(
            (cell.bottom for cell in cells if cell.level + cell.n_levels - 1 == level),
            default=min(cell.top for cell in cells),
        )
        below = min((cell.top for cell in cells if cell.level == level + 1), default=above)
        borders.append((above + below) / 2)
    return borders
