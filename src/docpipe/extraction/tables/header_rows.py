"""How many rows of a finished grid are its head."""

from collections.abc import Sequence

from docpipe.extraction.lines import is_bold
from docpipe.extraction.tables.grid import Cell, Grid, text_of
from docpipe.extraction.tables.pieces import is_figure, is_year

_MAX_ROWS = 6
# Heads are short: words a cell.
_MAX_WORDS = 6
# … and what stands below them is so much longer, if there are no figures.
_LONGER = 1.5
_WHITE = 230


def count_header_rows(grid: Grid) -> int:
    """By figures below, by bold or white print, by short texts above long ones."""
    rows = _rows(grid)
    marked = [bool(row) and all(_is_marked(cell) for cell in row) for row in rows]
    n_marked = marked.index(False) if False in marked else 0
    first = _first_figures(rows)
    if first is not None:
        count = _without_sections(rows, first)
        # A row of years in bold print above rows of figures is a head, too.
        return _cover_spans(rows, max(count, n_marked if n_marked <= _MAX_ROWS else 0))
    if 0 < n_marked <= _MAX_ROWS // 2:
        return _cover_spans(rows, n_marked)
    return int(_is_short_above_long(rows, grid.n_columns))


def _rows(grid: Grid) -> list[list[Cell]]:
    """The filled cells of every row."""
    rows: list[list[Cell]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        if cell.words:
            rows[cell.row].append(cell)
    return rows


def _is_marked(cell: Cell) -> bool:
    return all(
        is_bold(word) or (word.style.fill is not None and min(word.style.fill[:3]) >= _WHITE)
        for word in cell.words
    )


def _says_figure(cell: Cell) -> bool:
    return is_figure(text_of(cell))


def _first_figures(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The first row with figures right of the first column; years alone do not count.

    They do where no other figures are.
    """
    found: dict[bool, list[int]] = {True: [], False: []}
    for number, row in enumerate(rows):
        figures = [cell for cell in row if cell.column > 0 and _says_figure(cell)]
        if figures:
            found[all(is_year(text_of(cell)) for cell in figures)].append(number)
    strict, years = found[False], found[True]
    if len(strict) >= max(1, len(years) // 2):
        return strict[0]
    return years[0] if len(years) > 1 else None


def _without_sections(rows: Sequence[Sequence[Cell]], first: int) -> int:
    """Rows with nothing but a label, right above the figures, head a section of the body."""
    count = min(first, _MAX_ROWS)
    while count > 1 and len(rows[count - 1]) == 1 and rows[count - 1][0].column == 0:
        count -= 1
    return count


def _cover_spans(rows: Sequence[Sequence[Cell]], count: int) -> int:
    """A cell of the head that reaches further down takes the rows beside it along."""
    reach = count
    for row in rows[:count]:
        reach = max([reach, *(cell.row + cell.n_rows for cell in row)])
    return reach if reach <= _MAX_ROWS and reach < len(rows) else count


def _is_short_above_long(rows: Sequence[Sequence[Cell]], n_columns: int) -> bool:
    if len(rows) < 2 or sum(cell.n_columns for cell in rows[0]) < n_columns:
        return False
    head = [len(text_of(cell).split()) for cell in rows[0]]
    if max(head) > _MAX_WORDS or any(text_of(cell).endswith((".", "?")) for cell in rows[0]):
        return False
    body = [len(text_of(cell).split()) for row in rows[1:] for cell in row]
    return bool(body) and sum(body) / len(body) >= _LONGER * sum(head) / len(head)
