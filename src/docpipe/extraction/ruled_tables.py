"""Tables whose cells or rows are separated by drawn lines.

The rulings come from pdfium, which is fast; finding cells between them is pdfplumber's method
(Nurminen, 2013: edges, intersections, smallest rectangles). Pages without enough rulings, nine
in ten, never get that far. Where only the rows are ruled, white space makes the columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docpipe.extraction.geometry import holds, union
from docpipe.extraction.lines import Run
from docpipe.extraction.row_ruled import find_row_ruled
from docpipe.model import BBox, Line, RawTable

# Two strokes meet although they miss each other by this much.
_SNAP = 3.0
# Maps and squared paper have thousands of strokes; their cells hold no text.
_MAX_EDGES = 400
_MAX_CROSSINGS = 3_000
_MIN_CELLS = 4
_MIN_FILLED = 0.3
# A "cell" with most of the text of a page is the page's layout.
_LAYOUT_LETTERS = 900
_MAX_FRAME_CELLS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells of a table before any text is in them, row by row; ``None`` for a spanned place."""

    bbox: BBox
    cells: tuple[tuple[BBox | None, ...], ...]


def find_grids(rulings: Sequence[BBox], runs: Sequence[Run]) -> tuple[list[Grid], list[BBox]]:
    """Tables by rulings in both directions, then by horizontal rulings only.

    Returns:
        The tables, and the frames of single strokes that are none: boxes around text.
    """
    boxes = [union([word.bbox for word in run]) for run in runs]
    grids: list[Grid] = []
    frames: list[BBox] = []
    for grid in _crossed(rulings):
        if _is_table(grid, runs, boxes):
            grids.append(grid)
        elif len(grid.cells) * len(grid.cells[0]) <= _MAX_FRAME_CELLS:
            frames.append(rounded(grid.bbox))
    free = [ruling for ruling in rulings if not any(holds(g.bbox, ruling, 4.0) for g in grids)]
    words = [word.bbox for run in runs for word in run]
    for bbox, cells in find_row_ruled(free, words):
        if not any(_overlaps(bbox, grid.bbox) for grid in grids):
            grids.append(Grid(bbox=bbox, cells=cells))
    return sorted(grids, key=lambda grid: (grid.bbox[1], grid.bbox[0])), frames


def split_at_cells(runs: Sequence[Run], grids: Sequence[Grid]) -> list[Run]:
    """Cut the runs that cross from one cell into the next."""
    result: list[Run] = []
    for run in runs:
        box = union([word.bbox for word in run])
        grid = next((grid for grid in grids if _overlaps(box, grid.bbox)), None)
        if grid is None:
            result.append(run)
            continue
        parts: dict[BBox | None, Run] = {}
        for word in run:
            parts.setdefault(_cell_of(grid, word.bbox), []).append(word)
        result.extend(parts.values())
    return result


def to_tables(grids: Sequence[Grid], lines: Sequence[Line]) -> tuple[RawTable, ...]:
    """Fill the grids with the lines that lie in their cells."""
    tables = []
    for grid in grids:
        held: dict[BBox, list[Line]] = {}
        for line in lines:
            cell = _cell_of(grid, line.bbox)
            if cell is not None:
                held.setdefault(cell, []).append(line)
        if not held:
            continue
        tables.append(
            RawTable(
                bbox=rounded(grid.bbox),
                rows=tuple(
                    tuple(_cell_text(held.get(cell, [])) if cell else "" for cell in row)
                    for row in grid.cells
                ),
                cells=tuple(
                    tuple(rounded(cell) if cell else None for cell in row) for row in grid.cells
                ),
            )
        )
    return tuple(tables)


def rounded(box: BBox) -> BBox:
    """To a tenth of a point."""
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def _cell_text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in sorted(lines, key=lambda line: line.bbox[1::-1]))


def _crossed(rulings: Sequence[BBox]) -> list[Grid]:
    edges = [_edge(ruling) for ruling in rulings]
    n_vertical = sum(edge["orientation"] == "v" for edge in edges)
    if n_vertical < 2 or len(edges) - n_vertical < 2:
        return []
    # pdfplumber takes a sixth of a second to load; most documents never need it.
    from pdfplumber import table as finder

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
    return [_to_grid(group) for group in groups]


def _edge(ruling: BBox) -> dict[str, Any]:
    x0, top, x1, bottom = ruling
    if x1 - x0 >= bottom - top:
        top = bottom = (top + bottom) / 2
        orientation = "h"
    else:
        x0 = x1 = (x0 + x1) / 2
        orientation = "v"
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


def _to_grid(cells: Sequence[BBox]) -> Grid:
    starts = sorted({cell[0] for cell in cells})
    rows: dict[float, dict[float, BBox]] = {}
    for cell in cells:
        rows.setdefault(cell[1], {})[cell[0]] = cell
    return Grid(
        bbox=union(list(cells)),
        cells=tuple(tuple(rows[top].get(start) for start in starts) for top in sorted(rows)),
    )


def _is_table(grid: Grid, runs: Sequence[Run], boxes: Sequence[BBox]) -> bool:
    """At least two rows and columns, enough of them filled, and no cell that holds a page."""
    if len(grid.cells) < 2 or len(grid.cells[0]) < 2:
        return False
    letters: dict[BBox, int] = {}
    for run, box in zip(runs, boxes, strict=True):
        if not _overlaps(box, grid.bbox):
            continue
        for word in run:
            cell = _cell_of(grid, word.bbox)
            if cell is not None:
                letters[cell] = letters.get(cell, 0) + len(word.text)
    n_cells = sum(cell is not None for row in grid.cells for cell in row)
    if len(letters) < max(_MIN_CELLS - 1, _MIN_FILLED * n_cells):
        return False
    full_rows = sum(sum(cell in letters for cell in row if cell) >= 2 for row in grid.cells)
    total = sum(letters.values())
    is_layout = max(letters.values()) > max(_LAYOUT_LETTERS, 0.6 * total)
    return full_rows >= 2 and not is_layout


def _cell_of(grid: Grid, box: BBox) -> BBox | None:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not holds(grid.bbox, (x, y, x, y)):
        return None
    for row in grid.cells:
        for cell in row:
            if cell is not None and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                return cell
    return None


def _overlaps(a: BBox, b: BBox) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
