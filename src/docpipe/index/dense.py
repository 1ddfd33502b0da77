"""Ranking by meaning: exact inner product over all vectors (FAISS ``IndexFlatIP``)."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import faiss as typed_faiss
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

faiss: Any = typed_faiss
"""Its stubs describe the C++ signatures, not the Python ones that are called here."""

_DIGITS = 6
"""Scores are rounded: the last bits depend on how the processor grouped the sums."""


class DenseIndex:
    """The vectors of one snapshot, row by row."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - faiss has no types
        self._index = index

    @classmethod
    def build(cls, vectors: "NDArray[np.float32]") -> "DenseIndex":
        """Of unit vectors ``(n, dim)``."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> "DenseIndex":
        """From a file whose checksum has been compared (faiss does not notice flipped bits)."""
        return cls(faiss.read_index(str(path)))

    def write(self, path: Path) -> None:
        """To a file."""
        faiss.write_index(self._index, str(path))

    @property
    def n_rows(self) -> int:
        """How many vectors."""
        return int(self._index.ntotal)

    @property
    def dim(self) -> int:
        """Their length."""
        return int(self._index.d)

    def search(
        self, vector: "NDArray[np.float32]", allowed: Sequence[int] | None, n: int
    ) -> list[tuple[int, float]]:
        """The ``n`` nearest ``(row, score)`` among ``allowed`` rows (``None``: all).

        Sorted by falling score, then row; equal scores at the cut are resolved by row, too.
        """
        n_allowed = self.n_rows if allowed is None else len(allowed)
        if not n_allowed or n < 1:
            return []
        params = None if allowed is None else self._selection(allowed)
        wanted = min(n, n_allowed)
        fetched = wanted
        while True:
            fetched = min(fetched + wanted, n_allowed)
            found = self._fetch(vector, params, fetched)
            # Only when the score falls below that of the last wanted row are all ties in view.
            if fetched == n_allowed or found[-1][1] < found[wanted - 1][1]:
                return found[:wanted]

    def _fetch(
        self,
        vector: "NDArray[np.float32]",
        params: Any,  # noqa: ANN401
        n: int,
    ) -> list[tuple[int, float]]:
        query = np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32)
        scores, rows = self._index.search(query, n, params=params)
        found = [
            (int(row), round(float(score), _DIGITS))
            for row, score in zip(rows[0], scores[0], strict=True)
            if row >= 0
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _selection(self, allowed: Sequence[int]) -> Any:  # noqa: ANN401
        mask = np.zeros(self.n_rows, dtype=bool)
        mask[np.asarray(allowed, dtype=np.int64)] = True
        bits = np.packbits(mask, bitorder="little")
        return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
