"""The documents must say what the program does."""

import re
import subprocess
from pathlib import Path

import click
import pytest

import docpipe
from docpipe.cli.program import program
from scripts.cli_docs import TARGET, render

ROOT = Path(__file__).parents[2]
COMMANDS = program.list_commands(click.Context(program))


def test_the_command_reference_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == render(), "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself(name: str) -> None:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help or parameter.hidden, f"{name} {parameter.opts}"


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{docpipe.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_make_target_named_in_the_documents_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    texts = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]
    for path in texts:
        named = re.findall(r"`make ([a-z-]+)", path.read_text(encoding="utf-8"))
        assert set(named) <= targets, path


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path}: {target}"


def test_the_front_door() -> None:
    assert sorted(docpipe.__all__) == docpipe.__all__
    for name in docpipe.__all__:
        assert getattr(docpipe, name) is not None
    with pytest.raises(AttributeError):
        _ = docpipe.nothing


def test_no_path_of_a_developer_machine_is_tracked() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split("\0")
    pattern = re.compile(r"/(?:root|home/\w+|work)/\w")
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".jsonl", ".lock"} and path != Path(__file__):
            assert not pattern.search(path.read_text(encoding="utf-8")), name
