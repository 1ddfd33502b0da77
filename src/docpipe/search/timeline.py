"""The same through time: what repeats a statement, and what comes near to it, year by year."""

from collections.abc import Iterable
from itertools import groupby

from docpipe.index import Index
from docpipe.model import Chunk, Filters, SaidIn, Statement

NEAR = 0.2
"""Likeness (an entry is like itself by 1) from which another one is shown as near; below are
statements on the same subject that ask for something else."""

MOST_A_YEAR = 3
"""Near statements of one year; repeats are all shown."""

CANDIDATES = 100
"""Entries that are looked at; those further off are not near."""


def same_kind(chunk: Chunk) -> Filters:
    """What may be near to an entry: of its type and on one of its themes."""
    return Filters(types=(chunk.type,), topics=chunk.facets.topics)


def statements(
    index: Index, chunk: Chunk, near: Iterable[tuple[float, Chunk]]
) -> tuple[Statement, ...]:
    """The entry, its repeats, and of other years what is near, with its repeats.

    Args:
        index: Where they stand.
        chunk: The entry.
        near: Likeness and entry, the likest first.
    """
    year = index.document_of(chunk).year
    said = [_statement(index, one, 1.0, True) for one in (chunk, *index.repeats(chunk))]
    known = {one.chunk.id for one in said}
    for likeness, other in near:
        if likeness < NEAR:
            break
        for told in (other, *index.repeats(other)):
            if told.id not in known and index.document_of(told).year != year:
                known.add(told.id)
                said.append(_statement(index, told, likeness, False))
    return tuple(said)


def _statement(index: Index, chunk: Chunk, likeness: float, is_repeat: bool) -> Statement:
    return Statement(
        chunk=chunk,
        document=index.document_of(chunk),
        likeness=min(likeness, 1.0),
        is_repeat=is_repeat,
    )


def by_year(statements: Iterable[Statement]) -> tuple[SaidIn, ...]:
    """The statements by rising year, undated ones last; the likest of a year first.

    Near ones count up to ``MOST_A_YEAR``, and only if they are dated.
    """
    ordered = sorted(statements, key=_order)
    years = groupby(ordered, key=lambda one: one.document.year)
    kept = (SaidIn(year=year, statements=tuple(_of_year(group))) for year, group in years)
    return tuple(year for year in kept if year.statements)


def _of_year(statements: Iterable[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    for one in statements:
        near = sum(not other.is_repeat for other in kept)
        if one.is_repeat or (one.document.year is not None and near < MOST_A_YEAR):
            kept.append(one)
    return kept


def _order(one: Statement) -> tuple[bool, int, float, str]:
    year = one.document.year
    return year is None, year or 0, -one.likeness, one.chunk.id
