"""Model ⇄ JSON and JSONL, canonical and with a schema version; arrays from files.

Canonical means: equal objects give equal bytes, so that digests of artefacts can be compared.
"""

import gzip
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import msgspec

from docpipe.errors import SchemaMismatchError

if TYPE_CHECKING:
    from numpy.typing import NDArray

SCHEMA_VERSION = 2
"""Raised whenever an on-disk shape changes; artefacts of another version are made anew."""

T = TypeVar("T")

_PARSING = threading.Lock()

_ENCODER = msgspec.json.Encoder(order="deterministic")


def to_json(value: object) -> bytes:
    """Encode dataclasses, enums, tuples and plain values; keys in a fixed order."""
    return _ENCODER.encode(value)


def from_json(data: bytes, shape: type[T]) -> T:
    """Decode into ``shape``, checking every field.

    Raises:
        SchemaMismatchError: The bytes are not JSON or do not have this shape.
    """
    try:
        return msgspec.json.decode(data, type=shape)
    except msgspec.MsgspecError as exc:
        raise SchemaMismatchError(f"Unlesbar als {shape.__name__}: {exc}") from exc


def to_builtins(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn dataclasses into plain dicts and lists."""
    return msgspec.to_builtins(value)


def write_jsonl(values: Iterable[object]) -> bytes:
    """One JSON object a line, each line ended by a line feed."""
    return b"".join(to_json(value) + b"\n" for value in values)


def read_jsonl(data: bytes, shape: type[T]) -> tuple[T, ...]:
    """Decode what ``write_jsonl`` wrote; blank lines are skipped.

    Raises:
        SchemaMismatchError: A line does not have this shape; the message names the line.
    """
    decoder = msgspec.json.Decoder(shape)
    values: list[T] = []
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            values.append(decoder.decode(line))
        except msgspec.MsgspecError as exc:
            raise SchemaMismatchError(
                f"Zeile {number} ist unlesbar als {shape.__name__}: {exc}"
            ) from exc
    return tuple(values)


def pack(data: bytes) -> bytes:
    """Gzip without a time stamp: equal input gives equal bytes."""
    return gzip.compress(data, compresslevel=5, mtime=0)


def unpack(data: bytes) -> bytes:
    """Undo ``pack``.

    Raises:
        SchemaMismatchError: The bytes are damaged.
    """
    try:
        return gzip.decompress(data)
    except (OSError, EOFError) as exc:
        raise SchemaMismatchError(f"Beschädigte Datei: {exc}") from exc


def read_array(source: Path | BinaryIO, *, mapped: bool = False) -> "NDArray[Any]":
    """Read a ``.npy`` file, or map it read-only; arrays of Python objects are refused.

    NumPy parses the head with ``ast``, and before Python 3.11.9 two threads that do so at a time
    may count each other's depth: ``RecursionError`` or ``SystemError``. So one at a time does.
    """
    import numpy as np

    with _PARSING:
        array: NDArray[Any] = np.load(source, mmap_mode="r" if mapped else None, allow_pickle=False)
    return array


def read_file(path: Path, shape: type[T]) -> T:
    """Read one JSON file.

    Raises:
        SchemaMismatchError: With the path in its message.
    """
    try:
        return from_json(path.read_bytes(), shape)
    except SchemaMismatchError as exc:
        raise SchemaMismatchError(f"{path}: {exc}") from exc
