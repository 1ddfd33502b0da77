"""Line-end hyphens: divided words, compounds, hanging first parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.language.hyphenation import HYPHENS, Junction, junction, vocabulary

NOTHING = vocabulary(())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("die Ge-", "meinde"),
        ("Verwal‐", "tungen stärken"),
        ("und Bürger-", "innen beteiligen"),
        ("Kinder- und Jugend-", "hilfe"),
        ("Migrant*in-", "nen"),
        ("Integrations\u00ad", "arbeit"),
    ],
)
def test_a_divided_word_is_joined(left: str, right: str) -> None:
    assert junction(left, right, NOTHING) is Junction.DIVIDED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("die Corona-", "Maßnahmen"),
        ("ein EU-", "weites Netz"),
        ("der 18-", "jährigen"),
        ("Schüler/-", "innen"),
        ("Politik und Verwaltung/", "Fachdienste"),
        ("siehe https://www.example.org/", "seite"),
        ("die E-", "mail"),
    ],
)
def test_a_compound_keeps_its_sign_and_gets_no_space(left: str, right: str) -> None:
    assert junction(left, right, NOTHING) is Junction.COMPOUND


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kinder-", "und Jugendhilfe"),
        ("Stadt-", "bzw. Kreisverwaltung"),
        ("Bundes-", "sowie Landesmittel"),
        ("ein Gedanke –", "und noch einer"),
        ("ein Gedanke -", "und noch einer"),
        ("ohne Trennung", "weiter"),
        ("", "Anfang"),
    ],
)
def test_other_lines_are_joined_by_a_space(left: str, right: str) -> None:
    assert junction(left, right, NOTHING) is Junction.APART


def test_the_documents_own_spelling_decides_against_the_rule() -> None:
    hyphenated = vocabulary(["so ist nicht-öffentlich hier gemeint"])
    assert junction("eine nicht-", "öffentlich", hyphenated) is Junction.COMPOUND
    joined = vocabulary(["das Wort BürgerInnen steht hier"])
    assert junction("alle Bürger-", "Innen", joined) is Junction.DIVIDED


def test_a_known_word_wins_over_the_conjunction() -> None:
    known = vocabulary(["ein Kürbis reift hier"])
    assert junction("der Kür-", "bis", known) is Junction.DIVIDED
    assert junction("die Kinder-", "bis Jugendhilfe", known) is Junction.APART


def test_the_vocabulary_counts_only_words_that_no_line_end_cut() -> None:
    words = vocabulary(["tung der Gemeinde wird Ver-", "waltung am Ende"])
    assert words["gemeinde"] == 1
    assert "tung" not in words
    assert "ver" not in words
    assert "waltung" not in words
    assert words["ende"] == 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_lines_meet_somehow_and_a_join_needs_a_hyphen(left: str, right: str) -> None:
    found = junction(left, right, NOTHING)
    if found is Junction.DIVIDED:
        assert left[-1] in HYPHENS
