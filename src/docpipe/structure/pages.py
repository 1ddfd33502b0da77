"""The text of the pages as drafts in reading order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docpipe.model import BBox, BlockKind, Extraction, Page
from docpipe.structure.boxes import rounded, take_boxes
from docpipe.structure.draft import Draft, mark, placeholder
from docpipe.structure.footnotes import take_footnotes
from docpipe.structure.marginalia import place_marginalia, take_marginalia
from docpipe.structure.options import StructureOptions
from docpipe.structure.paragraphs import Surroundings, group, runs_on
from docpipe.structure.placed import FLOAT_MARK, Placed, frame, inside
from docpipe.structure.reading_order import columns
from docpipe.structure.tables import take_tables

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
# A paragraph is looked for behind so many floats and notes at most.
_LOOK_BACK = 40
# Points; smaller pictures are logos and icons, which part nothing.
_MIN_PICTURE = (60.0, 40.0)
# Share of the text's width: a level rule this long parts the columns above and below it.
_MIN_RULE = 0.8
# Padding and a line's own height, in units of its type size.
_BESIDE = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What is the same on all pages."""

    body: float
    backgrounds: set[BBox]
    options: StructureOptions


def draft_all(
    extraction: Extraction,
    pages: Sequence[list[Placed]],
    body: float,
    options: StructureOptions,
) -> list[Draft]:
    """The drafts of all pages in reading order; paragraphs run on over columns and pages."""
    setting = _Setting(body=body, backgrounds=_backgrounds(extraction), options=options)
    drafts: list[Draft] = []
    for page, lines in zip(extraction.pages, pages, strict=True):
        if lines:
            _append_page(drafts, page, lines, setting)
    return drafts


def _backgrounds(extraction: Extraction) -> set[BBox]:
    """Rectangles and rules that stand at one place on many pages set no text apart."""
    counts = Counter(
        rect
        for page in extraction.pages
        for rect in {rounded(rect) for rect in (*page.rects, *page.rules)}
    )
    needed = max(3, 0.3 * len(extraction.pages))
    return {rect for rect, count in counts.items() if count >= needed}


def _append_page(drafts: list[Draft], page: Page, lines: list[Placed], setting: _Setting) -> None:
    tables, lines = take_tables(page, lines)
    boxes, lines = take_boxes(page, lines, setting.body, setting.backgrounds, setting.options)
    notes, lines = take_footnotes(page, lines, setting.body)
    margin, lines = take_marginalia(page, lines, setting.body)
    floats = [(placeholder(draft), draft) for draft in (*tables, *boxes)]
    pictures = [mark(page.number, box) for box in _pictures(page, lines)]
    rules = [mark(page.number, box) for box in _rules(page, lines, setting)]
    solid = tuple(placed.line.bbox for placed in (*(place for place, _ in floats), *pictures))
    start = len(drafts)
    for column in columns([*lines, *(place for place, _ in floats), *pictures, *rules]):
        _append_column(drafts, column, floats, solid, setting.body)
    drafts.extend(notes)
    place_marginalia(drafts, margin, start)


def _pictures(page: Page, lines: Sequence[Placed]) -> Iterator[BBox]:
    """Pictures without text on them."""
    for box in page.pictures:
        wide, high = box[2] - box[0] >= _MIN_PICTURE[0], box[3] - box[1] >= _MIN_PICTURE[1]
        if wide and high and not any(inside(box, placed) for placed in lines):
            yield box


def _rules(page: Page, lines: Sequence[Placed], setting: _Setting) -> Iterator[BBox]:
    """Level rules over the whole width of the text."""
    if not lines:
        return
    left, _, right, _ = frame(lines)
    for rule in page.rules:
        level = rule[2] - rule[0] > rule[3] - rule[1]
        wide = rule[2] - rule[0] >= _MIN_RULE * (right - left)
        if level and wide and rounded(rule) not in setting.backgrounds:
            yield rule


def _append_column(
    drafts: list[Draft],
    column: Sequence[Placed],
    floats: Sequence[tuple[Placed, Draft]],
    solid: tuple[BBox, ...],
    body: float,
) -> None:
    """Add a column; its first paragraph may go on from the column before.

    A float stands behind the paragraph that it interrupts on the page.
    """
    text = [placed for placed in column if placed.text != FLOAT_MARK]
    found = _paragraphs(text, solid, body)
    before = _last_running(drafts)
    ends = [len(draft.lines) for draft in found]
    if found and before is not None and runs_on(before, found[0]):
        before.paragraphs[-1].extend(found.pop(0).paragraphs[0])
        n_text = ends.pop(0)
    else:
        n_text = 0
    waiting = list(_places(column, floats))
    for draft, n_lines in zip(found, ends, strict=True):
        while waiting and waiting[0][0] <= n_text:
            drafts.append(waiting.pop(0)[1])
        drafts.append(draft)
        n_text += n_lines
    drafts.extend(draft for _, draft in waiting)


def _places(
    column: Sequence[Placed], floats: Sequence[tuple[Placed, Draft]]
) -> Iterator[tuple[int, Draft]]:
    """The floats of a column, each with the number of lines above it.

    A line beside the upper edge counts too: a box follows the paragraph that flows around it.
    """
    by_mark = {id(place): draft for place, draft in floats}
    text = [placed for placed in column if placed.text != FLOAT_MARK]
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
            before = _last_running(result)
            if before is not None and runs_on(before, draft):
                before.paragraphs[-1].extend(draft.paragraphs[0])
                continue
        result.append(draft)
    return result


def _last_running(drafts: Sequence[Draft]) -> Draft | None:
    """The last paragraph of the running text: floats and notes do not interrupt it."""
    for draft in reversed(drafts[-_LOOK_BACK:]):
        if draft.kind in _RUNNING:
            return draft
    return None
