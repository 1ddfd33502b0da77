"""Who holds a lock is told; whoever is killed holds none."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docpipe import locks
from docpipe.errors import BusyError

_HOLD = """
import sys
from pathlib import Path
from docpipe.locks import write_lock
sys.argv = ["/usr/bin/docpipe", "--corpus", "somewhere", "ingest", "secret.pdf"]
with write_lock(Path({folder!r})):
    print("held", flush=True)
    sys.stdin.read()
"""


def _holding(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD.format(folder=str(folder))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def _ended(process: "subprocess.Popen[str]", number: int | None = None) -> None:
    if number is not None:
        process.send_signal(number)
    process.communicate()


def test_a_second_writer_is_told_who_is_at_work(tmp_path: Path) -> None:
    process = _holding(tmp_path)
    try:
        with pytest.raises(BusyError) as caught, locks.write_lock(tmp_path):
            pass
    finally:
        _ended(process)
    said = str(caught.value)
    assert "„docpipe ingest“" in said
    assert f"Prozess {process.pid}" in said
    assert "secret" not in said
    assert "--wait" in said


def test_the_lock_of_a_killed_process_is_free_and_its_note_replaced(tmp_path: Path) -> None:
    process = _holding(tmp_path)
    _ended(process, signal.SIGKILL)
    left = locks.holder(tmp_path)
    assert left is not None
    assert left.pid == process.pid
    with locks.write_lock(tmp_path):
        now = locks.holder(tmp_path)
        assert now is not None
        assert now.pid == os.getpid()
    assert locks.holder(tmp_path) is None


def test_who_waits_gets_the_lock_once_the_holder_is_killed(tmp_path: Path) -> None:
    holding = _holding(tmp_path)
    waiting = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys\nfrom pathlib import Path\nfrom docpipe.locks import write_lock\n"
            "print('there', flush=True)\n"
            f"with write_lock(Path({str(tmp_path)!r}), wait_s=60):\n    print('got it')",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert waiting.stdout is not None
    assert waiting.stdout.readline() == "there\n"
    _ended(holding, signal.SIGKILL)
    assert waiting.communicate()[0] == "got it\n"
    assert waiting.returncode == 0


def test_a_note_of_a_process_that_is_gone_names_nobody(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    process = _holding(tmp_path)
    note = json.loads((tmp_path / ".lock").read_text())
    (tmp_path / ".lock").write_text(json.dumps({**note, "pid": gone.pid}))
    try:
        with pytest.raises(BusyError) as caught, locks.write_lock(tmp_path):
            pass
    finally:
        _ended(process)
    assert "Prozess" not in str(caught.value)


def test_a_note_left_by_another_machine_is_warned_of_and_blocks_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    note = {"pid": 1, "host": "elsewhere.invalid", "command": "docpipe run", "since": "2026-01-01"}
    (tmp_path / ".lock").write_text(json.dumps(note))
    with locks.write_lock(tmp_path):
        pass
    assert "elsewhere.invalid" in caplog.text


@pytest.mark.parametrize("note", ["", "{", "[]", '{"pid": 1}', "null", "x" * 9000])
def test_a_note_that_cannot_be_read_is_none(tmp_path: Path, note: str) -> None:
    (tmp_path / ".lock").write_text(note)
    with locks.write_lock(tmp_path):
        assert locks.holder(tmp_path) is not None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["/x/bin/docpipe", "ingest", "private.pdf"], "docpipe ingest"),
        (["docpipe", "--corpus", "samples", "run"], "docpipe run"),
        (["/x/docpipe/__main__.py", "--config=a", "prune"], "docpipe prune"),
        (["pytest", "-q"], "pytest"),
        ([], ""),
    ],
)
def test_a_command_is_named_without_its_arguments(arguments: list[str], said: str) -> None:
    assert locks.command_of(arguments) == said
