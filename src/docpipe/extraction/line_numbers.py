"""Line numbers in the margin, as drafts and printed bills have them."""

from collections.abc import Sequence
from itertools import pairwise

from docpipe.extraction.words import Word

_MIN_NUMBERS = 5
_SAME_EDGE = 2.0
# A missing number (a blank line, a heading) is no break in the series.
_MIN_REGULAR = 0.8
_MAX_DIGITS = 5
# Rows closer than this, in points, are one row.
_ROW = 4.0
# Numbered lists and contents pages have longer entries; line numbers stand on every row.
_MIN_DENSITY = 0.6
_SMALLER = 0.92
_MANY = 10
# In heights of a number: the head of a table's column stands so near above its first number.
_NEAR = 3.0
_MAX_OVER = 2


def drop_line_numbers(words: Sequence[Word]) -> list[Word]:
    """The words without a narrow column of numbers that count the lines.

    Such a column has one edge in common, stands wholly beside the other text, and counts the rows
    by one step from top to bottom. A numbered list could look like that too: in the same print,
    only a long column or one that does not begin with 1 counts.
    """
    numbers = [word for word in words if word.text.isdecimal() and len(word.text) <= _MAX_DIGITS]
    if len(numbers) < _MIN_NUMBERS:
        return list(words)
    for edge in (2, 0):
        for column in _columns(numbers, edge):
            if _counts_lines(column) and _is_margin_column(column, words):
                gone = {id(word) for word in column}
                return [word for word in words if id(word) not in gone]
    return list(words)


def _columns(numbers: Sequence[Word], edge: int) -> list[list[Word]]:
    """Numbers with one edge in common, from top to bottom."""
    columns: list[list[Word]] = []
    for word in sorted(numbers, key=lambda word: word.bbox[edge]):
        if columns and word.bbox[edge] - columns[-1][-1].bbox[edge] <= _SAME_EDGE:
            columns[-1].append(word)
        else:
            columns.append([word])
    return [
        sorted(column, key=lambda word: word.bbox[1])
        for column in columns
        if len(column) >= _MIN_NUMBERS
    ]


def _counts_lines(column: Sequence[Word]) -> bool:
    steps = [int(below.text) - int(above.text) for above, below in pairwise(column)]
    usual = max(set(steps), key=lambda step: (steps.count(step), -step))
    regular = sum(step == usual for step in steps) / len(steps)
    return usual in (1, 2, 5, 10) and regular >= _MIN_REGULAR and min(steps) > 0


def _is_margin_column(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """No word on the far side, a number on nearly every row, and no list or contents page."""
    inside = {id(word) for word in column}
    top, bottom = column[0].bbox[1], column[-1].bbox[3]
    others = [
        word
        for word in words
        if id(word) not in inside and top <= (word.bbox[1] + word.bbox[3]) / 2 <= bottom
    ]
    rows = sorted({round((word.bbox[1] + word.bbox[3]) / 2 / _ROW) for word in others})
    n_rows = len(rows) - sum(b - a == 1 for a, b in pairwise(rows))
    step = int(column[1].text) - int(column[0].text)
    if not others or len(column) * step < _MIN_DENSITY * n_rows:
        return False
    left = min(word.bbox[0] for word in column)
    right = max(word.bbox[2] for word in column)
    outside = all(word.bbox[0] >= right - 1 for word in others) or all(
        word.bbox[2] <= left + 1 for word in others
    )
    sizes = sorted(word.style.size for word in others)
    smaller = column[0].style.size <= _SMALLER * sizes[len(sizes) // 2]
    goes_on = step > 1 or int(column[0].text) > 1
    enough = smaller or len(column) >= (_MANY if goes_on else 2 * _MANY)
    return outside and enough and not _has_neighbours(column, words)


def _has_neighbours(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether more stands above or below: the head of a table's column, the numbers before.

    The margin holds nothing else, but for a running head or foot over it.
    """
    inside = {id(word) for word in column}
    left = min(word.bbox[0] for word in column)
    right = max(word.bbox[2] for word in column)
    over = [
        word
        for word in words
        if id(word) not in inside and word.bbox[0] < right and word.bbox[2] > left
    ]
    top, height = column[0].bbox[1], column[0].bbox[3] - column[0].bbox[1]
    head = any(0 < top - word.bbox[3] + height < _NEAR * height for word in over)
    return head or len(over) > _MAX_OVER
