"""One line is found by its id, in a sorted list and in any other."""

from pathlib import Path

import pytest

from docpipe.corpus.lookup import line_of

IDS = ("0a", "1b", "2c", "7d", "7e", "ff")


def _line(identifier: str) -> str:
    # Of different lengths, one naming the id of another.
    return f'{{"id":"{identifier}","title":"{"x" * int(identifier, 16)}","superseded_by":"7d"}}'


@pytest.mark.parametrize("n", range(len(IDS) + 1))
@pytest.mark.parametrize("ending", ["\n", ""])
def test_every_line_of_a_sorted_list(tmp_path: Path, n: int, ending: str) -> None:
    path = tmp_path / "sources.jsonl"
    path.write_text("\n".join(map(_line, IDS[:n])) + (ending if n else ""))
    for number, identifier in enumerate(IDS):
        expected = _line(identifier).encode() if number < n else None
        assert line_of(path, identifier) == expected
    assert line_of(path, "0") is line_of(path, "2d") is line_of(path, "fff") is None


def test_a_list_in_another_order_and_none(tmp_path: Path) -> None:
    path = tmp_path / "sources.jsonl"
    assert line_of(path, "0a") is None
    path.write_text("\n".join(map(_line, IDS[::-1])))
    assert [line_of(path, one) for one in IDS] == [_line(one).encode() for one in IDS]
    assert line_of(path, "2d") is None
