"""Writing must leave old or new, never half; one writer at a time."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docpipe import files, locks
from docpipe.errors import BusyError
from tests.disks import small_files


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


def test_a_line_that_does_not_fit_leaves_the_file_as_it_was_and_names_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "lines.jsonl"
    files.append_line(path, b'{"number": 1}')
    with small_files(100), pytest.raises(OSError, match=r"lines\.jsonl"):
        files.append_line(path, b'{"number": "' + b"2" * 200 + b'"}')
    assert path.read_bytes() == b'{"number": 1}\n'


def _fill(target: Path, text: str) -> None:
    with files.replacing_folder(target) as draft:
        (draft / "in").mkdir()
        (draft / "in" / "file").write_text(text)


def _text(target: Path) -> str:
    return (target / "in" / "file").read_text()


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr(files, "_exchanged", lambda *_: False)
    for text in ("one", "two"):
        _fill(tmp_path / "set", text)
        assert _text(tmp_path / "set") == text
        assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_folders_change_places_in_one_step_on_linux(tmp_path: Path) -> None:
    for name in ("a", "b"):
        _fill(tmp_path / name, name)
    assert files._exchanged(tmp_path / "a", tmp_path / "b")
    assert (_text(tmp_path / "a"), _text(tmp_path / "b")) == ("b", "a")


def test_what_stepped_aside_comes_back_and_what_was_unfinished_goes(tmp_path: Path) -> None:
    target, token = tmp_path / "set", "0" * 32
    _fill(tmp_path / f".set.{token}.former", "old")
    _fill(tmp_path / f".set.{token}", "half")
    assert files.leftovers(target) == [tmp_path / f".set.{token}"]
    assert files.bring_back(target)
    assert not files.bring_back(target)
    assert _text(target) == "old"
    _fill(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_the_draft_of_a_process_at_work_is_left_alone(tmp_path: Path) -> None:
    with files.replacing_folder(tmp_path / "set") as draft:
        assert files.leftovers(tmp_path / "set") == []
        files.clear_leftovers(tmp_path / "set")
        assert draft.is_dir()


def test_who_waited_for_a_folder_that_was_replaced_holds_the_lock_of_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "corpus"

    def replaced(_: float) -> None:
        _fill(folder, "restored")
        held.close()

    with locks.write_lock(folder), contextlib.ExitStack() as held:
        pass
    held.enter_context(locks.write_lock(folder))
    monkeypatch.setattr(time, "sleep", replaced)
    with locks.write_lock(folder, wait_s=60):
        assert _text(folder) == "restored"
        with pytest.raises(BusyError), locks.write_lock(folder):
            pass


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
