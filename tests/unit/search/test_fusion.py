import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.search.ranking import Weighted, fuse

rankings = st.dictionaries(
    st.integers(0, 30), st.floats(0, 50).map(lambda value: round(value, 6)), max_size=20
)


def _weighted(scores: dict[int, float], weight: float, floor: float | None) -> Weighted:
    return Weighted(ranking=tuple(scores.items()), weight=weight, floor=floor)


@given(rankings, rankings, st.randoms())
def test_order_of_input_does_not_matter(one: dict[int, float], two: dict[int, float], rng) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    shuffled = list(one.items())
    rng.shuffle(shuffled)

    straight = fuse({"a": _weighted(one, 2, 0.0), "b": _weighted(two, 1, None)})
    turned = fuse(
        {"b": _weighted(two, 1, None), "a": Weighted(ranking=shuffled, weight=2, floor=0.0)}
    )

    assert straight == turned


@given(rankings, rankings)
def test_shares_sum_to_the_score_between_0_and_1(
    one: dict[int, float], two: dict[int, float]
) -> None:
    fused = fuse({"a": _weighted(one, 3, 0.0), "b": _weighted(two, 1, None)})

    assert {item.row for item in fused} == {*one, *two}
    for item in fused:
        assert sum(signal.share for signal in item.signals) == pytest.approx(item.score, abs=1e-8)
        assert 0 <= item.score <= 1 + 1e-8
    scores = [(-item.score, item.row) for item in fused]
    assert scores == sorted(scores)


def test_weights_and_floors() -> None:
    fused = fuse(
        {
            "lexical": Weighted(ranking=[(1, 10.0), (2, 5.0)], weight=0.75, floor=0.0),
            "dense": Weighted(ranking=[(3, 0.9), (2, 0.8), (1, 0.7)], weight=0.25),
        }
    )

    assert [(item.row, round(item.score, 4)) for item in fused] == [
        (1, 0.75),
        (2, 0.5),
        (3, 0.25),
    ]
    lexical, dense = sorted(fused[1].signals, key=lambda signal: signal.share, reverse=True)
    assert (lexical.retriever, lexical.rank, lexical.score, lexical.share) == (
        "lexical", 2, 5.0, 0.375,
    )  # fmt: skip
    assert (dense.retriever, dense.rank, dense.share) == ("dense", 2, 0.125)


def test_nothing_found_is_nothing_fused() -> None:
    assert fuse({}) == []
    assert fuse({"a": Weighted(ranking=(), weight=1.0)}) == []


def test_a_single_hit_is_the_best() -> None:
    assert fuse({"a": Weighted(ranking=[(7, -0.2)], weight=1.0)})[0].score == 1.0
