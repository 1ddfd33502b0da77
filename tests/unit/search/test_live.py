import threading
from pathlib import Path

import pytest

from docpipe.errors import CorruptSnapshotError, NoSnapshotError
from docpipe.index import current_id
from docpipe.model import Mode, Query
from docpipe.search import LiveSearcher
from tests.snapshots import entry, published

OLD, NEW, NEWER = "000000000001", "000000000002", "000000000003"
QUESTION = Query(text="Rathaus", mode=Mode.LEXICAL)


def _publish(place: Path, name: str, text: str) -> None:
    published(place, [entry(f"{text} Rathaus", 0)], name=name)


def _answer(live: LiveSearcher) -> str:
    (hit,) = live.ask(QUESTION).hits
    return hit.chunk.evidence.quote


def test_the_next_question_is_answered_from_what_was_published(tmp_path: Path) -> None:
    _publish(tmp_path, OLD, "Altes")
    with LiveSearcher(tmp_path) as live:
        assert _answer(live) == "Altes Rathaus"
        assert not live.refresh()

        _publish(tmp_path, NEW, "Neues")

        assert _answer(live) == "Neues Rathaus"


def test_who_is_at_it_keeps_the_old_one_until_done(tmp_path: Path) -> None:
    _publish(tmp_path, OLD, "Altes")
    with LiveSearcher(tmp_path) as live, live.current() as old:
        _publish(tmp_path, NEW, "Neues")

        assert live.refresh()
        assert _answer(live) == "Neues Rathaus"
        assert old.ask(QUESTION).hits[0].chunk.evidence.quote == "Altes Rathaus"

    with pytest.raises(CorruptSnapshotError):
        old.get("x")


def test_a_snapshot_that_cannot_be_opened_is_passed_over(tmp_path: Path) -> None:
    _publish(tmp_path, OLD, "Altes")
    with LiveSearcher(tmp_path) as live:
        _publish(tmp_path, NEW, "Neues")
        manifest = tmp_path / "snapshots" / NEW / "manifest.json"
        manifest.write_bytes(b"{}")

        assert _answer(live) == "Altes Rathaus"

        _publish(tmp_path, NEWER, "Neueres")
        assert _answer(live) == "Neueres Rathaus"


def test_a_repaired_snapshot_is_opened_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(tmp_path, OLD, "Altes")
    with LiveSearcher(tmp_path) as live:
        _publish(tmp_path, NEW, "Neues")
        manifest = tmp_path / "snapshots" / NEW / "manifest.json"
        sound = manifest.read_bytes()
        manifest.write_bytes(b"{}")
        assert not live.refresh()
        manifest.write_bytes(sound)

        assert _answer(live) == "Altes Rathaus"
        monkeypatch.setattr("docpipe.search.live.RETRY_AFTER", 0.0)
        assert _answer(live) == "Neues Rathaus"


def test_no_question_fails_while_snapshots_come_and_go(tmp_path: Path) -> None:
    _publish(tmp_path, OLD, "Altes")
    errors: list[BaseException] = []
    stop = threading.Event()

    with LiveSearcher(tmp_path) as live:

        def keep_asking() -> None:
            while not stop.is_set():
                try:
                    _answer(live)
                except BaseException as error:  # noqa: BLE001 - whatever it is, the test fails
                    errors.append(error)
                    return

        threads = [threading.Thread(target=keep_asking) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(10, 16):
            _publish(tmp_path, f"{number:012x}", "Neues")
        stop.set()
        for thread in threads:
            thread.join()
        assert errors == []
        live.refresh()
        with live.current() as searcher:
            assert searcher.manifest.snapshot_id == current_id(tmp_path)


def test_nothing_published_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshotError):
        LiveSearcher(tmp_path)
