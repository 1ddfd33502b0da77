"""The texts of the best candidates, looked at letter by letter and word beside word."""

from pathlib import Path

import pytest

from docpipe.model import Hit
from docpipe.search import Searcher, SearchOptions
from tests.snapshots import WHOLE_WORDS, entry, published

APPLICATION = entry("Wer eine Beantragung plant, fragt zuerst das Bürgerbüro.", 0)
OTHER = entry("Wer eine Wanderung plant, fragt zuerst das Fremdenamt.", 1)
TOGETHER = entry("Der Beirat für Verkehr tagt montags, das Amt ist an diesem Tag zu.", 2)
APART = entry("Der Beirat tagt montags, das Amt ist an diesem Tag zu für Verkehr.", 3)
STREET = entry("An der großen Straße fährt der Bürgerbus.", 4)
CHUNKS = (APPLICATION, OTHER, TOGETHER, APART, STREET)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    published(folder, CHUNKS, options=WHOLE_WORDS)
    return folder


def said(index: Path, question: str, name: str, **options: float) -> dict[str, float]:
    """Entry -> what the signal says of it."""
    with Searcher.open(index, options=SearchOptions(**options)) as searcher:  # type: ignore[arg-type]
        hits = searcher.search(question).hits
    return {hit.chunk.id: score_of(hit, name) for hit in hits}


def score_of(hit: Hit, name: str) -> float:
    return next((one.score for one in hit.signals if one.retriever == name), 0.0)


def test_another_word_of_the_same_letters_is_seen(index: Path) -> None:
    letters = said(index, "Wer beantragt und fragt?", "letters")
    assert letters[APPLICATION.id] > letters[OTHER.id]


@pytest.mark.parametrize("question", ["große Straße", "grosse Strasse", "GROSSE STRAßE"])
def test_every_spelling_of_a_question_finds_the_same_letters(index: Path, question: str) -> None:
    letters = said(index, question, "letters")
    assert max(letters, key=lambda one: letters[one]) == STREET.id
    assert letters == said(index, "große Straße", "letters")


@pytest.mark.parametrize("letters", ["Łódź", "Malmø", "Işık", "Đakovica", "ŒŚŒŚŒŚ", "日本語日本"])
def test_letters_without_a_plain_one_are_passed_over(index: Path, letters: str) -> None:
    asked = said(index, f"{letters} Straße", "letters")
    assert max(asked, key=lambda one: asked[one]) == STREET.id
    said(index, letters, "letters")


def test_words_side_by_side_count_more_than_words_apart(index: Path) -> None:
    order = said(index, "Beirat Verkehr", "order")
    assert order[TOGETHER.id] > order[APART.id] == 0


def test_a_single_word_has_no_neighbour(index: Path) -> None:
    assert not any(said(index, "Beirat", "order").values())


def test_only_the_best_are_read(index: Path) -> None:
    order = said(index, "Beirat Verkehr", "order", read_hits=1)
    letters = said(index, "Beirat Verkehr", "letters", read_hits=2)
    assert sum(one > 0 for one in order.values()) <= 1
    assert sum(one > 0 for one in letters.values()) <= 1  # the worse of two has nothing


def test_the_shares_still_sum_to_the_score(index: Path) -> None:
    with Searcher.open(index) as searcher:
        hits = searcher.search("Beirat Verkehr montags").hits
    for hit in hits:
        assert sum(one.share for one in hit.signals) == pytest.approx(hit.score, abs=1e-8)
    assert {"letters", "order"} <= {one.retriever for one in hits[0].signals}


def test_words_alone_and_meaning_alone_stay_what_they_say(index: Path) -> None:
    with Searcher.open(index) as searcher:
        for mode in ("lexical", "dense"):
            hits = searcher.search("Beirat Verkehr", mode=mode).hits
            assert {one.retriever for hit in hits for one in hit.signals} == {mode}


def test_weights_of_nothing_switch_reading_off(index: Path) -> None:
    with Searcher.open(index, options=SearchOptions(letters_weight=0, order_weight=0)) as searcher:
        hits = searcher.search("Beirat Verkehr").hits
    assert not {"letters", "order"} & {one.retriever for hit in hits for one in hit.signals}


def test_a_whole_text_as_a_question_is_not_compared_piece_by_piece(index: Path) -> None:
    assert not any(said(index, "Beirat für Verkehr " * 60, "order").values())


def test_more_like_an_entry_asks_no_question(index: Path) -> None:
    with Searcher.open(index) as searcher:
        hits = searcher.like(TOGETHER.id).hits
    assert not {"letters", "order"} & {one.retriever for hit in hits for one in hit.signals}
