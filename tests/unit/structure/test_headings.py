"""Which drafts are headings, and on which level."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from docpipe.model import Block, BlockKind, Line, Method, OutlineItem, Page
from docpipe.structure import recover
from tests.unit.structure.pages import LEADING, extraction, line, lines, page

FULL = 330.0
BODY = [
    "Die Kommunen in Deutschland haben in den letzten Jahren",
    "viele Erfahrungen mit der Beteiligung gesammelt und diese",
    "in gemeinsamen Papieren festgehalten.",
]


def sections(*titles: Line) -> Page:
    """Each title above a paragraph, whatever top it has."""
    content: list[Line] = []
    top = 40.0
    for title in titles:
        content.append(replace(title, bbox=(title.bbox[0], top, title.bbox[2], top + title.size)))
        top += title.size + 8
        content.extend(lines(BODY, top, x1=FULL))
        top += 3 * LEADING + 16
    return page(1, content)


def title(text: str, size: float = 10.0, *, bold: bool = False, colour: int = 0) -> Line:
    return replace(line(text, 0, size=size, bold=bold), colour=colour)


def headings(*pages: Page, outline: Sequence[OutlineItem] = ()) -> list[tuple[int | None, str]]:
    found: tuple[Block, ...] = recover(extraction(*pages, outline=outline)).blocks
    return [(block.level, block.text) for block in found if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    "heading",
    [
        title("Wie gelingt Beteiligung?", bold=True),
        title("Wie gelingt Beteiligung?", 12),
        title("Wie gelingt Beteiligung?", colour=0x2244AA),
        title("WIE GELINGT BETEILIGUNG?"),
    ],
)
def test_one_sign_is_enough_before_a_paragraph(heading: Line) -> None:
    assert headings(sections(title("Anfang", 14), heading)) == [(1, "Anfang"), (2, heading.text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ausgangslage:",
        "Wir wollen die Beteiligung in allen Städten deutlich stärken.",
        "und weiter geht der Satz in fetter Schrift",
        "42 %",
    ],
)
def test_labels_sentences_and_figures_in_bold_are_none(text: str) -> None:
    assert headings(sections(title("Anfang", 14), title(text, bold=True))) == [(1, "Anfang")]


def test_a_quote_in_large_print_is_none_but_a_slogan_among_titles_is_one() -> None:
    quote = "Ohne eine feste Ansprechperson bleibt jedes Ehrenamt ein kurzes Gastspiel."
    found = headings(
        sections(
            title("Anfang", 14), title(quote, 13), title("Mitte", 14), title("Das Ende zählt.", 14)
        )
    )
    assert [text for _, text in found] == ["Anfang", "Mitte", "Das Ende zählt."]


def test_a_quote_inside_a_sentence_is_none() -> None:
    content = [
        *lines([*BODY[:2], "in gemeinsamen Papieren festgehalten, die heute in"], 60, x1=FULL),
        line("Beteiligung lohnt sich für alle", 110, size=14),
        *lines(["vielen Städten gelten und dort auch gelesen werden,", *BODY[1:]], 140, x1=FULL),
    ]
    assert headings(page(1, [*sections(title("Anfang", 14)).lines, *shift(content, 80)])) == [
        (1, "Anfang")
    ]


def shift(content: Sequence[Line], by: float) -> list[Line]:
    return [
        replace(item, bbox=(item.bbox[0], item.bbox[1] + by, item.bbox[2], item.bbox[3] + by))
        for item in content
    ]


def test_lines_of_a_cover_are_no_headings() -> None:
    cover = page(1, [line("Beteiligung", 200, size=30), line("Eine Handreichung", 240, size=15)])
    rest = [
        replace(sections(title(text, 14)), number=n)
        for n, text in [(2, "Vorwort"), (3, "Ziele"), (4, "Wege")]
    ]
    assert headings(cover, *rest) == [(1, "Vorwort"), (1, "Ziele"), (1, "Wege")]


def test_numbers_order_titles_of_one_print() -> None:
    texts = ["1. Ziele", "1.1 Mittel", "Vereine", "Schulen", "1.2 Wege", "Ämter", "2. Ausblick"]
    found = headings(
        *(replace(sections(title(t, bold=True)), number=n) for n, t in enumerate(texts, 1))
    )
    assert found == [
        (1, "1. Ziele"),
        (2, "1.1 Mittel"),
        (3, "Vereine"),
        (3, "Schulen"),
        (2, "1.2 Wege"),
        (3, "Ämter"),
        (1, "2. Ausblick"),
    ]


def test_unnumbered_titles_are_siblings_of_numbered_ones() -> None:
    texts = ["Vorwort", "1 Ziele", "2 Wege", "3 Mittel", "Literatur"]
    found = headings(*(replace(sections(title(t, 14)), number=n) for n, t in enumerate(texts, 1)))
    assert {level for level, _ in found} == {1}
    assert len(found) == 5


def test_what_occurs_once_makes_no_level() -> None:
    sheets = [
        sections(title("Ziele", 18), title("Eine Randbemerkung", 14), title("Mittel", 12)),
        sections(title("Wege", 18), title("Vereine", 12)),
        sections(title("Ende", 18), title("Schulen", 12), title("Kreise", 12)),
    ]
    found = headings(*(replace(sheet, number=n) for n, sheet in enumerate(sheets, 1)))
    levels = {text: level for level, text in found}
    assert (levels["Ziele"], levels["Mittel"], levels["Schulen"]) == (1, 2, 2)


def test_the_outline_decides_levels_against_the_print() -> None:
    sheet = sections(title("Ziele", 12, bold=True), title("Wege", 14, bold=True))
    outline = [
        OutlineItem(title="Ziele", level=1, page=1),
        OutlineItem(title="Wege", level=2, page=1),
    ]
    assert headings(sheet, outline=outline) == [(1, "Ziele"), (2, "Wege")]


def test_a_title_over_two_lines_is_one_heading() -> None:
    content = [
        line("Zusammenarbeit mit Vereinen", 40, size=18),
        line("und Verbänden", 70, size=18),
        *lines(BODY, 110, x1=FULL),
    ]
    assert headings(page(1, content)) == [(1, "Zusammenarbeit mit Vereinen und Verbänden")]


def test_a_number_above_its_title_belongs_to_it() -> None:
    content = [
        line("3", 40, size=30),
        line("Wege zur Beteiligung", 80, size=18),
        *lines(BODY, 120, x1=FULL),
    ]
    assert headings(page(1, content)) == [(1, "3 Wege zur Beteiligung")]


def test_two_announced_titles_in_a_row_stay_two() -> None:
    content = [
        line("1.2 Frauen stärken", 40, bold=True),
        line("Kompetenzen besser nutzen", 52, bold=True),
        *lines(BODY, 70, x1=FULL),
    ]
    outline = [OutlineItem(title="Frauen stärken", level=2, page=1)]
    assert [text for _, text in headings(page(1, content), outline=outline)] == [
        "1.2 Frauen stärken",
        "Kompetenzen besser nutzen",
    ]


def test_a_title_in_another_slant_and_family_parts_from_the_text() -> None:
    plain = [replace(item, family="Times") for item in lines(BODY, 52, x1=FULL)]
    more = [replace(item, family="Times") for item in lines(BODY, 112, x1=FULL)]
    heads = [
        replace(line(text, top), italic=True, family="Helvetica")
        for text, top in [("1.2.1 Einwilligung", 40.0), ("1.2.2 Löschung", 92.0)]
    ]
    found = headings(page(1, [heads[0], *plain, heads[1], *more]))
    assert [text for _, text in found] == ["1.2.1 Einwilligung", "1.2.2 Löschung"]


def test_numbers_that_start_again_in_lesser_print_stand_below() -> None:
    sheets = [
        sections(title("1. Staat", 16), title("1. Daten öffnen", bold=True)),
        sections(title("2. Sicherheit", 16), title("1. Kontrolle", bold=True)),
    ]
    found = headings(*(replace(sheet, number=n) for n, sheet in enumerate(sheets, 1)))
    assert [level for level, _ in found] == [1, 2, 1, 2]


def test_headings_of_scanned_pages_are_on_the_level_of_printed_ones() -> None:
    sheets = [
        sections(title("1 Ziele", 16, bold=True), title("1.1 Mittel", 12, bold=True)),
        replace(sections(title("2 Wege", 15.5), title("2.1 Vereine", 12)), method=Method.OCR),
        sections(title("3 Ende", 16, bold=True), title("3.1 Schulen", 12, bold=True)),
    ]
    found = headings(*(replace(sheet, number=n) for n, sheet in enumerate(sheets, 1)))
    assert found == [
        (1, "1 Ziele"),
        (2, "1.1 Mittel"),
        (1, "2 Wege"),
        (2, "2.1 Vereine"),
        (1, "3 Ende"),
        (2, "3.1 Schulen"),
    ]


def test_what_text_goes_on_below_in_small_letters_is_none() -> None:
    content = [
        line("Viele kleine Vereine haben wenig Gewicht und sollten", 40, size=11),
        *lines(["ermutigt werden, sich zusammenzutun,", *BODY[1:]], 54, x1=FULL),
    ]
    assert headings(page(1, content)) == []


def test_sentences_in_a_colour_of_their_own_are_titles_where_there_are_many() -> None:
    texts = [
        "Löhne sollen steigen.",
        "Mieten sollen sinken.",
        "Bahnen sollen fahren.",
        "Es reicht.",
    ]

    def found(colour: int) -> list[str]:
        sheets = [sections(title(text, bold=True, colour=colour)) for text in texts]
        pages = [replace(sheet, number=n) for n, sheet in enumerate(sheets, 1)]
        return [text for _, text in headings(*pages)]

    assert found(0xE3000F) == texts
    assert found(0) == []


def test_medium_weight_stands_out_from_regular_print() -> None:
    sheet = sections(title("Preise senken"))
    content = [
        replace(item, family="Fira Medium" if item.text == "Preise senken" else "Fira")
        for item in sheet.lines
    ]
    assert headings(page(1, content)) == [(1, "Preise senken")]


def test_a_short_line_with_a_subnumber_parts_from_the_text_below() -> None:
    content = [
        line("1 Ziele", 30, size=14),
        line("1.1 Mittel", 60),
        *lines(["Die Mittel kommen aus dem Haushalt der Stadt und", *BODY[1:]], 72, x1=FULL),
    ]
    assert headings(page(1, content)) == [(1, "1 Ziele"), (2, "1.1 Mittel")]


def test_numbers_on_scanned_pages_may_be_drawn_apart() -> None:
    sheets = [
        sections(title("1 Ziele", 16), title("1.1 Mittel", 12)),
        replace(sections(title("2 Wege", 16), title("2 .1 Vereine")), method=Method.OCR),
    ]
    found = headings(*(replace(sheet, number=n) for n, sheet in enumerate(sheets, 1)))
    assert found[-1] == (2, "2 .1 Vereine")


def test_addresses_are_none() -> None:
    sheet = sections(title("Anfang", 14), title("Kontakt: info@stadt.example", bold=True))
    assert headings(sheet) == [(1, "Anfang")]


def test_three_titles_right_below_each_other_are_labels() -> None:
    labels = [
        line(text, 300 + 30 * i, bold=True) for i, text in enumerate(["Rat", "Amt", "Beirat"])
    ]
    first = sections(title("Anfang", 14), title("Ziele", bold=True))
    assert headings(page(1, [*first.lines, *labels])) == [(1, "Anfang"), (2, "Ziele")]


def test_a_colour_makes_a_level_only_where_its_titles_head_those_of_another() -> None:
    def found(*texts: tuple[str, int]) -> list[int | None]:
        content: list[Line] = []
        top = 40.0
        for text, colour in texts:
            content.append(replace(line(text, top, size=12, bold=True), colour=colour))
            top += 24
            if not text.startswith("Oben"):
                content.extend(lines(BODY, top, x1=FULL))
                top += 3 * LEADING + 16
        return [level for level, _ in headings(page(1, content))]

    blue, black = 0x0044AA, 0x000000
    assert found(("Oben", blue), ("Wege", black), ("Oben zwei", blue), ("Ziele", black)) == [
        1,
        2,
        1,
        2,
    ]
    assert found(
        ("Wege", blue), ("Mittel", blue), ("Ziele", 0xAA0000), ("Ämter", 0xAA0000)
    ) == 4 * [1]
