"""Numbers in front of headings."""

import pytest

from docpipe.structure.numbering import Series, is_bare, number_of


@pytest.mark.parametrize(
    ("text", "series", "depth", "rest"),
    [
        ("1 Einleitung", Series.DECIMAL, 1, "Einleitung"),
        ("2.1. Ziele", Series.DECIMAL, 2, "Ziele"),
        ("3.2.1 Mittel", Series.DECIMAL, 3, "Mittel"),
        ("II. Vielfalt", Series.ROMAN, 1, "Vielfalt"),
        ("III. 4 Jugend", Series.ROMAN, 2, "Jugend"),
        ("B Gremium", Series.UPPER, 1, "Gremium"),
        ("B.1 Rechte", Series.UPPER, 2, "Rechte"),
        ("a) Grundsätze", Series.LOWER, 1, "Grundsätze"),
        ("Kapitel 3: Sprache", Series.PART, 3, "Sprache"),
        ("Teil II Praxis", Series.PART, 2, "Praxis"),
        ("Empfehlung 4: Räume öffnen", Series.WORD, 1, "Räume öffnen"),
        ("§ 5 Aufgaben", Series.SECTION, 1, "Aufgaben"),
        ("Drittes Kapitel Leistungen", Series.PART, 3, "Leistungen"),
        ("(14a) Prüfungen", Series.BRACKET, 1, "Prüfungen"),
    ],
)
def test_a_number_has_series_and_depth(text: str, series: Series, depth: int, rest: str) -> None:
    number = number_of(text)
    assert number is not None
    assert (number.series, number.depth, text[number.length :]) == (series, depth, rest)


@pytest.mark.parametrize(
    "text", ["Einleitung", "2017 war ein Jahr", "Ich will", "Teilhabe stärken", "Ziele"]
)
def test_words_and_years_are_no_numbers(text: str) -> None:
    assert number_of(text) is None


def test_a_number_alone_is_bare() -> None:
    assert is_bare("3")
    assert is_bare("Kapitel 3")
    assert is_bare("IV.")
    assert is_bare("Dritter Abschnitt")
    assert not is_bare("3 Sprache")
