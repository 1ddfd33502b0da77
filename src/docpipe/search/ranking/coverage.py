"""How much of a question an entry says in the question's own words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docpipe.index import Index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Words = Sequence[tuple[str, ...]]
"""For each word of a question its tokens: the stem and, of a compound, its parts."""


def in_order(index: Index, text: str) -> Iterator[tuple[str, ...]]:
    """The tokens of every word: its stem and, of a compound, its parts."""
    tokens: dict[str, None] = {}
    end = 0
    for token in index.analyser.analyse_with_offsets(text):
        if token.start >= end and tokens:
            yield tuple(tokens)
            tokens = {}
        tokens[token.text] = None
        end = max(end, token.end)
    if tokens:
        yield tuple(tokens)


def words_of(index: Index, text: str) -> Words:
    """The words of a question, each once; sorted, so that rounding does not depend on a set."""
    return sorted({tuple(sorted(tokens)) for tokens in in_order(index, text)})


def covered(index: Index, words: Words, rows: "NDArray[np.int64]") -> "NDArray[np.float64]":
    """For each row the share of the words, by how telling they are, that it holds; 0 to 1.

    A word is held if one of its tokens is; it counts as much as the most telling of those.
    """
    import numpy as np

    held = np.zeros(len(rows))
    for tokens in words:
        telling = [index.holding(token, rows) * index.idf(token) for token in tokens]
        held += np.max(telling, axis=0)
    whole = sum(max(map(index.idf, tokens)) for tokens in words)
    return held / whole if whole else held
