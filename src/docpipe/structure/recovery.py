"""From an extraction to a document: the order of the steps."""

from dataclasses import replace

from docpipe.language.hyphenation import Vocabulary, vocabulary
from docpipe.model import (
    Block,
    Document,
    Extraction,
    Furniture,
    FurnitureKind,
    HiddenText,
    Method,
    Page,
    PageInfo,
    Span,
)
from docpipe.structure.blocks import to_blocks
from docpipe.structure.draft import Draft
from docpipe.structure.endnotes import gather_endnotes
from docpipe.structure.furniture import find_furniture, to_furniture
from docpipe.structure.headings import mark_headings
from docpipe.structure.listings import take_listings
from docpipe.structure.lists import nest
from docpipe.structure.metadata import read_metadata
from docpipe.structure.options import StructureOptions
from docpipe.structure.page_labels import page_labels
from docpipe.structure.pages import draft_all
from docpipe.structure.placed import as_placed, body_size
from docpipe.structure.spreads import part_spreads
from docpipe.structure.tables import join_tables, table_lines
from docpipe.structure.tag_trust import weigh_tags
from docpipe.structure.tagged import draft_markup, is_markup

_DEFAULTS = StructureOptions()


def recover(extraction: Extraction, options: StructureOptions = _DEFAULTS) -> Document:
    """Recover headings, paragraphs, lists, tables, boxes and footnotes in reading order."""
    words = vocabulary(line.text for page in extraction.pages for line in page.lines)
    if is_markup(extraction):
        drafts, set_aside = draft_markup(extraction)
    else:
        drafts, set_aside = _draft_print(weigh_tags(extraction), words, options)
    blocks, sections = to_blocks(extraction.source_id, drafts, words)
    metadata, claims = read_metadata(extraction, blocks, set_aside, words)
    labels = page_labels({page.number: page.label for page in extraction.pages}, set_aside)
    return Document(
        source_id=extraction.source_id,
        metadata=metadata,
        pages=tuple(_page_info(page, labels[page.number]) for page in extraction.pages),
        sections=sections,
        blocks=_as_displayed(blocks, extraction),
        furniture=tuple(sorted(set_aside, key=lambda item: item.page)),
        hidden_text=tuple(
            HiddenText(page=page.number, text=text)
            for page in extraction.pages
            for text in page.hidden
        ),
        claims=claims,
    )


def _draft_print(
    extraction: Extraction, words: Vocabulary, options: StructureOptions
) -> tuple[list[Draft], list[Furniture]]:
    """Drafts of printed pages, and what stands on them without belonging to the text."""
    extraction = part_spreads(extraction)
    in_tables = table_lines(extraction)
    furniture = {
        key: kind
        for key, kind in find_furniture(extraction, options).items()
        if key not in in_tables
    }
    pages = [
        as_placed(page, {i for p, i in furniture if p == index})
        for index, page in enumerate(extraction.pages)
    ]
    cells = {(p, extraction.pages[p].lines[i].bbox) for p, i in in_tables}
    listings, contents = take_listings(pages, cells, words, options)
    body = body_size(placed for lines in pages for placed in lines)
    drafts, repeated = join_tables(draft_all(extraction, pages, body, options))
    recognised = {page.number for page in extraction.pages if page.method is Method.OCR}
    drafts = mark_headings(drafts, extraction.outline, contents, body, recognised, options)
    drafts = gather_endnotes(drafts)
    nest(drafts)
    aside = [
        Furniture(kind=FurnitureKind.ASIDE, page=page.number, text=line.text)
        for page in extraction.pages
        for line in page.aside
    ]
    return drafts, [*to_furniture(extraction, furniture), *listings, *repeated, *aside]


def _page_info(page: Page, label: str) -> PageInfo:
    width, height = page.displayed_size
    return PageInfo(
        number=page.number,
        label=label,
        width=width,
        height=height,
        method=page.method,
        grade=page.grade,
        problem=page.problem,
    )


def _as_displayed(blocks: tuple[Block, ...], extraction: Extraction) -> tuple[Block, ...]:
    """The boxes of sheets that were turned to be read, on the page as it is displayed."""
    turned = {page.number: page for page in extraction.pages if page.turned}
    if not turned:
        return blocks

    def shown(span: Span) -> Span:
        page = turned.get(span.page)
        return replace(span, bbox=page.displayed(span.bbox)) if page else span

    return tuple(
        replace(block, spans=tuple(shown(span) for span in block.spans)) for block in blocks
    )
