import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from docpipe.index import spelling
from docpipe.index.postings import Postings, mapped
from docpipe.index.spelling import Spellings, grams

TOKENS = (
    *("2015", "abc", "arbeit", "arbeiten", "arbeiter", "beirat", "beratung", "beratungen"),
    *("bereitung", "integration", "integrationsrat", "partizipation", "petition"),
    *("verein", "vereinbarung", "vereine", "weg", "wege"),
)


@pytest.fixture
def spellings(tmp_path: Path) -> Spellings:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE vocabulary (token TEXT PRIMARY KEY, key INTEGER)")
    connection.executescript(spelling.SCHEMA)
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?)", [(one, key) for key, one in enumerate(TOKENS)]
    )
    spelling.write(tmp_path, connection, TOKENS)

    def ask(statement: str, values: Iterable[object]) -> list[tuple[object, ...]]:
        return connection.execute(statement, tuple(values)).fetchall()

    words = Postings.open(tmp_path / spelling.OFFSETS, tmp_path / spelling.ROWS)
    return Spellings(words, mapped(tmp_path / spelling.SIZES), ask)


def _dice(one: str, other: str) -> float:
    return 2 * len(grams(one) & grams(other)) / (len(grams(one)) + len(grams(other)))


@pytest.mark.parametrize("word", ["berratung", "arbei", "verrein", "participation", "xyzxyz"])
@pytest.mark.parametrize("least", [0.05, 0.3, 0.6, 0.9])
def test_the_nearest_are_those_of_comparing_with_each(
    spellings: Spellings, word: str, least: float
) -> None:
    comparable = [one for one in TOKENS if len(one) >= 4 and one.isalpha()]
    near = [one for one in comparable if _dice(word, one) >= least]
    expected = sorted(near, key=lambda one: (-_dice(word, one), one))

    assert spellings.alike(word, 5, least) == tuple(expected[:5])


def test_a_word_that_is_held_is_its_own_alternative(spellings: Spellings) -> None:
    assert spellings.alternatives("verein") == ("verein",)
    assert spellings.alternatives("berratung") == ("beratung",)
    assert spellings.alternatives("abd") == spellings.alternatives("2016") == ()
