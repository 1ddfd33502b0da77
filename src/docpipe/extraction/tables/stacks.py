"""Level rules of one extent below each other: where a table without upright rules may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docpipe.extraction.tables.pieces import CAPTION, TextRow
from docpipe.extraction.tables.rules import Rules
from docpipe.model import BBox

_SAME_EDGE = 5.0
_MIN_WIDTH = 80.0
# Points between the parts of a rule that is drawn column by column.
_BROKEN = 16.0
# Points without print between two rules that are still of one table.
_MAX_EMPTY = 30.0
_TITLE = 1.15
# Rows beside the outermost rules: so many, in units of the type size so near, so short.
_MAX_UNRULED = 3
_MAX_APART = 1.6
_MAX_HEAD = 60
_WIDE = 0.6
_MOST = 0.5
_MANY_LINES = 8


def find_stacks(rules: Rules) -> list[list[BBox]]:
    """Rules of one extent, from the top down; the largest stacks first."""
    stacks = _stacks(_unbroken(rules.level))
    return sorted(stacks, key=lambda stack: (-_area(stack), stack[0]))


def framed(rules: Rules) -> list[BBox]:
    """What stands between rules of one extent: boxes may have no other frame."""
    return [(s[0][0], s[0][1], s[0][2], s[-1][1]) for s in find_stacks(rules)]


def _area(stack: Sequence[BBox]) -> float:
    return (stack[0][2] - stack[0][0]) * (stack[-1][1] - stack[0][1])


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of print that may be a table.

    Attributes:
        ruled: Those between the rules.
        rows: With the lines next to the outermost rules that look like rows, too.
        n_bands: Into how many bands the rules part them.
    """

    ruled: list[TextRow]
    rows: list[TextRow]
    n_bands: int


def parts_of(stack: Sequence[BBox], rows: Sequence[TextRow]) -> Iterator[Part]:
    """What between the rules of a stack may be tables."""
    held: list[TextRow] = []
    labels: list[TextRow] = []
    n_bands = 0
    for above, below in pairwise(stack):
        box = (above[0], above[1], above[2], below[1])
        band = [part for row in rows if (part := inside(row, box)) is not None]
        if _is_tabular(band, box):
            held += [*labels, *band]
            labels = []
            n_bands += 1
        elif _is_label(band, held, box):
            labels += band
        else:
            if held:
                yield Part(held, _with_ends(held, rows, box), n_bands)
            held, labels, n_bands = [], [], 0
    if held:
        yield Part(held, _with_ends(held, rows, stack[0]), n_bands)


def _with_ends(part: list[TextRow], rows: Sequence[TextRow], box: BBox) -> list[TextRow]:
    """With a head above the first rule, and with a row below the last, both left unruled."""
    usual = sorted(len(row.pieces) for row in part)[-1 - len(part) // 3]
    width = (box[0], 0.0, box[2], part[-1].box[3] + 1e4)
    fitting = [inner for row in rows if (inner := inside(row, width)) is not None]
    top, bottom = part[0].middle, part[-1].middle
    head = _near([row for row in reversed(fitting) if row.middle < top], part[0], usual)
    tail = _near([row for row in fitting if row.middle > bottom][:1], part[-1], usual)
    return [*reversed(head), *part, *([] if _is_further(part, tail) else tail)]


def _is_further(part: Sequence[TextRow], tail: Sequence[TextRow]) -> bool:
    """Whether the row below the last rule is further away than the rows are from each other."""
    steps = sorted(below.middle - above.middle for above, below in pairwise(part))
    return bool(tail) and (not steps or tail[0].middle - part[-1].middle > 1.15 * steps[-1])


def _near(rows: Sequence[TextRow], start: TextRow, usual: int) -> list[TextRow]:
    """The next rows up or down, as long as they are as near and nearly as filled."""
    found: list[TextRow] = []
    last = start
    for row in rows[:_MAX_UNRULED]:
        apart = max(row.box[1] - last.box[3], last.box[1] - row.box[3])
        n_pieces = len(row.pieces)
        if apart > _MAX_APART * row.size or n_pieces < max(2, usual - 1 - len(found)):
            break
        if any(CAPTION.match(piece.text) or len(piece.text) > _MAX_HEAD for piece in row.pieces):
            break
        found.append(row)
        last = row
    return found


def _unbroken(level: Sequence[BBox]) -> list[BBox]:
    """Rules drawn in parts, column by column, as one."""
    result: list[BBox] = []
    for rule in sorted(level, key=lambda rule: (round(rule[1]), rule[0])):
        if result and abs(result[-1][1] - rule[1]) <= 1.5 and rule[0] - result[-1][2] <= _BROKEN:
            last = result[-1]
            result[-1] = (min(last[0], rule[0]), last[1], max(last[2], rule[2]), last[3])
        else:
            result.append(rule)
    return [rule for rule in result if rule[2] - rule[0] >= _MIN_WIDTH]


def _stacks(level: Sequence[BBox]) -> list[list[BBox]]:
    stacks: list[list[BBox]] = []
    for rule in sorted(level, key=lambda rule: (rule[1], rule[0])):
        for stack in stacks:
            above = stack[-1]
            if abs(above[0] - rule[0]) <= _SAME_EDGE and abs(above[2] - rule[2]) <= _SAME_EDGE:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) > 1]


def inside(row: TextRow, box: BBox) -> TextRow | None:
    """The part of a row in a box, as a row of its own."""
    if not box[1] <= row.middle < box[3]:
        return None
    pieces = [p for p in row.pieces if box[0] - 3 <= p.x0 and p.x1 <= box[2] + 3]
    return row.part(pieces) if pieces else None


def _is_label(rows: Sequence[TextRow], above: Sequence[TextRow], box: BBox) -> bool:
    """A lone label between the rows of a table, or nothing between two near rules.

    Larger print is the title of the next table.
    """
    if not rows:
        return box[3] - box[1] <= _MAX_EMPTY
    if not above or len(rows) > 2 or CAPTION.match(rows[0].pieces[0].text):
        return False
    return all(row.size <= _TITLE * above[-1].size for row in rows)


def _is_tabular(rows: Sequence[TextRow], box: BBox) -> bool:
    """Several pieces at one height; not mostly lines that fill the width."""
    if not any(len(row.pieces) > 1 for row in rows):
        return False
    if any(CAPTION.match(piece.text) for row in rows for piece in row.pieces[:1]):
        return False
    wide = sum(
        piece.width >= _WIDE * (box[2] - box[0]) and piece.n_words > 6
        for row in rows
        for piece in row.pieces[:1]
    )
    return wide <= (_MOST if len(rows) < _MANY_LINES else _MOST / 2) * len(rows)
