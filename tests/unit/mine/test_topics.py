from collections.abc import Sequence
from dataclasses import replace

import pytest

from docpipe.mine.labels import Labels, plain
from docpipe.mine.scheme import Scheme, Theme
from docpipe.mine.topics import Topics
from docpipe.model import Document, Metadata, Origin
from tests.builders import document

ANY = Topics()


def themes(text: str, *headings: str) -> list[str]:
    return [finding.name for finding in ANY.find(text, headings)]


def titled(title: str, pieces: Sequence[str]) -> Document:
    return replace(document(list(pieces)), metadata=Metadata(title=title))


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Der Integrationsrat erhält Antragsrecht.", "Politische Partizipation"),
        ("Zu politischer Teilhabe gehört das Stimmrecht.", "Politische Partizipation"),
        ("Muslimische Bestattung auf städtischen Friedhöfen", "Integration und Religion"),
        ("Migrant*innenorganisationen fördern", "Zusammenarbeit mit Migrantenorganisationen"),
        ("Migrantinnenorganisationen fördern", "Zusammenarbeit mit Migrantenorganisationen"),
        ("Zuwanderung aus Südosteuropa", "EU-Binnenwanderung"),
        ("Interkulturelle Öffnung der Ämter", "Interkulturelle Öffnung der Verwaltung"),
        ("Sprachmittlerinnen einsetzen", "Interkulturelle Öffnung der Verwaltung"),
        ("Beratung gegen Rassismus", "Antidiskriminierung"),
        ("Während der Corona-Pandemie", "Corona-Pandemie"),
        ("Fahrdienste im ländlichen Raum", "Ländlicher Raum"),
    ],
)
def test_a_strong_label_names_its_theme(text: str, theme: str) -> None:
    assert theme in themes(text)


def test_one_ordinary_label_is_not_enough_and_two_are() -> None:
    assert themes("Die Schule ist groß.") == []
    assert themes("Die Schule fördert den Bildungserfolg.") == ["Kommunales Bildungsmanagement"]


def test_negative_labels_are_not_looked_at() -> None:
    assert themes("Migrantinnen und Migranten, Frauen und Männer") == []
    assert themes("Niemand wegen Religion, Weltanschauung oder Glauben") == []


def test_headings_count_less_than_the_text() -> None:
    assert themes("Drei Stellen.", "2 Elternbildung", "2.1 Personal") == ["Elternbildung"]
    assert themes("Der Bildungserfolg.", "2 Schule") == ["Kommunales Bildungsmanagement"]
    assert themes("Der Bildungserfolg.", "2 Schule", "2.1 Personal") == []
    (found,) = ANY.find("Drei Stellen.", ("2 Elternbildung",))
    assert (found.origin, found.words) == (Origin.HEADING, "Elternbildung")


def test_a_finding_holds_the_whole_printed_word() -> None:
    (found,) = ANY.find("Für die Flüchtlingsberatung sorgen.")
    assert found.words == "Flüchtlingsberatung"


def test_all_records_of_a_paper_share_the_theme_of_its_title() -> None:
    topics = Topics(titled("Nachbarschaft stärken", ["# Nachbarschaft stärken", "Ein Text."]))
    (found,) = topics.find("Drei Stellen schaffen.")
    assert (found.name, found.origin) == ("Zusammenleben im Quartier", Origin.DOCUMENT)


def test_the_subtitle_on_the_cover_belongs_to_the_title() -> None:
    pieces = ["# Zusammen", "Handreichung zur Elternbildung in Städten", "# Anlass", "Ein Text."]
    assert list(Topics(titled("Zusammen", pieces)).shared) == ["Elternbildung"]


def test_a_subtitle_marked_as_a_heading_belongs_to_the_title() -> None:
    pieces = ["# Nicht sparen.", "# Position zur Lage nach der Pandemie", "Ein Text.", "# Religion"]
    assert list(Topics(titled("Nicht sparen", pieces)).shared) == ["Corona-Pandemie"]


def test_a_title_that_hints_decides_before_the_densest_theme() -> None:
    text = "Die Begriffe Flucht und Asyl sind Geflüchteten zu eng, und jede Bezeichnung täuscht."
    paper = titled("Wörter, die wir brauchen", ["# Wörter, die wir brauchen", *[text] * 8])
    assert list(Topics(paper).shared) == ["Begriffe der Einwanderungs- und Integrationspolitik"]


def test_a_title_that_says_nothing_is_helped_by_the_text() -> None:
    eltern = "Eltern lernen im Elterncafé, und Mütter wie Väter werden als Elternlotsen geschult."
    on_one = titled("Gemeinsam", ["# Gemeinsam", *[eltern] * 8])
    assert list(Topics(on_one).shared) == ["Elternbildung"]
    on_many = titled("Gemeinsam", ["# Gemeinsam", eltern, *["Die Straße wird gebaut."] * 19])
    assert not Topics(on_many).shared


def test_in_a_paper_on_one_theme_another_must_be_what_a_text_begins_with() -> None:
    topics = Topics(titled("Elternbildung", ["# Elternbildung", "Ein Text."]))
    aside = "Für die Abende sollten die Kommunen auch Räume von Migrantenvereinen nutzen."
    subject = "Migrantenvereine sind früh zu beteiligen."
    assert [f.name for f in topics.find(aside)] == ["Elternbildung"]
    assert "Zusammenarbeit mit Migrantenorganisationen" in [f.name for f in topics.find(subject)]


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        ("politische Teilhabe", "Zu politischer Teilhabe", "politischer Teilhabe"),
        ("*pandemi*", "nach der Coronapandemie", "Coronapandemie"),
        ("Schule", "der Hochschule", None),
        ("Migrant*innenverein*", "Migrant:innenvereine", "Migrant:innenvereine"),
        ("Begriffe der *", "die Begriffe der Politik", "Begriffe der"),
    ],
)
def test_labels_are_found_inflected_and_in_compounds(
    label: str, text: str, words: str | None
) -> None:
    theme = Theme(name="ein Thema", strong=(label,), cues=())
    hits = Labels(Scheme(themes=(theme,), digest="")).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ([words] if words else [])


def test_what_a_negative_label_covers_is_no_hit() -> None:
    theme = Theme(
        name="Frauen",
        strong=(),
        cues=("Frauen", "*flucht*"),
        negative=("Frauen und Männer", "Landflucht"),
    )
    labels = Labels(Scheme(themes=(theme,), digest=""))
    assert labels.find("Frauen und Männer, Landflucht") == []
    assert len(labels.find("Frauen auf der Flucht")) == 3


def test_lower_case_keeps_offsets() -> None:
    assert len(plain("İstanbul‐Straße\u00a0")) == len("İstanbul‐Straße\u00a0")
