from scripts.proving.content import Box, Item, Span, Table
from scripts.proving.source import parse


def test_deeper_items_are_told_by_their_indent() -> None:
    items = parse("- eins\n\n  a) zwei\n\n  b) drei\n\n- vier")
    assert [(i.marker, i.depth) for i in items if isinstance(i, Item)] == [
        ("-", 1),
        ("a)", 2),
        ("b)", 2),
        ("-", 1),
    ]


def test_cells_that_belong_to_a_neighbour_become_spans() -> None:
    (table,) = parse("::: table grid 50 25 25 head=2\n| A | B | <\n| ^ | c | d\n| 1 | 2 | 3\n:::")
    assert isinstance(table, Table)
    assert table.rows == (("A", "B", ""), ("", "c", "d"), ("1", "2", "3"))
    assert table.head_rows == 2
    assert table.spans == (
        Span(row=0, column=0, rows=2, columns=1),
        Span(row=0, column=1, rows=1, columns=2),
    )


def test_a_box_holds_blocks() -> None:
    (box,) = parse("::: side Beispiel\n<b>Ort:</b> Kreis\n\n- Punkt\n:::")
    assert isinstance(box, Box)
    assert (box.title, box.place, len(box.blocks)) == ("Beispiel", "beside", 2)
