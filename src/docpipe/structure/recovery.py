"""From an extraction to a document: the order of the steps."""

from collections import Counter
from collections.abc import Sequence

from docpipe.language.hyphenation import Vocabulary, vocabulary
from docpipe.model import (
    BBox,
    Block,
    BlockKind,
    Document,
    Extraction,
    Furniture,
    FurnitureKind,
    HiddenText,
    Page,
    PageInfo,
    Section,
    SectionId,
    SourceId,
    Table,
    block_id,
    section_id,
)
from docpipe.structure.contents_page import LineIndex, is_contents_page, listed
from docpipe.structure.draft import Draft
from docpipe.structure.floats import (
    as_placed,
    count_header_rows,
    placeholder,
    rounded,
    take_boxes,
    take_footnotes,
    take_tables,
)
from docpipe.structure.furniture import find_furniture, to_furniture
from docpipe.structure.headings import mark_headings
from docpipe.structure.joining import Joined, join_lines, join_parts
from docpipe.structure.lists import nest
from docpipe.structure.metadata import read_metadata
from docpipe.structure.options import StructureOptions
from docpipe.structure.paragraphs import group, runs_on
from docpipe.structure.placed import Placed, body_size
from docpipe.structure.reading_order import columns, is_marginal

CELL_JOINT = "\t"
"""Between the cells of a table row in ``Block.text``: white space, so spans cover the rest."""
ROW_JOINT = "\n"
"""Between table rows, and between the paragraphs of a box."""

_DEFAULTS = StructureOptions()


def recover(extraction: Extraction, options: StructureOptions = _DEFAULTS) -> Document:
    """Recover headings, paragraphs, lists, tables, boxes and footnotes in reading order."""
    furniture = find_furniture(extraction, options)
    pages = [
        as_placed(page, {i for p, i in furniture if p == index})
        for index, page in enumerate(extraction.pages)
    ]
    contents = _take_contents(pages, options)
    body = body_size(placed for lines in pages for placed in lines)
    words = vocabulary(line.text for page in extraction.pages for line in page.lines)
    drafts = _draft_all(extraction, pages, body, options)
    mark_headings(drafts, extraction.outline, body, options)
    nest(drafts)
    blocks, sections = _finish(extraction.source_id, drafts, words)
    return Document(
        source_id=extraction.source_id,
        metadata=read_metadata(extraction, blocks),
        pages=tuple(_page_info(page) for page in extraction.pages),
        sections=sections,
        blocks=blocks,
        furniture=tuple(
            sorted((*to_furniture(extraction, furniture), *contents), key=lambda item: item.page)
        ),
        hidden_text=tuple(
            HiddenText(page=page.number, text=text)
            for page in extraction.pages
            for text in page.hidden
        ),
    )


def _page_info(page: Page) -> PageInfo:
    return PageInfo(
        number=page.number,
        label=page.label,
        width=page.width,
        height=page.height,
        method=page.method,
        grade=page.grade,
    )


def _take_contents(pages: list[list[Placed]], options: StructureOptions) -> list[Furniture]:
    """Move contents lists out of the pages into furniture."""
    contents: list[Furniture] = []
    later = LineIndex(pages)
    inside = False
    for index, lines in enumerate(pages):
        if is_contents_page(lines, later, options, after_one=inside):
            entries, inside = list(lines), True
        else:
            entries, inside = listed(lines, later, inside=inside)
        contents.extend(
            Furniture(kind=FurnitureKind.TOC, page=placed.page, text=placed.text)
            for placed in entries
        )
        taken = {id(placed) for placed in entries}
        pages[index] = [placed for placed in lines if id(placed) not in taken]
    return contents


def _draft_all(
    extraction: Extraction,
    pages: Sequence[list[Placed]],
    body: float,
    options: StructureOptions,
) -> list[Draft]:
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


def _finish(
    source: SourceId, drafts: Sequence[Draft], words: Vocabulary
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    blocks: list[Block] = []
    sections: list[Section] = []
    open_sections: list[Section] = []
    for draft in drafts:
        joined = _join(draft, words)
        if joined.is_empty:
            continue
        if draft.kind is BlockKind.HEADING:
            section = _open_section(source, draft, joined, sections, open_sections)
            sections.append(section)
        blocks.append(
            Block(
                id=block_id(source, len(blocks)),
                kind=draft.kind,
                text=joined.text,
                spans=joined.spans,
                section_id=open_sections[-1].id if open_sections else None,
                level=draft.level,
                marker=draft.marker,
                table=_table(draft, words),
            )
        )
    return tuple(blocks), tuple(sections)


def _open_section(
    source: SourceId,
    draft: Draft,
    joined: Joined,
    sections: Sequence[Section],
    open_sections: list[Section],
) -> Section:
    level = draft.level or 1
    while open_sections and open_sections[-1].level >= level:
        open_sections.pop()
    parent: SectionId | None = open_sections[-1].id if open_sections else None
    section = Section(
        id=section_id(source, len(sections)), parent_id=parent, level=level, heading=joined.text
    )
    open_sections.append(section)
    return section


def _join(draft: Draft, words: Vocabulary) -> Joined:
    if draft.rows:
        rows = [
            join_parts([join_lines(cell, words) for cell in row], CELL_JOINT) for row in draft.rows
        ]
        return join_parts(rows, ROW_JOINT)
    parts = [
        join_lines(paragraph, words, skip=draft.skip if i == 0 else 0)
        for i, paragraph in enumerate(draft.paragraphs)
    ]
    return join_parts([part for part in parts if not part.is_empty], ROW_JOINT)


def _table(draft: Draft, words: Vocabulary) -> Table | None:
    if not draft.rows:
        return None
    rows = tuple(tuple(join_lines(cell, words).text for cell in row) for row in draft.rows)
    return Table(rows=rows, n_header_rows=count_header_rows(draft.rows))
