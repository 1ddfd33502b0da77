"""Where training starts: latent semantic analysis, rows of one length, rare tokens heavier."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.utils.extmath import randomized_svd

from scripts.train_embedding.corpus import Group

SIF = 1e-3
"""A token of this relative frequency weighs half; a common value for smooth inverse frequency."""
_ROUNDS = 3


def frequencies(groups: Sequence[Group], size: int) -> NDArray[np.float64]:
    """Relative frequency of each token, every group counting alike, whatever its size."""
    shares = [np.bincount(group.ids, minlength=size) / max(len(group.ids), 1) for group in groups]
    mean: NDArray[np.float64] = np.mean(shares, axis=0)
    return mean


def starting_vectors(
    groups: Sequence[Group], size: int, dim: int, seed: int
) -> NDArray[np.float32]:
    """``(size, dim)``; tokens that stand together in passages point the same way."""
    counts = _counts(groups, size)
    seen = np.asarray((counts > 0).sum(axis=0)).ravel()
    counts.data = 1.0 + np.log(counts.data)
    weighted = counts @ diags(np.log((1 + counts.shape[0]) / (1 + seen)))
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    normal = diags(1.0 / np.maximum(lengths, 1e-9)) @ weighted
    _, sizes, axes = randomized_svd(
        csr_matrix(normal, dtype=np.float32), dim, n_iter=_ROUNDS, random_state=seed
    )
    vectors = axes.T * np.sqrt(sizes)
    noise = np.random.default_rng(seed).normal(size=vectors.shape)
    vectors[seen == 0] = noise[seen == 0]
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    weights = SIF / (SIF + frequencies(groups, size))
    found: NDArray[np.float32] = (vectors * weights[:, None]).astype(np.float32)
    return found


def _counts(groups: Sequence[Group], size: int) -> csr_matrix:
    rows, columns = [], []
    n = 0
    for group in groups:
        ends = group.pieces[group.first]
        rows.append(np.repeat(np.arange(n, n + len(group)), np.diff(ends)))
        columns.append(group.ids)
        n += len(group)
    places = (np.concatenate(rows), np.concatenate(columns))
    return csr_matrix((np.ones(len(places[0]), dtype=np.float32), places), shape=(n, size))
