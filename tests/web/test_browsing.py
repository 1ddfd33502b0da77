"""Documents, topics, municipalities and the timeline."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from lxml.html import fromstring
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from docpipe import Searcher, Workspace
from docpipe.answers.recovered import recovered
from docpipe.export import document_markdown, document_object, document_text
from docpipe.web.asked import read_asked

TOPIC = "Politische Partizipation"


def the_id(searcher: Searcher, start: str) -> str:
    return next(one.id for one in searcher.documents if one.file.startswith(start))


@pytest.fixture(scope="module")
def paths(searcher: Searcher) -> dict[str, str]:
    document = f"/documents/{the_id(searcher, 'sprachmittlung')}"
    return {
        "documents": "/documents",
        "some documents": "/documents?kind=handout&year_from=2019&sort=records",
        "document": document,
        "text": f"{document}/text",
        "page": f"{document}/pages/3",
        "topics": "/topics",
        "topic": f"/topics/{quote(TOPIC)}",
        "municipalities": "/municipalities",
        "municipalities on a topic": f"/municipalities?topic={quote(TOPIC)}",
        "municipality": f"/municipalities/{quote('Kreis Düren')}",
        "timeline": "/timeline",
        "timeline of a topic": f"/timeline?topic={quote(TOPIC)}",
        "timeline of a question": "/timeline?q=Wer+darf+im+Integrationsrat+mitreden%3F",
    }


FAMILIES = ("documents", "some documents", "document", "text", "page", "topics", "topic",
            "municipalities", "municipalities on a topic", "municipality", "timeline",
            "timeline of a topic", "timeline of a question")  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_every_page_comes_in_both_languages_with_one_heading(
    client: TestClient, paths: dict[str, str], family: str
) -> None:
    for prefix, language in (("", "de"), ("/en", "en")):
        answer = client.get(prefix + paths[family])
        assert answer.status_code == 200
        page = fromstring(answer.text)
        assert page.get("lang") == language
        assert len(page.xpath("//h1")) == 1
        assert " style=" not in answer.text
        assert "<style" not in answer.text
        inside = [str(link) for link in page.xpath("//main//a/@href")]
        pages = [link for link in inside if link.startswith("/") and not link.startswith("/api")]
        assert all(link.startswith(prefix + "/") for link in pages)


@pytest.mark.parametrize("family", FAMILIES)
def test_ids_on_a_page_are_unique_and_headings_leave_no_level_out(
    client: TestClient, paths: dict[str, str], family: str
) -> None:
    page = fromstring(client.get(paths[family]).text)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if family not in ("text", "page"):  # there the document's own headings stand
        assert all(after <= before + 1 for before, after in pairwise(levels))


def numbers(page: str) -> Iterator[tuple[int, str]]:
    """All numbers that lead to a search, in text, tables and pictures, with their addresses."""
    for link in fromstring(page).iter("a"):
        words = [
            text for text in link.itertext()
            if text.strip().isdecimal()
        ]  # fmt: skip
        if words and urlsplit(link.get("href", "")).path.endswith("/search"):
            yield int(words[-1]), link.get("href", "")


@pytest.mark.parametrize(
    "family", [one for one in FAMILIES if one not in ("text", "page", "timeline",
                                                      "timeline of a question")]
)  # fmt: skip
def test_a_number_leads_to_as_many_records(
    client: TestClient, searcher: Searcher, paths: dict[str, str], family: str
) -> None:
    found = list(numbers(client.get(paths[family]).text))
    assert found
    for number, address in found:
        asked = read_asked(QueryParams(urlsplit(address).query))
        assert asked.text == ""
        assert sum(1 for _ in searcher.records(asked.filters)) == number, address


def test_the_table_beside_a_picture_holds_the_same_numbers(
    client: TestClient, paths: dict[str, str]
) -> None:
    for family in ("topics", "topic", "timeline of a topic"):
        page = fromstring(client.get(paths[family]).text)
        drawn = sorted(page.xpath("//*[local-name()='svg']//*[local-name()='a'][contains(@href,"
                                  " 'year_from')]/@href"))  # fmt: skip
        told = sorted(page.xpath("//details//td//a[contains(@href, 'year_from')]/@href"))
        assert drawn == told
        assert drawn


@pytest.mark.parametrize(
    "path",
    ["/topics/Gibt%20es%20nicht", "/municipalities/Entenhausen", "/documents/0000000000000000",
     "/documents/0000000000000000/text", "/documents/..%2f..%2fetc/text", "/timeline?record=x"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["kind=brief", "sort=zufall", "page=0", "page=x", "year_from=bald",
              "year_from=2020&year_to=2010"],
)  # fmt: skip
def test_a_list_that_cannot_be_made_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/documents?{query}").status_code in (409, 422)


def test_what_comes_in_by_the_address_is_escaped(client: TestClient) -> None:
    nasty = '"><script>alert(1)</script>'
    for path in (
        f"/municipalities?topic={quote(nasty)}",
        f"/timeline?topic={quote(nasty)}",
        f"/timeline?q={quote(nasty)}",
        f"/documents?publisher={quote(nasty)}",
        f"/topics/{quote(nasty)}",
    ):
        assert "<script>alert" not in client.get(path).text


def test_documents_are_narrowed_sorted_and_counted(client: TestClient, searcher: Searcher) -> None:
    def titles(query: str) -> list[str]:
        page = fromstring(client.get(f"/documents?{query}").text)
        return [one.text_content() for one in page.xpath("//main//li/h2")]

    every = titles("")
    assert every == sorted((one.title for one in searcher.documents), key=str.casefold)
    assert titles("sort=year")[0] == max(searcher.documents, key=lambda one: one.year or 0).title
    assert titles("year_from=2019&year_to=2019") == ["Sprachmittlung in Städten und Landkreisen"]
    assert set(titles("kind=handout")) < set(every)
    assert titles("publisher=Niemand") == []


def test_a_document_shows_its_sections_in_order_and_links_into_its_text(
    client: TestClient, place: Workspace, searcher: Searcher
) -> None:
    document_id = the_id(searcher, "sprachmittlung")
    known = recovered(place.corpus, document_id)
    assert known is not None
    page = fromstring(client.get(f"/documents/{document_id}").text)
    links: list[Any] = page.xpath("//ol[@class='outline']//a")
    assert [one.text_content() for one in links] == [one.heading for one in known.document.sections]
    text = fromstring(client.get(urlsplit(links[-1].get("href")).path).text)
    for link in links:
        target = urlsplit(link.get("href"))
        assert parse_qs(target.query) == {}
        assert len(text.xpath(f"//*[@id='{target.fragment}']")) == 1


def test_the_text_of_a_document_is_there_word_for_word(
    client: TestClient, place: Workspace, searcher: Searcher
) -> None:
    for info in searcher.documents:
        known = recovered(place.corpus, info.id)
        assert known is not None
        page = fromstring(client.get(f"/documents/{info.id}/text").text)
        shown = "".join(page.xpath("//article")[0].text_content().split())
        for block in known.document.blocks:
            if block.table is None:
                assert "".join(block.text.split()) in shown


def test_a_page_names_the_records_on_it(client: TestClient, searcher: Searcher) -> None:
    chunk, document = next(searcher.records())
    number = chunk.evidence.pages[0].page
    page = client.get(f"/documents/{document.id}/pages/{number}").text
    assert f"/records/{quote(chunk.id, safe='')}" in page
    assert client.get(f"/documents/{document.id}/pages/999").status_code == 404


def test_downloads_are_what_extract_gives(
    client: TestClient, place: Workspace, searcher: Searcher
) -> None:
    document_id = the_id(searcher, "begriffe")
    known = recovered(place.corpus, document_id)
    assert known is not None
    start = f"/documents/{document_id}"
    markdown = client.get(f"{start}/text.md")
    assert markdown.text == document_markdown(known.document)
    assert f"{document_id}.md" in markdown.headers["content-disposition"]
    assert client.get(f"{start}/text.txt").text == document_text(known.document)
    whole = client.get(f"{start}/document.json").json()
    assert whole == document_object(known.source, known.document)


def test_a_question_is_followed_through_the_years(client: TestClient, searcher: Searcher) -> None:
    hit = searcher.search("Integrationsrat mitreden", types=["recommendation"], k=1).hits[0]
    page = fromstring(client.get(f"/timeline?record={quote(hit.chunk.id)}").text)
    said = searcher.timeline(hit.chunk.id)
    years = [one.text_content() for one in page.xpath("//ol[@class='through-years']/li/h3")]
    assert years == [str(one.year) for one in said]
    assert hit.chunk.evidence.quote in page.text_content()


def test_municipalities_of_a_topic_are_those_with_a_record_on_it(
    client: TestClient, searcher: Searcher
) -> None:
    topic = "Interkulturelle Öffnung der Verwaltung"
    page = fromstring(client.get(f"/municipalities?topic={quote(topic)}").text)
    named = {one.text_content() for one in page.xpath("//tbody//th")}
    expected = {
        name
        for chunk, _ in searcher.records(read_asked(QueryParams({"topic": topic})).filters)
        for name in chunk.facets.municipalities
    }
    assert expected
    assert expected <= named


def test_the_search_page_states_the_number_that_led_to_it(
    client: TestClient, paths: dict[str, str]
) -> None:
    for number, address in list(numbers(client.get(paths["topic"]).text))[:6]:
        words = fromstring(client.get(address).text).text_content().split()
        assert str(number) in words, address
