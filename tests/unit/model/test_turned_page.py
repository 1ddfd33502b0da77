from dataclasses import replace

import pytest

from docpipe.model import BBox, Line, Method, Page, PageInfo, SourceId, Span, TextRange, block_id
from docpipe.model.document import Block, BlockKind, cite
from docpipe.pipeline.proof import faults, printed_lines
from docpipe.structure import recover
from tests.unit.structure import pages

TEXT = "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren."


def sheet(turned: float, width: float = 600.0, height: float = 800.0) -> Page:
    return Page(number=1, label="1", width=width, height=height, lines=(), turned=turned)


@pytest.mark.parametrize(
    ("turned", "expected"),
    [
        (0.0, (0.0, 0.0, 60.0, 10.0)),
        # Turned clockwise to be read: what is now the top left was at the bottom left …
        (90.0, (0.0, 540.0, 10.0, 600.0)),
        (180.0, (540.0, 790.0, 600.0, 800.0)),
        # … and turned the other way, at the top right.
        (270.0, (790.0, 0.0, 800.0, 60.0)),
    ],
)
def test_a_box_on_a_turned_sheet_is_found_on_the_page(turned: float, expected: BBox) -> None:
    assert sheet(turned).displayed((0.0, 0.0, 60.0, 10.0)) == expected


def test_a_sheet_on_its_side_keeps_the_size_of_the_page() -> None:
    assert sheet(90.0).displayed_size == (800.0, 600.0)
    assert sheet(1.5).displayed_size == (600.0, 800.0)


def test_a_box_on_a_sheet_that_lay_askew_holds_the_slanting_line() -> None:
    x0, top, x1, bottom = sheet(2.0).displayed((100.0, 100.0, 500.0, 112.0))
    assert 25 < bottom - top < 28
    assert x1 - x0 == pytest.approx(400, abs=1)


def test_quotes_of_a_sheet_that_lay_askew_are_proven_where_the_page_shows_them() -> None:
    askew = replace(pages.page(1, pages.lines([TEXT, TEXT])), turned=2.0)
    extraction = pages.extraction(askew)
    document = recover(extraction)
    blocks = {block.id: block for block in document.blocks}
    [block] = document.blocks

    quote = document.cite([TextRange(block_id=block.id, start=0, end=len(block.text))])

    assert quote.pages[0].boxes == tuple(askew.displayed(line.bbox) for line in askew.lines)
    assert not list(faults(quote, blocks, printed_lines(extraction)))


def test_a_quote_says_how_its_page_was_read() -> None:
    source = SourceId("0123456789abcdef")
    block = Block(
        id=block_id(source, 0),
        kind=BlockKind.PARAGRAPH,
        text=TEXT,
        spans=(Span(start=0, end=len(TEXT), page=3, bbox=(0.0, 0.0, 9.0, 9.0)),),
    )
    info = PageInfo(number=3, label="iii", width=600, height=800, method=Method.OCR, grade=0.71)
    place = TextRange(block_id=block.id, start=0, end=12)

    [region] = cite((place,), {block.id: block}, {3: info}).pages

    assert (region.label, region.method, region.grade) == ("iii", Method.OCR, 0.71)


def test_pages_carry_their_problem_into_the_document() -> None:
    line = Line(text=TEXT, bbox=(50.0, 100.0, 350.0, 110.0), size=10.0)
    unread = replace(pages.page(2, []), problem="Kein Text.")
    document = recover(pages.extraction(pages.page(1, [line]), unread))
    assert [page.problem for page in document.pages] == [None, "Kein Text."]
