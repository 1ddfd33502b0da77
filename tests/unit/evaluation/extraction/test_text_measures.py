"""Order, words and line ends, on texts small enough to count by hand."""

from dataclasses import replace

import pytest

from docpipe.evaluation.extraction import alignment
from docpipe.evaluation.extraction.alignment import Difference, differences, indel_similarity
from docpipe.evaluation.extraction.gold import LineEnd, Paper
from docpipe.evaluation.extraction.text_measures import (
    broken_words,
    line_ends,
    nid_kinds,
    nid_text,
    nid_whole,
    word_precision,
    word_recall,
)
from docpipe.evaluation.extraction.tokens import (
    cell_letters,
    grams,
    hyphenated_tokens,
    occurrences,
    tokens,
)
from tests.unit.evaluation.extraction.known import furniture, paper, passage, piece, reading


def test_tokens_are_lower_case_letters_and_digits() -> None:
    assert tokens("Die „Größe“ – 3,5 %; Inte\u00adgration ﬁx") == [
        "die",
        "größe",
        "3",
        "5",
        "integration",
        "fix",
    ]


def test_hyphens_are_kept_where_they_matter() -> None:
    assert hyphenated_tokens("Kinder- und E‑Mail – gut") == ["kinder-", "und", "e-mail", "gut"]


def test_cells_compare_without_umlauts() -> None:
    assert cell_letters("Flücht-\nlinge: 3.709") == "fluechtlinge3709"


def test_a_short_text_is_one_run() -> None:
    assert list(grams(["a", "b"])) == [("a", "b")]
    assert list(grams(["a", "b", "c", "d"])) == [("a", "b", "c"), ("b", "c", "d")]
    assert list(grams([])) == []


def test_runs_are_counted_by_whole_tokens() -> None:
    assert occurrences(["a", "b"], ["a", "b", "ab", "a", "b"]) == 2
    assert occurrences(["a"], ["a", "a", "aa"]) == 2
    assert occurrences([], ["a"]) == 0


def test_similarity_counts_insertions_and_deletions() -> None:
    assert indel_similarity(["a", "b", "c"], ["a", "b", "c"]) == 1.0
    # One of three tokens dropped: one deletion over 3 + 2 tokens.
    assert indel_similarity(["a", "b", "c"], ["a", "c"]) == pytest.approx(0.8)
    # A word moved from the front to the end: one insertion and one deletion.
    assert indel_similarity(["a", "b", "c"], ["b", "c", "a"]) == pytest.approx(1 - 2 / 6)


@pytest.mark.parametrize("exact", [0, 10**9])
def test_long_texts_are_cut_where_they_agree(monkeypatch: pytest.MonkeyPatch, exact: int) -> None:
    monkeypatch.setattr(alignment, "_EXACT", exact)
    words = [f"w{i}" for i in range(30)]
    found = [*words[:10], "neu", *words[12:], "ende"]
    assert differences(words, found) == (
        Difference(start=10, end=12, found_start=10, found_end=11),
        Difference(start=30, end=30, found_start=29, found_end=30),
    )


def test_checked_text_is_compared_whole() -> None:
    known = paper("Ein Titel", "Die Kommunen fördern alle.")
    made = reading(piece("Ein Titel\nDie Kommunen för- dern alle. Seite 3"))
    assert word_precision(known, made).share == pytest.approx(5 / 9)
    assert word_recall(known, made).share == pytest.approx(5 / 6)
    assert broken_words(made).share == pytest.approx(10_000 / 9)
    # "fördern" missing; "för", "dern", "seite", "3" too much.
    assert nid_text(known, made).share == pytest.approx(1 - 5 / 15)


def test_a_hanging_hyphen_is_no_broken_word() -> None:
    made = reading(piece("für kinder- und jugendhilfe, kinder- oder altenhilfe"))
    assert broken_words(made).share == 0


def test_only_body_kinds_count_for_a_tool_that_tells_kinds() -> None:
    known = paper("eins zwei", "drei vier")
    made = reading(piece("eins zwei"), piece("kasten", kind="box"), piece("drei vier"), kinds=True)
    found = nid_kinds(known, made)
    assert found is not None
    assert found.share == 1
    assert nid_kinds(known, reading(piece("eins zwei drei vier"))) is None


def test_what_has_no_fixed_place_is_excused_once() -> None:
    known = paper(
        "eins zwei drei vier",
        unordered=[passage("im kasten steht", kind="box")],
        furniture=furniture("Kopf"),
    )
    anywhere = reading(piece("Kopf eins zwei im kasten steht drei vier"))
    assert nid_whole(known, anywhere).share == 1
    # The second time it is text too much: 1 of 4 + 5 tokens left after the excused ones.
    twice = reading(piece("Kopf eins zwei im kasten steht drei vier Kopf"))
    assert nid_whole(known, twice).share == pytest.approx(1 - 1 / 9)
    # Body text is never excused, and text missing counts.
    assert nid_whole(known, reading(piece("eins zwei drei"))).share == pytest.approx(1 - 1 / 7)
    moved = reading(piece("drei vier eins zwei"))
    assert nid_whole(known, moved).share == pytest.approx(1 - 4 / 8)


def test_what_differs_is_told_with_its_place() -> None:
    known = paper("eins zwei drei vier")
    found = nid_whole(known, reading(piece("eins zwei quatsch vier", page=2)))
    assert found.wrong == ("p. 1 after «eins zwei»: missing 1 «drei» extra 1 «quatsch»",)


def ending(context: str) -> Paper:
    return replace(paper(), line_ends=(LineEnd(context=context, form=context.split()[-2]),))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("die Förderung der Inte­gration vor Ort", 1),
        ("die Förderung der Inte- gration vor Ort", 0),
        ("die Förderung der Inte-gration vor Ort", 0),
    ],
)
def test_a_line_end_counts_in_its_context(text: str, joined: int) -> None:
    known = ending("Förderung der Integration vor")
    assert line_ends(known, reading(piece(text))).part == joined


def test_hyphens_that_belong_to_the_word_must_stay() -> None:
    known = ending("die Corona-Maßnahmen der")
    assert line_ends(known, reading(piece("die Corona-Maßnahmen der"))).share == 1
    assert line_ends(known, reading(piece("die CoronaMaßnahmen der"))).share == 0
    assert line_ends(known, reading(piece("die Corona-\nMaßnahmen der"))).share == 0


def test_calls_of_footnotes_part_no_neighbours() -> None:
    known = ending("Wohnung. Die Integration ist")
    assert line_ends(known, reading(piece("Wohnung.12 Die Integration ist"))).share == 1


def test_line_ends_of_an_imprint_are_not_asked_for() -> None:
    known = ending("Förderung der Integration vor")
    imprint = passage("Für die Förderung der Integration vor Ort", kind="imprint")
    assert line_ends(replace(known, unordered=(imprint,)), reading()).share is None


def test_nothing_known_is_no_figure() -> None:
    empty: Paper = paper()
    assert line_ends(empty, reading()).share is None
    assert word_recall(empty, reading()).share is None
