import pytest

from docpipe.mine import facets
from docpipe.mine.municipalities import municipalities
from docpipe.mine.topics import topics
from docpipe.model import Metadata


def named(text: str) -> list[str]:
    return [place.name for place in municipalities(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die Stadt Essen und der Kreis Düren", ["Essen", "Kreis Düren"]),
        ("Ein gutes Essen für alle in Düren", ["Düren"]),
        ("Zum Essen kam niemand.", []),
        ("In Hamm und Jena, Herten sowie Mannheim", ["Hamm", "Jena", "Herten", "Mannheim"]),
        ("Der Landkreis Osnabrück grenzt an Osnabrück.", ["Landkreis Osnabrück", "Osnabrück"]),
        ("Das Landratsamt Groß-Gerau berät.", ["Kreis Groß-Gerau"]),
        ("Des Kreises Mettmann", ["Kreis Mettmann"]),
        ("Frankfurt am Main, in Frankfurt", ["Frankfurt am Main", "Frankfurt am Main"]),
        ("Die Stuttgarter Linie und der Münsterplatz", []),
        ("Der Ennepe-Ruhr-Kreis und die Region Hannover", ["Ennepe-Ruhr-Kreis", "Region Hannover"]),
        ("Jena: Eigener Haushalt", ["Jena"]),
        ("Frau Herne leitet das Amt.", []),
        ("Kreis der Beteiligten", []),
    ],
)
def test_municipalities_by_name_and_context(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_places_point_into_the_text() -> None:
    text = "Heute im Kreis Düren."
    (place,) = municipalities(text)
    assert text[place.start : place.end] == "Kreis Düren"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Der Integrationsrat erhält Antragsrecht.", "Politische Partizipation"),
        ("Muslimische Bestattung auf städtischen Friedhöfen", "Integration und Religion"),
        ("Migrant*innenorganisationen fördern", "Zusammenarbeit mit Migrantenorganisationen"),
        ("Zuwanderung aus Südosteuropa", "EU-Binnenwanderung"),
        ("Interkulturelle Öffnung der Ämter", "Interkulturelle Öffnung der Verwaltung"),
        ("Beratung gegen Rassismus", "Antidiskriminierung"),
        ("Während der Corona-Pandemie", "Corona-Pandemie"),
    ],
)
def test_a_strong_cue_names_its_theme(text: str, theme: str) -> None:
    assert theme in topics(text)


def test_one_ordinary_cue_is_not_enough_and_two_are() -> None:
    assert topics("Die Schule ist groß.") == ()
    assert topics("Die Schule fördert den Bildungserfolg.") == ("Kommunales Bildungsmanagement",)


def test_strong_cues_of_all_headings_count_and_ordinary_ones_of_the_nearest() -> None:
    assert topics("Drei Stellen.", ("2 Elternbildung", "2.1 Personal")) == ("Elternbildung",)
    assert topics("Der Bildungserfolg.", ("2 Schule",)) == ("Kommunales Bildungsmanagement",)
    assert topics("Der Bildungserfolg.", ("2 Schule", "2.1 Personal")) == ()


def test_facets_of_a_passage_are_sorted_and_name_no_addressee() -> None:
    got = facets("In Wuppertal und Jena sollten Kommunen handeln.", (), Metadata(title="Corona"))
    assert got.municipalities == ("Jena", "Wuppertal")
    assert got.topics == ("Corona-Pandemie",)
    assert (got.addressees, got.addressee_groups, got.strength) == ((), (), None)
