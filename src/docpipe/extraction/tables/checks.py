"""Whether what rules enclose is a table, not a box or the layout of a page."""

from docpipe.extraction.tables.grid import Cell, Grid
from docpipe.extraction.tables.pieces import text_rows

_MIN_CELLS = 4
_MIN_FILLED = 0.3
# A "cell" with most of the text of a page is the page's layout.
_LAYOUT_LETTERS = 900
_LAYOUT_SHARE = 0.6
# A head and a body: the body may well hold many rows.
_FEW_ROWS = 2
_MOST_CELLS = 0.6


def is_table(grid: Grid) -> bool:
    """At least two rows and columns, enough of them filled, and no cell that holds a page."""
    if grid.n_rows < 2 or grid.n_columns < 2:
        return False
    letters = [sum(len(word.text) for word in cell.words) for cell in grid.cells]
    filled = [count for count in letters if count]
    if len(filled) < max(_MIN_CELLS - 1, _MIN_FILLED * len(grid.cells)):
        return False
    is_layout = max(filled) > max(_LAYOUT_LETTERS, _LAYOUT_SHARE * sum(filled))
    return _n_full_rows(grid) >= 2 and not is_layout


def is_coarse(grid: Grid) -> bool:
    """Whether the rules part groups of rows or columns: most cells of a row hold stacked figures.

    A single cell with several figures is a figure broken over two lines.
    """
    if grid.n_rows <= _FEW_ROWS:
        return True
    stacked: dict[int, list[int]] = {}
    for cell in grid.cells:
        n_figures = _n_figures(cell)
        if n_figures and cell.n_rows == 1:
            stacked.setdefault(cell.row, []).append(n_figures)
    return any(
        sum(count > 1 for count in counts) >= max(_MOST_CELLS * len(counts), 2)
        for counts in stacked.values()
    )


def _n_figures(cell: Cell) -> int:
    """How many figures stand in a cell that holds nothing else."""
    pieces = [piece for line in text_rows([word] for word in cell.words) for piece in line.pieces]
    if not all(piece.figure or piece.blank for piece in pieces):
        return 0
    return len(pieces)


def is_ruled_table(grid: Grid) -> bool:
    """Two columns and rows that most rows fill."""
    return is_table(grid) and _n_full_rows(grid) >= 0.4 * grid.n_rows


def _n_full_rows(grid: Grid) -> int:
    counts = [0] * grid.n_rows
    for cell in grid.cells:
        if cell.words:
            counts[cell.row] += 1
    return sum(count > 1 for count in counts)
