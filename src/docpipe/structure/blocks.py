"""Drafts to blocks and sections."""

from collections.abc import Sequence

from docpipe.language.hyphenation import Vocabulary
from docpipe.model import (
    Block,
    BlockId,
    BlockKind,
    Section,
    SectionId,
    SourceId,
    Table,
    block_id,
    section_id,
)
from docpipe.structure.draft import Draft
from docpipe.structure.joining import Joined, join_lines, join_parts
from docpipe.structure.note_calls import tie_notes

CELL_JOINT = "\t"
"""Between the cells of a table row in ``Block.text``: white space, so spans cover the rest."""
ROW_JOINT = "\n"
"""Between table rows, and between the paragraphs of a box."""


def to_blocks(
    source: SourceId, drafts: Sequence[Draft], words: Vocabulary
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The blocks of a document, and the sections that its headings open."""
    blocks: list[Block] = []
    sections: list[Section] = []
    open_sections: list[Section] = []
    endnotes: set[BlockId] = set()
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
                heading=_own_heading(draft, joined),
            )
        )
        if draft.is_endnote:
            endnotes.add(blocks[-1].id)
    return tie_notes(blocks, endnotes), tuple(sections)


def _own_heading(draft: Draft, joined: Joined) -> str | None:
    """The first lines of a box's text that are its heading."""
    if not draft.n_heading:
        return None
    return ROW_JOINT.join(joined.text.split(ROW_JOINT)[: draft.n_heading])


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
            join_parts([join_lines(cell, words) for cell in row if cell], CELL_JOINT)
            for row in draft.rows
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
    return Table(rows=rows, n_header_rows=draft.n_header_rows, merged=tuple(sorted(draft.merged)))
