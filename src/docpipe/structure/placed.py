"""A printed line with its page, and what can be said of a group of them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from docpipe.model import BBox, Line, Page, Role

# Punctuation, bullets, and the call of a footnote.
_AROUND_TITLES = " :.–-*•|¹²³"

FLOAT_MARK = "\ufffc"
"""The text of a line that stands for a table or box (Unicode's object replacement character)."""

_OTHER_PRINT = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A line on its page."""

    page: int
    line: Line

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text

    @property
    def size(self) -> float:
        """Type size in points."""
        return self.line.size

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.line.bbox[0]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.line.bbox[1]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.line.bbox[2]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.line.bbox[3]

    @property
    def width(self) -> float:
        """Of the box."""
        return self.line.bbox[2] - self.line.bbox[0]

    @property
    def height(self) -> float:
        """Of the box."""
        return self.line.bbox[3] - self.line.bbox[1]


def as_placed(page: Page, skip: set[int]) -> list[Placed]:
    """The page's lines without those in ``skip``."""
    return [
        Placed(page=page.number, line=line) for i, line in enumerate(page.lines) if i not in skip
    ]


def same_element(a: Placed, b: Placed) -> bool | None:
    """Whether the file says that the lines are one element; ``None`` where it does not say.

    A table's lines are its cells': the file tells nothing of the paragraphs in them. And where
    the print changes inside an element, somebody set a title as part of the text.
    """
    first, second = a.line.tag, b.line.tag
    if first is None or second is None or Role.TABLE in (first.role, second.role):
        return None
    if first.element != second.element:
        return False
    return None if abs(a.size - b.size) > _OTHER_PRINT * a.size else True


def is_title(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a line is one of the titles, letter-spaced ones too (``I N H A L T``)."""
    stripped = text.strip(_AROUND_TITLES)
    return bool(pattern.fullmatch(stripped) or pattern.fullmatch("".join(stripped.split())))


def frame(lines: Iterable[Placed]) -> BBox:
    """The smallest box around lines of one page."""
    boxes = [placed.line.bbox for placed in lines]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def rounded(box: BBox) -> BBox:
    """To whole points: to compare what is drawn on different pages."""
    return (round(box[0]), round(box[1]), round(box[2]), round(box[3]))


def inside(box: BBox, placed: Placed, slack: float = 2.0) -> bool:
    """Whether the middle of the line lies in the box, and its ends do not stick out."""
    middle = (placed.top + placed.bottom) / 2
    return (
        box[1] - slack <= middle <= box[3] + slack
        and box[0] - slack <= placed.x0
        and placed.x1 <= box[2] + slack
    )


def body_size(lines: Iterable[Placed]) -> float:
    """The type size that most letters are set in; 10 if there are none."""
    letters: Counter[float] = Counter()
    for placed in lines:
        letters[round(placed.size * 2) / 2] += len(placed.text)
    if not letters:
        return 10.0
    return max(letters, key=lambda size: (letters[size], size))


def leading(lines: Sequence[Placed], fallback: float) -> float:
    """The usual distance from top to top of lines that follow each other in a column."""
    steps = [
        round(below.top - above.top, 1)
        for above, below in pairwise(lines)
        if 0 < below.top - above.top < 2.2 * max(above.height, below.height)
    ]
    return median(steps) if steps else fallback
