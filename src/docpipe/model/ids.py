"""Ids are computed from content: equal input gives equal ids, on every machine."""

import hashlib
from collections.abc import Iterable
from typing import NewType

SourceId = NewType("SourceId", str)
BlockId = NewType("BlockId", str)
SectionId = NewType("SectionId", str)
ChunkId = NewType("ChunkId", str)
SnapshotId = NewType("SnapshotId", str)


def source_id(sha256: str) -> SourceId:
    """The first 16 hex digits of the file's sha256."""
    return SourceId(sha256[:16])


def block_id(source: SourceId, ordinal: int) -> BlockId:
    """``<source>:b0042``: position in reading order."""
    return BlockId(f"{source}:b{ordinal:04d}")


def section_id(source: SourceId, ordinal: int) -> SectionId:
    """``<source>:s0007``: position in reading order."""
    return SectionId(f"{source}:s{ordinal:04d}")


def record_id(source: SourceId, record_type: str, places: Iterable[str], quote: str) -> ChunkId:
    """``<source>:r`` + 8 hex of type, places and quote."""
    return ChunkId(f"{source}:r{_digest(record_type, *places, quote)}")


def chunk_id(source: SourceId, places: Iterable[str], text: str) -> ChunkId:
    """``<source>:c`` + 8 hex of places and text."""
    return ChunkId(f"{source}:c{_digest('passage', *places, text)}")


def _digest(*parts: str) -> str:
    # The unit separator keeps ("ab", "c") apart from ("a", "bc").
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]
