"""Tables: lines to cells, the rows of the head, tables that go on over the page."""

import re
from collections.abc import Sequence

from docpipe.model import BlockKind, Extraction, Furniture, FurnitureKind, Merged, Page, RawTable
from docpipe.structure.draft import Draft
from docpipe.structure.placed import Placed

_FIGURE = re.compile(r"[-–+±<>≈]?\s?\d[\d.,\s]*\s?(?:%|€|Prozent|Euro)?|[-–]")
_MAX_HEADER_ROWS = 4
# Columns of one table stand at the same place on the next page, in points; print without
# rulings moves them by a letter or two.
_SAME_COLUMN = 14.0

Cells = list[list[list[Placed]]]


def table_lines(extraction: Extraction) -> set[tuple[int, int]]:
    """Page and line indices of what stands in tables: years at the top are no page numbers."""
    return {
        (number, index)
        for number, page in enumerate(extraction.pages)
        for table in page.tables
        for index, line in enumerate(page.lines)
        if table.place_of(line.bbox) is not None
    }


def take_tables(page: Page, lines: list[Placed]) -> tuple[list[Draft], list[Placed]]:
    """A draft for every table, and the lines outside of them."""
    drafts: list[Draft] = []
    rest = lines
    for table in page.tables:
        grid, rest = _fill(table, rest)
        draft = _draft(table, grid)
        if draft is not None:
            drafts.append(draft)
    return drafts, rest


def _fill(table: RawTable, lines: list[Placed]) -> tuple[Cells, list[Placed]]:
    """The lines of every cell, from the top down, and the lines outside of the table."""
    grid: Cells = [[[] for _ in cells] for cells in table.cells]
    rest: list[Placed] = []
    for placed in lines:
        place = table.place_of(placed.line.bbox)
        if place is None:
            rest.append(placed)
        else:
            grid[place[0]][place[1]].append(placed)
    for row in grid:
        for cell in row:
            cell.sort(key=lambda placed: (placed.top, placed.x0))
    return grid, rest


def _draft(table: RawTable, grid: Cells) -> Draft | None:
    """Without the rows and columns that hold nothing."""
    rows = [i for i, row in enumerate(grid) if any(row)]
    columns = [j for j in range(len(grid[0])) if any(row[j] for row in grid)]
    if not rows:
        return None
    kept = [[grid[i][j] for j in columns] for i in rows]
    head = table.n_header_rows
    return Draft(
        kind=BlockKind.TABLE,
        paragraphs=[cell for row in kept for cell in row if cell],
        table=table,
        rows=kept,
        merged=[
            cell for merged in table.merged if (cell := _kept_span(merged, rows, columns, grid))
        ],
        n_header_rows=(
            _count_header_rows(kept) if head is None else sum(i < head for i in rows[:-1])
        ),
    )


def _kept_span(
    merged: Merged, rows: Sequence[int], columns: Sequence[int], grid: Cells
) -> Merged | None:
    """The cell's place among the rows and columns that are kept; ``None`` if it spans no more."""
    row, column, n_rows, n_columns = merged
    inner_rows = [k for k, i in enumerate(rows) if row <= i < row + n_rows]
    inner_columns = [k for k, j in enumerate(columns) if column <= j < column + n_columns]
    if not grid[row][column] or len(inner_rows) * len(inner_columns) < 2:
        return None
    return (inner_rows[0], inner_columns[0], len(inner_rows), len(inner_columns))


def _count_header_rows(rows: Cells) -> int:
    """Rows above the first one with figures; or a first row that alone is bold."""
    figures = [
        any(_FIGURE.fullmatch(cell[0].text) for cell in row[1:] if len(cell) == 1) for row in rows
    ]
    if any(figures):
        return min(figures.index(True), _MAX_HEADER_ROWS)
    bold = [all(placed.line.bold for cell in row for placed in cell) for row in rows]
    return 1 if bold and bold[0] and not all(bold) else 0


def join_tables(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Furniture]]:
    """Tables that go on at the top of the next page as one; their repeated heads are furniture."""
    joined: list[Draft] = []
    repeated: list[Furniture] = []
    for draft in drafts:
        before = _page_end(joined)
        if draft.table is None or before is None or not _goes_on(before, draft):
            joined.append(draft)
            continue
        n_repeated = _repeated_rows(before, draft)
        repeated.extend(
            Furniture(kind=FurnitureKind.TABLE_HEAD, page=placed.page, text=placed.text)
            for row in draft.rows[:n_repeated]
            for cell in row
            for placed in cell
        )
        _append(before, draft, n_repeated)
    return joined, repeated


def _page_end(drafts: Sequence[Draft]) -> Draft | None:
    """The last draft, footnotes aside, if it is a table."""
    for draft in reversed(drafts):
        if draft.kind is not BlockKind.FOOTNOTE:
            return draft if draft.table is not None else None
    return None


def _goes_on(before: Draft, draft: Draft) -> bool:
    """On the next page; or in the next column of the page, if its head is repeated there."""
    if not _same_columns(before, draft):
        return False
    repeated = _repeated_rows(before, draft) > 0
    if draft.first.page == before.last.page:
        return repeated and draft.first.top < before.last.top
    return draft.first.page == before.last.page + 1 and (repeated or not draft.n_header_rows)


def _same_columns(before: Draft, draft: Draft) -> bool:
    if before.table is None or draft.table is None:
        return False
    if len(before.rows[0]) != len(draft.rows[0]):
        return False
    a, b = _column_starts(before.table), _column_starts(draft.table)
    aside = b[0] - a[0] if draft.first.page == before.last.page else 0.0
    return len(a) == len(b) and all(
        abs(x + aside - y) <= _SAME_COLUMN for x, y in zip(a, b, strict=True)
    )


def _column_starts(table: RawTable) -> list[float]:
    """Left edges of the columns, and the right edge of the last."""
    starts = [
        [row[column][0] for row in table.cells if row[column] is not None]  # type: ignore[index]
        for column in range(len(table.cells[0]))
    ]
    return [*(sorted(column)[len(column) // 2] for column in starts if column), table.bbox[2]]


def _repeated_rows(before: Draft, draft: Draft) -> int:
    """Rows of the head at the top of the first page that stand above the second part again."""
    n = before.n_header_rows
    if not n or len(draft.rows) <= n:
        return 0
    heads = [_words(row) for row in before.rows[:n]]
    return n if heads == [_words(row) for row in draft.rows[:n]] else 0


def _words(row: Sequence[Sequence[Placed]]) -> list[str]:
    return [" ".join(placed.text for placed in cell) for cell in row]


def _append(before: Draft, draft: Draft, n_skipped: int) -> None:
    """Put the rows below those of the page before."""
    down = len(before.rows) - n_skipped
    before.merged.extend(
        (row + down, column, n_rows, n_columns)
        for row, column, n_rows, n_columns in draft.merged
        if row >= n_skipped
    )
    rows = draft.rows[n_skipped:]
    before.rows.extend(rows)
    before.paragraphs.extend(cell for row in rows for cell in row if cell)
