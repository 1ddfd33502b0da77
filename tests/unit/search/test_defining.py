"""A definition of one word of the question, and a question without any word to go by."""

from pathlib import Path

import pytest

from docpipe.model import Query, RecordType
from docpipe.search import Searcher
from tests.snapshots import entry, info, published

DEFINITION = entry(
    "Als Fahrgast gilt, wer mit Bus oder Bahn fährt.",
    0,
    kind=RecordType.DEFINITION,
    label="Fahrgast",
    heading_path=("Fahrgast",),
)
ANSWER = entry(
    "Der Nachtverkehr am Wochenende endet zu früh. Jeder Fahrgast soll auch nach Mitternacht noch "
    "aus der Kreisstadt in sein Dorf kommen, und zwar ohne lange Wartezeit am Bahnhof.",
    1,
)
OTHERS = tuple(
    entry(f"Im Ort {name} tagt der Beirat {day}.", place)
    for place, (name, day) in enumerate(
        (
            ("Alsen", "am Wochenende"),
            ("Brohl", "am Wochenende"),
            ("Celm", "montags"),
            ("Dorn", "dienstags"),
            ("Elz", "mittwochs"),
        ),
        start=2,
    )
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("index")
    published(folder, (DEFINITION, ANSWER, *OTHERS), (info(),))
    return Searcher.open(folder)


def first(searcher: Searcher, question: str) -> str:
    return searcher.search(question).hits[0].chunk.id


def test_a_definition_of_one_word_gives_way_to_what_holds_the_others(searcher: Searcher) -> None:
    assert first(searcher, "Fahrgast Wochenende") == ANSWER.id


@pytest.mark.parametrize("question", ["Fahrgast", "Was bedeutet Fahrgast?", "Fahrgast Bus"])
def test_a_definition_comes_first_where_it_answers(searcher: Searcher, question: str) -> None:
    assert first(searcher, question) == DEFINITION.id


@pytest.mark.parametrize("question", ["und", "der die das", "AND", "NOT", "xyzzyqwert"])
def test_chance_is_no_answer(searcher: Searcher, question: str) -> None:
    result = searcher.search(question)

    assert (result.hits, result.total) == ((), 0)
    assert searcher.search(question, mode="dense").hits


def test_a_misspelled_word_is_still_answered(searcher: Searcher) -> None:
    assert first(searcher, "Mitternahct") == ANSWER.id


def test_why_a_question_without_telling_words_is_empty(searcher: Searcher) -> None:
    assert not searcher.why_empty(Query(text="der die das")).has_words
    unknown = searcher.why_empty(Query(text="xyzzyqwert"))
    assert (unknown.has_words, unknown.unknown_words) == (True, ("xyzzyqwert",))
