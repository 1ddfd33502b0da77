"""FAISS with filters against a matrix product, order and scores."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from docpipe.index.dense import DenseIndex


def _brute_force(
    vectors: NDArray[np.float32], query: NDArray[np.float32], allowed: list[int] | None, n: int
) -> list[tuple[int, float]]:
    rows = range(len(vectors)) if allowed is None else allowed
    scored = [
        (row, round(float(np.dot(vectors[row].astype(np.float64), query)), 6)) for row in rows
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:n]


def _unit(rng: np.random.Generator, n: int, dim: int) -> NDArray[np.float32]:
    rows = rng.normal(size=(n, dim))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize("share", [None, 0.0, 0.02, 0.3, 1.0])
@pytest.mark.parametrize("n", [1, 7, 50, 500])
def test_same_rows_and_scores_as_brute_force(share: float | None, n: int) -> None:
    rng = np.random.default_rng(7)
    vectors, queries = _unit(rng, 300, 24), _unit(rng, 10, 24)
    allowed = None if share is None else [int(i) for i in np.flatnonzero(rng.random(300) < share)]
    index = DenseIndex.build(vectors)

    for query in queries:
        found = index.search(query, allowed, n)
        expected = _brute_force(vectors, query, allowed, n)
        assert [row for row, _ in found] == [row for row, _ in expected]
        np.testing.assert_allclose(
            [score for _, score in found], [score for _, score in expected], atol=2e-6
        )


@given(
    copies=st.lists(st.integers(0, 3), min_size=1, max_size=60),
    n=st.integers(1, 70),
    filtered=st.booleans(),
)
def test_ties_at_the_cut_fall_by_row(copies: list[int], n: int, filtered: bool) -> None:
    basis = np.eye(4, dtype=np.float32)
    index = DenseIndex.build(basis[copies])
    query = np.array([0.8, 0.6, 0, 0], dtype=np.float32)
    allowed = [row for row in range(len(copies)) if row % 2] if filtered else None

    assert index.search(query, allowed, n) == _brute_force(basis[copies], query, allowed, n)


def test_a_written_index_reads_back(tmp_path: Path) -> None:
    vectors = _unit(np.random.default_rng(1), 20, 8)
    DenseIndex.build(vectors).write(tmp_path / "x.faiss")

    read = DenseIndex.read(tmp_path / "x.faiss")

    assert (read.n_rows, read.dim) == (20, 8)
    assert read.search(vectors[3], None, 1)[0] == (3, 1.0)


def test_an_empty_index_finds_nothing() -> None:
    index = DenseIndex.build(np.zeros((0, 4), dtype=np.float32))

    assert index.search(np.ones(4, dtype=np.float32), None, 5) == []
