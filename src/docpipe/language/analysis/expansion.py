"""The words of a question, and the words that would answer it as well."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from docpipe.language.analysis.analyser import Analyser
from docpipe.language.analysis.english import is_english, to_german
from docpipe.language.analysis.synonyms import SYNONYMS


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTerms:
    """Tokens to look for.

    Attributes:
        own: Of the question itself (for an English one: its words and their first translations).
        related: Of synonyms and further translations; they count less. None of them is in ``own``.
    """

    own: tuple[str, ...]
    related: tuple[str, ...] = ()
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

    def terms(self, question: str) -> QuestionTerms:
        """Own and related tokens of a question."""
        english = is_english(question)
        related: list[str] = []
        if english:
            same, translated, others = to_german(question)
            own = (*self._own(same), *self._own(translated))
            related += self._analyser.analyse(others)
        else:
            own = self._own(question)
        for token in dict.fromkeys(own):
            related += self._related.get(token, ())
        return QuestionTerms(
            own=own,
            related=tuple(token for token in dict.fromkeys(related) if token not in own),
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


def _by_token(analyser: Analyser) -> Mapping[str, tuple[str, ...]]:
    """Token of a whole word -> tokens of the other words of its groups."""
    found: dict[str, dict[str, None]] = {}
    for line in SYNONYMS.strip().splitlines():
        tokens = [analyser.analyse(word)[0] for word in line.split()]
        for token in tokens:
            found.setdefault(token, {}).update(dict.fromkeys(tokens))
    return {
        token: tuple(other for other in others if other != token) for token, others in found.items()
    }
