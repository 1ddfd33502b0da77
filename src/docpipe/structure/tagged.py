"""What the file itself says of its lines: elements of markup and of tagged PDFs, as drafts."""

import re
from collections.abc import Iterable
from dataclasses import replace

from docpipe.model import (
    BlockKind,
    Extraction,
    Furniture,
    FurnitureKind,
    Line,
    Method,
    Page,
    Role,
)
from docpipe.structure.draft import Draft
from docpipe.structure.lists import marker_of
from docpipe.structure.placed import Placed
from docpipe.structure.tables import take_tables

_KINDS = {
    Role.HEADING: BlockKind.HEADING,
    Role.PARAGRAPH: BlockKind.PARAGRAPH,
    Role.LIST_ITEM: BlockKind.LIST_ITEM,
    Role.TABLE: BlockKind.PARAGRAPH,  # a table of layout: its cells are text
    Role.FOOTNOTE: BlockKind.FOOTNOTE,
    Role.CAPTION: BlockKind.CAPTION,
    Role.BOX: BlockKind.BOX,
}
_LEVELLED = (Role.HEADING, Role.LIST_ITEM)
_NOTE_SIGN = re.compile(r"(\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|\*{1,3})(?:[.)]?\s+|(?=[^\W\d]))")


def is_markup(extraction: Extraction) -> bool:
    """Whether the source is a format without pages: its tags are complete and always right."""
    return bool(extraction.pages) and all(page.method is Method.MARKUP for page in extraction.pages)


def draft_markup(extraction: Extraction) -> tuple[list[Draft], list[Furniture]]:
    """One draft an element, in the order of the elements; navigation and contents lists apart."""
    drafts: list[Draft] = []
    furniture: list[Furniture] = []
    for page in extraction.pages:
        for lines in _elements(page):
            tag = lines[0].line.tag
            role = tag.role if tag else Role.PARAGRAPH
            if role in (Role.CONTENTS, Role.ARTIFACT):
                kind = _furniture_kind(role, above=not drafts)
                furniture.extend(
                    Furniture(kind=kind, page=placed.page, text=placed.text) for placed in lines
                )
            else:
                drafts.extend(_draft(page, lines, role))
    return drafts, furniture


def _elements(page: Page) -> Iterable[list[Placed]]:
    """The lines of each element; a line without a tag stands alone behind the one before it."""
    elements: dict[tuple[int, int], list[Placed]] = {}
    last = 0
    for i, line in enumerate(page.lines):
        last = line.tag.element if line.tag else last
        key = (last, -1 if line.tag else i)
        elements.setdefault(key, []).append(Placed(page=page.number, line=line))
    return (elements[key] for key in sorted(elements))


def _furniture_kind(role: Role, *, above: bool) -> FurnitureKind:
    if role is Role.CONTENTS:
        return FurnitureKind.TOC
    return FurnitureKind.HEADER if above else FurnitureKind.FOOTER


def _draft(page: Page, lines: list[Placed], role: Role) -> list[Draft]:
    if role is Role.TABLE:
        return _draft_table(page, lines)
    if role is Role.BOX:
        # A line of markup is a paragraph: nothing was broken to fit a column.
        return [Draft(kind=BlockKind.BOX, paragraphs=[[placed] for placed in lines])]
    return [_draft_text(lines, role)]


def _draft_text(lines: list[Placed], role: Role) -> Draft:
    tag = lines[0].line.tag
    draft = Draft(kind=_KINDS[role], paragraphs=[lines])
    if role in _LEVELLED:
        draft.level = (tag.level if tag else None) or 1
    marker = _marker(lines[0].text, role)
    if marker is not None:
        draft.marker, draft.skip = marker
    return draft


def _marker(text: str, role: Role) -> tuple[str, int] | None:
    """Bullet, number or sign of a note at the start of a text, and the characters it takes."""
    if role is Role.LIST_ITEM:
        return marker_of(text)
    sign = _NOTE_SIGN.match(text) if role is Role.FOOTNOTE else None
    return (sign.group(1), sign.end()) if sign else None


def _draft_table(page: Page, lines: list[Placed]) -> list[Draft]:
    """The table around the first line; what stands in no cell of it follows as text."""
    for table in page.tables:
        if _holds(table.bbox, lines[0].line):
            drafts, rest = take_tables(replace(page, tables=(table,)), lines)
            return drafts + [_draft_text([placed], Role.TABLE) for placed in rest]
    return [_draft_text([placed], Role.TABLE) for placed in lines]


def _holds(box: tuple[float, float, float, float], line: Line) -> bool:
    x, y = (line.bbox[0] + line.bbox[2]) / 2, (line.bbox[1] + line.bbox[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
