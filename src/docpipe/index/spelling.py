"""Words that the index does not hold, and those it holds that are spelled nearly so.

Serves misspelled questions, and foreign words that German spells a little differently
(*participation*). All words of the index are compared by Dice's coefficient of their trigram sets:
for every trigram the words that have it are listed, as entries are listed for every word.
"""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docpipe.index.postings import Postings

OFFSETS, ROWS, SIZES = "spelling.offsets.npy", "spelling.rows.npy", "spelling.sizes.npy"

MIN_LENGTH = 4
"""Shorter words have too many neighbours."""

MIN_LIKENESS = 0.6
MAX_ALTERNATIVES = 1
"""More alternatives, or less alike ones, brought more noise than finds on the development sets."""

SCHEMA = """
CREATE TABLE trigrams (gram TEXT PRIMARY KEY, key INTEGER NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX tokens_by_key ON vocabulary (key);
"""

Ask = Callable[[str, Iterable[object]], list[tuple[object, ...]]]
"""A statement and its values -> the rows."""


class Spellings:
    """The words of an index by their trigrams.

    Args:
        words: Trigram -> the keys of the words that have it.
        sizes: Key of a word -> its number of trigrams; 0 for one that nobody means.
        ask: Asks ``entries.sqlite``.
    """

    def __init__(self, words: "Postings", sizes: "NDArray[np.int16]", ask: Ask) -> None:
        self._words = words
        self._sizes = sizes
        self._ask = ask

    def alternatives(self, token: str) -> tuple[str, ...]:
        """The token itself if the index holds it, else up to ``MAX_ALTERNATIVES`` like it."""
        if self._ask("SELECT 1 FROM vocabulary WHERE token = ?", (token,)):
            return (token,)
        return self.alike(token, MAX_ALTERNATIVES)

    def alike(self, token: str, n: int, least: float = MIN_LIKENESS) -> tuple[str, ...]:
        """Up to ``n`` tokens of the index that are spelled nearly like one, the nearest first."""
        import numpy as np

        if not _is_comparable(token):
            return ()
        own = grams(token)
        shared = np.zeros(len(self._sizes), dtype=np.int16)
        for gram in sorted(own):
            for (key,) in self._ask("SELECT key FROM trigrams WHERE gram = ?", (gram,)):
                shared[self._words.rows[self._words.span(int(str(key)), int(str(key)) + 1)]] += 1
        # A word has at least the trigrams that it shares: with fewer shared it cannot be so like.
        near = np.flatnonzero(shared >= max(1, int(least * len(own) / (2 - least))))
        values = 2 * shared[near] / (self._sizes[near] + len(own))
        order = np.lexsort((near, -values))
        nearest = [near[i] for i in order if values[i] >= least][:n]
        return tuple(self._token(int(key)) for key in nearest)

    def _token(self, key: int) -> str:
        ((token,),) = self._ask("SELECT token FROM vocabulary WHERE key = ?", (key,))
        return str(token)


def write(folder: Path, connection: sqlite3.Connection, tokens: Sequence[str]) -> None:
    """Write the arrays, and the trigrams' keys into ``entries.sqlite``.

    Args:
        folder: Where to.
        connection: Holds the vocabulary and ``SCHEMA``.
        tokens: By key.
    """
    import numpy as np

    words: dict[str, array[int]] = {}
    sizes = np.zeros(len(tokens), dtype=np.int16)
    for key, token in enumerate(tokens):
        if _is_comparable(token):
            own = grams(token)
            sizes[key] = len(own)
            for gram in own:
                words.setdefault(gram, array("i")).append(key)
    names = sorted(words)
    ends = np.cumsum([len(words[gram]) for gram in names])
    rows = [np.asarray(words[gram], dtype=np.int32) for gram in names]
    np.save(folder / OFFSETS, np.concatenate(([0], ends)).astype(np.int64))
    np.save(folder / ROWS, np.concatenate([np.empty(0, dtype=np.int32), *rows]))
    np.save(folder / SIZES, sizes)
    connection.executemany(
        "INSERT INTO trigrams VALUES (?, ?)", [(gram, key) for key, gram in enumerate(names)]
    )


def _is_comparable(token: str) -> bool:
    return len(token) >= MIN_LENGTH and token.isalpha()


def grams(word: str) -> set[str]:
    """The trigrams of a word, its beginning and end marked."""
    framed = f"  {word} "
    return {framed[start : start + 3] for start in range(len(framed) - 2)}
