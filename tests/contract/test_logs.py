"""Messages as JSON lines, for whoever collects them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers import write_good


def ran(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> list[str]:
    """The lines on standard error of a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "docpipe", *arguments],
        cwd=folder,
        env={**os.environ, "DOCPIPE_EMBED__MODEL": "hash:64"} | (env or {}),
        capture_output=True,
        text=True,
    )
    return done.stderr.splitlines()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "corpus" / "in").mkdir(parents=True)
    write_good(tmp_path / "corpus" / "in" / "gut.pdf")
    (tmp_path / "corpus" / "sources.toml").write_text(
        '[[source]]\nkey = "eingang"\nkind = "folder"\nat = "in"\n'
    )
    return tmp_path


def test_every_step_of_a_run_is_a_line_that_can_be_read(place: Path) -> None:
    lines = [json.loads(line) for line in ran(place, "run", "--json", "--log", "json")]
    steps = [line["step"] for line in lines if "step" in line]
    assert [name for name in ("discover", "process", "publish") if name in steps] == [
        "discover",
        "process",
        "publish",
    ]
    assert len({line["run_id"] for line in lines if "run_id" in line}) == 1
    assert all(line["took_ms"] >= 0 for line in lines if line["message"].endswith("ended"))
    assert {"time", "level", "logger", "message"} <= lines[0].keys()


def test_the_environment_asks_as_well_and_text_stays_quiet(place: Path) -> None:
    loud = ran(place, "run", "--json", env={"DOCPIPE_LOG": "json"})
    assert all(json.loads(line)["time"] for line in loud)
    assert loud
    assert not any("step" in line for line in ran(place, "run", "--json"))


def test_an_exception_is_one_line() -> None:
    code = (
        "import logging; from docpipe import logs; logs.configure('json')\n"
        "try: 1 / 0\nexcept ZeroDivisionError: logging.getLogger('docpipe').exception('oh')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    (line,) = done.stderr.splitlines()
    assert "ZeroDivisionError" in json.loads(line)["error"]
