"""Measures of tables: which cells are neighbours, and how far the whole is from the gold.

**Adjacency F1** as in the ICDAR 2013 table competition (Göbel, Hassan, Oro, Orsi): every cell
with text is related to the nearest cell with text to its right and below, empty cells skipped; a
relation is the two texts (letters and digits, lower case) and the direction. Relations compare as
bags; precision counts also the relations of tables that match none.

**TEDS** (Zhong, ShafieiBavani, Jimeno Yepes 2020): 1 minus the tree edit distance over the size
of the larger tree. The tree is table, rows, cells; a cell may be renamed for the normalised
Levenshtein distance of the texts if its column and row spans agree, else for 1. Whether a row is
head or body makes no difference: Markdown cannot say how many rows the head has. The mean is over
gold tables; one without a counterpart has 0.

A gold table's counterpart is the table of the same page (of any page, if either side names none)
with the best adjacency F1, then the best token-F1; best pairs first, one to one.

Where heads of the gold are damaged (``body_rows_only``), both sides are cut to rows of figures.
Such gold holds only some of the tables, of a table over several pages one part a page, and lacks
the last rows of some: so each gold table is compared with the part of any table that begins with
the row most like its first and ends with the row most like its last, and nothing else counts.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from docpipe.evaluation.extraction.counted import Counted
from docpipe.evaluation.extraction.gold import Paper
from docpipe.evaluation.extraction.reading import Grid, Reading
from docpipe.evaluation.extraction.table_tree import distance_steps, table_tree, tree_distance
from docpipe.evaluation.extraction.tokens import cell_letters, tokens

_T = TypeVar("_T")
Relation = tuple[str, str, str]
"""Text, text of its neighbour, ``right`` or ``below``."""

_MOST_STEPS = 30_000_000
"""Steps of the tree edit distance, half a minute; larger pairs are named and not counted."""
_SHOWN = 4


@dataclass(frozen=True, kw_only=True)
class _Prepared:
    """A table with what is compared of it."""

    grid: Grid

    @cached_property
    def relations(self) -> Counter[Relation]:
        """Neighbours, as a bag."""
        return relations(self.grid)

    @cached_property
    def words(self) -> Counter[str]:
        """Tokens of all cells."""
        return Counter(token for row in self.grid.rows for cell in row for token in tokens(cell))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableScores:
    """Both figures of one paper."""

    adjacency: Counted
    teds: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    """Gold tables with their counterparts, and the tables that are none."""

    pairs: tuple[tuple[_Prepared, _Prepared | None], ...]
    extra: tuple[_Prepared, ...] = ()


def table_scores(paper: Paper, reading: Reading) -> TableScores:
    """Match the tables and count."""
    match = _match_parts if paper.body_rows_only else _match
    matched = match(paper.tables, reading.tables)
    return TableScores(adjacency=_adjacency(matched), teds=_teds(matched))


def relations(grid: Grid) -> Counter[Relation]:
    """The adjacency relations of a table."""
    fields, texts = _fields(grid)
    found: set[tuple[int, int, str]] = set()
    for row in fields:
        found |= {(a, b, "right") for a, b in _neighbours(row, texts)}
    for column in zip(*fields, strict=True):
        found |= {(a, b, "below") for a, b in _neighbours(column, texts)}
    return Counter((texts[a], texts[b], direction) for a, b, direction in found)


def _fields(grid: Grid) -> tuple[list[list[int]], list[str]]:
    """The number of the cell that covers each field, and the cells' texts."""
    width = max((len(row) for row in grid.rows), default=0)
    fields = [[i * width + j for j in range(width)] for i in range(len(grid.rows))]
    for first, left, n_rows, n_columns in grid.merged:
        for i in range(first, min(first + n_rows, len(fields))):
            for j in range(left, min(left + n_columns, width)):
                fields[i][j] = first * width + left
    texts = [_cell_text(row[j]) if j < len(row) else "" for row in grid.rows for j in range(width)]
    return fields, texts


def _cell_text(text: str) -> str:
    """Letters and digits; a cell of other signs only (``–``) is what is printed in it."""
    return cell_letters(text) or "".join(text.split())


def _neighbours(fields: Sequence[int], texts: Sequence[str]) -> set[tuple[int, int]]:
    full = [cell for cell in fields if texts[cell]]
    return {(a, b) for a, b in pairwise(full) if a != b}


def _match(golds: Sequence[Grid], made: Sequence[Grid]) -> _Pairs:
    """One to one, best first."""
    gold_side = [_Prepared(grid=grid) for grid in golds]
    made_side = [_Prepared(grid=grid) for grid in made]
    ranked = []
    for g, gold in enumerate(gold_side):
        for m, table in enumerate(made_side):
            if None in (gold.grid.page, table.grid.page) or gold.grid.page == table.grid.page:
                likeness = _likeness(gold, table)
                if max(likeness) > 0:
                    ranked.append(((-likeness[0], -likeness[1]), g, m))
    pairs: dict[int, int] = {}
    for _, g, m in sorted(ranked):
        if g not in pairs and m not in pairs.values():
            pairs[g] = m
    return _Pairs(
        pairs=tuple(
            (gold, made_side[pairs[g]] if g in pairs else None) for g, gold in enumerate(gold_side)
        ),
        extra=tuple(table for m, table in enumerate(made_side) if m not in pairs.values()),
    )


def _match_parts(golds: Sequence[Grid], made: Sequence[Grid]) -> _Pairs:
    """Each with the best part of any table, rows of figures only."""
    tables = _of_figures(made)
    pairs: list[tuple[_Prepared, _Prepared | None]] = []
    for grid in _of_figures(golds):
        gold = _Prepared(grid=grid)
        parts = [_Prepared(grid=_between(table, grid)) for table in tables]
        best = max(parts, key=lambda part: _likeness(gold, part), default=None)
        found = best is not None and max(_likeness(gold, best)) > 0
        pairs.append((gold, best if found else None))
    return _Pairs(pairs=tuple(pairs))


def _likeness(gold: _Prepared, table: _Prepared) -> tuple[float, float]:
    return _f1(gold.relations, table.relations), _f1(gold.words, table.words)


def _f1(a: Counter[_T], b: Counter[_T]) -> float:
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)


def _adjacency(matched: _Pairs) -> Counted:
    shared = whole = 0
    wrong = []
    for gold, table in matched.pairs:
        found = table.relations if table else Counter[Relation]()
        shared += (gold.relations & found).total()
        whole += gold.relations.total() + found.total()
        if gold.relations != found:
            wrong.append(_told(gold, found))
    wrong += [f"{_name(table.grid)}: no table of the gold" for table in matched.extra]
    whole += sum(table.relations.total() for table in matched.extra)
    return Counted(part=2 * shared, whole=whole if matched.pairs else 0, wrong=tuple(wrong))


def _told(gold: _Prepared, found: Counter[Relation]) -> str:
    if not found:
        return f"{_name(gold.grid)}: not found"
    missing, extra = gold.relations - found, found - gold.relations
    return (
        f"{_name(gold.grid)}: F1 {_f1(gold.relations, found):.3f}; "
        f"{missing.total()} missing {_some(missing)}; {extra.total()} extra {_some(extra)}"
    )


def _some(bag: Counter[Relation]) -> str:
    return ", ".join(f"{a} {_ARROWS[way]} {b}" for a, b, way in sorted(bag)[:_SHOWN])


_ARROWS = {"right": "→", "below": "↓"}


def _name(grid: Grid) -> str:
    page = "" if grid.page is None else f"p. {grid.page} "
    words = " ".join(" ".join(cell.split()) for row in grid.rows for cell in row if cell.strip())
    columns = max((len(row) for row in grid.rows), default=0)
    return f"{page}table {len(grid.rows)}×{columns} «{words[:50]}»"


def _teds(matched: _Pairs) -> Counted:
    part, whole = 0.0, 0
    wrong = []
    for gold, table in matched.pairs:
        similarity = teds(gold.grid, table.grid) if table else 0.0
        if similarity is None:
            wrong.append(f"{_name(gold.grid)}: too large to compare, not counted")
            continue
        part += similarity
        whole += 1
        if similarity < 1:
            wrong.append(f"{_name(gold.grid)}: {similarity:.3f}")
    return Counted(part=part, whole=whole, wrong=tuple(wrong))


def teds(gold: Grid, made: Grid) -> float | None:
    """Similarity of two tables as trees; ``None`` if they are too large to compare."""
    a, b = table_tree(gold), table_tree(made)
    if distance_steps(a, b) > _MOST_STEPS:
        return None
    return 1 - tree_distance(a, b) / max(len(a), len(b))


def _of_figures(grids: Sequence[Grid]) -> list[Grid]:
    """The tables cut to rows of figures and to columns that hold anything there."""
    cut = []
    for grid in grids:
        rows = [row for row in grid.rows if _is_of_figures(row)]
        width = max((len(row) for row in rows), default=0)
        kept = [j for j in range(width) if any(j < len(row) and row[j].strip() for row in rows)]
        if rows:
            cells = tuple(tuple(row[j] if j < len(row) else "" for j in kept) for row in rows)
            cut.append(replace(grid, rows=cells, merged=(), n_header_rows=0))
    return cut


def _between(made: Grid, gold: Grid) -> Grid:
    """The rows from the gold's first to its last."""
    first, last = (_most_like(gold.rows[place], made.rows) for place in (0, -1))
    return replace(made, rows=made.rows[first : last + 1]) if first <= last else made


def _most_like(wanted: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    bag = Counter(map(cell_letters, wanted))
    return max(range(len(rows)), key=lambda i: (_f1(bag, Counter(map(cell_letters, rows[i]))), -i))


def _is_of_figures(row: Sequence[str]) -> bool:
    """At least two cells are figures, and at least half of those with text."""
    full = [cell_letters(cell) for cell in row if cell_letters(cell)]
    figures = sum(cell.isdigit() for cell in full)
    return figures >= 2 and 2 * figures >= len(full)
