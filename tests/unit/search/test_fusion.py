import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.search.ranking import Ranking, Weighted

SCORES = st.lists(
    st.tuples(
        st.floats(0, 50).map(lambda value: round(value, 6)),
        st.floats(-1, 1).map(lambda value: round(value, 6)),
    ),
    max_size=20,
)


def _ranking(pairs: list[tuple[float, float]], rows: list[int] | None = None) -> Ranking:
    one, two = (np.array([pair[i] for pair in pairs]) for i in (0, 1))
    return Ranking(
        np.array(rows if rows is not None else range(len(pairs)), dtype=np.int64),
        {"a": Weighted(scores=one, weight=3), "b": Weighted(scores=two, weight=1)},
    )


@given(SCORES, st.randoms())
def test_order_of_input_does_not_matter(pairs: list[tuple[float, float]], rng) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    rows = list(range(len(pairs)))
    rng.shuffle(rows)

    assert list(_ranking([pairs[row] for row in rows], rows)) == list(_ranking(pairs))


@given(SCORES)
def test_shares_sum_to_the_score_and_scores_fall(pairs: list[tuple[float, float]]) -> None:
    fused = list(_ranking(pairs))

    for item in fused:
        assert sum(signal.share for signal in item.signals) == pytest.approx(item.score, abs=1e-8)
        assert item.score <= 1 + 1e-8
    order = [(-item.score, item.row) for item in fused]
    assert order == sorted(order)


def test_weights_ranks_and_shares() -> None:
    fused = Ranking(
        np.array([1, 2, 3]),
        {
            "lexical": Weighted(scores=np.array([10.0, 5.0, 0.0]), weight=0.75),
            "dense": Weighted(scores=np.array([0.0, 0.45, 0.9]), weight=0.25),
        },
    )

    assert [(item.row, item.score) for item in fused] == [(1, 0.75), (2, 0.5), (3, 0.25)]
    dense, lexical = fused[1].signals
    assert (lexical.retriever, lexical.rank, lexical.score, lexical.share) == (
        "lexical", 2, 5.0, 0.375,
    )  # fmt: skip
    assert (dense.retriever, dense.rank, dense.share) == ("dense", 2, 0.125)


def test_a_signal_that_has_nothing_to_say_is_not_named() -> None:
    scores = {"a": Weighted(scores=np.array([1.0, 0.0]), weight=1.0)}

    assert [len(item.signals) for item in Ranking(np.array([4, 5]), scores)] == [1, 0]


def test_a_score_of_1_is_the_best_there_could_be_if_that_is_said() -> None:
    scores = {"a": Weighted(scores=np.array([0.3]), weight=2.0, best=1.0)}

    assert Ranking(np.array([7]), scores)[0].score == 0.3


def test_nothing_found_is_nothing_fused() -> None:
    assert list(Ranking(np.empty(0, dtype=np.int64), {})) == []
