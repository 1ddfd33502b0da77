import json
from pathlib import Path

import pytest

from scripts.samples.judgements import refresh_source_ids, source_id, stands_on


def test_refresh_changes_the_ids_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"neu")
    judgement = {"query_id": "q", "source": "a.pdf", "source_id": "alt", "quote": "Über „uns“"}
    qrels = tmp_path / "qrels.jsonl"
    qrels.write_text(json.dumps(judgement) + "\n", encoding="utf-8")

    refresh_source_ids(qrels, tmp_path)

    assert json.loads(qrels.read_text(encoding="utf-8")) == judgement | {
        "source_id": source_id(tmp_path / "a.pdf")
    }
    assert "Über „uns“" in qrels.read_text(encoding="utf-8")


def test_refresh_fails_on_a_file_that_is_gone(tmp_path: Path) -> None:
    qrels = tmp_path / "qrels.jsonl"
    qrels.write_text('{"source": "b.pdf", "source_id": ""}\n', encoding="utf-8")
    with pytest.raises(KeyError):
        refresh_source_ids(qrels, tmp_path)


@pytest.mark.parametrize(
    ("page", "following", "expected"),
    [
        ("Davor. Kinder- und\nJugend-\nhilfe 12 stärken. Fuß", "", True),
        ("Davor. Kinder- und Ju-\nSeite 3", "gendhilfe stärken. Danach", True),
        ("Davor. Kinder- und Ju-\nSeite 3", "Kopf gendhilfe stärken.", False),
        ("Davor. Kinder und Jugendliche", "stärken.", False),
        ("", "Kinder- und Jugendhilfe stärken.", False),
    ],
)
def test_stands_on(page: str, following: str, expected: bool) -> None:
    assert stands_on("Kinder- und Jugendhilfe stärken.", page, following) is expected
