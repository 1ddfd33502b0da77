"""Equal objects give equal bytes; what cannot be read says where."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from docpipe import codec
from docpipe.errors import SchemaMismatchError
from docpipe.model import DocumentKind, Source, source_id


def make_source(filename: str = "ä.pdf") -> Source:
    sha256 = "0123456789abcdef" * 4
    return Source(
        id=source_id(sha256),
        sha256=sha256,
        n_bytes=3,
        filename=filename,
        origins=("/x",),
        kind=DocumentKind.HANDOUT,
    )


def test_round_trip_and_equal_bytes() -> None:
    source = make_source()
    data = codec.to_json(source)
    assert codec.from_json(data, Source) == source
    assert codec.to_json(make_source()) == data


def test_mappings_are_written_in_one_order() -> None:
    assert codec.to_json({"b": 1, "a": 2}) == codec.to_json({"a": 2, "b": 1})


def test_jsonl_skips_blank_lines_and_names_the_bad_one() -> None:
    good = codec.write_jsonl([make_source(), make_source("b.pdf")])
    assert [s.filename for s in codec.read_jsonl(good + b"\n", Source)] == ["ä.pdf", "b.pdf"]
    with pytest.raises(SchemaMismatchError, match="Zeile 3"):
        codec.read_jsonl(good + b'{"id": 1}\n', Source)


def test_an_invariant_is_checked_when_reading() -> None:
    data = codec.to_json(make_source()).replace(b'"id":"0123', b'"id":"9999')
    with pytest.raises(SchemaMismatchError, match="does not belong"):
        codec.from_json(data, Source)


def test_packing_is_reproducible_and_damage_is_noticed() -> None:
    packed = codec.pack(b"text" * 100)
    assert packed == codec.pack(b"text" * 100)
    assert codec.unpack(packed) == b"text" * 100
    with pytest.raises(SchemaMismatchError):
        codec.unpack(packed[:-9])


def test_one_thread_at_a_time_reads_an_array(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    np.save(tmp_path / "a.npy", np.arange(3))
    load, inside, most = np.load, 0, 0

    def watched(*args: object, **kwargs: object) -> object:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        threading.Event().wait(0.01)  # whoever is not kept out comes in now
        inside -= 1
        return load(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(np, "load", watched)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(codec.read_array, [tmp_path / "a.npy"] * 4))
    assert most == 1
    assert [array.tolist() for array in found] == [[0, 1, 2]] * 4


def test_arrays_of_python_objects_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npy"
    np.save(path, np.array([{}]), allow_pickle=True)
    with pytest.raises(ValueError, match="allow_pickle"):
        codec.read_array(path)
