"""Cells between rules in both directions.

pdfplumber's method (Nurminen, 2013): edges, their intersections, the smallest rectangles between
them. Loading it takes a sixth of a second; only pages with rules in both directions need it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docpipe.extraction.tables.grid import Cell, Grid
from docpipe.extraction.tables.pieces import CAPTION, TextRow
from docpipe.extraction.tables.rules import Rules
from docpipe.extraction.words import Word
from docpipe.model import BBox

# Two strokes meet although they miss each other by this much.
_SNAP = 3.0
# Maps and squared paper have thousands of strokes; their cells hold no text.
_MAX_EDGES = 600
_MAX_CROSSINGS = 4_000
# Borders nearer than this leave no room for print: cells drawn one by one, white between them.
_SAME_BORDER = 6.0
# Points: a row whose sides nobody drew is no higher.
_MAX_OPEN_ROW = 24.0
# The cells of a lattice fill it; shaded rows with white ones between them do not.
_MIN_COVERED = 0.9


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cells as ``(row, column, n_rows, n_columns)`` between borders."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[tuple[int, int, int, int], ...]

    @property
    def bbox(self) -> BBox:
        """Around all cells."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def n_rows(self) -> int:
        """Between the level borders."""
        return len(self.ys) - 1

    @property
    def n_columns(self) -> int:
        """Between the upright borders."""
        return len(self.xs) - 1

    @property
    def is_complete(self) -> bool:
        """Whether the cells leave no holes."""
        boxes = [self.box(place) for place in self.places]
        area = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in boxes)
        x0, top, x1, bottom = self.bbox
        return area >= _MIN_COVERED * (x1 - x0) * (bottom - top)

    def box(self, place: tuple[int, int, int, int]) -> BBox:
        """Of a cell."""
        row, column, n_rows, n_columns = place
        return (
            self.xs[column], self.ys[row], self.xs[column + n_columns], self.ys[row + n_rows]
        )  # fmt: skip


def find_lattices(rules: Rules) -> list[Lattice]:
    """Every group of cells that touch each other; single frames too."""
    if len(rules.upright) < 2 or len(rules.level) < 2:
        return []
    from pdfplumber import table as finder

    edges = [_edge(rule, "h") for rule in rules.level] + [
        _edge(rule, "v") for rule in rules.upright
    ]
    merged = finder.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    if len(merged) > _MAX_EDGES:
        return []
    crossings = finder.edges_to_intersections(merged, _SNAP, _SNAP)
    if len(crossings) > _MAX_CROSSINGS:
        return []
    cells = finder.intersections_to_cells(crossings)
    groups = finder.cells_to_tables(cells)
    # pdfplumber leaves out tables of one cell; they are boxes.
    held = {cell for group in groups for cell in group}
    groups.extend([cell] for cell in cells if cell not in held)
    return [_to_lattice(group) for group in groups]


def _edge(rule: BBox, orientation: str) -> dict[str, Any]:
    x0, top, x1, bottom = rule
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def _to_lattice(cells: Sequence[BBox]) -> Lattice:
    xs = _borders([edge for cell in cells for edge in (cell[0], cell[2])])
    ys = _borders([edge for cell in cells for edge in (cell[1], cell[3])])
    places = {}
    for x0, top, x1, bottom in cells:
        row, column = _at(ys, top), _at(xs, x0)
        n_rows, n_columns = _at(ys, bottom) - row, _at(xs, x1) - column
        if n_rows > 0 and n_columns > 0:
            places[row, column] = (row, column, n_rows, n_columns)
    return Lattice(tuple(xs), tuple(ys), tuple(places[key] for key in sorted(places)))


def _borders(edges: Sequence[float]) -> list[float]:
    borders: list[float] = []
    for edge in sorted(edges):
        if not borders or edge - borders[-1] > _SAME_BORDER:
            borders.append(edge)
    return borders


def _at(borders: Sequence[float], edge: float) -> int:
    return min(range(len(borders)), key=lambda k: (abs(borders[k] - edge), k))


def joined(lattices: Sequence[Lattice], rows: Sequence[TextRow]) -> list[Lattice]:
    """Parts of one table that a row with a lone label keeps apart, its sides left open."""
    result: list[Lattice] = []
    for lattice in sorted(lattices, key=lambda lattice: (lattice.ys[0], lattice.xs[0])):
        above = next((other for other in result if _goes_on(other, lattice, rows)), None)
        if above is None:
            result.append(lattice)
        else:
            result[result.index(above)] = _below(above, lattice)
    return result


def _goes_on(above: Lattice, lattice: Lattice, rows: Sequence[TextRow]) -> bool:
    gap = lattice.ys[0] - above.ys[-1]
    if not 0 < gap <= _MAX_OPEN_ROW or lattice.n_columns < 2 or not _same(above.xs, lattice.xs):
        return False
    if above.n_rows < 2 and lattice.n_rows < 2:
        return False  # shaded rows, every second one white
    box = (above.xs[0], above.ys[-1], above.xs[-1], lattice.ys[0])
    between = [row for row in rows if box[1] < row.middle < box[3]]
    pieces = [p for row in between for p in row.pieces if box[0] <= p.middle <= box[2]]
    return len(pieces) <= 1 and not any(CAPTION.match(piece.text) for piece in pieces)


def _same(a: Sequence[float], b: Sequence[float]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= _SNAP for x, y in zip(a, b, strict=True))


def _below(above: Lattice, lattice: Lattice) -> Lattice:
    """One lattice of two; the open row between them is a cell over all columns."""
    down = above.n_rows + 1
    return Lattice(
        above.xs,
        above.ys + lattice.ys,
        (
            *above.places,
            (above.n_rows, 0, 1, above.n_columns),
            *((row + down, column, n, m) for row, column, n, m in lattice.places),
        ),
    )


def fill(lattice: Lattice, rows: Sequence[TextRow]) -> Grid:
    """The words of a page in the cells of a lattice; holes become cells too."""
    owners: dict[tuple[int, int], Cell] = {}
    cells: list[Cell] = []
    for place in lattice.places:
        _own(owners, cells, lattice, place)
    for row in range(lattice.n_rows):
        for column in range(lattice.n_columns):
            if (row, column) not in owners:
                _own(owners, cells, lattice, (row, column, 1, 1))
    for word in words_in(rows, lattice.bbox):
        x, y = (word.bbox[0] + word.bbox[2]) / 2, (word.bbox[1] + word.bbox[3]) / 2
        owners[_step(lattice.ys, y), _step(lattice.xs, x)].words.append(word)
    return Grid(
        bbox=lattice.bbox,
        n_rows=lattice.n_rows,
        n_columns=lattice.n_columns,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
    )


def _own(
    owners: dict[tuple[int, int], Cell],
    cells: list[Cell],
    lattice: Lattice,
    place: tuple[int, int, int, int],
) -> None:
    row, column, n_rows, n_columns = place
    places = [(row + i, column + j) for i in range(n_rows) for j in range(n_columns)]
    if any(key in owners for key in places):
        return
    cell = Cell(
        row=row,
        column=column,
        n_rows=n_rows,
        n_columns=n_columns,
        bbox=lattice.box(place),
        words=[],
    )
    cells.append(cell)
    owners.update(dict.fromkeys(places, cell))


def _step(borders: Sequence[float], at: float) -> int:
    return min(max(bisect_right(borders, at) - 1, 0), len(borders) - 2)


def words_in(rows: Sequence[TextRow], box: BBox) -> list[Word]:
    """The words whose middle lies in a box."""
    found = []
    for row in rows:
        if row.box[3] < box[1] or row.box[1] > box[3]:
            continue
        for word in row.words:
            x, y = (word.bbox[0] + word.bbox[2]) / 2, (word.bbox[1] + word.bbox[3]) / 2
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                found.append(word)
    return found
