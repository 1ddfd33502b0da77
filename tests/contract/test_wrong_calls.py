"""Whatever is asked wrongly is explained; what is only unusual is answered."""

import json
import socket
from pathlib import Path

import pytest

from tests.papers import RECOMMENDATION
from tests.runner import Runner


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (b'{"text": "ohne Kennung"}', "_id"),
        (b'{"_id": "2", "text": null}', "text"),
        (b'{"_id": null, "text": "x"}', "_id"),
        (b'{"_id": "2", "text": "x", "type": 5}', "type"),
        (b'{"_id": "2", "text": "x", "topic": [1]}', "topic"),
        (b'{"_id": "2", "text": "x", "type": "wish"}', "recommendation"),
        (b'{"_id": "2", "text": "x", "year_from": 2010.5}', "year_from"),
        (b'{"_id": "2", "text": "x", "year_from": "bald"}', "bald"),
        (b'{"_id": "2", "text": "x", "year-from": %s}' % (b"9" * 5000), "JSON"),
        (b'{"_id": "2", "text": "x", "tpoic": "Sprache", "foo": 1}', "tpoic, foo"),
        (b"[1]", "_id"),
        (b"[" * 100_000, "JSON"),
        ('{"_id": "2", "text": "Städte"}'.encode("latin-1"), "UTF-8"),
    ],
)
def test_a_line_that_is_no_question_is_named_before_anything_is_answered(
    run: Runner, tmp_path: Path, line: bytes, named: str
) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(b'{"_id": "1", "text": "Sprachmittlung"}\n' + line)
    assert run("search", "--queries", str(path), "--format", "jsonl", code=2) == ""
    assert "Zeile 2" in run.messages
    assert named in run.messages


def test_what_is_valid_in_a_file_of_questions_is_accepted(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(
        "\ufeff"
        '{"_id": "1", "text": "Sprach\u2028mittlung\x85", "metadata": {}, "topic": null}\r\n\n'
        '{"_id": 2, "text": "Sprachmittlung", "year-from": "1990", "language": []}'.encode()
    )
    lines = run("search", "--queries", str(path), "--format", "jsonl").splitlines()
    assert [json.loads(line)["_id"] for line in lines] == ["1", "2"]
    run("search", "--queries", str(tmp_path), "--format", "jsonl", code=2)
    run("search", "--queries", str(tmp_path / "nichts"), "--format", "jsonl", code=2)


def test_a_question_that_cannot_be_answered_does_not_stop_the_others(
    run: Runner, tmp_path: Path
) -> None:
    path = tmp_path / "q.jsonl"
    asked = [("leer", " "), ("halb", "\ud800"), ("gut", "Sprachmittlung")]
    path.write_text("".join(json.dumps({"_id": i, "text": t}) + "\n" for i, t in asked))
    lines = run("search", "--queries", str(path), "--format", "jsonl").splitlines()
    empty, half, good = map(json.loads, lines)
    assert empty == {
        "_id": "leer",
        "error": {"code": "invalid_query", "message": "Die Suchanfrage ist leer."},
    }
    assert (half["_id"], half["error"]["code"]) == ("halb", "invalid_query")
    assert good["hits"]


def test_a_missing_folder_of_an_output_is_made(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "neu" / "tief" / "x.md"
    run("extract", "in/gut.pdf", "--output", str(target))
    assert RECOMMENDATION in target.read_text(encoding="utf-8")
    run("extract", "in/gut.pdf", "--output", "/dev/null")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "call",
    [
        ["extract", "in/gut.pdf"],
        ["records", "--format", "csv"],
        ["inspect", "in/gut.pdf", "--page", "1"],
    ],
)
def test_a_place_that_cannot_be_written_is_named(
    run: Runner, tmp_path: Path, call: list[str]
) -> None:
    (tmp_path / "datei").write_text("")
    target = tmp_path / "datei" / "x.out"
    assert run(*call, "--output", str(target), code=4) == ""
    assert f"Fehler: {target}: " in run.messages
    assert "Ordner" in run.messages


def test_another_model_concerns_only_a_search_by_meaning(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    identifier = json.loads(run("records", "--format", "jsonl").splitlines()[0])["id"]
    monkeypatch.setenv("DOCPIPE_EMBED__MODEL", "hash:128")
    assert run("search", "Städte", "--mode", "lexical")
    assert run("records")
    assert run("show", identifier)
    run("search", "Städte", "--mode", "dense", code=4)
    run("records", "--config", "nowhere.toml", code=4)


def test_the_environment_names_places_as_the_options_do(
    run: Runner, served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # without a docpipe.toml
    by_option = json.loads(
        run("search", "Städte", "--format", "json", "--index", str(served / "index"))
    )
    monkeypatch.setenv("DOCPIPE_INDEX", str(served / "index"))
    by_variable = json.loads(run("search", "Städte", "--format", "json"))
    assert by_variable["hits"] == by_option["hits"] != []


def test_nothing_found_is_a_message_and_no_result(run: Runner) -> None:
    assert run("search", "Sprachmittlung", "--language", "en") == ""
    assert "Nichts gefunden" in run.messages
    assert "Hinweis: Sprache „en“ kommt nirgends vor." in run.messages


def test_a_mistyped_filter_value_is_answered_with_the_nearest(run: Runner, tmp_path: Path) -> None:
    assert run("records", "--document", "gut.pfd", "--format", "jsonl") == ""
    assert "Dokument „gut.pfd“ kommt nirgends vor. Ähnlich sind: „gut.pdf“" in run.messages
    run("records", "--document", "GUT.pdf")
    assert run.messages == ""
    path = tmp_path / "q.jsonl"
    path.write_text('{"_id": "1", "text": "x", "document": "Handreichung"}\n' * 2)
    run("search", "--queries", str(path), "--format", "jsonl")
    assert run.messages.count("„Handreichung Sprachmittlung“") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serch"], "Den Befehl „serch“ gibt es nicht. Gemeint ist vielleicht search"),
        (["search", "x", "--mdoe", "dense"], "Die Option --mdoe gibt es nicht. Gemeint ist"),
        (["search", "x", "-k", "0"], "Die Option -k: „0“ ist ein ungültiger Wert."),
        (["search", "x", "-k", "0"], " Erwartet wird eine ganze Zahl ab 1."),
        (["search", "x", "--mode", "m"], " Erwartet wird hybrid, dense, lexical."),
        (["records", "--year-to", "x"], "„x“ ist ein ungültiger Wert. Erwartet wird eine ganze"),
        (["show"], "Die Angabe ID fehlt."),
        (["inspect", "x.pdf", "--output", "y"], "Bitte entweder --page N oder --pages angeben."),
        (["inspect", "x.pdf", "--page", "1"], "Die Option --output fehlt."),
        (["search", "x", "--mode"], "Die Option --mode braucht einen Wert."),
        (["status", "--json=1"], "Die Option --json nimmt keinen Wert."),
        (["search", "zwei", "Wörter"], "Zu viele Angaben: Wörter."),
        (["search"], "Bitte entweder eine Frage, --like ID oder --queries DATEI angeben."),
    ],
)  # fmt: skip
def test_wrong_calls_are_explained_in_german(
    run: Runner, arguments: list[str], message: str
) -> None:
    assert run(*arguments, code=2) == ""
    assert "Fehler: " in run.messages
    assert message in run.messages
    assert not {"Error:", "Usage:", "Try"} & set(run.messages.split())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["search"], 2),
        (["search", ""], 2),
        (["search", "x", "--mode", "magic"], 2),
        (["search", "x", "--type", "opinion"], 2),
        (["search", "x", "--index", "nowhere"], 4),
        (["extract", "nowhere.pdf"], 2),
        (["ingest", "nowhere.pdf"], 2),
        (["unknown"], 2),
        (["search", "x", "--config", "nowhere.toml"], 4),
    ],
)
def test_wrong_calls_end_with_their_code(run: Runner, arguments: list[str], code: int) -> None:
    assert run(*arguments, code=code) == ""
    assert run.messages


def test_a_port_in_use_is_said_before_the_server_says_it_runs(run: Runner) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        run("serve", "--port", port, code=2)
    assert "schon belegt" in run.messages
    assert "--port" in run.messages
    assert "läuft auf" not in run.messages


def test_a_corpus_that_is_not_there_is_not_called_proven(run: Runner, tmp_path: Path) -> None:
    assert run("--corpus", str(tmp_path / "tippfehler"), "verify", code=4) == ""
    assert "--corpus" in run.messages


def test_a_paper_has_the_form_that_its_name_says(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "papier.odt"
    run("dossier", "Sprachmittlung", "--output", str(target), code=2)
    assert ".docx" in run.messages
    run("dossier", "Sprachmittlung", "--format", "pdf", "--output", "papier.docx", code=2)
    assert "widersprechen" in run.messages
    run("dossier", "Sprachmittlung", "--format", "markdown", "--output", str(target))
    assert target.read_text().startswith("#")
