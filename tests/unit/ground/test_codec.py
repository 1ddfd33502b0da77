"""Equal objects give equal bytes; what cannot be read says where."""

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
