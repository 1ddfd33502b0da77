"""An address is the whole question, and the question the whole address."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from docpipe.errors import QueryError
from docpipe.model import Filters, Mode, RecordType
from docpipe.web.asked import Asked, Sort, read_asked

values = st.lists(
    st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()) and text.isprintable()),
    max_size=2,
    unique=True,
).map(tuple)
searches = st.builds(
    Asked,
    text=st.text(max_size=20).filter(str.isprintable).map(str.strip),
    filters=st.builds(
        Filters,
        types=st.lists(st.sampled_from(RecordType), unique=True, max_size=2).map(tuple),
        topics=values,
        municipalities=values,
        year_from=st.none() | st.integers(1900, 2000),
        year_to=st.none() | st.integers(2001, 2100),
    ),
    mode=st.sampled_from(Mode),
    sort=st.sampled_from(Sort),
    page=st.integers(1, 50),
    size=st.integers(1, 100),
    understand=st.booleans(),
    expand=st.booleans(),
)


@given(searches)
def test_what_an_address_says_is_what_was_asked(asked: Asked) -> None:
    assert read_asked(QueryParams(asked.params())) == asked


def test_the_usual_is_not_said() -> None:
    assert Asked(text="Wohnen").params() == [("q", "Wohnen")]


def test_empty_fields_of_a_form_count_as_not_given() -> None:
    params = QueryParams("q=Wohnen&topic=&year_from=&mode=&page=")
    assert read_asked(params) == Asked(text="Wohnen")


def test_filters_come_and_go_one_by_one() -> None:
    asked = Asked(text="Wohnen", page=3).adding("topic", "Sprache").adding("topic", "Arbeit")
    assert asked.filters.topics == ("Sprache", "Arbeit")
    assert asked.page == 1
    assert asked.without("topic", "Sprache").filters.topics == ("Arbeit",)
    assert asked.without("topic").filters == Filters()


def test_a_year_takes_the_place_of_another_and_stays_beside_other_filters() -> None:
    asked = Asked().adding("year_from", "2015").adding("type", "practice")
    assert asked.adding("year_from", "2018").filters == replace(asked.filters, year_from=2018)
    assert asked.filters.types == (RecordType.PRACTICE,)
    assert asked.without("year_from").filters.year_from is None


@pytest.mark.parametrize(
    "query",
    ["mode=laut", "sort=zufall", "page=0", "page=-1", "page=x", "k=101", "k=²", "type=brief",
     "year_from=zwanzig", "year_from=2020&year_to=2010", f"q={'a' * 1001}"],
)  # fmt: skip
def test_what_cannot_be_understood_is_said(query: str) -> None:
    with pytest.raises(QueryError):
        read_asked(QueryParams(query))
