"""Pages as pictures: straight, without rulings, and does it show print?"""

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from docpipe.extraction.recognition.print_test import DPI, count_print, has_ink, lies_on_side
from docpipe.extraction.recognition.raster import Raster, render, wipe_rulings
from docpipe.extraction.recognition.skew import find_skew
from docpipe.extraction.text_layer import read_frame
from tests.scans import SIZE, TEXT, draw_text, photograph, picture_of, printed, write_scan

SCALE = DPI / 72


def pixels(
    turned: float = 0.0, dpi: int = DPI
) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    return np.asarray(picture_of(printed(TEXT * 4), dpi=dpi, turned=turned))


@pytest.mark.parametrize("turned", [-4.0, -1.3, 0.0, 0.8, 3.0])
def test_the_slope_of_lines_is_found(turned: float) -> None:
    assert find_skew(pixels(turned) < 128, SCALE) == pytest.approx(turned, abs=0.2)


def test_a_sheet_that_lies_askew_is_straightened() -> None:
    level = Raster(pixels=pixels(2.0), scale=SCALE).straightened()
    assert level.turned == pytest.approx(-2.0, abs=0.2)
    assert abs(find_skew(level.pixels < 128, SCALE)) < 0.2


def test_print_is_told_from_photographs_and_paper() -> None:
    photo = np.asarray(photograph().resize((583, 826)))
    paper = np.full((826, 583), 240, dtype=np.uint8)
    assert count_print(pixels(), (), SCALE) > 1_000
    assert count_print(photo, (), SCALE) == 0
    assert count_print(paper, (), SCALE) == 0
    assert has_ink(pixels())
    assert not has_ink(paper)


def test_print_that_the_text_layer_has_does_not_count() -> None:
    whole = (0.0, 0.0, *SIZE)
    assert count_print(pixels(), [whole], SCALE) == 0


def test_a_sheet_on_its_side_is_noticed() -> None:
    assert not lies_on_side(pixels(dpi=200), 200 / 72)
    assert lies_on_side(pixels(90.0, dpi=200), 200 / 72)


def test_a_scan_is_looked_at_in_its_own_resolution(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(write_scan(tmp_path / "a.pdf"))
    sheet = document[0]
    assert render(sheet, read_frame(sheet), 300).dpi == 200
    document.close()
    document = pypdfium2.PdfDocument(printed())
    sheet = document[0]
    assert render(sheet, read_frame(sheet), 300).dpi == 300
    document.close()


def test_white_on_black_is_read_as_black_on_white() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE)
    canvas.rect(0, 0, *SIZE, fill=1)
    canvas.setFillGray(1)
    draw_text(canvas, TEXT)
    canvas.save()
    document = pypdfium2.PdfDocument(buffer.getvalue())
    sheet = document[0]
    assert render(sheet, read_frame(sheet), 100).pixels.mean() > 200
    document.close()


def test_rulings_are_found_and_wiped_out_but_letters_stay() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE)
    draw_text(canvas, TEXT)
    canvas.setLineWidth(0.8)
    canvas.grid([50, 200, 350], [200, 230, 260])
    canvas.save()
    raster = Raster(pixels=np.asarray(picture_of(buffer.getvalue(), dpi=200)), scale=200 / 72)
    ruled = Raster(pixels=np.asarray(picture_of(printed(), dpi=200)), scale=200 / 72)

    wiped, rulings = wipe_rulings(raster)
    untouched, none = wipe_rulings(ruled)

    level = [r for r in rulings if r[2] - r[0] > r[3] - r[1]]
    upright = [r for r in rulings if r[2] - r[0] < r[3] - r[1]]
    assert sorted(round(r[1]) for r in level) == pytest.approx([334, 364, 394], abs=2)
    assert sorted(round(r[0]) for r in upright) == pytest.approx([50, 200, 350], abs=2)
    assert (wiped.pixels[900:1120] > 200).all()
    assert none == []
    assert (untouched.pixels == ruled.pixels).all()
