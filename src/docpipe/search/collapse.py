"""Ten hits are ten different things.

A passage and the record it contains are one, and so is what several papers, or versions of one
paper, say in the same words: a hit stands for all its repeats.
"""

from collections.abc import Callable, Iterable, Iterator

from docpipe.model import BlockId, Chunk, SourceId
from docpipe.search.ranking import Fused

_Places = dict[BlockId, list[tuple[int, int]]]


def distinct(
    ranked: Iterable[Fused],
    chunk_of: Callable[[int], Chunk],
    repeats_of: Callable[[Chunk], Iterable[Chunk]],
    same_thing: float,
) -> Iterator[tuple[Fused, Chunk]]:
    """Leave out what overlaps with something better of the same document, or with its repeats.

    Args:
        ranked: Best first.
        chunk_of: The entry of a row; called only as far as the caller reads.
        repeats_of: The other entries that say the same as one.
        same_thing: The share of the shorter text's characters from which two are the same.
    """
    kept: dict[SourceId, list[_Extent]] = {}
    for one in ranked:
        chunk = chunk_of(one.row)
        extent = _Extent(chunk)
        better = kept.setdefault(chunk.source_id, [])
        if any(extent.is_same(other, same_thing) for other in better):
            continue
        better.append(extent)
        for repeat in repeats_of(chunk):
            kept.setdefault(repeat.source_id, []).append(_Extent(repeat))
        yield one, chunk


class _Extent:
    """Which characters of which blocks an entry covers."""

    def __init__(self, chunk: Chunk) -> None:
        self.places: _Places = {}
        for part in chunk.evidence.ranges:
            self.places.setdefault(part.block_id, []).append((part.start, part.end))
        self.length = sum(part.end - part.start for part in chunk.evidence.ranges)

    def is_same(self, other: "_Extent", share: float) -> bool:
        return self._overlap(other) >= share * min(self.length, other.length)

    def _overlap(self, other: "_Extent") -> int:
        return sum(
            max(0, min(end, other_end) - max(start, other_start))
            for block, spans in self.places.items()
            for start, end in spans
            for other_start, other_end in other.places.get(block, ())
        )
