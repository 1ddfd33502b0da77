"""Text that nobody sees: drawn over a finished page in one of the ways that are met in the wild."""

import io
from collections.abc import Callable

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.lib.colors import HexColor, white
from reportlab.pdfgen.canvas import Canvas

_SIZE = 8.0

SENTENCES = (
    "Interner Vermerk: Dieser Absatz wartet auf die Freigabe durch die Rechtsabteilung.",
    "Platzhalter der Druckvorstufe, vor der Abgabe entfernen, Bogen siebzehn unten.",
    "Suchwortliste für Katalogdienste: Einwanderung, Zuzug, Ankommen, Beheimatung.",
    "Alte Fassung: Die Zuschüsse betragen höchstens dreitausend Euro je Vorhaben.",
    "Vorlage erzeugt mit Gestaltungsmuster neun, Fassung vom elften November.",
    "Kommentar der Redaktion: Zahl bitte beim Statistikamt noch einmal nachfragen.",
    "Wasserzeichen der Hausdruckerei, Auftrag vierhundertzwölf, zweiter Abzug.",
)


def hide(writer: PdfWriter, number: int, way: str, sentence: str, y: float) -> None:
    """Put a sentence on a page (from 0) so that it does not show.

    Args:
        writer: The file that is being written.
        number: The page.
        way: A key of the table below.
        sentence: What is hidden.
        y: A height, in points from the bottom, at which the page is blank.
    """
    page = writer.pages[number]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    WAYS[way](canvas, sentence, y)
    canvas.showPage()
    canvas.save()
    over = PdfReader(buffer).pages[0]
    if way == "layer":
        _add_layer(writer, page, over)
        return
    page.merge_page(over)
    if way == "slug":
        page[NameObject("/CropBox")] = RectangleObject((0, 0, width, height))
        page[NameObject("/MediaBox")] = RectangleObject((-30, -30, width + 30, height + 30))


def _plain(canvas: Canvas, sentence: str, x: float, y: float) -> None:
    canvas.setFont("Helvetica", _SIZE)
    canvas.drawString(x, y, sentence)


def _white(canvas: Canvas, sentence: str, y: float) -> None:
    canvas.setFillColor(white)
    _plain(canvas, sentence, 80, y)


def _near_white(canvas: Canvas, sentence: str, y: float) -> None:
    canvas.setFillColor(HexColor("#fdfdfd"))
    _plain(canvas, sentence, 80, y)


def _mode3(canvas: Canvas, sentence: str, y: float) -> None:
    text = canvas.beginText(80, y)
    text.setFont("Helvetica", _SIZE)
    text.setTextRenderMode(3)
    text.textOut(sentence)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def _off_page(canvas: Canvas, sentence: str, y: float) -> None:
    del y
    _plain(canvas, sentence, 80, -38)


def _off_side(canvas: Canvas, sentence: str, y: float) -> None:
    _plain(canvas, sentence, -460, y)


def _slug(canvas: Canvas, sentence: str, y: float) -> None:
    """Beyond the edge at which the paper is cut: what layout programs print beside the page."""
    del y
    _plain(canvas, sentence, 80, -18)


def _covered(canvas: Canvas, sentence: str, y: float) -> None:
    _plain(canvas, sentence, 80, y)
    canvas.setFillColor(white)
    canvas.rect(70, y - 4, 400, 14, stroke=0, fill=1)


def _under_picture(canvas: Canvas, sentence: str, y: float) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    _plain(canvas, sentence, 80, y)
    picture = ImageReader(Image.new("RGB", (40, 4), (255, 255, 255)))
    canvas.drawImage(picture, 70, y - 4, 400, 14)


def _tiny(canvas: Canvas, sentence: str, y: float) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(80, y, sentence)


def _clipped(canvas: Canvas, sentence: str, y: float) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(20, 20, 5, 5)
    canvas.clipPath(path, stroke=0, fill=0)
    _plain(canvas, sentence, 80, y)
    canvas.restoreState()


def _layer(canvas: Canvas, sentence: str, y: float) -> None:
    _plain(canvas, sentence, 80, y)


WAYS: dict[str, Callable[[Canvas, str, float], None]] = {
    "white": _white,
    "near-white": _near_white,
    "mode3": _mode3,
    "off-page": _off_page,
    "off-side": _off_side,
    "slug": _slug,
    "covered": _covered,
    "under-picture": _under_picture,
    "tiny": _tiny,
    "clipped": _clipped,
    "layer": _layer,
}


def _add_layer(writer: PdfWriter, page: PageObject, over: PageObject) -> None:
    """Merge a page as content of an optional group that is switched off."""
    group = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/OCG"),
                NameObject("/Name"): TextStringObject("Korrektur"),
            }
        )
    )
    content = over.get_contents()
    if content is None:
        raise ValueError("nothing to hide")
    content.set_data(b"/OC /LayerOff BDC\n" + content.get_data() + b"\nEMC\n")
    over[NameObject("/Contents")] = content
    page.merge_page(over)
    resources = page["/Resources"].get_object()
    if not isinstance(resources, DictionaryObject):
        raise TypeError("resources are no dictionary")
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/LayerOff"): group})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {
            NameObject("/OCGs"): ArrayObject([group]),
            NameObject("/D"): DictionaryObject(
                {
                    NameObject("/OFF"): ArrayObject([group]),
                    NameObject("/Order"): ArrayObject([group]),
                }
            ),
        }
    )
