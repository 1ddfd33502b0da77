"""Which terms the indexed texts themselves speak of: explained, advised against, preferred.

A definition names a term and what it means, or advises against a term and names a better one. All
terms of one definition stand under its row; a concept of the themes' scheme stands under a number
of its own, below zero. A term is found under its key (``language.analysis.term_key``).
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from docpipe.language.analysis import MOST_WORDS, Analyser, Concept, term_key
from docpipe.model import Chunk, RecordType, TermRole

SCHEMA = """
CREATE TABLE terms (
    key TEXT NOT NULL,
    concept INTEGER NOT NULL,
    role TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (key, concept)
) WITHOUT ROWID;
CREATE INDEX terms_by_concept ON terms (concept);
"""

_MOST_CONCEPTS = 40
"""Of the terms of one question that are looked at; what is advised against comes first."""

_BETWEEN = re.compile(r"[„“”\"»«‚‘’,;]|\s(?:oder|bzw\.|beziehungsweise|und)\s")


class TermEntry(NamedTuple):
    """A term under one concept; ``concept`` is the row of a definition, or below zero."""

    key: str
    concept: int
    role: TermRole
    term: str


def write_scheme(
    connection: sqlite3.Connection, analyser: Analyser, concepts: Iterable[Concept]
) -> None:
    """The concepts of the scheme."""
    for number, concept in enumerate(concepts, start=1):
        _write(connection, analyser, -number, [(one.term, one.role) for one in concept])


def write_definition(
    connection: sqlite3.Connection, analyser: Analyser, row: int, chunk: Chunk
) -> None:
    """The terms of one entry, if it is a definition."""
    if chunk.type is RecordType.DEFINITION:
        _write(connection, analyser, row, list(_of_definition(chunk)))


def _write(
    connection: sqlite3.Connection,
    analyser: Analyser,
    concept: int,
    terms: Sequence[tuple[str, TermRole]],
) -> None:
    keyed = ((term_key(analyser, term), role, term) for term, role in terms)
    connection.executemany(
        "INSERT OR IGNORE INTO terms VALUES (?, ?, ?, ?)",
        [(key, concept, role.value, term) for key, role, term in keyed if key],
    )


def _of_definition(chunk: Chunk) -> Iterator[tuple[str, TermRole]]:
    fields = {one.name: one.evidence.quote for one in chunk.fields}
    better = list(_single(fields.get("instead", "")))
    against = bool(better) or chunk.rule == "discouraged"
    role = TermRole.DISCOURAGED if against else TermRole.PREFERRED
    for term in _single(fields.get("term", chunk.label or "")):
        yield term, role
    for term in better:
        yield term, TermRole.PREFERRED


def _single(terms: str) -> Iterator[str]:
    """The terms of a list ("„X“ oder „Y“"); whole clauses are no terms."""
    for piece in _BETWEEN.split(terms):
        term = " ".join(piece.split())
        if term and len(term.split()) <= MOST_WORDS:
            yield term


def named(connection: sqlite3.Connection, keys: Collection[str]) -> list[TermEntry]:
    """All terms of the concepts that have one of these keys, by concept."""
    asked = ", ".join("?" * len(keys))
    found = connection.execute(
        "SELECT key, concept, role, term FROM terms WHERE concept IN "  # noqa: S608
        f"(SELECT concept FROM terms WHERE key IN ({asked}) "
        "ORDER BY role = ? DESC, concept LIMIT ?) ORDER BY concept, key",
        (*sorted(keys), TermRole.DISCOURAGED.value, _MOST_CONCEPTS),
    )
    return [TermEntry(key, concept, TermRole(role), term) for key, concept, role, term in found]
