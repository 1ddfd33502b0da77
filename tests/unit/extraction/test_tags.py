"""The structure tree of tagged PDFs."""

from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from docpipe.extraction import extract, tags
from docpipe.model import Role
from tests.tagged_papers import Element, write_tagged

Told = tuple[str, Role | None, int | None]


def paper(*kids: Element) -> Element:
    return Element("Document", kids)


def told(path: Path) -> list[Told]:
    return [
        (line.text, line.tag.role if line.tag else None, line.tag.level if line.tag else None)
        for page in extract(path).pages
        for line in page.lines
    ]


def elements(path: Path) -> list[int]:
    return [
        line.tag.element if line.tag else 0 for page in extract(path).pages for line in page.lines
    ]


def test_roles_and_levels_come_from_the_tree(tmp_path: Path) -> None:
    tree = paper(
        Element("H1", [(1, 40, "Beteiligung")]),
        Element("P", [(1, 60, "Die Kommunen fördern")]),
        Element("Sect", [Element("Sect", [Element("H", [(1, 80, "Wege")])])]),
        Element("L", [Element("LI", [Element("LBody", [(1, 100, "Sprachmittlung")])])]),
        Element("Table", [Element("TR", [Element("TD", [Element("P", [(1, 120, "Stadt")])])])]),
        Element("Note", [Element("P", [(1, 140, "Vgl. Erhebung")])]),
        Element("TOC", [Element("TOCI", [(1, 160, "Einleitung")])]),
        Element("Aside", [Element("H3", [(1, 180, "Beispiel")])]),
    )
    assert told(write_tagged(tmp_path / "a.pdf", tree)) == [
        ("Beteiligung", Role.HEADING, 1),
        ("Die Kommunen fördern", Role.PARAGRAPH, None),
        ("Wege", Role.HEADING, 2),
        ("Sprachmittlung", Role.LIST_ITEM, 1),
        ("Stadt", Role.TABLE, None),
        ("Vgl. Erhebung", Role.FOOTNOTE, None),
        ("Einleitung", Role.CONTENTS, None),
        ("Beispiel", Role.BOX, None),
    ]


def test_list_items_know_their_depth_and_keep_their_paragraphs(tmp_path: Path) -> None:
    inner = Element("L", [Element("LI", [Element("LBody", [(1, 60, "für Schulen")])])])
    item = Element(
        "LI", [Element("Lbl", [(1, 40, "•")]), Element("LBody", [Element("P", [(1, 50, "Hilfe")])])]
    )
    tree = paper(Element("L", [item, Element("LI", [inner])]))
    path = write_tagged(tmp_path / "a.pdf", tree)
    assert [(text, level) for text, _, level in told(path)] == [
        ("•", 1),
        ("Hilfe", 1),
        ("für Schulen", 2),
    ]
    first, second, third = elements(path)
    assert first == second < third


def test_an_element_keeps_its_number_on_the_next_page(tmp_path: Path) -> None:
    tree = paper(
        Element("P", [(1, 40, "Davor")]),
        Element("P", [(1, 60, "Der Satz geht"), (2, 40, "auf der nächsten Seite weiter")]),
        Element("P", [(2, 60, "Danach")]),
    )
    first, second, third, fourth = elements(write_tagged(tmp_path / "a.pdf", tree))
    assert first < second == third < fourth


def test_inline_elements_part_nothing(tmp_path: Path) -> None:
    tree = paper(
        Element("P", [(1, 40, "Davor"), Element("Span", [(1, 50, "fett")]), (1, 60, "danach")])
    )
    assert len(set(elements(write_tagged(tmp_path / "a.pdf", tree)))) == 1


def test_names_of_paragraph_styles_tell_roles(tmp_path: Path) -> None:
    tree = paper(
        Element("Überschrift 2", [(1, 40, "Wege")]),
        Element("Zwischenueberschrift", [(1, 60, "Ziele")]),
        Element("Fliesstext", [(1, 80, "Die Kommunen fördern")]),
        Element("Pagina", [(1, 100, "7")]),
        Element("Inhaltsverzeichnis 1", [(1, 120, "Einleitung")]),
    )
    names = ["Überschrift#202", "Zwischenueberschrift", "Fliesstext", "Pagina"]
    path = write_tagged(tmp_path / "a.pdf", tree, role_map=dict.fromkeys(names, "P"))
    assert [(role, level) for _, role, level in told(path)] == [
        (Role.HEADING, 2),
        (Role.HEADING, None),
        (Role.PARAGRAPH, None),
        (Role.ARTIFACT, None),
        (Role.CONTENTS, None),
    ]


def test_artifacts_are_told_from_text_without_a_tag(tmp_path: Path) -> None:
    path = write_tagged(
        tmp_path / "a.pdf",
        paper(Element("P", [(1, 40, "Der Text")])),
        artifacts=[(1, 20, "Kopfzeile")],
        untagged=[(1, 60, "Vergessen")],
    )
    assert [role for _, role, _ in told(path)] == [Role.ARTIFACT, Role.PARAGRAPH, None]


def test_a_file_that_does_not_claim_to_be_tagged_has_no_tags(tmp_path: Path) -> None:
    path = write_tagged(tmp_path / "a.pdf", paper(Element("H1", [(1, 40, "Beteiligung")])))
    writer = PdfWriter(clone_from=str(path))
    del writer.root_object["/MarkInfo"]
    writer.write(path)
    assert told(path) == [("Beteiligung", None, None)]


def test_a_tree_that_bites_its_tail_costs_the_tags_only(tmp_path: Path) -> None:
    path = write_tagged(tmp_path / "a.pdf", paper(Element("P", [(1, 40, "Der Text steht da")])))
    writer = PdfWriter(clone_from=str(path))
    root = writer.root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    kids = root["/K"]
    assert isinstance(kids, ArrayObject)
    document = kids[0].get_object()
    assert isinstance(document, DictionaryObject)
    document[NameObject("/P")] = kids[0]
    document[NameObject("/K")] = ArrayObject([kids[0], kids[0]])
    writer.write(path)
    assert told(path) == [("Der Text steht da", None, None)]


def test_too_large_trees_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = paper(*(Element("P", [(1, 40 + 12 * i, f"Absatz {i}")]) for i in range(20)))
    path = write_tagged(tmp_path / "a.pdf", many)
    assert {role for _, role, _ in told(path)} == {Role.PARAGRAPH}
    monkeypatch.setattr(tags, "_MAX_STEPS", 10)
    assert {role for _, role, _ in told(path)} == {None}
