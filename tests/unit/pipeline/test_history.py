from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.corpus import Corpus
from docpipe.corpus.history import Change, read_history
from docpipe.model import (
    Chunk,
    DocumentInfo,
    Facets,
    RecordType,
    SnapshotId,
    Source,
    SourceId,
)
from docpipe.pipeline import history
from docpipe.pipeline.history import note_publication
from tests.snapshots import entry, info

A, B = "a" * 16, "b" * 16
ADVICE = RecordType.RECOMMENDATION


class Clock:
    """Monday, Tuesday, … : a day for each publication."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.corpus = Corpus(place)
        self.n = 0
        monkeypatch.setattr(history, "_time", lambda _: f"2026-03-{self.n:02d}T06:00:00+00:00")

    def publish(self, *chunks: Chunk, documents: tuple[DocumentInfo, ...] = ()) -> Change | None:
        self.n += 1
        documents = documents or tuple(info(one) for one in sorted({c.source_id for c in chunks}))
        content = f"{documents}{chunks}"
        return note_publication(
            self.corpus, SnapshotId(f"{self.n:012x}"), content, documents, chunks
        )

    def days(self) -> dict[str, tuple[int, int]]:
        """Id -> day of birth and of the last change."""
        present = read_history(self.corpus.root).present()
        return {
            one: (int(n.dates.first[8:10]), int(n.dates.changed[8:10]))
            for one, n in present.items()
        }


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(tmp_path, monkeypatch)


def advice(text: str, n: int = 1, source: str = A, **more: object) -> Chunk:
    return entry(text, n, source=source, kind=ADVICE, name=f"{source}:r{n:08x}", **more)  # type: ignore[arg-type]


def test_at_first_everything_is_new_but_passages(clock: Clock) -> None:
    said = clock.publish(advice("Kommunen sollten fördern."), entry("Ein Absatz.", 2))
    assert said is not None
    assert list(said.new[A]) == ["", "r00000001"]
    assert (said.changed, said.moved, said.gone) == ({}, {}, {})


def test_the_same_again_is_not_noted_twice(clock: Clock) -> None:
    clock.publish(advice("Kommunen sollten fördern."))
    assert clock.publish(advice("Kommunen sollten fördern.")) is None
    assert len(read_history(clock.corpus.root).changes) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"facets": Facets(topics=("Sprache",))},
        {"facets": Facets(strength="muss")},
        {"review": "accept"},
        {"label": "Ein Name"},
        {"type": RecordType.DEMAND},
        {"heading_path": ("Woanders",)},
    ],
)
def test_what_a_reader_sees_otherwise_is_changed(clock: Clock, other: dict[str, object]) -> None:
    one, two = advice("Kommunen sollten fördern."), advice("Länder sollten zahlen.", 2)
    clock.publish(one, two)
    clock.publish(replace(one, **other), two)  # type: ignore[arg-type]
    assert clock.days() == {A: (1, 1), one.id: (1, 2), two.id: (1, 1)}


@pytest.mark.parametrize("other", [{"confidence": 0.5}, {"rule": "x"}, {"group": "x"}])
def test_what_only_the_machine_sees_is_no_change(clock: Clock, other: dict[str, object]) -> None:
    one = advice("Kommunen sollten fördern.")
    clock.publish(one)
    clock.publish(replace(one, **other), entry("Ein Absatz.", 2))  # type: ignore[arg-type]
    assert clock.days()[one.id] == (1, 1)


def test_a_corrected_year_changes_the_document_and_its_citations(clock: Clock) -> None:
    one = advice("Kommunen sollten fördern.")
    clock.publish(one, documents=(info(A, year=2016),))
    clock.publish(one, documents=(info(A, year=2017),))
    assert clock.days() == {A: (1, 2), one.id: (1, 2)}


def test_another_reading_with_other_ids_makes_nothing_new(clock: Clock) -> None:
    clock.publish(advice("Kommunen sollten För- derung leisten."), advice("Länder sollten.", 2))
    clock.publish(advice("Kommunen sollten För- derung leisten.", 7), advice("Länder sollten.", 9))
    assert clock.days() == {A: (1, 1), f"{A}:r00000007": (1, 1), f"{A}:r00000009": (1, 1)}


def test_a_newer_version_brings_only_what_it_adds(clock: Clock) -> None:
    clock.publish(advice("Bleibt."), advice("Geht.", 2), advice("Bleibt auch.", 3))
    sources = [_source(A, superseded_by=B), _source(B)]
    clock.corpus.save_sources(sources)
    said = clock.publish(
        *(advice("Bleibt.", 1, B), advice("Bleibt auch.", 2, B), advice("Kommt.", 3, B)),
        documents=(info(B, title=info(A).title),),
    )
    assert said is not None
    assert said.new == {B: {"r00000003": said.new[B]["r00000003"]}}
    assert said.gone == {A: ("r00000002",)}
    assert list(said.changed[B]) == [""], "the document itself has a new version"
    assert clock.days() == {
        B: (1, 2),
        f"{B}:r00000001": (1, 1),
        f"{B}:r00000002": (1, 1),
        f"{B}:r00000003": (2, 2),
    }
    assert read_history(clock.corpus.root).present()[f"{B}:r00000002"].born == f"{A}:r00000003"


def test_the_same_words_in_another_document_are_new(clock: Clock) -> None:
    clock.publish(advice("Gleich."))
    clock.publish(advice("Gleich.", 1, B))
    assert clock.days() == {B: (2, 2), f"{B}:r00000001": (2, 2)}


def test_words_that_stand_twice_are_told_apart_by_their_order(clock: Clock) -> None:
    clock.publish(advice("Zweimal.", 1), advice("Zweimal.", 2))
    said = clock.publish(advice("Zweimal.", 5), advice("Zweimal.", 6), advice("Zweimal.", 7))
    assert said is not None
    assert said.moved == {A: {"r00000005": f"{A}:r00000001", "r00000006": f"{A}:r00000002"}}
    assert list(said.new[A]) == ["r00000007"]


def test_time_does_not_run_backwards(tmp_path: Path) -> None:
    corpus, later = Corpus(tmp_path), "2999-01-01T00:00:00+00:00"
    note_publication(corpus, SnapshotId("1"), "1", (), ())
    path = tmp_path / "history.jsonl"
    known = read_history(tmp_path).changes[0]
    path.write_text(path.read_text().replace(known.time, later))
    said = note_publication(corpus, SnapshotId("2"), "2", (), ())
    assert said is not None
    assert said.time == later


def _source(name: str, superseded_by: str | None = None) -> Source:
    return Source(
        id=SourceId(name),
        sha256=name * 4,
        n_bytes=1,
        filename="a.pdf",
        origins=("a.pdf",),
        superseded_by=SourceId(superseded_by) if superseded_by else None,
    )
