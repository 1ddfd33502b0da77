"""Sizes of type that were measured in pictures, and the sizes that they stand for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from docpipe.model import Method, Page

# Sizes of lines are measured with an error of some 8 %: those that lie so close are one size.
_SAME_SIZE = 0.13
_STEP = 0.5


def size_steps(
    sizes: Sequence[tuple[float, int]], anchor: float | None = None
) -> dict[float, float]:
    """For each measured size the one that it stands for: the commonest takes its neighbours first.

    Args:
        sizes: Measured size and number of letters of each line.
        anchor: A size that is known to occur: what lies near it is it.
    """
    weights: dict[float, int] = defaultdict(int)
    for size, n_letters in sizes:
        weights[size] += n_letters
    left = sorted(weights)
    result: dict[float, float] = {}
    if anchor is not None:
        result = {size: anchor for size in left if _is_near(size, anchor)}
        left = [size for size in left if size not in result]
    while left:
        middle = max(left, key=lambda size: (_weight_near(size, weights, left), -size))
        near = [size for size in left if _is_near(size, middle)]
        letters = [size for size in near for _ in range(weights[size])]
        shown = round(median(letters) / _STEP) * _STEP
        result |= dict.fromkeys(near, shown)
        left = [size for size in left if size not in result]
    return result


def _weight_near(middle: float, weights: dict[float, int], left: Sequence[float]) -> int:
    return sum(weights[size] for size in left if _is_near(size, middle))


def _is_near(size: float, middle: float) -> bool:
    return abs(size - middle) <= _SAME_SIZE * middle


def settle_sizes(pages: Iterable[Page]) -> list[Page]:
    """Give recognised lines sizes of type that hold throughout the document.

    A picture tells the size of a line with an error of a tenth, and every page by its own measure;
    headings are found by their size. So sizes that lie close are one size: that of the text layers
    where the document has any, else their middle.
    """
    known = list(pages)
    measured = [
        (line.size, len(line.text))
        for page in known
        if page.method is Method.OCR
        for line in page.lines
    ]
    if not measured:
        return known
    set_sizes = [
        size
        for page in known
        if page.method is Method.TEXT_LAYER
        for line in page.lines
        for size in [line.size] * len(line.text)
    ]
    anchor = median(set_sizes) if set_sizes else None
    shown = size_steps(measured, anchor)
    return [
        replace(page, lines=tuple(replace(line, size=shown[line.size]) for line in page.lines))
        if page.method is Method.OCR
        else page
        for page in known
    ]
