"""What an error says is English on English pages, whoever raised it."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from docpipe.web.faults import _WRONG
from docpipe.web.languages import Language, english, message, messages

ROOT = Path(str(files("docpipe")))
ELSEWHERE = {
    # Floors and commands that no page reaches.
    *("cli", "mcp_server", "alerts", "runs", "evaluation", "embed"),
    *("pipeline/discovering.py", "pipeline/intake.py", "pipeline/retrying.py"),
    *("pipeline/single.py", "answers/collected.py"),
}
RAISED = {"QueryError", "ContradictionError", "UnknownIdError", "NoPictureError"}
REASON = "_fail"
"""What the reader of questions calls with a reason as its second argument."""


def said() -> Iterator[str]:
    for path in sorted(ROOT.rglob("*.py")):
        inner = path.relative_to(ROOT)
        if inner.parts[0] in ELSEWHERE or inner.as_posix() in ELSEWHERE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from sayings(node)
    yield from _WRONG.values()


def sayings(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
    place = 0 if name in RAISED else 1 if name == REASON else None
    if place is None or len(call.args) <= place:
        return
    text = call.args[place]
    if isinstance(text, ast.Constant):
        yield str(text.value)
    elif isinstance(text, ast.JoinedStr):
        parts = (str(p.value) if isinstance(p, ast.Constant) else "\0" for p in text.values)
        yield "".join(parts)


def filled(template: str) -> str:
    """The message with a value that no message ends or begins with."""
    for name in ("name", "max_length", "ge", "le", "expected"):
        template = template.replace(f"{{{name}}}", "\0")
    return template.replace("\0", "x7")


def test_errors_are_found() -> None:
    assert len(set(said())) > 50


@pytest.mark.parametrize("template", sorted(set(said())))
def test_every_message_has_its_english(template: str) -> None:
    text = filled(template)
    assert message(Language.GERMAN, text) == text
    in_english = message(Language.ENGLISH, text)
    assert in_english != text
    assert in_english.count("x7") == text.count("x7")


def test_no_translation_without_a_message() -> None:
    put_together = {"Diese Seite lässt sich nicht zeichnen: x7", "„x7“: ungültiger Wert."}
    places = {"S. x7", "S. x7 (PDF-Seite x7)", "S. x7 (PDF-Seiten x7)", "Abschnitt „x7“"}
    known = {filled(template) for template in said()} | put_together | places | {"Ohne Seiten"}
    gap = re.compile(r"\{\d\}")
    assert [one for one in messages() if gap.sub("x7", one) not in known] == []


def test_a_reason_inside_a_sentence_is_translated_too() -> None:
    german = (
        "Die Suchanfrage ist an Zeichen 3 nicht zu verstehen: vor „UND“ fehlt ein Wort. "
        "Abhilfe: ergänzen, oder UND, ODER, NICHT (AND, OR, NOT) klein schreiben: "
        "dann sind es gewöhnliche Wörter."
    )
    assert "character 3" in message(Language.ENGLISH, german)
    assert "a word is missing before “UND”" in message(Language.ENGLISH, german)


@pytest.mark.parametrize(
    ("german", "in_english"),
    [
        ("S. 4", "p. 4"),
        ("S. 10–11 (PDF-Seiten 12–13)", "p. 10–11 (PDF pages 12–13)"),
        ("S. iv (PDF-Seite 5)", "p. iv (PDF page 5)"),
        ("Abschnitt „Sprache (S. 3)“", "Section “Sprache (S. 3)”"),
        ("Ohne Seiten", "Without pages"),
    ],
)
def test_places_are_named_in_the_language_of_the_page(german: str, in_english: str) -> None:
    assert message(Language.GERMAN, german) == german
    assert message(Language.ENGLISH, german) == in_english


def test_values_stay_as_they_are() -> None:
    assert message(Language.ENGLISH, "Kein Thema heißt „{0} fehlt“.") == (
        "No topic is called “{0} fehlt”."
    )


def test_what_nobody_translated_stays_german() -> None:
    assert message(Language.ENGLISH, "Ganz neue Meldung.") == "Ganz neue Meldung."
    assert (
        message(Language.ENGLISH, "Das gibt es hier nicht.") == english()["Das gibt es hier nicht."]
    )
