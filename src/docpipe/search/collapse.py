"""Ten hits are ten different things.

A passage and the record it contains are one, and so is what several papers, or versions of one
paper, say in the same words: a hit stands for all its repeats.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from docpipe.model import BlockId, Chunk, RecordType, SourceId
from docpipe.search.ranking import Fused

_Places = dict[BlockId, list[tuple[int, int]]]


def distinct(
    ranked: Sequence[Fused],
    chunk_of: Callable[[int], Chunk],
    repeats_of: Callable[[Chunk], Iterable[Chunk]],
    same_thing: float,
    record_first: float,
) -> Iterator[tuple[Fused, Chunk]]:
    """Leave out what overlaps with something better of the same document, or with its repeats.

    Args:
        ranked: Best first.
        chunk_of: The entry of a row; called only as far as the caller reads.
        repeats_of: The other entries that say the same as one.
        same_thing: The share of the shorter text's characters from which two are the same.
        record_first: A passage gives way to a record in it that has this share of its score.
    """
    kept: dict[SourceId, list[_Extent]] = {}
    for position, one in enumerate(ranked):
        chunk = chunk_of(one.row)
        extent = _Extent(chunk)
        better = kept.setdefault(chunk.source_id, [])
        if any(extent.is_same(other, same_thing) for other in better):
            continue
        if chunk.type is RecordType.PASSAGE:
            near = _near(ranked, position, record_first)
            if any(_is_record_in(chunk_of(row), chunk, extent, same_thing) for row in near):
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


def _near(ranked: Sequence[Fused], position: int, share: float) -> Iterator[int]:
    """Rows that follow with at least this share of the score."""
    enough = share * ranked[position].score
    for one in ranked[position + 1 :]:
        if one.score < enough:
            return
        yield one.row


def _is_record_in(record: Chunk, passage: Chunk, extent: _Extent, share: float) -> bool:
    return (
        record.type is not RecordType.PASSAGE
        and record.source_id == passage.source_id
        and extent.is_same(_Extent(record), share)
    )
