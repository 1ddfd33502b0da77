"""The gold of a paper: its content, with the pages on which it came to stand."""

from collections.abc import Iterator
from typing import Any

from scripts.proving.content import (
    CONTENTS_TITLE,
    Block,
    Box,
    Contents,
    Cover,
    Figure,
    Heading,
    Imprint,
    Index,
    Item,
    NewPage,
    Paragraph,
    Quote,
    Table,
    notes,
    plain,
    texts,
)
from scripts.proving.furniture import furniture
from scripts.proving.line_ends import line_ends
from scripts.proving.paper import Paper, Produced
from scripts.proving.places import Search, listed, search_in
from scripts.proving.printed import Printed, letters, signs


def gold(paper: Paper, produced: Produced, printed: Printed) -> dict[str, Any]:
    """All that a paper is measured against, before anything is hidden in it."""
    search = search_in(paper, printed)
    ordered: list[dict[str, Any]] = []
    unordered: list[dict[str, Any]] = []
    for block in paper.blocks:
        match block:
            case Heading(text=text) if text == CONTENTS_TITLE:
                # A part of the contents page, which stands apart as a whole.
                search.heading(text)
            case Heading() | Paragraph() | Item():
                ordered.append(_ordered(block, paper, search))
                unordered.extend(_beside(block, paper, search))
            case Contents():
                unordered.append({"kind": "contents", "text": "", "page": 0})
            case NewPage():
                pass
            case _:
                unordered.extend(_unordered(block, search))
    lines = _contents_lines(paper, _heading_pages(produced, ordered))
    _fill_contents(lines, unordered, search)
    return {
        "document": f"{paper.key}.pdf",
        "producer": paper.producer,
        "ordered": ordered,
        "unordered": unordered,
        "furniture": furniture(paper, produced, printed),
        "line_ends": line_ends(paper.blocks, printed),
        "hidden": [],
        "scanned_pages": [],
    }


def _ordered(block: Heading | Paragraph | Item, paper: Paper, search: Search) -> dict[str, Any]:
    text = plain(block.text)
    if isinstance(block, Heading):
        page = search.heading(text)
        if paper.design.heads[block.level - 1].capitals:
            text = text.replace("ß", "ss")  # there is no capital for it
        return {"kind": "heading", "text": text, "page": page, "level": block.level}
    page = search.next(text)
    last = search.last(text, page)
    if isinstance(block, Paragraph):
        entry = {"kind": "paragraph", "text": text, "page": page, "level": None}
    else:
        shown = text if block.marker == "-" else f"{block.marker} {text}"
        entry = {"kind": "list_item", "text": shown, "page": page, "level": block.depth}
    return {**entry, "last_page": last}


def _beside(
    block: Heading | Paragraph | Item, paper: Paper, search: Search
) -> Iterator[dict[str, Any]]:
    if isinstance(block, Paragraph) and block.margin is not None and paper.design.side:
        yield _entry("marginal", block.margin, search)
    yield from (_entry("footnote", note, search) for note in notes(block.text))


def _entry(kind: str, text: str, search: Search) -> dict[str, Any]:
    return {"kind": kind, "text": text, "page": search.near(text)}


# What is told by its texts alone, and as what.
_WHOLE: dict[type, str] = {
    Box: "box",
    Quote: "box",
    Figure: "caption",
    Cover: "cover",
    Imprint: "imprint",
    Index: "index",
}


def _unordered(block: Block, search: Search) -> Iterator[dict[str, Any]]:
    if isinstance(block, Table):
        yield from _table(block, search)
    else:
        yield from _whole(_WHOLE[type(block)], block, search)
    for text in texts(block):
        yield from (_entry("footnote", note, search) for note in notes(text))


def _whole(kind: str, block: Block, search: Search) -> Iterator[dict[str, Any]]:
    words = [plain(text) for text in texts(block)]
    page = search.near(words[0])
    yield {
        "kind": kind,
        "text": "\n".join(words),
        "page": page,
        "last_page": search.last(words[-1], page),
    }
    for inner in block.blocks if isinstance(block, Box) else ():
        if isinstance(inner, Table):
            yield from _table(inner, search)


def _table(block: Table, search: Search) -> Iterator[dict[str, Any]]:
    if block.caption is not None:
        yield _entry("caption", plain(block.caption), search)
    rows = [[plain(cell) for cell in row] for row in block.rows]
    first = next(row for row in rows if letters("".join(row)))
    yield {
        "kind": "table",
        "text": "\n".join(" ".join(cell for cell in row if cell) for row in rows),
        "page": search.near(block.caption) if block.caption else search.near(" ".join(first)),
        "rows": rows,
        "n_header_rows": block.head_rows,
        "merged": [[span.row, span.column, span.rows, span.columns] for span in block.spans],
    }


def _heading_pages(produced: Produced, ordered: list[dict[str, Any]]) -> dict[str, int]:
    """The printed page numbers by the bare signs of the headings."""
    known = produced.headings or {entry["text"]: entry["page"] for entry in reversed(ordered)}
    return {signs(text): page for text, page in known.items()}


def _contents_lines(paper: Paper, pages: dict[str, int]) -> list[str]:
    """The lines of the contents list, now that the pages of the headings are known."""
    lines = [CONTENTS_TITLE]
    for heading in listed(paper):
        words, page = plain(heading.text), pages[signs(heading.text)]
        first = paper.design.contents == "first"
        lines.append(f"{page} {words}" if first else f"{words} {page}")
    return lines


def _fill_contents(lines: list[str], unordered: list[dict[str, Any]], search: Search) -> None:
    for entry in unordered:
        if entry["kind"] == "contents":
            entry["text"] = "\n".join(lines)
            (entry["page"],) = search.contents
