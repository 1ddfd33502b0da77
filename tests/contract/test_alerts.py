"""Saved searches from the command line, over real files."""

import json
from pathlib import Path

import pytest

from docpipe import Workspace, ingest
from docpipe.embed import EmbedOptions
from docpipe.settings import Settings
from tests.papers import write_good
from tests.runner import Runner

HASHED = '[embed]\nmodel = "hash:64"\n'


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    write_good(tmp_path / "in" / "eins.pdf")
    settings = Settings(embed=EmbedOptions(model="hash:64"))
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", settings)
    ingest([str(tmp_path / "in")], place)
    (tmp_path / "docpipe.toml").write_text(HASHED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Runner(capsys)


def test_from_saving_a_search_to_the_feed(run: Runner, tmp_path: Path) -> None:
    run("alerts", "add", "sprache", "Stellen", "--file")
    tried = run.json("alerts", "test", "sprache", "--json")
    assert (tried["n_matching"], tried["due"]) == (0, [])
    run("alerts", "run")
    write_good(tmp_path / "in" / "eins.pdf", extra="Die Länder sollten Stellen fördern.")
    run("ingest", "in")
    [said] = json.loads(run("alerts", "run", "--json"))["deliveries"]
    assert (said["channel"], said["n_new"], said["standing"]) == ("file", 1, "delivered")
    feed = json.loads((tmp_path / "corpus/alerts/feeds/sprache/feed.json").read_bytes())
    assert feed["items"][0]["content_text"].startswith("Die Länder sollten Stellen fördern.")
    [listed] = json.loads(run("alerts", "list", "--json"))["alerts"]
    assert (listed["key"], listed["fault"], listed["waiting"]) == ("sprache", None, [])


def test_what_waits_and_why_is_listed(run: Runner) -> None:
    run("alerts", "add", "alles", "--mail", "ada@example.org", "--start", "everything")
    assert "[mail] host" in run("alerts", "run", code=3)
    assert "wartet: 1, 1 Versuche" in run("alerts", "list")


def test_pausing_removing_and_unknown_keys(run: Runner) -> None:
    run("alerts", "add", "alles", "--file")
    run("alerts", "pause", "alles")
    assert "ruht" in run("alerts", "list")
    run("alerts", "pause", "alles", "--resume")
    assert "in Ordnung" in run("alerts", "list")
    run("alerts", "remove", "alles")
    run("alerts", "remove", "alles", code=2)
    assert "alles" in run.messages


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("Groß", "--file"), "Schlüssel"),
        (("a", "Wohnen"), "Niemand"),
        (("a", "Wohnen", "--mail", "ada"), "E-Mail-Adresse"),
        (("a", "(", "--file"), "Suchanfrage"),
        (("a", "--type", "passage", "--file"), "passage"),
    ],
)
def test_a_faulty_search_is_not_saved(
    run: Runner, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    run("alerts", "add", *arguments, code=2)
    assert why in run.messages
    assert not (tmp_path / "corpus" / "alerts.toml").exists()


def test_an_unknown_value_is_named_at_once(run: Runner) -> None:
    run("alerts", "add", "a", "--topic", "Einhornzucht", "--file")
    assert "Einhornzucht" in run.messages
