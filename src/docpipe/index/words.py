"""The word index: for every token the entries that hold it, and how much it says about each.

What a token says about an entry (its *impact*) does not depend on the question, so it is worked out
when the index is built (BM25S: X. H. Lù, "BM25S: Orders of magnitude faster lexical search via
eager sparse scoring", 2024). A question then only adds up lists.

The formula is the one of SQLite's FTS5 with column weights: a token's frequency is the sum over the
columns of weight times occurrences, an entry's length the number of all its tokens.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.format import open_memmap

from docpipe import codec

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1 = 1.2
B = 0.4
"""Of BM25: how fast repetition stops to count, and how much length does. With the usual .75 a
record of one sentence beats the passage that says more; both are found, so length may tell less."""

OFFSETS, ROWS, IMPACTS = "words.offsets.npy", "words.rows.npy", "words.impacts.npy"

_BLOCK = 2_000_000
"""Tokens that are kept in memory before they are sorted and set aside: 4 bytes each until then, 60
while they are sorted."""


class WordsBuilder:
    """Takes entries row by row, then writes the arrays; memory does not grow with the entries.

    Args:
        folder: Where the files go, and meanwhile what is set aside.
        weights: How much a token counts by the column it stands in.
    """

    def __init__(self, folder: Path, weights: Mapping[str, float]) -> None:
        self._folder = folder
        self._weights = weights
        self._number: defaultdict[str, int] = defaultdict(count().__next__)
        self._lengths = array("i")
        self._tokens = array("i")
        self._per_column = array("i")
        self._first_row = 0
        self._blocks: list[Path] = []

    def add(self, columns: Iterable[Iterable[str]]) -> None:
        """The next row: the tokens of each column."""
        number = self._number.__getitem__
        before = len(self._tokens)
        for tokens in columns:
            start = len(self._tokens)
            self._tokens.extend(map(number, tokens))
            self._per_column.append(len(self._tokens) - start)
        self._lengths.append(len(self._tokens) - before)
        if len(self._tokens) >= _BLOCK:
            self._set_aside()

    def finish(self) -> list[str]:
        """Write the arrays.

        Returns:
            All tokens, sorted: their places are the keys of the postings.
        """
        self._set_aside()
        tokens = sorted(self._number)
        key_of = np.empty(len(tokens), dtype=np.int64)
        key_of[[self._number[token] for token in tokens]] = np.arange(len(tokens))
        blocks = [codec.read_array(path, mapped=True) for path in self._blocks]
        sizes = sum(
            (np.bincount(key_of[block["token"]], minlength=len(tokens)) for block in blocks),
            start=np.zeros(len(tokens), dtype=np.int64),
        )
        offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        np.save(self._folder / OFFSETS, offsets)
        self._write(blocks, key_of, offsets)
        for path in self._blocks:
            path.unlink()
        return tokens

    def _write(
        self,
        blocks: "list[NDArray[np.void]]",
        key_of: "NDArray[np.int64]",
        offsets: "NDArray[np.int64]",
    ) -> None:
        shape = (int(offsets[-1]),)
        rows = open_memmap(self._folder / ROWS, mode="w+", dtype=np.int32, shape=shape)
        impacts = open_memmap(self._folder / IMPACTS, mode="w+", dtype=np.float32, shape=shape)
        norms = self._norms()
        free = offsets[:-1].copy()
        for block in blocks:
            # Rows rise from block to block: each goes behind what the earlier ones wrote.
            keys = key_of[block["token"]]
            new = np.flatnonzero(np.diff(keys, prepend=-1))
            sizes = np.diff(new, append=len(keys))
            places = np.arange(len(keys)) + np.repeat(free[keys[new]] - new, sizes)
            free[keys[new]] += sizes
            frequency = block["frequency"].astype(np.float64)
            rows[places] = block["row"]
            impacts[places] = frequency * (K1 + 1) / (frequency + norms[block["row"]])
        rows.flush()
        impacts.flush()

    def _norms(self) -> "NDArray[np.float64]":
        lengths = np.asarray(self._lengths, dtype=np.float64)
        mean = lengths.mean() if lengths.any() else 1.0
        norms: NDArray[np.float64] = K1 * (1 - B + B * lengths / mean)
        return norms

    def _set_aside(self) -> None:
        """Sort what came in by token and row, add up equal ones, keep it in a file."""
        n_rows = len(self._lengths) - self._first_row
        columns = np.tile(np.arange(len(self._weights)), n_rows)
        of_column = np.repeat(columns, np.asarray(self._per_column))
        weight = np.array(list(self._weights.values()), dtype=np.float32)[of_column]
        rows = np.repeat(np.arange(n_rows), np.asarray(self._lengths)[self._first_row :])
        pairs = np.asarray(self._tokens, dtype=np.int64) * max(1, n_rows) + rows
        order = np.argsort(pairs, kind="stable")
        pairs = pairs[order]
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        block = np.empty(
            len(first), dtype=[("token", np.int32), ("row", np.int32), ("frequency", np.float32)]
        )
        block["token"] = pairs[first] // max(1, n_rows)
        block["row"] = pairs[first] % max(1, n_rows) + self._first_row
        if len(first):
            block["frequency"] = np.add.reduceat(weight[order], first)
        path = self._folder / f"words.{len(self._blocks)}.part.npy"
        np.save(path, block)
        self._blocks.append(path)
        self._first_row = len(self._lengths)
        self._tokens, self._per_column = array("i"), array("i")
