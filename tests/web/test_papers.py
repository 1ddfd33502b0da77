"""Dossier and reading list: pages, files, addresses."""

import io
import re

import docx
import pytest
from starlette.testclient import TestClient

from docpipe import Searcher
from docpipe.answers.reading_list import MOST
from docpipe.web.languages import english
from docpipe.web.written import ENDINGS
from tests.web.said import said

QUESTION = {"q": "Sprachmittlung in Landkreisen"}


def some_ids(searcher: Searcher, n: int = 3) -> list[str]:
    return [str(chunk.id) for chunk, _ in searcher.records()][:n]


def shown(page: str) -> list[str]:
    """The ids on a page of the list, in their order."""
    found = re.search(r'data-reading-list-ids="([^"]*)"', page)
    assert found
    return found[1].split()


def test_the_form_stands_alone_until_a_question_is_asked(client: TestClient) -> None:
    page = client.get("/dossier").text

    assert "<form" in page
    assert "/export/dossier" not in page


def test_a_dossier_leads_to_proof_pages_and_files(client: TestClient) -> None:
    page = client.get("/dossier", params=QUESTION).text

    assert 'href="http://testserver/records/' in page
    assert "/export/dossier.docx?q=Sprachmittlung+in+Landkreisen" in page
    contents = re.findall(r'<a href="#(a\d+)"', page)
    assert contents
    assert all(f'id="{anchor}"' in page for anchor in contents)


@pytest.mark.parametrize("path", ["/dossier?q=Wohnen", "/en/dossier", "/en/reading-list"])
def test_pages_hold_no_script_or_style_of_their_own(client: TestClient, path: str) -> None:
    page = client.get(path).text

    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page


def test_every_place_of_a_dossier_that_is_linked_is_there(client: TestClient) -> None:
    page = client.get("/dossier", params=QUESTION).text

    linked = set(re.findall(r'href="#(q\d+)"', page))
    assert linked
    assert linked <= set(re.findall(r'id="(q\d+)"', page))


@pytest.mark.parametrize("ending", ["docx", "pdf", "md"])
def test_the_files_of_a_dossier_hold_what_its_page_holds(client: TestClient, ending: str) -> None:
    page = client.get("/dossier", params={**QUESTION, "depth": "brief"}).text
    answer = client.get(f"/export/dossier.{ending}", params={**QUESTION, "depth": "brief"})

    assert answer.status_code == 200
    assert f'filename="docpipe-dossier.{ending}"' in answer.headers["content-disposition"]
    if ending == "docx":
        document = docx.Document(io.BytesIO(answer.content))
        quotes = [p.text for p in document.paragraphs if p.style and p.style.name == "Quote"]
        assert len(quotes) == page.count("<blockquote")


def test_filters_of_the_address_hold_for_a_dossier(client: TestClient) -> None:
    page = client.get("/dossier", params={**QUESTION, "type": "practice"}).text

    assert "dp-card--practice" in page
    assert "dp-card--recommendation" not in page
    assert '<input type="hidden" name="type" value="practice">' in page


def test_the_english_page_speaks_english_and_leaves_quotes_alone(client: TestClient) -> None:
    german, page = (client.get(f"{p}/dossier", params=QUESTION).text for p in ("", "/en"))

    assert "Recommendations" in page
    words = re.compile(r'<p class="paper-words">(.*?)</p>', re.DOTALL)
    assert words.findall(page) == words.findall(german) != []
    assert "/en/records/" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/export/dossier.docx", 422),
        ("/export/dossier.xyz?q=a", 404),
        ("/export/dossier.csv?q=a", 404),
        ("/dossier?q=a&depth=tief", 422),
        ("/export/reading-list.xyz", 404),
    ],
)
def test_wrong_addresses_are_told(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_an_empty_list_explains_itself(client: TestClient) -> None:
    page = client.get("/reading-list").text

    assert shown(page) == []
    assert "Hier steht noch nichts" in page


def test_the_list_keeps_the_order_of_its_address(client: TestClient, searcher: Searcher) -> None:
    ids = some_ids(searcher)

    assert shown(client.get("/reading-list", params={"id": ids}).text) == ids
    assert shown(client.get("/reading-list", params={"id": ids[::-1]}).text) == ids[::-1]


def test_steps_are_links_to_the_changed_list(client: TestClient, searcher: Searcher) -> None:
    first, second, third = some_ids(searcher)
    page = client.get("/reading-list", params={"id": [first, second, third]}).text

    links = re.findall(r'href="(/reading-list\?[^"]*)" data-reading-list-step', page)
    lists = [shown(client.get(link.replace("&amp;", "&")).text) for link in links]
    assert [second, first, third] in lists
    assert [first, third, second] in lists
    assert [second, third] in lists


def test_unknown_ids_are_told(client: TestClient, searcher: Searcher) -> None:
    ids = [*some_ids(searcher, 1), "0000000000000000:r00000000"]
    page = client.get("/reading-list", params={"id": ids}).text

    assert "Nicht mehr im Datenbestand: 0000000000000000:r00000000" in page
    assert len(shown(page)) == 1


def test_a_list_has_a_limit_and_says_so(client: TestClient) -> None:
    ids = [f"0000000000000000:r{n:08x}" for n in range(MOST + 2)]

    assert "2 weitere sind hier nicht dabei" in client.get("/reading-list", params={"id": ids}).text


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_list_can_be_taken_along(client: TestClient, searcher: Searcher, ending: str) -> None:
    answer = client.get(f"/export/reading-list.{ending}", params={"id": some_ids(searcher)})

    assert answer.status_code == 200
    assert answer.content
    assert f"docpipe-merkliste.{ending}" in answer.headers["content-disposition"]


def test_a_day_old_paper_is_not_handed_out_again(client: TestClient) -> None:
    for path in ("/dossier", "/export/dossier.md"):
        assert "etag" not in client.get(path, params=QUESTION).headers


def test_papers_have_english_words_for_all_they_say() -> None:
    assert len(said()) > 40
    assert said() - set(english()) == set()
