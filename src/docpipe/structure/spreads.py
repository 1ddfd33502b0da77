"""Double-page spreads: one sheet of the file, two pages of the publication.

Everything after this step works on single pages: the left one is read wholly before the right
one, and each has running heads and page numbers of its own. Boxes stay in the sheet's points.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docpipe.model import BBox, Extraction, Line, Page, RawTable

# A single page is rarely wider than high; two A-series pages side by side are 1.41 times as wide.
_MIN_SHAPE = 1.15
# A sheet of half the width, up to this share: the cover of the same publication.
_SAME_WIDTH = 0.03
_NUMBER = re.compile(r"(?:[-–—|•]\s*)?(?:(?:Seite|S\.)\s*)?(\d{1,3})(?:\s*[-–—|•])?")
_DIGITS = re.compile(r"\d+")
# Page numbers and running heads stand in this outer share of the page's height.
_MARGIN = 0.12
_SAME_HEIGHT = 3.0
# Share of a sheet's letters in lines across the middle; headings may cross it, columns may not.
_MAX_CROSSING = 0.12
# The two inner margins together, as a share of the sheet's width, and how far off the middle.
_MIN_GUTTER = 0.045
_OFF_CENTRE = 0.03
# Sheets wider than A4 across are hardly ever meant as one page.
_WIDER_THAN_A4 = 900.0
_MOST = 0.6
# A cell belongs to a table over both pages if it reaches this far over the gutter, points.
_CELL_SLACK = 10.0


def part_spreads(extraction: Extraction) -> Extraction:
    """The extraction with every double page as two pages that share their physical number."""
    spreads = _spreads(extraction.pages)
    if not spreads:
        return extraction
    pages = tuple(
        half
        for i, page in enumerate(extraction.pages)
        for half in (_halves(page) if i in spreads else (page,))
    )
    return replace(extraction, pages=pages)


def _spreads(pages: Sequence[Page]) -> set[int]:
    """Indices of the pages that are double pages."""
    candidates = [i for i, page in enumerate(pages) if _may_be_spread(page)]
    told = {i for i in candidates if _is_told(pages[i], pages)}
    open_middle = {i for i in candidates if _has_gutter(pages[i])}
    found = {i for i in candidates if any(_same_size(pages[i], pages[k]) for k in told)}
    wide = {i for i in open_middle if pages[i].width > _WIDER_THAN_A4}
    if len(wide) >= _MOST * len(candidates):
        found |= wide
    return found


def _may_be_spread(page: Page) -> bool:
    """A sheet across with next to nothing but headings over its middle."""
    if page.width < _MIN_SHAPE * page.height or not page.lines:
        return False
    middle = page.width / 2
    letters = sum(len(line.text) for line in page.lines)
    across = sum(len(line.text) for line in page.lines if _crosses(line.bbox, middle))
    return across <= _MAX_CROSSING * letters


def _is_told(page: Page, pages: Sequence[Page]) -> bool:
    """By a cover of half the width, by two page numbers, or by the head of both halves."""
    half = page.width / 2
    if any(
        abs(other.width - half) <= _SAME_WIDTH * half
        and abs(other.height - page.height) <= _SAME_WIDTH * page.height
        for other in pages
    ):
        return True
    outer = [line for line in page.lines if _in_margin(line, page)]
    left = [line for line in outer if line.bbox[2] <= half]
    right = [line for line in outer if line.bbox[0] >= half]
    return any(_match(a, b, half) for a in left for b in right)


def _match(left: Line, right: Line, half: float) -> bool:
    """Page numbers that follow each other, or one running head, at one height."""
    if abs(left.bbox[1] - right.bbox[1]) > _SAME_HEIGHT:
        return False
    a, b = _NUMBER.fullmatch(left.text), _NUMBER.fullmatch(right.text)
    if a and b:
        return int(b.group(1)) == int(a.group(1)) + 1
    if _DIGITS.sub("#", left.text) != _DIGITS.sub("#", right.text):
        return False
    # At one place of both pages, or mirrored.
    shifted = abs(right.bbox[0] - left.bbox[0] - half) <= _SAME_HEIGHT
    mirrored = abs(2 * half - right.bbox[2] - left.bbox[0]) <= _SAME_HEIGHT
    return shifted or mirrored


def _in_margin(line: Line, page: Page) -> bool:
    return line.bbox[3] < _MARGIN * page.height or line.bbox[1] > (1 - _MARGIN) * page.height


def _has_gutter(page: Page) -> bool:
    """White space around the middle as wide as two inner margins, and text on both sides."""
    middle = page.width / 2
    left = [line.bbox[2] for line in page.lines if line.bbox[2] <= middle]
    right = [line.bbox[0] for line in page.lines if line.bbox[0] >= middle]
    if not left or not right:
        return False
    gap, centre = min(right) - max(left), (min(right) + max(left)) / 2
    return gap >= _MIN_GUTTER * page.width and abs(centre - middle) <= _OFF_CENTRE * page.width


def _same_size(a: Page, b: Page) -> bool:
    return (
        abs(a.width - b.width) <= _SAME_WIDTH * b.width
        and abs(a.height - b.height) <= _SAME_WIDTH * b.height
    )


def _crosses(box: BBox, x: float, slack: float = 2.0) -> bool:
    return box[0] < x - slack and box[2] > x + slack


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gutter:
    """Where a sheet parts, and the tables and boxes that reach over it: the left page's."""

    x: float
    across: tuple[BBox, ...]

    def is_left(self, box: BBox) -> bool:
        """Whether a line or table is read with the left page."""
        middle = (box[1] + box[3]) / 2
        within = any(
            outer[0] <= box[0] and box[2] <= outer[2] and outer[1] <= middle <= outer[3]
            for outer in self.across
        )
        return within or _crosses(box, self.x) or (box[0] + box[2]) / 2 <= self.x

    def clip(self, boxes: Iterable[BBox], *, left: bool) -> Iterator[BBox]:
        """What of the boxes lies on one of the pages."""
        for box in boxes:
            if box in self.across:
                yield from [box] if left else []
            elif left and box[0] < self.x - 1:
                yield (box[0], box[1], min(box[2], self.x), box[3])
            elif not left and box[2] > self.x + 1:
                yield (max(box[0], self.x), box[1], box[2], box[3])


def _halves(page: Page) -> tuple[Page, Page]:
    middle = page.width / 2
    page = replace(page, tables=tuple(_whole_tables(page, middle)))
    tables = [table.bbox for table in page.tables if _crosses(table.bbox, middle)]
    boxes = [
        rect
        for rect in page.rects
        if _crosses(rect, middle) and _holds_crossing_text(rect, page.lines, middle)
    ]
    gutter = _Gutter(x=middle, across=(*tables, *boxes))
    return _half(page, gutter, left=True), _half(page, gutter, left=False)


def _whole_tables(page: Page, x: float) -> Iterator[RawTable]:
    """A table that reaches over the gutter only by chance is two, or one beside other text."""
    for table in page.tables:
        cells = [cell for row in table.cells for cell in row if cell is not None]
        spans = any(_crosses(cell, x, _CELL_SLACK) for cell in cells)
        if spans or not _crosses(table.bbox, x):
            yield table
            continue
        for left in (True, False):
            columns = [k for k in range(len(table.rows[0])) if _column_is_left(table, k, x) is left]
            if len(columns) > 1:
                yield _columns_of(table, columns)


def _column_is_left(table: RawTable, k: int, x: float) -> bool:
    edges = [cell[0] for row in table.cells if (cell := row[k]) is not None]
    return not edges or min(edges) < x - _CELL_SLACK


def _columns_of(table: RawTable, columns: Sequence[int]) -> RawTable:
    cells = tuple(tuple(row[k] for k in columns) for row in table.cells)
    boxes = [cell for row in cells for cell in row if cell is not None]
    first, last = columns[0], columns[-1]
    return replace(
        table,
        bbox=(
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        ),
        rows=tuple(tuple(row[k] for k in columns) for row in table.rows),
        cells=cells,
        merged=tuple(
            (row, column - first, n_rows, n_columns)
            for row, column, n_rows, n_columns in table.merged
            if first <= column and column + n_columns - 1 <= last
        ),
    )


def _holds_crossing_text(box: BBox, lines: Sequence[Line], middle: float) -> bool:
    return any(
        _crosses(line.bbox, middle)
        and box[0] - 1 <= line.bbox[0]
        and line.bbox[2] <= box[2] + 1
        and box[1] - 1 <= line.bbox[1]
        and line.bbox[3] <= box[3] + 1
        for line in lines
    )


def _half(page: Page, gutter: _Gutter, *, left: bool) -> Page:
    return replace(
        page,
        width=page.width / 2,
        lines=tuple(line for line in page.lines if gutter.is_left(line.bbox) is left),
        rects=tuple(gutter.clip(page.rects, left=left)),
        rules=tuple(gutter.clip(page.rules, left=left)),
        pictures=tuple(gutter.clip(page.pictures, left=left)),
        tables=tuple(table for table in page.tables if gutter.is_left(table.bbox) is left),
        hidden=page.hidden if left else (),
    )
