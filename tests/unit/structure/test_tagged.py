"""Lines with tags to blocks."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.model import (
    BlockKind,
    Document,
    FurnitureKind,
    Line,
    Method,
    RawTable,
    Role,
    Tag,
)
from docpipe.structure import recover
from tests.unit.structure.pages import LEADING, extraction, line, page

Told = tuple[str, int, Role, int | None]


def tagged(text: str, top: float, element: int, role: Role, level: int | None = None) -> Line:
    return replace(line(text, top), tag=Tag(element=element, role=role, level=level))


def markup(content: Sequence[Line], *tables: RawTable) -> Document:
    return recover(extraction(page(1, content, method=Method.MARKUP, tables=tables)))


def told(*rows: Told) -> list[Line]:
    return [
        tagged(text, 20 + LEADING * i, element, role, level)
        for i, (text, element, role, level) in enumerate(rows)
    ]


def test_an_element_of_markup_is_a_block_with_its_role_and_level() -> None:
    document = markup(
        told(
            ("Beteiligung", 1, Role.HEADING, 1),
            ("Die Kommunen för-", 2, Role.PARAGRAPH, None),
            ("dern Vereine", 2, Role.PARAGRAPH, None),
            ("Ein zweiter Absatz ohne Satzende davor", 3, Role.PARAGRAPH, None),
            ("Wege", 4, Role.HEADING, 2),
            ("• Sprachmittlung", 5, Role.LIST_ITEM, 1),
            ("– für Schulen", 6, Role.LIST_ITEM, 2),
            ("1 Vgl. Städtetag", 7, Role.FOOTNOTE, None),
            ("Foto: Stadt", 8, Role.CAPTION, None),
        )
    )
    assert [(b.kind.value, b.level, b.marker, b.text) for b in document.blocks] == [
        ("heading", 1, None, "Beteiligung"),
        ("paragraph", None, None, "Die Kommunen fördern Vereine"),
        ("paragraph", None, None, "Ein zweiter Absatz ohne Satzende davor"),
        ("heading", 2, None, "Wege"),
        ("list_item", 1, "•", "Sprachmittlung"),
        ("list_item", 2, "–", "für Schulen"),
        ("footnote", None, "1", "Vgl. Städtetag"),
        ("caption", None, None, "Foto: Stadt"),
    ]
    assert document.heading_path(document.blocks[-1].section_id) == ("Beteiligung", "Wege")


def test_elements_of_markup_stand_in_their_own_order() -> None:
    document = markup(
        told(("danach", 2, Role.PARAGRAPH, None), ("zuerst", 1, Role.PARAGRAPH, None))
    )
    assert [block.text for block in document.blocks] == ["zuerst", "danach"]


def test_navigation_and_contents_of_markup_are_furniture_whatever_they_look_like() -> None:
    document = markup(
        told(
            ("Startseite", 1, Role.ARTIFACT, None),
            ("Einleitung ..... 3", 2, Role.CONTENTS, None),
            ("12", 3, Role.PARAGRAPH, None),
            ("Stand 2020", 4, Role.ARTIFACT, None),
        )
    )
    assert [block.text for block in document.blocks] == ["12"]
    assert [(item.kind, item.text) for item in document.furniture] == [
        (FurnitureKind.HEADER, "Startseite"),
        (FurnitureKind.TOC, "Einleitung ..... 3"),
        (FurnitureKind.FOOTER, "Stand 2020"),
    ]


def test_tables_of_markup_stand_at_their_place() -> None:
    content = [
        tagged("Davor", 20, 1, Role.PARAGRAPH),
        tagged("Stadt", 52, 2, Role.TABLE),
        replace(tagged("Kosten", 52, 2, Role.TABLE), bbox=(152, 52, 190, 62)),
        tagged("Danach", 80, 3, Role.PARAGRAPH),
    ]
    raw = RawTable(
        bbox=(40, 50, 300, 64),
        rows=(("", ""),),
        cells=(((40.0, 50.0, 150.0, 64.0), (150.0, 50.0, 300.0, 64.0)),),
    )
    found = markup(content, raw).blocks
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "Davor"),
        (BlockKind.TABLE, "Stadt\tKosten"),
        (BlockKind.PARAGRAPH, "Danach"),
    ]


def test_a_table_without_cells_is_text() -> None:
    found = markup(told(("Stadt", 1, Role.TABLE, None), ("Kosten", 1, Role.TABLE, None))).blocks
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.PARAGRAPH, "Stadt"),
        (BlockKind.PARAGRAPH, "Kosten"),
    ]


def test_a_box_of_markup_keeps_its_paragraphs() -> None:
    content = told(
        ("Praxisbeispiel Musterstadt", 1, Role.BOX, None),
        ("Die Stadt hat ein Netz aufgebaut.", 1, Role.BOX, None),
    )
    content[1] = replace(content[1], bbox=(50, 60, 300, 70))
    (block,) = markup(content).blocks
    assert (block.kind, block.text) == (
        BlockKind.BOX,
        "Praxisbeispiel Musterstadt\nDie Stadt hat ein Netz aufgebaut.",
    )
