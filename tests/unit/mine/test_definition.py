import pytest

from docpipe.mine import mine
from docpipe.model import DocumentKind, Record, RecordType
from tests.builders import document


def found(*lines: str, kind: DocumentKind = DocumentKind.HANDOUT) -> list[Record]:
    doc = document(lines, kind=kind)
    return [record for record in mine(doc) if record.type is RecordType.DEFINITION]


@pytest.mark.parametrize(
    ("sentence", "label", "rule"),
    [
        ("Integration bezeichnet das Zusammenwachsen aller Teile.", "Integration", "verb"),
        ("Unter Teilhabe versteht man den Zugang zu Gütern.", "Teilhabe", "under-understood"),
        ("Unter Teilhabe wird hier der Zugang verstanden.", "Teilhabe", "under-understood"),
        ("Als Neuzugewanderte gelten Personen ohne Wohnsitz.", "Neuzugewanderte", "as-called"),
        ("Mit Teilhabe ist der Zugang zu Gütern gemeint.", "Teilhabe", "meant"),
        ("Der Begriff „Quartier“ meint ein Wohngebiet.", "Quartier", "term-word"),
        ("Diskriminierung liegt vor, wenn jemand schlechter dasteht.", "Diskriminierung", "is-who"),
        ("Interkulturelle Öffnung heißt, dass alle sie nutzen.", "Interkulturelle Öffnung", "verb"),
        ("Die Bezeichnung „Asylant“ gilt als abwertend.", "Asylant", "discouraged"),
        ("Das Wort „Asylant“ sollte vermieden werden.", "Asylant", "discouraged"),
    ],
)
def test_sentences_that_define_anywhere(sentence: str, label: str, rule: str) -> None:
    (record,) = found("# 2 Grundlagen", sentence)
    assert (record.label, record.rule) == (label, rule)
    assert record.evidence.quote == sentence
    assert record.fields[0].name == "term"
    assert record.fields[0].evidence.quote == label


@pytest.mark.parametrize(
    "sentence",
    [
        "Das bedeutet mehr Arbeit für alle Ämter.",
        "Integration bedeutet uns viel.",
        "Frau Yilmaz meint, das sei richtig.",
        "Die Stadt ist ein Zuhause für viele Menschen.",
        "Was bedeutet Integration?",
        "Unter den Gästen waren viele Vereine.",
        "Vor der Veröffentlichung ist ein Text zu prüfen.",
        "Weniger Verkehr bedeutet mehr Raum.",
    ],
)
def test_what_only_looks_like_a_definition(sentence: str) -> None:
    assert found("# 1 Alltag", sentence) == []


def test_a_glossary_heading_and_the_paragraph_below_it() -> None:
    paragraph = "Assimilation meint die Angleichung einer Gruppe. Sie ist kein Ziel der Stadt."
    (record,) = found("# Glossar", "## 3.2 Assimilation", paragraph)
    assert (record.label, record.rule) == ("Assimilation", "headword")
    assert {f.name: f.evidence.quote for f in record.fields} == {
        "term": "Assimilation",
        "meaning": paragraph,
    }


def test_a_paragraph_that_goes_on_to_another_term_is_two_records() -> None:
    text = "Geflüchtete sind Menschen auf der Flucht. Das Wort „Asylant“ ist zu vermeiden."
    records = found("# Begriffe", "## Geflüchtete", text)
    assert [record.label for record in records] == ["Geflüchtete", "Asylant"]


def test_headings_of_a_glossary_that_are_no_headwords() -> None:
    assert found("# Glossar", "## Hinweise", "Diese Hinweise richten sich an alle Ämter.") == []
    assert found("# Glossar", "## Ausblick", "Im nächsten Jahr folgt ein weiteres Heft dazu.") == []


def test_entries_with_a_colon_only_in_a_glossary() -> None:
    entry = "Inklusion: das Recht aller Menschen auf volle Teilhabe."
    (record,) = found("# Glossar", entry)
    assert (record.label, record.evidence.quote) == ("Inklusion", entry)
    assert found("# Ablauf", entry) == []


def test_rows_of_discouraged_words() -> None:
    (record,) = found(
        "# Auf einen Blick", "| Statt | besser | Grund\nAsylant | Geflüchtete | abwertend"
    )
    assert record.label == "Asylant"
    assert record.evidence.quote == "Asylant\tGeflüchtete\tabwertend"


def test_advice_against_a_word_is_no_recommendation_besides() -> None:
    doc = document(["# A", "Der Begriff „Asylant“ sollte nicht mehr verwendet werden."])
    assert [record.type for record in mine(doc)] == [RecordType.DEFINITION]


def test_slogans_of_a_manifesto_define_nothing() -> None:
    sentence = "Freiheit bedeutet ein Leben ohne Angst."
    assert found("# A", sentence) != []
    assert found("# A", sentence, kind=DocumentKind.MANIFESTO) == []
