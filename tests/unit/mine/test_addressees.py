"""Who is to act: one case for each construction; sentences of our own."""

import pytest

from docpipe.mine.addressees import (
    Mention,
    agents,
    called,
    is_alone,
    meant,
    mentions,
    names_of,
    spoken_to,
)
from docpipe.mine.modal import norms


def acting(sentence: str, before: str = "") -> list[str]:
    """Whom the sentence's normative forms make act, as a record would show it."""
    for norm in norms(sentence, before):
        named = agents(sentence, norm) or meant(sentence, norm, before)
        return list(names_of(named)[0])
    raise AssertionError(f"no normative form: {sentence}")


def only(text: str) -> Mention:
    (mention,) = mentions(text)
    return mention


@pytest.mark.parametrize(
    ("word", "name", "group"),
    [
        ("das Jugendamt", "Jugendämter", "Verwaltung"),
        ("den Ausländerbehörden", "Ausländerbehörden", "Verwaltung"),
        ("einer Statistikstelle", "Statistikstellen", "Verwaltung"),
        ("das Quartiersmanagement", "Quartiersmanagements", "Verwaltung"),
        ("die Integrationsbeauftragte", "Integrationsbeauftragte", "Verwaltung"),
        ("den Gleichstellungsbeauftragten", "Gleichstellungsbeauftragte", "Verwaltung"),
        ("dem Sozialdezernenten", "Sozialdezernenten", "Verwaltung"),
        ("die Oberbürgermeisterin", "Oberbürgermeister", "Politik/Rat"),
        ("Bürgermeister:innen", "Bürgermeister", "Politik/Rat"),
        ("die Landrätin", "Landräte", "Politik/Rat"),
        ("der Migrant*innenbeirat", "Migrantenbeiräte", "Politik/Rat"),
        ("dem Seniorenrat", "Seniorenräte", "Politik/Rat"),
        ("das Kultusministerium", "Kultusministerien", "Land"),
        ("das Bundesfamilienministerium", "Bundesfamilienministerium", "Bund"),
        ("das Landesjugendamt", "Landesjugendämter", "Land"),
        ("die Kindertageseinrichtung", "Kindertageseinrichtungen", "Schule/Kita"),
        ("Grundschulleitungen", "Grundschulleitungen", "Schule/Kita"),
        ("der Paritätische Wohlfahrtsverband", "Wohlfahrtsverbände", "Träger/Verbände"),
        ("dem Integrationskursträger", "Integrationskursträger", "Träger/Verbände"),
        (
            "Migranten-Selbstorganisation",
            "Migrantenselbstorganisationen",
            "Migrantenorganisationen",
        ),
        ("Migrant:innenorganisationen", "Migrantenorganisationen", "Migrantenorganisationen"),
        ("der Moscheeverein", "Moscheevereine", "Migrantenorganisationen"),
        ("das Wohnungsunternehmen", "Wohnungsunternehmen", "Wirtschaft"),
        ("die Handwerkskammer", "Handwerkskammern", "Wirtschaft"),
        ("die IHK", "Industrie- und Handelskammern", "Wirtschaft"),
        ("die Rundfunkanstalt", "Rundfunkanstalten", "Zivilgesellschaft"),
        (
            "das Bundesamt für Migration und Flüchtlinge",
            "Bundesamt für Migration und Flüchtlinge",
            "Bund",
        ),
        ("der Europäischen Kommission", "EU-Kommission", "Bund"),
        ("den kommunalen Spitzenverbänden", "Kommunale Spitzenverbände", "Träger/Verbände"),
        ("das Ministerium für Soziales", "Ministerium für Soziales", "Land"),
        ("die Stadt Jena", "Jena", "Kommune"),
        ("der Kreis Düren", "Kreis Düren", "Kommune"),
    ],
)
def test_the_last_part_of_a_name_gives_plural_and_group(word: str, name: str, group: str) -> None:
    mention = only(word)
    assert (mention.name, mention.group) == (name, group)


@pytest.mark.parametrize(
    "word",
    [
        "Ehrenamt",
        "Selbstverwaltung",
        "die Haltestelle",
        "der Vorrat",
        "ein Land",
        "die Einrichtung",
        "die Gesellschaft",
        "die Organisation",
        "der Regelbetrieb",
        "die Lernplattform",
    ],
)
def test_what_only_ends_like_an_institution(word: str) -> None:
    assert mentions(word) == ()


def test_suspended_first_parts_are_institutions_too() -> None:
    assert [m.name for m in mentions("Schul- und Jugendämter")] == ["Schulämter", "Jugendämter"]
    assert [m.name for m in mentions("Stadt- oder Gemeinderat")] == ["Stadträte", "Gemeinderäte"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # The subject in front of the verb
        ("Kommunale Krankenhäuser sollten dolmetschen lassen.", ["Krankenhäuser"]),
        ("Die 16 Länder müssen gemeinsam zahlen.", ["Länder"]),
        ("Kommunen, die am Anfang stehen, sollten klein beginnen.", ["Kommunen"]),
        ("Der Rat (oder sein Ausschuss) sollte beraten.", ["Räte"]),
        ("Bund, Länder und Kommunen müssen teilen.", ["Bund", "Kommunen", "Länder"]),
        ("Der Bürgermeister oder Landrat hat dafür zu werben.", ["Bürgermeister", "Landräte"]),
        ("Haupt- und Realschulen sollten Paten gewinnen.", ["Hauptschulen", "Realschulen"]),
        ("Eine Schule, die Eltern erreichen will, sollte sie besuchen.", ["Schulen"]),
        ("Das zuständige Amt muss offen sein für Kritik.", ["Ämter"]),
        ("Der Beirat soll eine beratende Rolle erhalten.", ["Beiräte"]),
        # … and behind it
        ("Dafür sollten in jedem Stadtteil die Kitas ihre Türen öffnen.", ["Kitas"]),
        ("Dessen Mittel sollte der Bund auch für Personal freigeben.", ["Bund"]),
        ("Dass Kollegien allein entscheiden, sollten die Ministerien verhindern.", ["Ministerien"]),
        ("Damit Vereine mitmachen, sollte die Verwaltung Räume stellen.", ["Verwaltungen"]),
        ("Den Familien sollten die Jugendämter entgegenkommen.", ["Jugendämter"]),
        ("Die Kosten müssen die Länder tragen.", ["Länder"]),
        ("Hier kann und sollte das Ordnungsamt einschreiten.", ["Ordnungsämter"]),
        # What is acted upon, or given something
        ("Die Länder müssen die Kommunen unterstützen.", ["Länder"]),
        ("Die Kommunen sollte der Bund entlasten.", ["Bund"]),
        ("Kommunen müssen mehr Geld bekommen.", []),
        ("Das Gesetz muss die Kommunen entlasten.", []),
        ("Die Arbeit der Vereine sollte mehr gelten.", []),
        ("Diese Stellen müssen Schulen erreichen können, ohne zu warten.", []),
        ("Sinnvoll ist es, die Sportvereine als Brücke zu nutzen.", []),
        ("Wir fordern mehr Sport an den Schulen.", []),
        ("Deutschland ist reich, und das muss sich zeigen.", []),
        ("Die Hochschulen sollten, soweit sie wollen, gewonnen werden.", []),
        # Passive
        ("Die Räume sollten durch die Schulträger gestellt werden.", ["Schulträger"]),
        ("Seitens der Kreisverwaltung sollte dafür geworben werden.", ["Kreisverwaltungen"]),
        ("Die Förderung durch den Bund ist zu sichern.", ["Bund"]),
        ("Die Beteiligung von Vereinen ist zu stärken.", []),
        ("Zwischen Schulen und Ämtern sollte das abgestimmt werden.", ["Schulen", "Ämter"]),
        ("Alle Ämter sollen verpflichtet werden, rasch zu antworten.", ["Ämter"]),
        # Spoken to
        ("Den Landkreisen wird empfohlen, zu planen.", ["Landkreise"]),
        ("Landkreisen wird empfohlen, zu planen.", ["Landkreise"]),
        ("Es wird der Verwaltung empfohlen, zu planen.", ["Verwaltungen"]),
        ("Für die Personalämter empfiehlt es sich, früh zu werben.", ["Personalämter"]),
        ("Auch die Moscheeverbände rufen wir auf, sich zu beteiligen.", ["Moscheeverbände"]),
        ("Wir fordern, dass die Länder Lehrkräfte fortbilden.", ["Länder"]),
        ("Wir fordern, dass die Kommunen entlastet werden.", []),
        ("Wir appellieren an die Medien, genauer zu schreiben.", ["Medien"]),
        ("Wir fordern eine neue Behörde.", []),
        ("Vom Auswärtigen Amt wird erwartet, dass es warnt.", ["Auswärtiges Amt"]),
        # Duty and need
        ("Aufgabe der Landkreise ist es, zu koordinieren.", ["Landkreise"]),
        ("Für die Schulen gilt es, Eltern früh zu erreichen.", ["Schulen"]),
        ("Es braucht von der Bundesregierung einen klaren Plan.", ["Bundesregierung"]),
        ("Es ist notwendig, dass die Träger mehr Zeit bekommen.", []),
        ("Beim Jugendamt braucht es mehr Personal.", ["Jugendämter"]),
        ("Das muss für die Stadtwerke selbstverständlich sein.", ["Stadtwerke"]),
        ("Am Bund ist es nun, zu handeln.", ["Bund"]),
        ("Jede Kommune braucht eine Anlaufstelle.", ["Kommunen"]),
        ("Den Schulen muss es gelingen, Eltern zu erreichen.", ["Schulen"]),
        ("Nötig ist ein Gesetz, mit dem der Bund die Fristen regelt.", ["Bund"]),
        ("Wer als Verein Hallen nutzt, sollte offen sein.", ["Vereine"]),
        ("Eine Stelle sollte in jeder Stadt eingerichtet werden.", ["Städte"]),
        ("Ihr Augenmerk sollten die Ämter auf Vereine richten.", ["Ämter"]),
        ("Die Leitung des Jugendamtes muss sich zeigen.", ["Jugendämter"]),
        ("Wer in der Verwaltung Briefe schreibt, sollte sich kurz fassen.", ["Verwaltungen"]),
        ("Nicht nur die Länder, sondern auch der Bund muss zahlen.", ["Bund", "Länder"]),
        ("Ansprechpartner sollte die Integrationsstelle sein.", ["Integrationsstellen"]),
        ("Die Federführung sollte beim Jugendamt liegen.", ["Jugendämter"]),
        ("Auch wir Kommunen sollten sparen.", ["Kommunen"]),
        ("Der Beirat sollte von der Verwaltung gehört werden.", ["Verwaltungen"]),
        ("Träger haben Räume zu öffnen und sollten werben.", ["Träger"]),
        ("Kommunen ist zu raten, früh zu planen.", ["Kommunen"]),
        ("Diese Mittel sollten die Kommunen nutzen.", ["Kommunen"]),
        ("Ein Gesetz muss die Kommunen stärken.", []),
        ("Eine Hausordnung sollte jeder Vermieter aushändigen.", ["Vermieter"]),
        ("Kommunen müssen handlungsfähig bleiben.", []),
        ("Die Last tragen die Länder, sie müssen nun liefern.", ["Länder"]),
        ("Ranglisten veröffentlichen sollten Städte nur selten.", ["Städte"]),
        ("Vermieten müssen die Wohnungsunternehmen nach Regeln.", ["Wohnungsunternehmen"]),
        ("Die Frist muss der Gesetzgeber streichen.", ["Gesetzgeber"]),
        ("Das muss der Streit, den viele meiden, durch die Ämter geklärt werden.", ["Ämter"]),
        ("Eltern sollen vom Bund ein Recht erhalten.", ["Bund"]),
        ("Die Länder müssen Geld, das sie erhalten, weitergeben.", ["Länder"]),
        ("Es braucht eine Abstimmung der Länder.", ["Länder"]),
        ("Klug ist es, wenn Vereine ihre Räume öffnen; hier braucht es Mut.", ["Vereine"]),
        ("Es braucht in jedem Bauamt eine Person mit Zeit.", ["Bauämter"]),
        ("Den Landkreisen obliegt es, zu planen; dafür braucht es Zeit.", ["Landkreise"]),
        # Two who act
        ("Der Bund muss zahlen; zugleich müssen die Länder prüfen.", ["Bund", "Länder"]),
        # Persons, where nobody else acts
        ("Eltern sollten früh eingeladen werden und fragen.", []),
        ("Dolmetscher sollten geschult sein; Eltern sollten früh fragen.", ["Eltern"]),
    ],
)
def test_who_is_to_act(sentence: str, names: list[str]) -> None:
    assert acting(sentence) == names


@pytest.mark.parametrize(
    ("before", "sentence", "names"),
    [
        ("Wir fordern vom Bund ein Gesetz.", "Er muss es bald vorlegen.", ["Bund"]),
        ("Viele Schulen sind überlastet.", "Sie sollten Hilfe holen.", ["Schulen"]),
        ("Die Verwaltung kennt das Viertel.", "Sie sollte Vereine fragen.", ["Verwaltungen"]),
        ("Das Jugendamt berät.", "Sie sollten Eltern fragen.", []),
        (
            "Städte und Kreise wissen das.",
            "Dabei sollten sie Vereine fragen.",
            ["Landkreise", "Städte"],
        ),
        ("Die Schulen sind offen.", "Zuvor sollten Sie Eltern fragen.", []),
    ],
)
def test_a_pronoun_takes_up_who_fits_it(before: str, sentence: str, names: list[str]) -> None:
    assert acting(sentence, before) == names


def test_a_pronoun_takes_up_the_clause_in_front_of_it() -> None:
    assert acting("Auch Schulen haben Räume; sie sollten sie abends öffnen.") == ["Schulen"]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Forderungen an Bund und Länder", ["Bund", "Länder"]),
        ("2. Was die Länder tun müssen", ["Länder"]),
        ("1. Was wir vom Bund fordern", ["Bund"]),
        ("Was wir den Kommunen raten", ["Kommunen"]),
        ("3.1 Was in der Verwaltung zu tun ist", ["Verwaltungen"]),
        ("Empfehlungen für Schulen und Kitas", ["Kitas", "Schulen"]),
        ("Aufgaben der Landkreise", ["Landkreise"]),
        ("An die Wohnungsunternehmen", ["Wohnungsunternehmen"]),
        ("3.1 Bund und Länder", ["Bund", "Länder"]),
        ("Den Bund in die Pflicht nehmen", ["Bund"]),
        ("Empfehlungen zur Zusammenarbeit mit Migrantenorganisationen", []),
        ("Empfehlungen für die Arbeit in Kommunen", []),
        ("Kommunen stärken", []),
    ],
)
def test_whom_a_heading_speaks_to(heading: str, names: list[str]) -> None:
    assert list(names_of(spoken_to(heading))[0]) == names


def test_a_run_in_label_calls_institutions() -> None:
    assert names_of(called("An Städte und Kreise: Mittel bündeln."))[0] == ("Landkreise", "Städte")
    assert names_of(called("Bund: Beteiligen Sie sich!"))[0] == ("Bund",)
    assert called("Bund und Länder zahlen: das ist neu.") == ()


def test_only_a_level_of_the_state_alone_is_an_address() -> None:
    assert is_alone("3.1 Bund und Länder")
    assert not is_alone("3.2 Schulen")
    assert not is_alone("Länder und ihre Schulen")


def test_whom_a_sentence_only_means_is_unsure() -> None:
    for sentence in ("In den Schulen braucht es Räume.", "Kreise sollen verpflichtet werden."):
        norm = next(norms(sentence))
        assert agents(sentence, norm) == ()
        assert [m.carries for m in meant(sentence, norm, "")] == [False]


def test_a_feminine_plural_names_persons_of_any_calling() -> None:
    assert [m.name for m in mentions("Optiker*innen")] == ["Optiker"]
    assert [m.name for m in mentions("Kartografinnen")] == ["Kartografen"]
    assert not only("Optiker:innen").carries


def test_whom_advice_turns_to() -> None:
    assert acting("Von den Vereinen sollten auch die Vorstände mitreden.") == ["Vereine"]
