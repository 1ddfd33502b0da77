"""Killed between any two steps, a run leaves the index in order, and the next one completes it."""

import errno
import json
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from docpipe import Workspace, index, pipeline, runs
from docpipe.corpus.history import read_history
from docpipe.embed import EmbedOptions
from docpipe.errors import OutdatedCandidateError
from docpipe.runs import RunOutcome, journal, steps
from docpipe.settings import Settings
from tests.papers import write_good
from tests.runner import Runner

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))

_FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

# Where a run dies: module or object, function, and whether after it instead of before.
DEATHS = {
    "before taking in": (pipeline, "take_in", False),
    "taken in": (pipeline, "take_in", True),
    "read": (pipeline, "settle", False),
    "settled": (pipeline, "settle", True),
    "built": (index, "build", True),
    "candidate": (pipeline, "build_candidate", True),
    "verified": (pipeline, "verify", True),
    "judged": (steps, "judge", True),
    "published, not noted": (index, "make_current", True),
    "published": (pipeline, "publish_candidate", True),
    "before the report": (journal, "save_report", False),
    "reported": (journal, "save_report", True),
}


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    _catalogue(place, "eins")
    assert runs.run(place).outcome is RunOutcome.PUBLISHED
    _catalogue(place, "eins", "zwei")
    return place


def _catalogue(place: Workspace, *names: str) -> None:
    for name in names:
        write_good(
            place.corpus.root / "papers" / f"{name}.pdf", extra=f"Satz {name} sollte hier stehen."
        )
    entries = [{"key": name, "title": name, "file": f"papers/{name}.pdf"} for name in names]
    lines = "".join(f"{json.dumps(entry)}\n" for entry in entries)
    (place.corpus.root / "catalogue.jsonl").write_text(lines)


def _run_and_die(place: Workspace, owner: object, function: str, after: bool) -> None:
    original: Callable[..., object] = getattr(owner, function)

    def dying(*args: object, **kwargs: object) -> None:
        if after:
            original(*args, **kwargs)
        os._exit(9)

    setattr(owner, function, dying)
    runs.run(place)


@pytest.mark.parametrize("death", DEATHS.values(), ids=DEATHS)
def test_death_between_two_steps(place: Workspace, death: tuple[object, str, bool]) -> None:
    context = multiprocessing.get_context("fork")
    child = context.Process(target=_run_and_die, args=(place, *death))
    child.start()
    child.join()
    assert child.exitcode == 9
    assert pipeline.verify(place).faults == ()

    report = runs.run(place)
    assert (report.cut_off is None) is (death == (journal, "save_report", True))
    assert report.exit_code == 0
    assert report.after.counts["sources"] == 2
    assert index.current_id(place.index_dir) == report.after.snapshot_id
    assert index.candidate_id(place.index_dir) is None
    assert runs.run(place).outcome is RunOutcome.UNCHANGED
    came = [
        f"{source}:{end}"
        for change in read_history(place.corpus.root).changes
        for source, ends in change.new.items()
        for end in ends
    ]
    assert len(came) == len(set(came)) == len(read_history(place.corpus.root).present())


@pytest.mark.parametrize("step", ["take_in", "build", "publish", "notify"])
def test_a_disk_that_fills_up_at_a_step_is_told_and_the_next_run_completes(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (place.corpus.root / "alerts.toml").write_text('[[alert]]\nkey = "a"\nquery = "x"\nfile = true')
    before = index.current_id(place.index_dir)
    mark, sync = journal.mark, os.fsync
    at = [""]

    def marked(place: Workspace, *said: str) -> None:
        at[0] = ""
        mark(place, *said)
        at[0] = said[-1]

    def full(handle: int) -> None:
        if at[0] == step:
            raise _FULL
        sync(handle)

    with monkeypatch.context() as patched:
        patched.setattr(journal, "mark", marked)
        patched.setattr(os, "fsync", full)
        report = runs.run(place)
    assert report.exit_code == 4
    assert pipeline.verify(place).faults == ()
    assert (index.current_id(place.index_dir) == before) is (step != "notify")

    again = runs.run(place)
    assert again.exit_code == 0
    assert again.after.counts["sources"] == 2
    assert pipeline.verify(place).faults == ()


def test_the_gate_keeps_what_only_a_person_may_publish(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = index.current_id(place.index_dir)
    corpus = place.corpus
    (corpus.root / "catalogue.jsonl").unlink()
    write_good(corpus.root / "drei.pdf", extra="Satz drei sollte hier stehen.")
    with corpus.lock():
        pipeline.take_in([str(corpus.root / "drei.pdf")], place)
    corpus.save_sources([one for one in corpus.sources() if one.filename != "eins.pdf"])

    monkeypatch.setenv("DOCPIPE_EMBED__MODEL", "hash:64")
    monkeypatch.setenv("DOCPIPE_CORPUS", str(corpus.root))
    monkeypatch.setenv("DOCPIPE_INDEX", str(place.index_dir))
    docpipe = Runner(capsys)
    report = docpipe.json("run", "--json", code=1)
    assert report["outcome"] == "held"
    assert index.current_id(place.index_dir) == before

    assert "fehlte ganz" in docpipe("publish", code=1)
    status = docpipe.json("status", "--check", "--json", code=1)
    assert status["runs"]["held"]["snapshot_id"] == report["candidate"]  # type: ignore[index] # JSON
    docpipe("publish", "--accept", code=2)
    assert index.current_id(place.index_dir) == before

    # A release that is cut off before the history knows of it is taken up by the same words.
    with mock.patch("docpipe.pipeline.candidate.note_publication", side_effect=_FULL):
        docpipe("publish", "--accept", "--by", "Ada", "--reason", "eins war doppelt", code=4)
    docpipe("publish", "--accept", "--by", "Ada", "--reason", "eins war doppelt")
    assert index.current_id(place.index_dir) == report["candidate"]
    [line] = (corpus.root / "reports" / "releases.jsonl").read_text().splitlines()
    note = json.loads(line)
    assert (note["name"], note["reason"]) == ("Ada", "eins war doppelt")

    docpipe("publish")
    # What a person published is told by the next report.
    told = docpipe.json("run", "--json")
    assert (told["outcome"], bool(told["changes"])) == ("published", True)
    assert docpipe.json("run", "--json")["outcome"] == "unchanged"
    docpipe("status", "--check")
    assert "Nichts Neues" in docpipe("reports", "show")
    assert len(docpipe("reports", "list").splitlines()) == 4
    docpipe("run", "--dry-run")
    assert "Nichts zu tun" in docpipe.messages


def test_a_candidate_is_not_published_over_what_came_in_between(place: Workspace) -> None:
    with place.corpus.lock():
        candidate = pipeline.build_candidate(place)
    pipeline.ingest(None, place)
    between = index.current_id(place.index_dir)
    with pytest.raises(OutdatedCandidateError, match="docpipe run"):
        pipeline.publish_candidate(place, candidate)
    assert index.current_id(place.index_dir) == between
