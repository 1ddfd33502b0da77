import pytest

from docpipe.mine.municipalities import municipalities


def named(text: str) -> list[str]:
    return [place.name for place in municipalities(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Der Kreis Düren ist nicht die Stadt Düren.", ["Kreis Düren", "Düren"]),
        (
            "Die Kreise Düren und Mettmann sowie Unna",
            ["Kreis Düren", "Kreis Mettmann", "Kreis Unna"],
        ),
        ("In den Landkreisen Emsland und Osnabrück", ["Landkreis Emsland", "Landkreis Osnabrück"]),
        ("Stadt und Landkreis Osnabrück planen", ["Landkreis Osnabrück", "Osnabrück"]),
        ("Landkreis und Stadt Kassel planen", ["Landkreis Kassel", "Kassel"]),
        ("Im Rhein-Sieg-Kreis und des Enzkreises", ["Rhein-Sieg-Kreis", "Enzkreis"]),
        (
            "Im Märkischen Kreis, im Oberbergischen Kreis",
            ["Märkischer Kreis", "Oberbergischer Kreis"],
        ),
        ("Die StädteRegion Aachen und Aachen", ["Städteregion Aachen", "Aachen"]),
        ("Der Landkreis Bergstraße heißt anders.", ["Kreis Bergstraße"]),
        ("Potsdam-Mittelmark und Neu-Ulm", ["Landkreis Potsdam-Mittelmark", "Neu-Ulm"]),
        ("Ein Kreis von Ehrenamtlichen, der Kreis Erfahrener", []),
    ],
)
def test_districts(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die Städte Essen, Hamm und Herten", ["Essen", "Hamm", "Herten"]),
        ("In Essen gibt es Mittagessen.", ["Essen"]),
        ("Das Essen war gut, gesundes Essen hilft.", []),
        ("Beim Essen und Trinken lernen", []),
        ("Essen hat 2015 ein Konzept beschlossen.", ["Essen"]),
        ("Praxisbeispiel: Essen", ["Essen"]),
        ("Weil am Rhein grenzt an die Schweiz, weil der Rhein dort fließt.", ["Weil am Rhein"]),
        ("Weil die Lage schwierig ist, waren Waren knapp.", []),
        ("Die Stadt Lage liegt bei Detmold.", ["Lage", "Detmold"]),
        ("In Kirchen und Moscheen", []),
        ("In der Halle 3 und in Halle", ["Halle (Saale)"]),
        ("In Singen wird gesungen, Singen macht Spaß.", ["Singen (Hohentwiel)"]),
        ("Beim Erlangen der Abschlüsse", []),
        ("An der Fulda, in Fulda", ["Fulda"]),
        ("Kamen viele? Sie kamen aus Kamen.", ["Kamen"]),
    ],
)
def test_names_that_are_words(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Stuttgarts Weg und Essens Beitrag", ["Stuttgart"]),
        ("Das Osnabrücker Modell, der Münchner Stadtrat", ["Osnabrück", "München"]),
        ("Der Berliner Senat und das Göttinger Netzwerk", ["Berlin", "Göttingen"]),
        ("Das Jenaer kommunale Konzept", ["Jena"]),
        ("Leipziger Straße, Frankfurter Rundschau, Potsdamer Abkommen", []),
        ("Das Ulmer Münster", ["Ulm"]),
        ("In Berlin-Neukölln und Hamburg-Altona", ["Berlin", "Hamburg"]),
        ("In der Region Berlin-Brandenburg und Rheinland-Pfalz", []),
        ("Das Stadt-Umland-Netz und die Stadt-Land-Beziehung", []),
        ("Villingen-Schwenningen und Castrop-Rauxel", ["Villingen-Schwenningen", "Castrop-Rauxel"]),
        (
            "Frankfurt, Frankfurt (Oder), Frankfurt a. M.",
            ["Frankfurt am Main", "Frankfurt (Oder)", "Frankfurt am Main"],
        ),
        ("In Hagen Menschen beraten, in Bergisch-Gladbach auch", ["Hagen", "Bergisch Gladbach"]),
        ("Neu‐Isenburg und Groß‐Gerau", ["Neu-Isenburg", "Groß-Gerau"]),
        ("Die Hansestadt Hamburg und das Land Bremen", ["Hamburg", "Bremen"]),
        ("In Brandenburg und Hessen, in Sachsen", []),
        ("Brandenburg an der Havel", ["Brandenburg an der Havel"]),
        ("Die Gemeinde Hürtgenwald, der Hürtgenwald", ["Hürtgenwald"]),
    ],
)
def test_forms_of_a_name(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Frau Jena und Herr Hamm beraten.",
        "Prof. Dr. Münster lehrt.",
        "Thomas Herten leitet das Amt.",
        "Nach Hagen, M. (2013)",
        "A. Speyer und Kolleginnen",
        "Hagen Müller leitet das Amt.",
        "Die Universität Leipzig und die Hochschule Esslingen forschten.",
        "Das Regierungspräsidium Stuttgart und die Agentur für Arbeit Jena",
        "Weber, K. (2014): Ankommen. Wiesbaden: Fachbuch",
    ],
)
def test_persons_institutions_and_imprints_are_no_towns(text: str) -> None:
    assert named(text) == []


def test_what_belongs_to_the_town_names_it() -> None:
    assert named("Die VHS Leipzig, das Jobcenter Essen") == ["Leipzig", "Essen"]


def test_a_place_holds_the_name_as_printed_and_is_less_sure_by_adjective() -> None:
    text = "Im Kreis Düren und nach dem Kölner Vorbild"
    kreis, köln = municipalities(text)
    assert text[kreis.start : kreis.end] == "Kreis Düren"
    assert text[köln.start : köln.end] == "Kölner"
    assert köln.confidence < kreis.confidence


def test_unions_of_municipalities_keep_their_kind() -> None:
    assert named("Die Samtgemeinde Zeven hat Lotsen geschult.") == ["Samtgemeinde Zeven"]
    assert named("In der Verbandsgemeinde Konz gibt es Kurse.") == ["Verbandsgemeinde Konz"]


def test_a_clause_about_a_town_begins_with_its_pronoun() -> None:
    assert named("Das ist der Weg, den Mannheim gegangen ist.") == ["Mannheim"]
    assert named("Dann ist das Essen fertig.") == []
