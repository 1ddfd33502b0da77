from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from docpipe.errors import QueryError
from docpipe.index import IndexOptions
from docpipe.model import Chunk, Facets, Filters, Hit, Mode, Query, RecordType
from docpipe.search import Order, Searcher, SearchOptions
from docpipe.search.collapse import distinct
from docpipe.search.ranking import Fused
from tests.snapshots import entry, info, published

A, B, C = "a" * 16, "b" * 16, "c" * 16
SUBJECTS = (
    "Sprachmittlung im Jobcenter",
    "Wohnraum für Familien",
    "Beteiligung im Rat",
    "Bildung in der Kita",
)
FEW = SearchOptions(candidates=5)
"""So few candidates that most answers come behind them."""


def _entries() -> tuple[Chunk, ...]:
    made = []
    for number in range(60):
        source, subject = (A, B, C)[number % 3], SUBJECTS[number % 4]
        kind = RecordType.RECOMMENDATION if number % 5 != 1 else RecordType.PASSAGE
        quote = f"Kommunen sollten {subject} im Schritt {number} verbessern."
        facets = Facets(
            topics=(subject.split()[0],),
            addressees=("Bund",) if number % 7 else ("Bundesamt",),
            addressee_groups=("Bund",),
            municipalities=("Köln",) if number % 2 else (),
        )
        made.append(entry(quote, number, source=source, block=number, kind=kind, facets=facets))
        if number % 10 == 0:  # a passage around the record
            made.append(entry(f"{quote} Und mehr.", 100 + number, source=source, block=number))
    return tuple(made)


ENTRIES = _entries()


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("index")
    documents = (
        info(A, title="Zweiter Titel", year=2012, publisher="STADT KÖLN"),
        info(B, title="Erster Titel", year=2021, publisher="Stadt Köln"),
        info(C, title="Ohne Jahr", year=None),
    )
    published(folder, ENTRIES, documents, options=IndexOptions())
    return Searcher.open(folder, options=FEW)


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.chunk.id for hit in hits]


QUESTIONS = ["Sprachmittlung verbessern", "Wohnraum Köln", '"Beteiligung im Rat" verbessern', "Rat"]


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("text", QUESTIONS)
def test_pages_one_after_the_other_are_the_whole_result_set(
    searcher: Searcher, text: str, mode: Mode
) -> None:
    query = Query(text=text, mode=mode, k=7)
    whole = list(searcher.all_hits(query))
    leafed: list[Hit] = []
    for number in count(1):
        page = searcher.page(query, number).result.hits
        leafed += page
        if len(page) < 7:
            break

    assert leafed == whole
    assert searcher.page(query).n_hits == len(whole) > 7
    assert len(set(_ids(whole))) == len(whole)
    assert [hit.rank for hit in whole] == list(range(1, len(whole) + 1))


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("k", [1, 5, 20, 1000])
def test_whoever_wants_more_hits_gets_the_same_ones_first(
    searcher: Searcher, mode: Mode, k: int
) -> None:
    query = Query(text="Wohnraum im Rat verbessern", mode=mode)
    whole = list(searcher.all_hits(query))

    assert list(searcher.ask(replace(query, k=k)).hits)[: len(whole)] == whole[:k]


@pytest.mark.parametrize("mode", list(Mode))
def test_scores_fall_to_the_end_and_are_the_sum_of_their_shares(
    searcher: Searcher, mode: Mode
) -> None:
    whole = list(searcher.all_hits(Query(text="Sprachmittlung im Rat", mode=mode)))

    scores = [hit.score for hit in whole]
    assert scores == sorted(scores, reverse=True)
    for hit in whole:
        assert sum(one.share for one in hit.signals) == pytest.approx(hit.score, abs=1e-8)


def test_every_entry_with_a_word_of_the_question_is_among_the_hits_or_the_same_as_one(
    searcher: Searcher,
) -> None:
    page = searcher.page(Query(text="verbessern", mode=Mode.LEXICAL))

    assert page.n_entries == page.result.total == len(ENTRIES)
    assert page.n_hits == 60  # six passages around records are no hits of their own
    assert page.n_by_meaning == 0


def test_what_holds_no_word_of_the_question_is_counted(searcher: Searcher) -> None:
    by_topic = Query(text="Kita", filters=Filters(topics=("Sprachmittlung",)))

    page = searcher.page(by_topic)

    assert page.n_by_meaning == page.n_entries == FEW.candidates
    assert searcher.page(replace(by_topic, mode=Mode.LEXICAL)).n_entries == 0


def test_a_result_set_ends_where_only_far_entries_would_follow(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docpipe.search.found.FILLED", 2)
    monkeypatch.setattr("docpipe.search.found.NEAR_ENOUGH", 1.1)
    asked = Query(text="Kita", filters=Filters(topics=("Wohnraum",)))

    page = searcher.page(asked)

    assert len(searcher.ask(asked).hits) == FEW.candidates
    assert (page.n_hits, page.n_entries, page.n_by_meaning) == (2, 2, 2)
    by_words = Query(text="Kita")
    assert searcher.page(by_words).n_hits == 15  # what holds the word stays, however far


def test_other_orders_show_the_same_hits(searcher: Searcher) -> None:
    query = Query(text="Rat verbessern")
    by_relevance = sorted(_ids(list(searcher.all_hits(query))))

    by_year = list(searcher.all_hits(query, Order.YEAR))
    by_document = list(searcher.all_hits(query, Order.DOCUMENT))

    assert sorted(_ids(by_year)) == sorted(_ids(by_document)) == by_relevance
    assert [hit.document.year for hit in by_year] == sorted(
        (hit.document.year for hit in by_year), key=lambda year: -(year or 0)
    )
    titles = [hit.document.title for hit in by_document]
    assert titles == sorted(titles)
    places = [hit.chunk.ordinal for hit in by_document if hit.document.id == A]
    assert places == sorted(places)
    assert [hit.rank for hit in by_year] == list(range(1, len(by_year) + 1))


def test_sameness_agrees_with_comparing_the_hits_one_by_one(searcher: Searcher) -> None:
    index = searcher._index
    rows = list(range(len(ENTRIES)))[::-1]
    fused = [Fused(row, 1.0, ()) for row in rows]

    one_by_one = [one.row for one, _ in distinct(fused, index.chunk, index.repeats, FEW.same_thing)]

    assert [rows[place] for place in searcher._sameness.distinct(np.array(rows))] == one_by_one
    assert len(one_by_one) < len(rows)


def test_the_records_in_a_passage_are_named(searcher: Searcher) -> None:
    passage = next(one for one in ENTRIES if one.ordinal == 110)
    alone = next(one for one in ENTRIES if one.ordinal == 11)

    assert [one.ordinal for one in searcher.records_in(passage)] == [10]
    assert searcher.records_in(alone) == ()


@pytest.mark.parametrize("text", [*QUESTIONS, "Wohnraum in Köln seit 2015", "Empfehlungen an Bund"])
@pytest.mark.parametrize(
    "field",
    ["types", "topics", "addressees", "municipalities", "documents", "publishers", "languages"],
)
def test_choosing_a_value_brings_as_many_as_it_showed(
    searcher: Searcher, text: str, field: str
) -> None:
    query = Query(text=text)
    counts = searcher.choices(query).counts
    shown = [*getattr(counts, field)]
    if field == "addressees":
        shown += counts.addressee_groups

    for one in shown:
        value = RecordType(one.value) if field == "types" else one.value
        chosen = replace(query, filters=Filters(**{field: (value,)}))  # type: ignore[arg-type]
        page = searcher.page(chosen)
        assert page.n_entries - page.n_by_meaning == one.count


def test_one_more_value_of_a_filter_adds_as_many_as_it_says(searcher: Searcher) -> None:
    one = Query(text="verbessern", filters=Filters(topics=("Wohnraum",)))
    before = searcher.page(one)

    for more in searcher.choices(one).added.topics:
        both = replace(one, filters=Filters(topics=("Wohnraum", more.value)))
        assert searcher.page(both).result.total == before.result.total + more.count


def test_a_question_that_cannot_be_asked_has_no_result_set(searcher: Searcher) -> None:
    with pytest.raises(QueryError):
        searcher.page(Query(text="  "))
    with pytest.raises(QueryError):
        searcher.page(Query(text="Rat", k=0))
