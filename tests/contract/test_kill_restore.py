"""``restore`` that dies at any of its steps leaves the old corpus or the new one."""

import contextlib
import multiprocessing
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from docpipe import Workspace, files, ingest, pipeline
from docpipe.corpus import Corpus
from docpipe.embed import EmbedOptions
from docpipe.errors import CorpusError
from docpipe.pipeline import backup as backups
from docpipe.settings import Settings
from tests.papers import write_good

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))

Step = tuple[object, str, int]
"""Whose function, its name, and before which of its calls the process dies; 0: after the first."""

IN_ONE_STEP: dict[str, Step] = {
    "half unpacked": (backups, "_save", 3),
    "unpacked": (files, "_sync_all", 1),
    "synced": (files, "_take_the_place", 1),
    "in place": (files, "_exchanged", 0),
    "old one half removed": (shutil, "rmtree", 1),
}
IN_TWO_STEPS: dict[str, Step] = {
    "before the first rename": (Path, "rename", 1),
    "between the renames": (Path, "rename", 2),
    "after the second rename": (shutil, "rmtree", 1),
}


def _dying(original: Callable[..., object], at: int) -> Callable[..., object]:
    calls = 0

    def function(*args: object, **more: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            os._exit(9)
        done = original(*args, **more)
        if at == 0:
            os._exit(9)
        return done

    return function


def _restore_and_die(archive: Path, root: Path, step: Step, in_one_step: bool) -> None:
    owner, name, at = step
    with contextlib.ExitStack() as patched:
        if not in_one_step:
            patched.enter_context(mock.patch.object(files, "_exchanged", return_value=False))
        dying = _dying(getattr(owner, name), at)
        patched.enter_context(mock.patch.object(owner, name, dying))
        backups.restore(archive, root, replace=True)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A backup of one paper, and a corpus with a second one."""
    folder = tmp_path_factory.mktemp("saved")
    place = Workspace.open(folder / "corpus", folder / "index", SETTINGS)
    ingest([write_good(folder / "eins.pdf")], place)
    backups.backup(place, folder / "safe.tar", with_work=True)
    ingest([write_good(folder / "zwei.pdf", "Die Länder sollen mehr fördern.")], place)
    return folder / "safe.tar", folder / "corpus"


def _death(tmp_path: Path, saved: tuple[Path, Path], step: Step, *, in_one_step: bool) -> Path:
    """The folder of a corpus whose replacement died."""
    archive, former = saved
    shutil.copytree(former, tmp_path / "corpus")
    context = multiprocessing.get_context("fork")
    arguments = (archive, tmp_path / "corpus", step, in_one_step)
    child = context.Process(target=_restore_and_die, args=arguments)
    child.start()
    child.join()
    assert child.exitcode == 9
    return tmp_path / "corpus"


@pytest.mark.parametrize("step", IN_ONE_STEP.values(), ids=IN_ONE_STEP)
def test_there_is_always_a_whole_corpus(
    tmp_path: Path, saved: tuple[Path, Path], step: Step
) -> None:
    root = _death(tmp_path, saved, step, in_one_step=True)
    _is_old_or_new_and_heals(root, saved[0])


@pytest.mark.parametrize("step", IN_TWO_STEPS.values(), ids=IN_TWO_STEPS)
def test_where_folders_cannot_be_exchanged_the_next_command_brings_the_old_one_back(
    tmp_path: Path, saved: tuple[Path, Path], step: Step
) -> None:
    root = _death(tmp_path, saved, step, in_one_step=False)
    assert root.exists() is (step != IN_TWO_STEPS["between the renames"])
    _is_old_or_new_and_heals(root, saved[0])


def _is_old_or_new_and_heals(root: Path, archive: Path) -> None:
    place = Workspace.open(root, root.parent / "index", SETTINGS)
    assert len(place.corpus.sources()) in (1, 2)
    ingest((), place)
    assert not pipeline.verify(place).faults
    pipeline.prune(place, cache=root.parent / "cache")
    assert sorted(path.name for path in root.parent.iterdir()) == ["corpus", "index"]

    backups.restore(archive, root, replace=True)
    assert len(place.corpus.sources()) == 1


def test_what_cannot_be_brought_back_is_told_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / f".corpus.{'0' * 32}.former"
    aside.mkdir()
    # A file system that locks no folders cannot tell that the other process is dead.
    monkeypatch.setattr(files, "_is_somebody_at_work_in", lambda _: True)
    with pytest.raises(CorpusError, match=r"mv .*former"):
        Corpus.open(tmp_path / "corpus")
