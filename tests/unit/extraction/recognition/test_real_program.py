"""Real pictures, really read; skipped where tesseract is not installed."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from docpipe.extraction import extract
from docpipe.extraction.recognition.engine import find_engine
from docpipe.model import Method
from tests.scans import SIZE, TEXT, draw_text, picture_of, place_picture, write_scan

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.skipif(find_engine("deu") is None, reason="tesseract mit Deutsch fehlt"),
]


@pytest.mark.parametrize("turned", [0.0, 1.7, 270.0])
def test_a_scan_is_read_however_it_lies(tmp_path: Path, turned: float) -> None:
    [page] = extract(write_scan(tmp_path / "a.pdf", turned=turned)).pages
    assert page.method is Method.OCR
    assert [line.text for line in page.lines] == list(TEXT)
    [size] = {line.size for line in page.lines}
    assert size == pytest.approx(11, abs=0.5)
    assert page.grade > 0.95


def write_picture_of(path: Path, canvas: Canvas) -> Path:
    picture = picture_of(canvas.getpdfdata(), dpi=200)
    scan = Canvas(str(path), pagesize=SIZE)
    place_picture(scan, picture)
    scan.save()
    return path


def test_a_ruled_table_in_a_scan_is_a_table(tmp_path: Path) -> None:
    canvas = Canvas("", pagesize=SIZE)
    draw_text(canvas, TEXT[:5])
    canvas.grid([50, 170, 290, 380], [300, 330, 360, 390])
    rows = [("Stadt", "Gruppen", "Mittel"), ("Musterau", "12", "4.000"), ("Neudorf", "7", "2.500")]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.drawString((58, 178, 298)[column], 370 - 30 * number, text)
    [page] = extract(write_picture_of(tmp_path / "a.pdf", canvas)).pages
    assert [table.rows for table in page.tables] == [tuple(rows)]


def test_single_letters_in_a_column_of_their_own_are_read(tmp_path: Path) -> None:
    canvas = Canvas("", pagesize=SIZE)
    canvas.setFont("Times-Roman", 11)
    for number, line in enumerate(TEXT[:9]):
        canvas.drawString(50, 530 - 30 * number, f"WD {number} - 10{number}/14")
        canvas.drawString(140, 530 - 30 * number, "AB"[number % 2])
        canvas.drawString(180, 530 - 30 * number, line[:30])
    [page] = extract(write_picture_of(tmp_path / "a.pdf", canvas)).pages
    letters = [line.text for line in page.lines if line.text in ("A", "B")]
    assert len(letters) >= 8


def test_two_columns_stay_apart(tmp_path: Path) -> None:
    canvas = Canvas("", pagesize=SIZE)
    canvas.setFont("Helvetica", 8)
    for number, line in enumerate(TEXT):
        canvas.drawString(40, 530 - 12 * number, line[:40])
        canvas.drawString(225, 530 - 12 * number, TEXT[-1 - number][:40])
    [page] = extract(write_picture_of(tmp_path / "a.pdf", canvas)).pages
    assert all(line.bbox[2] < 220 or line.bbox[0] > 220 for line in page.lines)
    assert len(page.lines) == 2 * len(TEXT)
