import numpy as np
import pytest
from numpy.typing import NDArray

from docpipe.index import Selection
from docpipe.index.lexical import LexicalIndex, best
from docpipe.index.postings import Postings

N = 30_000


def _scores(share: float) -> NDArray[np.float32]:
    rng = np.random.default_rng(4)
    # Few different values, so that many are equal at every cut.
    values = rng.integers(1, 40, N).astype(np.float32) / 8
    scores: NDArray[np.float32] = np.where(rng.random(N) < share, values, np.float32(0))
    return scores


@pytest.mark.parametrize("share", [0.0, 0.002, 0.4, 1.0])
@pytest.mark.parametrize("passing", [None, 0.01, 0.6])
@pytest.mark.parametrize("n", [0, 1, 250, 1000, N + 1])
def test_the_best_are_those_of_sorting_all(share: float, passing: float | None, n: int) -> None:
    scores = _scores(share)
    mask = None if passing is None else np.random.default_rng(6).random(N) < passing
    selection = Selection(N, mask)

    expected = [
        (row, float(score))
        for row, score in enumerate(scores)
        if score > 0 and (mask is None or mask[row])
    ]
    expected.sort(key=lambda pair: (-pair[1], pair[0]))

    assert best(scores, selection, n) == expected[:n]


def test_single_rows_are_scored_and_counted_as_ranked() -> None:
    postings = Postings(
        np.array([0, 2, 5]),
        np.array([1, 3, 0, 1, 4], dtype=np.int32),
        np.array([1, 2, 1, 1, 2], dtype=np.float32),
    )
    index = LexicalIndex(postings, {"haus": 0, "weg": 1}.get, 6)
    terms = {"haus": 2.0, "weg": 0.5, "unbekannt": 9.0}

    found = dict(index.search(terms, Selection(6), 10))

    assert set(found) == {0, 1, 3, 4}
    assert index.selected(terms, Selection(6)).count == 4
    assert index.score_rows(terms, np.arange(6)).tolist() == [found.get(row, 0) for row in range(6)]
    assert index.search(dict(reversed(terms.items())), Selection(6), 10) == list(found.items())
