"""What a notebook hands in, plain texts, lists and numpy's numbers, is taken or refused clearly."""

import json
from typing import Any

import numpy as np
import pytest

from docpipe.errors import QueryError
from docpipe.export import filters_object
from docpipe.model import Filters, Mode, Query, RecordType


def filters(**named: Any) -> Filters:  # noqa: ANN401 - what the types would not let in
    return Filters(**named)


def query(**named: Any) -> Query:  # noqa: ANN401
    return Query(text="Beteiligung", **named)


def test_a_mode_may_be_named() -> None:
    assert query(mode="dense").mode is Mode.DENSE


def test_an_unknown_mode_is_refused_with_those_there_are() -> None:
    with pytest.raises(QueryError, match=r"„vector“\. Es gibt: hybrid, dense, lexical"):
        query(mode="vector")


def test_types_may_be_named() -> None:
    assert filters(types=["practice"]).types == (RecordType.PRACTICE,)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(QueryError, match="„Beispiel“"):
        filters(types=("Beispiel",))


def test_a_text_is_one_value_and_a_list_becomes_a_key() -> None:
    assert filters(topics="Bildung") == filters(topics=["Bildung"])
    assert hash(filters(topics=["Bildung"])) == hash(Filters(topics=("Bildung",)))


def test_numbers_of_numpy_can_be_written_as_json() -> None:
    shown = filters_object(filters(year_from=np.int64(2009)))
    assert json.dumps(shown) == '{"year_from": 2009}'
    assert type(query(k=np.int64(3)).k) is int


@pytest.mark.parametrize("year", ["2009", 2009.5])
def test_a_year_is_a_whole_number(year: object) -> None:
    with pytest.raises(QueryError, match="Ein Jahr muss eine ganze Zahl sein"):
        filters(year_from=year)
