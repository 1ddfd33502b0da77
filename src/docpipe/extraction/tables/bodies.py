"""Lines of print to the rows of a table's body: cells may have several lines.

Figures tell most: a row has one line with them. Where there are none, white space between the
rows and the starts of the first column tell.
"""

from collections.abc import Sequence
from itertools import pairwise

from docpipe.extraction.tables.columns import Columns, Part, ends_open, may_wrap, starts_small
from docpipe.extraction.tables.multiline import group_cells
from docpipe.extraction.tables.pieces import TextRow

# Line distances count as two kinds if the wider is so much wider than the narrower.
_TWO_KINDS = 1.15
# In units of the type size: lines of one cell stand no further apart.
_MAX_LEADING = 1.45
Group = list[int]


def group_rows(
    rows: Sequence[TextRow], parts: Sequence[Sequence[Part]], columns: Columns
) -> list[Group]:
    """The indices of the lines that make each row, from the top down."""
    if not rows:
        return []
    anchors = [_is_anchor(found, columns) for found in parts]
    steps = [below.middle - above.middle for above, below in pairwise(rows)]
    size = sorted(row.size for row in rows)[len(rows) // 2]
    if sum(anchors) >= 2:
        limit = _limit_by_anchors(steps, anchors, size)
        if limit is not None:
            return _split_anchors(_connected(steps, limit), anchors, parts)
        return _by_reading(rows, parts, anchors, columns)
    return group_cells(rows, parts, columns)


def _is_anchor(parts: Sequence[Part], columns: Columns) -> bool:
    """Whether a line holds a figure (or the sign for none) where figures are expected."""
    return any(
        part.first in columns.figures
        and not part.spans
        and (part.piece.figure or (part.piece.blank and len(parts) > 1))
        for part in parts
    )


def _limit_by_anchors(steps: Sequence[float], anchors: Sequence[bool], size: float) -> float | None:
    """Up to which distance lines belong together, if lines of one row are nearer than rows."""
    between = sorted(
        step
        for step, (above, below) in zip(steps, pairwise(anchors), strict=True)
        if above and below
    )
    within = sorted(
        step
        for step, (above, below) in zip(steps, pairwise(anchors), strict=True)
        if not (above and below)
    )
    if not within:
        return min(between, default=0.0) * 0.5
    near = within[0]
    if near > _MAX_LEADING * size:
        return near * 0.5
    if not between:
        return _limit_by_gaps(steps, size)
    row = between[len(between) // 10]
    return (near + row) / 2 if row >= _TWO_KINDS * near else None


def _limit_by_gaps(steps: Sequence[float], size: float) -> float | None:
    """The distance between lines of a cell and lines of different rows, if there are both."""
    ordered = sorted(steps)
    best: tuple[float, float] | None = None
    for near, far in pairwise(ordered):
        if near <= _MAX_LEADING * size and far >= _TWO_KINDS * near:
            jump = (far / max(near, 0.1), (near + far) / 2)
            if best is None or jump > best:
                best = jump
    return best[1] if best else None


def _connected(steps: Sequence[float], limit: float) -> list[Group]:
    groups: list[Group] = [[0]]
    for i, step in enumerate(steps, start=1):
        if step <= limit:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _split_anchors(
    groups: Sequence[Group], anchors: Sequence[bool], parts: Sequence[Sequence[Part]]
) -> list[Group]:
    """A group with several lines of figures is several rows: each begins with one of them.

    Lines of figures that share no column are one row set a little unevenly.
    """
    result: list[Group] = []
    for group in groups:
        lines = [i for i in group if anchors[i]]
        if len(lines) < 2 or not _share_column([parts[i] for i in lines]):
            result.append(list(group))
            continue
        part: Group = []
        for i in group:
            if anchors[i] and any(anchors[k] for k in part):
                result.append(part)
                part = []
            part.append(i)
        result.append(part)
    return result


def _share_column(lines: Sequence[Sequence[Part]]) -> bool:
    seen: set[int] = set()
    for parts in lines:
        columns = {part.first for part in parts if part.piece.figure}
        if columns & seen:
            return True
        seen |= columns
    return False


def _by_reading(
    rows: Sequence[TextRow],
    parts: Sequence[Sequence[Part]],
    anchors: Sequence[bool],
    columns: Columns,
) -> list[Group]:
    """Where all lines are equally far apart, the words must tell where a label goes on."""
    groups: list[Group] = []
    for i in range(len(rows)):
        joins = bool(groups) and _goes_on(groups[-1], i, parts, anchors, columns)
        if joins:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _goes_on(
    group: Group,
    i: int,
    parts: Sequence[Sequence[Part]],
    anchors: Sequence[bool],
    columns: Columns,
) -> bool:
    """Whether line ``i`` goes on with the row above it."""
    above, here = parts[group[-1]], parts[i]
    complete = any(anchors[k] for k in group)
    if anchors[i] and complete:
        return False
    label, before = _label(here), _label(above)
    if label is None:
        return not anchors[i] or not complete
    if before is None:
        return False
    if anchors[i]:
        return _is_open(before, label, columns) or starts_small(label.piece)
    if _label_only(here):
        return _wraps(before, label, columns, complete=complete)
    return starts_small(label.piece)


def _label(parts: Sequence[Part]) -> Part | None:
    return next((part for part in parts if part.first == 0), None)


def _label_only(parts: Sequence[Part]) -> bool:
    return all(part.first == 0 for part in parts)


def _wraps(before: Part, label: Part, columns: Columns, *, complete: bool) -> bool:
    """Whether a label without figures is the rest of the label above."""
    if starts_small(label.piece):
        return True
    if label.spans or label.piece.bold != before.piece.bold:
        return False
    return complete and _is_open(before, label, columns)


def _is_open(before: Part, label: Part, columns: Columns) -> bool:
    """Whether a label does not look finished: a small word at its end, or the line is full."""
    text = before.piece.text
    if ends_open(before.piece):
        return True
    if text.endswith((":", ".")) or before.spans:
        return False
    return may_wrap(before.piece, label.piece, columns.extents[0][1]) and before.piece.width > 60
