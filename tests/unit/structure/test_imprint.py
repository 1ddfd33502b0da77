"""The imprint: all of it, and nothing else."""

from collections.abc import Sequence

import pytest

from docpipe.model import Document, FurnitureKind, Line
from docpipe.structure import recover
from tests.unit.structure.pages import extraction, line, lines, page

FULL = 370.0
BODY = [
    "Die Kommunen in Deutschland haben in den letzten Jahren viele Erfahrungen",
    "mit der Beteiligung gesammelt und diese in Papieren festgehalten, die sie",
    "gemeinsam beraten haben und nun allen anderen zur Verfügung stellen wollen.",
]
ENTRIES = [
    "Herausgeber: Stadt Musterstadt, Musterweg 1, 12345 Musterstadt",
    "Redaktion: Amt für Integration",
    "Gestaltung: Büro Beispiel · Druck: Druckerei Muster",
    "1. Auflage, Mai 2017",
    "Alle Beispiele sind erfunden.",
]


def small(texts: Sequence[str], top: float, x0: float = 50.0) -> list[Line]:
    return [line(text, top + 10 * i, x0=x0, size=8) for i, text in enumerate(texts)]


def read(second: Sequence[Line]) -> Document:
    """A cover, the page, and eight more pages of text."""
    cities = ["Aachen", "Bochum", "Celle", "Dessau", "Essen", "Fulda", "Gera", "Hamm"]
    text = [
        page(n, lines([f"{city}: {part}" for part in BODY], 60, x1=FULL))
        for n, city in enumerate(cities, start=3)
    ]
    cover = [line("Handreichung Teilhabe", 200, size=24, bold=True)]
    return recover(extraction(page(1, cover), page(2, second), *text))


def imprint(document: Document) -> list[str]:
    return [item.text for item in document.furniture if item.kind is FurnitureKind.IMPRINT]


def left(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.first_page == 2]


def test_a_block_at_the_foot_starts_at_its_title_and_leaves_the_text() -> None:
    content = [
        *lines(BODY, 60, x1=FULL),
        line("Impressum", 480, size=8, bold=True),
        *small(ENTRIES, 494),
    ]
    document = read(content)
    assert imprint(document) == ["Impressum", *ENTRIES]
    assert len(left(document)) == 1
    assert left(document)[0].startswith("Die Kommunen")


def test_an_imprint_says_what_it_says_without_labels_too() -> None:
    content = [
        line("Impressum", 60, size=14, bold=True),
        *lines(["Kommunaler Kreis Teilhabe, beschlossen am 18. April 2013"], 84),
    ]
    assert len(imprint(read(content))) == 2


def test_three_labels_together_need_no_title() -> None:
    assert imprint(read(small(ENTRIES, 300))) == ENTRIES
    assert imprint(read(small(ENTRIES[:1] + ENTRIES[-1:], 300))) == []


def test_a_page_of_its_own_is_the_imprint_but_for_titles() -> None:
    content = [
        line("Musterstadt", 40, size=20, bold=True),
        *small(["Beschlossen vom Rat der Stadt", "am 4. Mai 2017"], 80),
        *small(ENTRIES, 300),
    ]
    document = read(content)
    assert len(imprint(document)) == 7
    assert left(document) == ["Musterstadt"]


@pytest.mark.parametrize(
    "title",
    [
        line("Kontakt", 200, size=14, bold=True),
        line("Dank", 200, size=14, bold=True),
    ],
)
def test_another_title_ends_it(title: Line) -> None:
    content = [
        line("Impressum", 60, size=14, bold=True),
        *small(ENTRIES, 90),
        title,
        *lines(["Anna Beispiel, Telefon 0123 456789"], 224),
    ]
    document = read(content)
    assert imprint(document) == ["Impressum", *ENTRIES]
    assert left(document)[0] == title.text


def test_larger_print_and_wide_white_space_end_it() -> None:
    head = [line("Impressum", 60, size=8, bold=True), *small(ENTRIES, 72)]
    assert len(imprint(read([*head, *lines(BODY, 140, x1=FULL)]))) == 6
    assert len(imprint(read([*head, *small(["Weitere Hinweise stehen im Netz."], 260)]))) == 6


def test_contacts_in_a_column_of_their_own_are_text() -> None:
    content = [
        line("Impressum", 60, size=14, bold=True),
        *small(["Lizenz", "CC BY 4.0", "Bündnis Teilhabe", "Design nach Vorlage"], 90),
        line("Kontakt", 60, x0=230, size=14, bold=True),
        *small(["Anna Beispiel", "anna@stadt.example", "Bernd Muster", "b@kreis.example"], 90, 230),
    ]
    document = read(content)
    assert len(imprint(document)) == 5
    assert "Kontakt" in left(document)


def test_labels_left_and_names_right_are_read_row_by_row() -> None:
    names = ["Anna Beispiel", "Bernd Muster", "Büro Beispiel", "Druckhaus Mitte"]
    labels = ["Redaktion", "Lektorat", "Gestaltung", "Druck"]
    content = [line("Impressum", 60, size=22, bold=True)]
    for i, (label, name) in enumerate(zip(labels, names, strict=True)):
        content += [line(label, 280 + 24 * i), line(name, 280 + 24 * i, x0=180)]
    found = imprint(read(content))
    assert found == ["Impressum", *(t for pair in zip(labels, names, strict=True) for t in pair)]


def test_small_print_in_two_columns_is_one_imprint() -> None:
    content = [
        line("Impressum", 40, size=8),
        *small(["Kommunaler Kreis Teilhabe", "Arbeitsgruppe Sprache"], 52),
        *small(
            ["Mitgewirkt haben Fachleute aus vier Städten", "Das Papier ist erfunden."], 40, 230
        ),
        *lines(BODY * 3, 120, x1=FULL),
    ]
    assert len(imprint(read(content))) == 5


def test_sources_in_the_text_are_no_imprint() -> None:
    sources = [
        "Muster, A. (2017): Teilhabe. 2. Auflage, Verlag Beispiel",
        "Beispiel, B. (2012): Druck und Satz in der Kommune. Stuttgart",
        "Redaktion der Zeitschrift Stadt (2014): Wohnen. ISBN 978-3-16-148410-0",
    ]
    assert imprint(read([line("Quellen", 60, size=14, bold=True), *lines(sources, 90)])) == []


def test_words_divided_at_line_ends_are_joined() -> None:
    content = [
        line("Impressum", 60, size=8, bold=True),
        *small(["Herausgeber: Kreis Muster, Geschäfts-", "stelle Integration"], 72),
    ]
    assert imprint(read(content))[1:] == ["Herausgeber: Kreis Muster, Geschäftsstelle Integration"]


@pytest.mark.parametrize(
    ("entry", "publisher"),
    [
        (["Herausgeber: Stadt Musterstadt, Musterweg 1, 12345 Musterstadt"], "Stadt Musterstadt"),
        (["Herausgeberin:", "Kreis Muster", "Musterplatz 1"], "Kreis Muster"),
        (
            ["Herausgegeben vom Kommunalen Kreis zur", "Teilhabe, 2019"],
            "Kommunalen Kreis zur Teilhabe",
        ),
        (["Herausgeber*in: Kreis Muster · 2022"], "Kreis Muster"),
        (
            ["Herausgeber", "Ministerium für Soziales,", "Familie und Sport"],
            "Ministerium für Soziales, Familie und Sport",
        ),
    ],
)
def test_publisher_and_year_are_read_from_the_imprint(entry: list[str], publisher: str) -> None:
    content = [line("Impressum", 60, size=8, bold=True), *small([*entry, "Stand: Mai 2016"], 72)]
    metadata = read(content).metadata
    assert metadata.publisher == publisher
    assert metadata.year in (2016, 2019, 2022)
    assert metadata.title == "Handreichung Teilhabe"
