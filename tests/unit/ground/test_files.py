"""Writing must leave old or new, never half; one writer at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docpipe import files, locks
from docpipe.errors import BusyError


def test_write_atomic_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file.json"
    files.write_atomic(target, b"one")
    files.write_atomic(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["file.json"]


def test_a_crash_while_writing_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file.json"
    files.write_atomic(target, b"old")

    def crash(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(OSError, match="no space left"):
        files.write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file.json"]


def test_sha256_of_file_equals_that_of_its_bytes(tmp_path: Path) -> None:
    data = bytes(range(256)) * 10_000  # more than one piece
    (tmp_path / "x").write_bytes(data)
    assert files.sha256_file(tmp_path / "x") == files.sha256_bytes(data)


def test_second_writer_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom docpipe.locks import write_lock\n"
        "with write_lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BusyError), locks.write_lock(tmp_path):
            pass
        other.kill()
    with locks.write_lock(tmp_path):
        pass
