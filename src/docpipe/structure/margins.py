"""The outer strips of the pages: which lines stand there, and how they stand to the text."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from docpipe.model import BBox, Extraction, Line, Page
from docpipe.structure.placed import Placed, body_size

T = TypeVar("T")
Key = tuple[int, int]
"""Page index and line index."""

Style = tuple[float, bool]
"""Size to half a point, bold."""

# Shares of the page's height and width. Heads and footers stand in the outer strip; in the wide one
# only what stands there on most pages. A narrow strip along the side holds tabs, no text.
OUTER, WIDE, _SIDE = 0.14, 0.22, 0.1
_SIDE_TEXT = 30
_BROAD = 1.2
SAME_HEIGHT = 4.0
"""Points by which the height of a running head varies."""
APART = 0.6
"""In type sizes: a line nearer to the text than this belongs to it."""
COMMON = 0.3
"""What stands on this share of the pages belongs to their layout."""
_BESIDE = 0.3
# Where text stands on more than this share of the pages, no running head stands.
_IN_FRAME = 0.25
# Lines of running text are wider than this share of the page, in columns too.
_WIDE_LINE = 0.2
# Lines before and behind one in the order of their tops: three columns of two.
_NEIGHBOURS = 6
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


class Side(StrEnum):
    """The edge of the page that a line is near to."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """A line near an edge of its page.

    Attributes:
        distance: From the edge to the line's top, in points; of tabs at a side from the top edge.
        share: How far the line reaches into the page, as a share of its height or width.
        in_table: Stands in a table of the text.
    """

    key: Key
    line: Line
    side: Side
    distance: float
    share: float
    in_table: bool

    @property
    def signature(self) -> str:
        """The text as it is compared from page to page, numbers left open."""
        text = " ".join(self.line.text.split()).lower()
        # Without words it is a date or a telephone number: only the same one repeats.
        return _DIGITS.sub("#", text) if _LETTER.search(text) else text

    @property
    def style(self) -> Style:
        """Size to half a point, bold."""
        return round(self.line.size * 2) / 2, self.line.bold


class Margins:
    """All lines near the edges of a document's pages.

    Attributes:
        title: The PDF's own title.
        n_pages: Pages with text.
        body: The type size that most letters are set in.
        order: For each page, its lines from top to bottom.
        tops: For each page, their upper edges.
        tallest: For each page, the height of its tallest line.
        outer: The lines near the edges.
        groups: Those of one wording, numbers aside, at one height; two pages or more.
    """

    def __init__(self, extraction: Extraction) -> None:
        self.pages = extraction.pages
        self.title = extraction.info.title or ""
        self.n_pages = sum(bool(page.lines) for page in extraction.pages)
        self.body = body_size(
            Placed(page=page.number, line=line) for page in extraction.pages for line in page.lines
        )
        self.order = [
            sorted(range(len(page.lines)), key=lambda i: (page.lines[i].bbox[1], i))
            for page in extraction.pages
        ]
        self.tops = [
            [page.lines[i].bbox[1] for i in order]
            for page, order in zip(extraction.pages, self.order, strict=True)
        ]
        self.tallest = [
            max((line.bbox[3] - line.bbox[1] for line in page.lines), default=0.0)
            for page in extraction.pages
        ]
        self.outer = {
            outer.key: outer
            for index, page in enumerate(extraction.pages)
            for outer in _outer_lines(index, page)
        }
        self.groups = [group for group in _groups(self.outer.values()) if n_pages(group) > 1]

    def number_of(self, key: Key) -> int:
        """The physical number of the line's page."""
        return self.pages[key[0]].number


class Text:
    """What is left of the pages without the lines that are known to be no text."""

    def __init__(self, margins: Margins, known: Set[Key]) -> None:
        self.margins = margins
        self.known = known
        self._edges = {
            (side, landscape): self._text_edges(side, landscape)
            for side in (Side.TOP, Side.BOTTOM)
            for landscape in (False, True)
        }

    def _text_edges(self, side: Side, landscape: bool) -> list[float]:
        """How far from the edge of each page of one format its text begins, ascending."""
        edges = []
        for index, page in enumerate(self.margins.pages):
            if is_landscape(page) is not landscape:
                continue
            wide = [
                page.lines[i].bbox
                for i in self.margins.order[index]
                if (index, i) not in self.known and _is_wide(page.lines[i].bbox, page)
            ]
            places = range(len(wide)) if side is Side.TOP else range(len(wide) - 1, -1, -1)
            first = next((wide[i] for i in places if _is_running(wide, i)), None)
            if first is not None:
                edges.append(first[1] if side is Side.TOP else page.height - first[3])
        return sorted(edges)

    def n_reached(self, outer: Outer) -> int:
        """On how many pages of this format text stands as far out as the line."""
        landscape = is_landscape(self.margins.pages[outer.key[0]])
        edges = self._edges.get((outer.side, landscape), [])
        height = outer.line.bbox[3] - outer.line.bbox[1]
        edge = outer.distance if outer.side is Side.TOP else outer.distance - height
        return bisect_left(edges, edge + _BESIDE * height)

    def reaches(self, outer: Outer) -> bool:
        """Whether text stands there on a good part of the pages: no place for a head."""
        return self.n_reached(outer) > max(1, _IN_FRAME * self.margins.n_pages)

    def is_free(self, outer: Outer, apart: float = APART) -> bool:
        """Whether white space of so many type sizes parts the line from the text."""
        size = max(outer.line.size, 1.0)
        return all(not -0.5 * size < gap for _, gap in self._inside(outer, apart * size))

    def is_outermost(self, outer: Outer) -> bool:
        """Whether no text stands between the line and the edge of the page."""
        if outer.side in (Side.LEFT, Side.RIGHT):
            return True
        box, height = outer.line.bbox, self.margins.pages[outer.key[0]].height
        upper = outer.side is Side.TOP
        top, bottom = (0.0, box[1]) if upper else (box[1], height)
        return not any(
            (line.bbox[1] < box[1]) is upper for line in self._above_or_below(outer, top, bottom)
        )

    def is_alone(self, outer: Outer) -> bool:
        """Whether nothing stands in the same row that is text: set close to what is below it."""
        index, own = outer.key
        beside = [
            replace(outer, key=(index, i), line=line)
            for i, line in self._between(index, outer.line.bbox[1], outer.line.bbox[3])
            if i != own and overlap(line.bbox, outer.line.bbox) > _BESIDE
        ]
        return all(self.is_free(other) for other in beside)

    def next_to(self, outer: Outer, apart: float) -> list[Line]:
        """The lines further in, up to so many type sizes away."""
        return [line for line, gap in self._inside(outer, apart * outer.line.size) if gap >= 0]

    def _inside(self, outer: Outer, reach: float) -> Iterator[tuple[Line, float]]:
        """The lines further in, with the white space to them, if there is less than ``reach``."""
        if outer.side in (Side.LEFT, Side.RIGHT):
            return
        box, upper = outer.line.bbox, outer.side is Side.TOP
        for line in self._above_or_below(outer, box[1] - reach, box[3] + reach):
            other = line.bbox
            gap = other[1] - box[3] if upper else box[1] - other[3]
            if (other[1] < box[1]) is not upper and gap < reach:
                yield line, gap

    def _above_or_below(self, outer: Outer, top: float, bottom: float) -> Iterator[Line]:
        """Text that shares a stretch of the page's width with the line, but is not beside it."""
        box = outer.line.bbox
        for _, line in self._between(outer.key[0], top, bottom):
            other = line.bbox
            aside = min(other[2], box[2]) <= max(other[0], box[0])
            if not aside and overlap(other, box) <= _BESIDE:
                yield line

    def _between(self, index: int, top: float, bottom: float) -> Iterator[tuple[int, Line]]:
        """The text of a page that reaches into a strip across it."""
        page, order = self.margins.pages[index], self.margins.order[index]
        tops = self.margins.tops[index]
        for place in range(
            bisect_left(tops, top - self.margins.tallest[index]), bisect_right(tops, bottom)
        ):
            i = order[place]
            if (index, i) not in self.known and page.lines[i].bbox[3] >= top:
                yield i, page.lines[i]


def n_pages(lines: Iterable[Outer]) -> int:
    """On how many pages the lines stand."""
    return len({outer.key[0] for outer in lines})


def levels(lines: Iterable[T], tolerance: float, place: Callable[[T], Outer]) -> list[list[T]]:
    """Groups of lines at one height.

    Args:
        lines: Lines, or what stands for them.
        tolerance: Points between neighbours of a group.
        place: Where the line stands.
    """
    found: list[list[T]] = []
    for item in sorted(lines, key=lambda item: (place(item).distance, place(item).key)):
        if found and place(item).distance - place(found[-1][-1]).distance <= tolerance:
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _groups(lines: Iterable[Outer]) -> list[list[Outer]]:
    """Lines of one wording at one height."""
    places: dict[tuple[str, Side], list[Outer]] = defaultdict(list)
    for outer in lines:
        if len(signature := outer.signature) > 1:
            places[signature, outer.side].append(outer)
    return [
        level
        for outers in places.values()
        for level in levels(outers, SAME_HEIGHT, place=lambda outer: outer)
    ]


def _outer_lines(index: int, page: Page) -> Iterable[Outer]:
    for i, line in enumerate(page.lines):
        side = _side(line, page)
        if side is not None:
            yield Outer(
                key=(index, i),
                line=line,
                side=side,
                distance=_distance(line.bbox, side, page),
                share=_share(line.bbox, side, page),
                in_table=_in_table(line.bbox, page),
            )


def _side(line: Line, page: Page) -> Side | None:
    if line.bbox[3] < WIDE * _scale(page):
        return Side.TOP
    if line.bbox[1] > page.height - WIDE * _scale(page):
        return Side.BOTTOM
    if len(line.text) > _SIDE_TEXT:
        return None
    left = _left_edge(page)
    if line.bbox[2] - left < _SIDE * page.width:
        return Side.LEFT
    return Side.RIGHT if line.bbox[0] - left > (1 - _SIDE) * page.width else None


def _left_edge(page: Page) -> float:
    """The right half of a double page keeps the sheet's points."""
    return page.width if all(line.bbox[0] > page.width - 1 for line in page.lines) else 0.0


def _distance(box: BBox, side: Side, page: Page) -> float:
    match side:
        case Side.TOP:
            return box[1]
        case Side.BOTTOM:
            return page.height - box[1]
        case Side.LEFT | Side.RIGHT:
            return box[1]


def _scale(page: Page) -> float:
    """The height that strips are measured by: broad pages have margins as wide as others."""
    return min(_BROAD * page.height, max(page.height, page.width))


def _share(box: BBox, side: Side, page: Page) -> float:
    match side:
        case Side.TOP:
            return box[3] / _scale(page)
        case Side.BOTTOM:
            return (page.height - box[1]) / _scale(page)
        case Side.LEFT:
            return (box[2] - _left_edge(page)) / page.width
        case Side.RIGHT:
            return 1 - (box[0] - _left_edge(page)) / page.width


def is_landscape(page: Page) -> bool:
    """Broader than high."""
    return page.width > page.height


def _is_wide(box: BBox, page: Page) -> bool:
    return box[2] - box[0] >= _WIDE_LINE * page.width


def _is_running(wide: Sequence[BBox], i: int) -> bool:
    """Whether a line of some width is running text: another one stands close above or below it.

    ``wide`` goes from top to bottom, so the lines that may be close are its neighbours there.
    """
    box = wide[i]
    height = box[3] - box[1]
    return any(
        min(other[2], box[2]) > max(other[0], box[0])
        and -0.5 * height < max(other[1] - box[3], box[1] - other[3]) < APART * height
        for other in wide[max(i - _NEIGHBOURS, 0) : i + _NEIGHBOURS + 1]
    )


def overlap(a: BBox, b: BBox) -> float:
    """The height that two lines share, as a share of the lower one's."""
    return (min(a[3], b[3]) - max(a[1], b[1])) / max(min(a[3] - a[1], b[3] - b[1]), 1.0)


def _in_table(box: BBox, page: Page) -> bool:
    """In a table that reaches into the text; a grid around the running head is none."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for table in page.tables:
        left, top, right, bottom = table.bbox
        inside = left <= x <= right and top <= y <= bottom
        if inside and bottom > OUTER * page.height and top < (1 - OUTER) * page.height:
            return True
    return False
