import pytest

from docpipe.mine import MineOptions, mine
from docpipe.model import DocumentKind, Record, RecordType
from tests.builders import document

RECOMMENDATION, DEMAND = RecordType.RECOMMENDATION, RecordType.DEMAND


def found(*lines: str, kind: DocumentKind = DocumentKind.HANDOUT, year: int = 2020) -> list[Record]:
    wanted = (RECOMMENDATION, DEMAND)
    return [r for r in mine(document(lines, kind=kind, year=year)) if r.type in wanted]


def quotes(*lines: str, kind: DocumentKind = DocumentKind.HANDOUT) -> list[str]:
    return [record.evidence.quote for record in found(*lines, kind=kind)]


@pytest.mark.parametrize(
    ("sentence", "rule", "strength", "addressees"),
    [
        ("Kommunen sollten einen Pool aufbauen.", "modal-sollte", "sollte", ("Kommunen",)),
        ("Die Landkreise sollen Stellen schaffen.", "modal-soll", "soll", ("Landkreise",)),
        ("Das Jobcenter muss Dolmetscher stellen.", "modal-muss", "muss", ("Jobcenter",)),
        ("Dabei sollten auch Vereine mitreden.", "modal-sollte", "sollte", ("Vereine",)),
        ("Es wird empfohlen, eine Stelle zu schaffen.", "recommended", "sollte", ()),
        ("Den Schulen wird empfohlen, zu werben.", "recommended", "sollte", ("Schulen",)),
        ("Wir empfehlen den Kommunen, zu planen.", "recommended", "sollte", ("Kommunen",)),
        ("Es empfiehlt sich, früh zu planen.", "recommended", "sollte", ()),
        ("Empfohlen wird ein Rundgang durch das Amt.", "recommended", "sollte", ()),
        ("Die Mittel sind dauerhaft bereitzustellen.", "is-to", "muss", ()),
        ("Das Verfahren ist zu vereinfachen.", "is-to", "muss", ()),
        ("Die Kosten sind von der Stadt zu tragen.", "is-to", "muss", ("Städte",)),
        ("Der Kreis hat die Stellen zu besetzen.", "has-to", "muss", ("Landkreise",)),
        ("Dafür bedarf es eigener Programme.", "need", "muss", ()),
        ("Es gilt, alle Ämter einzubeziehen.", "gilt-es", "muss", ()),
        ("Sinnvoll ist ein gemeinsamer Kalender.", "advisable", "sollte", ()),
        ("Kinder dürfen nicht eingesetzt werden.", "modal-darf", "muss", ()),
        ("Die Aufgabe ist im Protokoll festzuhalten.", "is-to", "muss", ()),
        ("Empfehlung 3: Der Rat soll beraten.", "label", "soll", ("Räte",)),
        ("Jede Kommune braucht eine Anlaufstelle.", "need-thing", "muss", ("Kommunen",)),
        ("Was wir brauchen, ist ein fester Ort.", "need-thing", "muss", ()),
        ("Wichtig ist, dass alle mitreden.", "important", "sollte", ()),
        ("Gut beraten sind alle, die früh planen.", "in-duty", "muss", ()),
        ("Benötigt wird ein fester Ort.", "necessary", "muss", ()),
        ("Schön wäre es, wenn alle mitredeten.", "advisable", "sollte", ()),
        ("Keinesfalls darf das Amt darauf bauen.", "modal-darf", "muss", ("Ämter",)),
        ("Kommunen können Räume öffnen.", "modal-kann", "kann", ("Kommunen",)),
        ("Vermieden werden sollte, dass alle warten.", "modal-sollte", "sollte", ()),
        ("Wir halten es für geboten, früh zu planen.", "recommended", "sollte", ()),
        ("Besser ist es, früh zu planen.", "advisable", "sollte", ()),
        ("An einem Plan führt kein Weg vorbei.", "gilt-es", "muss", ()),
        ("Deshalb: Fehler früh und offen zugeben.", "behind-colon", None, ()),
        ("Zu prüfen ist, ob die Räume reichen.", "is-to", "muss", ()),
        ("Überfällig ist eine klare Regelung.", "necessary", "muss", ()),
        ("Kommunen tun gut daran, zu planen.", "in-duty", "muss", ("Kommunen",)),
        ("Es kommt darauf an, früh zu planen.", "gilt-es", "muss", ()),
        ("Es lohnt sich, früh zu planen.", "advisable", "sollte", ()),
        ("Wir sprechen uns für ein Doppelmodell aus.", "recommended", "sollte", ()),
        ("Wir regen an, früh zu planen.", "recommended", "sollte", ()),
        ("Vorgeschlagen wird ein fester Ort.", "recommended", "sollte", ()),
        ("Kommunen sollten, bevor es brennt, planen.", "modal-sollte", "sollte", ("Kommunen",)),
        ("Wer fördert, muss alle fördern.", "modal-muss", "muss", ()),
        ("Kein Kind darf als Dolmetscher dienen.", "modal-darf", "muss", ()),
        ("Soll das gelingen, so müssen alle planen.", "modal-muss", "muss", ()),
    ],
)
def test_forms_of_recommending(
    sentence: str, rule: str, strength: str | None, addressees: tuple[str, ...]
) -> None:
    (record,) = found("# 2 Sprache", sentence)
    assert record.type is RECOMMENDATION
    assert (record.rule, record.facets.strength) == (rule, strength)
    assert record.facets.addressees == addressees
    assert record.evidence.quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Sollte der Antrag abgelehnt werden, ist Widerspruch möglich.",
        "Warum sollten Kommunen das tun?",
        "Im Jahr 2012 sollte das Amt zwei Stellen erhalten.",
        "Bis 2006 sollte ein Programm die Lücke schließen.",
        "Damals sollten Ehrenamtliche aushelfen.",
        "Der Verein sollte die Räume nutzen, wurde aber aufgelöst.",
        "Als der Ruf erlaubt wurde, sollte ein Gutachten den Streit beenden.",
        "Sie betonte, die Kommunen sollten mehr tun.",
        "Die Auffassung, die Arbeit sollte beim Amt liegen, ist überholt.",
        "Laut Städtetag sollten Länder mehr zahlen.",
        "Er erklärte, der Bund müsse mehr zahlen.",
        "Ob eine Stadt Stellung nehmen sollte, ist umstritten.",
        "Das Papier nennt, was Kommunen tun sollten.",
        "„Die Stadt sollte mehr tun.“",
        "§ 5 Der Antrag muss schriftlich gestellt werden.",
        "Nach § 5 muss der Antrag schriftlich gestellt werden.",
        "Diese Handreichung soll Anregungen geben.",
        "Das Projekt sollte Eltern erreichen.",
        "Kinder müssen sich im Alltag zurechtfinden.",
        "Ein Zehntel der Einwohner in den Kommunen darf den Rat nicht wählen.",
        "Wer einen Antrag stellt, muss Fristen beachten.",
        "Konzepte müssen nicht umgeschrieben werden.",
        "Es ist festzuhalten, dass dies gelang.",
        "Es ist zu erwarten, dass mehr Menschen kommen.",
        "Die Folgen sind schwer zu messen.",
        "Die Rückstände sind nicht von selbst aufzuholen.",
        "Es muss betont werden, dass dies gelang.",
        "Kommunen können Mittel beantragen.",
        "Die Verwaltung hat viel gelernt.",
        "„Wir müssen immer von vorn beginnen“, sagt eine Mutter.",
        "Die Räume sollten öffnen, so der Leiter des Amtes.",
        "Ein Verband fordert seit Langem, dass Kommunen zahlen müssen.",
        "Man muss wissen, dass viele ehrenamtlich arbeiten.",
        "Wenn der Kreis nicht zahlt, müssen Angebote schließen.",
        "Ein fehlendes Zeugnis muss kein Hindernis sein.",
        "Nicht jeder Streit muss entschieden werden.",
        "Mit dem Programm soll die Teilhabe verbessert werden.",
        "Damit sollen Eltern gestärkt werden.",
        "Der Vertrag soll bereits unterschrieben sein.",
        "Das Schulgesetz erlaubt dies; über Räume muss die Schule entscheiden.",
        "Ein guter Hausmeister ist durch keine App zu ersetzen.",
        "Das Amt braucht dafür drei Monate.",
        "Viele Eltern brauchen mehr Zeit.",
        "Abbildung 2: So sollte ein Besuch aussehen",
        "Als die ersten Städte begannen, sollte vor allem gezählt werden.",
        "Sollten Sie Fragen haben, schreiben Sie uns.",
        "Ziel muss ein gutes Miteinander sein.",
        "Eltern müssen vielerorts erst einen Verwandten suchen.",
        "Wer fordert, muss auch liefern.",
        "Das Amt muss das aushalten, sagt man.",
        "Eine Leiterin fasste es zusammen: „Man muss sich entscheiden.“",
        "Das Wort darf nicht überschätzt werden.",
        "„Die Stadt muss das verhindern“, ruft ein Mann.",
        "Die Stadt kann das nicht ersetzen.",
    ],
)
def test_what_only_looks_like_a_recommendation(sentence: str) -> None:
    assert quotes("# 1 Entwicklung", sentence) == []


def test_what_people_must_be_given_is_asked_and_what_they_must_do_is_told() -> None:
    sentence = "Geflüchtete müssen Zugang zu Kursen haben."
    assert quotes("# 2 Sprache", sentence) == [sentence]
    assert quotes("# 2 Sprache", "Geflüchtete müssen lange auf Kurse warten.") == []


def test_sollte_after_a_report_on_the_past_belongs_to_the_report() -> None:
    text = "2012 startete die Stadt ein Vorhaben. Damit sollten Eltern erreicht werden."
    assert quotes("# 1 Rückschau", text) == []
    assert quotes("# 1 Plan", "Damit sollten Eltern erreicht werden.") != []


def test_a_year_after_publication_is_a_deadline_and_one_before_it_is_history() -> None:
    sentence = "Bis 2018 sollten alle Kreise berichten."
    assert [r.rule for r in found("# 1 Plan", sentence, year=2015)] == ["modal-sollte"]
    assert found("# 1 Plan", sentence, year=2020) == []


@pytest.mark.parametrize(
    ("sentence", "addressees"),
    [
        ("Der Bund muss die Kosten übernehmen.", ("Bund",)),
        ("Bund, Länder und Kommunen sollten zusammenarbeiten.", ("Bund", "Kommunen", "Länder")),
        ("Wir fordern die Länder auf, Lehrgänge anzuerkennen.", ("Länder",)),
        ("Vom Bund erwarten die Mitglieder, dass er handelt.", ("Bund",)),
        ("Von den Ländern wird erwartet, dass sie zahlen.", ("Länder",)),
        ("Die Länder werden gebeten, das Gesetz zu ändern.", ("Länder",)),
        ("Die Bundesregierung sollte den Rat hören.", ("Bundesregierung",)),
        ("Die Gebühr ist vom Bund zu senken.", ("Bund",)),
        ("Wir fordern mehr Mittel für Sprachkurse.", ()),
        ("Wir drängen auf klare Regeln.", ()),
        ("Unsere Forderung lautet: mehr Mittel.", ()),
        ("Weg mit der Wartezeit!", ()),
        ("Das Bundesministerium sollte beraten.", ("Bundesministerien",)),
    ],
)
def test_demands_on_others(sentence: str, addressees: tuple[str, ...]) -> None:
    (record,) = found("# 1 Ausblick", sentence)
    assert record.type is DEMAND
    assert record.facets.addressees == addressees


def test_who_is_to_act_is_not_everybody_who_is_mentioned() -> None:
    (record,) = found("# A", "Die Vertretungen der Länder sollten die Schulen besuchen.")
    assert record.facets.addressees == ()
    (record,) = found("# A", "Kommunen sollten Vereine in die Arbeit der Schulen einbeziehen.")
    assert record.facets.addressees == ("Kommunen",)


def test_a_pronoun_means_who_was_asked_in_the_sentence_before() -> None:
    text = "Die Länder sollen das Gesetz ändern. Sie haben die Förderung sicherzustellen."
    assert [r.facets.addressees for r in found("# A", text)] == [("Länder",), ("Länder",)]
    assert [r.type for r in found("# A", text)] == [DEMAND, DEMAND]


def test_who_is_to_receive_something_is_not_the_one_who_acts() -> None:
    (record,) = found("# A", "Empfehlung 3: Der Integrationsrat soll ein Antragsrecht erhalten.")
    assert record.facets.addressees == ()


def test_groups_come_from_the_closed_list() -> None:
    (record,) = found("# A", "Schulträger, Kitas und Ausländerbehörden sollten zusammenarbeiten.")
    assert record.facets.addressees == ("Ausländerbehörden", "Kitas", "Schulträger")
    assert record.facets.addressee_groups == ("Verwaltung", "Schule/Kita", "Träger/Verbände")


def test_the_heading_makes_bare_bullets_recommendations_or_demands() -> None:
    records = found(
        "# Sprachmittlung",
        "## 3 Handlungsempfehlungen",
        "- Sprachmittlung als Pflichtaufgabe verankern.",
        "- Einrichtung eines Pools",
        "- Richten Sie eine Stelle ein.",
        "- Der Pool besteht seit 2012.",
        "## 4 Forderungen an den Bund",
        "- Kosten dauerhaft übernehmen",
    )
    assert [(r.type, r.rule) for r in records] == [
        (RECOMMENDATION, "bullet-infinitive"),
        (RECOMMENDATION, "bullet-nominal"),
        (RECOMMENDATION, "imperative"),
        (DEMAND, "bullet-infinitive"),
    ]
    assert records[-1].facets.addressees == ("Bund",)


def test_bullets_under_other_headings_ask_nothing() -> None:
    assert quotes("# Ziele des Workshops", "- Recherchetechniken erlernen", "- Ideen sammeln") == []
    assert quotes("# Forderungen", "- Wir wollen den Naturschutz stärken") == []
    assert quotes("# Inhalt", "- Kommunen sollten handeln.") == []
    assert quotes("# Literatur", "Müller: Was Kommunen tun. Städte sollten lesen.") == []


def test_an_open_lead_in_is_completed_by_each_item() -> None:
    records = found("# A", "Kommunen sollten:", "- Mittel bündeln", "- einen Pool aufbauen")
    assert [r.evidence.quote for r in records] == ["Mittel bündeln", "einen Pool aufbauen"]
    assert all(r.facets.addressees == ("Kommunen",) for r in records)
    assert all(r.facets.strength == "sollte" for r in records)


def test_a_note_in_the_margin_recommends_nothing_and_parts_no_lead_in() -> None:
    assert quotes("# 2 Sprache", "< Kommunen sollten früh informieren.") == []
    lead_in, items = "Kommunen sollten:", ["- Stellen schaffen,", "- Räume öffnen."]
    plain = quotes("# 2 Sprache", lead_in, *items)
    assert len(plain) == 2
    assert quotes("# 2 Sprache", lead_in, "< Wichtig", *items) == plain


def test_a_lead_in_with_its_own_demand_takes_its_items_along() -> None:
    (record,) = found("# A", "Verträge sollten festhalten:", "- Schweigepflicht", "- Honorar")
    assert record.evidence.quote == "Verträge sollten festhalten:\nSchweigepflicht\nHonorar"
    assert len(record.evidence.ranges) == 3


def test_items_that_ask_sentence_by_sentence_are_several_records() -> None:
    item = "- Wohnraum. Der Bund soll mehr bauen. Grundstücke sind den Kommunen zu überlassen."
    records = found("# Was wir fordern", item, kind=DocumentKind.MANIFESTO)
    assert [r.evidence.quote for r in records] == [
        "Der Bund soll mehr bauen.",
        "Grundstücke sind den Kommunen zu überlassen.",
    ]
    assert [r.type for r in records] == [DEMAND, DEMAND]


def test_an_infinitive_in_front_of_an_asking_sentence_is_a_record_of_its_own() -> None:
    item = "- Einen Rat der Religionen unterstützen. Die Länder werden gebeten, mitzuwirken."
    assert [r.type for r in found("# Empfehlungen", item)] == [RECOMMENDATION, DEMAND]
    assert len(found("# Empfehlungen", "- Räte stärken. Die Länder sollten mitwirken.")) == 1


def test_table_rows_recommend_by_the_head_of_their_column() -> None:
    table = "| Handlungsfeld | Empfehlung\nSchule | Eltern früh einbeziehen und beraten"
    (record,) = found("# Übersicht", table)
    assert record.rule == "table-row"
    assert record.evidence.quote == "Schule\tEltern früh einbeziehen und beraten"


def test_a_numbered_recommendation_as_a_heading_asks_or_takes_its_explanation_along() -> None:
    explanation = "Viele Gespräche scheitern an der Sprache."
    (record,) = found("# 3 Empfehlungen", "## Empfehlung 3: Sprachmittlung ausbauen", explanation)
    assert record.evidence.quote == "Empfehlung 3: Sprachmittlung ausbauen"
    (record,) = found("# 3 Empfehlungen", "## Empfehlung 3: Sprache", explanation)
    assert record.evidence.quote == f"Empfehlung 3: Sprache\n{explanation}"
    (record,) = found("# 3 Empfehlungen", "## Empfehlung 3: Sprache", "Städte sollten dolmetschen.")
    assert record.evidence.quote == "Städte sollten dolmetschen."


def test_captions_headings_and_footnotes_recommend_nothing() -> None:
    lines = ("# Kommunen sollten handeln.", "~ Kommunen sollten planen.", "^ Städte sollten lesen.")
    assert quotes(*lines) == []


def test_a_programme_of_many_pages_demands_everything_but_tells_its_own_plans() -> None:
    pages = ["==="] * 60
    lines = [
        "# Bildung",
        "Schulen müssen saniert werden.",
        "Der Bund muss zahlen.",
        "Die Polizei braucht mehr Personal.",
        "Wir wollen Schulen sanieren.",
        "Wir müssen Kinder fördern.",
        *pages,
        "Ende.",
    ]
    records = found(*lines, kind=DocumentKind.MANIFESTO)
    assert [r.evidence.quote for r in records] == lines[1:4]
    assert {r.type for r in records} == {DEMAND}


def test_min_confidence_drops_unsure_rules() -> None:
    doc = document(["# A", "Kommunen sollten planen.", "Sinnvoll ist ein Kalender."])
    assert len(mine(doc)) == 2
    assert [r.rule for r in mine(doc, MineOptions(min_confidence=0.8))] == ["modal-sollte"]


def test_pages_and_section_of_the_evidence() -> None:
    (record,) = found("# A", "Vorweg.", "===", "Kommunen sollten planen.")
    assert [page.page for page in record.evidence.pages] == [2]
    assert record.section_id == "0123456789abcdef:s0000"


@pytest.mark.parametrize(
    ("headings", "sentence", "kind", "addressees"),
    [
        (
            ["# Was Land und Bund ändern müssen"],
            "Hierzu bedarf es einer Änderung von Artikel 28 des Grundgesetzes.",
            RecordType.DEMAND,
            ("Bund", "Länder"),
        ),
        (
            ["# Forderungen an Bund und Länder", "## An beide gemeinsam"],
            "Förderprogramme müssen auf fünf Jahre angelegt sein.",
            RecordType.DEMAND,
            ("Bund", "Länder"),
        ),
        (
            ["# Was wir den Kommunen raten"],
            "Feste Ansprechpersonen sind zu benennen.",
            RecordType.RECOMMENDATION,
            ("Kommunen",),
        ),
    ],
)
def test_a_heading_says_who_is_meant(
    headings: list[str], sentence: str, kind: RecordType, addressees: tuple[str, ...]
) -> None:
    (record,) = mine(document([*headings, sentence]))
    assert (record.type, record.facets.addressees) == (kind, addressees)


def test_a_cell_or_a_label_names_who_is_to_act() -> None:
    table = "| Feld | Empfehlung | Wer\nSchule | Eltern sollten früh gehört werden | Landkreise"
    (record,) = found("# Übersicht", table)
    assert record.facets.addressees == ("Landkreise",)
    plain = "| Feld | Bedarf | Zuständig\nSprache | Es braucht mehr Kurse am Abend | Länder"
    (record,) = found("# Übersicht", plain)
    assert (record.type, record.facets.addressees) == (DEMAND, ("Länder",))
    (record,) = found("# Empfehlungen", "- Kitas: Eltern früh einladen und begleiten.")
    assert record.facets.addressees == ("Kitas",)


def test_a_commentary_on_law_obliges_and_a_paper_that_cites_some_law_advises() -> None:
    duty = "Der Antrag ist unverzüglich zu prüfen."
    cited = " ".join(["Dazu steht mehr in § 12 des Gesetzes."] * 12)
    filled = " ".join(["Vor Ort ist vieles anders geregelt als im Nachbarkreis."] * 100)
    law = document(["# Weisung", f"{cited} {filled}", duty], kind=DocumentKind.OTHER)
    paper = document(["# Bericht", f"{cited} {filled * 4}", duty], kind=DocumentKind.OTHER)
    assert mine(law) == ()
    assert [record.evidence.quote for record in mine(paper)] == [duty]


def test_a_numbered_condition_is_none() -> None:
    lines = ["# 3 Antrag", "2 Sollte sich der Antrag auf Teile beschränken, genügt ein Formular."]
    assert mine(document(lines, kind=DocumentKind.HANDOUT)) == ()
