"""All tables of a page: between rules first, then where only white space parts the columns."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.extraction.lines import Run
from docpipe.extraction.tables.borderless import find_borderless, is_likely
from docpipe.extraction.tables.checks import is_coarse, is_ruled_table, is_table
from docpipe.extraction.tables.grid import Grid, outside, rounded
from docpipe.extraction.tables.header_rows import count_header_rows
from docpipe.extraction.tables.lattice import Lattice, fill, find_lattices, joined
from docpipe.extraction.tables.layout import lay_out
from docpipe.extraction.tables.pieces import TextRow, text_rows
from docpipe.extraction.tables.rules import Rules, to_rules
from docpipe.extraction.tables.stacks import find_stacks, inside, parts_of
from docpipe.model import BBox

_MAX_FRAME_CELLS = 2


def find_grids(
    rulings: Sequence[BBox], runs: Sequence[Run], page_width: float
) -> tuple[list[Grid], list[BBox]]:
    """Every table of a page.

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
        for part, is_ruled in parts_of(stack, outside(rows, grids)):
            grid = lay_out(part, rules)
            if grid is not None and (is_ruled_table(grid) if is_ruled else is_likely(grid)):
                grids.append(grid)
    rows = outside(rows, grids)
    grids.extend(find_borderless(rows, rules, page_width))
    return sorted(grids, key=lambda grid: (grid.bbox[1], grid.bbox[0])), frames


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
