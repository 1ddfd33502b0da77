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
