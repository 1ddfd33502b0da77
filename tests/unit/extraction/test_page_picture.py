"""Pictures of pages are small, true to the page, and marked where it was asked for."""

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from docpipe.errors import CorruptError, UnknownIdError
from docpipe.extraction.letter_places import LinePart, narrowed
from docpipe.extraction.page_picture import page_png, sheet_png
from docpipe.model import BBox, Line, Method, Page

FIRST, SECOND = "Das Amt prüft den Antrag.", "„Die Stadt sollte helfen.“ Danach folgt mehr."
LINE = f"{FIRST} {SECOND}"
FONT, SIZE, LEFT, BASE = "Helvetica", 11, 60.0, 700.0
BOX: BBox = (LEFT, A4[1] - BASE - 9, LEFT + stringWidth(LINE, FONT, SIZE), A4[1] - BASE + 3)


def paper(size: tuple[float, float] = A4, *, colour: bool = False) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    if colour:
        canvas.setFillColorRGB(0.1, 0.3, 0.9)
        canvas.rect(0, 0, 200, 200, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, BASE, LINE)
    canvas.save()
    return out.getvalue()


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_a_page_is_as_wide_as_asked_and_as_high_as_it_goes() -> None:
    assert opened(page_png(paper(), 1, 800)).size == (800, 1132)
    assert opened(page_png(paper(landscape(A4)), 1, 800)).size == (800, 566)


def test_colours_stay_colours_and_grey_takes_four_bits_a_pixel() -> None:
    red, green, blue = opened(page_png(paper(colour=True), 1, 600)).getpixel((50, 800))  # type: ignore[misc]
    assert abs(red - 26) + abs(green - 77) + abs(blue - 230) < 20
    plain = page_png(paper(), 1, 600)
    assert plain[24] == 4
    assert len(plain) < 20_000


def test_marks_lie_where_they_are_asked_for_and_leave_the_print_black() -> None:
    scale = 1200 / A4[0]
    x0, top, x1, bottom = (round(edge * scale) for edge in BOX)
    marked = opened(page_png(paper(), 1, 1200, (BOX,)))
    inside = {
        marked.getpixel((x, y)) for x in range(x0 + 2, x1 - 2) for y in range(top + 2, bottom - 2)
    }
    darkest = min(inside, key=sum)  # type: ignore[arg-type]
    assert sum(darkest) < 60  # type: ignore[arg-type]
    assert marked.getpixel((x1 - 2, top + 2))[2] < 150  # type: ignore[index]
    assert marked.getpixel((x1 + 6, top + 2)) == (255, 255, 255)
    assert marked.getpixel((x0 + 2, bottom + 6)) == (255, 255, 255)


@pytest.mark.parametrize("page", [0, 2, 99])
def test_a_page_out_of_range_is_unknown(page: int) -> None:
    with pytest.raises(UnknownIdError, match=f"Seite {page} gibt es nicht"):
        page_png(paper(), page, 400)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(CorruptError):
        page_png(b"%PDF-1.7 nothing behind it", 1, 400)


def test_a_page_of_markup_is_its_lines() -> None:
    line = Line(text="Absatz", bbox=(50.0, 20.0, 500.0, 32.0), size=10)
    page = Page(number=1, label="1", width=595, height=400, lines=(line,), method=Method.MARKUP)
    picture = opened(sheet_png(page, 595))
    assert picture.size == (595, 400)
    assert picture.crop((50, 20, 120, 32)).convert("L").getextrema()[0] < 80  # type: ignore[operator]
    assert picture.crop((50, 60, 500, 380)).convert("L").getextrema() == (255, 255)


def part(text: str) -> LinePart:
    start = LINE.index(text)
    return LinePart(box=BOX, text=LINE, start=start, end=start + len(text))


def test_a_part_of_a_line_is_as_wide_as_its_signs() -> None:
    (box,) = narrowed(paper(), 1, [part(SECOND[:26])])
    left = LEFT + stringWidth(f"{FIRST} ", FONT, SIZE)
    right = LEFT + stringWidth(f"{FIRST} {SECOND[:26]}", FONT, SIZE)
    assert box[0] == pytest.approx(left, abs=3)
    assert box[2] == pytest.approx(right, abs=3)
    assert (box[1], box[3]) == (BOX[1], BOX[3])


def test_a_part_up_to_the_end_keeps_the_end_of_the_line() -> None:
    first, last = narrowed(paper(), 1, [part(FIRST), part(SECOND)])
    assert first[0] == BOX[0]
    assert last[2] == round(BOX[2], 1)
    assert first[2] <= last[0]


def test_where_the_print_says_something_else_the_line_stays_whole() -> None:
    other = LinePart(box=BOX, text="Etwas ganz anderes steht hier.", start=6, end=10)
    assert narrowed(paper(), 1, [other]) == (BOX,)
