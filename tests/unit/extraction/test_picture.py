"""The picture of a page shows its blocks, what is no text, and in which order it is read."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from docpipe.errors import NotAPdfError
from docpipe.extraction import extract
from docpipe.extraction.lettering import lettering
from docpipe.extraction.picture import draw
from docpipe.model import BBox, Document
from docpipe.structure import recover
from tests.papers import write_good

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 1.0
HEIGHT = A4[1]


def test_blocks_are_tinted_by_kind_and_the_rest_stays_white(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    document = recover(extract(path))
    picture = draw(path, document, 1, scale=SCALE)
    assert picture.width == 596
    red, green, blue = edge_colour(picture, document.blocks[0].spans[0].bbox)
    assert red > green
    assert red > blue
    red, green, blue = edge_colour(picture, document.blocks[1].spans[0].bbox)
    assert blue > red
    assert picture.getpixel((300, 800)) == (255, 255, 255)


def edge_colour(picture: "Image", box: BBox) -> tuple[int, int, int]:
    return pixel(picture, box[2] - 4, box[3] + 1)


def pixel(picture: "Image", x: float, y: float) -> tuple[int, int, int]:
    found = picture.getpixel((round(x), round(y)))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def test_a_legend_stands_below_the_page(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    picture = draw(path, recover(extract(path)), 1, scale=SCALE)
    assert picture.height > 842 + 20
    colours = {
        pixel(picture, x, y) for x in range(picture.width) for y in range(850, picture.height)
    }
    assert len(colours) > 50


def designed(path: Path) -> Document:
    """Three pages: a running head, hidden text, a ruled table."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for number in (1, 2, 3):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, HEIGHT - 40, "Handreichung Teilhabe")
        canvas.setFont("Helvetica", 11)
        for row in range(6):
            canvas.drawString(
                72, 700 - 14 * row, f"Zeile {row} der Seite {number} mit Text {'x' * row}"
            )
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 500, "Das sieht niemand auf dem Papier")
        canvas.setFillColorRGB(0, 0, 0)
        for row in range(4):
            for column, x in enumerate((72, 172, 272)):
                canvas.rect(x, 300 - 20 * row, 100, 20)
                canvas.drawString(x + 4, 306 - 20 * row, f"{row}{column}" if row else "Kopf")
        canvas.showPage()
    canvas.save()
    return recover(extract(path))


def test_furniture_is_grey_and_hidden_text_is_hatched(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    document = designed(path)
    picture = draw(path, document, 2, scale=SCALE)
    red, green, blue = pixel(picture, 71.5, 40)
    assert red == green == blue < 250
    hatched = {pixel(picture, x, HEIGHT - 503) for x in range(72, 200)}
    assert any(red > 200 and green < 80 and blue > 100 for red, green, blue in hatched)


def test_tables_show_their_grid(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    document = designed(path)
    assert any(block.table for block in document.blocks)
    found = extract(path).pages[0]
    cell = next(cell for cell in found.tables[0].cells[1] if cell)
    with_grid = draw(path, document, 1, found=found, scale=SCALE)
    without = draw(path, document, 1, found=replace(found, tables=()), scale=SCALE)
    corner = (cell[0], cell[1])
    assert pixel(with_grid, *corner) != pixel(without, *corner)


def test_an_arrow_leads_from_block_to_block(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    document = recover(extract(path))
    picture = draw(path, document, 1, scale=SCALE)
    above, below = (block.spans[0].bbox for block in document.blocks[1:3])
    middle = (above[3] + below[1]) / 2
    across = [pixel(picture, x, middle) for x in range(60, 100)]
    assert any(max(colour) < 200 for colour in across)


def test_what_extraction_found_need_not_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    document = designed(path)
    found = extract(path).pages[1]
    same = draw(path, document, 2, scale=SCALE).tobytes()
    assert draw(path, document, 2, found=found, scale=SCALE).tobytes() == same


def test_letters_beyond_ascii_are_drawn() -> None:
    assert lettering("Überschrift", 20).getbbox() != lettering("Uberschrift", 20).getbbox()
    assert lettering("(ß)", 20).width > lettering("ß", 20).width


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    document = recover(extract(path))
    with pytest.raises(ValueError, match="Seite 2 gibt es nicht"):
        draw(path, document, 2)


def test_the_pre_flight_comes_before_the_picture(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    document = recover(extract(path))
    path.write_bytes(b"<html>")
    with pytest.raises(NotAPdfError):
        draw(path, document, 1)
