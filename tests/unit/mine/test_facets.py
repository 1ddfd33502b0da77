import pytest

from docpipe.mine import facets, mine
from docpipe.mine.draft import text_range
from docpipe.mine.grounds import surest
from docpipe.mine.municipalities import municipalities
from docpipe.mine.topics import topics
from docpipe.model import Evidence, FacetName, Ground, Metadata, Origin
from tests.builders import document


def evidence(text: str) -> Evidence:
    doc = document([text])
    return doc.cite((text_range(doc.blocks[0]),))


def themes(text: str, *headings: str) -> list[str]:
    return [finding.name for finding in topics(text, "", headings)]


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
        ("Die Leipziger Straße und der Münsterplatz", []),
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
    assert theme in themes(text)


def test_one_ordinary_cue_is_not_enough_and_two_are() -> None:
    assert themes("Die Schule ist groß.") == []
    assert themes("Die Schule fördert den Bildungserfolg.") == ["Kommunales Bildungsmanagement"]


def test_strong_cues_of_all_headings_count_and_ordinary_ones_of_the_nearest() -> None:
    assert themes("Drei Stellen.", "2 Elternbildung", "2.1 Personal") == ["Elternbildung"]
    assert themes("Der Bildungserfolg.", "2 Schule") == ["Kommunales Bildungsmanagement"]
    assert themes("Der Bildungserfolg.", "2 Schule", "2.1 Personal") == []


def test_facets_of_a_passage_are_sorted_and_name_no_addressee() -> None:
    text = "In Wuppertal und Jena sollten Kommunen handeln."
    got = facets(evidence(text), (), Metadata(title="Corona"))
    assert got.municipalities == ("Jena", "Wuppertal")
    assert got.topics == ("Corona-Pandemie",)
    assert (got.addressees, got.addressee_groups, got.strength) == ((), (), None)
    assert [(g.value, g.origin, g.quote) for g in got.grounds] == [
        ("Jena", Origin.TEXT, "Jena"),
        ("Wuppertal", Origin.TEXT, "Wuppertal"),
        ("Corona-Pandemie", Origin.DOCUMENT, "Corona"),
    ]


def test_a_ground_points_at_its_words_through_the_parts_of_a_quote() -> None:
    doc = document(["Die Stadt Jena", "hilft Geflüchteten."])
    first, second = (text_range(block) for block in doc.blocks)
    got = facets(doc.cite((first, second)), (), doc.metadata)
    places = {ground.value: ground.place for ground in got.grounds}
    assert str(places["Jena"]) == f"{doc.blocks[0].id}[10:14]"
    assert str(places["Flüchtlinge und Flüchtlingsintegration"]).startswith(doc.blocks[1].id)


def test_every_facet_of_a_record_has_its_ground() -> None:
    doc = document(
        [
            "# Forderungen an den Bund",
            "- Sprachkurse verlässlich finanzieren",
            "# Empfehlungen",
            "Städte und Landkreise sollten Migrantenvereine fördern.",
        ]
    )
    grounds = {g.value: g for record in mine(doc) for g in record.facets.grounds}
    assert grounds["Bund"].origin is Origin.HEADING
    assert (grounds["Städte"].origin, grounds["Städte"].quote) == (Origin.TEXT, "Städte")
    place = grounds["Landkreise"].place
    assert place is not None
    assert doc.blocks[3].text[place.start : place.end] == "Landkreise"


def test_of_two_grounds_the_surer_is_kept() -> None:
    weak, strong = (
        Ground(facet=FacetName.TOPIC, value="Sprache", origin=origin, confidence=confidence)
        for origin, confidence in ((Origin.HEADING, 0.6), (Origin.TEXT, 0.9))
    )
    assert surest((weak, strong)) == surest((strong, weak)) == (strong,)
