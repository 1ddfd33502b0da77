"""Tables with ruled rows and no ruled columns: white space between the columns makes the cells."""

from collections.abc import Sequence
from itertools import pairwise

from docpipe.model import BBox

Cells = tuple[tuple[BBox | None, ...], ...]

_SAME_EDGE = 4.0
_MIN_WIDTH = 120.0
_MIN_RULINGS = 3
# Rows further apart than this belong to different tables.
_MAX_ROW_HEIGHT = 170.0
# White strip between columns, points; word spaces of normal print are 2 to 4.
_MIN_STRIP = 7.0
# A heading over two columns may cross a strip.
_MAX_CROSSING = 0.12
_MIN_FULL_ROWS = 0.6
_MIN_FILLED = 0.5
_TITLE = 1.2


def find_row_ruled(rulings: Sequence[BBox], words: Sequence[BBox]) -> list[tuple[BBox, Cells]]:
    """Box and cells of every table that three or more equal horizontal rulings make."""
    found = []
    for group in _split_at_titles(_stacks(rulings), words):
        left = min(ruling[0] for ruling in group)
        right = max(ruling[2] for ruling in group)
        heights = [ruling[1] for ruling in group]
        cells = _cells(left, right, heights, words)
        if cells is not None:
            found.append(((left, heights[0], right, heights[-1]), cells))
    return found


def _stacks(rulings: Sequence[BBox]) -> list[list[BBox]]:
    """Horizontal rulings of one extent below each other."""
    flat = [
        ruling
        for ruling in rulings
        if ruling[2] - ruling[0] >= _MIN_WIDTH and ruling[3] - ruling[1] <= _SAME_EDGE
    ]
    stacks: list[list[BBox]] = []
    for ruling in sorted(flat, key=lambda ruling: (ruling[1], ruling[0])):
        for stack in stacks:
            above = stack[-1]
            same = abs(above[0] - ruling[0]) + abs(above[2] - ruling[2]) <= 2 * _SAME_EDGE
            if same and ruling[1] - above[1] <= _MAX_ROW_HEIGHT:
                if ruling[1] - above[1] > _SAME_EDGE:
                    stack.append(ruling)
                break
        else:
            stacks.append([ruling])
    return [stack for stack in stacks if len(stack) >= _MIN_RULINGS]


def _split_at_titles(stacks: list[list[BBox]], words: Sequence[BBox]) -> list[list[BBox]]:
    """A row of larger print is the title of the next table."""
    result: list[list[BBox]] = []
    for stack in stacks:
        rows = [
            [word[3] - word[1] for word in words if _within((a[0], a[1], a[2], b[1]), word)]
            for a, b in pairwise(stack)
        ]
        heights = sorted(height for row in rows for height in row)
        usual = heights[len(heights) // 2] if heights else 0.0
        part = [stack[0]]
        for row, ruling in zip(rows, stack[1:], strict=True):
            if row and min(row) > _TITLE * usual:
                result.append(part)
                part = []
            part.append(ruling)
        result.append(part)
    return [part for part in result if len(part) >= _MIN_RULINGS]


def _cells(
    left: float, right: float, heights: Sequence[float], words: Sequence[BBox]
) -> Cells | None:
    held = [
        word
        for word in words
        if left - 2 <= word[0]
        and word[2] <= right + 2
        and heights[0] <= (word[1] + word[3]) / 2 <= heights[-1]
    ]
    borders = _drop_empty([left, *_strips(held, left, right), right], heights, held)
    if len(borders) < 3:
        return None
    rows = [tuple((x0, y0, x1, y1) for x0, x1 in pairwise(borders)) for y0, y1 in pairwise(heights)]
    full = sum(sum(any(_within(cell, word) for word in held) for cell in row) >= 2 for row in rows)
    return tuple(rows) if full >= max(2, _MIN_FULL_ROWS * len(rows)) else None


def _drop_empty(
    borders: list[float], heights: Sequence[float], words: Sequence[BBox]
) -> list[float]:
    """Without the columns that are filled in too few rows: chance gaps in running text."""
    kept = borders[:1]
    rows = list(pairwise(heights))
    for x0, x1 in pairwise(borders):
        filled = sum(any(_within((x0, y0, x1, y1), word) for word in words) for y0, y1 in rows)
        if filled >= _MIN_FILLED * len(rows) or x0 == borders[0]:
            kept.append(x1)
        else:
            kept[-1] = x1
    return kept


def _strips(words: Sequence[BBox], left: float, right: float) -> list[float]:
    """Middles of the white strips that hardly any word crosses."""
    starts = sorted({word[0] for word in words if word[0] > left + 10})
    middles: list[float] = []
    limit = _MAX_CROSSING * len(words) / 4
    for start in starts:
        before = [word[2] for word in words if word[0] < start - 0.5 and word[2] < start + 0.5]
        crossing = sum(word[0] < start - 0.5 and word[2] >= start + 0.5 for word in words)
        if not before or crossing > limit or start - max(before) < _MIN_STRIP:
            continue
        if start < right - 10:
            middles.append(start - 1.0)
    return middles


def _within(cell: BBox, word: BBox) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]
