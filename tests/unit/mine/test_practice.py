import pytest

from docpipe.mine import mine
from docpipe.model import DocumentKind, Record, RecordType
from tests.builders import document

STORY = (
    "Im Kreis Düren gibt es seit 2015 einen Pool. Ziel war es, Kindern das Übersetzen zu ersparen. "
    "Gemeinsam mit der Caritas wurden 40 Personen geschult. Im zweiten Jahr wurden 900 Einsätze "
    "vermittelt. Auskunft gibt pool@example.org."
)


def found(*lines: str, kind: DocumentKind = DocumentKind.HANDOUT) -> list[Record]:
    doc = document(lines, kind=kind)
    return [record for record in mine(doc) if record.type is RecordType.PRACTICE]


def fields(record: Record) -> dict[str, str]:
    return {field.name: field.evidence.quote for field in record.fields}


def test_a_box_with_labels() -> None:
    box = (
        "> Praxisbeispiel: Haus der Vereine, Stadt Osnabrück\nZiel: Räume für Vereine.\n"
        "Vorgehen: Eine Schule steht seit 2019 offen. Ein Beirat vergibt die Zeiten.\n"
        "Partner: 43 Vereine, Stadtsportbund. Ergebnis: 9 600 Stunden im Jahr.\n"
        "Kontakt: haus@example.org"
    )
    (record,) = found("# 2 Räume", "Kommunen sollten Räume stellen.", box)
    assert record.label == "Haus der Vereine, Stadt Osnabrück"
    assert record.facets.municipalities == ("Osnabrück",)
    assert fields(record) == {
        "title": "Haus der Vereine, Stadt Osnabrück",
        "place": "Osnabrück",
        "start": "seit 2019",
        "year": "2019",
        "goal": "Räume für Vereine.",
        "steps": "Eine Schule steht seit 2019 offen. Ein Beirat vergibt die Zeiten.",
        "partners": "43 Vereine, Stadtsportbund.",
        "result": "9 600 Stunden im Jahr.",
        "contact": "haus@example.org",
    }


def test_other_boxes_are_no_examples() -> None:
    assert (
        found("# A", "> Merke: Die Stadt Hamm hat viele Vereine und zwölf Ämter im Rathaus.") == []
    )


def test_what_stands_in_an_example_is_not_recommended_besides() -> None:
    box = (
        "> Gute Praxis: Pool in Hamm\nDie Stadt sollte jedes Jahr berichten und tut das seit 2010."
    )
    records = mine(document(["# A", box]))
    assert [record.type for record in records] == [RecordType.PRACTICE]


def test_sections_below_a_practice_heading() -> None:
    records = found(
        "# 4 Praxisbeispiele",
        "Die folgenden Beispiele stammen aus zwei Kommunen und wurden 2019 erhoben, mit Zahlen.",
        "## 4.1 Lotsen der Stadt Hamm",
        "Ehrenamtliche begleiten Familien zu Ämtern und zu Schulen, jede Woche, ohne Anmeldung.",
        "- Sie werden geschult.",
        "## 4.2 Empfehlungen",
        "Kommunen sollten Lotsen ausbilden.",
    )
    (record,) = records
    assert record.label == "Lotsen der Stadt Hamm"
    assert len(record.evidence.ranges) == 2
    assert record.facets.municipalities == ("Hamm",)


def test_a_section_that_also_advises_is_no_single_example() -> None:
    records = mine(document(["# 3 Praxis", "## 3.2 Sprache", STORY, "Kreise sollten planen."]))
    assert [r.rule for r in records] == ["practice-told", "modal-sollte"]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("BEST PRACTICE Lotsen der Stadt Hamm", "Lotsen der Stadt Hamm"),
        ("Gutes Praxisbeispiel: Lotsen", "Lotsen"),
        ("Aus der Praxis | „Lotsen“ in Hamm", "„Lotsen“ in Hamm"),
    ],
)
def test_the_title_of_a_box_is_what_follows_the_cue(opening: str, title: str) -> None:
    text = "Ehrenamtliche begleiten Familien zu Ämtern, Schulen und Kliniken, seit zehn Jahren."
    (record,) = found("# A", f"> {opening}\n{text}")
    assert record.label == title


def test_headings_named_like_fields_stay_with_their_example() -> None:
    (record,) = found(
        "# Praxisbeispiel: Rufbus im Landkreis Osnabrück",
        "## Ziel",
        "Niemand soll einen Kurs verpassen, weil kein Bus fährt, auch abends nicht.",
        "## Ergebnisse",
        "190 Menschen nutzen den Bus jede Woche.",
    )
    assert record.label == "Rufbus im Landkreis Osnabrück"
    assert len(record.evidence.ranges) == 2


def test_items_that_open_with_a_town_are_examples_each() -> None:
    records = found(
        "# Beispiele aus der Praxis",
        "- Stadt Hamm: Lotsen begleiten Familien zu Ämtern, zu Schulen und in Kliniken, seit 2012.",
        "- Landkreis Osnabrück: Ein Bus bringt Menschen zum Sprachkurs und abends wieder zurück.",
    )
    assert [r.label for r in records] == ["Stadt Hamm", "Landkreis Osnabrück"]
    assert [r.facets.municipalities for r in records] == [("Hamm",), ("Landkreis Osnabrück",)]


def test_rows_of_a_table_of_examples() -> None:
    table = (
        "| Kommune und Ziel | Vorgehen | Partner | Ergebnis, Kontakt\n"
        "Kreis Düren: Zugang für alle | Pool mit Bestellung im Netz | Gemeinden, Kliniken "
        "| 2 140 Einsätze; pool@example.org"
    )
    (record,) = found("# 3 Modelle", "~ Tabelle 1: Praxisbeispiele im Überblick", table)
    assert record.facets.municipalities == ("Kreis Düren",)
    assert fields(record) == {
        "title": "Kreis Düren: Zugang für alle",
        "place": "Kreis Düren",
        "goal": "Zugang für alle",
        "steps": "Pool mit Bestellung im Netz",
        "partners": "Gemeinden, Kliniken",
        "result": "2 140 Einsätze",
        "contact": "pool@example.org",
    }


def test_rows_of_other_tables_are_no_examples() -> None:
    assert (
        found("# Zahlen", "| Stadt | Anteil\nStadt Hamm | 84 Prozent aller Kinder mit drei Jahren")
        == []
    )


def test_an_example_told_in_running_text() -> None:
    (record,) = found("# 2 Verständigung", f"Kinder sollten nicht übersetzen. {STORY}")
    assert record.evidence.quote == STORY
    assert record.rule == "practice-told"
    assert record.facets.municipalities == ("Kreis Düren",)
    assert fields(record)["goal"] == "Ziel war es, Kindern das Übersetzen zu ersparen."
    assert fields(record)["contact"] == "pool@example.org"


def test_a_passing_mention_is_no_example() -> None:
    assert (
        found("# A", "Solche Pools gibt es, wie etwa in Stuttgart. Sie wirken. Das zeigt sich.")
        == []
    )
    survey = "In Hamm, Jena und Herten wurde 2012 gezählt. Das Ergebnis liegt vor. Es ist gut. Ja."
    assert found("# A", survey) == []


def test_a_story_ends_where_the_text_turns_to_advice_or_to_all() -> None:
    story = (
        "Der Landkreis Osnabrück hat 2018 einen Rufbus eingeführt. Gefahren wird abends auf drei "
        "Strecken. Inzwischen nutzen ihn 190 Menschen."
    )
    for after in ("Kommunen sollten Busse bestellen.", "Solche Busse fahren in vielen Kreisen."):
        (record,) = found("# 2 Wege", f"Busse fahren selten. {story} {after}")
        assert record.evidence.quote == story


def test_a_story_goes_on_in_the_next_paragraph_that_takes_it_up() -> None:
    first = "Wie es gehen kann, zeigt die Stadt Solingen. Dort begleiten 30 Lotsinnen Familien."
    second = "Das Projekt wird von der Caritas getragen. Bis 2019 wurden 400 Familien begleitet."
    (record,) = found("# 2 Wege", first, second, "Die Rechtslage ist in allen Ländern gleich.")
    assert record.evidence.quote == f"{first}\n{second}"


def test_a_story_about_another_town_is_an_example_of_its_own() -> None:
    one = "Solingen hat 2012 Lotsinnen geschult. Sie begleiten 40 Familien in drei Stadtteilen."
    two = (
        "Bochum hat 2014 ein Büro eröffnet. Dort beraten zwölf Vereine an jedem Samstag alle, "
        "die Rat suchen, ohne Anmeldung."
    )
    records = found("# 2 Wege", f"{one} Der Rat zahlt ihre Schulung. {two}")
    assert [r.facets.municipalities for r in records] == [("Solingen",), ("Bochum",)]


@pytest.mark.parametrize(
    "text",
    [
        "In Solingen hatte der Rat 2006 noch vorgeschlagen, zu warten. Daraus wurde nichts. Gut.",
        "Ein Vater aus Bochum sagte uns, man müsse sich 2012 kümmern. Er kam mit zwei Kindern.",
        "In Bochum lebten 2014 rund 9 000 Zugezogene. Im Jahr zuvor waren es 4 000 gewesen.",
        "Nach Wolfsburg kamen 1962 die ersten Züge. Das Werk stellte 40 Baracken auf. So war es.",
    ],
)
def test_what_happens_in_a_town_and_is_no_example(text: str) -> None:
    assert found("# 2 Lage", text) == []


def test_a_box_that_tells_needs_no_cue() -> None:
    box = (
        "> Trauer teilen in Darmstadt\nIm November 2023 lud das Büro der Stadt Darmstadt zu einem "
        "Tisch ein. Einmal im Monat kommen 40 Menschen zusammen. Moderiert wird von zwei Vereinen."
    )
    (record,) = found("# 2 Dialog", box)
    assert record.rule == "practice-box"
    assert fields(record) == {
        "title": "Trauer teilen in Darmstadt",
        "place": "Darmstadt",
        "start": "Im November 2023",
        "year": "2023",
        "steps": "Einmal im Monat kommen 40 Menschen zusammen.",
        "partners": "Moderiert wird von zwei Vereinen.",
    }


def test_a_section_that_tells_needs_no_practice_heading() -> None:
    text = (
        "Seit 2015 sind im Kreis Düren Erwachsene in gelben Westen unterwegs. Sie sprechen "
        "Jugendliche an und rufen Hilfe. Die Beschwerden haben sich halbiert."
    )
    (record,) = found("# 2 Quartier", "## Nachtwanderer", text)
    assert (record.rule, record.label) == ("practice-section", "Nachtwanderer")
    assert fields(record)["result"] == "Die Beschwerden haben sich halbiert."


def test_items_of_towns_below_any_heading() -> None:
    records = found(
        "# 2 Sprache",
        "Drei Kommunen gehen voran:",
        "- Bielefeld: Seit 2010 beraten drei Ämter gemeinsam; zwei Konferenzen gingen hervor.",
        "- Im Landkreis Osnabrück bringt ein Bus die Menschen aus sieben Dörfern zum Kurs.",
    )
    assert [r.rule for r in records] == ["practice-list", "practice-list"]
    assert fields(records[0])["result"] == "zwei Konferenzen gingen hervor."
    assert "title" not in fields(records[0])


def test_paragraphs_with_labels_are_one_example() -> None:
    (record,) = found(
        "# 2 Sprache",
        "Lesepatinnen in der Bücherei",
        "Ort: Kreisstadt Herford",
        "Ausgangslage: Viele Kinder sprachen zu Hause kein Deutsch.",
        "Ziel: Jedem Kind soll vorgelesen werden.",
        "Partner: Bücherei, Familienzentrum",
    )
    assert record.rule == "practice-labelled"
    assert fields(record) == {
        "title": "Lesepatinnen in der Bücherei",
        "place": "Kreisstadt Herford",
        "goal": "Jedem Kind soll vorgelesen werden.",
        "partners": "Bücherei, Familienzentrum",
    }


def test_a_cell_over_several_rows_and_a_table_that_goes_on() -> None:
    first = (
        "| Kommune | Projekt | Ergebnis\nBochum | Lotsen für alle Familien | 40 Lotsen\n"
        " | Bus für alle Kinder | 30 Kinder"
    )
    records = found("# 2 Modelle", first)
    assert [r.facets.municipalities for r in records] == [("Bochum",), ("Bochum",)]
    assert [fields(r)["title"] for r in records] == [
        "Lotsen für alle Familien",
        "Bus für alle Kinder",
    ]


def test_labels_without_a_field_end_the_one_before() -> None:
    box = "> Praxisbeispiel: Lotsen\nZiel: Alle finden Hilfe.\nFinanzierung: Land.\nOrt: Bochum"
    (record,) = found("# A", f"{box}\nVorgehen: Zwölf Lotsen beraten zweimal in der Woche.")
    assert fields(record)["goal"] == "Alle finden Hilfe."


def test_a_practice_heading_alone_frames_the_headings_after_it() -> None:
    records = found(
        "# 1 Daten",
        "## Projektbeispiele",
        "## Offene Karten",
        "- In dem Projekt wurden 2018 alle Karten einer Stadt gemeinsam mit Vereinen gezeichnet.",
        "- Inzwischen haben 9 000 Freiwillige daran gearbeitet.",
        "# 2 Recht",
        "Das Gesetz wurde 2018 gemeinsam mit den Ländern geändert, nach zwei Jahren Beratung.",
    )
    assert [(r.label, r.facets.municipalities) for r in records] == [("Offene Karten", ())]


def test_rows_that_wait_for_their_example() -> None:
    table = (
        "| Kommune | Projekt | Ergebnis\nBochum | Lotsen für alle Familien | 40 Lotsen\n"
        "Stadt Herne | noch keine Angaben | –"
    )
    assert [r.facets.municipalities for r in found("# 2 Modelle", table)] == [("Bochum",)]


def test_fields_by_wording() -> None:
    story = (
        "Ein weiteres Beispiel kommt aus Bochum. Im Mai 2017 eröffnete das Amt ein Büro, um alle "
        "Familien zu erreichen. Beteiligt sind Caritas und Jobcenter. Beabsichtigt ist ein Ausbau. "
        "Am Ende kamen 300 Familien. Auskunft erteilt das Jugendamt, Frau Muster."
    )
    (record,) = found("# 2 Wege", f"Wege sind weit. {story} Solche Büros fehlen sonst.")
    assert fields(record) == {
        "place": "Bochum",
        "start": "Im Mai 2017",
        "year": "2017",
        "goal": "um alle Familien zu erreichen",
        "partners": "Caritas und Jobcenter",
        "result": "Am Ende kamen 300 Familien.",
        "contact": "das Jugendamt, Frau Muster",
    } | {"steps": fields(record)["steps"]}


def test_a_date_of_the_end_is_no_start() -> None:
    box = "> Praxisbeispiel: Lotsen in Bochum\nLotsen begleiten Familien zu Ämtern und Schulen."
    (record,) = found("# A", f"{box} Bis Ende 2019 wurden 300 Familien erreicht.")
    assert "start" not in fields(record)


def test_a_section_of_a_town_that_goes_on_to_advice() -> None:
    story = (
        "Der Kreis hat im März 2022 eine Hotline geschaltet. Caritas und Volkshochschule stellten "
        "drei Sprachmittlerinnen. Von 1 300 Aufnahmen hielten neun von zehn."
    )
    (record,) = found("# 5 Wege", "## Kreis Düren: Gastfamilien", story, "Kreise sollten planen.")
    assert record.evidence.quote == story
    assert record.facets.municipalities == ("Kreis Düren",)


def test_bullets_and_colons_between_labels_belong_to_no_value() -> None:
    box = (
        "> Praxisbeispiel: Lotsenpool\n• Ort: Mannheim • Ziel: : Kurze Wege für Familien. •\n"
        "Vorgehen: Seit 2015 wurden 20 Lotsinnen geschult und begleiten zu Terminen."
    )
    (record,) = found("# 2 Praxis", box)
    assert fields(record)["place"] == "Mannheim"
    assert fields(record)["goal"] == "Kurze Wege für Familien."


def test_a_box_that_names_its_own_example_goes_on_with_none() -> None:
    one = (
        "> Praxisbeispiel: Lotsen auf dem Land\nIm Kreis Düren begleiten seit 2011 zwanzig "
        "Lotsinnen Familien. 140 Familien wurden erreicht."
    )
    two = (
        "> Praxisbeispiel: Lesekoffer\nIn Jena verleihen seit 2019 alle Kitas Koffer mit Büchern "
        "an Familien. Es sind 60 Koffer."
    )
    first, second = found("# 2 Praxis", one, two)
    assert (first.label, second.label) == ("Lotsen auf dem Land", "Lesekoffer")
    assert first.facets.municipalities == ("Kreis Düren",)
    assert second.facets.municipalities == ("Jena",)
