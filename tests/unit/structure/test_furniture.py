"""What belongs to the layout of the pages, and what only looks like it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from docpipe.model import (
    Extraction,
    Furniture,
    FurnitureKind,
    Line,
    Method,
    PdfInfo,
    RawTable,
    Role,
    Tag,
)
from docpipe.structure.furniture import find_furniture, to_furniture
from docpipe.structure.options import StructureOptions
from tests.unit.structure.pages import HEIGHT, WIDTH, extraction, line, lines, page

FULL = 370.0
BODY = [
    "Die Kommunen in Deutschland haben in den letzten Jahren viele Erfahrungen",
    "mit der Beteiligung gesammelt und diese in Papieren festgehalten, die sie",
    "gemeinsam beraten haben und nun allen anderen zur Verfügung stellen wollen.",
]
CITIES = [
    "Aachen",
    "Bochum",
    "Celle",
    "Dessau",
    "Essen",
    "Fulda",
    "Gera",
    "Hamm",
    "Ilmenau",
    "Jena",
]
CITIES += ["Kleve", "Lahr", "Mainz", "Neuss", "Olpe", "Plauen"]
FOOT = 565.0
HEAD = 25.0


def text(number: int, top: float = 60.0) -> list[Line]:
    """Three paragraphs; no two pages say the same."""
    return [
        replace(part, text=f"{CITIES[(number + 5 * i + k) % len(CITIES)]}: {part.text}")
        for i in range(3)
        for k, part in enumerate(lines(BODY, top + 60 * i, x1=FULL))
    ]


def document(n_pages: int, extra: Callable[[int], Sequence[Line]], **more: object) -> Extraction:
    """Pages of running text with something more on each."""
    return extraction(
        *(page(n, [*extra(n), *text(n)]) for n in range(1, n_pages + 1)),
        **more,  # type: ignore[arg-type]
    )


def found(source: Extraction) -> tuple[Furniture, ...]:
    return to_furniture(source, find_furniture(source, StructureOptions()))


def texts(source: Extraction) -> list[str]:
    return [item.text for item in found(source)]


@pytest.mark.parametrize(
    "number",
    ["{n}", "– {n} –", "Seite {n} von 9", "{n}/9", "S. {n}", "{n} |"],
)
def test_page_numbers_count_with_the_pages(number: str) -> None:
    source = document(4, lambda n: [line(number.format(n=n + 10), FOOT, x0=200)])
    assert [item.kind for item in found(source)] == [FurnitureKind.PAGE_NUMBER] * 4


def test_page_numbers_may_be_roman_or_stand_at_the_side() -> None:
    roman = document(4, lambda n: [line(("iii", "iv", "v", "vi")[n - 1], FOOT, x0=200)])
    assert texts(roman) == ["iii", "iv", "v", "vi"]
    side = document(4, lambda n: [line(str(n), 300, x0=10 if n % 2 else 400)])
    assert texts(side) == ["1", "2", "3", "4"]


def test_a_double_page_in_one_piece_has_two_page_numbers() -> None:
    source = document(
        3, lambda n: [line(str(2 * n), FOOT, x0=30), line(str(2 * n + 1), FOOT, x0=380)]
    )
    assert texts(source) == ["2", "3", "4", "5", "6", "7"]


def test_numbers_that_do_not_count_with_the_pages_stay() -> None:
    assert texts(document(4, lambda n: [line(str(7 * n % 5), 510 + 10 * n, x0=200)])) == []


def test_the_only_page_keeps_no_page_number() -> None:
    assert texts(document(1, lambda _: [line("Seite 1 von 1", FOOT, x0=200)])) == ["Seite 1 von 1"]
    assert texts(document(1, lambda _: [line("1", FOOT, x0=200)])) == ["1"]
    assert texts(document(1, lambda _: [line("2019", FOOT, x0=200)])) == []


@pytest.mark.parametrize(
    "head",
    ["{n} | Handreichung Religiöse Vielfalt", "Stand: Mai 2017", "www.stadt.example", "20.10.2016"],
)
def test_a_wording_at_one_height_is_a_running_head(head: str) -> None:
    source = document(5, lambda n: [line(head.format(n=n), HEAD, size=8)])
    assert len(found(source)) == 5


def test_heads_of_left_and_right_pages_differ_and_change_by_chapter() -> None:
    def head(n: int) -> list[Line]:
        if n % 2 == 0:
            return [line("Handreichung Teilhabe", HEAD, size=8), line(str(n), HEAD, x0=20, size=8)]
        chapter = ("Einleitung", "Sprache", "Wohnen", "Arbeit", "Ausblick")[n // 2]
        return [line(chapter, HEAD, x0=300, size=8), line(str(n), HEAD, x0=390, size=8)]

    assert len(found(document(10, head))) == 20


def test_the_page_number_marks_a_head_that_is_new_on_every_page() -> None:
    chapters = ("Einleitung", "Sprache lernen", "Wohnen", "Arbeit und Ausbildung", "Ausblick")
    source = document(5, lambda n: [line(f"{chapters[n - 1]} | {n + 4}", FOOT, size=8)])
    assert len(found(source)) == 5


def test_two_pages_are_enough_in_a_short_document() -> None:
    source = document(
        4, lambda n: [line("Kommunaler Kreis Integration", HEAD, size=8)] if n in (2, 3) else []
    )
    assert texts(source) == ["Kommunaler Kreis Integration"] * 2


def test_a_title_set_small_in_the_margin_is_a_head_even_once() -> None:
    def head(n: int) -> list[Line]:
        if n == 1:
            return [
                line("Religiöse Vielfalt", 30, size=20),
                line("in der Kommune", 54, size=20),
            ]
        return [line("Religiöse Vielfalt in der Kommune", HEAD, size=8)] if n == 3 else []

    source = extraction(
        *(page(n, [*head(n), *text(n, 100)]) for n in range(1, 5)),
    )
    assert texts(source) == ["Religiöse Vielfalt in der Kommune"]
    named = document(
        3,
        lambda n: [line("Handreichung Wohnen", HEAD, size=8)] if n == 2 else [],
        info=PdfInfo(title="Handreichung: Wohnen"),
    )
    assert texts(named) == ["Handreichung Wohnen"]


def test_chapter_titles_at_page_tops_are_no_furniture() -> None:
    titles = ("1 Einleitung", "2 Sprache", "3 Wohnen", "4 Arbeit", "5 Ausblick")
    large = document(5, lambda n: [line(titles[n - 1], 30, size=16, bold=True)])
    assert texts(large) == []
    # In the body's print, too, and close to its text.
    bold = document(5, lambda n: [line(titles[n - 1], 46, bold=True)])
    assert texts(bold) == []


def test_what_repeats_where_text_stands_is_text() -> None:
    def first(n: int) -> list[Line]:
        if n % 3 == 0:
            return [line("Fußnote", 40, bold=True), line("(in Kraft seit 2024)", 60)]
        return lines(BODY, 24, x1=FULL)

    assert texts(document(12, first)) == []


def test_a_short_last_line_at_the_foot_stays() -> None:
    def last(n: int) -> list[Line]:
        return [*text(n, 418), line("werden.", 418 + 60 * 3 - 24)]

    assert texts(document(4, last)) == []


def test_table_heads_repeat_with_their_table() -> None:
    def table(n: int) -> list[Line]:
        return [line("Jahr 2019", 30), line("Anträge", 30, x0=200), line(f"{n}47", 42, x0=200)]

    pages = [
        page(
            n,
            [*table(n), *text(n, 130)],
            tables=(RawTable(bbox=(45, 28, 300, 120), rows=(("a", "b"),), cells=((None, None),)),),
        )
        for n in range(1, 5)
    ]
    assert texts(extraction(*pages)) == []
    # Without rulings it is known by standing close to what it heads.
    assert texts(document(12, lambda n: table(n) if n in (3, 4, 5) else [])) == []


def test_labels_of_a_form_stay_and_its_head_goes() -> None:
    def form(n: int) -> list[Line]:
        labels = ("Name", "Anschrift", "Zeitraum", "Ansprechperson", "Telefon", "Ort")
        rows = [line(label, 70 + 14 * i) for i, label in enumerate(labels)]
        values = [line(CITIES[n + i], 70 + 14 * i, x0=200) for i in range(6)]
        return [line("Antrag auf Förderung", HEAD, size=8), *rows, *values]

    source = extraction(*(page(n, [*form(n), *text(n, 200)]) for n in range(1, 6)))
    assert texts(source) == ["Antrag auf Förderung"] * 5


def test_pages_that_say_the_same_are_not_furniture() -> None:
    same = lines([*BODY, *BODY, *BODY], 440, x1=FULL)
    assert texts(document(6, lambda _: same)) == []


def test_landscape_pages_have_heads_as_far_from_the_edge() -> None:
    def across(n: int) -> list[Line]:
        return [line("Handreichung", 60, size=8), *text(n, 110)]

    upright = [page(n, across(n)) for n in range(1, 9)]
    broad = [replace(page(n, across(n)), width=HEIGHT, height=WIDTH) for n in range(9, 13)]
    assert len(found(extraction(*upright, *broad))) == 12


def test_what_the_pdf_calls_an_artifact_is_furniture_at_the_edge_only() -> None:
    tag = Tag(element=0, role=Role.ARTIFACT)
    head = replace(line("Handreichung", HEAD, size=8), tag=tag)
    leaders = replace(line("Vorwort . . . . . . . . . . 3", 100), tag=tag)
    source = extraction(
        page(1, text(1)), page(2, [head, *text(2, 150)]), page(3, [leaders, *text(3, 130)])
    )
    assert texts(source) == ["Handreichung"]


def test_the_repeated_head_of_a_table_is_an_artifact_too_but_stays() -> None:
    head = replace(line("Kommune", HEAD, bold=True), tag=Tag(element=0, role=Role.ARTIFACT))
    cell = replace(line("Arnsberg", HEAD + 20), tag=Tag(element=1, role=Role.TABLE))
    assert texts(extraction(page(1, text(1)), page(2, [head, cell, *text(2)]))) == []


def test_lines_beside_and_beyond_a_head_go_with_it() -> None:
    def head(n: int) -> list[Line]:
        beside = [line("Anlage Fragebogen", HEAD + 10, x0=250, size=8)] if n == 3 else []
        beyond = [line("Korrektur 4", 8, x0=250, size=6)] if n == 4 else []
        return [line("Handreichung", HEAD + 10, size=9), *beside, *beyond]

    assert {"Anlage Fragebogen", "Korrektur 4"} < set(texts(document(6, head)))


def test_heads_of_scanned_pages_are_misread_and_out_of_place() -> None:
    def printed(n: int) -> list[Line]:
        return [line("Handreichung Teilhabe", HEAD, size=8), line(str(n + 3), FOOT, x0=200)]

    scan = [
        line("Handreichung TeiIhabe", HEAD + 14, size=9),
        *text(4, 70),
        line("7", FOOT - 12, x0=204),
        line("1998", 500, x0=300),
    ]
    pages = [page(n, [*printed(n), *text(n)]) for n in range(1, 4)]
    pages.append(page(4, scan, method=Method.OCR))
    assert texts(extraction(*pages))[6:] == ["Handreichung TeiIhabe", "7"]


def test_a_small_head_may_stand_close_to_the_text() -> None:
    assert len(found(document(5, lambda n: [line("Handreichung", 50.5, size=8)]))) == 5


def test_footnotes_that_count_with_the_pages_are_no_running_feet() -> None:
    notes = ["Angaben der Stadt, eigene Zählung.", "Vgl. den Bericht von 2019.", "Ebenda."]
    source = document(
        8, lambda n: [line(f"{n - 3} {notes[n % 3]}", 550, size=8)] if n in (4, 5, 6) else []
    )
    assert texts(source) == []
