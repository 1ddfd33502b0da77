"""Since when something is there is noted once, whatever dies in between."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe import Searcher, Workspace, ingest
from docpipe.corpus import read_reviews
from docpipe.corpus.history import HISTORY_NAME, Change, read_history
from docpipe.embed import EmbedOptions
from docpipe.model import Verdict
from docpipe.pipeline import Desk, history, is_current
from docpipe.settings import Settings
from tests.papers import write_good

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    ingest([str(write_good(tmp_path / "in" / "eins.pdf"))], place)
    return place


def _changes(place: Workspace) -> tuple[Change, ...]:
    return read_history(place.corpus.root).changes


def _served(place: Workspace) -> set[str]:
    with Searcher.open(place.index_dir) as searcher:
        return {chunk.id for chunk, _ in searcher.records()} | {d.id for d in searcher.documents}


def _is_in_step(place: Workspace) -> bool:
    """Everything served has a date, nothing else has, and nothing came twice."""
    came = [
        f"{source}:{end}" for c in _changes(place) for source, ends in c.new.items() for end in ends
    ]
    present = read_history(place.corpus.root).present()
    return set(present) == _served(place) and len(came) == len(set(came))


def test_a_run_notes_what_it_published(place: Workspace) -> None:
    [first] = _changes(place)
    assert _is_in_step(place)
    ingest((), place)
    assert _changes(place) == (first,)


def test_a_verdict_is_a_change(place: Workspace) -> None:
    with Searcher.open(place.index_dir) as searcher:
        (one, _), (two, _) = searcher.records()
    desk = Desk(place)
    desk.say(one.id, Verdict.ACCEPT, name="Ada", reason="gelesen")
    desk.say(two.id, Verdict.REJECT, name="Ada", reason="beschreibt nur")
    ingest((), place)
    assert len(read_reviews(place.corpus.root)) == 2
    _, last = _changes(place)
    assert {(s, end) for s, ends in last.changed.items() for end in ends} == {
        tuple(one.id.split(":"))
    }
    assert [tuple(ends) for ends in last.gone.values()] == [(two.id.split(":")[1],)]
    assert _is_in_step(place)


def test_a_newer_version_is_no_flood(place: Workspace, tmp_path: Path) -> None:
    path = write_good(tmp_path / "in" / "eins.pdf", extra="Die Länder sollen Stellen fördern.")
    ingest([str(path)], place)
    first, last = _changes(place)
    assert sum(map(len, first.new.values())) == 3
    assert sum(map(len, last.new.values())) == 1
    # Records keep their ids; only the document goes by another one, that of its bytes.
    assert (last.gone, sum(map(len, last.moved.values()))) == ({}, 1)
    assert _is_in_step(place)


def test_an_index_built_elsewhere_keeps_the_dates(place: Workspace, tmp_path: Path) -> None:
    shutil.copytree(place.corpus.root, tmp_path / "copy")
    other = Workspace.open(tmp_path / "copy", tmp_path / "other", SETTINGS)
    ingest((), other)
    assert _changes(other) == _changes(place)


class Died(BaseException):
    """Stands for the end of the process."""


def _die(*_: object) -> None:
    raise Died


def _before_the_line(place: Workspace) -> None:
    del place


def _within_the_line(place: Workspace) -> None:
    with (place.corpus.root / HISTORY_NAME).open("ab") as stream:
        stream.write(b'{"time":"2026-03-01T00:00:')


@pytest.mark.parametrize("rest", [_before_the_line, _within_the_line])
def test_a_death_between_publishing_and_noting_heals(
    place: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rest: Callable[[Workspace], None],
) -> None:
    paper = str(
        write_good(tmp_path / "in" / "zwei.pdf", extra="Die Länder sollen Stellen fördern.")
    )
    before = _served(place)
    with monkeypatch.context() as dying:
        dying.setattr(history, "add_change", _die)
        with pytest.raises(Died):
            ingest([paper], place)
    rest(place)
    assert len(_served(place)) > len(before), "the snapshot was published"
    assert not is_current([paper], place)

    ingest((), place)
    first, last = _changes(place)
    assert last.time >= first.time
    assert _is_in_step(place)
    assert is_current([paper], place)


def test_a_corpus_from_before_there_was_a_history_begins_one(place: Workspace) -> None:
    (place.corpus.root / HISTORY_NAME).unlink()
    ingest((), place)
    assert _is_in_step(place)
