"""A second look at the best candidates: their text, letter by letter and word beside word.

The word index knows stems, not letters, and no order: *Beantragung* is another word than
*beantragt*, and two words of a question count the same side by side and pages apart. Both can be
seen in the text itself, and looking at a few texts costs less than an index of their parts.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from docpipe.chunk import contextualise
from docpipe.index import Index
from docpipe.language.analysis import fold
from docpipe.search.asking import Asked
from docpipe.search.ranking.coverage import in_order

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRAM = 4
"""Letters that are looked for together, one number of 32 bits; 5, or 3 to 5, rank worse."""

LENGTH_COUNTS = 0.3
"""How much of a text's length is held against the pieces found in it; .6 is as good."""

NEAR = 40
"""Letters between two words from which on they have nothing to do with each other: some five words.
Between 30 and 60 nothing changes."""

LONGEST_QUESTION = 1_000
"""Letters. A longer question is a text itself, and all of its pieces stand everywhere."""

_WORD = re.compile(r"[^\W_]+")


_Tokens = tuple[bytes, ...]


class _Neighbours(NamedTuple):
    """Two words that follow one another in a question: their tokens, and how telling they are."""

    first: _Tokens
    second: _Tokens
    telling: float


class Closeness(NamedTuple):
    """What reading says of each text, from 0 to 1."""

    letters: "NDArray[np.float64]"
    order: "NDArray[np.float64]"


def read_closely(index: Index, asked: Asked, rows: Sequence[int]) -> Closeness | None:
    """How like the question the texts of some rows are; ``None``: there is nothing to compare.

    Returns:
        ``letters``: its pieces of words, by how telling they are among these texts; the best of
        the texts has 1 and the worst 0. ``order``: its neighbouring words that stand side by side.
    """
    if asked.is_entry or not rows or len(asked.text) > LONGEST_QUESTION:
        return None
    texts = [_folded(_text(index, row)) for row in rows]
    return Closeness(_letters(_pieces(asked), texts), _order(_neighbours(index, asked), texts))


def _text(index: Index, row: int) -> str:
    chunk = index.chunk(row)
    return contextualise(chunk, index.document_of(chunk).title)


def _folded(text: str) -> bytes:
    """The words as ``fold`` spells them, with a blank around each.

    Fifty texts a question want something faster than ``fold``: a table from letter to letter.
    """
    plain = (
        text.encode("latin-1", "replace").replace(b"\xdf", b"ss").translate(_TABLE, _SOFT_HYPHEN)
    )
    return b" %b " % _UE.sub(b"u", plain.replace(b"ae", b"a").replace(b"oe", b"o"))


def _table() -> bytes:
    """For each letter of Latin-1 its plain one, for all signs a blank."""
    folded = (fold(chr(code)) if chr(code).isalnum() else " " for code in range(256))
    return b"".join(one.encode() if len(one) == 1 and one.isascii() else b" " for one in folded)


_TABLE = _table()
_SOFT_HYPHEN = b"\xad"
_UE = re.compile(rb"ue(?<![aeiouqy]ue)")
"""An umlaut, but not in *Quelle* or *neue*."""


def _pieces(asked: Asked) -> list[bytes]:
    """The runs of ``GRAM`` letters to look for; a blank is the edge of a word.

    German words in all their spellings, English ones as the stems that stand for them.
    """
    if asked.is_english:
        words: Iterable[str] = (f" {term}" for term, weight in asked.terms.items() if weight >= 1)
    else:
        words = (f" {word} " for word in _WORD.findall(fold(asked.embedded)))
    found = {word[i : i + GRAM] for word in words for i in range(len(word) - GRAM + 1)}
    # Letters that have no plain one (ł, ø, ı) are blanks in the texts, and in no piece. Sorted, so
    # that rounding does not depend on the order of a set.
    return sorted(piece.encode() for piece in found if piece.isascii())


def _letters(pieces: Sequence[bytes], texts: Sequence[bytes]) -> "NDArray[np.float64]":
    import numpy as np

    if not pieces:
        return np.zeros(len(texts))
    held = _holding(pieces, texts)
    telling = np.log((len(texts) + 1) / (held.sum(axis=0) + 0.5))
    lengths = np.array([len(text) for text in texts], dtype=np.float64)
    found = held @ telling / (1 - LENGTH_COUNTS + LENGTH_COUNTS * lengths / lengths.mean())
    least, most = found.min(), found.max()
    spread: NDArray[np.float64] = (found - least) / (most - least) if most > least else found * 0
    return spread


def _holding(pieces: Sequence[bytes], texts: Sequence[bytes]) -> "NDArray[np.float64]":
    """1 where a text holds a piece: all texts at once, four letters as one number."""
    import numpy as np

    wanted = np.sort(np.frombuffer(b"".join(pieces), dtype="<u4")).astype(np.uint32)
    letters = np.frombuffer(b"".join(texts), dtype=np.uint8).astype(np.uint32)
    numbers: NDArray[Any] = (
        letters[:-3] | letters[1:-2] << 8 | letters[2:-1] << 16 | letters[3:] << 24
    )
    # Most numbers are sorted out by a table; a piece across two texts would hold two blanks.
    likely = np.zeros(1 << 16, dtype=np.bool_)
    likely[_short(wanted)] = True
    places = np.flatnonzero(likely[_short(numbers)])
    found = np.minimum(np.searchsorted(wanted, numbers[places]), len(wanted) - 1)
    same = wanted[found] == numbers[places]
    ends = np.cumsum([len(text) for text in texts])
    held = np.zeros((len(texts), len(wanted)))
    held[np.searchsorted(ends, places[same], side="right"), found[same]] = 1.0
    return held


def _short(numbers: "NDArray[Any]") -> "NDArray[Any]":
    """16 bits of each number that differ where the numbers do, mostly."""
    import numpy as np

    short: NDArray[Any] = (numbers * np.uint32(_KNUTH)) >> 16
    return short


_KNUTH = 2_654_435_761
"""Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4)."""


def _neighbours(index: Index, asked: Asked) -> list[_Neighbours]:
    words: list[tuple[_Tokens, float]] = []
    for tokens in in_order(index, asked.text):
        if any(token in asked.terms for token in tokens):
            words.append((tuple(map(str.encode, tokens)), max(map(index.idf, tokens))))
    return [
        _Neighbours(first, second, telling + other)
        for (first, telling), (second, other) in pairwise(words)
    ]


def _order(neighbours: Collection[_Neighbours], texts: Sequence[bytes]) -> "NDArray[np.float64]":
    import numpy as np

    total = sum(two.telling for two in neighbours)
    if total <= 0:
        return np.zeros(len(texts))
    found = np.zeros(len(texts))
    words = {word for two in neighbours for word in (two.first, two.second)}
    for number, text in enumerate(texts):
        places = {word: _places(word, text) for word in words}
        found[number] = sum(two.telling * _nearness(two, places) for two in neighbours)
    return found / total


def _nearness(two: _Neighbours, places: Mapping[_Tokens, Sequence[tuple[int, int]]]) -> float:
    """1 side by side or in one compound, 0 from ``NEAR`` letters between them on."""
    first, second = places[two.first], places[two.second]
    if not first or not second:
        return 0.0
    between = min(
        max(start, other_start) - min(end, other_end)
        for start, end in first
        for other_start, other_end in second
    )
    return max(0.0, 1 - max(between, 0) / NEAR)


def _places(tokens: _Tokens, text: bytes) -> list[tuple[int, int]]:
    """Where a word stands, in any form or compound: its stem is the beginning of all of them."""
    places: list[tuple[int, int]] = []
    for token in tokens:
        start = text.find(token)
        while start >= 0:
            places.append((start, start + len(token)))
            start = text.find(token, start + 1)
    return places
