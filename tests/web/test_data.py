"""Open data, and what pages say to search engines and reference managers."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import rispy
from lxml import etree, html
from rdflib import RDF, Graph
from rdflib.namespace import DCAT, DCTERMS
from starlette.testclient import TestClient

import docpipe
from docpipe import Searcher
from docpipe.export import entry_object


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def page_of(client: TestClient, address: str) -> Any:  # noqa: ANN401 - lxml has no types
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def tags_of(page: Any) -> dict[str, str]:  # noqa: ANN401
    return {tag.get("name"): tag.get("content") for tag in page.xpath("//head/meta[@name]")}


def data_of(page: Any) -> dict[str, Any]:  # noqa: ANN401
    [script] = page.xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    return found


def test_the_page_offers_the_data_set_in_both_languages(
    client: TestClient, searcher: Searcher
) -> None:
    for address, word in (("/data", "Offene Daten"), ("/en/data", "Open data")):
        page = page_of(client, address)
        assert page.xpath("string(//h1)") == word
        assert page.xpath("//a[@download]/@href") == ["/data/dataset.zip"]
        text = page.text_content()
        assert f"Version {searcher.manifest.snapshot_id} vom" in text
    data = data_of(page_of(client, "/data"))
    assert data["@type"] == "Dataset"
    assert data["distribution"][0]["contentUrl"] == "http://testserver/data/dataset.zip"


def test_the_download_is_the_data_set(
    client: TestClient, searcher: Searcher, tmp_path: Path
) -> None:
    answer = client.get("/data/dataset.zip")
    assert answer.headers["content-type"] == "application/zip"
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    data = docpipe.read_dataset(tmp_path / "docpipe-datensatz")
    assert list(data.records) == [entry_object(entry) for entry in searcher.records()]


def test_the_download_is_made_once_and_always_alike(client: TestClient, tmp_path: Path) -> None:
    first = client.get("/data/dataset.zip").content
    [kept] = (tmp_path / "cache" / "docpipe" / "datasets").iterdir()
    made = kept.stat().st_mtime_ns
    assert client.get("/data/dataset.zip").content == first
    assert kept.stat().st_mtime_ns == made
    kept.unlink()
    assert client.get("/data/dataset.zip").content == first


def test_portals_harvest_a_catalogue(client: TestClient) -> None:
    answer = client.get("/data/dcat.ttl")
    assert answer.headers["content-type"].startswith("text/turtle")
    graph = Graph().parse(data=answer.text, format="turtle")
    [dataset] = graph.subjects(RDF.type, DCAT.Dataset)
    [distribution] = graph.objects(dataset, DCAT.distribution)
    assert str(graph.value(distribution, DCAT.downloadURL)).endswith("/data/dataset.zip")
    assert graph.value(distribution, DCTERMS.license)
    [service] = graph.subjects(RDF.type, DCAT.DataService)
    assert str(graph.value(service, DCAT.endpointURL)) == "http://testserver/api/v1"


def test_a_document_page_is_recognised_as_a_report(client: TestClient, searcher: Searcher) -> None:
    document = searcher.documents[0]
    page = page_of(client, f"/documents/{document.id}")
    tags = tags_of(page)
    assert tags["citation_technical_report_institution"]
    assert document.title in tags["citation_title"]
    assert tags["citation_public_url"] == f"http://testserver/documents/{document.id}"
    assert client.get(tags["citation_pdf_url"]).headers["content-type"] == "application/pdf"
    assert data_of(page)["@type"] == "Report"


def test_a_record_page_is_recognised_with_its_quote(client: TestClient, searcher: Searcher) -> None:
    chunk, _ = next(searcher.records())
    page = page_of(client, f"/records/{chunk.id}")
    assert tags_of(page)["citation_abstract"] == " ".join(chunk.evidence.quote.split("\n"))
    assert data_of(page)["text"] == chunk.evidence.quote
    assert page.xpath("//abbr[@class='unapi-id']/@title") == [chunk.id]
    [server] = page.xpath("//link[@rel='unapi-server']/@href")
    [found] = rispy.loads(client.get(server, params={"id": chunk.id, "format": "ris"}).text)
    assert found["accession_number"] == chunk.id


def test_the_first_page_says_how_to_search(client: TestClient) -> None:
    assert data_of(page_of(client, "/"))["potentialAction"]["@type"] == "SearchAction"


def test_unapi_gives_formats_then_records(client: TestClient, searcher: Searcher) -> None:
    chunk, _ = next(searcher.records())
    names = [one.get("name") for one in etree.fromstring(client.get("/unapi").content)]
    assert names == ["ris", "bibtex"]
    answer = client.get("/unapi", params={"id": chunk.id})
    assert answer.status_code == 300
    assert etree.fromstring(answer.content).get("id") == chunk.id
    bibtex = client.get("/unapi", params={"id": chunk.id, "format": "bibtex"}).text
    assert re.match(r"@techreport\{", bibtex)
    assert client.get("/unapi", params={"id": chunk.id, "format": "marc"}).status_code == 406
    assert client.get("/unapi", params={"id": "gibt:es-nicht"}).status_code == 404
