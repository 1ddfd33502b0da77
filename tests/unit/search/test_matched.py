from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docpipe.index import IndexOptions
from docpipe.model import Facets, Mode, Query, RecordType, Via
from docpipe.search import Searcher
from tests.snapshots import entry, info, published

CHUNKS = (
    entry(
        "Der Integrationsrat tagt im Rathaus.",
        0,
        kind=RecordType.RECOMMENDATION,
        heading_path=("Gremien",),
        label="Sitzungen",
        facets=Facets(topics=("Politische Partizipation",)),
    ),
    entry("Die Sprachmittlung im Krankenhaus kostet wenig, das Rathaus zahlt.", 1),
)
WORDS = ("Rathaus", "Gremien", "Ausländerbeirat", "hospital", "Sprachmittlungspool", "und", "Obst")


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("index")
    published(folder, CHUNKS, (info(title="Handreichung Rathaus"),), options=IndexOptions())
    return Searcher.open(folder)


def _matched(searcher: Searcher, question: str) -> dict[str, tuple[tuple[str, ...], Via]]:
    result = searcher.ask(Query(text=question, mode=Mode.LEXICAL, explain=True))
    return {one.word: (one.fields, one.via) for one in result.hits[0].matched}


def test_a_hit_says_which_words_stand_where(searcher: Searcher) -> None:
    found = _matched(searcher, "Gremien im Rathaus, Sitzungen, Obst")

    assert found["Gremien"] == (("heading",), Via.OWN)
    assert found["Sitzungen"] == (("label",), Via.OWN)
    assert found["Rathaus"] == (("title", "body"), Via.OWN)
    assert "Obst" not in found


def test_a_hit_says_which_added_words_it_was_found_by(searcher: Searcher) -> None:
    assert _matched(searcher, "Ausländerbeirat")["Integrationsrat"] == (("body",), Via.SYNONYM)
    assert _matched(searcher, "the hospital")["Krankenhaus"] == (("body",), Via.TRANSLATION)
    assert _matched(searcher, "Rathausplatz")["Rathausplatz"] == (
        ("title", "heading", "body"),
        Via.PART,
    )
    spelled = _matched(searcher, "Krankenhuas")
    assert {via for _, via in spelled.values()} == {Via.SPELLING}


def test_a_part_that_a_word_has_named_is_not_named_again(searcher: Searcher) -> None:
    found = _matched(searcher, "Rathaus Rathausplatz Rathausturm")

    assert found["Rathaus"][1] is Via.OWN
    assert not {"Rathausplatz", "Rathausturm"} & found.keys()


def test_nobody_pays_for_what_is_not_asked(searcher: Searcher) -> None:
    assert searcher.ask(Query(text="Rathaus")).hits[0].matched == ()


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1), mode=st.sampled_from(list(Mode)))
def test_the_shares_of_all_signals_sum_to_the_score(
    searcher: Searcher, words: list[str], mode: Mode
) -> None:
    for hit in searcher.ask(Query(text=" ".join(words), mode=mode, explain=True)).hits:
        assert sum(one.share for one in hit.signals) == pytest.approx(hit.score, abs=1e-9)
