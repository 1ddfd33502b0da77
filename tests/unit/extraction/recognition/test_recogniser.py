"""Which pages are read from their pictures, and what becomes of them."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from docpipe.errors import NoTextError
from docpipe.extraction import ExtractOptions, extract
from docpipe.extraction.recognition.recogniser import Recogniser
from docpipe.model import Extraction, Method, Ocr, Page
from tests.scans import (
    SIZE,
    TEXT,
    FakeTesseract,
    answer,
    draw_text,
    photograph,
    picture_of,
    place_picture,
    printed,
    write_scan,
)

CURE = "apt-get install tesseract-ocr tesseract-ocr-deu"
FORCE, NEVER = ExtractOptions(ocr=Ocr.FORCE), ExtractOptions(ocr=Ocr.NEVER)


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeTesseract:
    return FakeTesseract(tmp_path / "bin", monkeypatch)


@pytest.fixture
def installed(tesseract: FakeTesseract) -> FakeTesseract:
    tesseract.install()
    return tesseract


def text_of(page: Page) -> str:
    return " ".join(line.text for line in page.lines)


def write_mixed(path: Path) -> Path:
    """A page of text, a scanned one, a photograph with a caption, an empty one."""
    canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
    draw_text(canvas, TEXT)
    canvas.showPage()
    place_picture(canvas, picture_of(printed()))
    canvas.showPage()
    place_picture(canvas, photograph())
    draw_text(canvas, ["Foto: Stadt Musterau"])
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return path


def write_unmapped(path: Path) -> Path:
    """A page whose letters form no words, as those of a font without a character map."""
    canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
    shifted = ["".join(chr(ord(c) + 2) if "a" <= c <= "x" else c for c in line) for line in TEXT]
    draw_text(canvas, shifted)
    canvas.save()
    return path


def test_a_scan_is_read(installed: FakeTesseract, tmp_path: Path) -> None:
    [page] = extract(write_scan(tmp_path / "a.pdf")).pages
    assert page.method is Method.OCR
    assert page.problem is None
    assert [line.text for line in page.lines] == list(TEXT)
    assert page.grade > 0.9
    assert page.lines[0].bbox == pytest.approx((50, 52, 367, 62), abs=4)
    assert installed.n_calls == 1


def test_doubt_lowers_the_grade(installed: FakeTesseract, tmp_path: Path) -> None:
    installed.says(answer(confidence=70))
    [page] = extract(write_scan(tmp_path / "a.pdf")).pages
    assert page.grade == pytest.approx(0.78, abs=0.02)


def test_only_the_pages_that_need_it_are_read(installed: FakeTesseract, tmp_path: Path) -> None:
    extraction = extract(write_mixed(tmp_path / "a.pdf"))
    methods = [page.method for page in extraction.pages]
    assert methods == [Method.TEXT_LAYER, Method.OCR, Method.TEXT_LAYER, Method.TEXT_LAYER]
    assert installed.n_calls == 1
    assert extraction.needs_ocr
    assert {line.size for page in extraction.pages[:2] for line in page.lines} == {11.0}


def test_documents_with_a_text_layer_do_without(installed: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(printed())
    extraction = extract(path)
    assert not extraction.needs_ocr
    assert installed.n_calls == 0


def test_a_stamped_number_is_no_text(installed: FakeTesseract, tmp_path: Path) -> None:
    stamp = "Drucksache 18/1234 – Seite 3"
    [page] = extract(write_scan(tmp_path / "a.pdf", stamp=stamp)).pages
    assert page.method is Method.OCR
    assert page.lines[-1].text == stamp
    assert len(page.lines) == len(TEXT) + 1


def test_a_photograph_gives_no_words(installed: FakeTesseract, tmp_path: Path) -> None:
    installed.says(answer(["wl", "Nb ij lf", "oe"], confidence=40))
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=SIZE)
    place_picture(canvas, photograph())
    canvas.save()
    with pytest.raises(NoTextError, match="auch keine Bilder von Text"):
        extract(tmp_path / "a.pdf")


def test_letters_without_a_map_are_read_from_the_picture(
    installed: FakeTesseract, tmp_path: Path
) -> None:
    installed.says(answer(dpi=300))
    path = write_unmapped(tmp_path / "a.pdf")
    [page] = extract(path).pages
    assert page.method is Method.OCR
    assert page.grade > 0.8

    installed.says(answer(["qzxfg vbkht wrtlp lmnkx pqrst"] * 8, confidence=50))
    [page] = extract(path).pages
    assert page.method is Method.TEXT_LAYER


def test_without_the_program_pages_say_what_helps(tesseract: FakeTesseract, tmp_path: Path) -> None:
    tesseract.remove()
    extraction = extract(write_mixed(tmp_path / "a.pdf"))
    [problem] = [page.problem for page in extraction.pages if page.problem]
    assert extraction.pages[1].problem == problem
    assert CURE in problem
    assert text_of(extraction.pages[0]) == " ".join(TEXT)
    assert extraction.needs_ocr


@pytest.mark.parametrize("stamp", ["", "Seite 3 von 12"])
def test_a_file_of_scans_is_refused_with_the_cure(
    tesseract: FakeTesseract, tmp_path: Path, stamp: str
) -> None:
    tesseract.remove()
    with pytest.raises(NoTextError, match=CURE):
        extract(write_scan(tmp_path / "a.pdf", stamp=stamp))


def test_it_can_be_switched_off(installed: FakeTesseract, tmp_path: Path) -> None:
    extraction = extract(write_mixed(tmp_path / "a.pdf"), NEVER)
    assert "--ocr never" in (extraction.pages[1].problem or "")
    assert installed.n_calls == 0


def test_it_can_be_forced_on_all_pages(installed: FakeTesseract, tmp_path: Path) -> None:
    installed.says(answer(["Etwas ganz anderes steht hier"]))
    path = tmp_path / "a.pdf"
    path.write_bytes(printed())
    [page] = extract(path, FORCE).pages
    assert page.method is Method.OCR
    assert text_of(page) == "Etwas ganz anderes steht hier"


def test_forced_pages_without_a_word_keep_their_text(
    installed: FakeTesseract, tmp_path: Path
) -> None:
    installed.says("<html></html>")
    path = tmp_path / "a.pdf"
    path.write_bytes(printed())
    [page] = extract(path, FORCE).pages
    assert text_of(page) == " ".join(TEXT)


def test_a_failure_is_the_problem_of_its_page(installed: FakeTesseract, tmp_path: Path) -> None:
    installed.install(first="echo kaputt >&2; exit 1")
    extraction = extract(write_mixed(tmp_path / "a.pdf"))
    assert "kaputt" in (extraction.pages[1].problem or "")
    assert text_of(extraction.pages[0]) == " ".join(TEXT)


def test_too_many_pages_are_left_with_a_problem(installed: FakeTesseract, tmp_path: Path) -> None:
    path = write_scan(tmp_path / "a.pdf", n_pages=3)
    extraction = extract(path, ExtractOptions(ocr_max_pages=2))
    assert [page.problem is None for page in extraction.pages] == [True, True, False]
    assert "ocr_max_pages" in (extraction.pages[2].problem or "")


def test_what_was_read_is_not_read_again(installed: FakeTesseract, tmp_path: Path) -> None:
    path, kept = write_scan(tmp_path / "a.pdf", n_pages=2), tmp_path / "kept"

    def read() -> Extraction:
        return extract(path, kept=kept)

    first = read()
    assert installed.n_calls == 2
    assert read() == first
    assert installed.n_calls == 2

    installed.version = "6.0.0"
    installed.install()
    read()
    assert installed.n_calls == 4

    installed.remove()
    assert read() == first


def test_half_a_kept_page_is_read_again(installed: FakeTesseract, tmp_path: Path) -> None:
    path, kept = write_scan(tmp_path / "a.pdf"), tmp_path / "kept"
    first = extract(path, kept=kept)
    [page] = kept.iterdir()
    page.write_bytes(page.read_bytes()[:50])
    assert extract(path, kept=kept) == first
    assert installed.n_calls == 2


def test_a_sheet_on_its_side_is_turned(installed: FakeTesseract, tmp_path: Path) -> None:
    installed.says(answer(), turns=3)
    [page] = extract(write_scan(tmp_path / "a.pdf", turned=90.0)).pages
    assert page.turned == 270.0
    assert (page.width, page.height) == pytest.approx(SIZE, abs=1)
    assert [line.text for line in page.lines] == list(TEXT)
    # What is the first line of the sheet runs down the right edge of the page.
    x0, top, x1, bottom = page.displayed(page.lines[0].bbox)
    assert (x0, x1) == pytest.approx((533, 543), abs=4)
    assert (top, bottom) == pytest.approx((50, 367), abs=4)


def test_a_title_in_large_letters_is_read_where_the_rest_is_a_scan(
    installed: FakeTesseract, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=SIZE)
    place_picture(canvas, picture_of(printed(["Bericht"], size=60)))
    canvas.showPage()
    for _ in range(2):
        place_picture(canvas, picture_of(printed()))
        canvas.showPage()
    canvas.save()
    extraction = extract(tmp_path / "a.pdf")
    assert all(page.method is Method.OCR for page in extraction.pages)


def test_the_text_of_a_scanner_is_used_if_it_is_good(
    installed: FakeTesseract, tmp_path: Path
) -> None:
    def scan_with(lines: tuple[str, ...], name: str) -> Path:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
        place_picture(canvas, picture_of(printed()))
        layer = canvas.beginText(50, 535)
        layer.setTextRenderMode(3)
        layer.setFont("Helvetica", 11)
        layer.setLeading(15.4)
        layer.textLines(list(lines))
        canvas.drawText(layer)
        canvas.save()
        path = tmp_path / name
        path.write_bytes(buffer.getvalue())
        return path

    [good] = extract(scan_with(TEXT, "gut.pdf")).pages
    assert good.method is Method.TEXT_LAYER
    assert installed.n_calls == 0
    poor = tuple(line.translate(str.maketrans("eitü", "cltu")) for line in TEXT)
    [better] = extract(scan_with(poor, "schlecht.pdf")).pages
    assert better.method is Method.OCR
    assert text_of(better) == " ".join(TEXT)


def test_nothing_is_settled_where_nothing_was_read() -> None:
    page = Page(number=1, label="1", width=10, height=10, lines=())
    pages = [page, replace(page, number=2)]
    assert Recogniser(ExtractOptions()).settled(pages) is pages
