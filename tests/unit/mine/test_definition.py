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


def parts(record: Record) -> dict[str, str]:
    return {field.name: field.evidence.quote for field in record.fields}


def test_a_glossary_heading_and_the_sentence_below_it() -> None:
    (record,) = found(
        "# Glossar", "## 3.2 Assimilation", "Assimilation lässt nichts übrig. Sie ist kein Ziel."
    )
    assert (record.label, record.rule) == ("Assimilation", "headword")
    assert parts(record) == {
        "term": "Assimilation",
        "meaning": "Assimilation lässt nichts übrig.",
    }


def test_a_remark_on_the_headword_does_not_define_it() -> None:
    remark = "Kaum ein Wort der Integration wird so oft gebraucht."
    (record,) = found("# Glossar", "## Integration", f"{remark} Integration ist ein Prozess.")
    assert record.evidence.quote == "Integration ist ein Prozess."


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        (
            "Teilhabe meint in diesem Papier den Zugang zu allen Gütern.",
            "Teilhabe",
            "den Zugang zu allen Gütern.",
        ),
        (
            "Unter Teilhabe verstehen wir den Zugang zu Gütern.",
            "Teilhabe",
            "den Zugang zu Gütern.",
        ),
        (
            "Wir verstehen unter Teilhabe den Zugang zu Gütern.",
            "Teilhabe",
            "den Zugang zu Gütern.",
        ),
        (
            "Von Teilhabe sprechen wir, wenn alle mitreden können.",
            "Teilhabe",
            "wenn alle mitreden können.",
        ),
        (
            "Rechtlich ist Flüchtling nach der Konvention, wer verfolgt wird.",
            "Flüchtling",
            "wer verfolgt wird.",
        ),
        (
            "Eine Duldung hat eine Person, wenn sie nicht abgeschoben werden kann.",
            "Duldung",
            "wenn sie nicht abgeschoben werden kann.",
        ),
        (
            "Integration verstehen wir als einen Prozess aller Seiten.",
            "Integration",
            "einen Prozess aller Seiten.",
        ),
        (
            "Intersektional nennen wir eine Politik, die vieles sieht.",
            "Intersektional",
            "eine Politik, die vieles sieht.",
        ),
        (
            "Menschen, die verstreut leben, nennt man Diaspora.",
            "Diaspora",
            "Menschen, die verstreut leben",
        ),
        (
            "Ein Bericht ist demgegenüber die Auswertung der Daten.",
            "Bericht",
            "die Auswertung der Daten.",
        ),
        (
            "Quartiere sind Räume, in denen Menschen einander kennen.",
            "Quartiere",
            "Räume, in denen Menschen einander kennen.",
        ),
        (
            "Im Sinne dieser Handreichung ist Quartier ein Raum der Nachbarschaft.",
            "Quartier",
            "ein Raum der Nachbarschaft.",
        ),
        (
            "Wenn wir von Teilhabe sprechen, meinen wir den Zugang zu Gütern.",
            "Teilhabe",
            "den Zugang zu Gütern.",
        ),
        (
            "Sprachmittlung ist die mündliche Übertragung zwischen zwei Sprachen.",
            "Sprachmittlung",
            "die mündliche Übertragung zwischen zwei Sprachen.",
        ),
        (
            "Eine Duldungsstelle ist ein Amt, das Bescheinigungen ausstellt.",
            "Duldungsstelle",
            "ein Amt, das Bescheinigungen ausstellt.",
        ),
        (
            "Zu den Drittstaatsangehörigen zählen alle ohne Pass der Union.",
            "Drittstaatsangehörigen",
            "alle ohne Pass der Union.",
        ),
        (
            "Nach dem Gesetz ist Ausländer jeder, der nicht Deutscher ist.",
            "Ausländer",
            "jeder, der nicht Deutscher ist.",
        ),
        (
            "Die WHO definiert Gesundheit als einen Zustand des Wohlergehens.",
            "Gesundheit",
            "einen Zustand des Wohlergehens.",
        ),
        (
            "Hinter dem Begriff „Othering“ steht ein Vorgang der Abgrenzung.",
            "Othering",
            "ein Vorgang der Abgrenzung.",
        ),
        (
            "BAMF steht für das Bundesamt für Migration und Flüchtlinge.",
            "BAMF",
            "das Bundesamt für Migration und Flüchtlinge.",
        ),
        (
            "Öffnung im Sinne dieser Handreichung ist der planmäßige Umbau der Ämter.",
            "Öffnung",
            "der planmäßige Umbau der Ämter.",
        ),
        (
            "Wenn im Folgenden von Eltern die Rede ist, sind alle Erziehenden gemeint.",
            "Eltern",
            "alle Erziehenden gemeint.",
        ),
        (
            "Besser passt Geschichte – gemeint ist damit, dass jemand eingewandert ist.",
            "Geschichte",
            "dass jemand eingewandert ist.",
        ),
    ],
)
def test_the_meaning_begins_behind_the_verb(sentence: str, term: str, meaning: str) -> None:
    (record,) = found("# 2 Grundlagen", sentence)
    assert parts(record) == {"term": term, "meaning": meaning}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Den Begriff „Brennpunkt“ verwenden wir nicht: Er macht eine Adresse zum Makel. "
            "Besser ist es, von einem Stadtteil mit Bedarf zu sprechen.",
            {
                "term": "Brennpunkt",
                "instead": "einem Stadtteil mit Bedarf",
                "reason": "Er macht eine Adresse zum Makel",
            },
        ),
        (
            "„Bildungsferne“ sollte nicht mehr geschrieben werden, weil es die Schule entlastet.",
            {"term": "Bildungsferne", "reason": "weil es die Schule entlastet"},
        ),
        (
            "Vom „Flüchtlingsstrom“ sollte nicht die Rede sein: Menschen sind kein Wasser.",
            {"term": "Flüchtlingsstrom", "reason": "Menschen sind kein Wasser"},
        ),
        (
            "Statt von „Verweigerern“ zu reden, schreiben Sie, was gemeint ist.",
            {"term": "Verweigerern", "instead": "schreiben Sie, was gemeint ist"},
        ),
        (
            "„Farbige“: Der Ausdruck stammt aus der Kolonialzeit. Stattdessen: Schwarze Menschen.",
            {
                "term": "Farbige",
                "instead": "Schwarze Menschen",
                "reason": "Der Ausdruck stammt aus der Kolonialzeit",
            },
        ),
        (
            "„Fremdenangst“ wird zunehmend durch „Rassismus“ ersetzt.",
            {"term": "Fremdenangst", "instead": "Rassismus"},
        ),
    ],
)
def test_discouraged_words(text: str, expected: dict[str, str]) -> None:
    (record,) = found("# 2 Sprache", text)
    assert record.evidence.quote == text
    assert parts(record) == expected


def test_the_better_word_some_sentences_later_belongs_to_the_discouraged_one() -> None:
    text = (
        "Der Begriff Parallelgesellschaft unterstellt geschlossene Gruppen. Belege fehlen. "
        "Statt „Parallelgesellschaft“ schreiben wir „Stadtteil“."
    )
    (record,) = found("# Begriffe", "## Parallelgesellschaft", text)
    assert record.evidence.quote == text
    assert parts(record)["instead"] == "Stadtteil"


def test_terms_in_a_paragraph_of_their_own() -> None:
    records = found(
        "# Glossar",
        "Diversität",
        "Vielfalt von Lebensweisen in einer Stadt.",
        "Diaspora",
        "Gemeinschaft von Menschen, die verstreut leben.",
    )
    assert [record.label for record in records] == ["Diversität", "Diaspora"]
    assert parts(records[0])["meaning"] == "Vielfalt von Lebensweisen in einer Stadt."


def test_boxes_of_entries_and_items_behind_a_lead_in() -> None:
    box = (
        "> Begriffe kurz erklärt\nTeilhabe: Zugang zu allen Gütern.\n"
        "Diaspora: verstreute Gruppe von Menschen."
    )
    assert [r.label for r in found("# 2 Lage", box)] == ["Teilhabe", "Diaspora"]
    pair = "> Auf ein Wort\nTeilhabe\nZugang zu Gütern.\nDuldung\nAussetzung der Ausreise."
    assert [r.label for r in found("# 2 Lage", pair)] == ["Teilhabe", "Duldung"]
    items = ["Wir verwenden folgende Begriffe:", "- Teilhabe: Zugang zu allen Gütern der Stadt."]
    assert [r.label for r in found("# 2 Lage", *items)] == ["Teilhabe"]


def test_headwords_that_run_into_their_meaning() -> None:
    records = found(
        "# Glossar",
        "Teilhabe Zugang zu den Gütern einer Gesellschaft.",
        "Segregation Ungleiche Verteilung über das Stadtgebiet.",
    )
    assert [record.label for record in records] == ["Teilhabe", "Segregation"]


def test_headwords_with_a_full_stop_and_entries_that_turn_to_advice() -> None:
    records = found(
        "# Glossar",
        "Nachzug. Einreise von Angehörigen zu einer Person im Land.",
        "UMA: junge Menschen ohne Begleitung im Land. Der Bund sollte das Wort ändern.",
    )
    assert [r.evidence.quote for r in records] == [
        "Nachzug. Einreise von Angehörigen zu einer Person im Land.",
        "UMA: junge Menschen ohne Begleitung im Land.",
    ]


def test_several_entries_in_a_row_need_no_heading() -> None:
    words = [
        "Teilhabe: Zugang zu allen Gütern einer Stadt.",
        "Diaspora: Gruppe von Menschen fern der Herkunft.",
        "Duldung: Aussetzung der Abschiebung auf Zeit.",
    ]
    assert len(found("# 7 Anhang", *words)) == 3
    assert found("# 7 Anhang", *words[:2]) == []
    steps = ["Januar: Ämter laden ein.", "Mai: Der Rat hat Zeit.", "Juni: Alle sollten kommen."]
    assert found("# 7 Anhang", *steps) == []


def test_footnotes_define_too() -> None:
    note = "^ Als Quartier gilt hier ein Gebiet, das man zu Fuß durchquert."
    assert [r.label for r in found("# 2 Lage", note)] == ["Quartier"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Indikator: eine Kennzahl, die für einen Sachverhalt im Ganzen steht.", "Indikator"),
        ("Zugezogene: alle seit 1950 in das Land gekommenen Menschen und Kinder.", "Zugezogene"),
    ],
)
def test_a_sentence_that_is_an_entry(text: str, term: str) -> None:
    (record,) = found("# 2 Lage", f"Das Papier ist kurz. {text} Es folgen Zahlen.")
    assert (record.label, record.evidence.quote) == (term, text)


def test_items_that_name_who_should_act_are_no_entries() -> None:
    item = "- Vereine: eine Person ihres Vertrauens wählen und ihr den Rücken freihalten."
    assert found("# 2 Lage", item) == []


def test_captions_of_a_glossary_are_no_entries() -> None:
    assert found("# Begriffe", "Übersicht 1: Empfehlungen und Zuständigkeiten der Ämter.") == []


def test_columns_of_a_glossary_whatever_their_heads() -> None:
    table = "| Begriff | In diesem Papier\nTeilhabe | Zugang zu allen Gütern\nDuldung | Aufschub"
    assert [r.label for r in found("# 2 Lage", table)] == ["Teilhabe", "Duldung"]
    table = "| Kürzel | Langform\nAGG | Gesetz gegen Benachteiligung am Arbeitsplatz"
    assert [r.label for r in found("# Glossar", table)] == ["AGG"]
    assert found("# 2 Lage", table) == []


def test_columns_of_a_table_of_words() -> None:
    (record,) = found("# Überblick", "| Nicht | Besser | Grund\nAsylant | Geflüchtete | wertet ab")
    assert parts(record) == {"term": "Asylant", "instead": "Geflüchtete", "reason": "wertet ab"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Fachgruppe bezeichnet diese Abgrenzung seit Langem als unbefriedigend.",
        "Der Leiter bezeichnet das Projekt als Erfolg für alle Beteiligten.",
        "Umfragen zufolge meinen 58 Prozent der Menschen, das Wahlrecht sei zu eng.",
        "Nachbarschaft heißt nicht Harmonie unter allen Menschen.",
        "Das heißt, die Ämter arbeiten enger zusammen als zuvor.",
        "Ein Rat der Religionen ist ein wichtiger Schritt, der vielen hilft.",
        "Wie wir Lärm vermeiden, steht im Kapitel „Verkehr“ weiter hinten.",
        "Das alte „Punktegesetz“ ist durch ein neues Gesetz zu ersetzen.",
        "Meeresschutz ist für uns eine Aufgabe, die alle betrifft.",
        "Der Lohn wird unter Berücksichtigung der Preise angepasst.",
        "Seitens der Länder sind die Daten der Kommunen bereitzustellen.",
        "Integration ist eine Aufgabe, die alle angeht und nie endet.",
        "Vielfalt ist die Stärke der Städte und der Kreise im Land.",
        "Zentral ist, was vor Ort gebraucht wird und was hilft.",
        "Ein Umbau würde zudem bedeuten, dass alle warten.",
    ],
)
def test_verbs_of_definitions_in_another_sense(sentence: str) -> None:
    assert found("# 1 Lage", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Open data refers to data that anyone may use.", "Open data"),
        ("In this paper, Diversity means the variety of people in a town.", "Diversity"),
        ("By Integration we mean a process of all sides.", "Integration"),
        ("We speak of Participation when all people can decide.", "Participation"),
        ("A refugee is anyone who has fled from persecution.", "refugee"),
        ("Sponsorship is a form of support in which two people meet.", "Sponsorship"),
        ("The term “asylant” should no longer be used because it hurts.", "asylant"),
    ],
)
def test_english_definitions(sentence: str, term: str) -> None:
    doc = document(["# 2 Basics", sentence], language="en")
    (record,) = (r for r in mine(doc) if r.type is RecordType.DEFINITION)
    assert record.label == term


def test_an_english_glossary() -> None:
    lines = ["# Glossary", "Diaspora: people who live far from their country of origin."]
    (record,) = mine(document(lines, language="en"))
    assert record.label == "Diaspora"


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


def test_catchwords_of_a_programme_are_no_headwords_but_its_glossary_has_some() -> None:
    items = [
        "- Schlichtungsstellen: Neutrale Stellen, die bei Konflikten zwischen Ämtern vermitteln.",
        "- Lotsenpool: Geschulte Personen, die Familien zu Terminen begleiten.",
        "- Begrüßungsbüro: Eine Stelle, die alle Anliegen am selben Tag annimmt.",
    ]

    def terms(heading: str, kind: DocumentKind) -> list[str | None]:
        records = mine(document([heading, *items], kind=kind))
        return [record.label for record in records if record.type is RecordType.DEFINITION]

    assert terms("# Unser Plan", DocumentKind.MANIFESTO) == []
    assert terms("# Glossar", DocumentKind.MANIFESTO) == terms("# Glossar", DocumentKind.HANDOUT)
    assert "Lotsenpool" in terms("# Glossar", DocumentKind.MANIFESTO)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Vom Wort Überfremdung raten wir ab. Es macht aus Nachbarn eine Gefahr.", "Überfremdung"),
        ("Der Begriff Gastarbeiter ist nur noch historisch zu gebrauchen.", "Gastarbeiter"),
        (
            "Verzichten Sie auf „Ausländerkriminalität“: Das Wort erklärt nichts.",
            "Ausländerkriminalität",
        ),
    ],
)
def test_words_that_are_advised_against_by_other_verbs(text: str, term: str) -> None:
    record = found("# 2 Wörter", text)[0]
    assert (record.rule, record.label) == ("discouraged", term)
