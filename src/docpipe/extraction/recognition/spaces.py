"""Which spaces between words of a line part columns and cells, and which do not."""

from collections.abc import Sequence
from itertools import chain, pairwise
from statistics import median

from docpipe.extraction.words import Word

# In sizes of type. A space so many times as wide as the least of its line and the middle one of
# the page parts two cells; in a line that is set to full width all spaces are wide.
_WIDE = 2.2
_MIN_WIDE = 0.6
# The program takes the wide spaces of such a line for the end of a column now and then.
_GOES_ON = 1.3
_SAME_LEVEL = 0.3


def part_cells(rows: Sequence[Sequence[Word]]) -> None:
    """Mark the words behind a space that parts cells, as the text layer's own lines do.

    Args:
        rows: The words of each line that the program saw, in its order.
    """
    gaps = [_gaps(row) for row in rows]
    usual = median(chain([0.0], *gaps))
    for row, own in zip(rows, gaps, strict=True):
        widest = max(_WIDE * max(usual, min(own, default=0.0)), _MIN_WIDE)
        for word, gap in zip(row[1:], own, strict=True):
            word.breaks_before = gap > widest
    for (row, own), (after, more) in pairwise(zip(rows, gaps, strict=True)):
        if _goes_on(row[-1], after[0], [*own, *more]):
            after[0].breaks_before = False


def _gaps(row: Sequence[Word]) -> list[float]:
    return [(b.bbox[0] - a.bbox[2]) / a.style.size for a, b in pairwise(row)]


def _goes_on(last: Word, first: Word, gaps: Sequence[float]) -> bool:
    """Whether a line goes on behind a space that is no wider than its others."""
    size = last.style.size
    is_level = abs(first.bbox[3] - last.bbox[3]) <= _SAME_LEVEL * size
    gap = (first.bbox[0] - last.bbox[2]) / size
    return is_level and 0 <= gap <= _GOES_ON * max(gaps, default=0.0)
