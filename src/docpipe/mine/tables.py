"""Where the cells of a table stand in its block's text."""

import re
from dataclasses import dataclass, replace

from docpipe.model import Block, Table, TextRange

_MAX_HEAD_WORDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed: its range in the block's text, and those of its filled cells by column."""

    place: TextRange
    cells: dict[int, TextRange]


def header(block: Block) -> tuple[str, ...]:
    """The texts of the columns' heads, several head rows joined by a space."""
    if block.table is None:
        return ()
    return replace(block.table, n_header_rows=_n_head_rows(block.table)).head()


def body_rows(block: Block) -> tuple[Row, ...]:
    """Find each body row in the text; a row whose cells are not found in order is left out."""
    if block.table is None:
        return ()
    n_heads = _n_head_rows(block.table)
    rows: list[Row] = []
    cursor = 0
    for number, texts in enumerate(block.table.rows):
        row, cursor = _row(block, texts, cursor)
        if row is not None and number >= n_heads:
            rows.append(row)
    return tuple(rows)


def _n_head_rows(table: Table) -> int:
    """As recovered; else a first row of short cells above longer ones is taken for the head.

    Of several head rows only the first may have a long cell: a row that says something is body.
    """
    if table.n_header_rows > 1:
        heads = table.rows[1 : table.n_header_rows]
        longer = (n for n, row in enumerate(heads, 1) if any(map(_is_long, row)))
        return next(longer, table.n_header_rows)
    if table.n_header_rows or len(table.rows) < 2:
        return table.n_header_rows
    first, second = table.rows[0], table.rows[1]
    short = all(len(cell.split()) < 5 and not cell.endswith(".") for cell in first)
    return int(short and sum(map(len, first)) < sum(map(len, second)))


def _is_long(cell: str) -> bool:
    return len(cell.split()) > _MAX_HEAD_WORDS


def _row(block: Block, texts: tuple[str, ...], cursor: int) -> tuple[Row | None, int]:
    cells: dict[int, TextRange] = {}
    for column, text in enumerate(texts):
        words = text.split()
        if not words:
            continue
        # Cells are broken into lines on the page, so white space is free.
        match = re.compile(r"\s+".join(map(re.escape, words))).search(block.text, cursor)
        if match is None:
            return None, cursor
        cells[column] = TextRange(block_id=block.id, start=match.start(), end=match.end())
        cursor = match.end()
    if not cells:
        return None, cursor
    start = min(place.start for place in cells.values())
    end = max(place.end for place in cells.values())
    return Row(TextRange(block_id=block.id, start=start, end=end), cells), cursor
