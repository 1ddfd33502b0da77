"""Boxes: text that a rectangle, two rules or a bar sets apart from the running text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docpipe.model import BBox, Page
from docpipe.structure.box_text import box_draft
from docpipe.structure.draft import Draft
from docpipe.structure.labels import is_box_label, starts_with_label
from docpipe.structure.options import StructureOptions
from docpipe.structure.paragraphs import closes
from docpipe.structure.placed import Placed, inside, rounded
from docpipe.structure.ruled_boxes import ruled_frames

# Points by which edges that are drawn as one may miss each other.
_SNAP = 3.0
# A tab or icon at the edge of a box is at most this high or wide, points.
_TAB = 60.0
_MIN_LETTERS = 40
# In units of the body's type size: bands with nothing but display print carry titles.
_DISPLAY = 1.15
_PLAIN = 1.1
_BAND_LETTERS = 120
# Share of the lines that may stick out of a frame before it is an ornament behind the text.
_MAX_STRADDLING = 0.34
# Letters outside of a large rectangle that make it a box and not the page's ground.
_MIN_OUTSIDE = 0.05
_MAX_GROUND = 0.85
_MIN_RULED_HEIGHT = 24.0
# The bar beside a box is drawn thicker than a change mark or a column rule; its text is near.
_MIN_BAR = 1.4
_MAX_FROM_BAR = 30.0
_MAX_BAR_SHARE = 0.5
# A picture behind text carries a box only if it is well filled; else it is a photo with a title.
_MIN_PICTURE_LINES = 4
_MIN_PICTURE_LETTERS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetting:
    """What is the same on all pages.

    Attributes:
        body: The document's type size.
        backgrounds: Rectangles and rules that recur at one place, rounded.
        grid: Where columns start.
    """

    body: float
    backgrounds: set[BBox]
    options: StructureOptions
    grid: tuple[float, ...] = ()


def take_boxes(
    page: Page, lines: list[Placed], setting: PageSetting, before: Draft | None = None
) -> tuple[list[Draft], list[Placed]]:
    """A draft for every frame with text in it, and the lines outside of them.

    Args:
        page: With its rectangles, rules and pictures.
        lines: Of the page.
        setting: Of the document.
        before: The box that the page before ends with: a frame as wide as that may hold its rest.
    """
    drafts: list[Draft] = []
    rest = lines
    left_over: list[BBox] = []
    for frame in _frames(page, lines, setting):
        held = [placed for placed in rest if inside(frame, placed)]
        if _reads_as_box(frame, held, rest, setting.body):
            rest = _without(rest, held)
            drafts.append(box_draft(held, frame))
        elif held:
            left_over.append(frame)
    widths = [_width(draft.frame) for draft in (*drafts, before) if draft and draft.frame]
    for frame in left_over:
        held = [placed for placed in rest if inside(frame, placed)]
        if held and _is_rest(frame, held, widths, setting.body):
            rest = _without(rest, held)
            drafts.append(box_draft(held, frame))
    return drafts, rest


def _without(lines: Sequence[Placed], held: Sequence[Placed]) -> list[Placed]:
    taken = {id(placed) for placed in held}
    return [placed for placed in lines if id(placed) not in taken]


def _width(frame: BBox) -> float:
    return frame[2] - frame[0]


def _is_rest(frame: BBox, held: Sequence[Placed], widths: Iterable[float], body: float) -> bool:
    """A line or two in a frame as wide as a box: what a column's end cuts off of one."""
    plain = all(placed.size <= _PLAIN * body and not placed.line.bold for placed in held)
    told = plain or is_box_label(held[0].text)
    return told and any(abs(_width(frame) - width) <= _SNAP for width in widths)


def _frames(page: Page, lines: Sequence[Placed], setting: PageSetting) -> list[BBox]:
    """Where boxes may be: the larger first where one lies in another, from top to bottom."""
    grounds = setting.backgrounds
    rects = [
        rect
        for rect in dict.fromkeys(page.rects)
        if rounded(rect) not in grounds and not _is_of_table(rect, page)
    ]
    drawn = [
        rect
        for rect in [*_stacked(rects), *_filled_pictures(page, lines)]
        if not _is_ground(rect, page, lines, setting.options)
    ]
    ruled = ruled_frames(page, lines, setting.body, grounds)
    barred = _beside_bars(page, lines)
    return _outermost([*drawn, *ruled, *barred])


def _reads_as_box(
    frame: BBox, held: Sequence[Placed], lines: Sequence[Placed], body: float
) -> bool:
    letters = sum(len(placed.text) for placed in held)
    if letters < _MIN_LETTERS or all(placed.size >= _DISPLAY * body for placed in held):
        return False
    bold = all(placed.line.bold for placed in held)
    if len(held) == 1:
        plain, text = not bold and held[0].size <= _PLAIN * body, held[0].text
        return plain and (closes(text) or is_box_label(text) or starts_with_label(text))
    if bold and letters < _BAND_LETTERS and len(held) <= 2:
        return False
    straddling = sum(_straddles(frame, placed) for placed in lines)
    return straddling <= _MAX_STRADDLING * len(held)


def _straddles(frame: BBox, placed: Placed) -> bool:
    middle = (placed.top + placed.bottom) / 2
    if not frame[1] < middle < frame[3] or inside(frame, placed):
        return False
    shared = min(frame[2], placed.x1) - max(frame[0], placed.x0)
    return shared > 0.2 * placed.width


def _is_of_table(rect: BBox, page: Page) -> bool:
    """The frame or the shading of a table is no box."""
    return any(_overlap(rect, table.bbox) > 0.8 * _area(rect) for table in page.tables)


def _is_ground(rect: BBox, page: Page, lines: Sequence[Placed], options: StructureOptions) -> bool:
    """Most of the page, with hardly any text outside of it."""
    share = _area(rect) / (page.width * page.height)
    if share <= options.max_box_share:
        return False
    letters = sum(len(placed.text) for placed in lines)
    outside = sum(len(placed.text) for placed in lines if not inside(rect, placed))
    return share > _MAX_GROUND or outside < _MIN_OUTSIDE * letters


def _stacked(rects: Sequence[BBox]) -> list[BBox]:
    """Rectangles that are drawn as one, joined: shaded lines, a title band, a tab, an icon."""
    joined: list[BBox] = []
    for rect in sorted(rects, key=lambda rect: (rect[1], rect[0], rect)):
        whole = rect
        while True:
            partner = next((other for other in joined if _is_one(other, whole)), None)
            if partner is None:
                break
            joined.remove(partner)
            whole = _union(partner, whole)
        joined.append(whole)
    return joined


def _is_one(a: BBox, b: BBox) -> bool:
    upper, lower = (a, b) if a[1] <= b[1] else (b, a)
    if _same(a, b, 0, 2) and lower[1] - upper[3] <= _SNAP:
        return True
    if _same(a, b, 1, 3):
        left, right = (a, b) if a[0] <= b[0] else (b, a)
        narrow = min(a[2] - a[0], b[2] - b[0]) <= _TAB
        return narrow and abs(right[0] - left[2]) <= _SNAP
    return _is_tab(upper, lower)


def _is_tab(upper: BBox, lower: BBox) -> bool:
    """A low band on or over the upper edge of a box, no wider than that."""
    within = upper[0] >= lower[0] - _SNAP and upper[2] <= lower[2] + _SNAP
    touches = -_SNAP <= upper[3] - lower[1] <= upper[3] - upper[1] + _SNAP
    return within and touches and upper[3] - upper[1] <= _TAB


def _same(a: BBox, b: BBox, first: int, second: int) -> bool:
    return abs(a[first] - b[first]) <= _SNAP and abs(a[second] - b[second]) <= _SNAP


def _union(a: BBox, b: BBox) -> BBox:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _filled_pictures(page: Page, lines: Sequence[Placed]) -> list[BBox]:
    """Pictures that are the ground of a box: a gradient, a texture."""
    found = []
    for picture in page.pictures:
        held = [placed for placed in lines if inside(picture, placed, 0.0)]
        letters = sum(len(placed.text) for placed in held)
        if len(held) >= _MIN_PICTURE_LINES and letters >= _MIN_PICTURE_LETTERS:
            found.append(picture)
    return found


def _beside_bars(page: Page, lines: Sequence[Placed]) -> list[BBox]:
    """Text to the right of a thick bar that stands in the column, not outside of it."""
    found: list[BBox] = []
    for bar in sorted(page.rules, key=lambda rule: (rule[1], rule)):
        height = bar[3] - bar[1]
        upright = height > bar[2] - bar[0] >= _MIN_BAR
        if not upright or not _MIN_RULED_HEIGHT <= height <= _MAX_BAR_SHARE * page.height:
            continue
        beside = [p for p in lines if bar[1] - _SNAP <= (p.top + p.bottom) / 2 <= bar[3] + _SNAP]
        held = [p for p in beside if p.x0 >= bar[2] - 1]
        if not held or min(p.x0 for p in held) - bar[2] > _MAX_FROM_BAR:
            continue
        parts = any(0 <= bar[0] - p.x1 <= _MAX_FROM_BAR for p in beside)
        edge = min(p.x0 for p in held)
        held = [p for p in held if p.x0 < edge + 0.5 * page.width]
        others = [p.x0 for p in lines if p not in beside and p.x1 > edge]
        if not parts and others and min(others) <= bar[0] + _SNAP:
            found.append((bar[0], bar[1], max(p.x1 for p in held) + 1, bar[3]))
    return found


def _outermost(frames: Iterable[BBox]) -> list[BBox]:
    kept: list[BBox] = []
    for rect in sorted(set(frames), key=lambda rect: (-_area(rect), rect)):
        if not any(_overlap(rect, other) > 0.8 * _area(rect) for other in kept):
            kept.append(rect)
    return sorted(kept, key=lambda rect: (rect[1], rect[0]))


def _area(rect: BBox) -> float:
    return max(rect[2] - rect[0], 0.0) * max(rect[3] - rect[1], 0.0)


def _overlap(a: BBox, b: BBox) -> float:
    return _area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))
