"""``docpipe dossier``: a paper on standard output or in a file."""

from pathlib import Path

import pytest

from tests.runner import Runner

QUESTION = "Beteiligung"


def test_markdown_comes_on_standard_output(run: Runner) -> None:
    answer = run("dossier", QUESTION)

    assert answer.startswith(f"# Dossier: {QUESTION}\n")
    assert "Fundstellen" in run.messages


@pytest.mark.parametrize(
    ("name", "start"), [("d.docx", b"PK"), ("d.pdf", b"%PDF"), ("d.md", b"# ")]
)
def test_the_name_of_the_file_chooses_the_form(
    run: Runner, tmp_path: Path, name: str, start: bytes
) -> None:
    answer = run("dossier", QUESTION, "--output", str(tmp_path / name))

    assert answer == ""
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    "arguments",
    [
        (QUESTION, "--format", "docx"),
        (QUESTION, "--format", "pdf"),
        ("?",),
        (QUESTION, "--depth", "x"),
    ],
)
def test_wrong_calls_end_with_two(run: Runner, arguments: tuple[str, ...]) -> None:
    run("dossier", *arguments, code=2)


def test_a_filter_that_nothing_satisfies_is_told(run: Runner) -> None:
    answer = run("dossier", QUESTION, "--topic", "Raumfahrt")

    assert "Zu dieser Frage wurde nichts gefunden." in answer
    assert "Raumfahrt" in run.messages
