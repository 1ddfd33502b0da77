"""Keep what is measured out of what is learnt: no eight words in a row in common."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SHINGLE_WORDS = 8
_WORD = re.compile(r"\w+")
_TEXT_FIELDS = ("text", "title", "quote")


class OverlapFilter:
    """Knows every run of eight words of the evaluation sets."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._codes: dict[str, int] = {}
        generator = np.random.default_rng(8)
        self._factors = generator.integers(1, 2**63, SHINGLE_WORDS, dtype=np.uint64) | np.uint64(1)
        found = [self._shingles(text) for text in texts]
        empty = np.zeros(0, dtype=np.uint64)
        self._known = np.unique(np.concatenate([empty, *found]))

    @property
    def n_shingles(self) -> int:
        """How many runs of words are kept out."""
        return len(self._known)

    def hits(self, text: str) -> bool:
        """Whether the text shares a run of words with an evaluation set."""
        shingles = self._shingles(text)
        places = np.searchsorted(self._known, shingles)
        places[places == len(self._known)] = 0
        return bool(len(self._known)) and bool((self._known[places] == shingles).any())

    def _shingles(self, text: str) -> NDArray[np.uint64]:
        codes = np.array(
            [self._code(word) for word in _WORD.findall(text.lower())], dtype=np.uint64
        )
        n = len(codes) - SHINGLE_WORDS + 1
        if n < 1:
            return np.zeros(0, dtype=np.uint64)
        total = np.zeros(n, dtype=np.uint64)
        for place, factor in enumerate(self._factors):
            total += codes[place : place + n] * factor
        return total

    def _code(self, word: str) -> int:
        # A word's number is its rank of appearance, spread over 64 bits (golden ratio).
        known = self._codes.setdefault(word, len(self._codes) + 1)
        return known * 0x9E3779B97F4A7C15 % 2**64


def evaluation_texts(folders: Sequence[Path]) -> Iterator[str]:
    """Every text, title, question and quote of the JSON-lines files below the folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*.jsonl")):
            for line in path.read_text("utf-8-sig").splitlines():
                if line.strip():
                    one = json.loads(line)
                    yield from (one[name] for name in _TEXT_FIELDS if one.get(name))
