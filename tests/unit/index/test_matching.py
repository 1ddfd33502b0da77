"""Conditions against a reading of the texts word by word."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe.index import Index, IndexOptions, open_current
from docpipe.model import (
    Chunk,
    Every,
    Expression,
    Facets,
    Filters,
    Holds,
    Passes,
    RecordType,
    Some,
    Sort,
    Without,
)
from docpipe.search import Searcher
from docpipe.search.asking.syntax import render
from tests.snapshots import EMBEDDER, entry, info, published

# Words that neither stemming nor folding changes, so that the reading below needs no analysis.
WORDS = ("amt", "amtsblatt", "haus", "rat", "tal", "weg", "am", "der")
CHUNKS = tuple(
    entry(
        " ".join(WORDS[(i * step + i // 3) % len(WORDS)] for step in range(1, 2 + i % 5)),
        i,
        kind=tuple(RecordType)[i % 5],
        facets=Facets(topics=("Sprache",) if i % 4 == 0 else ()),
        heading_path=(WORDS[i % 5], WORDS[i % 3]) if i % 6 else (),
        label="rat tal" if i % 7 == 0 else None,
        source=("a" if i % 2 else "b") * 16,
    )
    for i in range(48)
)
DOCUMENTS = (info("a" * 16, title="weg tal", year=2010), info("b" * 16, year=2020))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place: Path = tmp_path_factory.mktemp("index")
    published(place, CHUNKS, DOCUMENTS)
    return place


@pytest.fixture(scope="module")
def index(place: Path) -> Index:
    return open_current(place)


@pytest.fixture(scope="module")
def searcher(place: Path) -> Searcher:
    return Searcher.open(place)


def columns(chunk: Chunk) -> list[list[str]]:
    seen = (*chunk.heading_path, chunk.label or "", chunk.evidence.quote)
    return [column.split() for column in seen]


def follows(column: Sequence[str], phrase: Sequence[str]) -> bool:
    return any(
        column[start : start + len(phrase)] == list(phrase)
        for start in range(len(column) - len(phrase) + 1)
    )


def satisfies(chunk: Chunk, expression: Expression) -> bool:
    match expression:
        case Holds(Sort.WORD, text):
            return any(text in column for column in columns(chunk))
        case Holds(Sort.PHRASE, text):
            return any(follows(column, text.split()) for column in columns(chunk))
        case Holds(_, text):
            return any(word.startswith(text) for column in columns(chunk) for word in column)
        case Passes(filters):
            return passes(chunk, filters)
        case Every(parts):
            return all(satisfies(chunk, part) for part in parts)
        case Some(parts):
            return any(satisfies(chunk, part) for part in parts)
        case Without(part):
            return not satisfies(chunk, part)


def passes(chunk: Chunk, filters: Filters) -> bool:
    year = 2010 if chunk.source_id[0] == "a" else 2020
    return (
        (not filters.types or chunk.type in filters.types)
        and (not filters.topics or chunk.facets.topics == filters.topics)
        and (filters.year_from or 0) <= year <= (filters.year_to or 9999)
        and (filters.required is None or satisfies(chunk, filters.required))
    )


FILTERS = st.builds(
    Filters,
    types=st.lists(st.sampled_from(RecordType), max_size=2).map(tuple),
    topics=st.sampled_from([(), ("Sprache",)]),
    year_from=st.sampled_from([None, 2010, 2015]),
    year_to=st.sampled_from([None, 2015, 2020]),
)
HOLDS = st.one_of(
    st.builds(Holds, st.just(Sort.WORD), st.sampled_from(WORDS)),
    st.builds(
        Holds,
        st.just(Sort.PHRASE),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    ),
    st.builds(Holds, st.just(Sort.PREFIX), st.sampled_from(["am", "amts", "ta", "x"])),
)


def trees(leaves: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda parts: Every(tuple(parts)), st.lists(inner, min_size=2, max_size=3)),
            st.builds(lambda parts: Some(tuple(parts)), st.lists(inner, min_size=2, max_size=3)),
            st.builds(Without, inner),
        ),
        max_leaves=6,
    )


QUIETLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUIETLY
@given(filters=FILTERS, required=trees(HOLDS | st.builds(Passes, FILTERS)))
def test_conditions_are_exact_in_every_use(
    index: Index, filters: Filters, required: Expression
) -> None:
    asked = Filters(
        types=filters.types,
        topics=filters.topics,
        year_from=filters.year_from,
        year_to=filters.year_to,
        required=required,
    )
    passing = {chunk.id for chunk in CHUNKS if passes(chunk, asked)}
    nearest = index.dense(EMBEDDER.encode(["Haus"], query=True)[0], asked, 100)
    by_words = index.lexical({"haus": 1.0}, asked, 100)
    housed = {chunk.id for chunk in CHUNKS if any("haus" in column for column in columns(chunk))}

    assert {index.chunk(row).id for row in index.select(asked).rows.tolist()} == passing
    assert {index.chunk(row).id for row, _ in nearest} == passing
    assert {index.chunk(row).id for row, _ in by_words} == passing & housed
    assert {chunk.id for chunk, _ in index.entries(asked)} == passing
    assert index.count(asked) == len(passing)
    assert sum(one.count for one in index.facet_counts("types", asked)) == len(passing)


@QUIETLY
@given(filters=FILTERS, required=trees(HOLDS), mode=st.sampled_from(["lexical", "dense", "hybrid"]))
def test_a_typed_condition_is_exact_in_every_mode(
    searcher: Searcher, filters: Filters, required: Expression, mode: str
) -> None:
    question = f"({render(required)}) AND (haus OR rat)"
    result = searcher.search(
        question,
        types=filters.types,
        topics=filters.topics,
        year_from=filters.year_from,
        year_to=max(filters.year_to or 2020, filters.year_from or 0),
        mode=mode,
        k=100,
    )

    asked = Every((required, Some((Holds(Sort.WORD, "haus"), Holds(Sort.WORD, "rat")))))
    passing = {c.id for c in CHUNKS if passes(c, filters) and satisfies(c, asked)}
    assert {hit.chunk.id for hit in result.hits} == passing
    assert result.total == len(passing)


def test_words_meet_in_any_form_and_in_compounds(tmp_path: Path) -> None:
    texts = ("Die Stadtverwaltungen", "Verwaltung", "Migrant*innen-Vertretung", "§ 16a")
    published(tmp_path, [entry(t, i) for i, t in enumerate(texts)], options=IndexOptions())

    with open_current(tmp_path) as index:

        def found(sort: Sort, text: str) -> list[str]:
            rows = index.select(Filters(required=Holds(sort, text))).rows.tolist()
            return sorted(index.chunk(row).evidence.quote for row in rows)

        assert found(Sort.WORD, "Verwaltungen") == sorted(texts[:2])
        assert found(Sort.PHRASE, "Verwaltungen") == [texts[1]]
        assert found(Sort.PREFIX, "Stadtverwa") == [texts[0]]
        assert found(Sort.PHRASE, "Migrantenvertretung") == []
        assert found(Sort.WORD, "Migrantinnen-Vertretungen") == [texts[2]]
        assert found(Sort.PHRASE, "Migranten Vertretung") == [texts[2]]
        assert found(Sort.PREFIX, "migrant") == [texts[2]]
        assert found(Sort.PHRASE, "§ 16a") == found(Sort.WORD, "16a") == [texts[3]]
        assert found(Sort.WORD, "?") == []
