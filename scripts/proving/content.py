"""What a proving paper says, before any program sets it.

Inside text ``<b>``, ``<i>`` and ``<fn>a footnote</fn>`` are known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The heading above the contents list, which does not name itself.
CONTENTS_TITLE = "Inhalt"

_INLINE = re.compile(r"(<b>|</b>|<i>|</i>|<fn>.*?</fn>)")
_NOTE = re.compile(r"<fn>(.*?)</fn>")
_TAG = re.compile(r"</?[bi]>")


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
    """One item of a list; ``depth`` counts from 1."""

    marker: str
    text: str
    depth: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Cells that are one: the cell at (row, column) covers so many rows and columns."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; covered cells are empty.

    Attributes:
        look: ``grid``, ``lines`` (between rows), ``zebra``, ``dark`` (white words in the head) or
            ``plain`` (no line at all).
        widths: Shares of the width, in per cent.
    """

    look: str
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    head_rows: int = 1
    spans: tuple[Span, ...] = ()
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Blocks in a box; ``place``: ``column``, ``beside`` the text, or ``wide`` over all columns."""

    title: str
    blocks: tuple["Block", ...]
    place: str = "column"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of the text once more, in large print."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with its caption; ``place``: ``column`` or ``beside`` (caption at its side)."""

    caption: str
    place: str = "column"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The title page."""

    publisher: str
    title: str
    subtitle: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who published it, line by line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The place of the contents list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A subject index: entries with their page numbers."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A new page begins."""


Block = (
    Heading
    | Paragraph
    | Item
    | Table
    | Box
    | Quote
    | Figure
    | Cover
    | Imprint
    | Contents
    | Index
    | NewPage
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style, or a footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    note: bool = False


def pieces(text: str) -> Iterator[Piece]:
    """The text cut at its marks."""
    bold = italic = False
    for part in _INLINE.split(text):
        if part in {"<b>", "</b>"}:
            bold = part == "<b>"
        elif part in {"<i>", "</i>"}:
            italic = part == "<i>"
        elif part.startswith("<fn>"):
            yield Piece(part[4:-5], note=True)
        elif part:
            yield Piece(part, bold, italic)


def plain(text: str) -> str:
    """The words alone, without marks and notes."""
    return _TAG.sub("", _NOTE.sub("", text))


def notes(text: str) -> list[str]:
    """The footnotes called in a text."""
    return [_TAG.sub("", note) for note in _NOTE.findall(text)]


def texts(block: Block) -> Iterator[str]:
    """Every marked-up text of a block, in reading order."""
    match block:
        case Heading() | Paragraph() | Item() | Quote():
            yield block.text
        case Table():
            yield from (cell for row in block.rows for cell in row if cell)
        case Box():
            yield block.title
            yield from (text for inner in block.blocks for text in texts(inner))
        case _:
            yield from _matter(block)


def _matter(block: Figure | Cover | Imprint | Index | Contents | NewPage) -> tuple[str, ...]:
    match block:
        case Figure():
            return (block.caption,)
        case Cover():
            return (block.publisher, block.title, block.subtitle, block.year)
        case Imprint():
            return block.lines
        case Index():
            return block.entries
        case Contents() | NewPage():
            return ()


def headings(blocks: tuple[Block, ...]) -> list[Heading]:
    """The headings outside boxes."""
    return [block for block in blocks if isinstance(block, Heading)]
