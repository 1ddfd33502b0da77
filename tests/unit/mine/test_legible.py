"""Letters that a font handed out wrongly are no quote."""

import pytest

from docpipe.mine import mine
from docpipe.mine.legible import is_legible
from tests.builders import document


@pytest.mark.parametrize(
    "quote",
    [
        "Die Kommunen sollten Kon!ikte früh ansprechen.",
        "Die P#ege muss gestärkt werden.",
        "Der Rat sollte åĉê Mittel ßąǌ ĥĬŚŷ ŒĉŚ bereitstellen.",
    ],
)
def test_false_letters_are_seen(quote: str) -> None:
    assert not is_legible(quote)
    assert mine(document([quote])) == ()


@pytest.mark.parametrize(
    "quote",
    [
        "Die Städte sollten mit Łódź und Şanlıurfa einen Austausch beginnen.",
        "Bürger*innen, Träger:innen und P&R-Plätze sollten 50% mehr zählen!",
        "Das „Œuvre“ einer Künstlerin sollte gezeigt werden.",
        "",
    ],
)
def test_names_and_signs_of_sound_text_pass(quote: str) -> None:
    assert is_legible(quote)
