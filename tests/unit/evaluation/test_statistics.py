import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docpipe.evaluation.statistics import interval, paired

SHARES = st.lists(
    st.integers(min_value=0, max_value=100).map(lambda share: share / 100), min_size=2, max_size=12
)


@settings(deadline=None)  # the first call loads scipy
@given(SHARES)
def test_an_interval_holds_the_mean_and_stays_among_the_values(values: list[float]) -> None:
    low, high = interval(values)

    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9
    assert low - 1e-9 <= sum(values) / len(values) <= high + 1e-9
    assert interval(values) == (low, high)


def test_one_value_or_none_has_no_width() -> None:
    assert interval([0.4]) == (0.4, 0.4)
    assert interval([]) == (0.0, 0.0)


def test_more_questions_make_a_mean_surer() -> None:
    few, many = interval([0.0, 1.0] * 5), interval([0.0, 1.0] * 200)

    assert many[1] - many[0] < few[1] - few[0]


def test_a_steady_lead_is_no_chance_and_a_single_question_is() -> None:
    worse = [0.1 * (i % 5) for i in range(40)]
    steady = paired([value + 0.1 for value in worse], worse)
    single = paired([*worse[:-1], worse[-1] + 0.4], worse)

    assert steady.mean == pytest.approx(0.1)
    assert steady.p < 0.01 < single.p
    assert steady.low > 0 >= single.low


def test_a_difference_turns_its_sign_with_the_sides() -> None:
    one, other = [0.2, 0.9, 0.5, 0.7], [0.1, 0.6, 0.6, 0.2]

    assert paired(one, other).mean == pytest.approx(-paired(other, one).mean)
    assert paired(one, one).p == 1.0
    assert paired([0.9], [0.1]).mean == pytest.approx(0.8)
    assert paired([0.9], [0.1]).p == 1.0
    with pytest.raises(ValueError, match="argument"):
        paired(one, other[:2])
