"""Words of everyday life and of the offices that stand for one another in this field.

``everyday.txt`` beside this file is the list, written by hand for this project out of general
knowledge. It is read at the first question; only lines that may concern a question's words are
analysed.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
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

MOST_TOKENS = 48
"""Added to a question. Common words of little weight are left out: they decide nothing, and their
long lists cost time."""

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
        self._added = lru_cache(maxsize=10_000)(self._add)

    def related(self, question: str) -> Iterator[Related]:
        """What is added for the words of a question, and for runs of its words."""
        for key, printed in terms_in(self._analyser, question).items():
            terms, tokens = self._added(key)
            if tokens:
                expansion = Expansion(word=printed, added=terms, kind=ExpansionKind.RELATED)
                yield Related(expansion=expansion, tokens=tokens)

    def weights(self, related: Iterable[Related]) -> dict[str, float]:
        """Token -> how much it counts: of all that is added, what tells entries apart best."""
        found: dict[str, float] = {}
        for one in related:
            for token, weight in one.tokens.items():
                found[token] = max(weight, found.get(token, 0.0))
        best = sorted(found, key=lambda token: (-found[token] * self._rarity(token), token))
        return {token: found[token] for token in best[:MOST_TOKENS]}

    def _add(self, key: str) -> tuple[tuple[str, ...], Mapping[str, float]]:
        """For the key of a term: the terms of the list, and their tokens with weights."""
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
        return tuple(terms), self._damped(key, tokens) if tokens else {}

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
        several = " " in key
        for number in _numbers(prefix):
            for term, folded in _asked_with(number):
                if prefix in folded and several <= (" " in folded) and self._key(term) == key:
                    yield read_line(_texts()[number])
                    break

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


@cache
def _asked_with(number: int) -> tuple[tuple[str, str], ...]:
    """The terms that a line is asked with, as they stand and folded, hyphens as blanks."""
    return tuple((term, fold(term).replace("-", " ")) for term in read_line(_texts()[number]).asked)


@lru_cache(maxsize=1)
def _asked() -> tuple[str, list[int]]:
    """What all lines are asked with, a blank before every word; and where each line begins.

    Folded but for rare letters, which takes a tenth of the time; it only tells where to look.
    """
    asked = "\n".join(text.partition(" > ")[0] for text in _texts()).casefold()
    for letter, plain in zip("äöü-\n", ("a", "o", "u", " ", "\n "), strict=True):
        asked = asked.replace(letter, plain)
    text = f" {asked}"
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return text, starts


@lru_cache(maxsize=1)
def _texts() -> tuple[str, ...]:
    text = (files(__package__) / "everyday.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
