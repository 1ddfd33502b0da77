"""Copies of a publication in other bytes are linked, not merged, on every surface."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from docpipe import Workspace, ingest
from docpipe.embed import EmbedOptions
from docpipe.pipeline import verify
from docpipe.settings import Settings
from docpipe.web import create_app
from tests.papers import write_paper
from tests.runner import Runner

PLACES = ("Städte", "Landkreise", "Gemeinden", "Kommunen", "Schulen", "Jobcenter")
LINES = [
    [f"Die {who} sollten für Familien im {n}. Jahr einen Fahrdienst aufbauen." for who in PLACES]
    for n in (1, 2, 3)
]


def test_both_stay_and_name_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = Workspace.open(
        tmp_path / "corpus", tmp_path / "index", Settings(embed=EmbedOptions(model="hash:64"))
    )
    paths = [
        write_paper(tmp_path / "in" / f"{name}.pdf", title, LINES)
        for name, title in (("web", "Fahrdienste"), ("druck", "Fahrdienste – Druckfassung"))
    ]
    ingest([str(path) for path in paths], place)
    one, other = (source.id for source in place.corpus.sources())
    client = TestClient(create_app(place))
    for mine, yours in ((one, other), (other, one)):
        (link,) = client.get(f"/api/v1/documents/{mine}").json()["related"]
        assert (link["kind"], link["id"]) == ("near_duplicate", yours)
        page = client.get(f"/documents/{mine}").text
        assert "Fast derselbe Text" in page
        assert f'href="/documents/{yours}"' in page
    at = ("--corpus", str(place.corpus.root), "--index", str(place.index_dir))
    run = Runner(capsys)
    assert json.loads(run("show", one, "--json", *at))["related"][0]["id"] == other
    assert "Fast derselbe Text: Fahrdienste" in run("show", one, *at)
    assert verify(place).faults == ()
