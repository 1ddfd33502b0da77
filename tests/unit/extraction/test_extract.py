"""Reading PDFs that are made on the spot."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import blue, red
from reportlab.pdfgen.canvas import Canvas

from docpipe.errors import (
    CorruptError,
    EmptyFileError,
    EncryptedError,
    NotAPdfError,
    NoTextError,
    SourceError,
    TooLargeError,
)
from docpipe.extraction import ExtractOptions, extract
from docpipe.extraction.lines import is_bold
from docpipe.extraction.pdfium import Font, TextStyle
from docpipe.extraction.words import Word
from docpipe.files import sha256_file
from docpipe.model import Extraction, Line

RIGHT, WRONG = "geheim", "falsch"
SENTENCE = "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren."


def read(
    tmp_path: Path, *draw_pages: Callable[[Canvas], None], size: tuple[float, float] = (400, 500)
) -> Extraction:
    return extract(make(tmp_path / "a.pdf", *draw_pages, size=size))


def make(
    path: Path, *draw_pages: Callable[[Canvas], None], size: tuple[float, float] = (400, 500)
) -> Path:
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    for draw in draw_pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def texts(extraction: Extraction) -> list[str]:
    return [line.text for line in extraction.pages[0].lines]


def sentence(canvas: Canvas) -> None:
    canvas.drawString(50, 400, SENTENCE)


def test_a_line_has_its_text_place_and_style(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 400, "Überschrift für alle")
        canvas.setFont("Helvetica-Oblique", 10)
        canvas.drawString(50, 380, SENTENCE)

    title, body = read(tmp_path, draw).pages[0].lines
    assert (title.text, title.size, title.bold, title.italic) == (
        "Überschrift für alle",
        14,
        True,
        False,
    )
    assert (body.text, body.size, body.bold, body.italic) == (SENTENCE, 10, False, True)
    assert title.bbox[0] == pytest.approx(50, abs=1.5)
    assert title.bbox[1] < 100 < title.bbox[3]  # the baseline, counted from the top


def test_the_id_comes_from_the_bytes_and_equal_bytes_give_equal_extractions(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", sentence)
    first = extract(path)
    assert first.source_id == sha256_file(path)[:16]
    assert extract(path) == first


def test_columns_are_never_joined_in_one_line(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(6):
            canvas.drawString(40, 400 - 12 * row, f"links in Zeile {row}")
            canvas.drawString(220, 400 - 12 * row, f"rechts in Zeile {row}")

    found = texts(read(tmp_path, draw))
    assert sorted(found) == sorted(
        [f"{side} in Zeile {row}" for side in ("links", "rechts") for row in range(6)]
    )


def test_words_painted_apart_are_one_line(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        x = 50.0
        for part in ("Viele ", "Städte ", "fördern"):
            canvas.drawString(x, 400, part)
            x += canvas.stringWidth(part, "Helvetica", 10)
        canvas.drawString(50, 300, SENTENCE)

    assert texts(read(tmp_path, draw)) == ["Viele Städte fördern", SENTENCE]


def test_a_bullet_belongs_to_its_text_even_when_drawn_as_a_dot(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 400, "•")
        canvas.drawString(66, 400, "getippter Punkt")
        canvas.circle(52, 383, 1.5, stroke=0, fill=1)
        canvas.drawString(66, 380, "gemalter Punkt")

    assert texts(read(tmp_path, draw)) == ["• getippter Punkt", "• gemalter Punkt"]


def test_a_shadow_is_read_once(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.6, 0.6, 0.6)
        canvas.drawString(50.8, 399.2, SENTENCE)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(50, 400, SENTENCE)
        canvas.drawString(50, 380, "mal zwei mal drei")

    assert texts(read(tmp_path, draw)) == [SENTENCE, "mal zwei mal drei"]


def test_raised_figures_are_marked_as_such(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 400, "mit Fußnote")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(50 + canvas.stringWidth("mit Fußnote", "Helvetica", 10), 404, "12")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 380, SENTENCE)

    assert texts(read(tmp_path, draw))[0] == "mit Fußnote¹²"


def test_turned_text_is_left_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        sentence(canvas)
        canvas.translate(390, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Registerblatt am Rand")

    assert texts(read(tmp_path, draw)) == [SENTENCE]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_count_from_the_top_left_of_the_page_as_displayed(tmp_path: Path, turn: int) -> None:
    # Text that reads upright once the page is turned, its start 30 points from the left and
    # 50 from the top of the displayed page.
    start = {0: (30, 450), 90: (50, 30), 180: (370, 50), 270: (450, 370)}[turn]

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*start)
        canvas.rotate(turn)
        canvas.drawString(0, 0, SENTENCE)

    page = read(tmp_path, draw).pages[0]
    assert (page.width, page.height) == (400, 500)
    line = page.lines[0]
    assert line.text == SENTENCE
    assert line.bbox[0] == pytest.approx(30, abs=1.5)
    assert line.bbox[1] < 50 < line.bbox[3]


def test_boxes_respect_the_crop_box_and_text_outside_it_is_hidden(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((20, 30, 380, 480))
        sentence(canvas)
        canvas.drawString(50, 490, "Druckbogen 17 von 40")

    page = read(tmp_path, draw).pages[0]
    assert (page.width, page.height) == (360, 450)
    assert page.lines[0].bbox[0] == pytest.approx(30, abs=1.5)
    assert page.lines[0].bbox[1] < 80 < page.lines[0].bbox[3]
    assert page.hidden == ("Druckbogen 17 von 40",)


def test_what_no_reader_sees_is_hidden(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        sentence(canvas)
        text = canvas.beginText(50, 350)
        text.setTextRenderMode(3)
        text.textLine("unsichtbare Schrift")
        canvas.drawText(text)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, 300, "weiß auf weiß")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(50, 250, "winzig")

    page = read(tmp_path, draw).pages[0]
    assert [line.text for line in page.lines] == [SENTENCE]
    assert sorted(page.hidden) == ["unsichtbare Schrift", "weiß auf weiß", "winzig"]


def test_white_print_on_a_dark_ground_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        sentence(canvas)
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(40, 280, 300, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, 295, "Praxisbeispiel in Weiß")

    page = read(tmp_path, draw).pages[0]
    assert [line.text for line in page.lines] == [SENTENCE, "Praxisbeispiel in Weiß"]
    assert page.rects == ((40, 180, 340, 220),)


def test_rules_bars_and_pictures_are_kept_for_the_layout(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        sentence(canvas)
        canvas.line(50, 300, 200, 300)
        canvas.line(50, 290, 60, 290)
        canvas.setFillColorRGB(0.2, 0.5, 0.3)
        canvas.rect(40, 100, 4, 60, stroke=0, fill=1)
        canvas.roundRect(100, 100, 200, 60, 8, stroke=1, fill=0)
        canvas.linearGradient(50, 350, 250, 400, (red, blue), extend=False)

    page = read(tmp_path, draw).pages[0]
    assert list(page.rules) == [
        pytest.approx((50, 200, 200, 200), abs=1),
        pytest.approx((40, 340, 44, 400), abs=1),
    ]
    assert list(page.rects) == [pytest.approx((100, 340, 300, 400), abs=1)]
    assert len(page.pictures) == 1


def numbered(first: int, step: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for row in range(30):
            y = 470 - 12 * row
            canvas.setFont("Helvetica", 7)
            if (first + row) % step == 0:
                canvas.drawRightString(40, y, str(first + row))
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, y, f"Zeile mit Text Nummer {row}")

    return draw


@pytest.mark.parametrize(("first", "step"), [(1, 1), (382, 1), (11, 5)])
def test_line_numbers_in_the_margin_are_dropped(tmp_path: Path, first: int, step: int) -> None:
    found = texts(read(tmp_path, numbered(first, step)))
    assert found == [f"Zeile mit Text Nummer {row}" for row in range(30)]


def test_numbers_of_a_contents_list_are_no_line_numbers(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 8):
            canvas.drawString(40, 450 - 30 * number, str(number))
            canvas.drawString(60, 450 - 30 * number, "Kapitel")
            canvas.drawString(60, 438 - 30 * number, "Abschnitt darunter")

    assert "3 Kapitel" in texts(read(tmp_path, draw))


def ruled(canvas: Canvas) -> None:
    canvas.grid([50, 150, 250, 350], [400, 380, 360, 340])
    for row, y in enumerate((386, 366, 346)):
        for column, x in enumerate((55, 155, 255)):
            canvas.drawString(x, y, f"Feld {row}{column}")
    sentence(canvas)


def test_a_ruled_table_is_found_cell_by_cell(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(0, -50)
        ruled(canvas)

    page = read(tmp_path, draw).pages[0]
    (table,) = page.tables
    assert table.rows == tuple(
        tuple(f"Feld {row}{column}" for column in range(3)) for row in range(3)
    )
    assert table.cells[0][0] == (50, 150, 150, 170)


def test_rows_between_rulings_make_a_table_by_their_white_space(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        sentence(canvas)
        for row in range(5):
            canvas.line(50, 300 - 20 * row, 350, 300 - 20 * row)
        for row, (label, value) in enumerate(
            [
                ("Zeit", "10 Uhr"),
                ("Dauer", "30 Min."),
                ("Ziel", "sich kennen lernen"),
                ("Ort", "Saal"),
            ]
        ):
            canvas.drawString(52, 286 - 20 * row, label)
            canvas.drawString(150, 286 - 20 * row, value)

    (table,) = read(tmp_path, draw).pages[0].tables
    assert table.rows == (
        ("Zeit", "10 Uhr"),
        ("Dauer", "30 Min."),
        ("Ziel", "sich kennen lernen"),
        ("Ort", "Saal"),
    )


def test_outline_labels_and_information_come_along(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1)
    canvas.setTitle("Ein Titel")
    for number in (1, 2):
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Kapitel {number}", f"p{number}", level=number - 1)
        sentence(canvas)
        canvas.showPage()
    canvas.save()
    extraction = extract(path)
    assert [(item.title, item.level, item.page) for item in extraction.outline] == [
        ("Kapitel 1", 1, 1),
        ("Kapitel 2", 2, 2),
    ]
    assert extraction.info.title == "Ein Titel"
    assert [page.label for page in extraction.pages] == ["1", "2"]


def refused(
    path: Path, error: type[SourceError], match: str, options: ExtractOptions | None = None
) -> None:
    with pytest.raises(error, match=match):
        extract(path, options or ExtractOptions())


def test_what_is_no_pdf_is_refused_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"")
    refused(path, EmptyFileError, "leer")
    path.write_bytes(b"<!DOCTYPE html><html><body>%PDF-1.4</body></html>")
    refused(path, NotAPdfError, "Webseite")
    path.write_bytes(b"PK\x03\x04 ein Archiv")
    refused(path, NotAPdfError, "beginnt nicht wie ein PDF")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "fehlt.pdf", CorruptError, "nicht lesen")


def test_junk_before_the_header_does_no_harm(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", sentence)
    path.write_bytes(b"\n" * 20 + path.read_bytes())
    assert texts(extract(path)) == [SENTENCE]


def test_a_truncated_file_is_damaged(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", sentence)
    path.write_bytes(path.read_bytes()[:400])
    refused(path, CorruptError, "beschädigt")


def test_a_page_of_pictures_has_no_text(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", lambda canvas: canvas.rect(50, 50, 100, 100, fill=1))
    refused(path, NoTextError, "Keine Seite enthält lesbaren Text")


def test_limits_are_kept(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", sentence, sentence)
    refused(path, TooLargeError, "Bytes", ExtractOptions(max_bytes=100))
    refused(path, TooLargeError, "2 Seiten", ExtractOptions(max_pages=1))
    refused(path, TooLargeError, "Zeichen", ExtractOptions(max_page_characters=20))
    refused(path, TooLargeError, "entpackt", ExtractOptions(max_content_bytes=50))


def encrypt(source: Path, target: Path, password: str) -> Path:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(source))
    writer.encrypt(user_password=password, owner_password=password[::-1], algorithm="AES-256")
    writer.write(target)
    return target


def test_a_password_is_asked_for_and_checked(tmp_path: Path) -> None:
    path = encrypt(make(tmp_path / "a.pdf", sentence), tmp_path / "b.pdf", RIGHT)
    refused(path, EncryptedError, "--password angeben")
    with pytest.raises(EncryptedError, match="passt nicht"):
        extract(path, password=WRONG)
    assert texts(extract(path, password=RIGHT)) == [SENTENCE]


def test_an_empty_password_opens_silently(tmp_path: Path) -> None:
    path = encrypt(make(tmp_path / "a.pdf", sentence), tmp_path / "b.pdf", "")
    assert texts(extract(path)) == [SENTENCE]


def test_forms_that_draw_forms_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bombe.pdf"
    path.write_bytes(nested_forms(levels=7, draws=10))
    refused(path, TooLargeError, "Formulare")


def nested_forms(levels: int, draws: int) -> bytes:
    """Every form draws the next one ten times: ten to the power of the levels."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
        b"/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
    ]
    for level in range(levels):
        content = b"/F Do " * draws if level < levels - 1 else b"0 0 1 1 re f"
        objects.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</F %d 0 R>>>>"
            b"/Length %d>>stream\n%s\nendstream" % (6 + level, len(content), content)
        )
    objects.append(b"<<>>")
    body, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    )


def test_lines_stand_from_top_to_bottom(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for row in (3, 1, 2, 0):
            canvas.drawString(50, 400 - 20 * row, f"Zeile {row} von mehreren")

    lines: tuple[Line, ...] = read(tmp_path, draw).pages[0].lines
    assert [line.text for line in lines] == [f"Zeile {row} von mehreren" for row in range(4)]


def test_a_line_knows_family_and_colour_of_its_letters(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(blue)
        canvas.setFont("Times-Bold", 12)
        canvas.drawString(50, 400, "Eine blaue Überschrift")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(50, 380, SENTENCE)

    title, body = read(tmp_path, draw).pages[0].lines
    assert (title.family, title.colour) == ("Times", 0x0000FF)
    assert (body.family, body.colour) == ("Times", 0)


@pytest.mark.parametrize(
    ("font", "bold"),
    [
        ("ABCDEF+HelveticaNeueLTStd-Bd", True),
        ("MyriadPro-BdIt", True),
        ("TheSansOsF-Hv", True),
        ("Frutiger-Black", True),
        ("ABDeeZee-Regular", False),
        ("FiraSans-Medium", False),
        ("Hvar", False),
    ],
)
def test_short_names_of_weights_are_bold(font: str, bold: bool) -> None:
    style = TextStyle(
        font=Font(name=font, weight=400, flags=0),
        size=10.0,
        right=1.0,
        down=0.0,
        render_mode=0,
        fill=None,
    )
    word = Word(text="a", bbox=(0, 0, 1, 1), style=style, gap_before=False, breaks_before=False)
    assert is_bold(word) is bold
