from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe.errors import CorruptSnapshotError, UnknownIdError
from docpipe.index import Index, open_current
from docpipe.model import Chunk, DocumentInfo, Facets, Filters, RecordType
from tests.snapshots import EMBEDDER, entry, info, published

A, B = "a" * 16, "b" * 16
DOCUMENTS = {
    A: info(A, title="Handreichung", year=2012, publisher="Stadt Köln", file="Hand.pdf"),
    B: info(B, title="Manifest", year=None, publisher=None, language="en", file="m.pdf"),
}
TOPICS = ("Sprache", "Wohnen")
GROUPS = ("Bund", "Kommune")
CHUNKS = tuple(
    entry(
        f"Haus Beratung {i} Wort{i}",
        i,
        source=A if i % 3 else B,
        kind=tuple(RecordType)[i % 5],
        facets=Facets(
            topics=TOPICS[: i % 3],
            addressees=(("Städte", "Bund")[i % 2],) if i % 4 else (),
            addressee_groups=(GROUPS[1 - i % 2],) if i % 4 else (),
            municipalities=("Kreis Düren",) if i % 7 == 0 else (),
        ),
    )
    for i in range(40)
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    place: Path = tmp_path_factory.mktemp("index")
    published(place, CHUNKS, tuple(DOCUMENTS.values()))
    return open_current(place)


def _passes(chunk: Chunk, document: DocumentInfo, filters: Filters) -> bool:
    """The contract's sentence on filters, entry by entry."""

    def one_of(wanted: tuple[str, ...], have: tuple[str | None, ...]) -> bool:
        folded = {value.casefold() for value in have if value}
        return not wanted or any(value.casefold() in folded for value in wanted)

    facets = chunk.facets
    return (
        (not filters.types or chunk.type in filters.types)
        and one_of(filters.topics, facets.topics)
        and one_of(filters.addressees, (*facets.addressees, *facets.addressee_groups))
        and one_of(filters.municipalities, facets.municipalities)
        and one_of(filters.documents, (document.id, document.title, document.file))
        and one_of(filters.publishers, (document.publisher,))
        and one_of(filters.languages, (document.language,))
        and (
            (filters.year_from is None and filters.year_to is None)
            or (
                document.year is not None
                and (filters.year_from or 0) <= document.year <= (filters.year_to or 9999)
            )
        )
    )


def _some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


FILTERS = st.builds(
    Filters,
    types=st.lists(st.sampled_from(RecordType), max_size=2).map(tuple),
    topics=_some("sprache", "Wohnen", "Unbekannt"),
    addressees=_some("Städte", "BUND", "kommune", "x"),
    municipalities=_some("kreis düren", "Essen"),
    documents=_some(A, "manifest", "HAND.pdf", "%"),
    publishers=_some("stadt köln", "x"),
    languages=_some("de", "en"),
    year_from=st.sampled_from([None, 2000, 2012, 2020]),
    year_to=st.sampled_from([None, 2011, 2012]),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=FILTERS)
def test_filters_are_exact_in_every_use(index: Index, filters: Filters) -> None:
    passing = {chunk.id for chunk in CHUNKS if _passes(chunk, DOCUMENTS[chunk.source_id], filters)}
    everything = index.lexical({"haus": 1.0}, filters, 100)
    nearest = index.dense(EMBEDDER.encode(["Haus"], query=True)[0], filters, 100)

    assert {index.chunk(row).id for row in index.select(filters).rows.tolist()} == passing
    assert {index.chunk(row).id for row, _ in everything} == passing
    assert {index.chunk(row).id for row, _ in nearest} == passing
    assert {chunk.id for chunk, _ in index.entries(filters)} == passing
    assert index.holding_any({"haus": 1.0}, filters).count == len(passing)
    assert sum(one.count for one in index.facet_counts("types", filters)) == len(passing)


def test_filtering_does_not_change_scores(index: Index) -> None:
    vector = EMBEDDER.encode(["Haus Beratung 7"], query=True)[0]
    filters = Filters(topics=("Sprache",))

    assert set(index.dense(vector, filters, 50)) <= set(index.dense(vector, Filters(), 50))
    some, everything = (
        index.lexical({"haus": 1.0, "7": 1.0}, filters, 50),
        index.lexical({"haus": 1.0, "7": 1.0}, Filters(), 50),
    )
    assert set(some) <= set(everything)


def test_get_returns_the_entry_unchanged(index: Index) -> None:
    for chunk in CHUNKS:
        assert index.get(chunk.id) == (chunk, DOCUMENTS[chunk.source_id])
    with pytest.raises(UnknownIdError, match="nein"):
        index.get("nein")


def test_entries_come_by_document_then_reading_order(index: Index) -> None:
    found = [(document.title, chunk.ordinal) for chunk, document in index.entries(Filters())]

    assert found == sorted(found)
    assert len(found) == len(CHUNKS)


def test_neighbours_stay_in_the_document(index: Index) -> None:
    of_a = [chunk for chunk in CHUNKS if chunk.source_id == A]

    before, after = index.neighbours(of_a[3], 2)
    assert (list(before), list(after)) == (of_a[1:3], of_a[4:6])
    assert index.neighbours(of_a[0], 2)[0] == ()
    assert index.neighbours(of_a[-1], 2)[1] == ()


def test_misspelled_words_are_found(index: Index) -> None:
    assert index.terms("Berratung").own[-1] == index.analyser.analyse("Beratung")[0]
    assert index.terms("Beratung").own == index.analyser.analyse("Beratung")
    assert index.terms("qqqqqq").own == ("qqqqqq",)


def test_a_closed_index_says_so_in_its_own_words(tmp_path: Path) -> None:
    published(tmp_path, CHUNKS[:1], [DOCUMENTS[B]])
    index = open_current(tmp_path)
    index.close()

    with pytest.raises(CorruptSnapshotError, match="Abhilfe"):
        index.get(CHUNKS[0].id)
    with pytest.raises(CorruptSnapshotError, match="Abhilfe"):
        index.lexical({"haus": 1.0}, Filters(), 5)
