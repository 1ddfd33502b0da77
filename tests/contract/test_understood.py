"""What the command line says of a question that it read in its own way, or could not answer."""

import json
from pathlib import Path

import pytest

from tests.runner import Runner


def found(run: Runner, *arguments: str) -> list[str]:
    lines = run("search", *arguments, "--format", "jsonl").splitlines()
    return [json.loads(line)["id"] for line in lines]


def test_what_was_understood_stands_above_the_hits(run: Runner) -> None:
    assert run("search", "Forderungen an den Bund zu Kursen")
    assert "Verstanden: bevorzugt Art = Forderung, Adressat = Bund" in run.messages
    assert "--as-typed" in run.messages

    assert run("search", "Forderungen an den Bund zu Kursen", "--as-typed")
    assert "Verstanden" not in run.messages


def test_a_condition_is_shown_and_holds(run: Runner) -> None:
    everything = found(run, "Sprachmittlung")
    demands = found(run, "Sprachmittlung art:forderung")
    others = found(run, "Sprachmittlung -art:forderung")

    assert sorted((*demands, *others)) == sorted(everything)
    assert demands
    assert others
    run("search", "Sprachmittlung art:forderung")
    assert "Bedingung: type:demand · gesucht: Sprachmittlung" in run.messages


def test_a_broken_condition_names_the_character(run: Runner) -> None:
    assert run("search", "Sprache AND (Schule", code=2) == ""
    assert "an Zeichen 13" in run.messages
    assert "Abhilfe" in run.messages


def test_a_word_that_occurs_nowhere_gets_a_suggestion(run: Runner) -> None:
    run("search", "Sprachmitlung")
    assert "Meinten Sie: Sprachmittlung" in run.messages


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("+Sprachmitlung",), "Bedingung „Sprachmitlung“ erfüllt kein Eintrag."),
        (("+Sprachmitlung",), "In keinem Text: „Sprachmitlung“."),
        (("+Sprachmitlung",), "Ähnliche Wörter der Texte: „Sprachmittlung“"),
        (("Kurse", "--year-from", "2999"), "Jahr 2999– erfüllt kein Eintrag."),
        (("art:definition",), "Bedingung „type:definition“ erfüllt kein Eintrag."),
        (("thema:Sprahce Kurse",), "Thema „Sprahce“ kommt nirgends vor."),
    ],
)
def test_an_empty_answer_says_why(run: Runner, arguments: tuple[str, ...], said: str) -> None:
    assert run("search", *arguments) == ""
    assert "Nichts gefunden." in run.messages
    assert said in run.messages


@pytest.mark.parametrize(
    ("question", "said"),
    [("der die das", "nur aus Füllwörtern"), ("xyzzyqwert", "Kein Text enthält diese Wörter.")],
)
def test_what_no_text_speaks_of_finds_nothing(run: Runner, question: str, said: str) -> None:
    assert run("search", question) == ""
    assert said in run.messages
    assert run("search", question, "--mode", "dense")


def test_questions_of_a_file_may_be_taken_as_typed(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    text = "Forderungen seit 2999"
    lines = [
        {"_id": "a", "text": text},
        {"_id": "b", "text": text, "understand": False, "expand": False},
        {"_id": "c", "text": "Sprache AND"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    answers = run("search", "--queries", str(path), "--format", "jsonl").splitlines()
    assert [json.loads(line).get("error", {}).get("code") for line in answers] == [
        None, None, "invalid_query",
    ]  # fmt: skip

    path.write_text(json.dumps({"_id": "a", "text": text, "understand": "ja"}))
    run("search", "--queries", str(path), "--format", "jsonl", code=2)
    assert "„understand“ muss true oder false sein." in run.messages


def test_hits_by_meaning_alone_are_said_to_be_so(run: Runner) -> None:
    line = "Kein Text enthält diese Wörter."

    assert run("search", "What is a xylophone?")  # English: the dictionary may lack it
    assert line in run.messages
    assert run("search", "Sprachmittlung")
    assert line not in run.messages
