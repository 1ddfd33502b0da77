"""Answers that have not changed are neither sent nor made again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from docpipe import Workspace
from docpipe.corpus import Corpus
from docpipe.web import create_app
from docpipe.web.conditional import OWN_BYTES, Kept, LatestAnswers
from tests.snapshots import entry, published

SEARCH = "/api/v1/search?q=Sprache"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    published(tmp_path / "index", [entry("Sprache verbindet.")], name="0" * 12)
    return tmp_path / "index"


@pytest.fixture
def client(tmp_path: Path, index: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Workspace.open(tmp_path / "corpus", index))) as one:
        yield one


def test_a_client_that_has_the_answer_gets_none(client: TestClient) -> None:
    tag = client.get(SEARCH).headers["etag"]
    again = client.get(SEARCH, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_an_answer_is_made_once(client: TestClient) -> None:
    """The time that a search took tells one answer from another."""
    answers = {client.get(SEARCH).content for _ in range(5)}
    assert len(answers) == 1


def test_a_new_snapshot_is_answered_from_at_once(client: TestClient, index: Path) -> None:
    first = client.get(SEARCH)
    published(index, [entry("Sprache trennt.")], name="1" * 12)
    second = client.get(SEARCH, headers={"If-None-Match": first.headers["etag"]})
    assert second.status_code == 200
    assert second.json()["snapshot_id"] == "1" * 12
    assert second.json()["hits"][0]["quote"] == "Sprache trennt."


def test_what_the_catalogue_says_of_a_source_is_answered_from_at_once(
    tmp_path: Path, client: TestClient
) -> None:
    first = client.get("/data").headers["etag"]
    assert client.get("/data").headers["etag"] == first
    Corpus(tmp_path / "corpus").save_sources([])
    assert client.get("/data").headers["etag"] != first


def test_faults_are_not_kept(client: TestClient) -> None:
    answer = client.get("/api/v1/records/gibt:esnicht")
    assert answer.status_code == 404
    assert "etag" not in answer.headers


def test_an_answer_fits_what_the_client_can_unpack(client: TestClient) -> None:
    packed = client.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/openapi.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_the_head_is_answered_from_what_is_kept(client: TestClient) -> None:
    assert client.head(SEARCH).headers["etag"] == client.get(SEARCH).headers["etag"]
    assert client.head(SEARCH).content == b""


def kept(n_bytes: int) -> Kept:
    return Kept({"type": "http.response.start"}, b"x" * (n_bytes - OWN_BYTES))


def test_what_was_not_asked_for_for_longest_goes_first() -> None:
    latest = LatestAnswers(max_bytes=30_000)
    latest.put("a", kept(10_000))
    latest.put("b", kept(10_000))
    latest.put("b", kept(20_000))
    assert latest.get("a") is not None
    latest.put("c", kept(10_000))
    assert latest.get("b") is None
    assert latest.get("a") is not None
    assert latest.get("c") is not None
