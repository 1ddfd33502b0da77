"""What a tool made of a paper, in one shape for all tools."""

from dataclasses import dataclass

BODY_KINDS = frozenset({"heading", "paragraph", "list_item"})
"""What has a fixed place in the reading order."""
UNKNOWN = "text"
"""Kind of a piece whose tool names no kinds."""
LISTING_KINDS = frozenset({"toc", "index", "imprint", "table_head"})
"""Furniture that is a listing of its own, or a table's: not counted as heads and feet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading, paragraph, box …, or a page's whole text, in the tool's order.

    Attributes:
        kind: docpipe's block kinds, or ``text`` if the tool names none.
        page: Physical page of the first line; ``None`` if the tool does not say.
        by_page: The same text cut at page ends, where the tool knows them.
        marker: Bullet or number of a list item, if it is not part of the text.
    """

    kind: str
    text: str
    page: int | None = None
    level: int | None = None
    marker: str | None = None
    by_page: tuple[tuple[int, str], ...] = ()

    @property
    def printed(self) -> str:
        """The text with its marker."""
        return f"{self.marker} {self.text}" if self.marker else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: every cell of every row; a merged cell's text stands in its first field.

    Attributes:
        page: ``None`` if the tool does not say.
        merged: ``(row, column, rows, columns)`` of each cell that spans several fields.
    """

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    n_header_rows: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A line that the tool keeps out of the text: ``header``, ``footer``, ``page_number`` …."""

    kind: str
    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One tool on one paper.

    Attributes:
        names_kinds: Whether pieces are told apart as body, boxes, tables, notes.
        names_headings: Whether headings are marked.
        names_tables: Whether tables come as rows and cells.
        names_furniture: Whether furniture is listed.
        problem: Why there is no text; else ``None``.
    """

    n_pages: int = 0
    pieces: tuple[Piece, ...] = ()
    tables: tuple[Grid, ...] = ()
    furniture: tuple[Aside, ...] = ()
    names_kinds: bool = False
    names_headings: bool = False
    names_tables: bool = False
    names_furniture: bool = False
    problem: str | None = None

    @property
    def text(self) -> str:
        """All text of the pieces, in the tool's order, with markers."""
        return "\n\n".join(piece.printed for piece in self.pieces)
