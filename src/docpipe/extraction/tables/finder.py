"""All tables of a page: between rules first, then where only white space parts the columns."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.extraction.lines import Run
from docpipe.extraction.tables.borderless import find_borderless
from docpipe.extraction.tables.checks import is_coarse, is_ruled_table, is_table
from docpipe.extraction.tables.grid import Grid, outside, rounded
from docpipe.extraction.tables.header_rows import count_header_rows
from docpipe.extraction.tables.lattice import Lattice, fill, find_lattices, joined
from docpipe.extraction.tables.layout import lay_out
from docpipe.extraction.tables.likely import is_likely
from docpipe.extraction.tables.pieces import TextRow, text_rows
from docpipe.extraction.tables.rules import Rules, to_rules
from docpipe.extraction.tables.stacks import Part, find_stacks, inside, parts_of
from docpipe.extraction.tables.zones import parted
from docpipe.model import BBox

_MAX_FRAME_CELLS = 2


def find_grids(
    rulings: Sequence[BBox], runs: Sequence[Run], page_width: float, boxes: Sequence[BBox] = ()
) -> tuple[list[Grid], list[BBox]]:
    """Every table of a page.

    Args:
        rulings: Level and upright strokes, edges of filled areas among them.
        runs: The page's lines.
        page_width: In points.
        boxes: Rectangles that may stand around text: what is in one and what is beside it are
            no cells of one table.

    Returns:
        The tables from the top down, and the frames of single strokes that are none: boxes.
    """
    rules = to_rules(rulings)
    rows = text_rows(runs)
    grids: list[Grid] = []
    frames: list[BBox] = []
    for lattice in joined(find_lattices(rules), rows):
        grid = _from_lattice(lattice, rows, rules)
        if grid is not None:
            grids.append(grid)
        elif lattice.n_rows * lattice.n_columns <= _MAX_FRAME_CELLS:
            frames.append(rounded(lattice.bbox))
    for stack in find_stacks(rules):
        for part in parts_of(stack, rows):
            grids = _with_part(grids, part, rules)
    rows = outside(rows, grids)
    for zone in parted(rows, boxes):
        grids.extend(find_borderless(zone, rules, page_width))
    return sorted(grids, key=lambda grid: (grid.bbox[1], grid.bbox[0])), frames


def _with_part(grids: list[Grid], part: Part, rules: Rules) -> list[Grid]:
    """The tables with the one between some rules, unless they have all of it.

    Where every second row is shaded, a lattice is found in the shaded ones: it gives way.
    """
    free = outside(part.ruled, grids)
    if not free:
        return grids
    words = {id(word) for row in part.ruled for word in row.words}
    inner = [grid for grid in grids if any(id(w) in words for c in grid.cells for w in c.words)]
    if inner:
        grid = lay_out(part.rows, rules)
        if grid is not None and _is_whole(grid, inner):
            return [*(other for other in grids if other not in inner), grid]
    grid = lay_out(outside(part.rows, grids), rules)
    if grid is not None and (is_ruled_table(grid) if part.n_bands > 1 else is_likely(grid)):
        return [*grids, grid]
    return grids


def _is_whole(grid: Grid, inner: Sequence[Grid]) -> bool:
    return (
        is_ruled_table(grid)
        and grid.n_columns >= max(other.n_columns for other in inner)
        and grid.n_words > sum(other.n_words for other in inner)
    )


def _from_lattice(lattice: Lattice, rows: Sequence[TextRow], rules: Rules) -> Grid | None:
    if lattice.n_rows < 2 or lattice.n_columns < 2 or not lattice.is_complete:
        return None
    grid = fill(lattice, rows)
    if not is_table(grid):
        return None
    held = [part for row in rows if (part := inside(row, lattice.bbox)) is not None]
    if is_coarse(grid):
        finer = lay_out(held, rules)
        if finer is not None and len(finer.cells) > len(grid.cells):
            return finer
    return replace(grid, n_header_rows=count_header_rows(grid))
