import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from docpipe.corpus import read_reviews
from docpipe.errors import CorpusError
from docpipe.files import append_line


def _add(path: Path, number: int) -> None:
    append_line(path, json.dumps({"number": number, "rest": "x" * 20_000}).encode())


def test_lines_of_several_writers_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_add, [path] * 40, range(40)))

    found = [json.loads(line)["number"] for line in path.read_text().splitlines()]
    assert sorted(found) == list(range(40))


def test_a_line_cut_short_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_bytes(b'{"number": 1}\n{"numb')
    append_line(path, b'{"number": 2}\n')

    assert path.read_bytes() == b'{"number": 1}\n{"number": 2}\n'


def test_a_last_line_that_a_person_left_without_its_end_stays(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_bytes(b'{"number": 1}')
    append_line(path, b'{"number": 2}\n')

    assert path.read_bytes() == b'{"number": 1}\n{"number": 2}\n'


def test_a_verdict_that_was_cut_short_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "reviews.jsonl").write_bytes(b'{"time": "20')
    assert read_reviews(tmp_path) == ()


def test_an_unreadable_verdict_stops_instead_of_being_skipped(tmp_path: Path) -> None:
    assert read_reviews(tmp_path) == ()
    (tmp_path / "reviews.jsonl").write_text('{"time": "2026"}\n')
    with pytest.raises(CorpusError, match="Zeile 1"):
        read_reviews(tmp_path)
