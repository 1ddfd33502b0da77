"""schema.org, read by rdflib as a search engine would."""

import json
from dataclasses import replace

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from docpipe.export import jsonld
from docpipe.model import Contributor, ContributorRole, RecordType
from tests.unit.export import samples

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated"  # rdflib's own parser still uses it
)
SCHEMA = Namespace("https://schema.org/")
PAGE = "https://empfehlungen.example/records/1"
PAPER = "https://empfehlungen.example/documents/2"


def graph_of(value: jsonld.Object) -> Graph:
    # The vocabulary in place of the address, which would be fetched.
    local = {**value, "@context": {"@vocab": str(SCHEMA)}}
    return Graph().parse(data=json.dumps(local), format="json-ld")


def test_a_record_is_a_quotation_that_is_part_of_a_report() -> None:
    document = samples.info(url="https://musterau.example/a.pdf")
    graph = graph_of(jsonld.record_object(samples.chunk(), document, PAGE, PAPER))
    quotation, report = URIRef(PAGE), URIRef(PAPER)
    assert graph.value(quotation, RDF.type) == SCHEMA.Quotation
    assert graph.value(quotation, SCHEMA.text) == Literal(samples.chunk().evidence.quote)
    assert graph.value(quotation, SCHEMA.pagination) == Literal("10")
    assert graph.value(quotation, SCHEMA.isPartOf) == report
    assert graph.value(report, RDF.type) == SCHEMA.Report
    assert graph.value(report, SCHEMA.name) == Literal("Leitlinien der Beteiligung")
    publisher = graph.value(report, SCHEMA.publisher)
    assert graph.value(publisher, SCHEMA.name) == Literal("Stadt Musterau")


def test_a_definition_is_about_its_term() -> None:
    of = samples.chunk(type=RecordType.DEFINITION, label="Integration")
    graph = graph_of(jsonld.record_object(of, samples.info(), PAGE, PAPER))
    [term] = graph.subjects(RDF.type, SCHEMA.DefinedTerm)
    assert graph.value(term, SCHEMA.name) == Literal("Integration")


def test_people_and_bodies_are_told_apart_and_the_unknown_is_left_out() -> None:
    people = (
        Contributor(name="Ayşe Yılmaz", role=ContributorRole.AUTHOR),
        Contributor(name="Amt 5", role=ContributorRole.EDITOR, is_person=False),
    )
    document = replace(samples.info(publisher=None, year=None), contributors=people)
    value = jsonld.document_object(document, PAPER)
    assert value["author"] == [{"@type": "Person", "name": "Ayşe Yılmaz"}]
    assert value["editor"] == [{"@type": "Organization", "name": "Amt 5"}]
    assert not {"publisher", "datePublished", "encoding", "license"} & set(value)


def test_no_text_ends_the_script_it_stands_in() -> None:
    quote = "</script><script>alert(1)</script><!-- & \u2028"
    text = jsonld.as_script(jsonld.record_object(samples.chunk(quote), samples.info(), PAGE, PAPER))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["text"] == quote


def test_the_site_says_how_it_is_searched() -> None:
    value = jsonld.site_object("Empfehlungen", "https://empfehlungen.example")
    [target] = graph_of(value).objects(None, SCHEMA.urlTemplate)
    assert str(target) == "https://empfehlungen.example/search?q={search_term_string}"
