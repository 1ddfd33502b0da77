"""What WordprocessingML knows and python-docx does not: fields, bookmarks, links, languages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LOCALES = {"de": "de-DE", "en": "en-GB"}
"""Languages as word processors name them; other codes are passed on."""


def element(tag: str, /, **attributes: str) -> Any:  # noqa: ANN401 - an lxml element
    """An element of WordprocessingML with attributes of it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """A place that links lead to."""
    place = paragraph._p
    # Behind the paragraph's properties, which have to come first.
    place.insert(
        1 if place.pPr is not None else 0, element("bookmarkStart", id=str(number), name=name)
    )
    place.append(element("bookmarkEnd", id=str(number)))


def add_link(
    paragraph: "Paragraph", text: str, *, anchor: str | None = None, url: str | None = None
) -> None:
    """A link to a bookmark of the paper or to an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.text.run import Run

    link = element("hyperlink", **({"anchor": anchor} if anchor else {}), history="1")
    if url is not None:
        relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), relation)
    run = Run(element("r"), paragraph)
    run.text = text
    run.style = "Hyperlink"
    link.append(run._r)
    paragraph._p.append(link)


def add_field(paragraph: "Paragraph", code: str, shown: str = "") -> None:
    """A value that the word processor works out; ``shown`` stands there until it does."""
    begin_field(paragraph, code)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: "Paragraph", code: str) -> None:
    """What follows, up to ``end_field``, is the field's result; it may span paragraphs."""
    from docx.oxml.ns import qn

    instruction = element("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = code
    for part in (element("fldChar", fldCharType="begin"), instruction):
        paragraph.add_run()._r.append(part)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))


def end_field(paragraph: "Paragraph") -> None:
    """Close the field that was begun last."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def set_language(run: "Run", language: str) -> None:
    """The language that a screen reader speaks and a spelling checker checks."""
    properties = run._r.get_or_add_rPr()
    properties.append(element("lang", val=LOCALES.get(language, language)))


def repeat_first_row(table: "Table") -> None:
    """The head of a table, repeated on each page."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(element("tblHeader"))


def describe_table(table: "Table", text: str) -> None:
    """What a screen reader says of a table before it reads it."""
    table._tbl.tblPr.append(element("tblCaption", val=text))


def set_widths(table: "Table", millimetres: Sequence[float]) -> None:
    """Columns as wide as this, whatever stands in them."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def draw_lines(table: "Table") -> None:
    """Fine lines between rows, none between columns."""
    borders = element("tblBorders")
    for edge in ("top", "bottom", "insideH"):
        borders.append(element(edge, val="single", sz="4", space="0", color="A0A0A0"))
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")


def keep_together(table: "Table") -> None:
    """All rows on one page with what follows, where they fit on one."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
