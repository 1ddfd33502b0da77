"""Which entries satisfy the operators of a question: exactly, before anything is ranked.

The table ``texts`` holds what a reader sees of an entry – heading path, label, text – word by
word. The word index that ranks would not do: it knows no order; and to it the document's title and
the entry's facets are words, too, but whoever excludes a word does not mean all entries of a
document with this word in its title.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from docpipe.language.analysis import Analyser, Word
from docpipe.model import Every, Expression, Filters, Holds, Passes, Some, Sort, Without

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docpipe.index.selection import Selection

SEEN = ("heading", "label", "body")
"""Columns with one stem a word, in the order of the text."""

SCHEMA = f"""
CREATE VIRTUAL TABLE texts USING fts5
    ({", ".join(SEEN)}, parts, spelled, content='', tokenize='ascii');
INSERT INTO texts (texts, rank) VALUES ('hashsize', {64 * 2**20});
"""  # noqa: S608 - constants
# In memory 64 MB are sorted before they are written: merging them later costs half as much again.
# The ascii tokenizer cuts at ASCII punctuation only: the text put in is analysed already.

INSERT = f"INSERT INTO texts (rowid, {', '.join(SEEN)}, parts, spelled) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
_ANYWHERE = f"{{{' '.join(SEEN)} parts}}"
_IN_SEQUENCE = f"{{{' '.join(SEEN)}}}"

_BREAK = "¶"
"""Stands between two headings: a phrase does not run on from one into the next."""


def columns(
    analyser: Analyser, headings: Iterable[str], label: str, body: str, tokens: Iterable[str]
) -> tuple[str, ...]:
    """What ``INSERT`` takes after the row: one entry as stems in order, parts and spelled words.

    Args:
        analyser: The index's.
        headings: The heading path.
        label: The record's.
        body: The text.
        tokens: All tokens of the entry; those that are no stem are parts of compounds.
    """
    of_headings = [analyser.one_by_one(heading) for heading in headings]
    of_label, of_body = analyser.one_by_one(label), analyser.one_by_one(body)
    words = [word for part in (*of_headings, of_label, of_body) for word in part]
    stems = {word.stem for word in words}
    parts = dict.fromkeys(token for token in tokens if token not in stems)
    spelled = dict.fromkeys(word.spelled for word in words)
    heading = f" {_BREAK} ".join(_stems(one) for one in of_headings)
    return heading, _stems(of_label), _stems(of_body), " ".join(parts), " ".join(spelled)


def _stems(words: Iterable[Word]) -> str:
    return " ".join(word.stem for word in words)


def mask(
    expression: Expression,
    rows_holding: Callable[[Holds], Sequence[int]],
    passing: "Callable[[Filters], Selection]",
    n_rows: int,
) -> "NDArray[np.bool_]":
    """One truth value a row.

    Args:
        expression: What is asked.
        rows_holding: The rows that hold the words of a leaf.
        passing: The rows that pass the filters of a leaf.
        n_rows: Rows of the index.
    """
    import numpy as np

    def of(one: Expression) -> "NDArray[np.bool_]":
        match one:
            case Holds():
                found = np.zeros(n_rows, dtype=np.bool_)
                found[np.asarray(rows_holding(one), dtype=np.int64)] = True
                return found
            case Passes(filters):
                passed = passing(filters).mask
                return np.ones(n_rows, dtype=np.bool_) if passed is None else passed
            case Every(parts):
                return reduce(np.logical_and, map(of, parts), np.ones(n_rows, dtype=np.bool_))
            case Some(parts):
                return reduce(np.logical_or, map(of, parts), np.zeros(n_rows, dtype=np.bool_))
            case Without(part):
                return ~of(part)

    return of(expression)


def rows_holding(connection: sqlite3.Connection, analyser: Analyser, condition: Holds) -> list[int]:
    """The rows whose heading path, label or text holds what is asked."""
    asked = _match_expression(analyser, condition)
    if not asked:
        return []
    found = connection.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (asked,))
    return [row for (row,) in found]


def _match_expression(analyser: Analyser, condition: Holds) -> str:
    """FTS5 syntax; empty if there is no word in the text."""
    words = analyser.one_by_one(condition.text)
    if not words:
        return ""
    match condition.sort:
        case Sort.PHRASE:
            return f'{_IN_SEQUENCE} : "{_stems(words)}"'
        case Sort.PREFIX:
            whole = [f'{{spelled}} : "{word.spelled}"' for word in words[:-1]]
            return " AND ".join([*whole, f'{{spelled}} : "{words[-1].spelled}" *'])
        case Sort.WORD:
            return _word_expression(analyser, condition.text, words)


def _word_expression(analyser: Analyser, text: str, words: Sequence[Word]) -> str:
    together = " AND ".join(f'{_ANYWHERE} : "{word.stem}"' for word in words)
    tokens = analyser.analyse_with_offsets(text)
    if len(words) > 1 and tokens and (tokens[0].start, tokens[0].end) == (0, len(text)):
        # Words joined by hyphens may be written in one.
        return f'({together}) OR {_ANYWHERE} : "{tokens[0].text}"'
    return together
