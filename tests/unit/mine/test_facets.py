from dataclasses import replace

from docpipe.mine import mine, passage_facets
from docpipe.mine.draft import text_range
from docpipe.mine.grounds import surest
from docpipe.model import FacetName, Ground, Metadata, Origin
from tests.builders import document


def test_facets_of_a_passage_are_sorted_and_name_no_addressee() -> None:
    text = "In Wuppertal und Jena sollten Kommunen handeln."
    doc = document([text])
    doc = replace(doc, metadata=Metadata(title="Corona"))
    got = passage_facets(doc)(doc.cite((text_range(doc.blocks[0]),)), ())
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
    got = passage_facets(doc)(doc.cite((first, second)), ())
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


def test_the_district_in_a_title_is_not_the_town_of_its_name() -> None:
    box = (
        "> 3.1 Kreis Düren: Amt für alle Gemeinden\nDer Kreis Düren bündelt seit "
        "2012 die Beratung in einem Amt. Beteiligt sind die Gemeinden und das Jobcenter."
    )
    (record,) = mine(document(["# Praxisbeispiele", box]))
    assert record.facets.municipalities == ("Kreis Düren",)
