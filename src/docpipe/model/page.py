"""What extraction yields: positioned lines, rulings and tables, page by page."""

import math
from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.ids import SourceId
from docpipe.model.source import FileFormat

BBox = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in points from the top left of the page as displayed."""

Merged = tuple[int, int, int, int]
"""A table cell over several places: ``(row, column, n_rows, n_columns)``, counted from 0."""


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
        family: Of the font without slant, with ``Light`` and ``Medium``, without other weights;
            empty where there is no font.
        colour: ``0xrrggbb`` of the letters; 0, black, where it is not known.
    """

    text: str
    bbox: BBox
    size: float
    bold: bool = False
    italic: bool = False
    hyphenated: bool = False
    tag: Tag | None = None
    family: str = ""
    colour: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table as found on the page: cell texts (``""`` for a spanned cell), row by row.

    Attributes:
        cells: Parallel to ``rows``: the box of each cell, ``None`` for a spanned one.
        merged: Cells over several rows or columns; their text stands in the top left place.
        n_header_rows: Of the head; ``None`` if the page does not show it.
    """

    bbox: BBox
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[BBox | None, ...], ...]
    merged: tuple[Merged, ...] = ()
    n_header_rows: int | None = None

    def place_of(self, box: BBox) -> tuple[int, int] | None:
        """Row and column of the cell that a line belongs to.

        Cells may overlap a little, as print reaches over the edge of its column: the smallest
        cell that holds the whole line comes first, then one that holds its middle.
        """
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        best: tuple[bool, float, tuple[int, int]] | None = None
        for row, cells in enumerate(self.cells):
            for column, cell in enumerate(cells):
                if cell is None or not (cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]):
                    continue
                sticks_out = not (cell[0] - 1 <= box[0] and box[2] <= cell[2] + 1)
                area = (cell[2] - cell[0]) * (cell[3] - cell[1])
                found = (sticks_out, area, (row, column))
                if best is None or found < best:
                    best = found
        return best[2] if best else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One physical page.

    Attributes:
        number: Physical, from 1.
        label: As printed (``iv``, ``12``), from the PDF's page labels, else ``str(number)``.
        rects: Filled or stroked rectangles large enough to be a box around text.
        rules: Thin level or upright strokes and bars outside of tables.
        pictures: Images and shadings larger than an ornament.
        hidden: Text that a reader of the printed page cannot see.
        aside: Lines that are not level on a page that is: thumb tabs, labels along an edge,
            watermarks. They are no part of the text.
        grade: 0 to 1, how far the text can be trusted (see ``extraction.quality``).
        problem: Why the page's text is missing or bad, and the cure; ``None`` if nothing is wrong.
        turned: Degrees clockwise by which the sheet was turned to be read: a scan that lies askew
            or on its side. Everything else here describes the turned sheet, where lines are level
            and columns upright; ``displayed`` leads back.
    """

    number: int
    label: str
    width: float
    height: float
    lines: tuple[Line, ...]
    rects: tuple[BBox, ...] = ()
    rules: tuple[BBox, ...] = ()
    pictures: tuple[BBox, ...] = ()
    tables: tuple[RawTable, ...] = ()
    hidden: tuple[str, ...] = ()
    aside: tuple[Line, ...] = ()
    method: Method = Method.TEXT_LAYER
    grade: float = 1.0
    problem: str | None = None
    turned: float = 0.0

    @property
    def displayed_size(self) -> tuple[float, float]:
        """Width and height of the page as displayed."""
        on_side = round(self.turned / 90) % 2
        return (self.height, self.width) if on_side else (self.width, self.height)

    def displayed(self, box: BBox) -> BBox:
        """The upright box around a box of this page, on the page as displayed."""
        if not self.turned:
            return box
        angle = math.radians(-self.turned)
        cos, sin = math.cos(angle), math.sin(angle)
        width, height = self.displayed_size
        corners = [
            (x - self.width / 2, y - self.height / 2)
            for x in (box[0], box[2])
            for y in (box[1], box[3])
        ]
        xs = [width / 2 + x * cos - y * sin for x, y in corners]
        ys = [height / 2 + x * sin + y * cos for x, y in corners]
        return (round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """A bookmark of the PDF; ``level`` from 1, ``page`` physical from 1, ``None`` if it is lost."""

    title: str
    level: int
    page: int | None
    top: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfInfo:
    """The file's own metadata, as far as they are readable; nobody checked them.

    Attributes:
        created: When the file was made: the raw PDF date, ``D:20170324…``.
        published: When it was published, in the same form, if the file says so itself.
        format: Whose metadata: of a PDF, a web page or a DOCX.
    """

    title: str | None = None
    author: str | None = None
    created: str | None = None
    language: str | None = None
    tagged: bool = False
    subject: str | None = None
    publisher: str | None = None
    published: str | None = None
    format: FileFormat = FileFormat.PDF


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All pages of one source, before any structure is recovered.

    ``needs_ocr`` says that some page's text layer does not do, whether it could be read from its
    picture or not.
    """

    source_id: SourceId
    pages: tuple[Page, ...]
    outline: tuple[OutlineItem, ...] = ()
    info: PdfInfo = PdfInfo()
    needs_ocr: bool = False
