"""Contents lists and subject indexes, and what only looks like one."""

from collections.abc import Sequence

import pytest

from docpipe.model import Document, FurnitureKind, Line, RawTable
from docpipe.structure import recover
from tests.unit.structure.pages import extraction, line, lines, page

FULL = 370.0
BODY = [
    "Die Kommunen in Deutschland haben in den letzten Jahren viele Erfahrungen",
    "mit der Beteiligung gesammelt und diese in Papieren festgehalten, die sie",
    "gemeinsam beraten haben und nun allen anderen zur Verfügung stellen wollen.",
]
TITLES = ["Einleitung", "Sprache lernen", "Wohnen in Vielfalt", "Arbeit und Ausbildung", "Ausblick"]
CITIES = ["Aachen", "Bochum", "Celle", "Dessau", "Essen", "Fulda", "Gera", "Hamm"]
PAGES = [3, 5, 6, 8, 9]


def chapters() -> list[Sequence[Line]]:
    """Pages 2 to 9 with the chapters that the list announces."""
    starts = dict(zip(PAGES, TITLES, strict=True))
    return [
        [
            *([line(starts[n], 40, size=16, bold=True)] if n in starts else []),
            *lines([f"{CITIES[n - 2]}: {part}" for part in BODY], 80, x1=FULL),
        ]
        for n in range(2, 10)
    ]


def read(first: Sequence[Line], *more: Sequence[Line], **extra: object) -> Document:
    pages = [page(1, first, **extra)]
    pages += [page(n, content) for n, content in enumerate([*chapters(), *more], start=2)]
    return recover(extraction(*pages))


def listed(document: Document, kind: FurnitureKind = FurnitureKind.TOC) -> list[str]:
    return [item.text for item in document.furniture if item.kind is kind]


def entries(form: str, top: float = 100.0, x0: float = 50.0) -> list[Line]:
    return [
        line(form.format(title=title, page=number), top + 20 * i, x0=x0)
        for i, (title, number) in enumerate(zip(TITLES, PAGES, strict=True))
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{title} ........ {page}",
        "{title} . . . . . . . . {page}",
        "{title} {page}",
        "{title} S. {page}",
        "{title}",
        "{page} {title}",
        "{title} {page}–12",
        "{title} {page} f.",
    ],
)
def test_below_its_title_a_list_may_have_any_form(form: str) -> None:
    content = [line("Inhalt", 60, size=16, bold=True), *entries(form)]
    assert listed(read(content)) == [placed.text for placed in content]


@pytest.mark.parametrize(
    "title",
    [
        "INHALTSVERZEICHNIS",
        "Inhalt:",
        "Inhaltsverzeichnis¹",
        "Aus dem Inhalt",
        "Index",
        "I N H A LT",
    ],
)
def test_the_title_has_many_names(title: str) -> None:
    assert len(listed(read([line(title, 60, size=16), *entries("{title} {page}")]))) == 6


def test_dotted_lines_need_no_title() -> None:
    assert len(listed(read(entries("{title} ............ {page}")))) == 5


def test_page_numbers_stand_in_a_column_of_their_own_right_or_left() -> None:
    for x0, numbers in ((80.0, 50.0), (50.0, 300.0)):
        column = [line(str(n), 100 + 20 * i, x0=numbers) for i, n in enumerate(PAGES)]
        content = [line("Inhalt", 60, size=16), *entries("{title}", x0=x0), *column]
        found = listed(read(content))
        assert len(found) == 11
        # Each title stands beside its number.
        at = found.index("Wohnen in Vielfalt")
        assert "6" in (found[at - 1], found[at + 1])


def test_two_columns_are_listed_one_after_the_other() -> None:
    left = [
        line(f"{t} {p}", 100 + 20 * i, x1=180)
        for i, (t, p) in enumerate(zip(TITLES, PAGES, strict=True))
    ]
    right = [
        line(f"Anhang {name} {11 + i}", 100 + 20 * i, x0=230, x1=360)
        for i, name in enumerate(("Fragen", "Adressen", "Quellen", "Termine", "Bilder"))
    ]
    found = listed(read([line("Inhalt", 60, size=16), *left, *right]))
    assert found.index("Ausblick 9") < found.index("Anhang Fragen 11")


def test_subtitles_authors_and_titles_on_two_lines_belong_to_it() -> None:
    content = [line("Inhalt", 60, size=16)]
    for i, (title, number) in enumerate(zip(TITLES, PAGES, strict=True)):
        content.append(line(f"{title} ..... {number}", 100 + 40 * i))
        content.append(line("Anna Beispiel, Musterstadt", 112 + 40 * i, size=8))
    assert len(listed(read(content[:-1]))) == len(content) - 1


def test_what_stands_above_and_below_a_list_is_no_part_of_it() -> None:
    content = [
        line("Handreichung Teilhabe", 40, size=22, bold=True),
        line("Inhalt", 80, size=14),
        *entries("{title} ........ {page}", 110),
        line("Vorwort", 260, size=14, bold=True),
        *lines(BODY, 290, x1=FULL),
    ]
    document = read(content)
    assert listed(document) == [placed.text for placed in content[1:7]]
    assert [block.text for block in document.blocks[:2]] == ["Handreichung Teilhabe", "Vorwort"]


def test_a_list_goes_on_over_pages_but_not_into_the_text() -> None:
    first = [
        line("Inhalt", 60, size=16),
        *(line(f"Abschnitt {'ABCDEFGHIJ'[i]} ..... {10 + i}", 100 + 45 * i) for i in range(10)),
    ]
    second = [line(f"Teil {name} ........ {30 + i}", 60 + 20 * i) for i, name in enumerate("KLMN")]
    third = [line("Einleitung 3", 60, bold=True), *lines(BODY, 100, x1=FULL)]
    document = recover(extraction(page(1, first), page(2, second), page(3, third)))
    assert len(listed(document)) == 15
    assert document.blocks[0].text == "Einleitung 3"


def test_lists_of_tables_and_figures_are_contents_too() -> None:
    content = [
        line("Abbildungsverzeichnis", 60, size=14),
        *(line(f"Abbildung {i}: Wege {i} ...... {20 + i}", 90 + 16 * i) for i in range(1, 6)),
    ]
    assert len(listed(read(content))) == 6


def test_fields_to_be_filled_in_are_no_dotted_lines() -> None:
    form = [line(f"{name} ______________________", 60 + 24 * i) for i, name in enumerate(TITLES)]
    assert listed(read(form)) == []


def test_numbers_in_a_table_point_nowhere() -> None:
    rows = [line(f"{name} {3 + i}", 100 + 20 * i) for i, name in enumerate(TITLES)]
    table = RawTable(bbox=(40, 90, 300, 220), rows=(("", ""),), cells=(((40, 90, 300, 220), None),))
    assert listed(read(rows, tables=(table,))) == []


def test_inhalt_above_running_text_is_a_heading() -> None:
    document = read([line("Inhalt", 60, size=14, bold=True), *lines(BODY * 2, 90, x1=FULL)])
    assert listed(document) == []
    assert document.blocks[0].text == "Inhalt"


WORDS = ["Beratung 4, 7", "Dolmetschen 6, 10", "Ehrenamt 3 f.", "Jugendamt 6–8", "Sprachkurs 5"]


def test_a_subject_index_is_kept_as_one() -> None:
    index = [line("Stichwortverzeichnis", 60, size=14, bold=True), line("B", 90)]
    index += [line(word, 110 + 14 * i) for i, word in enumerate([*WORDS, "Vereine siehe Ehrenamt"])]
    document = read(chapters()[0], index)
    assert listed(document, FurnitureKind.INDEX) == [placed.text for placed in index[1:]]
    assert listed(document) == []
    assert document.blocks[-1].text == "Stichwortverzeichnis"  # a heading like others


def test_an_index_stands_in_columns_and_goes_on() -> None:
    first = [line("Register", 60, size=14)]
    first += [line(word, 90 + 14 * i, x1=150) for i, word in enumerate(WORDS)]
    first += [
        line(word, 90 + 14 * i, x0=230)
        for i, word in enumerate(
            ["Teilhabe 2, 9", "Vereine 3", "Wohnen 10", "Zuzug 1, 4", "Zweck 8"]
        )
    ]
    second = [
        line(f"{name} {3 + i}, {9 + i}", 60 + 14 * i)
        for i, name in enumerate(("Aufwand", "Budget", "Dauer", "Ertrag"))
    ]
    found = listed(read(chapters()[0], first, second), FurnitureKind.INDEX)
    assert len(found) == 14
    assert found.index("Sprachkurs 5") < found.index("Teilhabe 2, 9")


def test_two_entries_in_a_column_are_an_index_too() -> None:
    first = [line("Register", 500, size=14), line("Anerkennung 7, 9", 530), line("Arbeit 5", 544)]
    first += [line("Beratung 4, 6", 530, x0=230), line("Dolmetschen 6, 10", 544, x0=230)]
    found = listed(read(chapters()[0], first), FurnitureKind.INDEX)
    assert found[-4:] == ["Anerkennung 7, 9", "Arbeit 5", "Beratung 4, 6", "Dolmetschen 6, 10"]


def test_a_list_of_years_is_no_index() -> None:
    years = [line("Register", 60, size=14)]
    years += [line(text, 90 + 14 * i) for i, text in enumerate(BODY)]
    assert listed(read(chapters()[0], years), FurnitureKind.INDEX) == []


def test_a_title_in_large_print_below_the_list_is_no_entry_though_a_later_page_has_it() -> None:
    content = [
        line("Inhalt", 60, size=14),
        *entries("{title} ........ {page}", 90),
        line("Einleitung", 200, size=14),
        *lines(BODY, 230, x1=FULL),
    ]
    assert len(listed(read(content))) == 6
