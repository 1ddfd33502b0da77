"""Ids that are gone say where they stood and lead on; ids that moved lead to where they are now."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient
from lxml.html import fromstring

from docpipe import Workspace, ingest
from docpipe.cli.program import main, program
from docpipe.corpus import Artefact
from docpipe.corpus.history import add_change, read_history
from docpipe.embed import EmbedOptions
from docpipe.model import Chunk, SourceId
from docpipe.pipeline.identities import published
from docpipe.search import Searcher
from docpipe.settings import Settings
from docpipe.web import create_app
from tests.papers import write_paper

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))
STAYS = "Die Kommunen sollten Lotsen für Familien dauerhaft beschäftigen."
WAS = "Die Landkreise sollten einen Bürgerbus der Gemeinden für Eltern aufbauen."
NOW = "Die Landkreise sollten einen Bürgerbus der Gemeinden für alle Menschen aufbauen."
GOES = "Die Städte sollten Nachbarschaftshäuser in allen Vierteln einrichten."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("former")
    place = Workspace.open(root / "corpus", root / "index", SETTINGS)
    for pages in ([(STAYS, WAS, GOES)], [(STAYS, NOW)]):
        ingest([str(write_paper(root / "in" / "papier.pdf", "Nachbarschaft", pages))], place)
    return place


@pytest.fixture(scope="module")
def client(place: Workspace) -> TestClient:
    return TestClient(create_app(place), raise_server_exceptions=False, follow_redirects=False)


def versions(place: Workspace) -> tuple[SourceId, SourceId]:
    """The earlier version's id and the newer one's."""
    (earlier,) = [one for one in place.corpus.sources() if one.superseded_by]
    assert earlier.superseded_by is not None
    return earlier.id, earlier.superseded_by


def record(place: Workspace, quote: str) -> Chunk:
    """The record of the earlier version with these words."""
    return next(
        one for one in published(place.corpus, versions(place)[0]) if one.evidence.quote == quote
    )


def show(place: Workspace, *arguments: str) -> Result:
    at = ["--corpus", str(place.corpus.root), "--index", str(place.index_dir)]
    return CliRunner().invoke(program, ["show", *arguments, *at])


def test_a_record_that_a_newer_version_dropped(place: Workspace, client: TestClient) -> None:
    earlier, newer = versions(place)
    gone = record(place, GOES)
    answer = client.get(f"/api/v1/records/{gone.id}")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"
    assert "Fassung 1 von 2" in answer.json()["error"]["message"]
    former = answer.json()["former"]
    until = read_history(place.corpus.root).changes[1].time
    assert (former["until"], former["document"], former["current"]) == (until, earlier, newer)
    assert (former["quote"], former["successor"]) == (GOES, None)

    page = client.get(f"/en/records/{gone.id}")
    read = fromstring(page.text)
    assert page.status_code == 404
    assert "version 1 of 2" in read.text_content()
    assert GOES in read.text_content()
    links = read.xpath("//main//a/@href")
    assert f"/en/documents/{newer}#versions" in links
    assert f"/en/documents/{earlier}" in links


def test_a_record_that_was_reworded_leads_to_its_successor(
    place: Workspace, client: TestClient
) -> None:
    was = record(place, WAS)
    with Searcher.open(place.index_dir, embed=SETTINGS.embed) as searcher:
        (now,) = [chunk.id for chunk, _ in searcher.records() if chunk.evidence.quote == NOW]
    assert client.get(f"/api/v1/records/{was.id}/proof").json()["former"]["successor"] == now
    page = fromstring(client.get(f"/records/{was.id}").text)
    assert f"/records/{now.replace(':', '%3A')}" in page.xpath("//main//a/@href")
    assert [one.text.strip() for one in page.xpath("//main//ins")] == ["alle Menschen"]


def test_the_command_says_so_and_names_the_next_one(
    place: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier, newer = versions(place)
    at = ["--corpus", str(place.corpus.root), "--index", str(place.index_dir)]
    with pytest.raises(SystemExit, match="2"):
        main(["show", record(place, GOES).id, *at])
    said = capsys.readouterr()
    assert said.out == ""
    assert GOES in said.err
    assert f"docpipe differences {newer} --before {earlier}" in said.err
    with pytest.raises(SystemExit, match="2"):
        main(["show", earlier, *at])
    assert f"Die neueste Fassung ist {newer}" in capsys.readouterr().err


def test_without_the_words_of_the_earlier_version_its_place_is_still_told(
    place: Workspace, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = record(place, GOES)
    stamps = place.corpus.stamps
    monkeypatch.setattr(
        "docpipe.corpus.Corpus.stamps",
        lambda _, source: {k: v for k, v in stamps(source).items() if k is not Artefact.CHUNKS},
    )
    former = client.get(f"/api/v1/records/{gone.id}").json()["former"]
    assert (former["document"], former["quote"]) == (versions(place)[0], None)


def test_an_id_that_never_was_is_not_known_as_before(place: Workspace, client: TestClient) -> None:
    never = f"{versions(place)[1]}:r00000000"
    assert list(client.get(f"/api/v1/records/{never}").json()) == ["error"]
    assert "Hier ist nichts" in client.get(f"/records/{never}").text


def test_an_id_that_moved_leads_to_the_new_one(place: Workspace, client: TestClient) -> None:
    _, newer = versions(place)
    with Searcher.open(place.index_dir, embed=SETTINGS.embed) as searcher:
        now = next(chunk.id for chunk, _ in searcher.records() if chunk.evidence.quote == NOW)
    former = f"{newer}:r0abcdef1"
    history = read_history(place.corpus.root)
    last = history.changes[-1]
    source, _, end = now.partition(":")
    moved = replace(last, new={}, changed={}, gone={}, moved={source: {end: former}})
    add_change(place.corpus.root, history, moved)
    for before, after in (
        (f"/en/records/{former}?page=1", f"/en/records/{now}?page=1"),
        (f"/api/v1/records/{former}/proof", f"/api/v1/records/{now}/proof"),
    ):
        answer = client.get(before)
        assert (answer.status_code, answer.headers["location"]) == (308, after)
    done = show(place, former, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["id"] == now
    assert f"hat jetzt die Kennung {now}" in done.stderr


def test_a_rejected_record_is_said_to_be_rejected(tmp_path: Path) -> None:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    ingest([str(write_paper(tmp_path / "papier.pdf", "Nachbarschaft", [(STAYS, GOES)]))], place)
    with Searcher.open(place.index_dir, embed=SETTINGS.embed) as searcher:
        rejected = next(chunk.id for chunk, _ in searcher.records() if chunk.evidence.quote == GOES)
    at = ["--corpus", str(place.corpus.root), "--index", str(place.index_dir)]
    verdict = ["review", rejected, "--reject", "--by", "A. B.", "--reason", "Beispiel"]
    assert CliRunner().invoke(program, [*verdict, *at]).exit_code == 0
    ingest([], place)
    with TestClient(create_app(place)) as client:
        page = client.get(f"/records/{rejected}")
    assert page.status_code == 404
    assert "verworfen" in page.text
