"""Which tags of a PDF are believed."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.model import Block, Line, Page, Role, Tag
from docpipe.structure import recover
from docpipe.structure.tag_trust import weigh_tags
from tests.unit.structure.pages import LEADING, extraction, line, page

SENTENCE = "Die Kommunen haben in den letzten Jahren viel erreicht."
Row = tuple[str, int, Role]


def tagged(rows: Sequence[Row], top: float = 60.0) -> list[Line]:
    return [
        replace(
            line(text, top + LEADING * i, x1=330.0),
            tag=Tag(element=element, role=role) if element else None,
        )
        for i, (text, element, role) in enumerate(rows)
    ]


def roles(*pages: Page) -> list[Role | None]:
    weighed = weigh_tags(extraction(*pages))
    return [line.tag.role if line.tag else None for page in weighed.pages for line in page.lines]


def paragraphs(n: int, first: int = 1) -> list[Row]:
    return [(f"{SENTENCE} Nummer {k}.", k, Role.PARAGRAPH) for k in range(first, first + n)]


def blocks(rows: Sequence[Row]) -> tuple[Block, ...]:
    return recover(extraction(page(1, tagged(rows)))).blocks


def test_tags_that_cover_the_text_are_believed() -> None:
    rows = [("Beteiligung", 1, Role.HEADING), *paragraphs(12, first=2)]
    assert roles(page(1, tagged(rows))) == [Role.HEADING] + 12 * [Role.PARAGRAPH]


def test_a_tree_over_half_of_the_text_is_not_believed() -> None:
    bare = [(f"{SENTENCE} Ohne {k}.", 0, Role.PARAGRAPH) for k in range(6)]
    assert set(roles(page(1, tagged([*paragraphs(6), *bare])))) == {None}


def test_running_heads_without_tags_do_not_count() -> None:
    pages = [
        page(n, [line("Ein langer Seitentitel über allem", 20), *tagged(paragraphs(2, 2 * n))])
        for n in range(1, 8)
    ]
    assert roles(*pages).count(Role.PARAGRAPH) == 14


def test_an_element_for_every_line_is_not_believed() -> None:
    rows = [
        (f"geht ein Satz {k} über viele Zeilen weiter und", k, Role.PARAGRAPH) for k in range(1, 20)
    ]
    assert set(roles(page(1, tagged(rows)))) == {None}


def test_elements_with_others_in_their_midst_are_not_believed() -> None:
    rows = [(SENTENCE, 1 + k % 2, Role.PARAGRAPH) for k in range(6)]
    assert set(roles(page(1, tagged(rows)))) == {None}


def test_headings_as_long_as_the_text_are_paragraphs() -> None:
    rows = [(f"{SENTENCE} Nummer {k}.", k, Role.HEADING) for k in range(1, 20)]
    assert set(roles(page(1, tagged(rows)))) == {Role.PARAGRAPH}


def test_elements_part_and_join_lines() -> None:
    first = [("Ein Absatz hört hier auf,", 1, Role.PARAGRAPH)]
    second = [("ein anderer geht über", 2, Role.PARAGRAPH), ("Zeilen weiter.", 2, Role.PARAGRAPH)]
    found = blocks([*first, *second, *paragraphs(4, first=3)])
    assert [block.text for block in found[:2]] == [
        "Ein Absatz hört hier auf,",
        "ein anderer geht über Zeilen weiter.",
    ]


def test_an_element_goes_on_over_the_page_whatever_its_words() -> None:
    rows = [*paragraphs(8), ("Er hört auf.", 9, Role.PARAGRAPH)]
    rest = [("Und geht doch weiter.", 9, Role.PARAGRAPH)]
    found = recover(extraction(page(1, tagged(rows)), page(2, tagged(rest)))).blocks
    assert found[-1].text == "Er hört auf. Und geht doch weiter."


def test_headings_and_list_items_are_what_the_file_says() -> None:
    found = blocks(
        [
            ("Was wir vorschlagen", 1, Role.HEADING),
            *paragraphs(4, first=2),
            ("ohne Zeichen davor", 6, Role.LIST_ITEM),
        ]
    )
    assert [block.kind.value for block in found] == ["heading", *4 * ["paragraph"], "list_item"]


def test_where_headings_are_tagged_large_print_is_none() -> None:
    content = tagged([("Ziele", 1, Role.HEADING), *paragraphs(6, first=2)])
    large = replace(content[3], size=20.0)
    found = recover(extraction(page(1, [*content[:3], large, *content[4:]]))).blocks
    assert [block.kind.value for block in found].count("heading") == 1
