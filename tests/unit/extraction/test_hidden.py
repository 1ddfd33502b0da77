"""Text that no reader of the page sees is set aside; what can be seen is kept."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from docpipe.extraction import extract
from docpipe.model import Page

SEEN = "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren."
UNSEEN = "Geheimer Satz im Hintergrund"
Draw = Callable[[Canvas], None]


def read(tmp_path: Path, draw: Draw) -> Page:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 400, SEEN)
    draw(canvas)
    canvas.save()
    return extract(path).pages[0]


def noise(*, text: str = "") -> ImageReader:
    picture = Image.effect_noise((600, 80), 90).convert("RGB")
    if text:
        picture = Image.new("RGB", (600, 80), "#dde8dd")
        ImageDraw.Draw(picture).text((20, 25), text, fill="black", font_size=20)
    data = io.BytesIO()
    picture.save(data, "PNG")
    return ImageReader(io.BytesIO(data.getvalue()))


def under_a_rectangle(canvas: Canvas) -> None:
    canvas.drawString(50, 300, UNSEEN)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(40, 290, 300, 30, stroke=0, fill=1)


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(50, 300, UNSEEN)
    canvas.drawImage(noise(), 40, 285, 300, 40)


def clipped_away(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 20, 20)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(50, 300, UNSEEN)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.03)
    canvas.drawString(50, 300, UNSEEN)


def tone_on_tone(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.85, 0.9)
    canvas.rect(40, 290, 300, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(0.81, 0.84, 0.9)
    canvas.drawString(50, 300, UNSEEN)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.98, 0.98, 0.97)
    canvas.drawString(50, 300, UNSEEN)


@pytest.mark.parametrize(
    "draw",
    [under_a_rectangle, under_a_picture, clipped_away, transparent, tone_on_tone, nearly_white],
)
def test_what_leaves_no_ink_is_hidden(tmp_path: Path, draw: Draw) -> None:
    page = read(tmp_path, draw)
    assert [line.text for line in page.lines] == [SEEN]
    assert page.hidden == (UNSEEN,)


def before_the_rectangle(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.85, 0.9)
    canvas.rect(40, 290, 300, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(50, 300, UNSEEN)


def under_a_veil(canvas: Canvas) -> None:
    canvas.drawString(50, 300, UNSEEN)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.setFillAlpha(0.4)
    canvas.rect(40, 290, 300, 30, stroke=0, fill=1)


def white_on_a_gradient(canvas: Canvas) -> None:
    from reportlab.lib.colors import darkblue, teal

    canvas.saveState()
    path = canvas.beginPath()
    path.rect(40, 290, 300, 30)
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(40, 290, 340, 290, (darkblue, teal))
    canvas.restoreState()
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(50, 300, UNSEEN)


def light_grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.drawString(50, 300, UNSEEN)


def within_its_clip(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(40, 290, 300, 30)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(50, 300, UNSEEN)


def flattened(canvas: Canvas) -> None:
    canvas.setFontSize(20)
    canvas.drawString(60, 300, "Praxisbeispiel")
    canvas.drawImage(noise(text="Praxisbeispiel"), 40, 287, 600, 40)


@pytest.mark.parametrize(
    "draw",
    [before_the_rectangle, under_a_veil, white_on_a_gradient, light_grey, within_its_clip],
)
def test_what_can_be_seen_is_kept(tmp_path: Path, draw: Draw) -> None:
    page = read(tmp_path, draw)
    assert [line.text for line in page.lines] == [SEEN, UNSEEN]
    assert page.hidden == ()


def test_a_word_repainted_by_a_picture_of_itself_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFontSize(20)
        canvas.drawString(60, 300, "Praxisbeispiel")
        width = canvas.stringWidth("Praxisbeispiel", "Helvetica", 20)
        canvas.drawImage(picture_of("Praxisbeispiel"), 60, 295, width, 20)

    page = read(tmp_path, draw)
    assert page.hidden == ()
    assert "Praxisbeispiel" in [line.text for line in page.lines]


def picture_of(text: str) -> ImageReader:
    """Print as a flattened page has it: another rendering of the same letters."""
    import pypdfium2

    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(400, 20), invariant=1)
    canvas.setFillColorRGB(0.9, 0.95, 0.9)
    canvas.rect(0, 0, 400, 20, stroke=0, fill=1)
    canvas.setFillColorRGB(0.1, 0.1, 0.3)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(0, 5, text)
    width = canvas.stringWidth(text, "Helvetica", 20)
    canvas.save()
    document = pypdfium2.PdfDocument(data.getvalue())
    picture = document[0].render(scale=3).to_pil()
    return ImageReader(picture.crop((0, 0, round(3 * width), 60)))


def scan(canvas: Canvas, *, unpainted: bool) -> None:
    text = canvas.beginText(50, 390)
    text.setTextRenderMode(3 if unpainted else 0)
    for _ in range(9):
        text.textLine(UNSEEN)
    canvas.drawText(text)
    canvas.drawImage(noise(text="Eingang"), 0, 0, 400, 500)
    canvas.drawImage(picture_of(UNSEEN), 50, 100, 140, 295)


@pytest.mark.parametrize("unpainted", [True, False])
def test_the_recognised_text_of_a_scan_stays(tmp_path: Path, unpainted: bool) -> None:
    page = read(tmp_path, lambda canvas: scan(canvas, unpainted=unpainted))
    assert [line.text for line in page.lines].count(UNSEEN) == 9


def test_unpainted_text_on_a_background_picture_is_no_scan(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        picture = Image.new("RGB", (40, 50), "#f4f4f0")
        canvas.drawImage(ImageReader(picture), 0, 0, 400, 500)
        for row in range(5):
            canvas.drawString(50, 300 - 20 * row, SEEN)
        text = canvas.beginText(50, 100)
        text.setTextRenderMode(3)
        text.textLine(UNSEEN)
        canvas.drawText(text)

    page = read(tmp_path, draw)
    assert UNSEEN in page.hidden
    assert [line.text for line in page.lines] == [SEEN] * 5


def with_layers(path: Path, *, off: bool) -> Path:
    """The last sentence stands in a layer, which is switched off or not."""
    plain = path.with_name("plain.pdf")
    canvas = Canvas(str(plain), pagesize=(400, 500), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 400, SEEN)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(plain))
    group = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/OCG"),
                NameObject("/Name"): TextStringObject("Fassung B"),
            }
        )
    )
    groups = ArrayObject([group])
    view = DictionaryObject({NameObject("/OFF"): groups if off else ArrayObject()})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): groups, NameObject("/D"): view}
    )
    page = writer.pages[0]
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/L1"): group})
    content = page.get_contents()
    assert content is not None
    stream = DecodedStreamObject()
    stream.set_data(
        content.get_data()
        + f"\n/OC /L1 BDC BT /F1 10 Tf 50 400 Td ({UNSEEN}) Tj ET EMC".encode("latin-1")
    )
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(path)
    return path


def test_a_layer_that_is_switched_off_is_hidden_even_where_other_text_stands(
    tmp_path: Path,
) -> None:
    page = extract(with_layers(tmp_path / "a.pdf", off=True)).pages[0]
    assert UNSEEN in page.hidden
    assert [line.text for line in page.lines] == [SEEN]


def test_a_layer_that_is_switched_on_is_read(tmp_path: Path) -> None:
    page = extract(with_layers(tmp_path / "a.pdf", off=False)).pages[0]
    assert page.hidden == ()


def test_a_head_that_is_covered_on_every_page_is_hidden_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1)
    for _ in range(6):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 400, SEEN)
        under_a_rectangle(canvas)
        canvas.showPage()
    canvas.save()
    assert {page.hidden for page in extract(path).pages} == {(UNSEEN,)}
