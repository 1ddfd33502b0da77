"""The running text as columns are added to it: what goes on over columns, pages and floats."""

from collections.abc import Iterator, Sequence

from docpipe.model import BBox, BlockKind
from docpipe.structure.draft import Draft
from docpipe.structure.labels import is_box_label, starts_with_label
from docpipe.structure.paragraphs import Surroundings, group, runs_on
from docpipe.structure.placed import FLOAT_MARK, Placed

Floats = Sequence[tuple[Placed, Draft]]
"""The tables and boxes of a page, each with the mark that stands for it among the lines."""

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
# A paragraph is looked for behind so many floats and notes at most.
_LOOK_BACK = 40
# Padding and a line's own height, in units of its type size.
_BESIDE = 1.5
# A box reaches a column's head or end, text beside it or not: points off the first or last line.
_EDGE = 16.0
# The parts of a box that is cut by a column's end are as wide as each other, points.
_SAME_WIDTH = 6.0


class RunningText:
    """Drafts in reading order.

    Attributes:
        drafts: What was added so far.
    """

    def __init__(self, body: float) -> None:
        self.drafts: list[Draft] = []
        self._body = body
        self._open_box: Draft | None = None

    @property
    def open_box(self) -> Draft | None:
        """The box that the last column ends with: it may go on in the next one."""
        return self._open_box

    @property
    def last_note(self) -> Draft | None:
        """The last footnote: it may go on at the next page's foot."""
        recent = reversed(self.drafts[-_LOOK_BACK:])
        return next((draft for draft in recent if draft.kind is BlockKind.FOOTNOTE), None)

    def add_column(self, column: Sequence[Placed], floats: Floats, solid: tuple[BBox, ...]) -> None:
        """Add a column; its first paragraph or box may go on from the column before.

        A float stands behind the paragraph that it interrupts on the page.
        """
        text = [placed for placed in column if placed.text != FLOAT_MARK]
        waiting = list(_places(column, text, floats))
        if not text and not waiting:
            return
        boxes = [draft for _, draft in waiting if draft.kind is BlockKind.BOX]
        rest = self._rest_of_box(boxes, text)
        waiting = [(above, draft) for above, draft in waiting if draft is not rest]
        n_text = 0
        for draft, n_lines in self._running_on(_paragraphs(text, solid, self._body)):
            while waiting and waiting[0][0] <= n_text:
                self.drafts.append(waiting.pop(0)[1])
            if draft is not None:
                self.drafts.append(draft)
            n_text += n_lines
        self.drafts.extend(draft for _, draft in waiting)
        self._open_box = self._box_at_end(boxes, rest, text)

    def _box_at_end(
        self, boxes: Sequence[Draft], rest: Draft | None, text: Sequence[Placed]
    ) -> Draft | None:
        """The box that reaches down as far as the column does, if there is one."""
        end = max((placed.bottom for placed in text), default=0.0) - _EDGE
        for draft in reversed(boxes):
            if draft.frame is not None and draft.frame[3] >= end:
                return self._open_box if draft is rest else draft
        return None

    def _rest_of_box(self, boxes: Sequence[Draft], text: Sequence[Placed]) -> Draft | None:
        """Add to the box before what stands at the head of this column and goes on with it."""
        if self._open_box is None or not boxes or boxes[0].frame is None:
            return None
        below_text = bool(text) and boxes[0].frame[1] > min(p.top for p in text) + _EDGE
        if below_text or not _goes_on(self._open_box, boxes[0]):
            return None
        _extend(self._open_box, boxes[0])
        return boxes[0]

    def _running_on(self, found: list[Draft]) -> Iterator[tuple[Draft | None, int]]:
        """The drafts with their numbers of lines; none for what goes on with the text before."""
        for i, draft in enumerate(found):
            n_lines = len(draft.lines)
            before = last_running(self.drafts) if i == 0 else None
            if before is not None and runs_on(before, draft):
                before.paragraphs[-1].extend(draft.paragraphs[0])
                yield None, n_lines
            else:
                yield draft, n_lines


def _goes_on(box: Draft, rest: Draft) -> bool:
    """Whether a box without a heading of its own is the rest of one cut by the column's end."""
    if rest.kind is not BlockKind.BOX or box.frame is None or rest.frame is None:
        return False
    if rest.n_heading or is_box_label(rest.first.text):
        return False
    widths = [frame[2] - frame[0] for frame in (box.frame, rest.frame)]
    elsewhere = rest.first.page != box.last.page or rest.frame[0] > box.frame[2] - _SAME_WIDTH
    return elsewhere and abs(widths[0] - widths[1]) <= _SAME_WIDTH


def _extend(box: Draft, rest: Draft) -> None:
    last, first = (
        Draft(kind=BlockKind.PARAGRAPH, paragraphs=[lines])
        for lines in (box.paragraphs[-1], rest.paragraphs[0])
    )
    more = rest.paragraphs
    if runs_on(last, first) and not starts_with_label(first.raw_text):
        box.paragraphs[-1].extend(more[0])
        more = more[1:]
    box.paragraphs.extend(more)
    box.frame = rest.frame


def _places(
    column: Sequence[Placed], text: Sequence[Placed], floats: Floats
) -> Iterator[tuple[int, Draft]]:
    """The floats of a column, each with the number of lines above it.

    A line beside the upper edge counts too: a box follows the paragraph that flows around it.
    """
    by_mark = {id(place): draft for place, draft in floats}
    for place in column:
        if id(place) in by_mark:
            above = sum(line.top < place.top + _BESIDE * line.size for line in text)
            yield above, by_mark[id(place)]


def _paragraphs(text: list[Placed], solid: tuple[BBox, ...], body: float) -> list[Draft]:
    if not text:
        return []
    breaks = frozenset(
        i
        for i in range(1, len(text))
        if any(_stands_between(box, text[i - 1], text[i]) for box in solid)
    )
    found = group(text, body, Surroundings(obstacles=solid, breaks=breaks))
    return _rejoin(found)


def _stands_between(box: BBox, above: Placed, below: Placed) -> bool:
    middle = (box[1] + box[3]) / 2
    beside = box[0] < max(above.x1, below.x1) and box[2] > min(above.x0, below.x0)
    return beside and above.bottom - 2 < middle < below.top + 2


def _rejoin(found: list[Draft]) -> list[Draft]:
    """A caption does not end the sentence that its picture interrupts."""
    result: list[Draft] = []
    for draft in found:
        if len(result) > 1 and result[-1].kind is BlockKind.CAPTION:
            before = last_running(result)
            if before is not None and runs_on(before, draft):
                before.paragraphs[-1].extend(draft.paragraphs[0])
                continue
        result.append(draft)
    return result


def last_running(drafts: Sequence[Draft]) -> Draft | None:
    """The last paragraph of the running text: floats and notes do not interrupt it."""
    for draft in reversed(drafts[-_LOOK_BACK:]):
        if draft.kind in _RUNNING:
            return draft
    return None
