"""Which statements are the same in other words."""

import pytest

from docpipe.pipeline.rewording import Statement, reworded

TEN = "Städte sollten zehn Stellen schaffen."
TWELVE = "Städte sollten zwölf Stellen schaffen."
OTHER = "Vereine sind früh einzubeziehen, und zwar schriftlich."


def said(name: str, quote: str, *among: str) -> Statement:
    return Statement(id=name, quote=quote, among=among)


def test_the_nearest_are_paired_first_and_each_once() -> None:
    came = [said("n1", TWELVE), said("n2", TEN + " Bald."), said("n3", OTHER)]
    found = reworded(came, [said("o1", TEN)])
    assert [(one, pair.before.id) for one, pair in found.items()] == [("n2", "o1")]
    assert found["n2"].likeness == pytest.approx(10 / 11)


def test_of_equally_near_ones_the_earlier_is_taken() -> None:
    found = reworded([said("n1", TWELVE), said("n2", TWELVE)], [said("o1", TEN), said("o2", TEN)])
    assert {one: pair.before.id for one, pair in found.items()} == {"n1": "o1", "n2": "o2"}


def test_only_what_belongs_together_is_compared() -> None:
    assert reworded([said("n1", TWELVE, "a")], [said("o1", TEN, "b")]) == {}
    assert reworded([said("n1", "")], [said("o1", "")]) == {}
