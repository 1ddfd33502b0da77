"""Tables of text without rules: three or more columns whose cells begin at one height.

The columns of a page begin and end paragraphs each at its own place; in a table all of them begin
anew together, and before that the shorter ones are white.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from docpipe.extraction.tables.grid import Cell, Grid
from docpipe.extraction.tables.pieces import TextRow, is_marker, text_rows

_MIN_COLUMNS = 3
_MIN_ROWS = 3
_MIN_FILL = 0.75
# Of the columns, how many are white above the place where a row begins.
_WHITE = 0.5
# Of the rows, in how many that is so, or the step to them another than between lines.
_MOST = 0.7
# More white between rows than between lines, in units of the type size.
_APART = 0.35
# Longer cells are paragraphs.
_MAX_LINES = 9
_MAX_LETTERS = 300

Lines = Sequence[Sequence[Sequence[TextRow]]]
"""The lines of every cell, row by row."""
# Of the lines, how many may begin with a bullet or a number.
_MAX_LISTS = 0.3
# Of the cells, how many may begin with a small letter: lines of sentences do.
_MAX_SMALL = 0.4


def begins_together(grid: Grid) -> bool:
    """Whether the rows of a grid are rows of a table, not lines of columns side by side."""
    if grid.n_columns < _MIN_COLUMNS or grid.n_rows < _MIN_ROWS:
        return False
    rows = [
        [cell for cell in grid.cells if cell.row == i and cell.words] for i in range(grid.n_rows)
    ]
    filled = sum(len(row) for row in rows) / (grid.n_columns * grid.n_rows)
    if filled < _MIN_FILL:
        return False
    lines = [[text_rows([word] for word in cell.words) for cell in row] for row in rows]
    starts = [line.words[0].text for row in lines for cell in row for line in cell]
    if sum(map(is_marker, starts)) > _MAX_LISTS * len(starts):
        return False
    small = sum(cell[0].words[0].text[:1].islower() for row in lines for cell in row)
    if small > _MAX_SMALL * sum(map(len, rows)):
        return False
    n_lines = [[len(cell) for cell in row] for row in lines]
    if _is_prose(lines):
        return False
    gap = _gap_within(lines)
    anew = [
        _begins_anew(above, below, counts, gap)
        for above, below, counts in zip(rows, rows[1:], n_lines, strict=False)
    ]
    return sum(anew) >= max(2.0, _MOST * len(anew))


def _is_prose(lines: Lines) -> bool:
    """Whether a cell is longer than cells are."""
    letters = [
        sum(len(word.text) for line in cell for word in line.words) for row in lines for cell in row
    ]
    return max(letters) > _MAX_LETTERS or any(len(c) > _MAX_LINES for row in lines for c in row)


def _gap_within(lines: Lines) -> float:
    """The usual white between the lines of a cell, points."""
    gaps = [
        below.box[1] - above.box[3]
        for row in lines
        for cell in row
        for above, below in pairwise(cell)
    ]
    return median(gaps) if gaps else 0.0


def _begins_anew(
    above: Sequence[Cell], below: Sequence[Cell], n_lines: Sequence[int], gap: float
) -> bool:
    """Whether half of the columns are white right above a row, or white parts all of them."""
    if max(n_lines) > 1 and sum(k < max(n_lines) for k in n_lines) >= _WHITE * len(n_lines):
        return True
    bottom = max(word.bbox[3] for cell in above for word in cell.words)
    top = min(word.bbox[1] for cell in below for word in cell.words)
    return top - bottom > max(gap, 0.0) + _APART * above[0].words[0].style.size


def beside_each_other(rows: Sequence[TextRow]) -> int:
    """In how many rows three or more pieces of text stand."""
    return sum(len(row.pieces) >= _MIN_COLUMNS for row in rows)
