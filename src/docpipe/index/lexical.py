"""Ranking by words: BM25 over weighted columns, from impacts that were worked out at building."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from docpipe.index.postings import Postings
from docpipe.index.selection import Selection

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEAST_IDF = 1e-6
"""A token of more than half of the entries still counts, if next to nothing."""

_QUESTIONS_KEPT = 4
"""The scores of the last questions stay (4 bytes an entry): ranking, counting and scoring single
rows ask for the same."""

_FEW = 0.25
"""With fewer rows than this share, only they are looked at after adding up."""

_HEAP = 64
"""Scores of which the highest is looked for together."""

Terms = Mapping[str, float]
"""Token -> how much it counts."""


class LexicalIndex:
    """Scores entries by the words of a question. Threads may share it.

    Args:
        words: The impacts of every token on the entries that hold it.
        key_of: Token -> its key in ``words``; ``None`` if no entry holds it.
        n_rows: Entries of the index.
    """

    def __init__(self, words: Postings, key_of: Callable[[str], int | None], n_rows: int) -> None:
        self._words = words
        self._key_of = key_of
        self._n_rows = n_rows
        self._scores_of = lru_cache(maxsize=_QUESTIONS_KEPT)(self._add_up)

    def search(self, terms: Terms, selection: Selection, n: int) -> list[tuple[int, float]]:
        """The ``n`` best ``(row, score)`` that hold a term; by falling score, then row."""
        return best(self._scores(terms), selection, n)

    def selected(self, terms: Terms, selection: Selection) -> Selection:
        """The selected entries that hold a term."""
        return selection.narrowed(self._scores(terms) > 0)

    def score_rows(self, terms: Terms, rows: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """The scores of given rows, as ``search`` gives them; 0 for one that holds no term."""
        return self._scores(terms)[rows]

    def holding(self, token: str, rows: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        """Which of the given rows hold a token."""
        key = self._key_of(token)
        if key is None:
            return np.zeros(len(rows), dtype=np.bool_)
        holding = self._words.rows[self._words.span(key, key + 1)]  # ascending
        places = np.searchsorted(holding, rows)
        places[places == len(holding)] = 0
        found: NDArray[np.bool_] = holding[places] == rows
        return found

    def idf(self, token: str) -> float:
        """How telling a token is; one that no entry holds is the most telling."""
        return self.rarity(token) or self._idf(0)

    def rarity(self, token: str) -> float:
        """How telling a token is; 0 for one that no entry holds."""
        key = self._key_of(token)
        if key is None:
            return 0.0
        span = self._words.span(key, key + 1)
        return self._idf(span.stop - span.start)

    def share(self, token: str) -> float:
        """The share of the entries that hold a token; 0 of none."""
        key = self._key_of(token)
        if key is None or not self._n_rows:
            return 0.0
        span = self._words.span(key, key + 1)
        return float((span.stop - span.start) / self._n_rows)

    def _scores(self, terms: Terms) -> "NDArray[np.float32]":
        # Sorted, so that rounding does not depend on the order of the question.
        return self._scores_of(tuple(sorted(terms.items())))

    def _add_up(self, terms: tuple[tuple[str, float], ...]) -> "NDArray[np.float32]":
        scores = np.zeros(self._n_rows, dtype=np.float32)
        impacts = self._words.weights
        assert impacts is not None  # noqa: S101 - words have them
        for token, weight in terms:
            key = self._key_of(token)
            if key is None or weight <= 0:
                continue
            span = self._words.span(key, key + 1)
            counted = np.float32(weight * self._idf(span.stop - span.start))
            scores[self._words.rows[span]] += impacts[span] * counted
        scores.setflags(write=False)
        return scores

    def _idf(self, n_holding: int) -> float:
        idf = np.log((self._n_rows - n_holding + 0.5) / (n_holding + 0.5))
        return max(float(idf), _LEAST_IDF)


def best(scores: "NDArray[np.float32]", selection: Selection, n: int) -> list[tuple[int, float]]:
    """The ``n`` highest above 0 among the selected rows; by falling score, then row."""
    rows: NDArray[np.int64] | None = None
    if selection.mask is not None:
        if selection.count < _FEW * selection.n_rows:
            rows = selection.rows
            scores = scores[rows]
        else:
            scores = np.where(selection.mask, scores, np.float32(0))
    places = _highest(scores, n)
    found = scores[places]
    named = places if rows is None else rows[places]
    order = np.lexsort((named, -found))[:n]
    return [(int(named[i]), float(found[i])) for i in order]


def _highest(scores: "NDArray[np.float32]", n: int) -> "NDArray[np.int64]":
    """Where the ``n`` highest above 0 stand, and all that equal the last of them."""
    if n < 1:
        return np.empty(0, dtype=np.int64)
    places = np.flatnonzero(scores >= _bound(scores, n))
    values = scores[places]
    if len(places) > n:
        places = places[values >= np.partition(values, len(values) - n)[len(values) - n]]
    return places


def _bound(scores: "NDArray[np.float32]", n: int) -> np.float32:
    """No more than the ``n``-th highest score, but above 0: there are so many heaps with one.

    Partitioning all scores would take 20 ms of a million, most of which are 0; this takes 0.5.
    """
    n_heaps = len(scores) // _HEAP
    least = np.finfo(np.float32).tiny
    if n_heaps <= n:
        return least
    highest = scores[: n_heaps * _HEAP].reshape(_HEAP, n_heaps).max(axis=0)
    return max(least, np.partition(highest, n_heaps - n)[n_heaps - n])
