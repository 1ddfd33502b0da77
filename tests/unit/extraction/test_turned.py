"""Writing that is not level: sideways pages and tables are read, labels stand aside."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from docpipe.extraction import extract
from docpipe.model import FurnitureKind, Page
from docpipe.structure import recover

SENTENCE = "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren."
Draw = Callable[[Canvas], None]


def make(path: Path, draw: Draw) -> Path:
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return path


def read(tmp_path: Path, draw: Draw) -> Page:
    return extract(make(tmp_path / "a.pdf", draw)).pages[0]


def level(canvas: Canvas) -> None:
    for row in range(4):
        canvas.drawString(40, 460 - 14 * row, SENTENCE)


# Where the sheet's left edge and base come to lie after so many degrees counterclockwise.
SIDEWAYS = {90: (400, 0), 180: (400, 500), 270: (0, 500)}


@pytest.mark.parametrize("degrees", SIDEWAYS)
def test_a_page_set_sideways_is_turned_and_read(tmp_path: Path, degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(*SIDEWAYS[degrees])
        canvas.rotate(degrees)
        canvas.drawString(60, 300, SENTENCE)
        canvas.drawString(60, 280, "Eine zweite Zeile steht darunter und ist etwas kürzer.")

    page = read(tmp_path, draw)
    assert page.lines[0].text == SENTENCE
    assert page.turned == degrees
    assert page.displayed_size == (400.0, 500.0)
    x0, top, x1, bottom = page.displayed(page.lines[0].bbox)
    assert 0 <= x0 < x1 <= 400
    assert 0 <= top < bottom <= 500
    assert (bottom - top > x1 - x0) == (degrees != 180)


def test_a_table_set_sideways_on_a_level_page_is_read_row_by_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        level(canvas)
        canvas.translate(300, 60)
        canvas.rotate(90)
        canvas.grid([0, 90, 180, 270], [0, 20, 40, 60])
        for row, y in enumerate((46, 26, 6)):
            for column, x in enumerate((5, 95, 185)):
                canvas.drawString(x, y, f"Feld {row}{column}")

    page = read(tmp_path, draw)
    (table,) = page.tables
    assert table.rows == tuple(
        tuple(f"Feld {row}{column}" for column in range(3)) for row in range(3)
    )
    first = table.cells[0][0]
    assert first is not None
    assert first == pytest.approx((240, 350, 260, 440), abs=0.2)
    cell = next(line for line in page.lines if line.text == "Feld 00")
    assert cell.bbox[0] >= 239
    assert cell.bbox[3] <= 441


def test_turned_heads_belong_to_their_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 150, 200, 250], [400, 330, 310, 290])
        for row, y in enumerate((315, 295)):
            for column, x in enumerate((55, 155, 205)):
                canvas.drawString(x, y, f"Feld {row}{column}")
        canvas.drawString(55, 360, "Ort")
        for x, head in ((175, "Zahl der"), (187, "Kom-"), (225, "Anteil")):
            canvas.saveState()
            canvas.translate(x, 335)
            canvas.rotate(90)
            canvas.drawString(0, 0, head)
            canvas.restoreState()

    (table,) = read(tmp_path, draw).tables
    assert [" ".join(text.split()) for text in table.rows[0]] == ["Ort", "Zahl der Kom-", "Anteil"]


def thumb_tab(canvas: Canvas) -> None:
    canvas.translate(390, 100)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Registerblatt")


def watermark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.translate(100, 100)
    canvas.rotate(45)
    canvas.drawString(0, 0, "Nur ein Entwurf")


def letters_below_each_other(canvas: Canvas) -> None:
    for row, letter in enumerate("INHALT"):
        canvas.drawCentredString(385, 300 - 12 * row, letter)


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (thumb_tab, "Registerblatt"),
        (watermark, "Nur ein Entwurf"),
        (letters_below_each_other, "INHALT"),
    ],
)
def test_labels_that_are_not_level_stand_aside(tmp_path: Path, draw: Draw, text: str) -> None:
    def both(canvas: Canvas) -> None:
        level(canvas)
        draw(canvas)

    extraction = extract(make(tmp_path / "a.pdf", both))
    page = extraction.pages[0]
    assert {line.text for line in page.lines} == {SENTENCE}
    assert [line.text for line in page.aside] == [text]
    document = recover(extraction)
    assert text not in " ".join(block.text for block in document.blocks)
    assert (FurnitureKind.ASIDE, text) in [(item.kind, item.text) for item in document.furniture]


def test_a_column_of_marks_or_a_list_by_letters_is_no_title(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for row, (letter, mark) in enumerate(zip("abcdef", "xxoxxo", strict=True)):
            canvas.drawString(40, 400 - 14 * row, letter)
            canvas.drawString(100, 400 - 14 * row, mark)

    assert read(tmp_path, draw).aside == ()
