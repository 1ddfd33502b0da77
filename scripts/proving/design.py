"""What a proving paper looks like, in terms that every producer can honour."""

from dataclasses import dataclass

# Rows that one narrow column does not take.
_LONG_TABLE = 8

A4 = (595.3, 841.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadStyle:
    """How the headings of one level are set; ``size`` in points.

    Attributes:
        band: They stand on a tinted band; white ones on a dark one.
        wide: They run over all columns.
    """

    size: float
    bold: bool = True
    italic: bool = False
    colour: str = "#000000"
    capitals: bool = False
    tracking: float = 0.0
    new_page: bool = False
    band: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A layout; lengths in points.

    Attributes:
        margins: Left (inner), top, right (outer), bottom of the type area.
        side: Width of a column for marginalia at the right of the text; 0 for none.
        head_font: Family of the headings; empty: that of the text.
        heads: Styles of heading levels 1, 2, 3.
        bullet: A character; ``sign``: a square of a symbol font (press only).
        box: ``filled``, ``stroked``, ``bar``, ``rules`` (lines above and below) or ``dark``
            (white on colour).
        folio: Printed page number, with ``{n}``, ``{total}`` and ``{title}``.
        running: What the head says: ``""``, ``title``, ``chapter``, or ``both`` (title on even,
            chapter on odd pages).
        contents: ``dots``, ``plain`` (number behind the words) or ``first`` (before them).
        thumb: ``chapter`` or a fixed text: a tab at the outer edge, turned by 90 degrees.
        ligatures: Write ligatures as letters of their own.
        mirrored: Left and right margins change places on even pages.
        spreads: Two pages on one sheet, from page 2 on.
        dark_tables: Ruled tables have a dark head with white words, and tinted rows.
        initials: Chapters begin with a large letter over two lines (press only).
        hanging_numbers: Heading numbers stand off from their words (press and Chromium).
        outline: The file has bookmarks (Typst always writes them).
        boxes_at_foot: Boxes over all columns stand at the foot of the next page, and the text
            goes on past them (press only; Typst always does so).
        turned_tables: Long tables stand on a landscape page of their own (Typst only).
        ink: How lines are written: ``lines``, ``words`` (one by one, without spaces), ``kerned``
            (words in pieces).
        plain_names: The file calls its fonts by letters that say nothing of their weight.
        soft_everywhere: Soft hyphens stay in the file where no line ends, too.
        browser_lines: Date, title and address in the margins, as browsers print them.
        box_as_table: A box is a table with one cell, as in many Word files.
        text_form: ``nfc``, ``nfd`` (decomposed umlauts), ``u2010`` (true hyphens), ``u2011``
            (hyphens at which no line ends, behind short first parts).
    """

    paper: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (71, 80, 71, 76)
    columns: int = 1
    gutter: float = 18
    side: float = 0
    font: str = "Libertinus Serif"
    head_font: str = ""
    size: float = 10.5
    leading: float = 14.5
    justified: bool = True
    indent: float = 0
    heads: tuple[HeadStyle, HeadStyle, HeadStyle] = (
        HeadStyle(size=17),
        HeadStyle(size=13),
        HeadStyle(size=10.5),
    )
    accent: str = "#1f4e79"
    tint: str = "#e4ecf4"
    box: str = "filled"
    bullet: str = "•"
    folio: str = "{n}"
    folio_place: str = "foot-outer"
    running: str = "chapter"
    running_tracking: float = 0
    contents: str = "dots"
    contents_depth: int = 2
    tagged: bool = True
    text_form: str = "nfc"
    thumb: str = ""
    box_as_table: bool = False
    ligatures: bool = False
    coloured_bullets: bool = False
    captions_beside: bool = False
    mirrored: bool = False
    spreads: bool = False
    dark_tables: bool = False
    initials: bool = False
    hanging_numbers: bool = False
    outline: bool = False
    boxes_at_foot: bool = False
    turned_tables: bool = False
    ink: str = "lines"
    plain_names: bool = False
    soft_everywhere: bool = False
    browser_lines: bool = False

    @property
    def box_ground(self) -> str:
        """What lies under the text of a filled box."""
        return self.accent if self.box == "dark" else self.tint

    @property
    def box_ink(self) -> str:
        """The colour of the text in a box."""
        return "#ffffff" if self.box == "dark" else "#000000"

    @property
    def box_title_ink(self) -> str:
        """The colour of the title of a box."""
        return "#ffffff" if self.box == "dark" else self.accent

    def band_ground(self, style: HeadStyle) -> str:
        """What lies under a heading on a band: dark for a white one."""
        return self.accent if style.colour == "#ffffff" else self.tint

    def spans_columns(self, columns: int, rows: int) -> bool:
        """Whether a table of so many columns and rows stands over all columns of the text."""
        if self.columns == 1:
            return False
        most = 2 if self.columns > 2 else 3
        return columns > most or rows > _LONG_TABLE

    @property
    def heading_font(self) -> str:
        """The family of the headings."""
        return self.head_font or self.font
