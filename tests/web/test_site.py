"""What holds for every page and answer."""

import re

import pytest
from starlette.testclient import TestClient

from docpipe import Searcher, Workspace
from docpipe.answers.entries import entry_answer, record_answers
from docpipe.answers.searching import search_answer
from docpipe.model import Filters, Query, RecordType
from docpipe.web import create_app
from docpipe.web.protection import CONTENT_SECURITY_POLICY

PAGES = ("/", "/search?q=Sprachmittlung")


@pytest.mark.parametrize("path", PAGES)
def test_pages_come_in_both_languages(client: TestClient, path: str) -> None:
    german, english = client.get(path), client.get(f"/en{path}")
    assert (german.status_code, english.status_code) == (200, 200)
    assert '<html lang="de"' in german.text
    assert '<html lang="en"' in english.text
    assert 'href="/en' in german.text


@pytest.mark.parametrize("path", [*PAGES, "/api/v1/facets", "/gibt-es-nicht"])
def test_answers_carry_the_headers_that_protect(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_no_script_or_style_of_their_own(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert "onclick" not in page


def test_a_question_is_answered_as_python_answers_it(
    client: TestClient, searcher: Searcher
) -> None:
    answer = client.get("/api/v1/search", params={"q": "Wer dolmetscht?", "k": 3}).json()
    expected = search_answer(searcher, Query(text="Wer dolmetscht?", k=3))
    assert {**answer, "took_ms": 0} == {**expected, "took_ms": 0}


def test_records_are_streamed_as_python_gives_them(client: TestClient, searcher: Searcher) -> None:
    answer = client.get("/api/v1/records", params={"type": "practice"}).json()
    total, found = record_answers(searcher, Filters(types=(RecordType.PRACTICE,)), slice(None))
    expected = list(found)
    assert answer["records"] == expected
    assert answer["total"] == total == len(expected) > 3


def test_limit_and_offset_cut_records_without_loss(client: TestClient) -> None:
    whole = client.get("/api/v1/records").json()["records"]
    first = client.get("/api/v1/records", params={"limit": 5}).json()
    rest = client.get("/api/v1/records", params={"offset": 5}).json()
    assert first["records"] + rest["records"] == whole
    assert first["total"] == rest["total"] == len(whole)
    beyond = client.get("/api/v1/records", params={"offset": len(whole)}).json()
    assert beyond["records"] == []


def test_a_record_is_given_as_python_gives_it(client: TestClient, searcher: Searcher) -> None:
    chunk, _ = next(searcher.records())
    assert client.get(f"/api/v1/records/{chunk.id}").json() == entry_answer(searcher, chunk.id)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/search", 422, "invalid_query"),
        ("/api/v1/search?q=%20", 422, "invalid_query"),
        ("/api/v1/search?q=a&k=0", 422, "invalid_query"),
        ("/api/v1/search?q=a&type=brief", 422, "invalid_query"),
        ("/api/v1/search?q=a&year_from=bald", 422, "invalid_query"),
        ("/api/v1/search?q=a&year_from=2020&year_to=2010", 409, "contradiction"),
        ("/api/v1/records/gibt:esnicht", 404, "not_found"),
        ("/api/v1/documents/gibtesnicht", 404, "not_found"),
        ("/api/v1/nichts", 404, "not_found"),
    ],
)
def test_faults_come_in_one_envelope(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


def test_people_get_a_page_for_a_fault(client: TestClient) -> None:
    answer = client.get("/en/gibt-es-nicht")
    assert answer.status_code == 404
    assert "Nothing here" in answer.text


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/search", params={"q": "Dolmetschen"})
    headers = {"If-None-Match": first.headers["etag"]}
    again = client.get("/api/v1/search", params={"q": "Dolmetschen"}, headers=headers)
    other = client.get("/api/v1/search", params={"q": "Wohnen"}, headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


def test_own_files_may_be_kept_and_nothing_else_is_handed_out(client: TestClient) -> None:
    linked = re.search(r'href="(/static/[0-9a-f]+/docpipe\.css)"', client.get("/").text)
    assert linked
    answer = client.get(linked[1])
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    for name in ("../app.py", "%2e%2e/app.py", "docpipe.py", "nichts.css"):
        assert client.get(f"/static/0000000000/{name}").status_code == 404


def test_alive_names_the_snapshot(client: TestClient, searcher: Searcher) -> None:
    answer = client.get("/healthz").json()
    assert answer == {"status": "ok", "snapshot_id": searcher.manifest.snapshot_id}


def test_the_status_tells_how_unattended_runs_are_doing(client: TestClient) -> None:
    told = client.get("/api/v1/status").json()["runs"]
    assert (told["last_run"], told["is_overdue"], told["held"]) == (None, False, None)
    assert told["free_bytes"] > 0


def test_no_address_leads_to_another_host(client: TestClient) -> None:
    page = client.get("http://testserver/en//stadt.example/").text
    assert 'href="//' not in page
    assert 'href="/stadt.example/"' in page


def test_signs_in_a_name_stay_in_the_name(client: TestClient) -> None:
    page = client.get("/topics/Wer%3F%20Wie%23%25").text
    assert 'href="/en/topics/Wer%3F%20Wie%23%25"' in page


def test_a_site_below_a_path_keeps_to_it(place: Workspace) -> None:
    with TestClient(create_app(place), root_path="/doc") as mounted:
        assert 'href="/doc/en/documents"' in mounted.get("/documents").text
        assert mounted.get("/doc/en/").status_code == 200
