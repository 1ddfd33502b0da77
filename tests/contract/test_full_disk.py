"""A disk that is full, as a limit on the size of files plays it."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.papers import write_good

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
