from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from docpipe.index import Index, open_current
from docpipe.model import Facets, Filters, RecordType
from tests.snapshots import entry, info, published

A, B, C = "a" * 16, "b" * 16, "c" * 16
DOCUMENTS = {A: info(A, year=2012), B: info(B, year=None), C: info(C, year=2009)}
TOPICS = ("Bildung", "Sprache", "Wohnen")
PLACES = ("Jena", "Kreis Düren")
CHUNKS = tuple(
    entry(
        f"Satz {i}",
        i,
        source=(A, B, C)[i % 3],
        kind=tuple(RecordType)[i % 5],
        facets=Facets(topics=TOPICS[i % 4 :], municipalities=PLACES[: i % 3]),
    )
    for i in range(60)
)
FIELDS = ("types", "topics", "municipalities", "documents", "years")
FILTERS = (
    Filters(),
    Filters(types=(RecordType.PRACTICE,)),
    Filters(topics=("sprache",), year_from=2010),
    Filters(municipalities=("Nirgendwo",)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    place: Path = tmp_path_factory.mktemp("index")
    published(place, CHUNKS, tuple(DOCUMENTS.values()))
    return open_current(place)


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize(("first", "second"), list(product(FIELDS, FIELDS)))
def test_two_fields_are_counted_as_one_would_by_hand(
    index: Index, first: str, second: str, filters: Filters
) -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    for chunk, document in index.entries(filters):
        carried = {
            "types": (chunk.type.value,),
            "topics": chunk.facets.topics,
            "municipalities": chunk.facets.municipalities,
            "documents": (document.id,),
            "years": () if document.year is None else (str(document.year),),
        }
        pairs.update(product(carried[first], carried[second]))

    found = index.crossed(first, second, filters)

    assert {(a, b): n for a, of in found.items() for b, n in of.items()} == pairs
    assert list(found) == sorted(found)


def test_a_field_that_nothing_carries_has_no_counts(index: Index) -> None:
    assert index.crossed("addressees", "years", Filters()) == {}
    assert index.crossed("years", "addressees", Filters()) == {}
