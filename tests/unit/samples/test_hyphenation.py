import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.samples.hyphenation import syllables


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Verwaltungsebene", ["Ver", "wal", "tungs", "ebene"]),
        ("Gesundheitsamt", ["Gesund", "heits", "amt"]),
        ("Vermittlung", ["Ver", "mitt", "lung"]),
        ("Sprachmittlung", ["Sprach", "mitt", "lung"]),
        ("Beauftragten", ["Be", "auf", "trag", "ten"]),
        ("Amt", ["Amt"]),
        ("VwVfG", ["VwVfG"]),
        ("ÄMTER", ["ÄMTER"]),
    ],
)
def test_words_break_where_they_should(word: str, pieces: list[str]) -> None:
    assert syllables(word) == pieces


@given(st.from_regex(re.compile(r"[A-Za-zÄÖÜäöüß]{1,30}"), fullmatch=True))
def test_pieces_give_the_word_again(word: str) -> None:
    pieces = syllables(word)
    assert "".join(pieces) == word
    assert all(pieces)
