"""Adjacency relations and TEDS, worked out by hand."""

from dataclasses import replace

import pytest

from docpipe.evaluation.extraction import table_measures
from docpipe.evaluation.extraction.reading import Grid
from docpipe.evaluation.extraction.table_measures import relations, table_scores, teds
from docpipe.evaluation.extraction.table_tree import distance_steps, table_tree, tree_distance
from tests.unit.evaluation.extraction.known import paper, reading


def grid(
    *rows: str, page: int | None = 1, merged: tuple[tuple[int, int, int, int], ...] = ()
) -> Grid:
    """Rows with cells between bars."""
    return Grid(rows=tuple(tuple(row.split("|")) for row in rows), page=page, merged=merged)


SMALL = grid("Ort|Zahl", "Ulm|3", "Bonn|5")


def test_neighbours_stand_to_the_right_and_below() -> None:
    assert sorted(relations(grid("Ort|Zahl", "Ulm|3"))) == [
        ("ort", "ulm", "below"),
        ("ort", "zahl", "right"),
        ("ulm", "3", "right"),
        ("zahl", "3", "below"),
    ]


def test_empty_cells_are_skipped() -> None:
    assert sorted(relations(grid("a||b", "||", "c|d|"))) == [
        ("a", "b", "right"),
        ("a", "c", "below"),
        ("c", "d", "right"),
    ]


def test_a_merged_cell_is_one_neighbour_of_each_cell_along_it() -> None:
    head = grid("Kosten|", "Miete|Strom", merged=((0, 0, 1, 2),))
    assert sorted(relations(head)) == [
        ("kosten", "miete", "below"),
        ("kosten", "strom", "below"),
        ("miete", "strom", "right"),
    ]


def test_cells_of_signs_are_told_apart_from_empty_ones() -> None:
    assert sorted(relations(grid("a|–"))) == [("a", "–", "right")]


def test_adjacency_of_a_table_with_two_cells_run_together() -> None:
    # Gold has 7 relations. Found are ort→zahl and bonn→5, which agree, and ort↓ulm3, ulm3↓bonn
    # and zahl↓5, which do not.
    made = grid("Ort|Zahl", "Ulm 3|", "Bonn|5")
    known = replace(paper("x"), tables=(SMALL,))
    found = table_scores(known, reading(tables=[made])).adjacency
    assert (found.part, found.whole) == (2 * 2, 7 + 5)


def test_a_table_of_another_page_is_no_counterpart() -> None:
    known = replace(paper("x"), tables=(SMALL,))
    found = table_scores(known, reading(tables=[replace(SMALL, page=2)]))
    assert found.adjacency.share == 0
    assert found.adjacency.whole == 14
    assert found.teds.share == 0
    anywhere = table_scores(known, reading(tables=[replace(SMALL, page=None)]))
    assert anywhere.adjacency.share == 1
    assert anywhere.teds.share == 1


def test_tables_match_best_first_and_once() -> None:
    other = grid("Ort|Zahl", "Kiel|7")
    known = replace(paper("x"), tables=(other, SMALL))
    found = table_scores(known, reading(tables=[SMALL, other]))
    assert found.adjacency.share == 1
    assert found.teds.share == 1


def test_a_table_too_many_costs_precision() -> None:
    known = replace(paper("x"), tables=(SMALL,))
    found = table_scores(known, reading(tables=[SMALL, grid("kein|Ding")])).adjacency
    assert (found.part, found.whole) == (14, 15)
    assert found.wrong == ("p. 1 table 1×2 «kein Ding»: no table of the gold",)


def test_teds_counts_nodes() -> None:
    assert teds(SMALL, SMALL) == 1
    # Ten nodes against seven: a row with two cells is missing.
    assert teds(SMALL, grid("Ort|Zahl", "Ulm|3")) == pytest.approx(1 - 3 / 10)
    # One of four letters differs.
    assert teds(SMALL, grid("Ort|Zahl", "Ulm|3", "Bonk|5")) == pytest.approx(1 - 0.25 / 10)
    # Two cells became one of twice the text: one deleted, the other renamed by 2 of 5 signs.
    assert teds(SMALL, grid("Ort|Zahl", "Ulm 3", "Bonn|5")) == pytest.approx(1 - 1.4 / 10)


def test_a_cell_with_other_spans_is_another_cell() -> None:
    head = grid("Kosten|", "Miete|Strom", merged=((0, 0, 1, 2),))
    plain = grid("Kosten|", "Miete|Strom")
    # The spanning cell is renamed for 1 and an empty cell inserted; the trees have 6 and 7 nodes.
    assert teds(head, plain) == pytest.approx(1 - 2 / 7)


def test_rows_run_together_cost_the_row_only() -> None:
    # Deleting both rows and inserting one keeps all cells: 3, cheaper than any row by row.
    two, one = table_tree(grid("a|b", "c|d")), table_tree(grid("a|b|c|d"))
    assert tree_distance(two, one) == 3


def test_a_pair_that_is_too_large_is_named_and_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tree = table_tree(SMALL)
    monkeypatch.setattr(table_measures, "_MOST_STEPS", distance_steps(tree, tree) - 1)
    found = table_scores(replace(paper("x"), tables=(SMALL,)), reading(tables=[SMALL])).teds
    assert found.share is None
    assert "too large" in found.wrong[0]


def test_only_rows_of_figures_count_where_the_heads_are_damaged() -> None:
    gold = grid("Jan||", "Land||absolutin", "Türkei|1.234|5,6", "Irak||7", "Iran|8|9", page=None)
    made = grid("Land|absolut|in %", "Tuerkei|1 234|5,6 %", "Irak||7", "Iran|8|9", "Mali|2|2")
    known = replace(paper("x"), tables=(gold,), body_rows_only=True)
    found = table_scores(known, reading(tables=[made, grid("1|2|3", "4|5|6")]))
    assert found.adjacency.share == 1
    # Rows: Türkei and Iran; spelling counts in TEDS, what the gold leaves out does not.
    assert found.teds.share == pytest.approx(1 - (2 / 7 + 1 / 5 + 2 / 5) / 9)


def test_a_table_over_two_pages_may_be_one_where_the_gold_has_two_parts() -> None:
    parts = [grid("Ulm|3|4", "Bonn|5|6", page=None), grid("Kiel|7|8", "Jena|9|1", page=None)]
    whole = grid("Ort|Zahl|Zahl", "Ulm|3|4", "Bonn|5|6", "Kiel|7|8", "Jena|9|1")
    known = replace(paper("x"), tables=tuple(parts), body_rows_only=True)
    found = table_scores(known, reading(tables=[whole]))
    assert (found.adjacency.share, found.teds.share) == (1, 1)
    assert table_scores(known, reading()).adjacency.share == 0
