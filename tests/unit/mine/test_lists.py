"""Lists: which items ask, which only complete their lead-in, and which are told."""

import pytest

from docpipe.mine import mine
from docpipe.model import DocumentKind, Record, RecordType
from tests.builders import document

HANDOUT, PAPER = DocumentKind.HANDOUT, DocumentKind.POSITION_PAPER


def found(*lines: str, kind: DocumentKind = HANDOUT) -> tuple[Record, ...]:
    return mine(document(lines, kind=kind))


def quotes(*lines: str, kind: DocumentKind = HANDOUT) -> list[str]:
    return [record.evidence.quote for record in found(*lines, kind=kind)]


INFINITIVES = ("- Satzung ergänzen", "- Vertrauenspersonen wählen", "- Vorfälle melden")


def test_nouns_complete_their_lead_in_to_one_record() -> None:
    lines = ("Von den Ländern erwarten wir:", "- kürzere Fristen,", "- mehr Stellen im Amt.")
    (record,) = found("# A", *lines, kind=PAPER)
    assert record.type is RecordType.DEMAND
    assert record.evidence.quote == "\n".join(line.removeprefix("- ") for line in lines)


def test_a_sentence_that_asks_inside_such_a_list_knows_the_longer_record() -> None:
    items = ("- kürzere Fristen", "- mehr Stellen. Der Bund sollte sie bezahlen.")
    whole, inner = found("# A", "Von den Ländern erwarten wir:", *items, kind=PAPER)
    assert (inner.evidence.quote, inner.parent) == ("Der Bund sollte sie bezahlen.", whole.id)


@pytest.mark.parametrize(
    "heading",
    ["Für Vereine und Schulen", "Was in der Verwaltung zu tun ist", "Unsere Hausaufgaben"],
)
def test_headings_that_turn_infinitives_into_advice(heading: str) -> None:
    assert len(found("# A", f"## {heading}", *INFINITIVES)) == 3


def test_infinitives_that_nothing_introduces_advise_in_a_handout_only() -> None:
    assert len(found("# Feste im Stadtteil", *INFINITIVES)) == 3
    assert found("# Feste im Stadtteil", *INFINITIVES, kind=DocumentKind.OTHER) == ()
    assert found("# Ziele", *INFINITIVES) == ()
    assert found("# Feste", "Das Projekt umfasst:", *INFINITIVES) == ()


def test_noun_phrases_ask_right_below_a_heading_that_directs() -> None:
    items = ("- Begrüßung bei jedem Einzug", "- Das Büro besteht seit 2012")
    assert quotes("# Empfehlungen", *items) == ["Begrüßung bei jedem Einzug"]
    assert quotes("# Empfehlungen", "## Räume", *items) == []


def test_plans_of_the_author_are_no_demands_even_below_wir_fordern() -> None:
    items = ("- Wir wollen Vereine stärken", "- Räume öffnen", "- Mittel bündeln")
    assert quotes("# A", "Wir fordern:", *items, kind=PAPER) == ["Räume öffnen", "Mittel bündeln"]


def test_a_title_that_runs_into_its_text_belongs_to_the_sentence_that_asks() -> None:
    item = "- Gute Kurse dauerhaft anbieten: Viele warten lange. Der Bund muss zahlen."
    assert quotes("# Was wir fordern", item, kind=PAPER) == ["Der Bund muss zahlen."]


def test_a_numbered_heading_that_asks_is_a_record_beside_its_text() -> None:
    heading = "Empfehlung 3: Die Sprachmittlung dauerhaft ausbauen"
    text = "Städte sollten einen Pool bilden. Viele haben einen."
    assert quotes("# A", f"## {heading}", text) == [heading, "Städte sollten einen Pool bilden."]


def test_a_row_names_whom_it_asks_in_another_cell() -> None:
    table = (
        "| Adressat | Forderung | Frist\nBund | Aufbau einer Stelle für Krisen | bald"
        "\nLänder | Übernahme der Kosten für den Schutz | bald"
    )
    records = found("# Überblick", table, kind=PAPER)
    assert [(r.type, r.facets.addressees) for r in records] == [
        (RecordType.DEMAND, ("Bund",)),
        (RecordType.DEMAND, ("Länder",)),
    ]


def test_between_sentences_that_ask_bare_items_ask_as_well() -> None:
    items = ("- Der Bund muss zahlen.", "- Die Länder müssen handeln.", "- Fristen abschaffen")
    records = found("# Recht", *items, "- Abschaffung der Gebühr für alle", kind=PAPER)
    assert [r.type for r in records] == [RecordType.DEMAND] * 4
    assert found("# Recht", "- Fristen abschaffen", kind=PAPER) == ()


@pytest.mark.parametrize(
    "item", ["Kurse früh anbieten, nicht erst im Herbst.", "Anträge digital machen – bundesweit"]
)
def test_infinitives_with_an_afterthought(item: str) -> None:
    assert quotes("# Empfehlungen", f"- {item}") == [item]


def test_items_that_end_the_sentence_of_their_lead_in() -> None:
    items = ("- den Anlass mitteilen und", "- einmal im Jahr Zahlen vorlegen sollten.")
    assert len(found("# A", "Wir empfehlen, dass Ämter", *items)) == 2


def test_a_label_that_asks_nothing_belongs_to_the_sentence_that_asks() -> None:
    label, text = "Empfehlung 2: Räume öffnen", "Städte sollten Räume öffnen. Viele tun es."
    (record,) = found("# A", label, text)
    assert record.evidence.quote == f"{label}\nStädte sollten Räume öffnen."
    (record,) = found("# A", f"{label}. {text}")
    assert record.evidence.quote == f"{label}. Städte sollten Räume öffnen."


def test_a_column_of_verbs_asks_whatever_its_head_says() -> None:
    table = "| Wer | Was | Wann\nHauptamt | Aufgaben erfassen | Mai\nRat | Konzept beraten | Juni"
    assert [r.rule for r in found("# A", table)] == ["table-row", "table-row"]


def test_what_is_needed_of_the_state_is_a_demand() -> None:
    lines = ("Nötig ist ein Programm des Bundes.", "Es braucht eine Abstimmung der Länder.")
    assert [r.type for r in found("# A", *lines)] == [RecordType.DEMAND] * 2
    assert [r.type for r in found("# A", "Nötig ist ein Programm.")] == [RecordType.RECOMMENDATION]
