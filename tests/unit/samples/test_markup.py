import pytest

from scripts.samples.markup import (
    Box,
    Caption,
    Columns,
    Contents,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Table,
    parse,
)


def test_headings_paragraphs_items_and_captions() -> None:
    blocks = parse(
        "# 1 Anlass\n\nErste Zeile\nzweite Zeile\n\n- Punkt\nweiter\n1. Erstens\n@ Tabelle"
    )
    assert blocks == (
        Heading(level=1, text="1 Anlass"),
        Paragraph(text="Erste Zeile zweite Zeile"),
        Item(marker="-", text="Punkt weiter"),
        Item(marker="1.", text="Erstens @ Tabelle"),
    )
    assert parse("@ Tabelle 1") == (Caption(text="Tabelle 1"),)


def test_a_margin_note_goes_to_the_next_paragraph_only() -> None:
    assert parse("> Stichwort\n\nEins.\n\nZwei.") == (
        Paragraph(text="Eins.", margin="Stichwort"),
        Paragraph(text="Zwei."),
    )


def test_a_box_holds_blocks() -> None:
    assert parse("::: side Titel\nEins.\n\nZwei.\n:::\n\nDanach.") == (
        Box(
            beside=True,
            title="Titel",
            blocks=(Paragraph(text="Eins."), Paragraph(text="Zwei.")),
        ),
        Paragraph(text="Danach."),
    )


def test_a_table_row_may_run_over_lines() -> None:
    assert parse("::: table ruled 40 60\n| a | b\n| c und\nd | e\n:::") == (
        Table(ruled=True, widths=(40, 60), rows=(("a", "b"), ("c und d", "e"))),
    )


def test_single_line_fences() -> None:
    assert parse("::: contents\n::: page\n::: columns 2") == (
        Contents(),
        PageBreak(),
        Columns(count=2),
    )


@pytest.mark.parametrize("text", ["::: box Titel\nohne Ende", "::: kasten Titel\n:::"])
def test_faults_are_told(text: str) -> None:
    with pytest.raises(ValueError, match="fence"):
        parse(text)
