"""What a publication looks like: paper, columns, type, boxes, running lines."""

from dataclasses import dataclass
from enum import StrEnum

from scripts.samples.typeset import Align, Face, Style

SERIF = Face(regular="Times-Roman", bold="Times-Bold", italic="Times-Italic")
SANS = Face(regular="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique")
VERA = Face(regular="Vera", bold="VeraBd", italic="VeraIt")

A4 = (595.3, 841.9)
A4_LANDSCAPE = (841.9, 595.3)

SAMPLE_NOTE = "Muster – erfundener Beispieltext"


class BoxStyle(StrEnum):
    """How practice boxes are drawn."""

    FILLED = "filled"
    STROKED = "stroked"
    BAR = "bar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A layout; lengths in points.

    Attributes:
        margins: Left, top, right, bottom of the type area.
        columns: Number of text columns, ``gutter`` apart.
        side: Width of a column at the right for marginalia and side boxes; 0 for none.
        line_numbers: Number the lines of the body in the left margin, through the document.
        roman_front: Title page, imprint and contents count i, ii, …; the body begins with 1.
        page_number: Printed page number, with ``{n}`` and ``{total}``.
        running_head: ``""``, ``"title"`` or ``"chapter"``.
        outline: The PDF carries bookmarks.
        metadata_title: Title in the PDF's own fields; None leaves them out.
    """

    paper: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (71, 82, 71, 78)
    columns: int = 1
    gutter: float = 20
    side: float = 0
    text_face: Face = SERIF
    head_face: Face = SANS
    size: float = 11
    leading: float = 15
    align: Align = Align.JUSTIFY
    accent: str = "#1f4e79"
    tint: str = "#e4ecf4"
    box: BoxStyle = BoxStyle.FILLED
    bullet: str = "•"
    line_numbers: bool = False
    roman_front: bool = False
    page_number: str = "{n}"
    running_head: str = "title"
    outline: bool = False
    metadata_title: str | None = None

    @property
    def body(self) -> Style:
        """The style of running text."""
        return Style(
            face=self.text_face,
            size=self.size,
            leading=self.leading,
            align=self.align,
            before=self.leading * 0.5,
        )

    def heading(self, level: int) -> Style:
        """The style of a heading of level 1 to 3."""
        size = self.size * (1.55, 1.22, 1.0)[level - 1]
        return Style(
            face=self.head_face,
            size=round(size, 1),
            leading=round(size * 1.25, 1),
            align=Align.LEFT,
            bold=True,
            colour=self.accent if level < 3 else "#000000",
            before=self.leading * (1.7, 1.25, 0.9)[level - 1],
            hyphenate=False,
        )

    def small(self, *, bold: bool = False, align: Align = Align.LEFT) -> Style:
        """The style of notes, captions, marginalia and tables."""
        size = round(self.size * 0.84, 1)
        return Style(
            face=self.head_face if bold else self.text_face,
            size=size,
            leading=round(size * 1.25, 1),
            align=align,
            bold=bold,
            before=3,
        )

    def boxed(self) -> Style:
        """The style of text in boxes."""
        size = round(self.size * 0.92, 1)
        return Style(
            face=self.head_face,
            size=size,
            leading=round(size * 1.32, 1),
            align=Align.LEFT,
            before=4,
        )
