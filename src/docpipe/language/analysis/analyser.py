"""German analysis: text to the tokens that the lexical index stores and queries ask for."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from docpipe.language.analysis.compounds import NO_PARTS, CompoundSplitter, PartLexicon
from docpipe.language.analysis.folding import INVISIBLE, fold
from docpipe.language.analysis.gender import ENDING, masculine
from docpipe.language.analysis.stopwords import STOP_WORDS

ANALYSER = "docpipe-de/1"
"""Name and version; raised whenever a text would yield other tokens."""

_HYPHENS = "-\u2010\u2011"
_LETTER = rf"[^\W\d_²³¹⁰-₟][\u0300-\u036f{INVISIBLE}]*"
_WORD = rf"(?:{_LETTER})+(?:{ENDING}(?:{_LETTER})*)?"
_NUMBER = r"\d{1,3}(?:[.\u202f]\d{3})+(?!\d)|\d+[a-z]?(?![^\W\d_])|\d+"
_PATTERN = re.compile(
    rf"(?P<section>§{{1,2}}\s*\d+[a-z]?)"
    rf"|(?P<chain>{_WORD}(?:[{_HYPHENS}]{_WORD})+)"
    rf"|(?P<word>{_WORD})"
    rf"|(?P<number>{_NUMBER})"
)
_CHAIN_LINK = re.compile(_WORD)
_NO_LETTERS = re.compile(r"[^\w]|_")
_CACHE = 200_000


class Token(NamedTuple):
    """One token and the characters ``text[start:end]`` it was made of."""

    text: str
    start: int
    end: int


class Analyser:
    """Turns text into tokens; the same text always into the same tokens.

    A word yields its folded stem and, if it is a compound, the stems of its parts at the same
    place; words joined by hyphens yield the words and the whole written together; ``§ 16a``
    yields ``§16a`` and ``16a``. Stop words yield nothing.

    Args:
        lexicon: The parts of compounds; without it no word is split.
    """

    spec = ANALYSER

    def __init__(self, lexicon: PartLexicon = NO_PARTS) -> None:
        self._stemmer = Stemmer.Stemmer("german")
        self._splitter = CompoundSplitter(lexicon)
        self._word_tokens = lru_cache(maxsize=_CACHE)(self._analyse_word)

    def analyse(self, text: str) -> tuple[str, ...]:
        """All tokens in the order of the text."""
        return tuple(token.text for token in self._tokens(text))

    def analyse_with_offsets(self, text: str) -> tuple[Token, ...]:
        """All tokens with their places in the unchanged text."""
        return tuple(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[Token]:
        for match in _PATTERN.finditer(text):
            start, end = match.span()
            for token in self._of_match(match):
                yield Token(token, start, end)
            if match.lastgroup == "chain":
                yield from self._links(text, start, end)

    def _of_match(self, match: re.Match[str]) -> tuple[str, ...]:
        printed = match[0]
        if match.lastgroup == "section":
            number = fold(printed.lstrip("§").strip())
            return (f"§{number}", number)
        if match.lastgroup == "number":
            return (re.sub(r"[.\u202f]", "", fold(printed)),)
        if match.lastgroup == "chain":
            # The parts come from the links; the whole serves who writes it in one word.
            return self._word_tokens(printed)[:1]
        return self._word_tokens(printed)

    def _links(self, text: str, start: int, end: int) -> Iterator[Token]:
        for link in _CHAIN_LINK.finditer(text, start, end):
            for token in self._word_tokens(link[0]):
                yield Token(token, *link.span())

    def _analyse_word(self, printed: str) -> tuple[str, ...]:
        word = fold(_NO_LETTERS.sub("", unicodedata.normalize("NFC", printed)))
        if word in STOP_WORDS:
            return ()
        whole = self._stem(word)
        parts = (self._stem(part) for part in self._splitter.split(word))
        return tuple(dict.fromkeys((whole, *parts)))

    def _stem(self, word: str) -> str:
        stem: str = self._stemmer.stemWord(masculine(word))
        return stem
