"""In which order the lines of a page are read: columns, headings and pictures across columns.

A recursive cut along white space (Nagy and Seth's XY-cut). What spans a gutter would hide it, so
it is set aside while the gutter is looked for and then parts the page into bands: the columns
above it are read before it, those below after it. Where no gutter runs down the whole page, a
level cut is tried first: the upper half may have other columns than the lower one.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from docpipe.structure.placed import FLOAT_MARK, Placed

# Columns shorter than this are a caption beside a picture, or chance.
_MIN_COLUMN_LINES = 3
# In units of the type size.
_MIN_GUTTER = 0.75
# Share of the lines that may span the gutter.
_MAX_SPANNING = 0.34
# … where the document's other pages have one too.
_MAX_SPANNING_GRID = 0.7
_GRID_SLACK = 2.0
_MAX_DEPTH = 6
# Notes in the margin stand beside a column of at least so many lines, with few letters to it.
_MIN_MAIN_LINES = 6
_MARGIN_LETTERS = 0.15
# Print this much larger than the usual, or bold where the rest is not, is a title's.
_DISPLAY = 1.12
# White space around a title over two columns, in units of its type size.
_TITLE_SPACE = 0.25
_MAX_TITLE_LINES = 3
# At a page's end, columns above a title over both end nearly level.
_BALANCED = 3.0
# Points: two floats stand level; thinner ones are rules.
_LEVEL = 4.0
_MIN_PAIR_HEIGHT = 12.0
# The right column may start this much lower than the left one below a title.
_RESTART = 2.0
_SAME_SIZE = 0.08
# White space that may part two halves of a page with other columns, in units of the type size.
_LEVEL_GAP = 0.6
# … and wider than between lines that are set with much leading.
_TIMES_LEADING = 1.3
_MAX_LEVEL_CUTS = 8
# Lines with a neighbour at their side, below which a page has no columns.
_MIN_NEIGHBOURS = 3

Column = list[Placed]
Grid = Sequence[float]
"""Left edges at which columns start in a document, those at the left of the page left out."""


def columns(lines: Sequence[Placed], grid: Grid = ()) -> list[Column]:
    """Cut the lines of one page into columns, in reading order.

    Lines whose text is ``FLOAT_MARK`` stand for a table, box, picture or ruling. Such a float
    makes no column by itself, and parts the columns only if no text stands beside it.

    Args:
        lines: Of one page.
        grid: Where columns start elsewhere in the document: there a line or two make one.
    """
    return _cut(sorted(lines, key=lambda placed: (placed.top, placed.x0)), grid, 0)


def _cut(ordered: Column, grid: Grid, depth: int) -> list[Column]:
    if not ordered:
        return []
    gutter = _find_gutter(ordered, grid) if depth < _MAX_DEPTH else None
    if gutter is not None:
        return _cut_upright(ordered, gutter, grid, depth)
    level = _find_level(ordered, grid) if depth < _MAX_DEPTH else None
    if level is not None:
        halves = (ordered[:level], ordered[level:])
        return [column for half in halves for column in _cut(half, grid, depth + 1)]
    return [_by_baseline(ordered)]


def _cut_upright(ordered: Column, gutter: float, grid: Grid, depth: int) -> list[Column]:
    parting = {id(placed) for placed in ordered if _parts(placed, ordered, gutter)}
    parting |= _titles(ordered, gutter)
    parting |= _last_lines(ordered, parting, gutter)
    result: list[tuple[bool, Column]] = []
    band: Column = []
    for placed in ordered:
        if id(placed) in parting:
            result.extend((False, column) for column in _split(band, gutter, grid, depth))
            if result and result[-1][0]:
                result[-1][1].append(placed)
            else:
                result.append((True, [placed]))
            band = []
        else:
            band.append(placed)
    result.extend((False, column) for column in _split(band, gutter, grid, depth))
    return [column for _, column in result]


def _split(band: Column, gutter: float, grid: Grid, depth: int) -> list[Column]:
    left = [placed for placed in band if _is_left(placed, gutter)]
    held = {id(placed) for placed in left}
    right = [placed for placed in band if id(placed) not in held]
    return _cut(left, grid, depth + 1) + _cut(right, grid, depth + 1)


def _is_left(placed: Placed, gutter: float) -> bool:
    return placed.x1 <= gutter + 1 or (placed.x0 + placed.x1) / 2 < gutter


def _crosses(placed: Placed, gutter: float) -> bool:
    return placed.x0 < gutter - 1 and placed.x1 > gutter + 1


def _parts(placed: Placed, lines: Column, gutter: float) -> bool:
    """Whether something across the gutter ends the columns above it: text always does.

    A table, box or picture does if no text stands beside it; so do two of them side by side.
    """
    if placed.text != FLOAT_MARK:
        return _crosses(placed, gutter)
    if not _crosses(placed, gutter) and not _is_of_pair(placed, lines, gutter):
        return False
    return not any(
        other.text != FLOAT_MARK
        and not _crosses(other, gutter)
        and min(other.bottom, placed.bottom) - max(other.top, placed.top) > 0.5 * other.height
        for other in lines
    )


def _is_of_pair(placed: Placed, lines: Column, gutter: float) -> bool:
    """Whether another float stands level with this one on the other side of the gutter."""
    return any(
        other.text == FLOAT_MARK
        and other.height > _MIN_PAIR_HEIGHT < placed.height
        and _is_left(other, gutter) is not _is_left(placed, gutter)
        and abs(other.top - placed.top) <= _LEVEL
        for other in lines
    )


def _last_lines(ordered: Column, parting: set[int], gutter: float) -> set[int]:
    """The short last lines of paragraphs across the gutter, with nothing beside them."""
    found: set[int] = set()
    right = [placed for placed in ordered if not _is_left(placed, gutter)]
    above: Placed | None = None
    for placed in ordered:
        if id(placed) in parting:
            above = placed if placed.text != FLOAT_MARK else None
        elif above is not None and _goes_on(above, placed):
            if not any(_beside(placed, other) for other in right):
                found.add(id(placed))
            above = None
    return found


def _goes_on(above: Placed, placed: Placed) -> bool:
    return (
        placed.text != FLOAT_MARK
        and abs(placed.x0 - above.x0) <= placed.size
        and abs(placed.size - above.size) <= _SAME_SIZE * above.size
        and placed.top - above.bottom < _LEVEL_GAP * above.size
    )


def _beside(placed: Placed, other: Placed) -> bool:
    shared = min(placed.bottom, other.bottom) - max(placed.top, other.top)
    return shared > 0.3 * min(placed.height, other.height)


def _titles(ordered: Column, gutter: float) -> set[int]:
    """Titles at the left that end the columns although they are too short to reach the other.

    Nothing stands beside them. The right column has text above, and starts again below, at the
    height where the left one goes on.
    """
    usual = _usual_size(ordered)
    display = [
        placed
        for placed in ordered
        if placed.text != FLOAT_MARK
        and placed.x1 <= gutter
        and (placed.size >= _DISPLAY * usual or placed.line.bold)
    ]
    found: set[int] = set()
    for i in range(len(display)):
        for n in range(_MAX_TITLE_LINES, 0, -1):
            title = display[i : i + n]
            if len(title) == n and _ends_columns(title, ordered, gutter):
                found.update(id(placed) for placed in title)
                break
    return found


def _ends_columns(title: Column, ordered: Column, gutter: float) -> bool:
    room = _TITLE_SPACE * title[0].size
    top, bottom = title[0].top - room, title[-1].bottom + room
    own = {id(placed) for placed in title}
    others = [placed for placed in ordered if id(placed) not in own]
    if any(placed.top < bottom and placed.bottom > top for placed in others):
        return False
    right = [placed for placed in others if not _is_left(placed, gutter)]
    below = [placed for placed in others if placed.top >= bottom and _is_left(placed, gutter)]
    restarts = [placed.top for placed in right if placed.top >= bottom]
    if len(restarts) == len(right):
        return False
    if not below and not restarts:
        above = [placed.bottom for placed in others if _is_left(placed, gutter)]
        level = max(above, default=0.0) - max(placed.bottom for placed in right)
        return abs(level) <= _BALANCED * title[0].size
    if not below or not restarts:
        return False
    first = min(below, key=lambda placed: placed.top)
    return min(restarts) <= first.top + _RESTART * first.size


def _usual_size(lines: Column) -> float:
    sizes = [placed.size for placed in lines if placed.text != FLOAT_MARK]
    return median(sizes) if sizes else 10.0


def _find_level(ordered: Column, grid: Grid) -> int | None:
    """Where to cut across so that one of the halves has columns: the widest white band first."""
    text = [placed for placed in ordered if placed.text != FLOAT_MARK]
    if not _has_neighbours(text):
        return None
    least = max(_LEVEL_GAP * _usual_size(ordered), _TIMES_LEADING * _usual_gap(text))
    reached = ordered[0].bottom
    cuts: list[tuple[float, int]] = []
    for i, (above, placed) in enumerate(pairwise(ordered), start=1):
        reached = max(reached, above.bottom)
        if placed.top - reached >= least:
            cuts.append((reached - placed.top, i))
    for _, i in sorted(cuts)[:_MAX_LEVEL_CUTS]:
        if any(_find_gutter(half, grid) is not None for half in (ordered[:i], ordered[i:])):
            return i
    return None


def _usual_gap(text: Column) -> float:
    """White space between a line and the next one below it."""
    gaps = []
    for i, placed in enumerate(text):
        below = next((p for p in text[i + 1 :] if p.x0 < placed.x1 and p.x1 > placed.x0), None)
        if below is not None and below.top > placed.bottom:
            gaps.append(below.top - placed.bottom)
    return median(gaps) if gaps else 0.0


def _has_neighbours(text: Column) -> bool:
    found = 0
    for i, placed in enumerate(text):
        for other in text[i + 1 : i + 5]:
            shared = min(placed.bottom, other.bottom) - max(placed.top, other.top)
            if shared > 0.5 * min(placed.height, other.height):
                found += 1
                break
    return found >= _MIN_NEIGHBOURS


def _find_gutter(lines: Column, grid: Grid) -> float | None:
    """The white strip with the fewest lines across it, the widest of those."""
    best: tuple[int, float, float] | None = None
    starts = sorted({round(placed.x0) for placed in lines})
    for start in starts[1:]:
        known = any(abs(start - x) <= _GRID_SLACK for x in grid)
        found = _gutter_before(lines, float(start), known=known)
        if found is not None and (best is None or found < best):
            best = found
    return best[2] if best else None


def _gutter_before(lines: Column, start: float, *, known: bool) -> tuple[int, float, float] | None:
    right = [placed for placed in lines if placed.x0 >= start - 1]
    left = [placed for placed in lines if placed.x1 <= start and placed.x0 < start - 1]
    if not _text(left) or not _text(right):
        return None
    size = min(max(placed.size for placed in _text(side)) for side in (left, right))
    # A title that happens to end in the gutter spans it as well as a longer one.
    edge = min(placed.x0 for placed in right) - _MIN_GUTTER * size
    left = [placed for placed in left if placed.x1 <= edge]
    n_text, n_sides = len(_text(lines)), len(_text(left)) + len(_text(right))
    if not _text(left) or not _are_columns(left, right, n_text - n_sides, n_text, known=known):
        return None
    edge = max(placed.x1 for placed in left)
    gap = min(placed.x0 for placed in right) - edge
    return (n_text - n_sides, -gap, edge + gap / 2)


def _are_columns(left: Column, right: Column, spanning: int, n_text: int, *, known: bool) -> bool:
    """Enough lines on both sides, beside each other, and few across."""
    too_short = not known and min(_weight(left), _weight(right)) < _MIN_COLUMN_LINES
    if too_short and not _is_margin(left, right, spanning):
        return False
    if spanning > (_MAX_SPANNING_GRID if known else _MAX_SPANNING) * n_text:
        return False
    return _side_by_side(left, right)


def _text(lines: Column) -> Column:
    return [placed for placed in lines if placed.text != FLOAT_MARK]


def _is_margin(left: Column, right: Column, spanning: int) -> bool:
    """A few short lines wholly beside a column of text, on either side of it."""
    few, many = sorted((left, right), key=len)
    if spanning or len(many) < _MIN_MAIN_LINES or not few:
        return False
    letters = [sum(len(placed.text) for placed in side) for side in (few, many)]
    top, bottom = (min(p.top for p in many), max(p.bottom for p in many))
    beside = all(top - 1 <= placed.top and placed.bottom <= bottom + 1 for placed in few)
    return beside and letters[0] < _MARGIN_LETTERS * letters[1]


def _weight(column: Column) -> int:
    """Lines; a table, box or picture counts for a whole column."""
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
        first = rows[-1][0] if rows else None
        if first is None or FLOAT_MARK in (first.text, placed.text):
            rows.append([placed])
        elif placed.top < first.top + 0.5 * first.height:
            rows[-1].append(placed)
        else:
            rows.append([placed])
    return [placed for row in rows for placed in sorted(row, key=lambda placed: placed.x0)]
