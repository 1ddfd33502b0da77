"""What extraction yields: positioned lines, rulings and tables, page by page."""

from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.ids import SourceId

BBox = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in points from the top left of the page as displayed."""


class Method(StrEnum):
    """How a page's text was obtained."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    MARKUP = "markup"
    """From a format without pages (HTML, DOCX), laid out on one virtual page."""


class Role(StrEnum):
    """What the file itself says a line is; the standard structure types of PDF, grouped."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    CONTENTS = "contents"
    BOX = "box"
    ARTIFACT = "artifact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The structure element that a line belongs to: of a tagged PDF's tree, of HTML or DOCX.

    Attributes:
        element: Lines with one number are one element; numbers ascend in logical order.
        role: What the element is.
        level: Of a heading from 1, nesting depth of a list item from 1; else ``None``.
    """

    element: int
    role: Role
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line (or the part of it that stands in one column).

    Attributes:
        text: As printed, one space between words. A hyphen at the line end stays as ``-``.
        bbox: Tight box around the characters.
        size: Font size of most characters, points.
        bold: Whether most characters are bold.
        italic: Whether most characters are italic.
        hyphenated: The PDF itself marks the hyphen at the line end as a division of the word.
        tag: What the file's own structure says of the line; ``None`` where it says nothing.
    """

    text: str
    bbox: BBox
    size: float
    bold: bool = False
    italic: bool = False
    hyphenated: bool = False
    tag: Tag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table as found on the page: cell texts (``""`` for a spanned cell), row by row.

    ``cells`` runs parallel to ``rows``: the box of each cell, ``None`` for a spanned one.
    """

    bbox: BBox
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[BBox | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One physical page.

    Attributes:
        number: Physical, from 1.
        label: As printed (``iv``, ``12``), from the PDF's page labels, else ``str(number)``.
        rects: Filled or stroked rectangles large enough to be a box around text.
        hidden: Text that a reader of the printed page cannot see.
        grade: 0 to 1, how far the text can be trusted (see ``extract.quality``).
    """

    number: int
    label: str
    width: float
    height: float
    lines: tuple[Line, ...]
    rects: tuple[BBox, ...] = ()
    tables: tuple[RawTable, ...] = ()
    hidden: tuple[str, ...] = ()
    method: Method = Method.TEXT_LAYER
    grade: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """A bookmark of the PDF; ``level`` from 1, ``page`` physical from 1, ``None`` if it is lost."""

    title: str
    level: int
    page: int | None
    top: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfInfo:
    """The PDF's own metadata, as far as it is readable. ``created`` is the raw PDF date."""

    title: str | None = None
    author: str | None = None
    created: str | None = None
    language: str | None = None
    tagged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All pages of one source, before any structure is recovered."""

    source_id: SourceId
    pages: tuple[Page, ...]
    outline: tuple[OutlineItem, ...] = ()
    info: PdfInfo = PdfInfo()
