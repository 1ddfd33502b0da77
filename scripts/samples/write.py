"""Writes finished pages as a PDF whose bytes depend on nothing but the pages."""

import io
from pathlib import Path

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from scripts.samples.design import VERA
from scripts.samples.marks import Glyphs, Mark, Panel, Stroke
from scripts.samples.publication import PUBLISHER, Publication, SetPage, set_pages

_VERA_FILES = {VERA.regular: "Vera.ttf", VERA.bold: "VeraBd.ttf", VERA.italic: "VeraIt.ttf"}


def pdf(publication: Publication) -> bytes:
    """The PDF of one publication.

    Streams stay uncompressed: the bytes would otherwise depend on the zlib at hand.
    """
    register_fonts()
    pages = set_pages(publication)
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer, pagesize=publication.design.paper, invariant=1, pageCompression=0, lang="de-DE"
    )
    _describe(canvas, publication)
    for number, page in enumerate(pages):
        for mark in page.marks:
            _draw(canvas, mark, publication.design.paper[1])
        if publication.design.outline:
            _bookmark(canvas, page, number)
        canvas.showPage()
    _label_pages(canvas, pages)
    canvas.save()
    return buffer.getvalue()


def register_fonts() -> None:
    """Make the Bitstream Vera fonts that reportlab ships known to it."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in _VERA_FILES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / file)))


def _describe(canvas: Canvas, publication: Publication) -> None:
    if publication.design.metadata_title is not None:
        canvas.setTitle(publication.design.metadata_title)
        canvas.setAuthor(PUBLISHER)
    canvas.setSubject("Muster – erfundener Beispieltext")


def _draw(canvas: Canvas, mark: Mark, height: float) -> None:
    match mark:
        case Glyphs():
            _draw_glyphs(canvas, mark, height)
        case Stroke():
            canvas.setStrokeColor(HexColor(mark.colour))
            canvas.setLineWidth(mark.width)
            canvas.line(mark.x, height - mark.y, mark.x1, height - mark.y1)
        case Panel():
            canvas.setFillColor(HexColor(mark.fill or "#ffffff"))
            canvas.setStrokeColor(HexColor(mark.stroke or "#ffffff"))
            canvas.setLineWidth(0.9)
            canvas.rect(
                mark.x,
                height - mark.y - mark.height,
                mark.width,
                mark.height,
                fill=int(mark.fill is not None),
                stroke=int(mark.stroke is not None),
            )


def _draw_glyphs(canvas: Canvas, mark: Glyphs, height: float) -> None:
    text = canvas.beginText(mark.x, height - mark.y)
    text.setFillColor(HexColor(mark.colour))
    text.setWordSpace(round(mark.word_space, 3))
    for run in mark.runs:
        text.setFont(run.font, run.size)
        text.setRise(run.rise)
        text.textOut(run.text)
    text.setRise(0)
    text.setWordSpace(0)
    canvas.drawText(text)


def _bookmark(canvas: Canvas, page: SetPage, number: int) -> None:
    for i, heading in enumerate(page.headings):
        if heading.level < 3:
            key = f"p{number}h{i}"
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(heading.text, key, level=heading.level - 1)


def _label_pages(canvas: Canvas, pages: tuple[SetPage, ...]) -> None:
    front = sum(page.roman for page in pages)
    if front:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        canvas.addPageLabel(front, style="ARABIC", start=1)
