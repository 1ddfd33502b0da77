"""Meta tags and COinS, as Zotero's connector reads them."""

from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl

from docpipe.export.embedded import coins, document_tags, record_tags
from docpipe.model import Contributor, ContributorRole, Method, PageRegion
from tests.unit.export import samples

PAGE = "https://empfehlungen.example/documents/1"
FILE = "https://musterau.example/a.pdf"


def test_a_document_is_a_report_of_its_publisher() -> None:
    tags = dict(document_tags(samples.info(), PAGE, FILE))
    assert tags == {
        "citation_title": "Leitlinien der Beteiligung",
        "citation_technical_report_institution": "Stadt Musterau",
        "citation_publisher": "Stadt Musterau",
        "citation_publication_date": "2017",
        "citation_language": "de",
        "citation_public_url": PAGE,
        "citation_pdf_url": FILE,
        "DC.title": "Leitlinien der Beteiligung",
        "DC.publisher": "Stadt Musterau",
        "DC.date": "2017",
        "DC.language": "de",
        "DC.identifier": PAGE,
    }


def test_only_people_are_authors() -> None:
    people = (
        Contributor(name="Anna von Beispiel", role=ContributorRole.AUTHOR),
        Contributor(name="Amt für Teilhabe", role=ContributorRole.AUTHOR, is_person=False),
    )
    tags = document_tags(replace(samples.info(), contributors=people), PAGE)
    named = [content for name, content in tags if name == "citation_author"]
    assert named == ["von Beispiel, Anna"]


def test_a_record_has_its_pages_and_words() -> None:
    of = samples.chunk("Erste\nZeile", pages=(samples.region(12, "10"), samples.region(13, "11")))
    tags = dict(record_tags(of, samples.info(), PAGE))
    assert (tags["citation_firstpage"], tags["citation_lastpage"]) == ("10", "11")
    assert tags["citation_abstract"] == "Erste Zeile"
    assert "citation_pdf_url" not in tags


def test_without_pages_none_are_claimed() -> None:
    page = PageRegion(page=1, label="1", boxes=(samples.BOX,), method=Method.MARKUP)
    of = samples.chunk(pages=(page,))
    assert "citation_firstpage" not in dict(record_tags(of, samples.info(), PAGE))
    assert "rft.pages" not in parse_qs(coins((of, samples.info())))


def test_coins_name_a_body_as_such() -> None:
    found = dict(parse_qsl(coins((samples.chunk(), samples.info("A & B = C?", url=FILE)))))
    assert found == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:book",
        "rft.genre": "report",
        "rft.btitle": "A & B = C?",
        "rft.aucorp": "Stadt Musterau",
        "rft.pub": "Stadt Musterau",
        "rft.date": "2017",
        "rft.pages": "10",
        "rft.language": "de",
        "rft_id": FILE,
    }


def test_coins_name_people_by_given_and_family_name() -> None:
    person = Contributor(name="Dr. Ayşe Yılmaz", role=ContributorRole.AUTHOR)
    document = replace(samples.info(), contributors=(person,))
    found = parse_qs(coins(samples.hit(document=document)))
    assert found["rft.au"] == ["Ayşe Yılmaz"]
    assert "rft.aucorp" not in found
