"""In which order the lines of a page are read: columns, spreads, headings across columns.

A recursive cut along white space (Nagy and Seth's XY-cut). Lines that span a gutter would hide
it, so they are set aside while the gutter is looked for and then split the page into bands.
"""

from collections.abc import Sequence

from docpipe.structure.placed import FLOAT_MARK, Placed

# Columns shorter than this are a caption beside a picture, or chance.
_MIN_COLUMN_LINES = 3
# In units of the type size.
_MIN_GUTTER = 0.75
# Share of the lines that may span the gutter.
_MAX_SPANNING = 0.34
_MAX_DEPTH = 6
# Notes in the margin stand beside a column of at least so many lines, with few letters to it.
_MIN_MAIN_LINES = 6
_MARGIN_LETTERS = 0.15
_MARGIN_WIDTH = 0.3
_MARGIN_SHARE = 0.25

Column = list[Placed]


def columns(lines: Sequence[Placed], depth: int = 0) -> list[Column]:
    """Cut the lines of one page into columns, in reading order."""
    ordered = sorted(lines, key=lambda placed: (placed.top, placed.x0))
    gutter = _find_gutter(ordered) if depth < _MAX_DEPTH else None
    if gutter is None:
        return [_by_baseline(ordered)] if ordered else []
    result: list[Column] = []
    band: Column = []
    for placed in ordered:
        if placed.x0 < gutter - 1 and placed.x1 > gutter + 1:
            result.extend(_split(band, gutter, depth))
            result.append([placed])
            band = []
        else:
            band.append(placed)
    result.extend(_split(band, gutter, depth))
    return _merge_spanning(result, gutter)


def _split(band: Column, gutter: float, depth: int) -> list[Column]:
    left = [placed for placed in band if placed.x1 <= gutter + 1]
    right = [placed for placed in band if placed.x1 > gutter + 1]
    return columns(left, depth + 1) + columns(right, depth + 1)


def _merge_spanning(parts: list[Column], gutter: float) -> list[Column]:
    """Spanning lines that follow each other are one column again."""
    merged: list[Column] = []
    for part in parts:
        if merged and _spans(part, gutter) and _spans(merged[-1], gutter):
            merged[-1].extend(part)
        else:
            merged.append(part)
    return merged


def _spans(column: Column, gutter: float) -> bool:
    return all(placed.x0 < gutter - 1 and placed.x1 > gutter + 1 for placed in column)


def _find_gutter(lines: Column) -> float | None:
    """The white strip with the fewest lines across it, the widest of those."""
    best: tuple[int, float, float] | None = None
    starts = sorted({round(placed.x0) for placed in lines})
    for start in starts[1:]:
        found = _gutter_before(lines, float(start))
        if found is not None and (best is None or found < best):
            best = found
    return best[2] if best else None


def _gutter_before(lines: Column, start: float) -> tuple[int, float, float] | None:
    right = [placed for placed in lines if placed.x0 >= start - 1]
    left = [placed for placed in lines if placed.x1 <= start and placed.x0 < start - 1]
    spanning = len(lines) - len(right) - len(left)
    too_short = min(_weight(left), _weight(right)) < _MIN_COLUMN_LINES
    if (too_short and not _is_margin(left, right, spanning)) or spanning > _MAX_SPANNING * len(
        lines
    ):
        return None
    edge = max(placed.x1 for placed in left)
    size = min(max(placed.size for placed in left), max(placed.size for placed in right))
    gap = min(placed.x0 for placed in right) - edge
    if gap < _MIN_GUTTER * size or not _side_by_side(left, right):
        return None
    return (spanning, -gap, edge + gap / 2)


def _is_margin(left: Column, right: Column, spanning: int) -> bool:
    """A few short lines wholly beside a column of text, on either side of it."""
    few, many = sorted((left, right), key=len)
    if spanning or len(many) < _MIN_MAIN_LINES or not few:
        return False
    letters = [sum(len(placed.text) for placed in side) for side in (few, many)]
    top, bottom = (min(p.top for p in many), max(p.bottom for p in many))
    beside = all(top - 1 <= placed.top and placed.bottom <= bottom + 1 for placed in few)
    return beside and letters[0] < _MARGIN_LETTERS * letters[1]


def is_marginal(column: Column, lines: Sequence[Placed]) -> bool:
    """Whether a column is notes in the margin: narrow, with little text, outside all the rest."""
    inside = {id(placed) for placed in column}
    wide = [placed for placed in lines if id(placed) not in inside]
    if not wide:
        return False
    left, right = min(p.x0 for p in column), max(p.x1 for p in column)
    full = max(p.x1 for p in lines) - min(p.x0 for p in lines)
    main = [placed for placed in wide if placed.width > _MARGIN_WIDTH * full]
    if not main or right - left >= _MARGIN_WIDTH * full:
        return False
    outside = left >= max(p.x1 for p in main) - 1 or right <= min(p.x0 for p in main) + 1
    letters = sum(len(placed.text) for placed in column)
    return outside and letters < _MARGIN_SHARE * sum(len(placed.text) for placed in wide)


def _weight(column: Column) -> int:
    """Lines; a table or box counts for a whole column."""
    return sum(_MIN_COLUMN_LINES if placed.text == FLOAT_MARK else 1 for placed in column)


def _side_by_side(left: Column, right: Column) -> bool:
    """Columns stand beside each other over most of the shorter one's height."""
    top = max(min(placed.top for placed in left), min(placed.top for placed in right))
    bottom = min(max(placed.bottom for placed in left), max(placed.bottom for placed in right))
    heights = [
        max(placed.bottom for placed in side) - min(placed.top for placed in side)
        for side in (left, right)
    ]
    return bottom - top >= 0.5 * min(heights)


def _by_baseline(lines: Column) -> Column:
    """Lines of one height from left to right, although their tops differ a little."""
    rows: list[Column] = []
    for placed in lines:
        if rows and placed.top < rows[-1][0].top + 0.5 * rows[-1][0].height:
            rows[-1].append(placed)
        else:
            rows.append([placed])
    return [placed for row in rows for placed in sorted(row, key=lambda placed: placed.x0)]
