"""Killed at any moment, ``ingest`` leaves the old index served, and the next run completes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docpipe import Searcher, Workspace, ingest, pipeline
from docpipe.embed import EmbedOptions
from docpipe.settings import Settings
from tests.papers import RECOMMENDATION, write_good

# More rounds by DOCPIPE_KILLS=20; each costs about a second.
N_KILLS = int(os.environ.get("DOCPIPE_KILLS", "5"))
SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))


@pytest.mark.parametrize("round_", range(N_KILLS))
def test_kill_at_a_random_moment(tmp_path: Path, round_: int) -> None:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    ingest([str(write_good(tmp_path / "erste.pdf"))], place)
    folder = tmp_path / "in"
    for number in range(6):
        write_good(folder / f"{number}.pdf", extra=f"Die Länder sollen Stelle {number} fördern.")
    # From the first moment to after the last: a whole run takes about 1.5 s.
    moment = random.Random(round_).uniform(0.0, 1.6)  # noqa: S311 - chance, not secrecy
    _kill_after(moment, folder, place)

    with Searcher.open(place.index_dir) as searcher:
        hits = searcher.search(RECOMMENDATION, types=["recommendation"], k=1).hits
        assert [hit.chunk.evidence.quote for hit in hits] == [RECOMMENDATION]
        assert len(searcher.documents) in (1, 7), "the old index or the new one, nothing between"
    assert not _faults_of_the_index(place)

    report = ingest([str(folder)], place)
    assert report.counts["sources"] == 7
    assert pipeline.verify(place).faults == ()


def _kill_after(seconds: float, folder: Path, place: Workspace) -> None:
    command = [
        sys.executable,
        "-m",
        "docpipe",
        "ingest",
        str(folder),
        "--index",
        str(place.index_dir),
    ]
    victim = subprocess.Popen(
        [*command, "--corpus", str(place.corpus.root)],
        env={**os.environ, "DOCPIPE_EMBED__MODEL": "hash:64"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    victim.send_signal(signal.SIGKILL)
    victim.wait()


def _faults_of_the_index(place: Workspace) -> list[str]:
    return [fault.what for fault in pipeline.verify(place).faults if fault.where == "Index"]
