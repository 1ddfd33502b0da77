"""The gold of a small paper, set by the press in fonts that every machine has."""

from typing import Any

import pytest

from scripts.proving.check import complaints_of
from scripts.proving.content import CONTENTS_TITLE, Block, Contents, Cover, Heading, NewPage
from scripts.proving.design import Design, HeadStyle
from scripts.proving.gold import gold
from scripts.proving.paper import Paper
from scripts.proving.printed import Printed
from scripts.proving.producers.reportlab_press import produce
from scripts.proving.source import parse
from tests.unit.proving.reading import read

_BODY = """
# 1 Wohnen im Quartier

Wohnungsunternehmen und Kommunen vereinbaren gemeinsam Vergaberichtlinien für die Wohnungsvergabe
und legen jährlich Rechenschaft ab.<fn>Gezählt wurden alle Wohnungen mit Belegungsbindung.</fn>

- Vergabe nach festen Regeln

::: box Praxisbeispiel: Haus am Markt
<b>Ort:</b> Musterstadt
:::

::: page

## 1.1 Nachbarschaft

@ Tabelle 1: Zahlen

::: table grid 40 30 30 head=2
| Jahr | Häuser | <
| ^ | alt | neu
| 2019 | 4 | 7
:::

Der Text geht weiter.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Printed]:
    blocks: tuple[Block, ...] = (
        Cover(publisher="Kreis", title="Wohnen", subtitle="Eine Handreichung", year="2019"),
        NewPage(),
        Heading(level=1, text=CONTENTS_TITLE),
        Contents(),
        NewPage(),
        *parse(_BODY),
    )
    paper = Paper(
        key="klein",
        producer="reportlab",
        title="Wohnen",
        subtitle="Eine Handreichung",
        short_title="Wohnen",
        year="2019",
        blocks=blocks,
        design=Design(
            paper=(300, 420),
            margins=(70, 80, 70, 70),
            font="Times",
            head_font="Helvetica",
            running="chapter",
            folio="– {n} –",
            heads=(HeadStyle(size=14), HeadStyle(size=12), HeadStyle(size=11)),
        ),
    )
    produced = produce(paper)
    path = tmp_path_factory.mktemp("proving") / "klein.pdf"
    path.write_bytes(produced.pdf)
    printed = read(path)
    return gold(paper, produced, printed), printed


def test_headings_are_found_where_they_stand_not_in_the_contents_list(
    made: tuple[dict[str, Any], Printed],
) -> None:
    headings = [e for e in made[0]["ordered"] if e["kind"] == "heading"]
    assert [(h["text"], h["page"], h["level"]) for h in headings] == [
        ("1 Wohnen im Quartier", 3, 1),
        ("1.1 Nachbarschaft", 4, 2),
    ]


def test_calls_of_notes_are_no_part_of_the_text(made: tuple[dict[str, Any], Printed]) -> None:
    (paragraph, _) = [e for e in made[0]["ordered"] if e["kind"] == "paragraph"]
    assert paragraph["text"].endswith("legen jährlich Rechenschaft ab.")
    (note,) = [e for e in made[0]["unordered"] if e["kind"] == "footnote"]
    assert (note["text"], note["page"]) == (
        "Gezählt wurden alle Wohnungen mit Belegungsbindung.",
        3,
    )


def test_broken_words_are_told_as_the_source_writes_them(
    made: tuple[dict[str, Any], Printed],
) -> None:
    forms = {end["form"]: end["context"] for end in made[0]["line_ends"]}
    broken = [text for text in made[1].pages[2].splitlines() if text.endswith("-")]
    assert len(forms) == len(broken) > 0
    assert all("-" not in form for form in forms)
    assert all(form in context for form, context in forms.items())


def test_contents_lists_tell_the_printed_pages(made: tuple[dict[str, Any], Printed]) -> None:
    (contents,) = [e for e in made[0]["unordered"] if e["kind"] == "contents"]
    assert contents["text"] == "Inhalt\n1 Wohnen im Quartier 3\n1.1 Nachbarschaft 4"
    assert contents["page"] == 2


def test_furniture_is_told_page_by_page(made: tuple[dict[str, Any], Printed]) -> None:
    assert [(f["page"], f["text"]) for f in made[0]["furniture"]] == [
        (2, "Inhalt"),
        (2, "– 2 –"),
        (3, "1 Wohnen im Quartier"),
        (3, "– 3 –"),
        (4, "1 Wohnen im Quartier"),
        (4, "– 4 –"),
    ]


def test_tables_tell_their_heads_and_spans(made: tuple[dict[str, Any], Printed]) -> None:
    (table,) = [e for e in made[0]["unordered"] if e["kind"] == "table"]
    assert table["rows"] == [["Jahr", "Häuser", ""], ["", "alt", "neu"], ["2019", "4", "7"]]
    assert (table["page"], table["n_header_rows"]) == (4, 2)
    assert table["merged"] == [[0, 0, 2, 1], [0, 1, 1, 2]]


def test_the_check_finds_nothing_wrong(made: tuple[dict[str, Any], Printed]) -> None:
    assert list(complaints_of(made[0], made[1])) == []


def test_the_check_finds_a_wrong_page(made: tuple[dict[str, Any], Printed]) -> None:
    entries = [dict(e, page=4) if e["kind"] == "list_item" else e for e in made[0]["ordered"]]
    (complaint,) = complaints_of({**made[0], "ordered": entries}, made[1])
    assert complaint.startswith("p. 4 list_item")
