"""What a frame sets apart is one block."""

from docpipe.model import Block, BlockKind, Line, RawTable
from docpipe.structure import recover
from tests.unit.structure.pages import LEADING, extraction, line, lines, page

FULL = 330.0
BODY = [
    "Die Kommunen in Deutschland haben in den letzten Jahren",
    "viele Erfahrungen mit der Beteiligung gesammelt und diese",
    "in gemeinsamen Papieren festgehalten.",
]


def found(content: list[Line], **drawn: object) -> tuple[Block, ...]:
    return recover(extraction(page(1, content, **drawn))).blocks


def boxes(content: list[Line], **drawn: object) -> list[Block]:
    return [block for block in found(content, **drawn) if block.kind is BlockKind.BOX]


def example(top: float = 205.0, x0: float = 60.0) -> list[Line]:
    return [
        line("Praxisbeispiel: Stadt Musterhausen", top, x0=x0, bold=True),
        line("Ziel: Räume für die Vereine der Stadt", top + 20, x0=x0),
        line("Partner: Kulturverein, drei Ämter", top + 32, x0=x0),
        line("Ergebnis: 40 Vereine nutzen das Haus", top + 44, x0=x0),
    ]


def test_labels_keep_lines_of_their_own_and_the_heading_is_known() -> None:
    (box,) = boxes([*lines(BODY, 100, x1=FULL), *example()], rects=((50.0, 200.0, 340.0, 265.0),))
    assert box.text.split("\n") == [
        "Praxisbeispiel: Stadt Musterhausen",
        "Ziel: Räume für die Vereine der Stadt",
        "Partner: Kulturverein, drei Ämter",
        "Ergebnis: 40 Vereine nutzen das Haus",
    ]
    assert box.heading == "Praxisbeispiel: Stadt Musterhausen"


def test_a_label_above_a_title_belongs_to_the_heading() -> None:
    content = [
        line("PRAXISBEISPIEL", 205, x0=60, size=8),
        line("Haus der Vereine in Musterhausen", 220, x0=60, size=12, bold=True),
        *lines(BODY, 245, x0=60, x1=320),
    ]
    (box,) = boxes(content, rects=((50.0, 200.0, 340.0, 290.0),))
    assert box.heading == "PRAXISBEISPIEL\nHaus der Vereine in Musterhausen"
    assert box.text.startswith(f"{box.heading}\nDie Kommunen")


def test_stacked_rectangles_are_one_box() -> None:
    """Word processors shade line by line; designers put a band or a tab on top."""
    shaded = tuple((50.0, 200.0 + 13 * n, 340.0, 213.0 + 13 * n) for n in range(5))
    assert len(boxes(example(), rects=shaded)) == 1
    band = ((50.0, 200.0, 340.0, 220.0), (50.0, 220.0, 340.0, 265.0))
    (box,) = boxes(example(), rects=band)
    assert box.heading == "Praxisbeispiel: Stadt Musterhausen"
    tab = ((50.0, 200.0, 250.0, 222.0), (50.0, 220.0, 340.0, 265.0))
    assert len(boxes(example(), rects=tab)) == 1


def test_a_box_within_a_box_and_boxes_side_by_side() -> None:
    nested = ((50.0, 200.0, 340.0, 265.0), (55.0, 222.0, 330.0, 262.0))
    assert len(boxes(example(), rects=nested)) == 1
    right = [line(f"Rechts steht Zeile {n} für sich", 205 + 12 * n, x0=230) for n in range(4)]
    left = [line(f"Links steht Zeile {n} für sich", 205 + 12 * n, x0=40) for n in range(4)]
    pair = ((35.0, 200.0, 215.0, 260.0), (225.0, 200.0, 405.0, 260.0))
    assert [box.text[:5] for box in boxes([*left, *right], rects=pair)] == ["Links", "Recht"]


def test_two_rules_or_a_bar_make_a_box() -> None:
    text = [*lines(BODY, 100, x1=FULL), *example(), *lines(BODY, 300, x1=FULL)]
    rules = ((50.0, 198.0, 340.0, 199.0), (50.0, 266.0, 340.0, 267.0))
    assert len(boxes(text, rules=rules)) == 1
    bar = ((50.0, 200.0, 53.0, 262.0),)
    assert len(boxes(text, rules=bar)) == 1


def test_rules_between_sections_and_change_marks_make_no_box() -> None:
    text = [*lines(BODY, 100, x1=FULL), *lines(BODY, 200, x1=FULL), *lines(BODY, 300, x1=FULL)]
    rules = ((50.0, 190.0, 330.0, 191.0), (50.0, 290.0, 330.0, 291.0))
    assert boxes(text, rules=rules) == []
    assert boxes(text, rules=((40.0, 198.0, 42.0, 236.0),)) == []


def test_the_ground_of_a_page_and_the_band_of_a_title_are_no_boxes() -> None:
    text = [line("Ein Titel im farbigen Band", 60, size=18, bold=True), *lines(BODY, 120, x1=FULL)]
    ground = ((10.0, 10.0, 410.0, 585.0), (40.0, 55.0, 400.0, 85.0))
    assert boxes(text, rects=ground) == []


def test_a_large_box_with_text_around_it_is_a_box() -> None:
    text = [
        *lines(BODY, 60, x1=FULL),
        *(line(f"Zeile {n} des Beispiels geht weiter.", 120 + 12 * n, x0=60) for n in range(30)),
    ]
    assert len(boxes(text, rects=((30.0, 110.0, 400.0, 560.0),))) == 1


def test_columns_in_a_box_are_read_one_after_the_other() -> None:
    left = [f"Linke Zeile {n} im Kasten" for n in range(4)]
    right = [f"Rechte Zeile {n} im Kasten" for n in range(4)]
    content = [
        line("Praxisbeispiel: Stadt Musterhausen mit zwei Spalten", 205, x0=60, bold=True),
        *lines(left, 225, x0=60, x1=180),
        *lines(right, 225, x0=200, x1=320),
    ]
    (box,) = boxes(content, rects=((50.0, 200.0, 340.0, 285.0),))
    places = [box.text.index(part) for part in ("Linke Zeile 3", "Rechte Zeile 0")]
    assert places == sorted(places)


def test_labels_in_a_column_stand_with_their_values() -> None:
    content = [
        line("Ort", 205, x0=60),
        *lines(["Stadt Musterhausen mit 40 000", "Menschen"], 205, x0=140),
        line("Träger", 235, x0=60),
        *lines(["Verein der Eltern und Kinder", "im Stadtteil Nord"], 235, x0=140),
        line("Kosten", 265, x0=60),
        line("5 000 Euro im Jahr", 265, x0=140),
    ]
    (box,) = boxes(content, rects=((50.0, 200.0, 340.0, 285.0),))
    assert box.text.split("\n") == [
        "Ort Stadt Musterhausen mit 40 000 Menschen",
        "Träger Verein der Eltern und Kinder im Stadtteil Nord",
        "Kosten 5 000 Euro im Jahr",
    ]


def test_bullets_in_a_box_stay_as_printed() -> None:
    content = [
        line("Das haben wir in der Stadt gelernt:", 205, x0=60),
        line("• Früh mit allen reden", 225, x0=60),
        line("• Räume bereitstellen", 237, x0=60),
    ]
    (box,) = boxes(content, rects=((50.0, 200.0, 340.0, 260.0),))
    assert box.text.split("\n")[1:] == ["• Früh mit allen reden", "• Räume bereitstellen"]


def test_text_flows_around_a_box_and_stays_whole() -> None:
    wide = ["Die Kommunen in Deutschland haben in den letzten Jahren.", "Viele Erfahrungen mit der"]
    narrow = [f"Satz {n} endet am Rand." for n in range(6)]
    content = [
        *lines([*wide, "und in Papieren der Städte festgehalten, was für sie"], 160, x1=FULL)[:2],
        line("und in Papieren der Städte festgehalten, was für sie", 184, x1=FULL),
        *(line(text, 196 + LEADING * n, x1=180) for n, text in enumerate(narrow)),
        line("gilt und was nicht.", 196 + LEADING * 6),
        *example(205, 200),
    ]
    blocks = found(content, rects=((190.0, 198.0, 415.0, 262.0),))
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.BOX]
    assert "für sie Satz 0" in blocks[0].text
    assert blocks[0].text.endswith("am Rand. gilt und was nicht.")


def test_a_box_does_not_interrupt_a_sentence() -> None:
    content = [
        *lines(["Die Kommunen in Deutschland haben in den Jahren"], 180, x1=FULL),
        line("Die Kommunen in Deutschland haben in den Jahren", 180, x1=FULL),
        *example(),
        line("seit 2015 viel gelernt.", 280),
    ][1:]
    blocks = found(content, rects=((50.0, 200.0, 340.0, 265.0),))
    assert blocks[0].text == (
        "Die Kommunen in Deutschland haben in den Jahren seit 2015 viel gelernt."
    )
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.BOX]


def test_a_box_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    left = [line(f"Linke Zeile {n} der Spalte.", 60 + 12 * n, x0=40, x1=190) for n in range(11)]
    first = page(
        1,
        [
            *left,
            line("Praxisbeispiel: Stadt Muster", 205, x0=48, bold=True),
            line("Ziel: Räume für Vereine der", 220, x0=48),
            line("Stadt. Partner war dabei ein", 60, x0=228),
            line("Verein der Eltern.", 72, x0=228),
            *(line(f"Rechte Zeile {n}.", 110 + 12 * n, x0=220, x1=370) for n in range(9)),
        ],
        rects=((40.0, 200.0, 200.0, 240.0), (220.0, 55.0, 380.0, 90.0)),
    )
    document = recover(extraction(first))
    (box,) = [block for block in document.blocks if block.kind is BlockKind.BOX]
    assert box.text == (
        "Praxisbeispiel: Stadt Muster\n"
        "Ziel: Räume für Vereine der Stadt. Partner war dabei ein Verein der Eltern."
    )


def test_the_last_line_of_a_box_on_the_next_page_belongs_to_it() -> None:
    first = page(
        1,
        [*lines(BODY, 100, x1=FULL), *example(500)],
        rects=((50.0, 495.0, 340.0, 560.0),),
    )
    second = page(
        2,
        [line("Kontakt: stadt@example.org", 60, x0=60), *lines(BODY, 120, x1=FULL)],
        rects=((50.0, 50.0, 340.0, 80.0),),
    )
    blocks = recover(extraction(first, second)).blocks
    assert [block.kind.value for block in blocks] == ["paragraph", "box", "paragraph"]
    assert blocks[1].text.endswith("nutzen das Haus\nKontakt: stadt@example.org")
    assert (blocks[1].first_page, blocks[1].last_page) == (1, 2)


def test_a_box_between_rules_that_a_column_ends() -> None:
    left = [line(f"Linke Zeile {n} der Spalte.", 60 + 12 * n, x0=40, x1=190) for n in range(20)]
    right = [line(f"Rechte Zeile {n}.", 150 + 12 * n, x0=220, x1=370) for n in range(14)]
    content = [
        *left,
        line("Praxisbeispiel: Stadt Muster", 320, x0=48, size=8, bold=True),
        line("Partner: Verein der Eltern", 60, x0=228, size=8),
        line("Ergebnis: 40 Vereine im Haus", 72, x0=228, size=8),
        *right,
    ]
    rules = ((40.0, 312.0, 190.0, 313.0), (220.0, 90.0, 370.0, 91.0))
    (box,) = boxes(content, rules=rules)
    assert box.text.split("\n") == [
        "Praxisbeispiel: Stadt Muster",
        "Partner: Verein der Eltern",
        "Ergebnis: 40 Vereine im Haus",
    ]


def test_a_pull_quote_is_no_heading_and_parts_no_sentence() -> None:
    quoted = "Beteiligung braucht Zeit und feste Räume."
    content = [
        *lines([f"{quoted} Das sagen in der Stadt", "alle Befragten und viele der"], 100, x1=FULL),
        line("alle Befragten und viele der", 112, x1=FULL),
        line(f"„{quoted}“", 140, size=13, italic=True),
        line("Vereine.", 170),
        line("Beteiligung braucht Zeit", 190, size=13),
        *lines(BODY, 215, x1=FULL),
    ]
    del content[1]
    blocks = found(content)
    assert [(block.kind.value, block.text) for block in blocks[:3]] == [
        (
            "paragraph",
            f"{quoted} Das sagen in der Stadt alle Befragten und viele der Vereine.",
        ),
        ("box", f"„{quoted}“"),
        ("heading", "Beteiligung braucht Zeit"),
    ]


def test_rules_that_go_on_from_a_table_make_no_box() -> None:
    cells = tuple(
        ((50.0, top, 120.0, top + 20), (120.0, top, 330.0, top + 20)) for top in (100.0, 120.0)
    )
    table = RawTable(bbox=(50, 100, 330, 140), rows=(("", ""), ("", "")), cells=cells)
    content = [
        *(line(f"Feld {row}", 103 + 20 * row, x0=55) for row in (0, 1)),
        *(line(f"Wert {row}", 103 + 20 * row, x0=125) for row in (0, 1)),
        line("geht in der nächsten Zeile weiter und", 145, x0=125, size=8),
        line("endet erst hier unten.", 157, x0=125, size=8),
        *lines(BODY, 240, x1=FULL),
    ]
    rules = ((50.0, 140.0, 330.0, 140.5), (50.0, 172.0, 330.0, 172.5))
    assert boxes(content, tables=(table,), rules=rules) == []
