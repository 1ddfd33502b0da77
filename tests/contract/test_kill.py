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
from docpipe.corpus.history import Change, join_id, read_history
from docpipe.embed import EmbedOptions
from docpipe.settings import Settings
from tests.papers import RECOMMENDATION, write_good

# More rounds by DOCPIPE_KILLS=20; each costs about a second.
N_KILLS = int(os.environ.get("DOCPIPE_KILLS", "5"))
SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))


@pytest.mark.parametrize("round_", range(N_KILLS))
def test_kill_at_a_random_moment(tmp_path: Path, round_: int, whole_run_s: float) -> None:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    ingest([str(write_good(tmp_path / "erste.pdf"))], place)
    folder = tmp_path / "in"
    _write_six(folder)
    # At any moment of a run, the last ones included: the rounds share its length evenly.
    part = (round_ + random.Random(round_).random()) / N_KILLS  # noqa: S311 - no secret
    _kill_after(part * whole_run_s, folder, place)

    with Searcher.open(place.index_dir) as searcher:
        hits = searcher.search(RECOMMENDATION, types=["recommendation"], k=1).hits
        assert [hit.chunk.evidence.quote for hit in hits] == [RECOMMENDATION]
        assert len(searcher.documents) in (1, 7), "the old index or the new one, nothing between"
    assert not _faults_of_the_index(place)

    report = ingest([str(folder)], place)
    assert report.counts["sources"] == 7
    assert pipeline.verify(place).faults == ()
    assert _is_noted_once(place)


@pytest.fixture(scope="module")
def whole_run_s(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long the same run takes here and now if nobody disturbs it."""
    root = tmp_path_factory.mktemp("whole")
    place = Workspace.open(root / "corpus", root / "index", SETTINGS)
    ingest([str(write_good(root / "erste.pdf"))], place)
    _write_six(root / "in")
    started = time.monotonic()
    _start(root / "in", place).wait()
    return time.monotonic() - started


def test_what_is_served_is_proven_although_a_newer_version_has_come(tmp_path: Path) -> None:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    paper = write_good(tmp_path / "in" / "papier.pdf")
    ingest([paper], place)
    write_good(paper, extra="Die Länder sollen zwölf Stellen fördern.")
    with place.corpus.lock():  # as a run that was killed before it published
        pipeline.take_in([str(paper)], place)
        [due] = pipeline.due_sources(place)
        with pipeline.SandboxPool() as sandboxes:
            pipeline.process(due.id, place, sandboxes=sandboxes)

    found = pipeline.verify(place)
    assert found.faults == ()
    with Searcher.open(place.index_dir) as searcher:
        assert found.n_entries == searcher.manifest.counts.chunks
        assert {one.id for one in searcher.documents} != {due.id}


def _write_six(folder: Path) -> None:
    for number in range(6):
        write_good(folder / f"{number}.pdf", extra=f"Die Länder sollen Stelle {number} fördern.")


def _start(folder: Path, place: Workspace) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "docpipe", "ingest", str(folder)]
    places = ["--index", str(place.index_dir), "--corpus", str(place.corpus.root)]
    return subprocess.Popen(
        [*command, *places],
        env={**os.environ, "DOCPIPE_EMBED__MODEL": "hash:64"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _kill_after(seconds: float, folder: Path, place: Workspace) -> None:
    victim = _start(folder, place)
    time.sleep(seconds)
    victim.send_signal(signal.SIGKILL)
    victim.wait()


def _is_noted_once(place: Workspace) -> bool:
    """Whether everything served came once into the history, and nothing else."""
    history = read_history(place.corpus.root)
    with Searcher.open(place.index_dir) as searcher:
        served: list[str] = [chunk.id for chunk, _ in searcher.records()]
        served += [document.id for document in searcher.documents]
    came = [join_id(*one) for change in history.changes for one in _new(change)]
    return sorted(came) == sorted(served) == sorted(history.present())


def _new(change: Change) -> list[tuple[str, str]]:
    return [(source, end) for source, ends in change.new.items() for end in ends]


def _faults_of_the_index(place: Workspace) -> list[str]:
    return [fault.what for fault in pipeline.verify(place).faults if fault.where == "Index"]
