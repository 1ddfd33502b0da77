"""Furniture that leaked, and text that was taken for furniture."""

import pytest

from docpipe.evaluation.extraction.furniture_measures import (
    furniture_leakage,
    furniture_precision,
    furniture_precision_by_text,
)
from docpipe.evaluation.extraction.gold import OnPage
from docpipe.evaluation.extraction.reading import Aside, Piece
from tests.unit.evaluation.extraction.known import (
    furniture,
    heading,
    paper,
    passage,
    piece,
    reading,
)


def title(text: str, page: int) -> Piece:
    return piece(text, kind="heading", page=page, level=1)


def test_a_running_head_leaks_when_it_stands_once_too_often() -> None:
    known = paper(
        heading("Arbeit", page=2),
        passage("7 Städte machen mit", page=2),
        furniture=furniture("Arbeit", "7", page=2),
    )
    clean = reading(title("Arbeit", 2), piece("7 Städte machen mit", page=2))
    assert furniture_leakage(known, clean).part == 0
    leaking = reading(title("Arbeit", 2), piece("7 Städte machen Arbeit mit 7", page=2))
    found = furniture_leakage(known, leaking)
    assert (found.part, found.whole) == (2, 2)
    assert sorted(found.wrong) == ["p. 2 «7»", "p. 2 «Arbeit»"]


def test_a_head_that_repeats_the_heading_of_the_page_before_leaks() -> None:
    known = paper(heading("Arbeit", page=1), furniture=furniture("Arbeit", page=2))
    leaking = reading(title("Arbeit", 1), piece("Arbeit", page=2))
    assert furniture_leakage(known, leaking).share == 1


def test_text_that_runs_over_to_the_next_page_is_no_leak() -> None:
    known = paper(passage("es sind 12 Orte", page=1), furniture=furniture("12", page=2))
    over = Piece(
        kind="paragraph", text="es sind 12 Orte", page=1, by_page=((1, "es sind"), (2, "12 Orte"))
    )
    assert furniture_leakage(known, reading(over)).part == 0


def test_leaks_are_found_without_pages_too() -> None:
    known = paper("Ein Satz", furniture=(*furniture("Kopf"), *furniture("Kopf", page=2)))
    assert furniture_leakage(known, reading(piece("Kopf Ein Satz", page=None))).share == 0.5


def test_furniture_that_is_body_text_is_wrong() -> None:
    known = paper("Ein Satz", furniture=furniture("Kreis Beispiel", "3"))
    made = reading(
        asides=[
            Aside(kind="header", page=1, text="Kreis Beispiel"),
            Aside(kind="page_number", page=1, text="3"),
            Aside(kind="footer", page=1, text="Ein Satz"),
            Aside(kind="toc", page=1, text="wird anders gezählt"),
        ]
    )
    found = furniture_precision(known, made)
    assert (found.part, found.whole) == (2, 3)
    assert found.wrong == ("p. 1 footer «Ein Satz»",)


def test_checked_text_accuses_furniture_that_the_body_lacks() -> None:
    known = paper("Wir wollen das ändern und zwar sofort.", "Danach kommt Seite 3 dran.")
    made = reading(
        piece("Wir wollen das"),
        piece("Danach kommt Seite 3 dran."),
        asides=[
            # A line that ends in half a word.
            Aside(kind="footer", page=1, text="ändern und zwar so-"),
            Aside(kind="page_number", page=1, text="3"),
            Aside(kind="header", page=1, text="Danach kommt"),
        ],
    )
    found = furniture_precision_by_text(known, made)
    assert found.wrong == ("p. 1 footer «ändern und zwar so-»",)
    assert found.whole == 3


@pytest.mark.parametrize("printed", ["E m p f e h l u n g e n", "Empfehlungendes Kreises"])
def test_lost_and_added_spaces_hide_no_leak(printed: str) -> None:
    known = paper("Ein Satz", furniture=furniture("Empfehlungen"))
    assert furniture_leakage(known, reading(piece(printed))).share == 1


def test_a_letter_spaced_head_and_a_hidden_stamp_are_no_body_text() -> None:
    known = paper(
        "Ein Satz",
        furniture=furniture("Empfehlungen des Kreises"),
        hidden=[OnPage(page=1, text="Muster Abzug")],
    )
    made = reading(
        asides=[
            Aside(kind="header", page=1, text="E m p f e h l u n g e n"),
            Aside(kind="footer", page=1, text="Muster Abzug"),
        ]
    )
    assert furniture_precision(known, made).share == 1


def test_a_single_figure_is_accused_only_of_a_gap_of_its_own() -> None:
    made = reading(piece("Es waren Orte"), asides=[Aside(kind="page_number", page=1, text="12")])
    assert furniture_precision_by_text(paper("Es waren 12 Orte"), made).share == 0
    assert furniture_precision_by_text(paper("Es waren genau 12 Orte"), made).share == 1
