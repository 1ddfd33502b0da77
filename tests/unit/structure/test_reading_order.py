"""Columns and what crosses them."""

from docpipe.structure.grid import find_grid
from docpipe.structure.placed import FLOAT_MARK, Placed
from docpipe.structure.reading_order import columns
from tests.unit.structure.pages import line


def column(name: str, x0: float, x1: float, top: float, rows: int) -> list[Placed]:
    return [placed(f"{name}{row}", x0, x1, top + 12 * row) for row in range(rows)]


def placed(text: str, x0: float, x1: float, top: float, *, size: float = 10) -> Placed:
    return Placed(page=1, line=line(text, top, x0=x0, x1=x1, size=size))


def drawn(x0: float, top: float, x1: float, bottom: float) -> Placed:
    return Placed(page=1, line=line(FLOAT_MARK, top, x0=x0, x1=x1, size=bottom - top))


def order(*parts: list[Placed]) -> str:
    """The first line of every stretch that is read without a jump."""
    read = [p.text for found in columns([p for part in parts for p in part]) for p in found]
    return " ".join(text for text in read if text[-1] == "0")


def test_three_columns_below_two() -> None:
    upper = [*column("a", 50, 200, 50, 6), *column("b", 220, 370, 50, 6)]
    lower = [
        *column("c", 50, 140, 150, 6),
        *column("d", 160, 250, 150, 6),
        *column("e", 270, 370, 150, 6),
    ]
    assert order(upper, lower) == "a0 b0 c0 d0 e0"


def test_a_title_at_the_left_ends_both_columns() -> None:
    parts = [
        *column("a", 50, 200, 50, 6),
        *column("b", 220, 370, 50, 6),
        placed("title0", 50, 120, 140, size=14),
        *column("c", 50, 200, 170, 6),
        *column("d", 220, 370, 170, 6),
    ]
    assert order(parts) == "a0 b0 title0 c0 d0"


def test_a_title_in_its_column_ends_only_that() -> None:
    parts = [
        *column("a", 50, 200, 50, 6),
        placed("title0", 50, 120, 140, size=14),
        *column("c", 50, 200, 170, 6),
        *column("b", 220, 370, 50, 10),
    ]
    assert order(parts) == "a0 title0 c0 b0"


def test_a_picture_over_both_columns_parts_them() -> None:
    parts = [
        *column("a", 50, 200, 50, 5),
        *column("b", 220, 370, 50, 5),
        drawn(50, 120, 370, 250),
        *column("c", 50, 200, 260, 5),
        *column("d", 220, 370, 260, 5),
    ]
    assert order(parts) == "a0 b0 c0 d0"


def test_a_picture_with_text_beside_it_parts_nothing() -> None:
    parts = [
        *column("a", 50, 200, 50, 5),
        *column("b", 220, 370, 50, 5),
        drawn(150, 120, 270, 200),
        *column("x", 50, 140, 115, 7),
        *column("y", 280, 370, 115, 7),
        *column("c", 50, 200, 210, 5),
        *column("d", 220, 370, 210, 5),
    ]
    assert order(parts) == "a0 x0 c0 b0 y0 d0"


def test_a_tall_box_does_not_shuffle_the_lines_beside_it() -> None:
    parts = [drawn(250, 48, 370, 160), *column("a", 50, 240, 50, 9), *column("b", 50, 370, 170, 4)]
    read = [p.text for found in columns(parts) for p in found if p.text != FLOAT_MARK]
    assert read == [*(f"a{row}" for row in range(9)), *(f"b{row}" for row in range(4))]


def test_a_title_that_ends_in_the_gutter_hides_it_not() -> None:
    parts = [
        placed("title0", 50, 212, 30, size=14),
        *column("a", 50, 200, 60, 6),
        *column("b", 220, 370, 60, 6),
    ]
    assert order(parts) == "title0 a0 b0"


def test_two_titles_above_the_columns_that_restart_beside_the_second() -> None:
    parts = [
        *column("a", 50, 200, 50, 6),
        *column("b", 220, 370, 50, 5),
        placed("title0", 50, 120, 136, size=14),
        placed("section0", 50, 120, 160, size=12),
        *column("c", 50, 200, 180, 6),
        *column("d", 220, 370, 160, 7),
    ]
    assert order(parts) == "a0 b0 title0 section0 c0 d0"


def test_a_band_of_short_columns_where_the_document_has_columns() -> None:
    parts = [
        *column("wide", 50, 370, 40, 4),
        *column("a", 50, 200, 100, 2),
        *column("b", 220, 370, 100, 2),
        *column("last", 50, 370, 150, 4),
    ]
    read = [p.text for found in columns(parts, grid=(220.0,)) for p in found]
    assert [text for text in read if text[0] in "ab"] == ["a0", "a1", "b0", "b1"]


def test_the_grid_is_where_lines_of_prose_stand_side_by_side() -> None:
    prose = "Die Kommunen fördern"
    pages = [
        [
            *(placed(prose, 50, 200, 50 + 12 * row) for row in range(5)),
            *(placed(prose, 220, 370, 50 + 12 * row) for row in range(5)),
        ]
        for _ in range(2)
    ]
    assert find_grid(pages) == (220.0,)
    assert find_grid(pages[:1]) == ()


def test_the_last_line_of_a_paragraph_over_both_columns_stays_with_it() -> None:
    parts = [
        *column("a", 50, 200, 50, 6),
        *column("b", 220, 370, 50, 6),
        placed("wide", 50, 370, 140),
        placed("end", 50, 110, 152),
        *column("c", 50, 200, 180, 6),
        *column("d", 220, 370, 180, 6),
    ]
    assert ["wide", "end"] in [[p.text for p in found] for found in columns(parts)]


def test_two_boxes_side_by_side_end_the_columns_above_them() -> None:
    parts = [
        *column("a", 50, 200, 50, 3),
        *column("b", 220, 370, 50, 3),
        drawn(50, 100, 200, 200),
        drawn(220, 100, 370, 195),
        *column("c", 50, 200, 210, 5),
        *column("d", 220, 370, 210, 5),
    ]
    assert order(parts) == "a0 b0 c0 d0"


def test_a_title_at_the_pages_end_is_read_last() -> None:
    parts = [
        *column("a", 50, 200, 50, 6),
        *column("b", 220, 370, 50, 5),
        placed("title0", 50, 120, 140, size=14),
    ]
    assert order(parts) == "a0 b0 title0"


def test_wide_leading_is_no_place_to_cut_across() -> None:
    """A level cut inside a paragraph would mix its last line with the column beside it."""
    left = [placed(f"a{row}", 50, 180, 50 + 24 * row) for row in range(8)]
    right = [
        placed(text, 240, 330, top)
        for text, top in (("b0", 176), ("b1", 200), ("b2", 218), ("b3", 242))
    ]
    wide = [placed("c0", 50, 330, 290), placed("c1", 50, 330, 314), placed("c2", 50, 330, 338)]
    read = [p.text for found in columns([*left, *right, *wide]) for p in found]
    assert read[:8] == [f"a{row}" for row in range(8)]
