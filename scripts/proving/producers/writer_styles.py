"""The styles of the Writer papers, as flat OpenDocument."""

# ruff: noqa: E501 - markup is read more easily unbroken

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from scripts.proving.design import Design, HeadStyle
from scripts.proving.paper import Paper

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
_MAIN = 'style:family="paragraph"'


def styles(paper: Paper) -> str:
    """Everything between the head of the file and its body."""
    design = paper.design
    faces = "".join(
        f"<style:font-face style:name={quoteattr(name)} svg:font-family={quoteattr(name)}/>"
        for name in sorted({design.font, design.heading_font})
    )
    faces += "<style:font-face style:name='Symbol' svg:font-family='Symbol' style:font-charset='x-symbol'/>"
    return (
        f"<office:font-face-decls>{faces}</office:font-face-decls>"
        f"<office:styles>{''.join(_named(design))}</office:styles>"
        f"<office:automatic-styles>{''.join(_automatic(design))}</office:automatic-styles>"
    )


def _font(name: str, size: float, *, bold: bool = False, italic: bool = False, colour: str) -> str:
    return (
        f"<style:text-properties style:font-name={quoteattr(name)} fo:font-size='{size:.1f}pt' "
        f"fo:font-weight='{'bold' if bold else 'normal'}' "
        f"fo:font-style='{'italic' if italic else 'normal'}' fo:color='{colour}' "
        "fo:language='de' fo:country='DE'/>"
    )


def _paragraph(name: str, parent: str, layout: str, font: str = "") -> str:
    above = f" style:parent-style-name='{parent}'" if parent else ""
    return (
        f"<style:style style:name='{name}' {_MAIN}{above}>"
        f"<style:paragraph-properties {layout}/>{font}</style:style>"
    )


def _named(design: Design) -> Iterator[str]:
    align = "justify" if design.justified else "start"
    after = 0 if design.indent else design.leading * 0.5
    small, colour = design.size * 0.84, "#000000"
    yield _paragraph(
        "Standard",
        "",
        f"fo:line-height='{design.leading}pt' fo:orphans='2' fo:widows='2'",
        _font(design.font, design.size, colour=colour),
    )
    yield _paragraph(
        "Body",
        "Standard",
        f"fo:text-align='{align}' fo:margin-bottom='{after:.1f}pt' fo:text-indent='{design.indent}pt'",
    )
    yield _paragraph("Item", "Standard", f"fo:text-align='{align}' fo:margin-bottom='3pt'")
    for level, head in enumerate(design.heads, 1):
        yield _head(level, head, design)
    tight = f"fo:line-height='{small * 1.28:.1f}pt' fo:text-align='start' fo:margin-bottom='3pt'"
    yield _paragraph("Small", "Standard", tight, _font(design.font, small, colour=colour))
    yield _paragraph(
        "Caption",
        "Small",
        "fo:keep-with-next='always' fo:margin-top='9pt'",
        _font(design.font, small, bold=True, colour=colour),
    )
    yield _paragraph(
        "Beneath",
        "Small",
        "fo:margin-bottom='9pt'",
        _font(design.font, small, italic=True, colour=colour),
    )
    yield _paragraph("Figure", "Standard", "fo:line-height='100%' fo:keep-with-next='always'")
    yield _paragraph("Cell", "Small", "fo:margin-bottom='0pt'")
    yield _paragraph(
        "CellHead",
        "Cell",
        "fo:text-align='start'",
        _font(design.font, small, bold=True, colour=colour),
    )
    yield _paragraph(
        "CellDark",
        "Cell",
        "fo:text-align='start'",
        _font(design.font, small, bold=True, colour="#ffffff"),
    )
    yield _paragraph(
        "Running",
        "Small",
        "fo:text-align='start'",
        _font(design.heading_font, design.size * 0.8, colour=design.accent),
    )
    yield _paragraph("RunningRight", "Running", "fo:text-align='end'")
    yield _paragraph("RunningCentre", "Running", "fo:text-align='center'")
    yield from _boxes(design)
    yield from _matter(design)
    yield "<style:style style:name='Frame' style:family='graphic'/>"
    yield "<style:style style:name='Graphics' style:family='graphic'/>"
    yield "<style:style style:name='Footnote' style:family='paragraph' style:parent-style-name='Small'/>"
    yield (
        "<text:notes-configuration text:note-class='footnote' style:num-format='1' "
        "text:default-style-name='Footnote' text:citation-body-style-name='Raised' "
        "text:start-value='0' text:footnotes-position='page'/>"
    )


def _head(level: int, head: HeadStyle, design: Design) -> str:
    above, below = design.leading * (2 - 0.4 * level), design.leading * 0.45
    start = " fo:break-before='page'" if head.new_page else ""
    band = (
        f" fo:background-color='{design.band_ground(head)}' fo:padding='4pt'" if head.band else ""
    )
    capitals = "uppercase" if head.capitals else "none"
    font = _font(
        design.heading_font, head.size, bold=head.bold, italic=head.italic, colour=head.colour
    ).replace("/>", f" fo:text-transform='{capitals}' fo:letter-spacing='{head.tracking}pt'/>")
    return (
        f"<style:style style:name='Heading_20_{level}' style:display-name='Heading {level}' {_MAIN} "
        f"style:parent-style-name='Standard' style:default-outline-level='{level}'>"
        f"<style:paragraph-properties fo:margin-top='{above:.1f}pt' fo:margin-bottom='{below:.1f}pt' "
        f"fo:line-height='125%' fo:text-align='start' fo:keep-with-next='always'{start}{band}/>"
        f"{font}</style:style>"
    )


def _boxes(design: Design) -> Iterator[str]:
    line = f"1pt solid {design.accent}"
    look = {
        "filled": f"fo:background-color='{design.tint}' fo:border='none'",
        "stroked": f"fo:border='{line}'",
        "bar": f"fo:background-color='#f4f4f4' fo:border-left='4pt solid {design.accent}'",
        "dark": f"fo:background-color='{design.accent}' fo:border='none'",
        "rules": f"fo:border-top='{line}' fo:border-bottom='{line}'",
    }[design.box]
    size = design.size * 0.92
    edge = "fo:margin-left='8pt' fo:margin-right='8pt'"
    framed = f"{look} fo:padding='6pt' {edge}"
    leading = f"fo:line-height='{size * 1.34:.1f}pt' fo:text-align='start'"
    yield _paragraph(
        "BoxText",
        "Standard",
        f"{framed} {leading} style:join-border='true' fo:margin-bottom='0pt'",
        _font(design.font, size, colour=design.box_ink),
    )
    title = _font(design.heading_font, size, bold=True, colour=design.box_title_ink)
    yield _paragraph("BoxTitle", "BoxText", "fo:keep-with-next='always'", title)
    yield _paragraph(
        "InnerText",
        "Standard",
        f"{leading} fo:margin-bottom='3pt'",
        _font(design.font, size, colour=design.box_ink),
    )
    yield _paragraph("InnerTitle", "InnerText", "fo:keep-with-next='always'", title)
    yield _paragraph(
        "Quotation",
        "Standard",
        "fo:margin-left='14pt' fo:margin-right='14pt' fo:margin-top='9pt' fo:margin-bottom='9pt' "
        f"fo:line-height='{design.size * 1.8:.1f}pt'",
        _font(design.font, design.size * 1.4, italic=True, colour=design.accent),
    )
    yield _paragraph(
        "Marginal",
        "Small",
        "fo:text-align='start'",
        _font(design.heading_font, design.size * 0.8, bold=True, colour=design.accent),
    )


def _matter(design: Design) -> Iterator[str]:
    font = design.heading_font
    dark = "#333333"
    yield _paragraph(
        "Publisher", "Standard", "fo:margin-bottom='150pt'", _font(font, 12, colour=dark)
    )
    yield _paragraph(
        "Title",
        "Standard",
        "fo:line-height='120%' fo:margin-bottom='10pt'",
        _font(font, 30, bold=True, colour=design.accent),
    )
    yield _paragraph(
        "Subtitle",
        "Standard",
        "fo:line-height='130%' fo:margin-bottom='20pt'",
        _font(font, 15, colour=dark),
    )
    left, _, right, _ = design.margins
    width = design.paper[0] - left - right - (design.side + design.gutter if design.side else 0)
    width = _column(width, design) if design.columns > 1 else width
    leader = (
        "style:leader-style='dotted' style:leader-text='.'" if design.contents == "dots" else ""
    )
    for level in (1, 2, 3):
        yield (
            f"<style:style style:name='Contents{level}' {_MAIN} style:parent-style-name='Standard'>"
            f"<style:paragraph-properties fo:margin-left='{14 * (level - 1)}pt' fo:text-align='start' "
            f"fo:margin-top='{4 if level == 1 else 0}pt'><style:tab-stops>"
            f"<style:tab-stop style:position='{width - 14 * (level - 1):.1f}pt' style:type='right' {leader}/>"
            "</style:tab-stops></style:paragraph-properties></style:style>"
        )


def _column(width: float, design: Design) -> float:
    return (width - design.gutter * (design.columns - 1)) / design.columns


def _automatic(design: Design) -> Iterator[str]:
    yield "<style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
    yield "<style:style style:name='I' style:family='text'><style:text-properties fo:font-style='italic'/></style:style>"
    yield (
        "<style:style style:name='Raised' style:family='text'>"
        "<style:text-properties style:text-position='super 60%'/></style:style>"
    )
    yield _paragraph("Break", "Standard", "fo:break-before='page'")
    yield (
        "<style:style style:name='First' style:family='paragraph' style:parent-style-name='Publisher' "
        "style:master-page-name='Cover'/>"
        "<style:style style:name='Begin' style:family='paragraph' style:parent-style-name='Small' "
        "style:master-page-name='Pages'><style:paragraph-properties style:page-number='2'/></style:style>"
    )
    yield (
        "<style:style style:name='Columns' style:family='section'><style:section-properties>"
        f"<style:columns fo:column-count='{design.columns}' fo:column-gap='{design.gutter}pt'/>"
        "</style:section-properties></style:style>"
        "<style:style style:name='TwoColumns' style:family='section'><style:section-properties>"
        "<style:columns fo:column-count='2' fo:column-gap='18pt'/></style:section-properties></style:style>"
    )
    yield from _frames(design)
    yield _list_style(design)
    yield _page_layout("CoverLayout", design, design.margins)
    left, top, right, bottom = design.margins
    outer = right + (design.side + design.gutter if design.side else 0)
    yield _page_layout("PageLayout", design, (left, top, outer, bottom), running=True)


def _frames(design: Design) -> Iterator[str]:
    common = (
        "style:vertical-pos='top' style:vertical-rel='paragraph' fo:padding='7pt' "
        "style:flow-with-text='false' style:wrap-contour='false'"
    )
    look = (
        f"draw:fill='solid' draw:fill-color='{design.box_ground}' fo:background-color='{design.box_ground}' "
        "fo:border='none'"
    )
    if design.box in {"stroked", "rules"}:
        look = f"draw:fill='none' fo:border='1pt solid {design.accent}'"
    yield (
        "<style:style style:name='Beside' style:family='graphic' style:parent-style-name='Frame'><style:graphic-properties "
        f"{common} {look} style:wrap='left' style:horizontal-pos='right' fo:margin-left='12pt' "
        "style:horizontal-rel='paragraph'/></style:style>"
        "<style:style style:name='Margin' style:family='graphic' style:parent-style-name='Frame'><style:graphic-properties "
        "style:vertical-pos='top' style:vertical-rel='paragraph' fo:padding='0pt' fo:border='none' draw:fill='none' "
        "style:wrap='run-through' style:run-through='foreground' style:horizontal-pos='from-left' "
        "style:horizontal-rel='paragraph'/></style:style>"
        "<style:style style:name='Picture' style:family='graphic' style:parent-style-name='Graphics'><style:graphic-properties "
        "style:vertical-pos='top' style:wrap='none' style:horizontal-pos='left' "
        "style:horizontal-rel='paragraph'/></style:style>"
    )


def _list_style(design: Design) -> str:
    # Word's bullets are signs of the font Symbol at places for private use.
    face = "Symbol" if "\ue000" <= design.bullet <= "\uf8ff" else design.font
    levels = "".join(
        f"<text:list-level-style-bullet text:level='{level}' text:bullet-char={quoteattr(design.bullet)}>"
        f"{_label(level)}<style:text-properties style:font-name={quoteattr(face)}/>"
        "</text:list-level-style-bullet>"
        for level in (1, 2)
    )

    def numbers(form: str, suffix: str) -> str:
        return "".join(
            f"<text:list-level-style-number text:level='{level}' style:num-format='{form}' "
            f"style:num-suffix='{suffix}'>{_label(level)}</text:list-level-style-number>"
            for level in (1, 2)
        )

    return (
        f"<text:list-style style:name='Bullets'>{levels}</text:list-style>"
        f"<text:list-style style:name='Numbers'>{numbers('1', '.')}</text:list-style>"
        f"<text:list-style style:name='Letters'>{numbers('a', ')')}</text:list-style>"
    )


def _label(level: int) -> str:
    return (
        "<style:list-level-properties text:list-level-position-and-space-mode='label-alignment'>"
        "<style:list-level-label-alignment text:label-followed-by='listtab' "
        f"text:list-tab-stop-position='{18 * level}pt' fo:text-indent='-16pt' "
        f"fo:margin-left='{18 * level}pt'/></style:list-level-properties>"
    )


def _page_layout(
    name: str, design: Design, margins: tuple[float, float, float, float], *, running: bool = False
) -> str:
    width, height = design.paper
    left, top, right, bottom = margins
    # Head and foot hang in the margins: what Writer calls a margin ends where they begin.
    edge = 34.0
    strips = (
        f"<style:header-style><style:header-footer-properties svg:height='{top - edge:.1f}pt' "
        "fo:margin-bottom='0pt'/></style:header-style>"
        f"<style:footer-style><style:header-footer-properties svg:height='{bottom - edge:.1f}pt' "
        f"fo:margin-top='{bottom - edge - 16:.1f}pt'/></style:footer-style>"
    )
    return (
        f"<style:page-layout style:name='{name}'><style:page-layout-properties "
        f"fo:page-width='{width}pt' fo:page-height='{height}pt' fo:margin-left='{left}pt' "
        f"fo:margin-right='{right}pt' fo:margin-top='{edge if running else top}pt' "
        f"fo:margin-bottom='{edge if running else bottom}pt'/>{strips if running else ''}"
        "</style:page-layout>"
    )
