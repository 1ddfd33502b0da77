"""A table's cells, the words in them, and how both become lines and a ``RawTable``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docpipe.extraction.geometry import union
from docpipe.extraction.lines import Run
from docpipe.extraction.tables.pieces import TextRow, joined, text_rows
from docpipe.extraction.words import Word
from docpipe.model import BBox, Line, RawTable


@dataclass(slots=True, kw_only=True)
class Cell:
    """A cell at its top left place; ``bbox`` is widened where print reaches over its edge."""

    row: int
    column: int
    n_rows: int = 1
    n_columns: int = 1
    bbox: BBox
    words: list[Word]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of one table; every place belongs to exactly one of them."""

    bbox: BBox
    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    n_header_rows: int | None = None

    @property
    def n_words(self) -> int:
        """In all cells."""
        return sum(len(cell.words) for cell in self.cells)


def rounded(box: BBox) -> BBox:
    """To a tenth of a point."""
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def split_at_cells(runs: Sequence[Run], grids: Sequence[Grid]) -> list[Run]:
    """Cut the runs that cross from one cell into the next; a cell's words at one height are one."""
    if not grids:
        return list(runs)
    taken = {id(word) for grid in grids for cell in grid.cells for word in cell.words}
    result: list[Run] = []
    for run in runs:
        outside = [word for word in run if id(word) not in taken]
        if outside:
            result.append(outside)
    for grid in grids:
        for cell in grid.cells:
            result.extend(row.words for row in text_rows([word] for word in cell.words))
    return sorted(result, key=_place)


def _place(run: Run) -> tuple[float, float]:
    box = union([word.bbox for word in run])
    return (box[1], box[0])


def text_of(cell: Cell) -> str:
    """The cell's words, line by line, with spaces between them."""
    return " ".join(joined(row.words) for row in text_rows([word] for word in cell.words))


def texts_of(grid: Grid) -> list[list[str]]:
    """The cells' words, row by row."""
    texts = [["" for _ in range(grid.n_columns)] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        texts[cell.row][cell.column] = text_of(cell)
    return texts


def outside(rows: Sequence[TextRow], grids: Sequence[Grid]) -> list[TextRow]:
    """What stands in none of the grids."""
    if not grids:
        return list(rows)
    taken = {id(word) for grid in grids for cell in grid.cells for word in cell.words}
    kept = []
    for row in rows:
        pieces = [p for p in row.pieces if not any(id(word) in taken for word in p.words)]
        if pieces:
            kept.append(row.part(pieces))
    return kept


def to_tables(grids: Sequence[Grid], lines: Sequence[Line]) -> tuple[RawTable, ...]:
    """The grids with the texts of the lines that lie in their cells."""
    tables = []
    for grid in grids:
        table = _empty(grid)
        texts: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            place = table.place_of(line.bbox)
            if place is not None:
                texts.setdefault(place, []).append(line)
        if texts:
            tables.append(
                replace(
                    table,
                    rows=tuple(
                        tuple(_text(texts.get((i, j), [])) for j in range(grid.n_columns))
                        for i in range(grid.n_rows)
                    ),
                )
            )
    return tuple(tables)


def _empty(grid: Grid) -> RawTable:
    boxes: list[list[BBox | None]] = [[None] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        boxes[cell.row][cell.column] = rounded(cell.bbox)
    return RawTable(
        bbox=rounded(grid.bbox),
        rows=(),
        cells=tuple(tuple(row) for row in boxes),
        merged=tuple(
            (cell.row, cell.column, cell.n_rows, cell.n_columns)
            for cell in grid.cells
            if cell.n_rows * cell.n_columns > 1
        ),
        n_header_rows=grid.n_header_rows,
    )


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in sorted(lines, key=lambda line: line.bbox[1::-1]))
