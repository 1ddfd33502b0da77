"""The label of a page is the number printed on it."""

import pytest

from docpipe.model import Furniture, FurnitureKind
from docpipe.structure.page_labels import page_labels


def margins(
    texts: dict[int, str], kind: FurnitureKind = FurnitureKind.PAGE_NUMBER
) -> list[Furniture]:
    return [Furniture(kind=kind, page=page, text=text) for page, text in texts.items()]


def sheets(n: int, ahead: int = 0) -> dict[int, str]:
    """What a program that counts sheets claims."""
    return {page: str(page + ahead) for page in range(1, n + 1)}


def test_what_is_printed_decides_against_what_the_file_says() -> None:
    printed = {page: str(page - 2) for page in range(3, 9)}
    assert page_labels(sheets(8, ahead=1), margins(printed)) == {1: "[1]", 2: "[2]", **printed}


def test_an_excerpt_keeps_the_numbers_of_the_whole() -> None:
    printed = {page: f"Seite {page + 46}" for page in range(1, 8)}
    assert page_labels(sheets(7), margins(printed)) == sheets(7, ahead=46)


def test_a_page_without_a_number_is_counted() -> None:
    printed = {page: f"– {page + 4} –" for page in (2, 3, 5, 6, 7)}
    assert page_labels(sheets(8), margins(printed)) == sheets(8, ahead=4)


def test_labels_that_agree_with_what_is_printed_are_kept_for_the_other_pages() -> None:
    claimed = {1: "Umschlag", 2: "ii", **{page: str(page - 2) for page in range(3, 14)}}
    printed = {page: str(page - 2) for page in range(4, 13)}
    assert page_labels(claimed, margins(printed)) == claimed


def test_roman_numbers_before_the_text_stay_roman() -> None:
    printed = {2: "ii", 3: "iii", 4: "iv", **{page: str(page - 4) for page in range(5, 10)}}
    assert page_labels(sheets(9), margins(printed)) == {1: "[1]", **printed}


def test_numbers_in_running_heads_count_and_years_do_not() -> None:
    heads = {page: f"{page + 10} | Handreichung 2019" for page in range(1, 8)}
    assert page_labels(sheets(7), margins(heads, FurnitureKind.HEADER)) == sheets(7, ahead=10)
    years = dict.fromkeys(range(1, 8), "Jahresbericht 2019")
    assert page_labels(sheets(7), margins(years, FurnitureKind.FOOTER)) == sheets(7)


def test_parts_that_begin_anew_have_their_own_numbers() -> None:
    printed = {page: str(page if page < 5 else page - 4) for page in range(1, 9)}
    assert page_labels(sheets(8), margins(printed)) == printed


@pytest.mark.parametrize("printed", [{}, {4: "9"}, {2: "7", 5: "10"}])
def test_too_few_numbers_say_nothing(printed: dict[int, str]) -> None:
    assert page_labels(sheets(9, ahead=1), margins(printed)) == sheets(9, ahead=1)


def test_two_numbers_will_do_in_a_short_paper() -> None:
    assert page_labels(sheets(2), margins({1: "17", 2: "18"})) == {1: "17", 2: "18"}
    assert page_labels({}, []) == {}
