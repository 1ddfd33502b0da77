"""What stands around an entry in its document."""

from collections.abc import Callable, Iterable
from typing import Any

from docpipe import codec
from docpipe.model import Chunk

Ask = Callable[[str, Iterable[object]], list[tuple[Any, ...]]]
"""A statement and its values -> the rows."""


def neighbours(ask: Ask, chunk: Chunk, n: int) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """Up to ``n`` entries before and after in reading order, records and passages alike.

    None shares a character with ``chunk`` or with another: a record and the passage around it
    say the same, and the nearer one stays.
    """
    before = _apart(ask, chunk, n, ("<", "DESC"), (chunk,))
    after = _apart(ask, chunk, n, (">", "ASC"), (chunk, *before))
    return before[::-1], after


def _apart(
    ask: Ask, chunk: Chunk, n: int, side: tuple[str, str], known: tuple[Chunk, ...]
) -> tuple[Chunk, ...]:
    """The nearest ``n`` on one side that overlap neither ``known`` nor each other."""
    kept: list[Chunk] = []
    offset, batch = 0, 4 * n
    sign, order = side
    while len(kept) < n:
        found = ask(
            f"SELECT chunk FROM entries WHERE source_id = ? AND (ordinal, id) {sign} (?, ?) "  # noqa: S608
            f"ORDER BY ordinal {order}, id {order} LIMIT ? OFFSET ?",
            (chunk.source_id, chunk.ordinal, chunk.id, batch, offset),
        )
        for (row,) in found:
            other = codec.from_json(row, Chunk)
            if len(kept) < n and not any(overlap(other, one) for one in (*known, *kept)):
                kept.append(other)
        if len(found) < batch:
            break
        offset += batch
    return tuple(kept)


def overlap(one: Chunk, other: Chunk) -> bool:
    """Whether two entries share a character."""
    return any(
        mine.block_id == yours.block_id and mine.start < yours.end and yours.start < mine.end
        for mine in one.evidence.ranges
        for yours in other.evidence.ranges
    )
