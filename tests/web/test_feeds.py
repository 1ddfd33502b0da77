"""Feeds of the corpus and of searches."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest
from starlette.testclient import TestClient

from docpipe import Searcher, Workspace, ingest
from docpipe.answers import news
from docpipe.corpus.history import HISTORY_NAME
from docpipe.model import Verdict
from docpipe.pipeline import Desk, history
from docpipe.web import create_app


def read(client: TestClient, path: str) -> feedparser.FeedParserDict:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def born(entries: list[feedparser.FeedParserDict]) -> list[str]:
    return [entry.id.removeprefix("tag:docpipe.invalid,2026:") for entry in entries]


def everything(client: TestClient, path: str) -> list[str]:
    """The ids of all pages."""
    found: list[str] = []
    while path:
        one = read(client, path)
        found += born(one.entries)
        path = next((link.href for link in one.feed.links if link.rel == "next"), "")
    return found


def test_the_corpus_is_told_page_by_page_without_loss(
    client: TestClient, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [chunk.id for chunk, _ in searcher.records()]
    documents = [document.id for document in searcher.documents]
    assert sorted(everything(client, "/feed.atom")) == sorted([*records, *documents])
    monkeypatch.setattr(news, "PAGE_SIZE", 7)
    paged = everything(client, "/feed.atom")
    assert sorted(paged) == sorted([*records, *documents])
    assert set(paged[: len(documents)]) == set(documents)


def test_of_the_same_day_the_newest_papers_come_first(
    client: TestClient, searcher: Searcher
) -> None:
    entries = read(client, "/feed.atom?type=practice").entries
    years = [searcher.get(one)[1].year or 0 for one in born(entries)]
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1


def test_filters_hold_exactly(client: TestClient, searcher: Searcher) -> None:
    practices = {c.id for c, _ in searcher.records() if c.type.value == "practice"}
    assert set(born(read(client, "/feed.atom?type=practice").entries)) == practices
    both = "/feed.atom?type=practice&type=demand&year_from=2019&year_to=2019"
    of_2019 = {
        c.id
        for c, d in searcher.records()
        if c.type.value in ("practice", "demand") and d.year == 2019
    }
    assert set(everything(client, both)) == of_2019


def test_a_question_is_answered_by_its_words(client: TestClient, searcher: Searcher) -> None:
    found = everything(client, "/feed.atom?q=Sprachmittlung&type=recommendation")
    assert found
    quotes = [searcher.get(one)[0] for one in found]
    assert all(
        any(
            w in " ".join((*c.heading_path, c.evidence.quote)).lower()
            for w in ("sprachm", "dolmetsch", "übersetz")
        )
        for c in quotes
    )
    assert everything(client, "/feed.atom?q=Weltraumbahnhof") == []
    exact = everything(client, '/feed.atom?q="kommunale Sprachmittlung" Weltraumbahnhof')
    assert set(exact) <= set(everything(client, "/feed.atom"))


def test_a_feed_names_itself_its_page_and_its_search(client: TestClient) -> None:
    feed = read(client, "/en/feed.atom?q=Sprachmittlung&topic=Sprache").feed
    assert feed.title.startswith("Sprachmittlung, Sprache")
    links = {link.rel: link.href for link in feed.links}
    assert links["self"] == "http://testserver/en/feed.atom?q=Sprachmittlung&topic=Sprache"
    assert links["alternate"] == "http://testserver/en/search?q=Sprachmittlung&topic=Sprache"
    entry = read(client, "/en/feed.atom?type=demand").entries[0]
    assert entry.title.startswith("Demand: ")
    assert entry.link.startswith("http://testserver/en/records/")


def test_json_tells_the_same(client: TestClient) -> None:
    shown = client.get("/feed.json?type=practice")
    assert shown.headers["content-type"].startswith("application/feed+json")
    ids = [one["id"] for one in shown.json()["items"]]
    assert ids == [entry.id for entry in read(client, "/feed.atom?type=practice").entries]


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/feed.atom?q=Schule")
    for name, value in (
        ("If-None-Match", first.headers["etag"]),
        ("If-Modified-Since", first.headers["last-modified"]),
    ):
        assert client.get("/feed.atom?q=Schule", headers={name: value}).status_code == 304
    earlier = {"If-Modified-Since": "Mon, 02 Mar 2020 06:00:00 GMT"}
    assert client.get("/feed.atom?q=Schule", headers=earlier).status_code == 200
    nonsense = {"If-Modified-Since": "gestern"}
    assert client.get("/feed.atom?q=Schule", headers=nonsense).status_code == 200


def test_a_broken_search_is_an_error(client: TestClient) -> None:
    assert client.get("/feed.atom?type=brief").status_code == 422
    assert client.get("/feed.atom?year_from=2020&year_to=2010").status_code == 409


@pytest.fixture
def own(place: Workspace, tmp_path: Path) -> Iterator[tuple[Workspace, TestClient]]:
    """A copy that may be changed, and its site."""
    shutil.copytree(place.corpus.root, tmp_path / "corpus")
    shutil.copytree(place.index_dir, tmp_path / "index")
    copy = Workspace.open(tmp_path / "corpus", tmp_path / "index", place.settings)
    with TestClient(create_app(copy)) as client:
        yield copy, client


LATER = "2999-03-02T06:00:00+00:00"


def test_a_verdict_brings_a_record_to_the_top_with_the_next_ingest(
    own: tuple[Workspace, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, client = own
    before = client.get("/feed.atom")
    assert client.get(f"/api/v1/records?since={LATER[:10]}").json()["records"] == []
    last = born(feedparser.parse(before.content).entries)[-1]
    Desk(place).say(last, Verdict.ACCEPT, name="Ada", reason="gelesen")
    monkeypatch.setattr(history, "_time", lambda _: LATER)
    ingest((), place)

    again = client.get("/feed.atom", headers={"If-None-Match": before.headers["etag"]})
    first = feedparser.parse(again.content).entries[0]
    assert born([first]) == [last]
    assert (first.updated, first.published < first.updated) == (LATER, True)
    assert "Geändert am 2.3.2999" in first.summary
    since = client.get(f"/api/v1/records?since={LATER[:10]}").json()
    assert [one["id"] for one in since["records"]] == [last]
    assert since["total"] == 1
    assert client.get(f"/api/v1/records?since={LATER[:10]}&type=passage").json()["total"] == 0


def test_what_is_published_but_not_noted_yet_comes_with_the_next_question(
    own: tuple[Workspace, TestClient],
) -> None:
    """Between the two a client must not be told "not modified" for good."""
    place, client = own
    path = place.corpus.root / HISTORY_NAME
    whole = path.read_bytes()
    path.write_bytes(b"")
    # Another corpus' line: the history is there, but behind.
    path.write_bytes(b'{"time":"2026-01-01T00:00:00+00:00","snapshot_id":"x","content":"y"}\n')
    waiting = client.get("/feed.atom")
    assert feedparser.parse(waiting.content).entries == []
    path.write_bytes(whole)
    answer = client.get("/feed.atom", headers={"If-None-Match": waiting.headers["etag"]})
    assert answer.status_code == 200
    assert feedparser.parse(answer.content).entries


def test_an_index_without_a_history_dates_from_its_making(
    own: tuple[Workspace, TestClient],
) -> None:
    place, client = own
    (place.corpus.root / HISTORY_NAME).unlink()
    with Searcher.open(place.index_dir) as searcher:
        made = searcher.manifest.created_at
        n_records = sum(1 for _ in searcher.records())
    entries = feedparser.parse(client.get("/feed.atom?type=demand").content).entries
    assert {entry.updated for entry in entries} == {made}
    assert client.get(f"/api/v1/records?since={made[:10]}").json()["total"] == n_records


@pytest.mark.parametrize(
    "since", ["gestern", "2026-13-01", "2025-02-29", "2026-02-30", "0001-01-01T00:00:00"]
)
def test_since_must_be_a_date(client: TestClient, since: str) -> None:
    answer = client.get("/api/v1/records", params={"since": since})
    assert answer.status_code == 422


@pytest.mark.parametrize("since", ["2024-02-29", "2026-03-31T06:00:00+01:00", "2026-12-31T06:00Z"])
def test_since_may_be_a_day_or_a_moment(client: TestClient, since: str) -> None:
    assert client.get("/api/v1/records", params={"since": since}).status_code == 200
