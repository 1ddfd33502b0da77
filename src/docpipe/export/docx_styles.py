"""How a paper looks as DOCX: sheet, header, footer and styles, all of which can be changed."""

from typing import TYPE_CHECKING, Any

from docpipe.export.docx_marks import LOCALES, add_field, element
from docpipe.export.paper import Paper

if TYPE_CHECKING:
    from docx.document import Document

FACT, NUMBER, PART = "Fact", "Quote Number", "Quote Part"
NOTES, REFERENCE, NOTICE = "Quote Notes", "Reference", "Notice"
"""Styles of our own, besides those that every word processor has."""

_FONT = "Arial"
_INK, _ACCENT, _GREY = "1A1A1A", "154889", "44546A"
_MAX_HEAD = 90
"""Characters of the title in the running head, which has one line."""


def lay_out(document: "Document", paper: Paper) -> None:
    """An A4 sheet with numbered pages, in the paper's language."""
    _set_sheet(document)
    _set_styles(document, LOCALES.get(paper.language, paper.language))
    _set_head_and_foot(document, paper)


def _set_sheet(document: "Document") -> None:
    from docx.shared import Mm

    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(24)
    sheet.top_margin, sheet.bottom_margin = Mm(24), Mm(24)


def _set_head_and_foot(document: "Document", paper: Paper) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    sheet = document.sections[0]
    title = paper.title if len(paper.title) <= _MAX_HEAD else f"{paper.title[:_MAX_HEAD]}…"
    sheet.header.paragraphs[0].text = " ".join(f"{paper.kind}: {title}".split())
    foot = sheet.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(162), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{paper.footer}\t{paper.words.page} ")
    add_field(foot, "PAGE", "1")
    foot.add_run(f" {paper.words.of} ")
    add_field(foot, "NUMPAGES", "1")


def _set_styles(document: "Document", locale: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    for name, base in _OWN.items():
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    _colour(link, _ACCENT)
    link.font.underline = True
    for name, (size, colour, bold, before, after) in _LOOKS.items():
        style = styles[name]
        _set_font(style)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        _colour(style, colour)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    for name in (NUMBER, NOTES, "Quote", "Caption"):
        styles[name].paragraph_format.keep_with_next = True
    _set_language(styles, locale)
    _beside(styles["Quote"], "left", _ACCENT)
    _shade(styles[NOTICE], "FFF4D6")
    for level in (1, 2):
        styles[f"toc {level}"].paragraph_format.left_indent = Pt(14 * (level - 1))
    _without_line(styles["Title"])


_OWN = {
    FACT: "Normal",
    NUMBER: "Normal",
    PART: "Normal",
    NOTES: "Normal",
    REFERENCE: "Normal",
    NOTICE: "Normal",
    "toc 1": "Normal",
    "toc 2": "Normal",
}

_LOOKS: dict[str, tuple[float, str, bool, float, float]] = {
    # name: points, colour, bold, points before and after
    "Normal": (10.5, _INK, False, 0, 6),
    "Header": (8.5, _GREY, False, 0, 0),
    "Footer": (8.5, _GREY, False, 0, 0),
    "Subtitle": (11, _GREY, False, 0, 0),
    "Title": (20, _ACCENT, True, 0, 12),
    "TOC Heading": (13, _ACCENT, True, 14, 4),
    "toc 1": (10.5, _INK, False, 2, 2),
    "toc 2": (10.5, _INK, False, 1, 1),
    "Heading 1": (15, _ACCENT, True, 20, 6),
    "Heading 2": (12.5, _ACCENT, True, 14, 4),
    "Heading 3": (11, _ACCENT, True, 12, 4),
    "Caption": (10, _INK, True, 10, 4),
    "Quote": (10.5, _INK, False, 2, 4),
    "List Bullet": (9, _GREY, False, 0, 2),
    FACT: (10.5, _INK, False, 0, 3),
    NUMBER: (10.5, _INK, True, 10, 2),
    PART: (9, _GREY, False, 2, 2),
    NOTES: (9, _GREY, False, 4, 2),
    REFERENCE: (9, _GREY, False, 0, 6),
    NOTICE: (10.5, _INK, False, 4, 6),
}


def _set_font(style: Any) -> None:  # noqa: ANN401 - styles of python-docx have no common type
    """One font for all scripts; the template's headings name theirs by theme, which would win."""
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), _FONT)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _colour(style: Any, colour: str) -> None:  # noqa: ANN401
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(colour)


def _set_language(styles: Any, locale: str) -> None:  # noqa: ANN401
    from docx.oxml.ns import qn

    # The template says American English in its defaults.
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _beside(style: Any, edge: str, colour: str) -> None:  # noqa: ANN401
    from docx.shared import Pt

    borders = element("pBdr")
    borders.append(element(edge, val="single", sz="16", space="8", color=colour))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    style.paragraph_format.left_indent = Pt(12)


def _shade(style: Any, colour: str) -> None:  # noqa: ANN401
    properties = style.element.get_or_add_pPr()
    shade = element("shd", val="clear", color="auto", fill=colour)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc")


def _without_line(style: Any) -> None:  # noqa: ANN401
    from docx.oxml.ns import qn

    for borders in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(borders)
