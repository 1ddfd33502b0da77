"""Rows of tables without figures, whose cells have several lines.

Where cells begin at the top of their row, its first line fills (nearly) all columns and the lines
after it fewer and fewer. Where they are centred, cells of one row overlap in height.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from docpipe.extraction.tables.columns import Columns, Part, ends_open, may_wrap, starts_small
from docpipe.extraction.tables.pieces import TextRow

# In units of the type size: lines of one cell stand no further apart.
_MAX_LEADING = 1.5
# A step between rows differs so much from the leading: of the leading, and in points (browsers
# set lines at whole pixels, so that equal steps differ by one).
_OTHER_STEP = 0.07
_MIN_OTHER = 0.8
# A line that fills so many columns may begin a row.
_FULL_LINE = 0.7
# Of all lines: beyond it, hardly any cell has a second line.
_MOST_FULL = 0.75
_SOME_FULL = 0.2
_TWO_KINDS = 1.2

Group = list[int]


def group_cells(
    rows: Sequence[TextRow], parts: Sequence[Sequence[Part]], columns: Columns
) -> list[Group]:
    """The indices of the lines that make each row, from the top down."""
    filled = [_n_filled(found) for found in parts]
    full = [count >= max(2, _FULL_LINE * columns.count) for count in filled]
    steps = [below.middle - above.middle for above, below in pairwise(rows)]
    if sum(full) >= _MOST_FULL * len(rows):
        return _single_lines(steps, full)
    if sum(full) >= max(2.0, _SOME_FULL * len(rows)):
        dense = _is_dense(steps, full)
        return _from_the_top(steps, full, rows, _may_go_on(parts, columns, dense=dense))
    return _overlapping(rows, parts, columns)


def _n_filled(parts: Sequence[Part]) -> int:
    return len({column for part in parts for column in range(part.first, part.last + 1)})


def _single_lines(steps: Sequence[float], full: Sequence[bool]) -> list[Group]:
    """A row a line, unless lines stand in pairs or more: clearly two kinds of steps."""
    ordered = sorted(steps)
    fourth = len(ordered) // 4
    limit = 0.0
    if len(ordered) >= 4 and ordered[-1 - fourth] >= _TWO_KINDS * ordered[fourth]:
        limit = (ordered[fourth] + ordered[-1 - fourth]) / 2
    groups: list[Group] = [[0]]
    for i, (step, starts) in enumerate(zip(steps, full[1:], strict=True), start=1):
        if step <= limit or not starts:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _is_dense(steps: Sequence[float], full: Sequence[bool]) -> bool:
    """Whether rows of one line are as far apart as the lines of a cell."""
    rows = [step for i, step in enumerate(steps, start=1) if full[i] and full[i - 1]]
    rest = [step for i, step in enumerate(steps, start=1) if not full[i]]
    return bool(rows and rest) and abs(min(rows) - min(rest)) <= _MIN_OTHER


def _may_go_on(parts: Sequence[Sequence[Part]], columns: Columns, *, dense: bool) -> list[bool]:
    """Which lines can be the rest of the cells above them, by the room that those had left.

    In a ``dense`` table the words must say so, too.
    """
    above: dict[int, Part] = {}
    result = []
    for found in parts:
        votes = [
            may_wrap(above[p.first].piece, p.piece, columns.extents[p.first][1])
            for p in found
            if p.first in above
        ]
        reads_on = not dense or any(
            starts_small(p.piece) or ends_open(above[p.first].piece)
            for p in found
            if p.first in above
        )
        result.append(reads_on and sum(votes) >= len(votes) / 2)
        above.update((part.first, part) for part in found)
    return result


def _from_the_top(
    steps: Sequence[float],
    full: Sequence[bool],
    rows: Sequence[TextRow],
    may_go_on: Sequence[bool],
) -> list[Group]:
    """A full line begins a row, but for one at the leading below another full line."""
    size = median(row.size for row in rows)
    within = [
        step
        for i, step in enumerate(steps, start=1)
        if not full[i] and may_go_on[i] and step <= _MAX_LEADING * size
    ]
    leading = median(within) if within else min(steps, default=0.0)
    other = max(_MIN_OTHER, _OTHER_STEP * leading)
    groups: list[Group] = [[0]]
    for i, step in enumerate(steps, start=1):
        apart = step > leading + other or not may_go_on[i]
        anew = full[i] and (not full[i - 1] or step < leading - other)
        if apart or anew:
            groups.append([i])
        else:
            groups[-1].append(i)
    return groups


def _overlapping(
    rows: Sequence[TextRow], parts: Sequence[Sequence[Part]], columns: Columns
) -> list[Group]:
    """Lines are of one row if a cell reaches from the one to the other.

    A column's cell ends where more white than between its lines follows.
    """
    chains = [
        [i for i, found in enumerate(parts) if any(p.first == column for p in found)]
        for column in range(columns.count)
    ]
    leading = _leading(rows, chains)
    reach = list(range(len(rows)))  # the last line of any cell that has begun up to a line
    for chain in chains:
        for a, b in pairwise(chain):
            step = rows[b].middle - rows[a].middle
            if leading is not None and step <= leading + max(_MIN_OTHER, _OTHER_STEP * leading):
                for k in range(a, b):
                    reach[k] = max(reach[k], b)
    groups: list[Group] = []
    last = -1
    for i, row in enumerate(rows):
        if groups and (i <= last or row.middle - rows[i - 1].middle < 0.75 * row.size):
            groups[-1].append(i)
        else:
            groups.append([i])
        last = max(last, reach[i])
    return groups


def _leading(rows: Sequence[TextRow], chains: Sequence[Sequence[int]]) -> float | None:
    """The distance of lines within a cell; ``None`` if no two lines are near enough."""
    size = median(row.size for row in rows)
    steps = sorted(
        step
        for chain in chains
        for a, b in pairwise(chain)
        if (step := rows[b].middle - rows[a].middle) <= _MAX_LEADING * size
    )
    return median(step for step in steps if step <= steps[0] + _MIN_OTHER) if steps else None
