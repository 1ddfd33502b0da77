import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docpipe.export import document_markdown, document_object, document_text
from docpipe.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Furniture,
    FurnitureKind,
    HiddenText,
    Source,
    SourceId,
    Span,
    Table,
)
from tests.builders import document


def items(*entries: tuple[int | None, str | None, str]) -> Document:
    """A document of list items: level, marker as printed, text."""
    built = document(["- x"] * len(entries))
    blocks = [
        replace(block, level=level, marker=marker, text=text, spans=(_span(block, text),))
        for block, (level, marker, text) in zip(built.blocks, entries, strict=True)
    ]
    return replace(built, blocks=tuple(blocks))


def _span(block: Block, text: str) -> Span:
    return replace(block.spans[0], end=len(text))


# --- JSON

SOURCE = Source(
    id=SourceId("f" * 16),
    sha256="f" * 64,
    n_bytes=1234,
    filename="wege.pdf",
    origins=("/somewhere/private/wege.pdf",),
    title="Wege",
    year=2021,
    url="https://example.org/wege.pdf",
)


OWN = ("subtitle", "date", "edition", "place", "contributors", "origins", "claims", "conflicts")
"""What the source object says besides the bibliographic line."""


def test_the_object_of_a_small_document_in_full() -> None:
    built = document(["# Ziele", "- Erstens", "| A | B\nc | d"], title="Selbst", year=1999)
    split = replace(
        built.blocks[1],
        spans=(
            Span(start=0, end=4, page=1, bbox=(50.04, 60.0, 500.0, 72.0)),
            Span(start=4, end=6, page=2, bbox=(50.0, 40.0, 499.96, 52.0)),
            Span(start=6, end=7, page=2, bbox=(50.0, 60.0, 80.0, 72.0)),
        ),
        level=1,
    )
    built = replace(
        built,
        blocks=(built.blocks[0], split, built.blocks[2]),
        pages=(replace(built.pages[0], label="i", width=595.276, height=841.89, grade=0.98765),),
        furniture=(Furniture(kind=FurnitureKind.TOC, page=1, text="Ziele …… 1"),),
        hidden_text=(HiddenText(page=1, text="unsichtbar"),),
    )

    shown = json.loads(json.dumps(document_object(SOURCE, built)))
    own = {name: shown["source"].pop(name) for name in OWN}
    assert own["origins"]["title"] == own["origins"]["year"] == "catalogue"
    assert (own["contributors"], own["conflicts"]) == ([], [])
    assert shown == {
        "source": {
            "id": "f" * 16,
            "file": "wege.pdf",
            "sha256": "f" * 64,
            "n_bytes": 1234,
            "title": "Wege",
            "year": 2021,
            "publisher": None,
            "kind": "handout",
            "language": "de",
            "url": "https://example.org/wege.pdf",
            "landing_page": None,
            "licence": None,
        },
        "pages": [
            {
                "number": 1,
                "label": "i",
                "width": 595.3,
                "height": 841.9,
                "method": "text_layer",
                "grade": 0.988,
                "problem": None,
            }
        ],
        "blocks": [
            {
                "id": "0123456789abcdef:b0000",
                "kind": "heading",
                "level": 1,
                "text": "Ziele",
                "heading_path": ["Ziele"],
                "spans": [{"page": 1, "boxes": [[50.0, 40.0, 500.0, 52.0]]}],
                "table": None,
                "marker": None,
                "heading": None,
                "calls": [],
            },
            {
                "id": "0123456789abcdef:b0001",
                "kind": "list_item",
                "level": 1,
                "text": "Erstens",
                "heading_path": ["Ziele"],
                "spans": [
                    {"page": 1, "boxes": [[50.0, 60.0, 500.0, 72.0]]},
                    {"page": 2, "boxes": [[50.0, 40.0, 500.0, 52.0], [50.0, 60.0, 80.0, 72.0]]},
                ],
                "table": None,
                "marker": "•",
                "heading": None,
                "calls": [],
            },
            {
                "id": "0123456789abcdef:b0002",
                "kind": "table",
                "level": None,
                "text": "A\tB\nc\td",
                "heading_path": ["Ziele"],
                "spans": [{"page": 1, "boxes": [[50.0, 80.0, 500.0, 92.0]]}],
                "table": {"rows": [["A", "B"], ["c", "d"]], "n_header_rows": 1, "merged": []},
                "marker": None,
                "heading": None,
                "calls": [],
            },
        ],
        "furniture": [{"kind": "toc", "page": 1, "text": "Ziele …… 1"}],
        "hidden_text": [{"page": 1, "text": "unsichtbar"}],
    }


def test_without_a_source_the_document_speaks_for_itself() -> None:
    shown = document_object(None, document(["Text"], title="Selbst", year=1999))

    assert shown["source"] == {
        "id": "0123456789abcdef",
        "file": None,
        "sha256": None,
        "n_bytes": None,
        "title": "Selbst",
        "year": 1999,
        "publisher": None,
        "kind": "handout",
        "language": "de",
        "url": None,
        "landing_page": None,
        "licence": None,
        "subtitle": None,
        "date": None,
        "edition": None,
        "place": None,
        "contributors": [],
        "origins": {},
        "claims": [],
        "conflicts": [],
    }


def test_both_forms_of_the_source_have_the_same_keys_in_the_same_order() -> None:
    built = document(["Text"])

    with_source, without = (
        list(json.loads(json.dumps(document_object(source, built)))["source"])
        for source in (SOURCE, None)
    )
    assert with_source == without


def test_the_catalogue_fills_in_from_the_document_only_where_it_is_silent() -> None:
    built = document(["Text"], title="Selbst", year=1999, kind=DocumentKind.MANIFESTO)
    silent = replace(SOURCE, title=None, year=None)

    shown = json.loads(json.dumps(document_object(silent, built)))["source"]
    assert (shown["title"], shown["year"], shown["kind"]) == ("Selbst", 1999, "manifesto")
    loud = json.loads(json.dumps(document_object(replace(SOURCE, kind=DocumentKind.OTHER), built)))
    assert loud["source"]["kind"] == "other"


def test_nothing_that_is_private_to_the_machine_goes_out() -> None:
    assert "somewhere" not in json.dumps(document_object(SOURCE, document(["Text"])))


# --- Markdown


def test_markdown_of_every_kind_of_block() -> None:
    built = document(
        [
            "Vorweg.",
            "# 1 Ziele & Wege",
            "## 1.1 Für Bürger*innen, für alle*",
            "- Erstens",
            "- Zweitens",
            "Absatz.",
            "> Praxisbeispiel\nHamm macht es vor.",
            "| Stadt | Zahl|er\nHamm | 3\nJena",
            "~ Tabelle 1: Städte",
            "^ Vgl. S. 3.",
            "###### Tief",
            "####### Tiefer",
        ]
    )
    footnote = replace(built.blocks[9], marker="1)")
    cells = Table(rows=(("Stadt", "Zahl|er"), ("Hamm\nWest", "3"), ("Jena",)), n_header_rows=1)
    table = replace(built.blocks[7], table=cells)
    blocks = (*built.blocks[:7], table, built.blocks[8], footnote, *built.blocks[10:])
    furniture = (Furniture(kind=FurnitureKind.HEADER, page=1, text="Kolumnentitel"),)

    assert document_markdown(replace(built, blocks=blocks, furniture=furniture)) == (
        "Vorweg.\n"
        "\n"
        "# 1 Ziele & Wege\n"
        "\n"
        "## 1.1 Für Bürger\\*innen, für alle\\*\n"
        "\n"
        "- Erstens\n"
        "- Zweitens\n"
        "\n"
        "Absatz.\n"
        "\n"
        "> Praxisbeispiel\n"
        "> Hamm macht es vor.\n"
        "\n"
        "| Stadt | Zahl\\|er |\n"
        "| --- | --- |\n"
        "| Hamm West | 3 |\n"
        "| Jena |  |\n"
        "\n"
        "Tabelle 1: Städte\n"
        "\n"
        "1\\) Vgl. S. 3.\n"
        "\n"
        "###### Tief\n"
        "\n"
        "###### Tiefer\n"
    )


def test_a_head_of_several_rows_is_one_row_of_a_pipe_table() -> None:
    built = document(["| Land | Anträge"])
    table = Table(
        rows=(("Land", "Anträge", ""), ("", "2015", "2016"), ("Hessen", "1", "2")),
        n_header_rows=2,
        merged=((0, 0, 2, 1), (0, 1, 1, 2)),
    )
    block = replace(built.blocks[0], table=table)
    assert document_markdown(replace(built, blocks=(block,))) == (
        "| Land | Anträge 2015 | Anträge 2016 |\n| --- | --- | --- |\n| Hessen | 1 | 2 |\n"
    )


def test_lists_nest_in_the_column_of_their_parent() -> None:
    built = items(
        (1, "1.", "eins"),
        (2, "–", "Strich"),
        (3, "(1)", "tief"),
        (2, "–", "Strich"),
        (1, "2.", "zwei\nläuft weiter"),
        (1, "10)", "zehn"),
        (2, "•", "Punkt"),
    )

    assert document_markdown(built) == (
        "1. eins\n"
        "   - Strich\n"
        "     1. tief\n"
        "   - Strich\n"
        "2. zwei\n"
        "   läuft weiter\n"
        "10. zehn\n"
        "    - Punkt\n"
    )


@pytest.mark.parametrize(
    ("marker", "line"),
    [
        (None, "- Text"),
        ("•", "- Text"),
        ("\uf0b7", "- Text"),
        ("–", "- Text"),
        ("o", "- Text"),
        ("a)", "- a) Text"),
        ("2.3", "- 2.3 Text"),
        ("iv.", "- iv. Text"),
        ("3", "3. Text"),
        ("3)", "3. Text"),
        ("(3)", "3. Text"),
        ("03.", "3. Text"),
        ("1234567890.", "- 1234567890. Text"),
    ],
)
def test_markers_become_a_dash_or_a_number(marker: str | None, line: str) -> None:
    assert document_markdown(items((1, marker, "Text"))) == line + "\n"


def test_a_list_that_changes_its_kind_begins_anew() -> None:
    built = items((1, "•", "a"), (1, "2.", "b"), (2, "3.", "c"), (1, "•", "d"))

    assert document_markdown(built) == "- a\n\n2. b\n\n   3. c\n\n- d\n"


def test_an_item_without_parent_stands_at_the_margin() -> None:
    assert document_markdown(items((2, "•", "a"), (1, "•", "b"))) == "- a\n- b\n"


@given(
    st.lists(
        st.tuples(
            st.integers(1, 4),
            st.sampled_from(["•", "–", "1.", "2.", "(3)", "10."]),
            st.sampled_from(["Text", "zwei\nZeilen", "1. Punkt", "- Strich", "# Raute", "* *"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_reader_of_markdown_finds_every_item_at_its_depth(
    entries: list[tuple[int, str, str]],
) -> None:
    tokens = MarkdownIt("commonmark").parse(document_markdown(items(*entries)))

    depths, texts, depth = [], [], 0
    for token in tokens:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "list_item_open":
            depths.append(depth)
        if token.type == "inline":
            texts.append(token.content.replace("\\", ""))
    assert texts == [text for _, _, text in entries]
    assert depths == _depths([level for level, _, _ in entries])


def _depths(levels: list[int]) -> list[int]:
    """Each item stands one below the nearest earlier item of a smaller level, still open."""
    found: list[int] = []
    for at, level in enumerate(levels):
        parent = next((i for i in range(at - 1, -1, -1) if levels[i] < level), None)
        found.append(1 if parent is None else found[parent] + 1)
    return found


def test_a_table_without_cells_falls_back_to_its_text() -> None:
    built = document(["| a | b"])
    empty = replace(built.blocks[0], table=Table(rows=()))

    assert document_markdown(replace(built, blocks=(empty,))) == "a\tb\n"


# --- plain text


def test_text_of_every_kind_of_block() -> None:
    built = document(
        ["# Ziele", "Absatz * mit Stern*", "| A | B\nc | d", "^ Vgl. S. 3.", "> Kasten"]
    )
    listed = items((1, "•", "eins"), (2, "a)", "zwei"), (1, "(3)", "drei"))
    footnote = replace(built.blocks[3], marker="1")
    blocks = (*built.blocks[:2], *listed.blocks, built.blocks[2], footnote, built.blocks[4])

    assert document_text(replace(built, blocks=blocks)) == (
        "Ziele\n"
        "\n"
        "Absatz * mit Stern*\n"
        "\n"
        "- eins\n"
        "  a) zwei\n"
        "(3) drei\n"
        "\n"
        "A\tB\n"
        "c\td\n"
        "\n"
        "1 Vgl. S. 3.\n"
        "\n"
        "Kasten\n"
    )


def test_an_empty_document_gives_empty_output() -> None:
    empty = document([])

    assert (document_markdown(empty), document_text(empty)) == ("", "")
    assert document_object(None, empty)["blocks"] == []


def test_every_kind_of_block_keeps_its_words() -> None:
    built = document([f"{sign} Wort{number}" for number, sign in enumerate("#->^~|<")] + ["Wort7"])

    assert {block.kind for block in built.blocks} == set(BlockKind)
    for shown in (document_markdown(built), document_text(built)):
        assert [f"Wort{number}" in shown for number in range(8)] == [True] * 8
