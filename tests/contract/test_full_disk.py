"""A disk that is full, as a limit on the size of files plays it, or that is read-only."""

import contextlib
import errno
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from docpipe.errors import cure_of
from docpipe.index.publish import full_disk_as_such
from tests.disks import read_only, small_files
from tests.papers import write_good
from tests.runner import Runner

_ROOM = 1_500
"""Bytes: enough for a marker or a note, too few for any list or paper."""


def _ran(
    folder: Path, *arguments: str, file_bytes: int | None = None
) -> "subprocess.CompletedProcess[str]":
    def limit() -> None:
        if file_bytes is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))

    return subprocess.run(
        [sys.executable, "-m", "docpipe", *arguments],
        cwd=folder,
        env={**os.environ, "DOCPIPE_EMBED__MODEL": "hash:64"},
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )


def test_a_full_disk_stops_with_4_leaves_the_old_and_the_next_run_heals(tmp_path: Path) -> None:
    papers = tmp_path / "in"
    papers.mkdir()
    write_good(papers / "eins.pdf")
    assert _ran(tmp_path, "ingest", "in").returncode == 0
    before = (tmp_path / "index" / "CURRENT").read_bytes()
    write_good(papers / "zwei.pdf", "Ein zweites Papier.")

    for command in (("ingest", "in"), ("backup", "safe.tar")):
        failed = _ran(tmp_path, *command, file_bytes=_ROOM)
        assert failed.returncode == 4, failed.stderr
        assert "Abhilfe" in failed.stderr
        assert "Traceback" not in failed.stderr
    assert (tmp_path / "index" / "CURRENT").read_bytes() == before
    assert not (tmp_path / "safe.tar").exists()
    assert [path for path in tmp_path.rglob("*") if path.name.endswith(".draft")] == []
    assert json.loads(_ran(tmp_path, "quarantine", "--json").stdout) == []

    healed = json.loads(_ran(tmp_path, "ingest", "in", "--json").stdout)
    assert healed["quarantined"] == []
    assert healed["counts"]["sources"] == 2
    assert _ran(tmp_path, "verify").returncode == 0


_SAID = ("--by", "Ada Muster", "--reason", "gelesen und geprüft " * 20)

COMMANDS = {
    "review": ("review", "ID", "--accept", *_SAID),
    "alerts add": ("alerts", "add", "neu", "Sprachmittlung", "--file", "--start", "everything"),
    "alerts run": ("alerts", "run"),
    "export": ("export", "set"),
    "backup": ("backup", "second.tar.gz"),
    "restore": ("restore", "first.tar.gz", "--replace"),
    "migrate": ("migrate",),
    "publish": ("publish", "--accept", *_SAID),
    "run": ("run",),
}
"""Commands that write, each prepared so that it has something to do."""

READING = (
    ("search", "Sprachmittlung"),
    ("records",),
    ("verify",),
    ("status",),
    ("review", "list"),
    ("quarantine",),
    ("discover",),
    ("reports",),
)


@pytest.fixture
def own(served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> Path:
    """A corpus with a backup of it, an alert with news, and an index that waits to be released."""
    for name in ("corpus", "index"):
        shutil.copytree(served / name, tmp_path / name)
    shutil.copy(served / "docpipe.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    run("backup", "first.tar.gz")
    run("alerts", "add", "alt", "Sprachmittlung", "--file", "--start", "everything")
    return tmp_path


def _prepared(name: str, own: Path, run: Runner) -> list[str]:
    if name == "publish":
        _hold_an_index(own, run)
    elif name == "migrate":
        (own / "corpus" / "format.json").unlink()
    elif name == "run":
        shutil.rmtree(own / "index")
    [record, *_] = run("records", "--format", "jsonl").splitlines() if name == "review" else [""]
    return [json.loads(record)["id"] if word == "ID" else word for word in COMMANDS[name]]


def _hold_an_index(own: Path, run: Runner) -> None:
    """The only paper gives way to another one: the gate wants to know why."""
    (own / "corpus" / "sources.jsonl").unlink()
    write_good(own / "corpus" / "anders.pdf", "Die Länder sollen anderes fördern.")
    (own / "corpus" / "catalogue.jsonl").write_text(
        '{"key": "anders", "title": "Anders", "file": "anders.pdf"}\n'
    )
    run("run", code=1)


def _content(folder: Path) -> dict[str, bytes]:
    """All but notes of who is at work, and empty files."""
    passing = {".lock", "running.json"}
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in passing)
    content = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    return {name: data for name, data in content.items() if data}


@pytest.mark.parametrize("name", COMMANDS)
def test_on_a_full_disk_a_command_names_the_cure_changes_nothing_and_works_later(
    name: str, own: Path, run: Runner
) -> None:
    command = _prepared(name, own, run)
    before = _content(own)
    with small_files(120):
        said = run(*command, code=4)
    assert "Abhilfe" in run.messages + said
    assert "Traceback" not in run.messages
    assert _content(own) == before
    run(*command, code=3 if name == "run" else 0)
    run("search", "Sprachmittlung")


@pytest.mark.parametrize(
    ("name", "code"), [*((one, errno.EROFS) for one in COMMANDS), ("backup", errno.EACCES)]
)
def test_folders_that_cannot_be_written_to_are_told_with_their_cure(
    name: str, code: int, own: Path, run: Runner
) -> None:
    command = _prepared(name, own, run)
    before = _content(own)
    with read_only(code):
        said = run(*command, code=4)
    assert "Abhilfe" in run.messages + said
    assert _content(own) == before


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_who_only_reads_needs_no_disk_to_write_to(
    command: tuple[str, ...], own: Path, run: Runner
) -> None:
    before = _content(own)
    with read_only():
        run(*command)
    assert _content(own) == before


@pytest.mark.parametrize("older", [False, True])
def test_a_full_disk_can_be_pruned(older: bool, own: Path, run: Runner) -> None:
    if older:
        (own / "corpus" / "format.json").unlink()
    left_behind = own / f".corpus.{'0' * 32}"
    left_behind.mkdir()
    with small_files(0):
        run("prune")
    assert not left_behind.exists()


def test_a_corpus_on_a_read_only_disk_can_be_backed_up_elsewhere(own: Path, run: Runner) -> None:
    with read_only(folder=own / "corpus"):
        run("backup", "rescued.tar")
    run("restore", "rescued.tar", "--corpus", "rescued")
    assert _content(own / "rescued").keys() == {
        name for name in _content(own / "corpus") if not name.startswith("work/")
    }


_NUMPY = OSError("1024 requested and 12 written")
_FAISS = RuntimeError(f"write error in vectors.faiss: {os.strerror(errno.ENOSPC)}")


@pytest.mark.parametrize("said", [_NUMPY, _FAISS])
def test_libraries_with_words_of_their_own_for_a_full_disk(said: Exception, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space") as caught, full_disk_as_such(tmp_path):
        raise said
    assert "Abhilfe" in cure_of(caught.value)


def test_sqlite_on_a_full_disk(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.sqlite")
    connection.execute("PRAGMA max_page_count = 2")
    connection.execute("CREATE TABLE t (x)")
    with (
        contextlib.closing(connection),
        pytest.raises(OSError, match="No space"),
        full_disk_as_such(tmp_path),
    ):
        connection.execute("INSERT INTO t VALUES (zeroblob(100000))")
