"""Headings, coverage, furniture and hidden text, counted by hand."""

import pytest

from docpipe.evaluation.extraction.gold import OnPage
from docpipe.evaluation.extraction.piece_measures import (
    coverage,
    heading_f1,
    heading_levels,
    hidden_text,
    match_headings,
    match_headings_exactly,
    off_cover,
)
from docpipe.evaluation.extraction.reading import Aside, Piece
from tests.unit.evaluation.extraction.known import (
    heading,
    paper,
    passage,
    piece,
    reading,
)


def title(text: str, level: int = 1, page: int | None = 1) -> Piece:
    return piece(text, kind="heading", page=page, level=level)


def test_headings_match_on_their_page_only() -> None:
    known = paper(heading("Gesundheit vor Ort"), heading("Arbeit", page=2))
    made = reading(title("Gesundheit vor Ort"), title("Arbeit", page=1))
    matched = match_headings(known, made)
    assert [gold.text for gold, _ in matched] == ["Gesundheit vor Ort"]
    found = heading_f1(known, made, matched)
    assert found.share == pytest.approx(2 * 1 / 4)
    assert found.wrong == ("missed: p. 2 «Arbeit»", "extra: p. 1 «Arbeit»")


def test_a_tool_without_pages_is_matched_anywhere() -> None:
    known = paper(heading("Arbeit", page=2))
    assert match_headings(known, reading(title("Arbeit", page=None)))


def test_a_heading_may_differ_a_little_and_the_best_takes_it() -> None:
    known = paper(heading("Recht auf gute Arbeit und gutes Leben für alle"))
    near = title("1 Recht auf gute Arbeit und gutes Leben für alle")
    same = title("Recht auf gute Arbeit und gutes Leben für alle")
    ((_, taken),) = match_headings(known, reading(near, same))
    assert taken is same
    assert match_headings(known, reading(near))
    # Three of four tokens: F1 = 6/8.
    assert not match_headings(paper(heading("a b c d")), reading(title("a b c e")))


def test_checked_headings_match_by_letters_and_as_a_bag() -> None:
    known = paper(heading("A 1"), heading("A 1"), heading("B"))
    made = reading(title("a1"), title("C"))
    matched = match_headings_exactly(known, made)
    assert heading_f1(known, made, matched).share == pytest.approx(2 / 5)


def test_a_title_on_the_cover_may_be_a_heading() -> None:
    known = paper(
        heading("Arbeit", page=2),
        unordered=[passage("Gute Arbeit vor Ort Handreichung", kind="cover", page=1)],
    )
    made = reading(
        title("Gute Arbeit vor Ort"),
        title("Handreichung Arbeit"),
        title("Arbeit", page=2),
        title("Ort", page=2),
    )
    assert [piece.text for piece in off_cover(known, made).pieces] == ["Arbeit", "Ort"]


def test_levels_are_right_up_to_one_offset() -> None:
    known = paper(heading("A", 1), heading("B", 2), heading("C", 2), heading("D", 3))
    made = reading(title("A", 2), title("B", 3), title("C", 2), title("D", 4))
    found = heading_levels(match_headings(known, made))
    assert found.share == pytest.approx(3 / 4)
    assert found.wrong == ("p. 1 «C» is level 2, gold 2, usual offset +1",)


def test_coverage_counts_trigrams() -> None:
    box = passage("a b c d e", kind="box")
    # "a b c", "b c d" stand in the text, "c d e" does not.
    assert coverage([box], reading(piece("x a b c d y e"))).share == pytest.approx(2 / 3)
    assert coverage([passage("kurz", kind="box")], reading(piece("so kurz"))).share == 1


def test_coverage_in_kind_looks_at_blocks_of_that_kind() -> None:
    box = passage("a b c", kind="box")
    made = reading(piece("a b c"), piece("anderes", kind="box"), kinds=True)
    assert coverage([box], made).share == 1
    assert coverage([box], made, in_kind="box").share == 0


def test_contents_may_stand_in_listed_furniture_but_a_box_may_not() -> None:
    made = reading(asides=[Aside(kind="toc", page=1, text="Arbeit und Leben 5")])
    assert coverage([passage("Arbeit und Leben 5", kind="contents")], made).share == 1
    assert coverage([passage("Arbeit und Leben 5", kind="box")], made).share == 0


def test_any_three_tokens_of_a_hidden_text_betray_it() -> None:
    known = paper(
        "Wir stehen für eine gute Sache",
        hidden=[
            OnPage(page=1, text="nur intern bitte nicht drucken"),
            OnPage(page=1, text="Wir stehen für eine andere Sache"),
            OnPage(page=1, text="Entwurf"),
        ],
    )
    assert hidden_text(known, reading(piece("Wir stehen für eine gute Sache"))).part == 0
    found = hidden_text(known, reading(piece("bitte nicht drucken Entwurf")))
    assert (found.part, found.whole) == (2, 3)
