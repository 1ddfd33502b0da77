"""White strips between the columns of a table.

A strip is a stretch of the page's width that (hardly) any row crosses. In running text gaps
between words stand at chance places, so strips vanish after a few lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docpipe.extraction.tables.pieces import Piece, is_dots

# In units of the type size. Figures stand closer to each other than words do.
_MIN_STRIP = 0.7
_MIN_TEXT_STRIP = 0.4
_MIN_FIGURE_STRIP = 0.28
_SURE_STRIP = 1.6
# Share of the rows that may cross a strip: a remark, a figure with a long unit.
_CROSSING = 0.08
# … of the rows with one piece: headings within the table, which begin at its left edge.
_CROSSING_HEADS = 0.5
# A column is filled in so many rows, at least two.
_MIN_FILLED = 0.1
# Of the pieces right (or left) of a narrow strip, the share that begins (or ends) at one place.
_ALIGNED = 0.6
_STRICTLY_ALIGNED = 0.85
_SAME_EDGE = 2.0
# A column of bullets, if so many of its pieces are.
_LIST = 0.8
_SYMBOL = frozenset("$€£¥%()[]*†‡+-–−<>≥≤±¹²³⁴⁵⁶⁷⁸⁹")

Row = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Strip:
    """White from ``x0`` to ``x1``."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Where the border between the columns is drawn."""
        return (self.x0 + self.x1) / 2


def find_strips(rows: Sequence[Row], size: float) -> list[Strip]:
    """The strips between the columns of these rows, from left to right."""
    many = [row for row in rows if len(row) > 1]
    left = min((piece.x0 for row in many for piece in row), default=0.0)
    single = [row[0] for row in rows if len(row) == 1]
    heads = [piece for piece in single if piece.x0 <= left + 2 * size]
    strict = [*many, *([piece] for piece in single if piece.x0 > left + 2 * size)]
    strips = [strip for strip in _white(strict, heads) if strip.width >= _MIN_FIGURE_STRIP * size]
    strips = _wide_enough(strips, many, size)
    strips = _between_filled(strips, many)
    return _without_markers(_without_symbols(strips, many), many)


def column_of(strips: Sequence[Strip], x: float) -> int:
    """Index of the column that a place belongs to."""
    return sum(strip.middle <= x for strip in strips)


def _white(strict: Sequence[Row], heads: Sequence[Piece]) -> list[Strip]:
    """Stretches that no more than the allowed share of rows crosses."""
    events: list[tuple[float, int, int]] = []
    for row in strict:
        for x0, x1 in _covered(row):
            events += [(x0, 1, 0), (x1, -1, 0)]
    for piece in heads:
        events += [(piece.x0, 0, 1), (piece.x1, 0, -1)]
    events.sort()
    limit = int(_CROSSING * len(strict))
    limit_heads = _CROSSING_HEADS * len(heads)
    found: list[Strip] = []
    n = n_heads = 0
    for (x, step, step_heads), after in pairwise(events):
        n += step
        n_heads += step_heads
        if n > limit or n_heads > limit_heads or after[0] <= x:
            continue
        if found and found[-1].x1 == x:
            found[-1] = Strip(found[-1].x0, after[0])
        else:
            found.append(Strip(x, after[0]))
    return _inner(found, strict)


def _covered(row: Row) -> list[tuple[float, float]]:
    """What the row's pieces cover; dots that lead to a figure count as white."""
    result: list[tuple[float, float]] = []
    for piece in row:
        right = piece.x1
        if piece.words[-1].text[-1:] in "._…·" and len(piece.words) > 1:
            right = max((w.bbox[2] for w in piece.words if not is_dots(w.text)), default=right)
        if result and piece.x0 <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], right))
        else:
            result.append((piece.x0, right))
    return result


def _inner(strips: Sequence[Strip], rows: Sequence[Row]) -> list[Strip]:
    """Without the white left and right of everything that more than one row has."""
    lefts = sorted(row[0].x0 for row in rows if row)
    rights = sorted((row[-1].x1 for row in rows if row), reverse=True)
    if len(lefts) < 2:
        return []
    return [strip for strip in strips if strip.x0 > lefts[1] and strip.x1 < rights[1]]


def _wide_enough(strips: Sequence[Strip], rows: Sequence[Row], size: float) -> list[Strip]:
    """Narrow strips must part figures, or text that is aligned at them."""
    kept = []
    for strip in strips:
        least = _ALIGNED if strip.width >= _MIN_STRIP * size else _STRICTLY_ALIGNED
        edge = strip.width >= _MIN_TEXT_STRIP * size and _edge_share(strip, rows) >= least
        if edge or strip.width >= _SURE_STRIP * size or _between_figures(strip, rows):
            kept.append(strip)
    return kept


def _sides(strip: Strip, rows: Sequence[Row]) -> tuple[list[Piece], list[Piece]]:
    """The nearest pieces left and right of a strip in every row that has both."""
    before, after = [], []
    for row in rows:
        left = [piece for piece in row if piece.middle < strip.middle]
        right = [piece for piece in row if piece.middle >= strip.middle]
        if left and right:
            before.append(left[-1])
            after.append(right[0])
    return before, after


def _edge_share(strip: Strip, rows: Sequence[Row]) -> float:
    """Of the rows that have print on both sides, how many are aligned at the strip."""
    before, after = _sides(strip, rows)
    if len(before) < 2:
        return 0.0
    return max(
        map(
            _share_at_one_place,
            (
                [piece.x0 for piece in after],
                [piece.x1 for piece in before],
                [piece.x1 for piece in after],
                [piece.middle for piece in after],
                [piece.middle for piece in before],
            ),
        )
    )


def _share_at_one_place(places: Sequence[float]) -> float:
    ordered = sorted(places)
    best = end = 0
    for start, place in enumerate(ordered):
        while end < len(ordered) and ordered[end] <= place + _SAME_EDGE:
            end += 1
        best = max(best, end - start)
    return best / max(len(ordered), 1)


def _between_figures(strip: Strip, rows: Sequence[Row]) -> bool:
    """Whether most pieces next to the strip, on both sides, are figures."""
    before, after = _sides(strip, rows)
    return len(before) >= 3 and all(
        sum(piece.figure or piece.blank for piece in side) >= 0.8 * len(side)
        for side in (before, after)
    )


def _between_filled(strips: Sequence[Strip], rows: Sequence[Row]) -> list[Strip]:
    """Columns that hardly any row fills go to the neighbour across the narrower strip."""
    kept = list(strips)
    needed = max(2.0, _MIN_FILLED * len(rows))
    while kept:
        filled = _n_filled(kept, rows)
        column = min(range(len(filled)), key=lambda k: (filled[k], k))
        if filled[column] >= needed:
            break
        around = [k for k in (column - 1, column) if 0 <= k < len(kept)]
        del kept[min(around, key=lambda k: (kept[k].width, k))]
    return kept


def _n_filled(strips: Sequence[Strip], rows: Sequence[Row]) -> list[int]:
    filled = [0] * (len(strips) + 1)
    for row in rows:
        for column in {column_of(strips, piece.middle) for piece in row}:
            filled[column] += 1
    return filled


def _without_symbols(strips: Sequence[Strip], rows: Sequence[Row]) -> list[Strip]:
    """A column of currency signs, brackets or note marks is part of the figures beside it."""
    kept = list(strips)
    column = 0
    while column <= len(kept) and kept:
        texts = [
            piece.text for row in rows for piece in row if column_of(kept, piece.middle) == column
        ]
        if texts and all(set(text) <= _SYMBOL for text in texts) and _says_nothing(texts):
            to_right = any(set(text) & set("$€£¥([+<>≥≤±") for text in texts)
            at = column if (to_right and column < len(kept)) or column == 0 else column - 1
            del kept[at]
        else:
            column += 1
    return kept


def _without_markers(strips: Sequence[Strip], rows: Sequence[Row]) -> list[Strip]:
    """Bullets and numbers before text are part of it."""
    kept = list(strips)
    column = 0
    while column < len(kept):
        pairs = [
            (row[i], row[i + 1])
            for row in rows
            for i in range(len(row) - 1)
            if column_of(kept, row[i].middle) == column
        ]
        lists = sum(first.is_marker and not (after.figure or after.blank) for first, after in pairs)
        if pairs and lists >= _LIST * len(pairs) and _all_markers(kept, column, rows):
            del kept[column]
        else:
            column += 1
    return kept


def _all_markers(strips: Sequence[Strip], column: int, rows: Sequence[Row]) -> bool:
    pieces = [p for row in rows for p in row if column_of(strips, p.middle) == column]
    return sum(piece.is_marker for piece in pieces) >= _LIST * len(pieces)


def _says_nothing(texts: Sequence[str]) -> bool:
    """Dashes alone stand for "none": a column of them is one of its own."""
    return any(set(text) - set("-–−") for text in texts)
