"""A snapshot is published whole or not at all, and damage is noticed."""

import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.errors import (
    BusyError,
    CorruptSnapshotError,
    IncompatibleSnapshotError,
    NoSnapshotError,
    SnapshotError,
)
from docpipe.index import (
    IndexOptions,
    current_id,
    facets,
    open_current,
    read_manifest,
    snapshot_id,
    spelling,
    surroundings,
    verify_files,
    words,
)
from docpipe.index.manifest import ENTRIES, MANIFEST, VECTORS
from docpipe.locks import write_lock
from docpipe.model import EmbeddingSpec, Filters, RecordField, RecordType
from docpipe.search import Searcher
from tests.snapshots import EMBEDDER, WHOLE_WORDS, entry, info, published

OLD, NEW = "000000000001", "000000000002"

# Whoever is called at a step of publication dies there, as at a loss of power.
STEPS = {
    "entries": "write_entries",
    "sync": "sync_file",
    "describe": "_describe",
    "manifest": "write_atomic",
    "verify": "verify_folder",
    "smoke": "_smoke",
    "move": "_move",
    "prune": "_prune",
}


def _old(place: Path) -> None:
    published(place, [entry("Altes Rathaus", 0)], name=OLD)


def _publish_and_die(place: Path, function: str, after: bool) -> None:
    module = sys.modules["docpipe.index.publish"]
    original: Callable[..., object] = getattr(module, function)

    def dying(*args: object, **kwargs: object) -> None:
        if after:
            original(*args, **kwargs)
        os._exit(9)

    setattr(module, function, dying)
    published(place, [entry("Neues Rathaus", 0)], name=NEW)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("function", STEPS.values(), ids=STEPS)
def test_death_at_any_step_leaves_a_snapshot_served(
    tmp_path: Path, function: str, after: bool
) -> None:
    _old(tmp_path)
    child = multiprocessing.get_context("fork").Process(
        target=_publish_and_die, args=(tmp_path, function, after)
    )
    child.start()
    child.join()
    assert child.exitcode == 9

    served = current_id(tmp_path)
    assert served == (NEW if function == "_prune" else OLD)
    verify_files(tmp_path)
    with Searcher.open(tmp_path) as searcher:
        (hit,) = searcher.search("Rathaus").hits
        assert hit.chunk.evidence.quote.startswith("Neues" if served == NEW else "Altes")

    # And the next publication works, and leaves nothing lying about.
    published(tmp_path, [entry("Neues Rathaus", 0)], name=NEW)
    assert current_id(tmp_path) == NEW
    assert list((tmp_path / "staging").iterdir()) == []
    verify_files(tmp_path)


@pytest.mark.parametrize("name", [ENTRIES, VECTORS, words.ROWS, facets.DOCUMENTS, MANIFEST])
@pytest.mark.parametrize("place", [0.01, 0.5, 0.99])
def test_a_flipped_bit_is_noticed(tmp_path: Path, name: str, place: float) -> None:
    _old(tmp_path)
    path = tmp_path / "snapshots" / OLD / name
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 1
    path.write_bytes(data)

    with pytest.raises(CorruptSnapshotError, match="Abhilfe"):
        verify_files(tmp_path)


@pytest.mark.parametrize("name", [ENTRIES, VECTORS, words.ROWS, facets.DOCUMENTS, MANIFEST])
def test_a_missing_file_is_noticed(tmp_path: Path, name: str) -> None:
    _old(tmp_path)
    (tmp_path / "snapshots" / OLD / name).unlink()

    with pytest.raises(CorruptSnapshotError):
        verify_files(tmp_path)


def test_search_refuses_damaged_entries_at_opening_and_vectors_at_use(tmp_path: Path) -> None:
    _old(tmp_path)
    dense = tmp_path / "snapshots" / OLD / VECTORS
    dense.write_bytes(dense.read_bytes()[:-1] + b"\x00")

    with Searcher.open(tmp_path) as searcher:
        assert searcher.search("Rathaus", mode="lexical").hits
        with pytest.raises(CorruptSnapshotError):
            searcher.search("Rathaus", mode="dense")

    entries = tmp_path / "snapshots" / OLD / ENTRIES
    entries.write_bytes(entries.read_bytes() + b"\x00")
    with pytest.raises(CorruptSnapshotError):
        Searcher.open(tmp_path)


def test_publishing_again_repairs_a_damaged_snapshot(tmp_path: Path) -> None:
    _old(tmp_path)
    (tmp_path / "snapshots" / OLD / VECTORS).write_bytes(b"")

    _old(tmp_path)

    verify_files(tmp_path)


def test_publishing_what_is_there_only_moves_the_pointer(tmp_path: Path) -> None:
    _old(tmp_path)
    before = (tmp_path / "snapshots" / OLD / MANIFEST).stat().st_mtime_ns
    published(tmp_path, [entry("Neues Rathaus", 0)], name=NEW)
    assert read_manifest(tmp_path).previous == OLD

    _old(tmp_path)

    assert current_id(tmp_path) == OLD
    assert (tmp_path / "snapshots" / OLD / MANIFEST).stat().st_mtime_ns == before


def test_the_last_three_are_kept(tmp_path: Path) -> None:
    for number in range(6):
        published(tmp_path, [entry("Rathaus", 0)], name=f"{number:012x}")

    kept = sorted(path.name for path in (tmp_path / "snapshots").iterdir())
    assert kept == [f"{number:012x}" for number in (3, 4, 5)]


def test_an_open_searcher_outlives_the_pruning_of_its_snapshot(tmp_path: Path) -> None:
    _old(tmp_path)
    with Searcher.open(tmp_path) as searcher:
        for number in range(5, 10):
            published(tmp_path, [entry("Neues Rathaus", 0)], name=f"{number:012x}")
        assert not (tmp_path / "snapshots" / OLD).exists()

        for mode in ("lexical", "dense", "hybrid"):
            (hit,) = searcher.search("Rathaus", mode=mode, languages=["de"]).hits
            assert hit.chunk.evidence.quote == "Altes Rathaus"


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with write_lock(tmp_path), pytest.raises(BusyError):
        _old(tmp_path)


def test_nothing_published_names_the_cure(tmp_path: Path) -> None:
    assert current_id(tmp_path / "index") is None
    with pytest.raises(NoSnapshotError, match="docpipe ingest"):
        open_current(tmp_path / "index")


@pytest.mark.parametrize("pointer", [b"", b"../../etc\n", b"\xff\xfe"])
def test_a_damaged_pointer_is_noticed(tmp_path: Path, pointer: bytes) -> None:
    _old(tmp_path)
    (tmp_path / "CURRENT").write_bytes(pointer)

    with pytest.raises(CorruptSnapshotError):
        open_current(tmp_path)


def test_another_model_or_analyser_is_refused(tmp_path: Path) -> None:
    _old(tmp_path)
    other = EmbeddingSpec(model="hash:128", revision="1", dim=128)
    with pytest.raises(IncompatibleSnapshotError, match="hash:128"):
        open_current(tmp_path, embedding=other)
    open_current(tmp_path, embedding=EMBEDDER.spec).close()

    manifest = tmp_path / "snapshots" / OLD / MANIFEST
    fields = json.loads(manifest.read_bytes())
    fields["analyser"] = "docpipe-de/0"
    manifest.write_text(json.dumps(fields))
    with pytest.raises(CorruptSnapshotError):
        open_current(tmp_path)


def test_a_snapshot_that_does_not_answer_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _old(tmp_path)
    monkeypatch.setattr("docpipe.index.reader.Index.lexical", lambda *_: [])

    with pytest.raises(SnapshotError):
        published(tmp_path, [entry("Neues Rathaus", 0)], name=NEW)

    assert current_id(tmp_path) == OLD
    assert not (tmp_path / "snapshots" / NEW).exists()


def test_the_manifest_counts(tmp_path: Path) -> None:
    manifest = published(tmp_path, [entry("Eins", 0), entry("Zwei", 1, source="b" * 16)])

    assert manifest == read_manifest(tmp_path)
    assert (manifest.counts.sources, manifest.counts.chunks, manifest.counts.records) == (2, 2, 0)
    assert manifest.counts.by_type["passage"] == 2
    assert manifest.created_at.endswith("+00:00")
    assert set(manifest.files) == {
        ENTRIES,
        VECTORS,
        *(words.OFFSETS, words.ROWS, words.IMPACTS),
        surroundings.SECTIONS,
        *(facets.OFFSETS, facets.ROWS, facets.DOCUMENTS),
        *(spelling.OFFSETS, spelling.ROWS, spelling.SIZES),
    }


def test_equal_content_gives_equal_files_in_whatever_order_it_comes(tmp_path: Path) -> None:
    chunks = [entry("Eins", 0), entry("Zwei", 1), entry("Drei", 2, source="b" * 16)]
    documents = [info("a" * 16), info("b" * 16)]

    one = published(tmp_path / "1", chunks, documents)
    other = published(tmp_path / "2", chunks[::-1], documents[::-1])

    assert one.files == other.files


def test_the_id_follows_from_inputs_model_and_options() -> None:
    base = snapshot_id("digest", EMBEDDER.spec, WHOLE_WORDS)

    assert len(base) == 12
    assert base == snapshot_id("digest", EMBEDDER.spec, WHOLE_WORDS)
    assert base != snapshot_id("other", EMBEDDER.spec, WHOLE_WORDS)
    assert base != snapshot_id("digest", EMBEDDER.spec, IndexOptions())
    assert base != snapshot_id(
        "digest", EmbeddingSpec(model="hash:64", revision="2", dim=64), WHOLE_WORDS
    )


def test_an_empty_snapshot_is_published_and_finds_nothing(tmp_path: Path) -> None:
    published(tmp_path, [], [])

    with Searcher.open(tmp_path) as searcher:
        for mode in ("hybrid", "dense", "lexical"):
            assert searcher.search("Rathaus", mode=mode).hits == ()


def test_a_copied_index_folder_is_served(tmp_path: Path) -> None:
    _old(tmp_path / "a b#c?")
    shutil.move(tmp_path / "a b#c?", tmp_path / "d%20e")

    with Searcher.open(tmp_path / "d%20e") as searcher:
        assert searcher.search("Rathaus").hits[0].chunk.evidence.pages[0].page == 1
        ((chunk, document),) = searcher.records(Filters(types=(RecordType.PASSAGE,)))
        assert (chunk.evidence.quote, document) == ("Altes Rathaus", info("a" * 16))


def test_a_snapshot_of_another_version_is_refused_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        for name in ("publish", "place"):
            earlier.setattr(sys.modules[f"docpipe.index.{name}"], "SCHEMA_VERSION", 1)
        _old(tmp_path)

    with pytest.raises(CorruptSnapshotError, match="docpipe ingest"):
        open_current(tmp_path)
    _old(tmp_path)
    open_current(tmp_path).close()


def test_an_entry_keeps_its_fields(tmp_path: Path) -> None:
    plain = entry("Ziel: Teilhabe", 0, kind=RecordType.PRACTICE)
    chunk = replace(plain, fields=(RecordField(name="goal", evidence=plain.evidence),))
    published(tmp_path, [chunk])

    with Searcher.open(tmp_path) as searcher:
        assert searcher.get(chunk.id)[0] == chunk
