"""Tables of text without rules: three or more columns whose cells begin at one height.

The columns of a page begin and end paragraphs each at its own place; in a table all of them begin
anew together, and before that the shorter ones are white.
"""

from collections.abc import Sequence

from docpipe.extraction.tables.grid import Grid
from docpipe.extraction.tables.pieces import TextRow, is_marker, text_rows

_MIN_COLUMNS = 3
_MIN_ROWS = 3
_MIN_FILL = 0.75
# Of the columns, how many are white above the place where a row begins.
_WHITE = 0.5
# Of the rows, in how many that is so, or the step to them another than between lines.
_MOST = 0.7
# Of the lines, how many may begin with a bullet or a number.
_MAX_LISTS = 0.3


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
    n_lines = [[len(cell) for cell in row] for row in lines]
    ragged = [
        sum(count < max(counts) for count in counts) >= _WHITE * len(counts)
        for counts in n_lines[:-1]
        if max(counts) > 1
    ]
    return len(ragged) > 1 and sum(ragged) >= _MOST * len(ragged)


def beside_each_other(rows: Sequence[TextRow]) -> int:
    """In how many rows three or more pieces of text stand."""
    return sum(len(row.pieces) >= _MIN_COLUMNS for row in rows)
