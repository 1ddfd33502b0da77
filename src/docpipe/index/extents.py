"""Where every entry stands in its document: without its text, for whoever compares them all."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

Ask = Callable[..., list[tuple[Any, ...]]]
"""A statement -> the rows."""


class Range(msgspec.Struct, frozen=True):
    """Characters of a block."""

    block_id: str
    start: int
    end: int


class _Evidence(msgspec.Struct, frozen=True):
    ranges: tuple[Range, ...]


class _Stored(msgspec.Struct, frozen=True):
    """What of a stored chunk is read; the other fields are passed over, which is why it is fast."""

    source_id: str
    evidence: _Evidence
    group: str | None = None


class Extent(msgspec.Struct, frozen=True):
    """One entry.

    Attributes:
        ordinal: Its place in the document's reading order.
        group: Shared by the entries that say the same.
    """

    row: int
    source_id: str
    ordinal: int
    ranges: tuple[Range, ...]
    group: str | None


def read(ask: Ask) -> Iterator[Extent]:
    """All entries, by row."""
    decoder = msgspec.json.Decoder(_Stored)
    rows: Iterable[tuple[Any, ...]] = ask("SELECT row, ordinal, chunk FROM entries ORDER BY row")
    for row, ordinal, chunk in rows:
        stored = decoder.decode(chunk)
        yield Extent(row, stored.source_id, ordinal, stored.evidence.ranges, stored.group)
