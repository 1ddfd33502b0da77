"""Data frames: the columns of the CSV, typed."""

import sys

import pandas as pd
import pytest

from docpipe.errors import ToolMissingError
from docpipe.export import to_frame
from docpipe.export.tabular import COLUMNS, RANK_COLUMNS
from tests.unit.export import samples


def test_the_columns_are_those_of_the_csv_in_its_order() -> None:
    columns = list(to_frame([samples.hit()]).columns)
    assert [name for name in columns if name != "pages"] == [*RANK_COLUMNS, *COLUMNS]


def test_records_have_neither_rank_nor_score() -> None:
    columns = set(to_frame([(samples.chunk(), samples.info())]).columns)
    assert not columns & set(RANK_COLUMNS)


def test_years_are_numbers_and_missing_ones_are_missing() -> None:
    frame = to_frame([(samples.chunk(), samples.info(year=year)) for year in (2009, None)])
    assert frame["year"].dtype == "Int64"
    assert frame["year"].tolist() == [2009, pd.NA]


def test_lists_stay_lists_and_quotes_as_they_are() -> None:
    chunk = samples.chunk(
        quote="=SUMME(A1)\u2028Bürger*innen", pages=(samples.region(3), samples.region(4))
    )
    row = to_frame([(chunk, samples.info())]).iloc[0]
    assert row["quote"] == "=SUMME(A1)\u2028Bürger*innen"
    assert (row["page"], row["pages"]) == (3, [3, 4])
    assert row["heading_path"] == ["4 Handlungsempfehlungen", "4.2 Beteiligung"]


def test_parts_of_a_record_stand_by_name() -> None:
    chunk = samples.with_fields(place="Musterau", goal="Mehr Teilhabe")
    row = to_frame([(chunk, samples.info())]).iloc[0]
    assert row["fields"] == {"place": "Musterau", "goal": "Mehr Teilhabe"}


def test_nothing_found_is_a_table_without_rows() -> None:
    frame = to_frame([])
    assert len(frame) == 0
    assert frame["year"].dtype == "Int64"


def test_without_pandas_the_message_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ToolMissingError, match=r"pip install 'docpipe\[analysis\]'"):
        to_frame([samples.hit()])
