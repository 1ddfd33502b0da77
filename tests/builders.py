"""Make documents in one line of test code."""

import re
from collections.abc import Iterable

from docpipe.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Metadata,
    Method,
    PageInfo,
    Section,
    SectionId,
    SourceId,
    Span,
    Table,
    block_id,
    section_id,
)

SOURCE = SourceId("0123456789abcdef")
PAGE_BREAK = "==="

_KINDS = {
    "-": BlockKind.LIST_ITEM,
    ">": BlockKind.BOX,
    "^": BlockKind.FOOTNOTE,
    "~": BlockKind.CAPTION,
    "|": BlockKind.TABLE,
    "<": BlockKind.MARGINAL,
}


def document(
    lines: Iterable[str],
    *,
    kind: DocumentKind = DocumentKind.HANDOUT,
    title: str | None = None,
    year: int | None = 2020,
    language: str = "de",
) -> Document:
    """Build a document from a little markup, one block a string.

    ``# Heading`` (the number of ``#`` is its level), ``- item``, ``> box``, ``^ footnote``,
    ``~ caption``, ``| a | b`` (a table; rows separated by a line break, the first is the head),
    ``===`` (a new page); anything else is a paragraph.
    """
    blocks: list[Block] = []
    sections: list[Section] = []
    page = 1
    for line in lines:
        if line == PAGE_BREAK:
            page += 1
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            heading = line.lstrip("# ")
            sections.append(_section(sections, level, heading))
            blocks.append(_block(blocks, BlockKind.HEADING, heading, page, sections))
        else:
            kind_of_block = _KINDS.get(line[:1]) if line[1:2] == " " else None
            text = line[2:] if kind_of_block else line
            blocks.append(
                _block(blocks, kind_of_block or BlockKind.PARAGRAPH, text, page, sections)
            )
    return Document(
        source_id=SOURCE,
        metadata=Metadata(title=title, year=year, kind=kind, language=language),
        pages=tuple(_page(number) for number in range(1, page + 1)),
        sections=tuple(sections),
        blocks=tuple(blocks),
    )


def _section(sections: list[Section], level: int, heading: str) -> Section:
    parents = [section for section in sections if section.level < level]
    parent = parents[-1].id if parents else None
    return Section(
        id=section_id(SOURCE, len(sections)), parent_id=parent, level=level, heading=heading
    )


def _block(
    blocks: list[Block], kind: BlockKind, text: str, page: int, sections: list[Section]
) -> Block:
    section: SectionId | None = sections[-1].id if sections else None
    table = None
    if kind is BlockKind.TABLE:
        rows = tuple(tuple(cell.strip() for cell in row.split("|")) for row in text.split("\n"))
        table = Table(rows=rows, n_header_rows=1)
        text = "\n".join("\t".join(cell for cell in row) for row in rows)
    top = 40.0 + 20.0 * len(blocks)
    return Block(
        id=block_id(SOURCE, len(blocks)),
        kind=kind,
        text=text,
        spans=tuple(
            Span(start=start, end=end, page=page, bbox=(50.0, top, 500.0, top + 12.0))
            for start, end in _lines(text, is_table=table is not None)
        ),
        section_id=section,
        level=sections[-1].level if kind is BlockKind.HEADING else None,
        marker="•" if kind is BlockKind.LIST_ITEM else None,
        table=table,
    )


def _lines(text: str, *, is_table: bool) -> list[tuple[int, int]]:
    """A table is one span, other text one a line."""
    if is_table:
        return [(0, len(text))]
    return [line.span() for line in re.finditer(r"[^\n]+", text)]


def _page(number: int) -> PageInfo:
    return PageInfo(
        number=number,
        label=str(number),
        width=595.0,
        height=842.0,
        method=Method.TEXT_LAYER,
        grade=1.0,
    )
