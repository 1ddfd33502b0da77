"""The judged questions, on what is published and on what would be."""

import json
from pathlib import Path

import pytest

from docpipe import Workspace, index
from docpipe.embed import EmbedOptions
from docpipe.model import Chunk, SnapshotId
from docpipe.pipeline import Candidate
from docpipe.runs.gate import Measured
from docpipe.runs.measuring import measure
from docpipe.settings import Settings
from tests.snapshots import WHOLE_WORDS, content, entry, published

A, B = "a" * 16, "b" * 16
OLD, NEW = SnapshotId("000000000001"), SnapshotId("000000000002")
TEXTS = {
    "rathaus": ("Das Rathaus öffnet montags seine Türen.", A),
    "schule": ("Schulen sollten Eltern einladen.", B),
}


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    settings = Settings(embed=EmbedOptions(model="hash:64"))
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", settings)
    folder = tmp_path / "corpus" / "judgements"
    folder.mkdir(parents=True)
    queries = [{"_id": key, "text": text} for key, (text, _) in TEXTS.items()]
    judged = [
        {"query_id": key, "source_id": source, "page": 1, "quote": text, "relevance": 3}
        for key, (text, source) in TEXTS.items()
    ]
    for name, lines in (("queries", queries), ("qrels", judged)):
        (folder / f"{name}.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in lines))
    return place


def _entries(*keys: str) -> list[Chunk]:
    known = {
        key: entry(text, n, source=source) for n, (key, (text, source)) in enumerate(TEXTS.items())
    }
    return [known[key] for key in keys]


def _measured(place: Workspace, chunks: list[Chunk], against: SnapshotId | None) -> Measured:
    index.build(place.index_dir, NEW, content(chunks), WHOLE_WORDS)
    found = measure(place, Candidate(snapshot_id=NEW, against=against))
    assert found is not None
    return found


def test_both_are_asked_what_both_can_know(place: Workspace) -> None:
    published(place.index_dir, _entries("rathaus"), name=OLD)
    found = _measured(place, _entries("rathaus", "schule"), OLD)
    assert (found.n_questions, found.n_left_out) == (1, 1)
    assert (found.candidate, found.current) == (1.0, 1.0)
    assert found.difference is not None
    assert found.difference.mean == 0


def test_the_first_index_has_nothing_to_be_compared_with(place: Workspace) -> None:
    found = _measured(place, _entries("rathaus", "schule"), None)
    assert (found.n_questions, found.current, found.difference) == (2, None, None)


def test_an_index_of_an_older_docpipe_is_not_compared(place: Workspace) -> None:
    published(place.index_dir, _entries("rathaus", "schule"), name=OLD)
    (place.index_dir / "snapshots" / OLD / "manifest.json").write_text("{}")
    found = _measured(place, _entries("rathaus", "schule"), OLD)
    assert (found.n_questions, found.current) == (2, None)


def test_a_search_that_finds_less_shows_in_the_difference(place: Workspace) -> None:
    published(place.index_dir, _entries("rathaus", "schule"), name=OLD)
    worse = [entry("Etwas ganz anderes steht hier.", 0, source=A), *_entries("schule")]
    found = _measured(place, worse, OLD)
    assert (found.candidate, found.current) == (0.5, 1.0)


def test_without_judgements_nothing_is_measured(tmp_path: Path) -> None:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index")
    assert measure(place, Candidate(snapshot_id=NEW)) is None
