"""What counts as lost, and what has a reason."""

from pathlib import Path

import pytest

from docpipe import Workspace, index
from docpipe.corpus import add_review
from docpipe.model import (
    Chunk,
    Corrections,
    RecordType,
    Review,
    SnapshotId,
    Source,
    SourceId,
    Verdict,
)
from docpipe.model.anchor import Anchor
from docpipe.pipeline import Candidate
from docpipe.pipeline.history import note_publication
from docpipe.runs.gate import Losses
from docpipe.runs.losses import losses_of
from tests.snapshots import WHOLE_WORDS, content, entry, info, published

A, B = "a" * 16, "b" * 16
OLD = SnapshotId("000000000001")


def _advice(n: int, text: str = "", source: str = A) -> Chunk:
    return entry(
        text or f"Städte sollten Sache {n} fördern.",
        n,
        source=source,
        kind=RecordType.RECOMMENDATION,
        name=f"{source}:r{n:08x}",
    )


def _source(identifier: str, newer: str | None = None) -> Source:
    return Source(
        id=SourceId(identifier),
        sha256=identifier * 4,
        n_bytes=1,
        filename=f"{identifier[:2]}.pdf",
        origins=(f"{identifier[:2]}.pdf",),
        superseded_by=SourceId(newer) if newer else None,
    )


class Shelf:
    """What was published, and what would be."""

    def __init__(self, folder: Path) -> None:
        self.place = Workspace.open(folder / "corpus", folder / "index")
        self.place.corpus.root.mkdir()
        self._n = 1

    def publish(self, *chunks: Chunk) -> None:
        documents = [info(one) for one in sorted({chunk.source_id for chunk in chunks})]
        self.place.corpus.save_sources([_source(one.id) for one in documents])
        published(self.place.index_dir, chunks, name=OLD)
        note_publication(self.place.corpus, OLD, "before", documents, chunks)

    def losses(self, *chunks: Chunk) -> Losses:
        self._n += 1
        new = SnapshotId(f"{self._n:012x}")
        index.build(self.place.index_dir, new, content(chunks), WHOLE_WORDS)
        found = losses_of(self.place, Candidate(snapshot_id=new, against=OLD))
        assert found is not None
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    shelf.publish(_advice(1), _advice(2), _advice(3, source=B))
    return shelf


def test_the_same_again_loses_nothing(shelf: Shelf) -> None:
    found = shelf.losses(_advice(1), _advice(2), _advice(3, source=B))
    assert (found.n_before, found.n_after, found.documents) == (3, 3, ())


def test_a_record_that_is_gone_is_lost_with_its_words(shelf: Shelf) -> None:
    found = shelf.losses(_advice(1), _advice(3, source=B))
    [document] = found.documents
    assert (document.source_id, document.is_whole, document.n_before) == (A, False, 2)
    assert [one.quote for one in document.lost] == ["Städte sollten Sache 2 fördern."]


def test_the_same_words_under_another_id_are_not_lost(shelf: Shelf) -> None:
    elsewhere = _advice(9, "Städte sollten  Sache 2 fördern!")
    assert shelf.losses(_advice(1), elsewhere, _advice(3, source=B)).documents == ()


def test_words_that_stood_there_twice_must_do_so_still(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.publish(_advice(1, "Städte sollten fördern."), _advice(2, "Städte sollten fördern."))
    assert shelf.losses(_advice(1, "Städte sollten fördern.")).n_lost == 1


def test_a_document_that_is_gone_is_lost_whole(shelf: Shelf) -> None:
    [document] = shelf.losses(_advice(1), _advice(2)).documents
    assert (document.source_id, document.is_whole, len(document.lost)) == (B, True, 1)


def test_a_newer_version_explains_but_a_steep_fall_is_named(shelf: Shelf) -> None:
    newer = "c" * 16
    shelf.place.corpus.save_sources([_source(A, newer), _source(B), _source(newer)])
    found = shelf.losses(_advice(1, source=newer), _advice(3, source=B))
    assert (found.documents, found.n_explained, found.shrunk) == ((), 1, ())
    found = shelf.losses(entry("Nur Text.", source=newer), _advice(3, source=B))
    assert (found.documents, found.shrunk) == ((), ("cc.pdf",))


def test_a_newer_version_that_is_not_there_explains_nothing(shelf: Shelf) -> None:
    newer = "c" * 16
    shelf.place.corpus.save_sources([_source(A, newer), _source(B), _source(newer)])
    [document] = shelf.losses(_advice(3, source=B)).documents
    assert document.is_whole


def test_what_a_person_rejected_is_explained(shelf: Shelf) -> None:
    review = Review(
        time="2026-01-05T03:00:00+00:00",
        name="Ada",
        reason="beschreibt nur",
        verdict=Verdict.REJECT,
        source_id=SourceId(A),
        record_id=_advice(2).id,
        type=RecordType.RECOMMENDATION,
        rule=None,
        places=(Anchor(page=1, length=9, digest="0", occurrence=0),),
        corrections=Corrections(),
    )
    add_review(shelf.place.corpus.root, review)
    found = shelf.losses(_advice(1), _advice(3, source=B))
    assert (found.documents, found.n_explained) == ((), 1)


def test_an_index_that_cannot_be_opened_any_more_still_counts(shelf: Shelf) -> None:
    (shelf.place.index_dir / "snapshots" / OLD / "manifest.json").write_text("{}")
    [document] = shelf.losses(_advice(1), _advice(3, source=B)).documents
    assert [one.quote for one in document.lost] == [""]


def test_without_anything_published_there_is_nothing_to_lose(tmp_path: Path) -> None:
    place = Shelf(tmp_path).place
    assert losses_of(place, Candidate(snapshot_id=OLD)) is None


def test_an_index_from_before_there_was_a_history_counts_by_its_entries(shelf: Shelf) -> None:
    (shelf.place.corpus.root / "history.jsonl").unlink()
    [document] = shelf.losses(_advice(1), _advice(3, source=B)).documents
    assert [one.quote for one in document.lost] == ["Städte sollten Sache 2 fördern."]
