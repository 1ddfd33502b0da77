from pathlib import Path

import pytest

from docpipe.corpus.history import (
    HISTORY_NAME,
    Change,
    Dates,
    Former,
    add_change,
    history_stamp,
    read_history,
)
from docpipe.model import SnapshotId

MON, TUE, WED = (f"2026-03-0{day}T06:00:00+00:00" for day in (2, 3, 4))


def change(time: str, **what: object) -> Change:
    return Change(time=time, snapshot_id=SnapshotId("0" * 12), content=time, **what)  # type: ignore[arg-type]


def noted(root: Path, *changes: Change) -> None:
    for one in changes:
        add_change(root, read_history(root), one)


def test_dates_of_what_came_changed_and_went(tmp_path: Path) -> None:
    noted(
        tmp_path,
        change(MON, new={"a": {"": "1", "r1": "1", "r2": "1", "r3": "1"}}),
        change(TUE, changed={"a": {"r1": "2"}}, new={"b": {"": "1"}}),
        change(WED, gone={"a": ("r2",)}),
    )
    here = read_history(tmp_path).present()
    assert {one: noted.dates for one, noted in here.items()} == {
        "a": Dates(MON, MON),
        "a:r1": Dates(MON, TUE),
        "a:r3": Dates(MON, MON),
        "b": Dates(TUE, TUE),
    }
    assert here["a:r1"].digest == "2"


def test_what_moves_keeps_its_date_and_the_id_of_its_birth(tmp_path: Path) -> None:
    noted(
        tmp_path,
        change(MON, new={"a": {"r1": "1", "r2": "2"}}),
        change(TUE, moved={"b": {"r1": "a:r2", "r2": "a:r1"}}),
        change(WED, moved={"b": {"r1": "b:r2", "r2": "b:r1"}}, changed={"b": {"r1": "5"}}),
    )
    here = read_history(tmp_path).present()
    assert {one: (n.born, n.digest, n.dates) for one, n in here.items()} == {
        "b:r1": ("a:r1", "5", Dates(MON, WED)),
        "b:r2": ("a:r2", "2", Dates(MON, MON)),
    }


def test_what_comes_back_is_not_born_twice(tmp_path: Path) -> None:
    noted(
        tmp_path,
        change(MON, new={"a": {"r1": "1"}}),
        change(TUE, gone={"a": ("r1",)}),
        change(WED, new={"a": {"r1": "1"}}),
    )
    assert read_history(tmp_path).present()["a:r1"].dates == Dates(MON, WED)


def test_former_ids_know_their_version_their_last_day_and_where_they_went(tmp_path: Path) -> None:
    noted(
        tmp_path,
        change("1", new={"v1": {"": "d", "r1": "x", "r2": "y", "r3": "z"}}),
        # Ids outlive versions: r1 stands in v2 by its old id until v3 drops it.
        change("2", moved={"v2": {"": "v1", "r9": "v1:r3"}}, gone={"v1": ("r2",)}),
        change("3", moved={"v3": {"": "v2", "r8": "v2:r9"}}, gone={"v1": ("r1",)}),
    )
    assert read_history(tmp_path).former() == {
        "v1": Former("3", "v2", "v3"),
        "v2": Former("3", "v2", "v3"),
        "v1:r2": Former("2", "v1"),
        "v1:r1": Former("3", "v2"),
        "v1:r3": Former("3", "v2", "v3:r8"),
        "v2:r9": Former("3", "v2", "v3:r8"),
    }


def test_what_is_back_is_no_former_id(tmp_path: Path) -> None:
    noted(
        tmp_path,
        change("1", new={"v1": {"": "d", "r1": "x", "r2": "y"}}),
        change("2", moved={"v2": {"": "v1"}}, gone={"v1": ("r1",)}),
        # The earlier file again, and two records that change their ids.
        change("3", moved={"v1": {"": "v2", "r3": "v1:r2"}}, new={"v1": {"r1": "x"}}),
    )
    assert set(read_history(tmp_path).former()) == {"v2", "v1:r2"}


def test_a_last_line_cut_short_at_any_byte_is_replaced(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = change(MON, new={"a": {"r1": "1"}}), change(TUE, new={"ä": {"r2": "ö"}})
    noted(tmp_path, first)
    path = tmp_path / HISTORY_NAME
    whole = path.read_bytes()
    noted(tmp_path, second)
    both = path.read_bytes()
    for cut in range(len(whole) + 1, len(both)):
        path.write_bytes(both[:cut])
        history = read_history(tmp_path)
        assert history.changes == (first,)
        caplog.clear()
        add_change(tmp_path, history, second)
        assert "abgeschnitten" in caplog.text
        assert path.read_bytes() == both


def test_a_damaged_line_is_passed_over_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    noted(tmp_path, change(MON, new={"a": {"r1": "1"}}), change(TUE, new={"a": {"r2": "1"}}))
    path = tmp_path / HISTORY_NAME
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"{" + first + second)
    assert list(read_history(tmp_path).present()) == ["a:r2"]
    assert "Zeile 1" in caplog.text


def test_the_stamp_tells_states_apart(tmp_path: Path) -> None:
    assert history_stamp(tmp_path) == read_history(tmp_path).stamp
    noted(tmp_path, change(MON))
    before = history_stamp(tmp_path)
    assert before == read_history(tmp_path).stamp
    noted(tmp_path, change(TUE))
    assert history_stamp(tmp_path) != before
