from collections import Counter
from pathlib import Path

import pytest

from docpipe.answers.counts import RECORD_TYPES, latest, lines, span_of, through_years
from docpipe.model import Facets, Filters, RecordType
from docpipe.search import Searcher
from tests.snapshots import entry, info, published

A, B, C = "a" * 16, "b" * 16, "c" * 16
DOCUMENTS = (info(A, year=2012), info(B, year=None), info(C, year=2009))
TOPICS = ("Bildung", "Sprache", "Wohnen")
CHUNKS = tuple(
    entry(
        f"Satz {i}",
        i,
        source=(A, B, C)[i % 3],
        kind=tuple(RecordType)[i % 5],
        facets=Facets(topics=TOPICS[i % 4 :], municipalities=("Jena",) if i % 2 else ()),
    )
    for i in range(60)
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    place: Path = tmp_path_factory.mktemp("index")
    published(place, CHUNKS, DOCUMENTS)
    return Searcher.open(place)


def test_lines_count_types_and_years_as_one_would_by_hand(searcher: Searcher) -> None:
    types: Counter[tuple[str, str]] = Counter()
    years: Counter[tuple[str, str]] = Counter()
    for chunk, document in searcher.records(Filters(types=tuple(RecordType))):
        for topic in chunk.facets.topics:
            types[topic, chunk.type.value] += 1
            if chunk.type is not RecordType.PASSAGE and document.year is not None:
                years[topic, str(document.year)] += 1

    found = lines(searcher, "topics")

    assert {(one.name, kind): n for one in found for kind, n in one.types.items()} == types
    assert {(one.name, year): n for one in found for year, n in one.years.items()} == years
    for one in found:
        records = sum(n for (name, kind), n in types.items() if name == one.name
                      and kind != RecordType.PASSAGE)  # fmt: skip
        assert one.records == records
        assert one.undated == records - sum(one.years.values())
    assert [one.records for one in found] == sorted((one.records for one in found), reverse=True)


def test_lines_under_a_filter_count_what_passes(searcher: Searcher) -> None:
    (jena,) = lines(searcher, "municipalities", Filters(topics=("Sprache",)))
    passing = [
        chunk
        for chunk in CHUNKS
        if "Sprache" in chunk.facets.topics and "Jena" in chunk.facets.municipalities
    ]
    assert jena.types == Counter(chunk.type.value for chunk in passing)


def test_the_years_of_a_filter_hold_no_passages(searcher: Searcher) -> None:
    counts = through_years(searcher, Filters(topics=("Wohnen",)))
    assert set(counts) <= set(RECORD_TYPES)
    assert {year for of in counts.values() for year in of} == {"2009", "2012"}


def test_years_without_records_are_years_all_the_same() -> None:
    assert span_of({"2012", "2009"}) == ("2009", "2010", "2011", "2012")
    assert span_of(()) == ()


@pytest.mark.parametrize("n", [1, 3, 9, 100])
def test_the_latest_come_first_and_undated_ones_last(searcher: Searcher, n: int) -> None:
    filters = Filters(types=(RecordType.PRACTICE,))
    every = sorted(
        searcher.records(filters), key=lambda one: -(one[1].year or 0)
    )  # stable: title and reading order stay
    assert list(latest(searcher, filters, n)) == every[:n]


def test_the_latest_of_some_years_are_of_these_years(searcher: Searcher) -> None:
    filters = Filters(types=RECORD_TYPES, year_to=2010)
    assert {document.year for _, document in latest(searcher, filters, 100)} == {2009}
