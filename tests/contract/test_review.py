"""What people say of records holds from the next ingest on."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from docpipe.evaluation.records.labels import read_labels
from scripts.labelling import __main__ as labelling
from tests.runner import Runner

SAID = ("--by", "Ada Muster", "--reason", "beschreibt nur")


@pytest.fixture
def own(served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> Path:
    """A copy of the corpus and its index."""
    for name in ("corpus", "index"):
        shutil.copytree(served / name, tmp_path / name)
    shutil.copy(served / "docpipe.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _records(run: Runner) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("records", "--format", "jsonl").splitlines()]


def test_a_verdict_is_seen_after_the_next_ingest(own: Path, run: Runner) -> None:
    first, second = _records(run)
    run("review", str(first["id"]), "--reject", *SAID)
    assert "docpipe ingest" in run.messages
    wrong = ("--type", "demand", "--addressee", "Länder", "--topic", "-", "--strength", "muss")
    run("review", str(second["id"]), "--correct", *wrong, *SAID)
    assert len(_records(run)) == 2
    run("verify")

    run("ingest")
    [left] = _records(run)
    assert (left["id"], left["type"], left["strength"]) == (second["id"], "demand", "muss")
    assert (left["addressees"], left["addressee_groups"]) == (["Länder"], ["Land"])
    assert (left["confidence"], left["review"]) == (1.0, "correct")
    assert {"origin": "review", "value": "Länder"}.items() <= left["grounds"][0].items()  # type: ignore[index]
    found = run.json("search", str(first["quote"]), "--mode", "lexical", "--format", "json")
    assert first["quote"] in found["hits"][0]["quote"]  # type: ignore[index]
    run("verify")

    listed = json.loads(run("review", "list", "--json"))
    assert [one["standing"] for one in listed] == ["holds", "holds"]
    assert [one["verdict"] for one in listed] == ["reject", "correct"]
    assert (own / "corpus" / "reviews.jsonl").read_text().count("\n") == 2

    run("review", str(first["id"]), "--accept", *SAID)
    run("ingest")
    assert len(_records(run)) == 2
    assert json.loads(run("review", "list", "--json"))[0]["standing"] == "overruled"


def test_a_verdict_without_its_place_is_reported(own: Path, run: Runner) -> None:
    first, _ = _records(run)
    run("review", str(first["id"]), "--reject", *SAID)
    path = own / "corpus" / "reviews.jsonl"
    said = json.loads(path.read_text())
    said["places"][0]["digest"] = "0" * 16
    path.write_text(json.dumps(said) + "\n")

    report = run.json("ingest", "--json")
    assert report["lost_reviews"] == [first["id"]]
    assert len(_records(run)) == 2
    assert "Stelle fehlt" in run("review", "list")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["list", "--accept"],
        ["x:r1"],
        ["x:r1", "--accept", *SAID],
        ["x:r1", "--accept", "--reject", *SAID],
        ["x:r1", "--accept", "--by", "Ada"],
        ["x:r1", "--correct", *SAID],
        ["x:r1", "--reject", "--topic", "Sprache", *SAID],
        ["x:r1", "--correct", "--type", "passage", *SAID],
        ["x:r1", "--correct", "--publisher", "Bund", *SAID],
    ],
)
def test_wrong_calls_end_with_two(own: Path, run: Runner, arguments: list[str]) -> None:
    run("review", *arguments, code=2)
    assert not (own / "corpus" / "reviews.jsonl").exists()


def test_a_walk_through_asks_for_every_record_once(
    own: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: Iterator[str] = iter(["Ada", "c", "demand", "muss", "Bund", "-", "-", "liest", "s"])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = run("review")
    first, second = _records(run)

    assert all(str(record["quote"])[:30] in shown for record in (first, second))
    [said] = json.loads(run("review", "list", "--json"))
    assert (said["record_id"], said["corrections"]["addressees"]) == (first["id"], ["Bund"])
    answers = iter(["Ada", "q"])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    assert str(first["quote"])[:30] not in run("review")


def test_verdicts_become_labels(
    own: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = _records(run)
    arguments = ["labelling", "from-reviews", "--corpus", "corpus", "--output", "labels"]
    monkeypatch.setattr(sys, "argv", arguments)
    run("review", str(first["id"]), "--reject", *SAID)
    run("review", str(second["id"]), "--accept", *SAID)
    labelling.main()

    [path] = (own / "labels").iterdir()
    found = read_labels(path)
    assert sorted(label.type for label in found.labels) == sorted(["none", str(second["type"])])
    assert found.heading.labeller == "review"
    assert found.heading.pages
