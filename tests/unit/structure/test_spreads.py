"""One sheet, two pages."""

from itertools import pairwise

import pytest

from docpipe.model import Block, BlockKind, Extraction, FurnitureKind, Line, Page, RawTable
from docpipe.structure import recover
from tests.unit.structure.pages import LEADING, extraction, line, lines

WIDTH, HEIGHT = 840.0, 595.0
LEFT, RIGHT = 40.0, 460.0  # where the text of either page starts
COLUMN = 340.0


def sheet(number: int, content: list[Line], *, width: float = WIDTH, **more: object) -> Page:
    return Page(
        number=number,
        label=str(number),
        width=width,
        height=HEIGHT,
        lines=tuple(content),
        **more,  # type: ignore[arg-type]
    )


def text(name: str, x0: float, top: float, rows: int = 5) -> list[Line]:
    return [
        line(f"{name} Zeile {row} geht weiter", top + LEADING * row, x0=x0, x1=x0 + COLUMN)
        for row in range(rows)
    ]


def cover() -> Page:
    return sheet(1, [line("Ein Titel", 100, size=20)], width=WIDTH / 2)


def found(source: Extraction) -> tuple[Block, ...]:
    return recover(source).blocks


def test_the_left_page_is_read_wholly_before_the_right_one() -> None:
    content = [
        *text("Erste", LEFT, 100),
        *text("Dritte", RIGHT, 100),
        line("Eine Überschrift über den Bund hinweg bis dort", 190, x0=LEFT, x1=700, size=16),
        *text("Zweite", LEFT, 240),
        *text("Vierte", RIGHT, 240),
    ]
    blocks = found(extraction(cover(), sheet(2, content)))
    text_of = " ".join(block.text for block in blocks)
    order = ["Erste Zeile 0", "Eine Überschrift", "Zweite Zeile 0", "Dritte", "Vierte Zeile 0"]
    places = [text_of.index(part) for part in order]
    assert places == sorted(places)
    assert {span.page for block in blocks for span in block.spans} == {1, 2}


@pytest.mark.parametrize(
    ("left", "right"), [("4", "5"), ("Seite 4", "Seite 5"), ("Handreichung", "Handreichung")]
)
def test_a_spread_is_known_by_what_both_its_pages_carry(left: str, right: str) -> None:
    sheets = [
        sheet(
            number,
            [
                *text("Erste", LEFT, 100),
                *text("Dritte", RIGHT, 100),
                line("Ein Titel über beides, der die Mitte kreuzt", 190, x0=LEFT, x1=700, size=16),
                *text("Zweite", LEFT, 240),
                *text("Vierte", RIGHT, 240),
                line(left, 560, x0=LEFT, size=8),
                line(right, 560, x0=LEFT + WIDTH / 2, size=8),
            ],
        )
        for number in (1, 2)
    ]
    text_of = " ".join(block.text for block in found(extraction(*sheets)))
    assert text_of.index("Zweite Zeile 0") < text_of.index("Dritte Zeile 0")


def test_page_numbers_of_both_pages_are_furniture() -> None:
    sheets = [
        sheet(
            number,
            [
                *text(f"Links {number}", LEFT, 100, 20 + number),
                *text(f"Rechts {number}", RIGHT, 100, 22 + number),
                line(str(2 * number - 2), 560, x0=LEFT, size=8),
                line(str(2 * number - 1), 560, x0=790, size=8),
            ],
        )
        for number in (2, 3, 4)
    ]
    document = recover(extraction(cover(), *sheets))
    numbers = [item for item in document.furniture if item.kind is FurnitureKind.PAGE_NUMBER]
    assert [(item.page, item.text) for item in numbers] == [
        (2, "2"), (2, "3"), (3, "4"), (3, "5"), (4, "6"), (4, "7"),
    ]  # fmt: skip
    assert [page.width for page in document.pages] == [420, 840, 840, 840]


def test_two_columns_across_one_page_are_no_spread() -> None:
    content = [
        *text("Erste", LEFT, 100),
        *text("Zweite", 400, 100),
        line("Ein Titel über beide Spalten hinweg bis dort", 190, x0=LEFT, x1=700, size=16),
        *text("Dritte", LEFT, 240),
        *text("Vierte", 400, 240),
    ]
    blocks = found(extraction(sheet(1, content)))
    order = [block.text[:5] for block in blocks if block.kind is BlockKind.PARAGRAPH]
    assert order == ["Erste", "Dritt"]  # each goes on in the column beside it


def test_a_table_over_the_gutter_stays_whole() -> None:
    cells = tuple(
        ((300.0, top, 450.0, top + 20), (450.0, top, 560.0, top + 20)) for top in (200.0, 220.0)
    )
    content = [
        *text("Links", LEFT, 60),
        *text("Rechts", RIGHT, 60),
        *(line(f"Feld {row}", 203 + 20 * row, x0=310) for row in (0, 1)),
        *(line(f"Wert {row}", 203 + 20 * row, x0=460) for row in (0, 1)),
    ]
    table = RawTable(bbox=(300, 200, 560, 240), rows=(("", ""), ("", "")), cells=cells)
    blocks = found(extraction(cover(), sheet(2, content, tables=(table,))))
    assert [block.text for block in blocks if block.kind is BlockKind.TABLE] == [
        "Feld 0\tWert 0\nFeld 1\tWert 1"
    ]


def test_what_looks_like_a_table_over_the_gutter_is_one_beside_text() -> None:
    edges = (40.0, 420.0, 500.0, 600.0)
    cells = tuple(
        tuple((a, top, b, top + 12) for a, b in pairwise(edges)) for top in (100.0, 112.0, 124.0)
    )
    content = [
        *text("Links", LEFT, 100),
        *(line(f"Feld {row}", 101 + 12 * row, x0=440) for row in range(3)),
        *(line(f"Wert {row}", 101 + 12 * row, x0=510) for row in range(3)),
    ]
    rows = tuple(("", "", "") for _ in range(3))
    table = RawTable(bbox=(40, 100, 600, 136), rows=rows, cells=cells)
    blocks = found(extraction(cover(), sheet(2, content, tables=(table,))))
    assert [block.text for block in blocks if block.kind is BlockKind.TABLE] == [
        "Feld 0\tWert 0\nFeld 1\tWert 1\nFeld 2\tWert 2"
    ]
    assert any(block.text.startswith("Links Zeile 0") for block in blocks)


def test_lines_below_the_cover_stay_where_they_are() -> None:
    blocks = found(extraction(cover(), sheet(2, lines(["Nur links steht etwas."], 100))))
    assert [block.text for block in blocks] == ["Ein Titel", "Nur links steht etwas."]
