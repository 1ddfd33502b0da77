"""Lines to cells, merged cells, heads, and tables that go on over the page."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.model import Document, FurnitureKind, Line, Merged, RawTable
from docpipe.structure import recover
from tests.unit.structure.pages import HEIGHT, extraction, line, page
from tests.unit.structure.pages import lines as lines_of

ROW = 20.0
COLUMNS = ((40.0, 140.0), (140.0, 240.0), (240.0, 340.0))


def table(
    rows: Sequence[Sequence[str]],
    top: float = 100.0,
    *,
    merged: tuple[Merged, ...] = (),
    n_header_rows: int | None = 1,
) -> tuple[RawTable, list[Line]]:
    """A table of three columns and its lines; "/" parts the lines of a cell."""
    covered = {
        (r + i, c + j) for r, c, n, m in merged for i in range(n) for j in range(m) if i or j
    }
    cells = []
    lines: list[Line] = []
    for i, row in enumerate(rows):
        y = top + ROW * i
        cells.append(
            tuple(
                None if (i, j) in covered else (x0, y, x1, y + ROW)
                for j, (x0, x1) in enumerate(COLUMNS)
            )
        )
        for text, (x0, _) in zip(row, COLUMNS, strict=True):
            parts = text.split("/") if text else []
            lines += [line(part, y + 1 + 8 * k, x0=x0 + 2) for k, part in enumerate(parts)]
    raw = RawTable(
        bbox=(40.0, top, 340.0, top + ROW * len(rows)),
        rows=tuple(tuple("" for _ in row) for row in rows),
        cells=tuple(cells),
        merged=merged,
        n_header_rows=n_header_rows,
    )
    return raw, lines


def recovered(*parts: tuple[RawTable, list[Line]]) -> Document:
    return recover(
        extraction(*(page(i, lines, tables=(raw,)) for i, (raw, lines) in enumerate(parts, 1)))
    )


def test_merged_cells_and_head_rows_reach_the_block() -> None:
    merged = ((0, 1, 1, 2), (0, 0, 2, 1))
    rows = [["Land", "Anträge", ""], ["", "2015", "2016"], ["Hessen", "12", "14"]]
    (block,) = recovered(table(rows, merged=merged, n_header_rows=2)).blocks
    assert block.table is not None
    assert block.table.rows == tuple(map(tuple, rows))
    assert block.table.merged == ((0, 0, 2, 1), (0, 1, 1, 2))
    assert block.table.n_header_rows == 2
    assert block.table.head() == ("Land", "Anträge 2015", "Anträge 2016")
    assert block.text == "Land\tAnträge\n2015\t2016\nHessen\t12\t14"


def test_rows_and_columns_without_text_are_left_out_and_spans_shrink() -> None:
    rows = [["Anteile", "", ""], ["", "", ""], ["Hessen", "", "14"]]
    (block,) = recovered(table(rows, merged=((0, 0, 2, 3),))).blocks
    assert block.table is not None
    assert block.table.rows == (("Anteile", ""), ("Hessen", "14"))
    assert block.table.merged == ((0, 0, 1, 2),)


def test_a_line_that_reaches_into_an_empty_cell_stays_in_its_own() -> None:
    raw, lines = table([["Stadt", "Kosten", "Jahr"], ["Hamm", "", "2016"]])
    wide = (40.0, 120.0, 230.0, 140.0)
    raw = RawTable(
        bbox=raw.bbox,
        rows=raw.rows,
        cells=(raw.cells[0], (wide, *raw.cells[1][1:])),
        n_header_rows=1,
    )
    lines[3] = line("Hamm, Kreisfreie Stadt, ohne Umland", 121, x0=42, x1=228)
    (block,) = recovered((raw, lines)).blocks
    assert block.table is not None
    assert block.table.rows[1] == ("Hamm, Kreisfreie Stadt, ohne Umland", "", "2016")


def test_a_table_goes_on_on_the_next_page_without_its_repeated_head() -> None:
    head = ["Land", "2015", "2016"]
    document = recovered(
        table([head, ["Hessen", "1", "2"]], HEIGHT - 100), table([head, ["Saarland", "3", "4"]], 30)
    )
    (block,) = document.blocks
    assert block.table is not None
    assert block.table.rows == (tuple(head), ("Hessen", "1", "2"), ("Saarland", "3", "4"))
    assert [span.page for span in block.spans] == [1] * 6 + [2] * 3
    assert [(item.kind, item.page, item.text) for item in document.furniture] == [
        (FurnitureKind.TABLE_HEAD, 2, text) for text in head
    ]


def test_merged_cells_of_the_second_part_move_down() -> None:
    head = ["Land", "2015", "2016"]
    document = recovered(
        table([head, ["Hessen", "1", "2"]], HEIGHT - 100),
        table([head, ["zusammen", "", "4"]], 30, merged=((1, 0, 1, 2),)),
    )
    (block,) = document.blocks
    assert block.table is not None
    assert block.table.merged == ((2, 0, 1, 2),)


def test_a_table_with_another_head_stands_for_itself() -> None:
    document = recovered(
        table([["Land", "2015", "2016"], ["Hessen", "1", "2"]], HEIGHT - 100),
        table([["Land", "Anträge", "Klagen"], ["Hessen", "3", "4"]], 30),
    )
    assert len(document.blocks) == 2


def test_text_between_two_tables_keeps_them_apart() -> None:
    second, lines = table([["Bremen", "3", "4"], ["Berlin", "5", "6"]], 130, n_header_rows=0)
    document = recovered(
        table([["Land", "2015", "2016"], ["Hessen", "1", "2"]], HEIGHT - 100),
        (second, [line("Anders verhält es sich in den Stadtstaaten.", 60), *lines]),
    )
    assert [block.table is not None for block in document.blocks] == [True, False, True]


def test_a_table_goes_on_in_the_next_column_below_its_repeated_head() -> None:
    head = ["Land", "2015", "2016"]
    first, above = table([head, ["Hessen", "1", "2"]], 400)
    second, lines = table([head, ["Saarland", "3", "4"]], 60)
    aside = RawTable(
        bbox=(360.0, *second.bbox[1:]),
        rows=second.rows,
        cells=tuple(
            tuple((c[0] + 320, c[1], c[2] + 320, c[3]) for c in row if c) for row in second.cells
        ),
        n_header_rows=1,
    )
    aside = replace(aside, bbox=(360.0, 60.0, 660.0, 100.0))
    moved = [
        replace(item, bbox=(item.bbox[0] + 320, item.bbox[1], item.bbox[2] + 320, item.bbox[3]))
        for item in lines
    ]
    left = lines_of(["und so fort in einem langen Satz bis an den Rand"] * 24)
    right = lines_of(["und so fort in einem langen Satz bis an den Rand"] * 24, 120, x0=362)
    content = [*left, *right, *above, *moved]
    document = recover(extraction(page(1, content, tables=(first, aside))))
    (block,) = [block for block in document.blocks if block.table]
    assert block.table is not None
    assert block.table.rows == (tuple(head), ("Hessen", "1", "2"), ("Saarland", "3", "4"))
