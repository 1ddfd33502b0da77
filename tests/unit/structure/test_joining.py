"""Lines of one paragraph to running text."""

from docpipe.language.hyphenation import vocabulary
from docpipe.structure.joining import join_lines
from docpipe.structure.placed import Placed
from tests.unit.structure.pages import lines


def joined(*texts: str) -> str:
    placed = [Placed(page=1, line=line) for line in lines(texts)]
    return join_lines(placed, vocabulary(texts)).text


def test_an_address_over_three_lines_stays_one() -> None:
    found = joined(
        "siehe https://www.example.de/gesetze-", "und-verordnungen/jetzt-", "teilweise.html an"
    )
    assert found == (
        "siehe https://www.example.de/gesetze-und-verordnungen/jetzt-teilweise.html an"
    )


def test_a_word_over_three_lines_is_one_word() -> None:
    assert joined("die Interkul-", "turali-", "tät") == "die Interkulturalität"


def test_every_line_keeps_its_span() -> None:
    placed = [Placed(page=1, line=line) for line in lines(["die Ge-", "meinde und", "mehr"])]
    found = join_lines(placed, vocabulary(()))
    assert [found.text[span.start : span.end] for span in found.spans] == [
        "die Ge",
        "meinde und",
        "mehr",
    ]
