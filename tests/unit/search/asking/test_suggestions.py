from pathlib import Path

import pytest

from docpipe.model import Facets
from docpipe.search import Searcher
from tests.snapshots import entry, info, published

CHUNKS = (
    entry("Die Kommune plant Sprachmittlung. Eine Kommune berät.", 0),
    entry("Vereine werden ausgebremst.", 2),
    entry("Ein Integrationsrat berät.", 1, facets=Facets(topics=("Beteiligung",))),
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("index")
    published(folder, CHUNKS, [info(year=2012)])
    return Searcher.open(folder)


def meant(searcher: Searcher, question: str) -> str | None:
    return searcher.search(question, mode="lexical").interpretation.suggestion


@pytest.mark.parametrize(
    ("question", "suggestion"),
    [
        ("Sprachmitlung in der Komune", "Sprachmittlung in der Kommune"),
        ("wie plant man sprachmitlung?", "wie plant man sprachmittlung?"),
        ("INTEGRATIONSRAHT", "INTEGRATIONSRAT"),
    ],
)
def test_a_word_that_occurs_nowhere_is_read_as_a_near_one(
    searcher: Searcher, question: str, suggestion: str
) -> None:
    assert meant(searcher, question) == suggestion


@pytest.mark.parametrize("question", ["Kommune", "Sprachmittlungen", "xqzz", "42", "der die das"])
def test_nothing_is_suggested_for_what_occurs_or_is_like_nothing(
    searcher: Searcher, question: str
) -> None:
    assert meant(searcher, question) is None


def test_a_word_that_differs_in_more_than_two_letters_is_not_suggested(searcher: Searcher) -> None:
    assert meant(searcher, "Die Kommune ist ausgebrannt") is None


def test_near_words_are_named_only_where_nothing_is_found(searcher: Searcher) -> None:
    empty = searcher.search("+Integrationsbeirat", mode="lexical")
    assert (empty.hits, empty.interpretation.near_terms) == ((), ("Integrationsrat",))
    found = searcher.search("Kommune Integrationsbeirat", mode="lexical")
    assert found.interpretation.near_terms == ()


def test_an_empty_answer_knows_its_obstacles(searcher: Searcher) -> None:
    result = searcher.search(
        "Kommune -xqzz AND plant", topics=["Beteiligung"], year_from=2012, languages=["fr"]
    )
    why = searcher.why_empty(result.query)

    assert result.hits == ()
    assert why.unknown_words == ()  # what is excluded need not be there
    assert [(one.field, one.values, one.n_alone, one.n_without) for one in why.obstacles] == [
        ("languages", ("fr",), 0, 0)
    ]
    result = searcher.search("Kommune AND plant", topics=["Beteiligung"], year_from=2012)
    why = searcher.why_empty(result.query)
    assert [(one.field, one.values, one.n_alone, one.n_without) for one in why.obstacles] == [
        ("topics", ("Beteiligung",), 1, 1)
    ]
    why = searcher.why_empty(searcher.search("xqzz Kommune").query)
    assert (why.obstacles, why.unknown_words) == ((), ("xqzz",))


def test_a_condition_that_nothing_meets_is_named(searcher: Searcher) -> None:
    result = searcher.search('Kommune AND "gibt es nicht"', mode="hybrid")
    (obstacle,) = searcher.why_empty(result.query).obstacles

    assert (obstacle.field, obstacle.values) == ("required", ('"gibt es nicht"',))
    assert (obstacle.n_alone, obstacle.n_without) == (0, 1)
