from docpipe.mine import mine
from docpipe.model import DocumentKind, RecordType
from tests.builders import document

STATE = ("Der Bund muss zahlen.", "Die Länder müssen handeln.", "Wir fordern klare Regeln.")
NOBODY = "Die Förderung muss verstetigt werden."


def types(*lines: str, kind: DocumentKind = DocumentKind.POSITION_PAPER) -> list[RecordType]:
    return [record.type for record in mine(document(["# 1 Geld", *lines], kind=kind))]


def test_a_paper_that_only_asks_the_state_demands_where_it_names_nobody() -> None:
    assert types(*STATE, NOBODY)[-1] is RecordType.DEMAND
    assert types(*STATE, "Kommunen sollten planen.")[-1] is RecordType.RECOMMENDATION


def test_a_paper_that_advises_at_home_as_well_stays_as_it_is() -> None:
    at_home = ("Städte sollten planen.", "Schulen sollten einladen.")
    assert types(*STATE, *at_home, NOBODY)[-1] is RecordType.RECOMMENDATION
    assert types(*STATE, NOBODY, kind=DocumentKind.HANDOUT)[-1] is RecordType.RECOMMENDATION


def test_advice_to_courts_and_libraries_makes_no_paper_municipal() -> None:
    advised = "Bibliotheken sollten Rechte erhalten, und Gerichte sollten zuständig sein."
    assert types(*STATE, advised, NOBODY)[-1] is RecordType.DEMAND
    assert types(*STATE, advised, NOBODY)[-2] is RecordType.DEMAND


def test_demands_without_text_of_their_own_stand_over_the_next_headings() -> None:
    lines = ("# 2 Netze", "## Unsere Forderungen:", "## 1. Offene Daten", NOBODY, "# 3 Ende")
    assert types(*lines, NOBODY) == [RecordType.DEMAND, RecordType.RECOMMENDATION]


def test_the_first_line_of_a_box_says_how_to_read_its_items() -> None:
    box = "> Das empfehlen wir\n• Mittel bündeln\n• Einen Pool aufbauen"
    records = mine(document(["# 1 Geld", box]))
    assert [r.evidence.quote for r in records] == ["Mittel bündeln", "Einen Pool aufbauen"]
    assert all(record.type is RecordType.RECOMMENDATION for record in records)


def test_a_sentence_that_only_widens_the_one_before_belongs_to_it() -> None:
    text = "Städte sollten dolmetschen. Dies gilt auch für Kreise. Viele tun es."
    (record,) = mine(document(["# 1 Sprache", text]))
    assert record.evidence.quote == "Städte sollten dolmetschen. Dies gilt auch für Kreise."


def test_advice_under_its_own_heading_stays_advice_in_a_paper_that_demands() -> None:
    lines = (*STATE, NOBODY, "# 2 Was Städte tun sollten", "Verträge sollten länger laufen.")
    assert types(*lines)[-2:] == [RecordType.DEMAND, RecordType.RECOMMENDATION]


def test_a_paper_of_unknown_kind_that_advises_throughout_is_read_like_a_handout() -> None:
    advice = ["Städte sollten planen."] * 4
    told = "Die Stelle muss besetzt werden: Das Amt braucht Platz. Kitas können Räume öffnen."
    n_alone = len(types(told, kind=DocumentKind.OTHER))
    assert len(types(*advice, told, kind=DocumentKind.OTHER)) > 4 + n_alone


def test_advice_in_a_friendly_tone_and_the_countryside_are_no_demands() -> None:
    at_home, friendly = "Städte sollten planen.", "Reden Sie mit den Leuten."
    assert types(*STATE, at_home, friendly)[-1] is RecordType.RECOMMENDATION
    assert types(*STATE, friendly)[-1] is RecordType.DEMAND
    sentence = "Auf dem Land sind mehr Räume nötig."
    assert types(sentence, kind=DocumentKind.HANDOUT) == [RecordType.RECOMMENDATION]
