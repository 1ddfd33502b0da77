"""Reads the small markup of the proving texts: a superset of that of the samples.

Blocks are separated by empty lines:

* ``# Heading``, ``## Heading``, ``### Heading``
* ``- item``, ``1. item``, ``a) item``; two spaces before the marker: one level deeper
* ``> words``: a note in the margin beside the paragraph that follows
* ``@ words``: the caption of the table that follows
* ``::: box Title``, ``::: side Title``, ``::: wide Title``, then blocks, then ``:::``
* ``::: table look 20 30 50 head=2``, rows beginning with ``|``; a cell ``<`` belongs to its left
  neighbour, ``^`` to the one above
* ``::: figure words``, ``::: figure-beside words``, ``::: quote words``
* ``::: imprint`` with one block a line, ``::: index`` with one block an entry
* ``::: contents``, ``::: page``; ``::: columns`` of the samples is passed over
* anything else: a paragraph; a backslash before it makes one of what looks like an item
"""

import re
from collections.abc import Iterator

from scripts.proving.content import (
    Block,
    Box,
    Contents,
    Figure,
    Heading,
    Imprint,
    Index,
    Item,
    NewPage,
    Paragraph,
    Quote,
    Span,
    Table,
)

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>-|\d+\.|[a-z]\)) +(?P<text>.+)", re.DOTALL)
_BOXES = {"box": "column", "side": "beside", "wide": "wide"}
_LOOKS = {"ruled": "grid"}  # the word of the samples


def parse(text: str) -> tuple[Block, ...]:
    """Read a text in the markup.

    Raises:
        ValueError: A fence is not closed or not known.
    """
    return tuple(_blocks(iter(text.strip().split("\n"))))


def _blocks(lines: Iterator[str]) -> Iterator[Block]:
    margin: str | None = None
    caption: str | None = None
    for chunk in _chunks(lines):
        if chunk.startswith("> "):
            margin = chunk[2:]
        elif chunk.startswith("@ "):
            caption = chunk[2:]
        elif chunk.startswith(":::"):
            yield from _fenced(chunk[3:].strip(), lines, caption)
            caption = None
        else:
            yield _simple(chunk, margin)
            margin = None


def _chunks(lines: Iterator[str]) -> Iterator[str]:
    """Lines joined to blocks; a fence line is a block of its own."""
    held: list[str] = []
    for line in lines:
        starts = _ITEM.match(line) is not None or line.startswith("> ")
        if held and (not line.strip() or starts or line.startswith(":::")):
            yield " ".join(held)
            held = []
        if line.startswith(":::"):
            yield line
        elif line.strip():
            held.append(line.rstrip() if starts else line.strip())
    if held:
        yield " ".join(held)


def _simple(chunk: str, margin: str | None) -> Block:
    heading = re.match(r"(#+) +(.*)", chunk)
    if heading:
        return Heading(level=len(heading[1]), text=heading[2])
    item = _ITEM.fullmatch(chunk)
    if item:
        return Item(marker=item["marker"], text=item["text"], depth=1 + len(item["indent"]) // 2)
    return Paragraph(text=chunk.strip().removeprefix("\\"), margin=margin)


def _fenced(head: str, lines: Iterator[str], caption: str | None) -> Iterator[Block]:
    kind, _, rest = head.partition(" ")
    match kind:
        case "contents":
            yield Contents()
        case "page":
            yield NewPage()
        case "columns":
            return
        case "figure" | "figure-beside":
            yield Figure(caption=rest, place="beside" if kind == "figure-beside" else "column")
        case "quote":
            yield Quote(text=rest)
        case _:
            yield _filled(kind, rest, _until_fence(lines), caption)


def _filled(kind: str, rest: str, inner: list[str], caption: str | None) -> Block:
    if kind == "table":
        return _table(rest, _rows(inner), caption)
    if kind == "imprint":
        return Imprint(lines=tuple(_chunks(iter(inner))))
    if kind == "index":
        return Index(entries=tuple(_chunks(iter(inner))))
    if kind in _BOXES:
        return Box(title=rest, blocks=tuple(_blocks(iter(inner))), place=_BOXES[kind])
    raise ValueError(f"unknown fence: {kind!r}")


def _until_fence(lines: Iterator[str]) -> list[str]:
    inner: list[str] = []
    for line in lines:
        if line.strip() == ":::":
            return inner
        inner.append(line)
    raise ValueError("a fence is not closed")


def _rows(lines: list[str]) -> list[list[str]]:
    rows: list[str] = []
    for line in lines:
        if line.startswith("|"):
            rows.append(line[1:].strip())
        elif line.strip():
            rows[-1] += " " + line.strip()
    return [[cell.strip() for cell in row.split("|")] for row in rows]


def _table(head: str, rows: list[list[str]], caption: str | None) -> Table:
    look, *words = head.split()
    head_rows = [int(word[5:]) for word in words if word.startswith("head=")]
    return Table(
        look=_LOOKS.get(look, look),
        widths=tuple(int(word) for word in words if word.isdigit()),
        rows=tuple(tuple("" if cell in {"<", "^"} else cell for cell in row) for row in rows),
        head_rows=head_rows[0] if head_rows else 1,
        spans=tuple(_spans(rows)),
        caption=caption,
    )


def _spans(rows: list[list[str]]) -> Iterator[Span]:
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if cell in {"<", "^"}:
                continue
            columns = 1 + _run([other == "<" for other in row[j + 1 :]])
            down = 1 + _run([other[j] == "^" for other in rows[i + 1 :]])
            if columns > 1 or down > 1:
                yield Span(row=i, column=j, rows=down, columns=columns)


def _run(flags: list[bool]) -> int:
    """How many flags are set from the beginning on."""
    return next((i for i, flag in enumerate(flags) if not flag), len(flags))
