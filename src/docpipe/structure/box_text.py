"""The text of a box: its own heading, its paragraphs, columns, and labels with their values."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import mean, median

from docpipe.model import BBox, BlockKind
from docpipe.structure.draft import Draft
from docpipe.structure.labels import is_box_label, starts_with_label
from docpipe.structure.paragraphs import Surroundings, closes, group
from docpipe.structure.placed import Placed, body_size
from docpipe.structure.reading_order import columns

_MAX_TITLE = 160
_MAX_TITLE_PARTS = 2
# Labels that make a list of labels and values.
_MIN_LABELS = 2
# A label column is narrow: letters a line, lines to those of the values beside it.
_LABEL_LETTERS = 26.0
_LABEL_WIDTH = 0.5
_SAME_ROW = 3.0
# A heading is set larger than the box's own text by this much, or bold, or in capitals.
_LARGER = 1.06


def box_draft(held: Sequence[Placed], frame: BBox) -> Draft:
    """One draft with the paragraphs of a box; ``frame`` is where it is drawn."""
    paragraphs = _paragraphs(held)
    return Draft(
        kind=BlockKind.BOX,
        paragraphs=paragraphs,
        n_heading=_n_heading(paragraphs),
        frame=frame,
    )


def _paragraphs(held: Sequence[Placed]) -> list[list[Placed]]:
    body = body_size(held)
    around = Surroundings(labels=_has_labels(held))
    parts: list[list[Placed]] = []
    found = columns(held)
    while found:
        if len(found) > 1 and _are_labels(found[0], found[1]):
            parts.extend(_rows(found[0], found[1]))
            found = found[2:]
        else:
            drafts = group(found[0], body, around)
            parts.extend(draft.paragraphs[0] for draft in drafts)
            found = found[1:]
    return _rejoined(parts)


def _has_labels(held: Sequence[Placed]) -> bool:
    return sum(starts_with_label(placed.text) for placed in held) >= _MIN_LABELS


def _are_labels(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """A narrow column whose every part stands level with a line of the column beside it."""
    if mean(len(placed.text) for placed in left) > _LABEL_LETTERS or len(left) > len(right):
        return False
    width = max(placed.width for placed in right)
    told = all(placed.line.bold or placed.text.endswith(":") for placed in left)
    if not told and max(placed.width for placed in left) > _LABEL_WIDTH * width:
        return False
    tops = [placed.top for placed in right]
    level = sum(any(abs(placed.top - top) <= _SAME_ROW for top in tops) for placed in left)
    return level >= 0.8 * len(left) and median(placed.x0 for placed in right) > left[0].x1


def _rows(left: Sequence[Placed], right: Sequence[Placed]) -> list[list[Placed]]:
    """Each label with the lines beside and below it, down to the next label."""
    starts = [left[0]]
    for above, placed in pairwise(left):
        if placed.top - above.top > 1.6 * placed.size or not placed.text[:1].islower():
            starts.append(placed)
    rows: list[list[Placed]] = []
    for i, start in enumerate(starts):
        upper = start.top - _SAME_ROW if i else float("-inf")
        lower = starts[i + 1].top - _SAME_ROW if i + 1 < len(starts) else float("inf")
        labels = [placed for placed in left if upper <= placed.top < lower]
        rows.append(labels + [placed for placed in right if upper <= placed.top < lower])
    return rows


def _rejoined(parts: list[list[Placed]]) -> list[list[Placed]]:
    """A sentence that goes on at the head of the box's next column is one paragraph."""
    result: list[list[Placed]] = []
    for part in parts:
        last = result[-1][-1] if result else None
        upwards = last is not None and part[0].top < last.top - last.height
        if last is not None and upwards and not closes(last.text) and part[0].text[:1].islower():
            result[-1].extend(part)
        else:
            result.append(part)
    return result


def _n_heading(paragraphs: Sequence[Sequence[Placed]]) -> int:
    """How many of the first paragraphs are the box's own heading; never all of them."""
    rest = [placed for part in paragraphs[1:] for placed in part]
    if not rest:
        return 0
    usual = body_size(rest)
    bold = sum(len(placed.text) for placed in rest if placed.line.bold)
    all_bold = bold > 0.6 * sum(len(placed.text) for placed in rest)
    titles = list(
        takewhile(
            lambda part: _is_title(part, usual, all_bold=all_bold),
            paragraphs[: min(_MAX_TITLE_PARTS, len(paragraphs) - 1)],
        )
    )
    return len(titles)


def _is_title(part: Sequence[Placed], usual: float, *, all_bold: bool) -> bool:
    text = " ".join(placed.text for placed in part)
    if len(text) > _MAX_TITLE:
        return False
    if is_box_label(text) and not text.endswith("."):
        return True
    larger = min(placed.size for placed in part) >= _LARGER * usual
    bold = not all_bold and all(placed.line.bold for placed in part)
    return larger or bold or text.isupper()
