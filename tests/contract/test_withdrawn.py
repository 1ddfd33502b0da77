"""What its publisher no longer offers stays searchable, and every surface says so."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from docpipe import Searcher, Workspace, ingest
from docpipe.cli.program import program
from docpipe.corpus.history import read_history
from docpipe.embed import EmbedOptions
from docpipe.export import to_bibtex, to_csl_json, to_ris
from docpipe.pipeline import verify
from docpipe.settings import Settings
from docpipe.web import create_app
from tests.papers import write_paper

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))
SINCE = "2026-03-12T04:00:00+00:00"
NOTE = "Vom Herausgeber nicht mehr angeboten seit 12.03.2026."
LINE = "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren."


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    ingest([str(write_paper(tmp_path / "in" / "papier.pdf", "Handreichung", [(LINE,)]))], place)
    mark(place, SINCE)
    return place


def mark(place: Workspace, since: str | None) -> None:
    sources = place.corpus.sources()
    with place.corpus.lock():
        place.corpus.save_sources(replace(one, withdrawn=since) for one in sources)
    ingest((), place)


def show(place: Workspace, *arguments: str) -> str:
    at = ["--corpus", str(place.corpus.root), "--index", str(place.index_dir)]
    return CliRunner().invoke(program, [*at, *arguments]).output


def test_it_is_found_and_proven_and_says_so_wherever_it_is_cited(place: Workspace) -> None:
    with Searcher.open(place.index_dir) as searcher:
        (hit, *_) = searcher.search("Sprachmittlung finanzieren", types=["recommendation"]).hits
    assert (hit.chunk.evidence.quote, hit.document.withdrawn) == (LINE, SINCE)
    assert NOTE in to_bibtex([hit])
    assert NOTE in to_ris([hit])
    (item,) = json.loads(to_csl_json([hit]))
    assert item["note"] == f"{LINE} [S. 1] {NOTE}"
    assert item["custom"]["withdrawn"] == "2026-03-12"
    found = json.loads(show(place, "search", "Sprachmittlung", "--format", "json"))["hits"][0]
    assert found["document"]["withdrawn"] == SINCE
    assert found["citation"].endswith(NOTE)
    for command in (
        ("search", "Sprachmittlung"),
        ("show", hit.chunk.id),
        ("show", hit.document.id),
    ):
        assert NOTE in " ".join(show(place, *command).split())
    assert verify(place).faults == ()


def test_the_web_pages_say_so(place: Workspace) -> None:
    client = TestClient(create_app(place))
    (known,) = client.get("/api/v1/documents").json()["documents"]
    assert known["withdrawn"] == SINCE
    (record,) = client.get("/api/v1/records").json()["records"]
    pages = ("/search?q=Sprachmittlung", f"/documents/{known['id']}", "/documents")
    for page in (*pages, f"/records/{record['id']}"):
        assert "nicht mehr angeboten seit 12." in client.get(page).text


def test_a_mark_makes_no_record_a_changed_one_and_goes_again(place: Workspace) -> None:
    marked = read_history(place.corpus.root).last
    assert marked is not None
    assert (marked.changed, marked.new, marked.gone) == ({}, {}, {})
    mark(place, None)
    assert "nicht mehr angeboten" not in show(place, "search", "Sprachmittlung")
