"""Ranking by words: SQLite FTS5 over the analysed text, BM25 with k1 = 1.2 and b = 0.75."""

import sqlite3
from collections.abc import Mapping, Sequence

from docpipe.index.entries import COLUMNS

WEIGHTS = {"title": 0.5, "heading": 1.5, "label": 2.0, "facets": 1.0, "body": 1.0}
"""How much a word counts by the column it stands in. A document's title is the same for all its
entries and tells little; a heading or a label says what the entry is about."""

_BM25 = f"bm25(words, {', '.join(str(WEIGHTS[column]) for column in COLUMNS)})"


def match_expression(terms: Sequence[str]) -> str:
    """FTS5 syntax for "any of these terms"; what is asked twice counts twice."""
    quoted = ('"' + term.replace('"', '""') + '"' for term in terms)
    return " OR ".join(quoted)


def search(
    connection: sqlite3.Connection,
    terms: Mapping[str, float],
    where: tuple[str, Sequence[str]],
    n: int,
) -> list[tuple[int, float]]:
    """The ``n`` best ``(row, score)`` that hold a term and pass ``where``.

    Sorted by falling score, then row. FTS5's ``bm25()`` is negative; here higher is better.
    """
    if not terms:
        return []
    condition, values = where
    allowed = _allowed(condition)
    rows = connection.execute(
        f"SELECT rowid, round(-{_BM25}, 9) AS score FROM words WHERE words MATCH ? {allowed} "  # noqa: S608
        "ORDER BY score DESC, rowid LIMIT ?",
        (match_expression(_repeated(terms)), *values, n),
    )
    return [(int(row), float(score)) for row, score in rows]


def _repeated(terms: Mapping[str, float]) -> list[str]:
    """FTS5 knows no weights: a term that counts three times as much is asked three times."""
    scale = max(1.0, 1 / min(terms.values()))
    return [term for term, weight in terms.items() for _ in range(round(weight * scale))]


def count(
    connection: sqlite3.Connection, terms: Sequence[str], where: tuple[str, Sequence[str]]
) -> int:
    """How many entries hold a term and pass ``where``."""
    if not terms:
        return 0
    condition, values = where
    found = connection.execute(
        f"SELECT count(*) FROM words WHERE words MATCH ? {_allowed(condition)}",  # noqa: S608
        (match_expression(terms), *values),
    ).fetchone()
    return int(found[0])


def _allowed(condition: str) -> str:
    """The filter inside the query; the plus keeps SQLite from asking FTS5 row by row."""
    if condition == "1":
        return ""
    return f"AND +rowid IN (SELECT row FROM entries WHERE {condition})"  # noqa: S608
