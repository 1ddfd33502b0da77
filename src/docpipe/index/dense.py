"""Ranking by meaning: inner products with 16-bit vectors, all of them or those of near lists.

``vectors.faiss`` holds every vector; up to ``EXACT_LIMIT`` rows, a question is compared with each.
Above, ``near.faiss`` names candidates: it holds the vectors again, with 8 bits a number, in lists
of near ones, of which only the nearest are looked at. Scores always come from ``vectors.faiss``.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import faiss as typed_faiss
import numpy as np

from docpipe.index.selection import Selection

if TYPE_CHECKING:
    from numpy.typing import NDArray

faiss: Any = typed_faiss
"""Its stubs describe the C++ signatures, not the Python ones that are called here."""

faiss.omp_set_num_threads(1)
"""One question, one thread: a server answers several at once, and OpenMP's pool hangs in a child
that was forked after its first use."""

EXACT_LIMIT = 200_000
"""Rows that a question is compared with one by one; see docs/adr/0022."""

N_LISTS = 1024
N_LISTS_SEEN = 192
"""Of the lists of near vectors, and how many of them a question looks at: enough to name .98 of the
true first hundred; see docs/adr/0022."""

_TRAINING_ROWS = 64 * N_LISTS
"""More changes the lists little; faiss warns below 39 for each."""

_SLACK = 16
"""Candidates beyond those wanted: 16 and 8 bits order near-equal ones differently."""

_DIGITS = 6
"""Scores are rounded: the last bits depend on how the processor grouped the sums."""

_MAPPED = faiss.IO_FLAG_MMAP_IFC | faiss.IO_FLAG_READ_ONLY


class DenseIndex:
    """The vectors of one snapshot, row by row; mapped, so that all readers share the memory.

    Args:
        vectors: All of them, as they are.
        near: Names candidates; ``None``: all vectors are compared.
    """

    def __init__(self, vectors: Any, near: Any = None) -> None:  # noqa: ANN401 - no types
        self._vectors = vectors
        self._near = near

    @classmethod
    def read(cls, vectors: Path, near: Path | None = None) -> "DenseIndex":
        """From files whose checksums have been compared (faiss does not notice flipped bits)."""
        lists = None
        if near is not None:
            lists = faiss.read_index(str(near), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
        return cls(faiss.read_index(str(vectors), _MAPPED), lists)

    @property
    def n_rows(self) -> int:
        """How many vectors."""
        return int(self._vectors.ntotal)

    @property
    def dim(self) -> int:
        """Their length."""
        return int(self._vectors.d)

    def search(
        self, vector: "NDArray[np.float32]", selection: Selection, n: int
    ) -> list[tuple[int, float]]:
        """The ``n`` nearest ``(row, score)`` among the selected rows.

        Sorted by falling score, then row; equal scores at the cut are resolved by row, too.
        """
        wanted = min(n, selection.count)
        if wanted < 1:
            return []
        fetched = wanted
        while True:
            fetched = min(fetched + wanted + _SLACK, selection.count)
            rows = self._candidates(vector, selection, fetched)
            scores = self.score_rows(vector, rows)
            order = np.lexsort((rows, -scores))
            found = [(int(rows[i]), float(scores[i])) for i in order]
            # Only when the score falls below that of the last wanted row are all ties in view.
            if len(found) < fetched or fetched == selection.count:
                return found[:wanted]
            if found[-1][1] < found[wanted - 1][1]:
                return found[:wanted]

    def score_rows(
        self, vector: "NDArray[np.float32]", rows: "NDArray[np.int64]"
    ) -> "NDArray[np.float64]":
        """The scores of given rows, as ``search`` gives them."""
        if not len(rows):
            return np.empty(0)
        # In 64 bits and without BLAS: the same however many rows are asked for, and no threads.
        own = self._vectors.reconstruct_batch(np.ascontiguousarray(rows, dtype=np.int64))
        products = np.einsum("ij,j->i", own.astype(np.float64), vector.astype(np.float64))
        scores: NDArray[np.float64] = np.round(products, _DIGITS)
        return scores

    def vector(self, row: int) -> "NDArray[np.float32]":
        """One vector."""
        found: NDArray[np.float32] = self._vectors.reconstruct(int(row))
        return found

    def _candidates(
        self, vector: "NDArray[np.float32]", selection: Selection, n: int
    ) -> "NDArray[np.int64]":
        query = np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32)
        near = self._near if selection.count > EXACT_LIMIT else None
        chosen: dict[str, Any] = {}
        bits = None if selection.mask is None else np.packbits(selection.mask, bitorder="little")
        if bits is not None:
            chosen["sel"] = faiss.IDSelectorBitmap(bits)
        if near is not None:
            params = faiss.SearchParametersIVF(nprobe=N_LISTS_SEEN, **chosen)
            _, rows = near.search(query, n, params=params)
        else:
            params = faiss.SearchParameters(**chosen) if chosen else None
            _, rows = self._vectors.search(query, n, params=params)
        found: NDArray[np.int64] = rows[0][rows[0] >= 0]
        return found


def write_vectors(path: Path, vectors: "NDArray[np.float32]") -> None:
    """Write unit vectors ``(n, dim)`` with 16 bits a number."""
    index = _scalars(vectors.shape[1], faiss.ScalarQuantizer.QT_fp16)
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    faiss.write_index(index, str(path))


def write_near(path: Path, vectors: "NDArray[np.float32]", n_lists: int = N_LISTS) -> None:
    """Write the lists of near vectors; equal vectors give an equal file."""
    dim = vectors.shape[1]
    kinds = faiss.ScalarQuantizer.QT_8bit
    coarse = faiss.IndexFlatIP(dim)
    index = faiss.IndexIVFScalarQuantizer(coarse, dim, n_lists, kinds, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed = 1
    index.cp.spherical = True
    sample = np.linspace(0, len(vectors) - 1, min(len(vectors), _TRAINING_ROWS)).astype(np.int64)
    index.train(np.ascontiguousarray(vectors[sample], dtype=np.float32))
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    faiss.write_index(index, str(path))


def _scalars(dim: int, kind: int) -> Any:  # noqa: ANN401 - no types
    return faiss.IndexScalarQuantizer(dim, kind, faiss.METRIC_INNER_PRODUCT)
