from pathlib import Path

import pytest

from docpipe.errors import QueryError, UnknownIdError
from docpipe.model import Chunk, Facets, Filters, RecordType
from docpipe.search import Searcher
from tests.snapshots import entry, info, published

OLD, MIDDLE, NEW, UNDATED = "a" * 16, "b" * 16, "c" * 16, "d" * 16
PASSAGE = "Vorab ein Wort. Städte sollten Lesebänke in jedem Park aufstellen."
GROUP = f"{OLD}:r1"
VOTES = Facets(topics=("Parks",))


def _record(text: str, source: str, ordinal: int, group: str | None = None, **place: int) -> Chunk:
    return entry(
        text,
        ordinal,
        source=source,
        kind=RecordType.RECOMMENDATION,
        facets=VOTES,
        group=group,
        **place,  # type: ignore[arg-type]
    )


ASKED = _record(PASSAGE[16:], OLD, 1, GROUP, block=0, start=16)
REPEAT = _record("Städte sollten Lesebänke in jedem Park aufstellen!", MIDDLE, 0, GROUP)
NEAR = _record("Gemeinden sollten Lesebänke in den Park stellen.", NEW, 0)
FAR = _record("Die Kasse schließt um vier.", NEW, 1)
CHUNKS = (
    entry(PASSAGE, 0, source=OLD, block=0),
    ASKED,
    REPEAT,
    NEAR,
    FAR,
    _record("Lesebänke gehören in den Park.", UNDATED, 0),
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("index")
    documents = (
        info(OLD, year=2010),
        info(MIDDLE, year=2015),
        info(NEW, year=2021),
        info(UNDATED, year=None),
    )
    published(folder, CHUNKS, documents)
    return Searcher.open(folder)


def test_more_like_this_is_neither_itself_nor_its_repeats_nor_what_overlaps(
    searcher: Searcher,
) -> None:
    found = [hit.chunk for hit in searcher.like(ASKED.id).hits]

    assert NEAR in found[:2]
    assert not {ASKED, REPEAT, CHUNKS[0]} & set(found)


def test_more_like_this_keeps_to_filters_and_number(searcher: Searcher) -> None:
    result = searcher.like(ASKED.id, k=1, filters=Filters(year_from=2020))

    assert [hit.chunk for hit in result.hits] == [NEAR]
    assert result.hits[0].rank == 1
    assert searcher.like(ASKED.id, filters=Filters(types=(RecordType.DEMAND,))).hits == ()


def test_more_like_nothing_is_an_error(searcher: Searcher) -> None:
    with pytest.raises(UnknownIdError):
        searcher.like("nobody:r1")
    with pytest.raises(QueryError):
        searcher.like(ASKED.id, k=0)


def test_through_time_stand_the_entry_its_repeats_and_what_is_near(searcher: Searcher) -> None:
    years = searcher.timeline(ASKED.id)

    told = {year.year: [one.chunk for one in year.statements] for year in years}
    assert list(told) == [2010, 2015, 2021]
    assert told == {2010: [ASKED], 2015: [REPEAT], 2021: [NEAR]}
    (near,) = years[-1].statements
    assert not near.is_repeat
    assert 0 < near.likeness < 1
    assert all(one.is_repeat for year in years[:2] for one in year.statements)
