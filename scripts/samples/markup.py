"""The small markup in which the sample texts are written.

Blocks are separated by empty lines:

* ``# Heading``, ``## Heading``, ``### Heading``
* ``- item``, ``1. item``, ``a) item``: one block per item, further lines are its continuation
* ``> words``: a note in the margin beside the paragraph that follows
* ``@ words``: a caption
* ``::: box`` or ``::: side`` and a title, then blocks, then ``:::``
* ``::: table ruled 20 30 50`` (or ``plain``; widths in per cent), rows beginning with ``|``
* ``::: contents``, ``::: page`` (new page), ``::: columns 1`` (new page with so many columns)
* anything else: a paragraph

Inside text ``<b>``, ``<i>`` and ``<fn>a footnote</fn>`` are known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ITEM = re.compile(r"(?P<marker>-|\d+\.|[a-z]\)) +(?P<text>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; its number, if any, is part of the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text, with an optional note in the margin."""

    text: str
    margin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list."""

    marker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The line above a table."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; the first row is the head."""

    ruled: bool
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Blocks in a box, in the column or beside it."""

    beside: bool
    title: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The place of the contents list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """A new page begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A new page begins, with another number of columns."""

    count: int


Block = Heading | Paragraph | Item | Caption | Table | Box | Contents | PageBreak | Columns


def parse(source: str) -> tuple[Block, ...]:
    """Read a text in the sample markup.

    Raises:
        ValueError: A fence is not closed or not known.
    """
    return tuple(_blocks(iter(source.strip().split("\n"))))


def _blocks(lines: Iterator[str]) -> Iterator[Block]:
    margin: str | None = None
    for chunk in _chunks(lines):
        if chunk.startswith("> "):
            margin = chunk[2:]
        elif chunk.startswith(":::"):
            yield _fenced(chunk[3:].strip(), lines)
        else:
            yield _simple(chunk, margin)
            margin = None


def _chunks(lines: Iterator[str]) -> Iterator[str]:
    """Lines joined to blocks; a fence line is a block of its own."""
    held: list[str] = []
    for line in lines:
        starts_item = _ITEM.match(line) is not None or line.startswith("> ")
        if held and (not line.strip() or starts_item or line.startswith(":::")):
            yield " ".join(held)
            held = []
        if line.startswith(":::"):
            yield line
        elif line.strip():
            held.append(line.strip())
    if held:
        yield " ".join(held)


def _simple(chunk: str, margin: str | None) -> Block:
    heading = re.match(r"(#+) +(.*)", chunk)
    if heading:
        return Heading(level=len(heading[1]), text=heading[2])
    item = _ITEM.fullmatch(chunk)
    if item:
        return Item(marker=item["marker"], text=item["text"])
    if chunk.startswith("@ "):
        return Caption(text=chunk[2:])
    return Paragraph(text=chunk, margin=margin)


def _fenced(head: str, lines: Iterator[str]) -> Block:
    kind, _, rest = head.partition(" ")
    if kind == "contents":
        return Contents()
    if kind == "page":
        return PageBreak()
    if kind == "columns":
        return Columns(count=int(rest))
    inner = _until_fence(lines)
    if kind == "table":
        style, *widths = rest.split()
        return Table(
            ruled=style == "ruled", widths=tuple(int(w) for w in widths), rows=_rows(inner)
        )
    if kind in {"box", "side"}:
        return Box(beside=kind == "side", title=rest, blocks=tuple(_blocks(iter(inner))))
    raise ValueError(f"unknown fence: {head!r}")


def _until_fence(lines: Iterator[str]) -> list[str]:
    inner: list[str] = []
    for line in lines:
        if line.strip() == ":::":
            return inner
        inner.append(line)
    raise ValueError("a fence is not closed")


def _rows(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    rows: list[str] = []
    for line in lines:
        if line.startswith("|"):
            rows.append(line[1:].strip())
        elif line.strip():
            rows[-1] += " " + line.strip()
    return tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows)
