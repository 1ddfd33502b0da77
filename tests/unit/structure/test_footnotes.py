"""Notes, their calls, and what only looks like them."""

import pytest

from docpipe.model import Block, BlockKind, Line
from docpipe.structure import recover
from docpipe.structure.note_signs import calls_in
from tests.unit.structure.pages import extraction, line, lines, page

FULL = 330.0
BODY = [
    "Die Kommunen in Deutschland haben in den letzten Jahren",
    "viele Erfahrungen mit der Beteiligung gesammelt und diese",
    "in gemeinsamen Papieren festgehalten.",
]
RULE = (50.0, 495.0, 120.0, 495.5)


def found(*pages: list[Line], rules: bool = False) -> tuple[Block, ...]:
    drawn = {"rules": (RULE,)} if rules else {}
    source = extraction(*(page(n, content, **drawn) for n, content in enumerate(pages, start=1)))
    return recover(source).blocks


def notes(blocks: tuple[Block, ...]) -> list[tuple[str | None, str]]:
    return [(block.marker, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE]


def called(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    texts = {block.id: block.text for block in blocks}
    return [
        (block.text[call.start : call.end], texts[call.note_id])
        for block in blocks
        for call in block.calls
    ]


def small(text: str, top: float) -> Line:
    return line(text, top, size=8)


def test_a_note_goes_on_at_the_next_foot_and_parts_no_paragraph() -> None:
    first = [
        *lines(BODY[:2], 100, x1=FULL),
        line("in Papieren des Arbeitskreises¹ und in denen der", 124, x1=FULL),
        small("1 Die Auswertung beruht auf Gesprächen mit", 500),
    ]
    second = [
        *lines(["Städte festgehalten.", "Das ist alles.²"], 80),
        small("61 Ehrenamtlichen aus vielen Städten.", 500),
        small("2 Vgl. Deutscher Städtetag 2018.", 510),
    ]
    blocks = found(first, second, rules=True)
    assert notes(blocks) == [
        ("1", "Die Auswertung beruht auf Gesprächen mit 61 Ehrenamtlichen aus vielen Städten."),
        ("2", "Vgl. Deutscher Städtetag 2018."),
    ]
    assert "in denen der Städte festgehalten" in blocks[0].text
    assert called(blocks) == [
        ("¹", notes(blocks)[0][1]),
        ("²", "Vgl. Deutscher Städtetag 2018."),
    ]


def test_numbers_that_start_anew_on_every_page() -> None:
    pages = [
        [
            line(f"Seite {n} steht für sich.¹", 100),
            small(f"1 Anmerkung auf Seite {n}.", 500),
        ]
        for n in (1, 2)
    ]
    assert called(found(*pages)) == [
        ("¹", "Anmerkung auf Seite 1."),
        ("¹", "Anmerkung auf Seite 2."),
    ]


def test_two_notes_called_at_one_place_and_by_stars_and_brackets() -> None:
    content = [
        line("Das sagen viele Städte.¹² Andere sehen es anders.*", 100),
        line("So steht es im Gutachten.[3]", 112),
        small("1 Erste Anmerkung.", 500),
        small("2 Zweite Anmerkung.", 510),
        small("[3] Dritte Anmerkung.", 520),
        small("* Stand im Mai.", 530),
    ]
    assert called(found(content)) == [
        ("¹", "Erste Anmerkung."),
        ("²", "Zweite Anmerkung."),
        ("*", "Stand im Mai."),
        ("[3]", "Dritte Anmerkung."),
    ]


@pytest.mark.parametrize("text", ["Bürger*innen und 40 m² Fläche", "4 km² und 10² Euro", "5 * 3"])
def test_what_is_no_call(text: str) -> None:
    assert list(calls_in(text)) == []


def test_endnotes_of_two_chapters() -> None:
    def chapter(name: str, top: float) -> list[Line]:
        return [
            line(f"Kapitel {name}", top, size=16, bold=True),
            *lines(BODY[:2], top + 30, x1=FULL),
            line(f"in Papieren festgehalten, Kapitel {name}.¹", top + 54),
            line("Anmerkungen", top + 80, size=12, bold=True),
            line(f"1 Erste Anmerkung zu {name} mit viel", top + 104),
            line("Text dazu.", top + 116, x0=60),
            line(f"2 Zweite Anmerkung zu {name}.", top + 128),
        ]

    blocks = found([*chapter("eins", 60), *chapter("zwei", 300)])
    assert [text for _, text in notes(blocks)] == [
        "Erste Anmerkung zu eins mit viel Text dazu.",
        "Zweite Anmerkung zu eins.",
        "Erste Anmerkung zu zwei mit viel Text dazu.",
        "Zweite Anmerkung zu zwei.",
    ]
    assert called(blocks) == [
        ("¹", "Erste Anmerkung zu eins mit viel Text dazu."),
        ("¹", "Erste Anmerkung zu zwei mit viel Text dazu."),
    ]


def test_small_figures_at_the_foot_are_no_notes() -> None:
    content = [
        *lines(BODY, 100, x1=FULL),
        small("412 388 455 501", 500),
        small("233 241 260 254", 510),
    ]
    assert notes(found(content)) == []


def test_a_number_that_nothing_calls_is_no_note() -> None:
    content = [
        *lines(BODY, 60, x1=FULL),
        line("Das steht im Gutachten.³", 100),
        small("12 Städte haben geantwortet.", 500),
    ]
    assert notes(found(content)) == []


def test_a_number_inside_a_note_opens_none() -> None:
    content = [
        *lines(BODY, 60, x1=FULL),
        line("Das steht im Gutachten.¹", 100),
        small("1 Befragt wurden in den Jahren 2015 und 2016", 500),
        small("17 Städte und 4 Kreise.", 510),
    ]
    assert [text for _, text in notes(found(content))] == [
        "Befragt wurden in den Jahren 2015 und 2016 17 Städte und 4 Kreise."
    ]


def test_notes_of_a_section_that_stand_in_the_middle_of_a_page() -> None:
    content = [
        *lines(BODY, 60, x1=FULL),
        line("Das steht im Gutachten.¹", 100),
        small("¹ Erste Anmerkung mit", 130),
        small("zwei Zeilen.", 140),
        line("Ein neuer Abschnitt", 170, size=14, bold=True),
        *lines(BODY, 200, x1=FULL),
    ]
    blocks = found(content)
    assert notes(blocks) == [("¹", "Erste Anmerkung mit zwei Zeilen.")]
    assert called(blocks) == [("¹", "Erste Anmerkung mit zwei Zeilen.")]


def test_a_figure_that_the_font_raises_is_a_call_if_a_note_says_so() -> None:
    content = [
        *lines(BODY, 60, x1=FULL),
        line("Das steht im Gutachten.1 Der CO2 Preis steigt.", 100),
        small("1 Vgl. Deutscher Städtetag 2018.", 500),
    ]
    assert called(found(content)) == [("1", "Vgl. Deutscher Städtetag 2018.")]


def test_notes_between_two_rules_are_no_box() -> None:
    rules = ((50.0, 490.0, 330.0, 490.5), (50.0, 560.0, 330.0, 560.5))
    content = [
        *lines(BODY, 60, x1=FULL),
        line("Das steht im Gutachten.¹", 100),
        small("¹ Als Quartier gilt hier ein Gebiet mit 2 000 Menschen.", 500),
        small("Es ist zu Fuß zu durchqueren.", 510),
    ]
    source = extraction(page(1, content, rules=rules))
    kinds = [block.kind for block in recover(source).blocks]
    assert kinds[-1] is BlockKind.FOOTNOTE
    assert BlockKind.BOX not in kinds
