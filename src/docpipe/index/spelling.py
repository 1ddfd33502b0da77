"""Words that the index does not hold, and those it holds that are spelled nearly so.

Serves misspelled questions, and foreign words that German spells a little differently
(*participation*). Candidates share trigrams (SQLite's own trigram index over the vocabulary);
they are ranked by Dice's coefficient of their trigram sets.
"""

import sqlite3

MIN_LENGTH = 4
"""Shorter words have too many neighbours."""

MIN_LIKENESS = 0.6
MAX_ALTERNATIVES = 1
"""More alternatives, or less alike ones, brought more noise than finds on the development sets."""

_CANDIDATES = 60


def alternatives(connection: sqlite3.Connection, token: str) -> tuple[str, ...]:
    """The token itself if the index holds it, else up to ``MAX_ALTERNATIVES`` that are like it."""
    known = connection.execute("SELECT 1 FROM vocabulary WHERE token = ?", (token,)).fetchone()
    if known:
        return (token,)
    if len(token) < MIN_LENGTH or not token.isalpha():
        return ()
    grams = sorted({token[start : start + 3] for start in range(len(token) - 2)})
    found = connection.execute(
        "SELECT token FROM spellings WHERE spellings MATCH ? ORDER BY rank, token LIMIT ?",
        (" OR ".join(f'"{gram}"' for gram in grams), _CANDIDATES),
    )
    likeness = {other: dice(token, other) for (other,) in found}
    near = [other for other, value in likeness.items() if value >= MIN_LIKENESS]
    return tuple(sorted(near, key=lambda other: (-likeness[other], other))[:MAX_ALTERNATIVES])


def dice(one: str, other: str) -> float:
    """Shared trigrams of two words, their beginnings and ends marked, over the mean number."""
    grams, others = _grams(one), _grams(other)
    return 2 * len(grams & others) / (len(grams) + len(others))


def _grams(word: str) -> set[str]:
    framed = f"  {word} "
    return {framed[start : start + 3] for start in range(len(framed) - 2)}
