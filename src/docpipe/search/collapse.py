"""Ten hits are ten different things: a passage and the record it contains are one."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from docpipe.model import BlockId, Chunk, SourceId

T = TypeVar("T")

_Places = dict[BlockId, list[tuple[int, int]]]


def distinct(ranked: Iterable[tuple[T, Chunk]], same_thing: float) -> Iterator[tuple[T, Chunk]]:
    """Leave out what overlaps with something better of the same document.

    Args:
        ranked: Best first.
        same_thing: The share of the shorter text's characters from which two are the same.
    """
    kept: dict[SourceId, list[tuple[_Places, int]]] = {}
    for item, chunk in ranked:
        places = _places(chunk)
        length = sum(end - start for spans in places.values() for start, end in spans)
        better = kept.setdefault(chunk.source_id, [])
        if any(
            _overlap(places, other) >= same_thing * min(length, other_length)
            for other, other_length in better
        ):
            continue
        better.append((places, length))
        yield item, chunk


def _places(chunk: Chunk) -> _Places:
    places: _Places = {}
    for part in chunk.evidence.ranges:
        places.setdefault(part.block_id, []).append((part.start, part.end))
    return places


def _overlap(one: _Places, other: _Places) -> int:
    """How many characters both contain."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for block, spans in one.items()
        for start, end in spans
        for other_start, other_end in other.get(block, ())
    )
