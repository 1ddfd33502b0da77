"""Line numbers in the margin, as drafts and printed bills have them."""

from collections.abc import Sequence
from itertools import pairwise

from docpipe.extract.words import Word

_MIN_NUMBERS = 5
_SAME_EDGE = 2.0
# A missing number (a blank line, a heading) is no break in the series.
_MIN_REGULAR = 0.8
_MAX_DIGITS = 5


def drop_line_numbers(words: Sequence[Word]) -> list[Word]:
    """The words without a narrow column of numbers that count the lines.

    Such a column has one edge in common, stands wholly beside the other text, and counts upwards
    by one step from top to bottom.
    """
    numbers = [word for word in words if word.text.isdecimal() and len(word.text) <= _MAX_DIGITS]
    if len(numbers) < _MIN_NUMBERS:
        return list(words)
    for edge in (2, 0):
        for column in _columns(numbers, edge):
            if _counts_lines(column) and _stands_outside(column, words):
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


def _stands_outside(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """No other word on the column's lines stands on the far side of it."""
    inside = {id(word) for word in column}
    left = min(word.bbox[0] for word in column)
    right = max(word.bbox[2] for word in column)
    rows = sorted((word.bbox[1] + word.bbox[3]) / 2 for word in column)
    beside = [
        word
        for word in words
        if id(word) not in inside and any(word.bbox[1] <= row <= word.bbox[3] for row in rows)
    ]
    return bool(beside) and (
        all(word.bbox[0] >= right - 1 for word in beside)
        or all(word.bbox[2] <= left + 1 for word in beside)
    )
