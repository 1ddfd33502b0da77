"""Terms that name one thing, and how they are spoken of: preferred, outdated, discouraged.

The vocabulary drifted over fifteen years (*Flüchtlinge* became *Geflüchtete*, *Ausländerbeirat*
became *Integrationsrat*), and everyday words stand for official ones. The program's own list is
``concepts.txt``; the texts' definitions and the themes' scheme add theirs when an index is built.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import repeat

from docpipe.language.analysis.analyser import Analyser
from docpipe.model import TermRole


@dataclass(frozen=True, slots=True)
class Named:
    """A term as printed, and what it is to its concept."""

    term: str
    role: TermRole


Concept = tuple[Named, ...]

_ROLES = (TermRole.ALTERNATIVE, TermRole.OUTDATED, TermRole.DISCOURAGED)

MOST_WORDS = 4
"""Of a term, without stop words."""

ADJECTIVE = re.compile(r"[^\W\d_]+(?:isch|lich|ig|al|ell)(?:e[mnrs]?)?")
"""A word with the ending of an adjective: *ausländischer* has the stem of *Ausländer*."""


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """The concepts of the program's own list."""
    lines = (files(__package__) / "concepts.txt").read_text("utf-8").splitlines()
    return tuple(tuple(_named(line)) for line in lines if not line.startswith("#"))


def _named(line: str) -> Iterator[Named]:
    preferred = TermRole.PREFERRED
    for role, terms in zip(_ROLES, line.split("|"), strict=False):
        for term in filter(None, (one.strip() for one in terms.split(","))):
            yield Named(term, preferred if role is TermRole.ALTERNATIVE else role)
            preferred = TermRole.ALTERNATIVE


def labelled(labels: Sequence[str]) -> Concept:
    """A concept out of its labels, the preferred one first."""
    roles = (TermRole.PREFERRED, *repeat(TermRole.ALTERNATIVE, len(labels) - 1))
    return tuple(Named(label, role) for label, role in zip(labels, roles, strict=True))


def words_of(analyser: Analyser, text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text that carry meaning: whole token and how it is printed."""
    found: list[tuple[str, str]] = []
    end = 0
    for token in analyser.analyse_with_offsets(text):
        # Parts of a compound and links of a chain stand where the whole word stands.
        if token.start >= end:
            found.append((token.text, text[token.start : token.end]))
            end = token.end
    return tuple(found)


def term_key(analyser: Analyser, term: str) -> str:
    """The form under which all forms of a term are one."""
    return " ".join(token for token, _ in words_of(analyser, term))


def terms_in(analyser: Analyser, text: str) -> dict[str, str]:
    """Every run of words that may be a term: its key, and how it is printed; the longest first."""
    words = words_of(analyser, text)
    return {
        " ".join(token for token, _ in run): " ".join(printed for _, printed in run)
        for length in range(min(MOST_WORDS, len(words)), 0, -1)
        for start in range(len(words) - length + 1)
        for run in [words[start : start + length]]
    }


def named_in(analyser: Analyser, text: str) -> dict[str, str]:
    """The terms that a text may name: its runs of words, and the heads of its compounds.

    *Kriegsflüchtlinge* are *Flüchtlinge*; an *Asylbewerberleistungsgesetz* is a law and names no
    *Asylbewerber*. An adjective names a concept only within a term of several words, or alone.
    """
    runs = terms_in(analyser, text)
    found = {
        key: printed
        for number, (key, printed) in enumerate(runs.items())
        if not number or not (printed[0].islower() and ADJECTIVE.fullmatch(printed))
    }
    end, whole = 0, ""
    for token in analyser.analyse_with_offsets(text):
        if token.start >= end:
            end, whole = token.end, token.text
        elif whole.endswith(token.text):
            found.setdefault(token.text, text[token.start : token.end])
    return found
