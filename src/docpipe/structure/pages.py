"""The text of the pages as drafts in reading order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docpipe.model import BBox, Extraction, Page
from docpipe.structure.boxes import PageSetting, take_boxes
from docpipe.structure.draft import Draft, mark, placeholder
from docpipe.structure.footnotes import take_footnotes
from docpipe.structure.grid import find_grid
from docpipe.structure.marginalia import place_marginalia, take_marginalia
from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed, frame, inside, rounded
from docpipe.structure.pull_quotes import set_quotes_apart
from docpipe.structure.reading_order import columns
from docpipe.structure.running_text import RunningText
from docpipe.structure.tables import take_tables

# Points; smaller pictures are logos and icons, which part nothing.
_MIN_PICTURE = (60.0, 40.0)
# Share of the text's width: a level rule this long parts the columns above and below it.
_MIN_RULE = 0.8

# Points between a line and the rule under its words.
_UNDERLINE = 2.0


def draft_all(
    extraction: Extraction,
    pages: Sequence[list[Placed]],
    body: float,
    options: StructureOptions,
) -> list[Draft]:
    """The drafts of all pages in reading order; paragraphs run on over columns and pages."""
    setting = PageSetting(
        body=body, backgrounds=_backgrounds(extraction), options=options, grid=find_grid(pages)
    )
    text = RunningText(body)
    for page, lines in zip(extraction.pages, pages, strict=True):
        if lines:
            _add_page(text, page, lines, setting)
    set_quotes_apart(text.drafts, body)
    return text.drafts


def _backgrounds(extraction: Extraction) -> set[BBox]:
    """Rectangles and rules that stand at one place on many pages set no text apart."""
    counts = Counter(
        rect
        for page in extraction.pages
        for rect in {rounded(rect) for rect in (*page.rects, *page.rules)}
    )
    needed = max(3, 0.3 * len(extraction.pages))
    return {rect for rect, count in counts.items() if count >= needed}


def _add_page(text: RunningText, page: Page, lines: list[Placed], setting: PageSetting) -> None:
    page = replace(page, rules=tuple(_no_underlines(page.rules, lines)))
    tables, lines = take_tables(page, lines)
    boxes, lines = take_boxes(page, lines, setting, text.open_box)
    notes, lines = take_footnotes(page, lines, setting.body, setting.grid, text.last_note)
    margin, lines = take_marginalia(page, lines, setting.body)
    floats = [(placeholder(draft), draft) for draft in (*tables, *boxes)]
    pictures = [mark(page.number, box) for box in _pictures(page, lines)]
    rules = [mark(page.number, box) for box in _rules(page, lines, setting)]
    solid = tuple(placed.line.bbox for placed in (*(place for place, _ in floats), *pictures))
    start = len(text.drafts)
    for column in columns(
        [*lines, *(place for place, _ in floats), *pictures, *rules], setting.grid
    ):
        text.add_column(column, floats, solid)
    text.drafts.extend(notes)
    place_marginalia(text.drafts, margin, start)


def _no_underlines(rules: Iterable[BBox], lines: Sequence[Placed]) -> Iterator[BBox]:
    """Without the rules that touch the foot of a line and are no longer than it: links."""
    for rule in rules:
        if not any(
            line.x0 - _UNDERLINE <= rule[0]
            and rule[2] <= line.x1 + _UNDERLINE
            and line.bottom - 0.4 * line.height <= rule[1] <= line.bottom + _UNDERLINE
            for line in lines
        ):
            yield rule


def _pictures(page: Page, lines: Sequence[Placed]) -> Iterator[BBox]:
    """Pictures without text on them."""
    for box in page.pictures:
        wide, high = box[2] - box[0] >= _MIN_PICTURE[0], box[3] - box[1] >= _MIN_PICTURE[1]
        if wide and high and not any(inside(box, placed) for placed in lines):
            yield box


def _rules(page: Page, lines: Sequence[Placed], setting: PageSetting) -> Iterator[BBox]:
    """Level rules over the whole width of the text."""
    if not lines:
        return
    left, _, right, _ = frame(lines)
    for rule in page.rules:
        level = rule[2] - rule[0] > rule[3] - rule[1]
        wide = rule[2] - rule[0] >= _MIN_RULE * (right - left)
        if level and wide and rounded(rule) not in setting.backgrounds:
            yield rule
