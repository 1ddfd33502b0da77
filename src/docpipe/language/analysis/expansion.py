"""The words of a question, and the words that would answer it as well."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from docpipe.language.analysis.analyser import Analyser
from docpipe.language.analysis.english import is_english, to_german
from docpipe.language.analysis.synonyms import SYNONYMS
from docpipe.model import Expansion, ExpansionKind

RELATED_WEIGHT = 1 / 3
"""What a synonym or a further translation counts against a word of the question itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTerms:
    """Tokens to look for.

    Attributes:
        weights: Token -> how much it counts: how often it was asked for, or ``RELATED_WEIGHT``
            for one that was added.
        own: Tokens of the question itself (for an English one: of its words and their first
            translations); the others were added.
        expansions: What was added, as words.
    """

    weights: Mapping[str, float]
    own: tuple[str, ...]
    expansions: tuple[Expansion, ...] = ()
    is_english: bool = False


Spellings = Callable[[str], tuple[str, ...]]
"""Token -> the tokens of the index to look for instead: itself if the index holds it, those
spelled nearly like it if not."""


class Expander:
    """Analyses questions; the synonyms are analysed once."""

    def __init__(self, analyser: Analyser, spellings: Spellings) -> None:
        self._analyser = analyser
        self._spellings = spellings
        self._related = _by_token(analyser)

    def terms(self, question: str, *, expand: bool = True) -> QuestionTerms:
        """Own and related tokens of a question; without ``expand`` only its own."""
        english = expand and is_english(question)
        added: dict[str, None] = {}
        expansions: list[Expansion] = []
        if english:
            same, translated, others = to_german(question)
            own = (*self._own(same), *self._own(translated))
            added.update(dict.fromkeys(self._analyser.analyse(others)))
            words = tuple(dict.fromkeys((*translated.split(), *others.split())))
            if words:
                expansions.append(
                    Expansion(word=question, added=words, kind=ExpansionKind.TRANSLATION)
                )
        else:
            own = self._own(question)
        for token in dict.fromkeys(own if expand else ()):
            if group := self._related.get(token):
                expansions.append(_synonyms(group))
                added.update(dict.fromkeys(group.tokens))
        weights = dict.fromkeys(added, RELATED_WEIGHT) | dict(Counter(own))
        return QuestionTerms(
            weights=weights,
            own=tuple(dict.fromkeys(own)),
            expansions=tuple(expansions),
            is_english=english,
        )

    def _own(self, text: str) -> tuple[str, ...]:
        """Tokens of a text; a word of which the index holds nothing is read as a misspelling."""
        own: list[str] = []
        tokens = self._analyser.analyse_with_offsets(text)
        for _, group in groupby(tokens, key=lambda token: (token.start, token.end)):
            word = [token.text for token in group]
            if not any(token in self._spellings(token) for token in word):
                word += self._spellings(word[0])
            own += word
        return tuple(own)


class _Related(NamedTuple):
    """The other words of a word's groups, and their tokens."""

    word: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]


def _synonyms(group: _Related) -> Expansion:
    return Expansion(word=group.word, added=group.words, kind=ExpansionKind.SYNONYM)


def _by_token(analyser: Analyser) -> Mapping[str, _Related]:
    """Token of a whole word -> the other words of its groups."""
    words: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for line in SYNONYMS.strip().splitlines():
        of_line = {analyser.analyse(word)[0]: word for word in line.split()}
        words |= of_line
        for token in of_line:
            others = found.setdefault(token, {})
            others.update({key: word for key, word in of_line.items() if key != token})
    return {
        token: _Related(words[token], tuple(others.values()), tuple(others))
        for token, others in found.items()
    }
