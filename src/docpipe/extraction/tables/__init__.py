"""Tables of a page: where they are, and what stands in which cell."""

from docpipe.extraction.tables.finder import find_grids
from docpipe.extraction.tables.grid import Grid, rounded, split_at_cells, to_tables

__all__ = ["Grid", "find_grids", "rounded", "split_at_cells", "to_tables"]
