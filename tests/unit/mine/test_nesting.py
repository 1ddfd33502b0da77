"""Records inside records: what stands in an example, or in an item of a longer record."""

import pytest

from docpipe.mine import mine
from docpipe.model import RecordType
from tests.builders import document

BOX = (
    "> Praxisbeispiel: Lotsen, Stadt Hamm\nZiel: Eltern sollten den Weg ins Amt kennen.\n"
    "Vorgehen: 2015 wurden 20 Lotsinnen geschult. {}\nKontakt: Stadt Hamm"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Es wird empfohlen, sie zu bezahlen.",
        "Kommunen sollten sie bezahlen.",
        "Das Land wird aufgefordert, sie zu bezahlen.",
    ],
)
def test_advice_inside_an_example_is_a_record_that_knows_its_example(sentence: str) -> None:
    example, advice = mine(document(["# A", BOX.format(sentence)]))
    assert (example.type, example.parent) == (RecordType.PRACTICE, None)
    assert advice.evidence.quote == sentence
    assert advice.parent == example.id


def test_the_aim_of_an_example_is_no_advice() -> None:
    (example,) = mine(document(["# A", BOX.format("Jede Familie sollte begleitet werden.")]))
    assert example.type is RecordType.PRACTICE
