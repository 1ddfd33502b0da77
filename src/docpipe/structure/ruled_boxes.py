"""Boxes that are drawn with two level rules only: above the text and below it.

Rules also part sections, carry heads and stand above footnotes. So the text between two of them
must be set unlike the body; and where a column's end cuts a box, so that it has one rule here and
one there, its print and its label or heading must tell.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from docpipe.model import BBox, Page
from docpipe.structure.labels import is_box_label, starts_with_label
from docpipe.structure.note_signs import opens_note
from docpipe.structure.placed import Placed, inside, rounded

# Points by which rules of one length may miss each other.
_SNAP = 3.0
# Small print, in units of the body's type size.
_SMALLER = 0.96
# Padding between a rule and the text of a box, points.
_MIN_PADDING = 4.0
_MIN_HEIGHT = 24.0
_MAX_SHARE = 0.6
# Points; the rule above footnotes is mostly shorter than a column.
_MIN_LENGTH = 80.0
# From a rule to the text below or above it, and between paragraphs, in units of the type size.
_NEAR = 2.0
_MIN_LABELS = 2


def ruled_frames(
    page: Page, lines: Sequence[Placed], body: float, grounds: set[BBox]
) -> list[BBox]:
    """Where two rules, or one at a column's end, make a box."""
    level = sorted(
        (rule for rule in page.rules if _is_level(rule) and rounded(rule) not in grounds),
        key=lambda rule: (rule[1], rule),
    )
    closed = [
        frame
        for frame in _closed(level, page, lines, body)
        if not any(_touch(frame, table.bbox) for table in page.tables)
    ]
    single = [rule for rule in level if not any(_is_side(rule, frame) for frame in closed)]
    return [*closed, *_cut(single, lines, body)]


def _is_level(rule: BBox) -> bool:
    return rule[2] - rule[0] > max(rule[3] - rule[1], _MIN_LENGTH)


def _is_side(rule: BBox, frame: BBox) -> bool:
    level = min(abs(rule[1] - frame[1]), abs(rule[3] - frame[3])) <= _SNAP
    return level and _same_length(rule, frame)


def _touch(frame: BBox, table: BBox) -> bool:
    """Rules that go on from a table are its own: they part its rows."""
    beside = min(frame[2], table[2]) > max(frame[0], table[0])
    return beside and max(frame[1] - table[3], table[1] - frame[3]) <= _SNAP


def _same_length(a: BBox, b: BBox) -> bool:
    return abs(a[0] - b[0]) <= _SNAP and abs(a[2] - b[2]) <= _SNAP


def _closed(
    level: Sequence[BBox], page: Page, lines: Sequence[Placed], body: float
) -> Iterator[BBox]:
    """Pairs of rules of one length, nothing of that length between them."""
    rows: dict[BBox, list[BBox]] = {}
    for rule in level:
        key = next((first for first in rows if _same_length(first, rule)), rule)
        rows.setdefault(key, []).append(rule)
    for row in rows.values():
        for upper, lower in pairwise(row):
            frame = (upper[0], upper[1], upper[2], lower[3])
            if _MIN_HEIGHT <= lower[1] - upper[3] <= _MAX_SHARE * page.height:
                held = [placed for placed in lines if inside(frame, placed)]
                if held and _is_set_off(held, frame, body):
                    yield frame


def _is_set_off(held: Sequence[Placed], frame: BBox, body: float) -> bool:
    first = min(held, key=lambda placed: (placed.top, placed.x0))
    if opens_note(first.text) and first.size < body:
        return False
    if median(placed.size for placed in held) <= _SMALLER * body:
        return True
    left = min(placed.x0 for placed in held) - frame[0]
    right = frame[2] - max(placed.x1 for placed in held)
    return min(left, right) >= _MIN_PADDING


def _cut(single: Sequence[BBox], lines: Sequence[Placed], body: float) -> Iterator[BBox]:
    """Small print below a rule with a label or heading, or with labels above one."""
    for rule in single:
        below = _run(rule, lines, body, down=True)
        if below and (below[0].line.bold or is_box_label(below[0].text)):
            yield (rule[0], rule[1], rule[2], below[-1].bottom + 1)
            continue
        above = _run(rule, lines, body, down=False)
        if sum(starts_with_label(placed.text) for placed in above) >= _MIN_LABELS:
            yield (rule[0], above[-1].top - 1, rule[2], rule[3])


def _run(rule: BBox, lines: Sequence[Placed], body: float, *, down: bool) -> list[Placed]:
    """The small print that follows on a rule, line by line, downwards or upwards."""
    run: list[Placed] = []
    top, bottom = rule[1], rule[3]
    for placed in sorted(lines, key=lambda placed: placed.top, reverse=not down):
        gap = placed.top - bottom if down else top - placed.bottom
        if placed.x1 < rule[0] or placed.x0 > rule[2] or gap < -1:
            continue
        within = rule[0] - _SNAP <= placed.x0 and placed.x1 <= rule[2] + _SNAP
        if not within or placed.size > _SMALLER * body or gap > _NEAR * placed.size:
            break
        run.append(placed)
        top, bottom = placed.top, placed.bottom
    return run
