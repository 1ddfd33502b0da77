"""A recovered document as JSON, Markdown and plain text."""

import re

from docpipe.export import commonmark
from docpipe.export.claims import claims_object
from docpipe.export.hits import rounded_box
from docpipe.model import (
    BBox,
    Block,
    BlockKind,
    Document,
    DocumentInfo,
    SectionId,
    Source,
    Table,
    describe,
)

_NUMBERED = re.compile(r"\(?(\d{1,9})[.)]?\)?")
"""A marker that Markdown can say itself; nine digits is the longest it takes."""


def document_object(source: Source | None, document: Document) -> dict[str, object]:
    """The recovered document as plain JSON values: what ``docpipe extract`` gives.

    Args:
        source: The file; ``None`` leaves what only the catalogue knows ``null``. Where both know,
            the catalogue takes precedence over what the document says about itself.
        document: Blocks stand in reading order and stay in it.
    """
    paths: dict[SectionId | None, list[str]] = {}
    for block in document.blocks:
        if block.section_id not in paths:
            paths[block.section_id] = list(document.heading_path(block.section_id))
    return {
        "source": _source_object(source, document),
        "pages": [
            {
                "number": page.number,
                "label": page.label,
                "width": round(page.width, 1),
                "height": round(page.height, 1),
                "method": page.method.value,
                "grade": round(page.grade, 3),
                "problem": page.problem,
            }
            for page in document.pages
        ],
        "blocks": [_block_object(block, paths[block.section_id]) for block in document.blocks],
        "furniture": [
            {"kind": item.kind.value, "page": item.page, "text": item.text}
            for item in document.furniture
        ],
        "hidden_text": [{"page": item.page, "text": item.text} for item in document.hidden_text],
    }


def document_markdown(document: Document) -> str:
    """The body as CommonMark with pipe tables; running heads and contents pages are left out.

    Bullets become ``-``; a number keeps its value and becomes ``1.``; any other enumeration
    (``a)``, ``2.3``) stays in the text, as Markdown has no form for it. A pipe table has one head
    row: the table's first, or all rows of its head in one, spanning heads repeated. Footnotes
    stand as paragraphs where the document has them, led by their number: Markdown's own footnotes
    vanish when no mark in the text points to them.
    """
    parts: list[str] = []
    levels = _ListLevels()
    for block in document.blocks:
        if block.kind is BlockKind.LIST_ITEM:
            lines, joint = levels.item(block)
        else:
            levels.leave()
            lines, joint = _block_lines(block), "\n\n"
        if lines:
            parts += [joint, "\n".join(lines)]
    return "".join(parts).lstrip("\n") + "\n" if parts else ""


def document_text(document: Document) -> str:
    """The body as plain text: blocks apart by an empty line, list items and rows on lines.

    Markers stand as printed but for bullets, which become ``-``; cells are parted by tabs.
    """
    parts: list[str] = []
    previous: BlockKind | None = None
    for block in document.blocks:
        in_list = previous is block.kind is BlockKind.LIST_ITEM
        parts += ["\n" if in_list else "\n\n", _plain(block)]
        previous = block.kind
    return "".join(parts).lstrip("\n") + "\n" if parts else ""


class _ListLevels:
    """The open list items above the next one: nesting in Markdown is a matter of columns."""

    def __init__(self) -> None:
        self._open: list[tuple[int, int, bool]] = []  # level, column of the text, numbered

    def leave(self) -> None:
        """Another kind of block ends every list."""
        self._open.clear()

    def item(self, block: Block) -> tuple[list[str], str]:
        """The lines of one item, indented, and what parts it from the block before."""
        number, text = _item_text(block)
        level = block.level or 1
        was_in_list = bool(self._open)
        sibling: bool | None = None
        while self._open and self._open[-1][0] >= level:
            closed_level, _, numbered = self._open.pop()
            sibling = numbered if closed_level == level else None
        # Only a bullet or a "1." may follow a line of text directly; a change between bullets and
        # numbers begins a new list.
        follows = sibling == bool(number) if sibling is not None else number in (None, "1")
        indent = self._open[-1][1] if self._open else 0
        lead = f"{number}. " if number else "- "
        self._open.append((level, indent + len(lead), bool(number)))
        lines = commonmark.paragraph(text)
        head = [" " * indent + lead + lines[0]] if lines else []
        tail = [" " * (indent + len(lead)) + line for line in lines[1:]]
        return head + tail, "\n" if was_in_list and follows else "\n\n"


def _item_text(block: Block) -> tuple[str | None, str]:
    """The number that Markdown shall show, if any, and the text with any other enumeration."""
    marker = (block.marker or "").strip()
    number = _NUMBERED.fullmatch(marker)
    if number:
        return str(int(number[1])), block.text
    return None, f"{marker} {block.text}" if _is_enumeration(marker) else block.text


def _is_enumeration(marker: str) -> bool:
    # A lone letter is a bullet in disguise: Word's hollow bullet is an "o", and bullets of symbol
    # fonts come out of the PDF as "l", "n" or "q". Real enumerations have a bracket or full stop.
    return len(marker) > 1 and any(char.isalnum() for char in marker)


def _block_lines(block: Block) -> list[str]:
    if block.table is not None and any(block.table.rows):
        return _pipe_table(block.table)
    if block.kind is BlockKind.HEADING:
        return [commonmark.heading(block.text, block.level or 1)]
    if block.kind is BlockKind.BOX:
        return commonmark.quoted(commonmark.paragraph(block.text))
    if block.kind is BlockKind.FOOTNOTE:
        return commonmark.paragraph(_with_marker(block))
    return commonmark.paragraph(block.text)


def _pipe_table(table: Table) -> list[str]:
    rows = table.rows
    if table.n_header_rows > 1:
        rows = (table.head(), *rows[table.n_header_rows :])
    width = max(len(row) for row in rows)
    lines = [
        "| "
        + " | ".join(commonmark.cell(text) for text in (*row, *[""] * (width - len(row))))
        + " |"
        for row in rows
    ]
    return [lines[0], "|" + " --- |" * width, *lines[1:]]


def _plain(block: Block) -> str:
    if block.table is not None:
        return "\n".join(
            "\t".join(" ".join(text.split()) for text in row) for row in block.table.rows
        )
    if block.kind is BlockKind.LIST_ITEM:
        marker = (block.marker or "").strip()
        shown = marker if _NUMBERED.fullmatch(marker) or _is_enumeration(marker) else "-"
        indent = "  " * ((block.level or 1) - 1)
        return f"{indent}{shown} {block.text}"
    return _with_marker(block)


def _with_marker(block: Block) -> str:
    marker = (block.marker or "").strip()
    return f"{marker} {block.text}" if marker else block.text


def _source_object(source: Source | None, document: Document) -> dict[str, object]:
    said = document.metadata
    if source is None:
        return {
            "id": document.source_id,
            "file": None,
            "sha256": None,
            "n_bytes": None,
            "title": said.title,
            "year": said.year,
            "publisher": said.publisher,
            "kind": said.kind.value,
            "language": said.language,
            "url": None,
            "landing_page": None,
            "licence": None,
            **claims_object(_without_source(document)),
        }
    line = describe(source, said, document.claims)
    return {
        "id": source.id,
        "file": source.filename,
        "sha256": source.sha256,
        "n_bytes": source.n_bytes,
        "title": source.title or said.title,
        "year": line.year,
        "publisher": line.publisher,
        "kind": line.kind.value,
        "language": line.language,
        "url": source.url,
        "landing_page": source.landing_page,
        "licence": source.licence,
        **claims_object(line),
    }


def _without_source(document: Document) -> DocumentInfo:
    said = document.metadata
    return DocumentInfo(
        id=document.source_id,
        title=said.title or "",
        year=said.year,
        publisher=said.publisher,
        kind=said.kind,
        language=said.language,
        file="",
        subtitle=said.subtitle,
        date=said.date,
        edition=said.edition,
        place=said.place,
        contributors=said.contributors,
        claims=document.claims,
    )


def _block_object(block: Block, heading_path: list[str]) -> dict[str, object]:
    table = block.table
    return {
        "id": block.id,
        "kind": block.kind.value,
        "level": block.level,
        "text": block.text,
        "heading_path": heading_path,
        "spans": _page_spans(block),
        "table": None if table is None else _table_object(table),
        "marker": block.marker,
        "heading": block.heading,
        "calls": [
            {"start": call.start, "end": call.end, "note_id": call.note_id} for call in block.calls
        ],
    }


def _table_object(table: Table) -> dict[str, object]:
    return {
        "rows": [list(row) for row in table.rows],
        "n_header_rows": table.n_header_rows,
        "merged": [list(cell) for cell in table.merged],
    }


def _page_spans(block: Block) -> list[dict[str, object]]:
    """The block's printed lines, gathered by page in the order in which they are read."""
    boxes: dict[int, list[BBox]] = {}
    for span in block.spans:
        boxes.setdefault(span.page, []).append(span.bbox)
    return [
        {"page": page, "boxes": [rounded_box(box) for box in on_page]}
        for page, on_page in boxes.items()
    ]
