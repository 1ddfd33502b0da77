"""List items, their signs and their depth."""

import pytest

from docpipe.model import Block, BlockKind, Line
from docpipe.structure import recover
from docpipe.structure.enumeration import follows
from tests.unit.structure.pages import extraction, line, page

Item = tuple[str | None, int | None, str]


def found(*pages: list[Line]) -> tuple[Block, ...]:
    source = extraction(*(page(n, content) for n, content in enumerate(pages, start=1)))
    return recover(source).blocks


def items(*pages: list[Line]) -> list[Item]:
    return [
        (block.marker, block.level, block.text.split()[0])
        for block in found(*pages)
        if block.kind is BlockKind.LIST_ITEM
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. x", "2. y"),
        ("9) x", "10) y"),
        ("(1) x", "(2) y"),
        ("a) x", "b) y"),
        ("aa) x", "bb) y"),
        ("iii) x", "iv) y"),
        ("1.1 x", "1.2 y"),
        ("IX. x", "X. y"),
        ("h) x", "i) y"),
        ("[1] x", "[2] y"),
    ],
)
def test_signs_count_on(before: str, after: str) -> None:
    assert follows(before, after)
    assert not follows(after, before)


@pytest.mark.parametrize(
    ("before", "after"), [("1. x", "2) y"), ("1.1 x", "2.2 y"), ("a x", "b y")]
)
def test_signs_of_another_form_do_not(before: str, after: str) -> None:
    assert not follows(before, after)


def test_an_item_within_an_item() -> None:
    content = [
        line("Der Antrag enthält Folgendes:", 100),
        line("1. Das Geld reicht für zwei Jahre:", 112, x0=60),
        line("a) Personal und Vertretungen,", 124, x0=72),
        line("b) Honorare und Räume,", 136, x0=72),
        line("c) eine Rücklage.", 148, x0=72),
        line("2. Der Zeitplan hat sechs Schritte.", 160, x0=60),
    ]
    assert items(content) == [
        ("1.", 1, "Das"),
        ("a)", 2, "Personal"),
        ("b)", 2, "Honorare"),
        ("c)", 2, "eine"),
        ("2.", 1, "Der"),
    ]


def test_a_number_at_a_line_start_opens_nothing_by_itself() -> None:
    content = [
        line("Die Mitglieder des Arbeitskreises trafen sich zuletzt am", 100, x1=330),
        line("3. Oktober in Stuttgart und berieten dort über den Entwurf;", 112, x1=330),
        line("17 Städte waren vertreten.", 124),
    ]
    assert items(content) == []
    assert items([line("17. November 2022", 100)]) == []


def test_depth_is_kept_over_pages_whose_text_starts_elsewhere() -> None:
    first = [
        line("• Beratung anbieten", 100, x0=60),
        line("– in Schulen", 112, x0=75),
    ]
    second = [
        line("– in Ämtern", 60, x0=95),
        line("• Räume bereitstellen", 72, x0=80),
    ]
    assert items(first, second) == [
        ("•", 1, "Beratung"),
        ("–", 2, "in"),
        ("–", 2, "in"),
        ("•", 1, "Räume"),
    ]


def test_numbers_count_on_over_paragraphs_and_pages() -> None:
    first = [
        line("1. Mittel bereitstellen", 100, x0=60),
        line("Das gilt für alle Städte und Kreise im Land.", 130),
    ]
    second = [line("2. Stellen schaffen", 60, x0=90), line("3. Räume öffnen", 72, x0=90)]
    assert items(first, second) == [("1.", 1, "Mittel"), ("2.", 1, "Stellen"), ("3.", 1, "Räume")]


def test_a_list_after_a_paragraph_starts_anew() -> None:
    content = [
        line("• Mittel bereitstellen", 100, x0=60),
        line("Das gilt für alle Städte und Kreise im Land.", 130),
        line("– Stellen schaffen", 160, x0=60),
    ]
    assert [level for _, level, _ in items(content)] == [1, 1]


def test_the_second_paragraph_of_an_item_stays_apart() -> None:
    content = [
        line("• Mittel bereitstellen.", 100, x0=60),
        line("Das gilt für alle Städte im Land.", 124, x0=70),
        line("• Stellen schaffen.", 148, x0=60),
    ]
    assert [(block.kind.value, block.level) for block in found(content)] == [
        ("list_item", 1),
        ("paragraph", None),
        ("list_item", 1),
    ]


def test_an_item_goes_on_over_the_page() -> None:
    first = [line("• Mittel für die Beratung aller Menschen in den", 560, x0=60, x1=330)]
    second = [line("Städten und Kreisen bereitstellen.", 60, x0=70)]
    (block,) = found(first, second)
    assert block.kind is BlockKind.LIST_ITEM
    assert block.text.endswith("in den Städten und Kreisen bereitstellen.")


def test_bare_numbers_that_hang() -> None:
    content = [
        line("1 Mittel für die Beratung aller Menschen bereitstellen und", 100, x0=50),
        line("die Stellen schaffen.", 112, x0=64),
        line("2 Räume öffnen für die Vereine.", 124, x0=50),
    ]
    assert [marker for marker, _, _ in items(content)] == ["1", "2"]
