"""Words of everyday life and of the offices that stand for one another in this field.

``everyday.txt`` beside this file is the list, written by hand for this project out of general
knowledge. It is read at the first question; only lines that may concern a question's words are
analysed.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from docpipe.language.analysis.analyser import Analyser
from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.synonyms import term_key, terms_in
from docpipe.model import Expansion, ExpansionKind

Rarity = Callable[[str], float]
"""Token -> how much it tells entries apart; 0 if the index does not hold it."""


class Step(IntEnum):
    """How near two words are; the smaller, the nearer."""

    SAME = 0
    NEAR = 1
    ASSOCIATED = 2


STEP_WEIGHTS: Mapping[Step, float] = {Step.SAME: 0.6, Step.NEAR: 0.4, Step.ASSOCIATED: 0.2}
"""What an added word counts against one of the question; tuned on the development questions."""

BREADTH = 0.2
"""Of a word for which n tokens are added, each counts n to the power of minus this: who asks with
a word of many meanings means few of them."""

OUTSHINING = 2
"""An added token rarer than the word asked counts less by the quotient of their rarities to this
power: *wichtig* must not bring what few texts say, or such a text would win by it alone."""

_LEAST_PREFIX = 3
_LONGEST_ENDING = 4
"""A token shares with the words it is made of all but so many letters, and at least the first
three."""


class Added(NamedTuple):
    """A term to look for besides the one that was asked."""

    term: str
    step: Step


class Line(NamedTuple):
    """Whoever asks with one of ``asked`` means one of ``added`` as well."""

    asked: tuple[str, ...]
    added: tuple[Added, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What is added for a term of a question.

    Attributes:
        expansion: The term as printed in the question, and the terms of the list that the index
            holds a token of.
        tokens: Token -> how much it counts.
    """

    expansion: Expansion
    tokens: Mapping[str, float]


class Everyday:
    """The list as one analyser reads it, for one index."""

    def __init__(self, analyser: Analyser, rarity: Rarity) -> None:
        self._analyser = analyser
        self._rarity = rarity
        self._key = lru_cache(maxsize=20_000)(self._read_key)

    def related(self, question: str) -> Iterator[Related]:
        """What is added for the words of a question, and for runs of its words."""
        for key, printed in terms_in(self._analyser, question).items():
            if found := self._of(key, printed):
                yield found

    def _of(self, key: str, printed: str) -> Related | None:
        steps: dict[str, Step] = {}
        for term, step in (one for line in self._naming(key) for one in line.added):
            if self._key(term) != key:
                steps[term] = min(step, steps.get(term, step))
        tokens: dict[str, float] = {}
        terms: list[str] = []
        for term, step in steps.items():
            held = [token for token in self._analyser.analyse(term) if self._rarity(token)]
            if held:
                terms.append(term)
            for token in held:
                weight = STEP_WEIGHTS[step] / len(held) ** 0.5
                tokens[token] = max(weight, tokens.get(token, 0.0))
        if not tokens:
            return None
        expansion = Expansion(word=printed, added=tuple(terms), kind=ExpansionKind.RELATED)
        return Related(expansion=expansion, tokens=self._damped(key, tokens))

    def _damped(self, key: str, tokens: Mapping[str, float]) -> dict[str, float]:
        share = len(tokens) ** -BREADTH
        asked = max(map(self._rarity, key.split()))
        return {
            # A word that no text holds cannot be outshone.
            token: weight
            * share
            * (min(1.0, asked / self._rarity(token)) ** OUTSHINING if asked else 1.0)
            for token, weight in tokens.items()
        }

    def _naming(self, key: str) -> Iterator[Line]:
        first = key.partition(" ")[0]
        prefix = first[: max(_LEAST_PREFIX, len(first) - _LONGEST_ENDING)]
        for number in _numbers(prefix):
            line = read_line(_texts()[number])
            if any(self._key(term) == key for term in line.asked if prefix in fold(term)):
                yield line

    def _read_key(self, term: str) -> str:
        return term_key(self._analyser, term)


def lines() -> tuple[Line, ...]:
    """The whole list."""
    return tuple(map(read_line, _texts()))


@lru_cache(maxsize=1_000)
def read_line(text: str) -> Line:
    """One line: ``asked, asked > same, same | near | associated``.

    Without ``>`` all terms of a line are asked and added, as the same thing.
    """
    left, arrow, right = text.partition(" > ")
    asked = tuple(left.split(", "))
    if not arrow:
        return Line(asked, tuple(Added(term, Step.SAME) for term in asked))
    return Line(
        asked,
        tuple(
            Added(term, step)
            for step, terms in zip(Step, right.split(" | "), strict=False)
            for term in terms.split(", ")
        ),
    )


def _numbers(prefix: str) -> Iterator[int]:
    """The lines asked with a word that begins so."""
    text, starts = _asked()
    wanted = f" {prefix}"
    place = text.find(wanted)
    while place >= 0:
        number = bisect_right(starts, place) - 1
        yield number
        place = text.find(wanted, starts[number + 1]) if number + 1 < len(starts) else -1


@lru_cache(maxsize=1)
def _asked() -> tuple[str, list[int]]:
    """What is asked with, folded, a blank before every word; and where each line begins."""
    # One call for all: folding word by word takes ten times as long.
    asked = fold("\n".join(text.partition(" > ")[0] for text in _texts()))
    text = " " + asked.replace("-", " ").replace("\n", "\n ")
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return text, starts


@lru_cache(maxsize=1)
def _texts() -> tuple[str, ...]:
    text = (files(__package__) / "everyday.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
