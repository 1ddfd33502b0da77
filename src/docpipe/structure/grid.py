"""The grid of a document: where its columns start.

One page may have a band of columns with a line or two each, which could as well be a table or
chance; the other pages tell that there are columns.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from docpipe.structure.placed import Placed

# Letters of a line of prose; shorter ones may be cells of a table.
_MIN_LETTERS = 12
# White space between columns, in units of the type size.
_MIN_GUTTER, _MAX_GUTTER = 0.75, 4.5
# Lines side by side, in the whole document.
_MIN_PAIRS = 8
_NEIGHBOURS = 6


def find_grid(pages: Sequence[Sequence[Placed]]) -> tuple[float, ...]:
    """Left edges at which many lines of prose start with another one close on their left."""
    starts = Counter(x for lines in pages for x in _starts(lines))
    edges = sorted(x for x in starts if starts[x - 1] + starts[x] + starts[x + 1] >= _MIN_PAIRS)
    return tuple(float(x) for x in edges)


def _starts(lines: Sequence[Placed]) -> Iterator[int]:
    prose = sorted(
        (placed for placed in lines if len(placed.text) >= _MIN_LETTERS),
        key=lambda placed: (placed.top, placed.x0),
    )
    for i, placed in enumerate(prose):
        near = prose[max(i - _NEIGHBOURS, 0) : i + _NEIGHBOURS + 1]
        if any(_is_left_neighbour(other, placed) for other in near):
            yield round(placed.x0)


def _is_left_neighbour(other: Placed, placed: Placed) -> bool:
    gap = placed.x0 - other.x1
    if not _MIN_GUTTER * placed.size <= gap <= _MAX_GUTTER * placed.size:
        return False
    shared = min(placed.bottom, other.bottom) - max(placed.top, other.top)
    return shared >= 0.5 * min(placed.height, other.height)
