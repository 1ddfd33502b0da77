"""The text of the pages as drafts in reading order."""

from collections import Counter
from collections.abc import Sequence

from docpipe.model import BBox, BlockKind, Extraction, Page
from docpipe.structure.boxes import rounded, take_boxes
from docpipe.structure.draft import Draft, placeholder
from docpipe.structure.footnotes import take_footnotes
from docpipe.structure.options import StructureOptions
from docpipe.structure.paragraphs import group, runs_on
from docpipe.structure.placed import Placed
from docpipe.structure.reading_order import columns, is_marginal
from docpipe.structure.tables import take_tables


def draft_all(
    extraction: Extraction,
    pages: Sequence[list[Placed]],
    body: float,
    options: StructureOptions,
) -> list[Draft]:
    """The drafts of all pages in reading order; paragraphs run on over columns and pages."""
    backgrounds = _backgrounds(extraction)
    drafts: list[Draft] = []
    for page, lines in zip(extraction.pages, pages, strict=True):
        if not lines:
            continue
        _append_page(drafts, page, lines, body, backgrounds, options)
    return drafts


def _backgrounds(extraction: Extraction) -> set[BBox]:
    """Rectangles that stand at one place on many pages carry no text of their own."""
    counts = Counter(
        rect for page in extraction.pages for rect in {rounded(rect) for rect in page.rects}
    )
    needed = max(3, 0.3 * len(extraction.pages))
    return {rect for rect, count in counts.items() if count >= needed}


def _append_page(
    drafts: list[Draft],
    page: Page,
    lines: list[Placed],
    body: float,
    backgrounds: set[BBox],
    options: StructureOptions,
) -> None:
    tables, lines = take_tables(page, lines)
    boxes, lines = take_boxes(page, lines, body, backgrounds, options)
    notes, lines = take_footnotes(page, lines, body)
    places = [(placeholder(draft), draft) for draft in tables + boxes]
    floats = {id(place): draft for place, draft in places}
    everything = [*lines, *(place for place, _ in places)]
    for column in columns(everything):
        if is_marginal(column, everything) and not any(id(p) in floats for p in column):
            drafts.extend(_mark_marginal(group(column, body)))
            continue
        start = 0
        for i, placed in enumerate(column):
            if id(placed) in floats:
                _append_text(drafts, column[start:i], body)
                drafts.append(floats[id(placed)])
                start = i + 1
        _append_text(drafts, column[start:], body)
    drafts.extend(notes)


def _mark_marginal(drafts: list[Draft]) -> list[Draft]:
    for draft in drafts:
        draft.marginal = True
    return drafts


def _append_text(drafts: list[Draft], column: Sequence[Placed], body: float) -> None:
    """Add a stretch of a column; its first paragraph may go on from the column before."""
    if not column:
        return
    found = group(column, body)
    before = _last_running(drafts)
    if before is not None and runs_on(before, found[0]):
        before.paragraphs[-1].extend(found[0].paragraphs[0])
        found = found[1:]
    drafts.extend(found)


def _last_running(drafts: Sequence[Draft]) -> Draft | None:
    """The last paragraph of the running text: floats and notes do not interrupt it."""
    floating = (BlockKind.TABLE, BlockKind.BOX, BlockKind.FOOTNOTE, BlockKind.CAPTION)
    for draft in reversed(drafts[-12:]):
        if draft.kind not in floating and not draft.marginal:
            return draft
    return None
