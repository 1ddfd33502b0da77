"""The words of a question, and the words that would answer it as well."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Protocol

from docpipe.language.analysis.analyser import Analyser
from docpipe.language.analysis.english import Term, is_english, translate
from docpipe.language.analysis.everyday import Everyday, Rarity
from docpipe.language.analysis.folding import INVISIBLE, fold
from docpipe.language.analysis.gender import (
    is_feminine,
    masculine,
    plural_in_compound,
    without_sign,
)
from docpipe.language.analysis.glossary import Translation
from docpipe.language.analysis.joining import Group, joined
from docpipe.language.analysis.related import Terminology
from docpipe.language.analysis.synonyms import Concept
from docpipe.language.analysis.wording import HYPHENS
from docpipe.model import Expansion, ExpansionKind

PART_WEIGHT = 0.4
"""What the words of a known English term count one by one, against the term as a whole."""

LITERAL_WEIGHT = 0.3
"""What an English word itself counts where its German is known: some stand in German texts."""

COMPOUND_WEIGHT = 0.5
"""What the compound of two neighbouring words' translations counts, if the index holds it."""

ENGLISH_BODY = 0.8
"""From this share of entries with the word "the" on all texts count as English: then a question
needs no translation, and German words that the body happens to hold would only mislead it."""

LEAST_WEIGHT = 0.2
"""Rarer translations are left out."""

_HYPHENS = re.compile(f"[{HYPHENS}{INVISIBLE}]")
_LINKS = ("", "s", "n", "en", "es")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTerms:
    """Tokens to look for.

    Attributes:
        weights: Token -> how much it counts: how often it was asked for, or less for one that
            was added.
        own: Tokens of the question itself (for an English one: of its words and their first
            translations); the others were added.
        expansions: What was added, as words.
        normal_form: The question in the words and spellings that the texts use most: one for all
            twins. Of an English question the question itself.
        typed_form: The question as typed, without gender forms, umlauts and hyphens.
    """

    weights: Mapping[str, float]
    own: tuple[str, ...]
    expansions: tuple[Expansion, ...] = ()
    is_english: bool = False
    normal_form: str = ""
    typed_form: str = ""


class Words(Protocol):
    """What an index knows of its words."""

    def held(self, tokens: Collection[str]) -> Collection[str]:
        """Those of the tokens that the index holds."""

    def forms(self, tokens: Collection[str]) -> Mapping[str, str]:
        """Token -> its commonest form in print, where the index knows one."""


class NoWords:
    """Of an index that is not there."""

    def held(self, tokens: Collection[str]) -> Collection[str]:
        """None."""
        return ()

    def forms(self, tokens: Collection[str]) -> Mapping[str, str]:
        """None."""
        return {}


Spellings = Callable[[str], tuple[str, ...]]
"""Token -> the tokens of the index to look for instead: itself if the index holds it, those
spelled nearly like it if not."""


def _nowhere(_: str) -> float:
    """The rarity of all tokens in an index that is not there."""
    return 0.0


class Expander:
    """Analyses questions; the program's own concepts are analysed once.

    Args:
        analyser: As the index was made with.
        spellings: See there.
        words: What the index knows of its words.
        idf: Token -> how telling it is: the rarer, the higher.
        concepts: Keys of terms -> the concepts that the texts and the themes' scheme name so.
        rarity: See there.
        the_share: What share of the entries holds the word "the".
    """

    def __init__(  # noqa: PLR0913 - what an index tells of its words
        self,
        analyser: Analyser,
        spellings: Spellings,
        words: Words | None = None,
        *,
        idf: Callable[[str], float] = lambda _: 1.0,
        concepts: Callable[[Collection[str]], Iterable[Concept]] = lambda _: (),
        rarity: Rarity = _nowhere,
        the_share: float = 0.0,
    ) -> None:
        self._analyser = analyser
        self._words = words or NoWords()
        self._spellings = spellings
        self._idf = idf
        self._concepts = concepts
        self._terminology = Terminology(analyser)
        self._everyday = Everyday(analyser, rarity)
        self._in_english = min(1.0, the_share / ENGLISH_BODY)

    def terms(self, question: str, *, expand: bool = True) -> QuestionTerms:
        """Own and related tokens of a question; without ``expand`` only its own."""
        if expand and is_english(question):
            return self._from_english(question)
        groups = self._groups(question)
        own = self._tokens_of(groups)
        normal, typed = self._forms(question, groups)
        found = self._related(question) if expand else ()
        everyday = tuple(self._everyday.related(question)) if expand else ()
        return QuestionTerms(
            weights=_strongest(self._terminology.weights(found), self._everyday.weights(everyday))
            | dict(Counter(own)),
            own=tuple(dict.fromkeys(own)),
            expansions=(*found, *(one.expansion for one in everyday)),
            normal_form=normal or question,
            typed_form=typed or question,
        )

    def _related(self, question: str) -> tuple[Expansion, ...]:
        asked = self._terminology.asked(question)
        named = (*self._terminology.concepts(asked), *self._concepts(asked))
        return self._terminology.expansions(asked, named)

    def _from_english(self, question: str) -> QuestionTerms:
        counted: dict[str, float] = defaultdict(float)
        own: list[str] = []
        translations: list[Expansion] = []
        terms = tuple(translate(question))
        for term in terms:
            tokens = self._of_term(term)
            for token, weight in tokens.items():
                counted[token] += weight
            best = max(tokens.values(), default=0.0)
            own += [token for token, weight in tokens.items() if weight == best]
            if term.german:
                words = tuple(one.german for one in term.german)
                translations.append(
                    Expansion(word=term.english, added=words, kind=ExpansionKind.TRANSLATION)
                )
        for token in self._compounds([term for term in terms if " " not in term.english]):
            counted[token] += COMPOUND_WEIGHT * (1 - self._in_english)
        kept = {token: weight for token, weight in counted.items() if weight >= LEAST_WEIGHT}
        return QuestionTerms(
            weights=kept,
            own=tuple(dict.fromkeys(own)),
            expansions=tuple(translations),
            is_english=True,
            normal_form=question,
            typed_form=question,
        )

    def _of_term(self, term: Term) -> Mapping[str, float]:
        """Tokens of one English word or term; each counts as its likeliest reading does."""
        whole = self._towards_one(PART_WEIGHT) if term.is_part else 1.0
        if not term.german:
            return dict.fromkeys(self._own(term.english), whole)
        found: dict[str, float] = {}
        for tokens, share in self._held(term.german):
            for token in tokens:
                weight = whole * share * (1 - self._in_english)
                found[token] = max(found.get(token, 0.0), weight)
        if " " not in term.english:
            literal = whole * self._towards_one(LITERAL_WEIGHT)
            for token in self._analyser.analyse(term.english)[:1]:
                found[token] = max(found.get(token, 0.0), literal)
        return found

    def _towards_one(self, weight: float) -> float:
        """A weight that holds in a German body; in an English one it is 1."""
        return weight + (1 - weight) * self._in_english

    def _held(self, german: tuple[Translation, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
        """Tokens of the translations that the index holds (of all if it holds none), with weights.

        A rare translation would drown the usual one, being rare: none is more telling than the
        first.
        """
        analysed = [(self._analyser.analyse(one.german), one.share) for one in german]
        held = [one for one in analysed if self._holds(one[0])] or analysed
        if not held:
            return
        (first, best), *_ = held
        usual = self._idf(first[0]) if first else 1.0
        for tokens, share in held:
            telling = self._idf(tokens[0]) if tokens else usual
            yield tokens, share / best * min(1.0, usual / telling)

    def _holds(self, tokens: tuple[str, ...]) -> bool:
        return any(token in self._spellings(token) for token in tokens[:1])

    def _compounds(self, terms: list[Term]) -> Iterator[str]:
        """Tokens of the index that two neighbouring words' translations make together."""
        for first, second in pairwise(terms):
            for one in first.german[:2]:
                for other in second.german[:2]:
                    joined = (f"{one.german}{link}{other.german.lower()}" for link in _LINKS)
                    for word in joined:
                        token = next(iter(self._analyser.analyse(word)), "")
                        if token and token in self._spellings(token):
                            yield token
                            break

    def _own(self, text: str) -> tuple[str, ...]:
        """Tokens of a text; a word of which the index holds nothing is read as a misspelling."""
        return self._tokens_of(self._groups(text))

    def _tokens_of(self, groups: Iterable[Group]) -> tuple[str, ...]:
        return tuple(token for group in groups for token in self._corrected(group.tokens))

    def _groups(self, text: str) -> tuple[Group, ...]:
        groups: list[Group] = []
        tokens = self._analyser.analyse_with_offsets(text)
        for (start, end), of_place in groupby(tokens, key=lambda token: (token.start, token.end)):
            found = tuple(token.text for token in of_place)
            if groups and end <= groups[-1].end:  # a link of the chain before
                groups[-1] = groups[-1]._replace(tokens=groups[-1].tokens + found)
            else:
                groups.append(Group(found, start, end))
        return joined(text, groups, self._words.held)

    def _corrected(self, word: tuple[str, ...]) -> tuple[str, ...]:
        if any(token in self._spellings(token) for token in word):
            return word
        if self._analyser.is_common(word[0]):
            return word
        return (*word, *self._spellings(word[0]))

    def _forms(self, text: str, groups: Sequence[Group]) -> tuple[str, str]:
        """A question in the words that the texts use, and in its own, spelled in one way."""
        forms = self._words.forms([token for group in groups for token in group.tokens])
        normal: list[str] = []
        typed: list[str] = []
        position = 0
        for group in groups:
            word = self._spelled(text[group.start : group.end], group.tokens)
            normal.append(forms.get(group.tokens[0], word))
            typed += text[position : group.start], word
            position = group.end
        return " ".join(normal), "".join((*typed, text[position:]))

    def _spelled(self, printed: str, tokens: tuple[str, ...]) -> str:
        """What was typed, in one spelling; a pair form as the one of its words."""
        if any(map(str.isdigit, tokens[0])):
            return " ".join(tokens)
        words = printed.split()
        if len(words) > 1:
            words = [w for w in words if self._analyser.analyse(w)[:1] == tokens[:1]][:1] or words
        return " ".join(map(_one_spelling, words))


def _strongest(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """What is added for two reasons counts for the better one."""
    return {token: max(one.get(token, 0.0), other.get(token, 0.0)) for token in {**one, **other}}


def _one_spelling(printed: str) -> str:
    word = fold(_HYPHENS.sub("", without_sign(unicodedata.normalize("NFC", printed))))
    return plural_in_compound(masculine(word)) if is_feminine(word) else word
