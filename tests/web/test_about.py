"""The first page, help, and what the operator has to say of the site."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from docpipe import Searcher, Workspace
from docpipe.settings.web import WebOptions
from docpipe.web import create_app

PAGES = ("/", "/help", "/imprint", "/privacy", "/accessibility", "/gibt-es-nicht")
LEVELS = re.compile(r"<h([1-6])[ >]")


def site_with(place: Workspace, options: WebOptions) -> TestClient:
    settings = replace(place.settings, web=options)
    return TestClient(create_app(replace(place, settings=settings)))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_headings_begin_with_one_title_and_leave_no_level_out(
    client: TestClient, path: str, prefix: str
) -> None:
    levels = [int(one) for one in LEVELS.findall(client.get(f"{prefix}{path}").text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_walked_by_landmarks(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert page.count("<main ") == page.count("<header ") == page.count("<footer ") == 1
    assert 'href="#main"' in page
    assert 'id="main"' in page


def test_the_switch_leads_to_the_same_page_with_the_same_question(client: TestClient) -> None:
    german = client.get("/search?q=Wohnen&type=demand").text
    assert 'href="/en/search?q=Wohnen&amp;type=demand"' in german
    assert (
        'href="/search?q=Wohnen&amp;type=demand"'
        in client.get("/en/search?q=Wohnen&type=demand").text
    )


def test_every_example_of_the_first_page_finds_something(client: TestClient) -> None:
    for prefix in ("", "/en"):
        page = client.get(f"{prefix}/").text
        examples = re.findall(r'href="(?:/en)?/search\?(q=[^"]+)"', page)
        assert len(examples) == 5
        for question in examples:
            assert client.get(f"/api/v1/search?{question}&k=1").json()["hits"], question


def test_the_first_page_counts_as_the_snapshot_does(client: TestClient, searcher: Searcher) -> None:
    by_type = searcher.manifest.counts.by_type
    page = client.get("/").text
    for name in ("recommendation", "practice", "demand", "definition"):
        card = page.split(f"/search?type={name}")[1].split("</p>")[0]
        assert f">{by_type[name]}" in card


@pytest.mark.parametrize("path", ["/imprint", "/privacy", "/accessibility"])
def test_what_is_not_filled_in_says_so_and_how(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "Hier fehlt eine Angabe" in page
    assert "[web]" in page


def test_what_is_filled_in_stands_there(place: Workspace) -> None:
    options = WebOptions(
        name="Suche <Muster>",
        operator="Stadt Muster",
        address="Am Markt 1\n12345 Muster",
        contact="post@muster.example",
        imprint="Erster Absatz.\n\nZweiter Absatz.",
        privacy="Der Webserver schreibt nichts auf.",
        accessibility_checked="2026-03-01",
        enforcement="Schlichtungsstelle Muster",
    )
    client = site_with(place, options)
    pages = {path: client.get(path).text for path in ("/imprint", "/privacy", "/accessibility")}
    assert all("Hier fehlt eine Angabe" not in page for page in pages.values())
    assert "Am Markt 1<br>12345 Muster" in pages["/imprint"]
    assert "<p>Zweiter Absatz.</p>" in pages["/imprint"]
    assert "Der Webserver schreibt nichts auf." in pages["/privacy"]
    assert 'href="mailto:post@muster.example"' in pages["/accessibility"]
    assert "Schlichtungsstelle Muster" in pages["/accessibility"]
    assert "Suche &lt;Muster&gt;" in pages["/imprint"]
    assert "1 March 2026" in client.get("/en/accessibility").text


@pytest.mark.parametrize(
    ("path", "words"),
    [("/gibt-es-nicht", "Hier ist nichts"), ("/en/gibt-es-nicht", "Nothing here")],
)
def test_where_nothing_is_one_can_search(client: TestClient, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert words in answer.text
    assert 'name="q"' in answer.text


def test_what_the_operator_changes_is_sent_again(place: Workspace) -> None:
    first = site_with(place, WebOptions(operator="Stadt Muster")).get("/imprint")
    asked = {"If-None-Match": first.headers["etag"]}
    same = site_with(place, WebOptions(operator="Stadt Muster")).get("/imprint", headers=asked)
    other = site_with(place, WebOptions(operator="Kreis Muster")).get("/imprint", headers=asked)
    assert same.status_code == 304
    assert "Kreis Muster" in other.text
