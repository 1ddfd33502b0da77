"""Which terms the indexed texts themselves speak of: explained, advised against, preferred.

A definition names a term and what it means, or advises against a term and names a better one. All
terms of one definition stand under its row; a concept of the themes' scheme stands under a number
of its own, below zero. A term is found under its key (``language.analysis.term_key``).
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from docpipe.language.analysis import ADJECTIVE, MOST_WORDS, Analyser, Concept, term_key
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


_TWO_NOUNS = re.compile(r"([A-ZÄÖÜ][^\W\d_]+) [A-ZÄÖÜ][^\W\d_]+")
_INFLECTED = ("e", "er", "es", "em")
_DEPENDENT = re.compile(
    r"\b(?:in|im|nach|bei|beim|aus|für|auf|an|am|zu|zum|zur|und|oder|sowie)\s+$", re.I
)
"""What a noun directly behind it depends on. *Unter*, *mit*, *als* and *von* lead terms in."""

_IMAGES = re.compile(r"\b(?:Bilder|Sprachbilder|Metaphern)n?\s+wie\b")
"""*Vermeiden Sie Bilder wie „Welle“*: the word is at fault only as an image of people."""


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
        _write(connection, analyser, row, list(_of_definition(chunk, analyser)))


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


def _of_definition(chunk: Chunk, analyser: Analyser) -> Iterator[tuple[str, TermRole]]:
    fields = {one.name: one.evidence.quote for one in chunk.fields}
    better = list(_single(fields.get("instead", "")))
    against = bool(better) or chunk.rule == "discouraged"
    role = TermRole.DISCOURAGED if against else TermRole.PREFERRED
    for term in _single(fields.get("term", chunk.label or "")):
        if not (_is_misread(term, chunk) or _is_image(term, chunk, analyser)):
            yield term, role
    for term in better:
        yield term, TermRole.PREFERRED


def _single(terms: str) -> Iterator[str]:
    """The terms of a list ("„X“ oder „Y“"); whole clauses are no terms."""
    for piece in _BETWEEN.split(terms):
        term = " ".join(piece.split())
        if term and len(term.split()) <= MOST_WORDS:
            yield term


def _is_misread(term: str, chunk: Chunk) -> bool:
    """Whether the first of two bare nouns belongs to what stands before it, as a name never does.

    "Diese Trennung heißt nach Alter und Herkunft Segregation": *Herkunft Segregation* is no term.
    """
    two = _TWO_NOUNS.fullmatch(term)
    if two is None or two[1].endswith(_INFLECTED) or ADJECTIVE.fullmatch(two[1]):
        return False
    before, found, _ = chunk.evidence.quote.partition(term)
    return bool(found and _DEPENDENT.search(before))


def _is_image(term: str, chunk: Chunk, analyser: Analyser) -> bool:
    """Whether a simple word is advised against as an image; a compound says of what."""
    return len(analyser.analyse(term)) == 1 and bool(_IMAGES.search(chunk.evidence.quote))


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
