"""German analysis: text to the tokens that the lexical index stores and queries ask for."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from docpipe.language.analysis.compounds import FEMININE, NO_PARTS, CompoundSplitter, PartLexicon
from docpipe.language.analysis.coordination import coordinations
from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.gender import (
    is_feminine,
    masculine,
    plural_in_compound,
    without_sign,
)
from docpipe.language.analysis.references import (
    NUMBER,
    SIGNS,
    code_tokens,
    number_token,
    references,
)
from docpipe.language.analysis.rules import ALL_RULES, Rules
from docpipe.language.analysis.stopwords import STOP_WORDS
from docpipe.language.analysis.wording import CHAIN, CODE, HYPHENS, WORD

ANALYSER = "docpipe-de/4"
"""Name and version; raised whenever a text would yield other tokens."""

_PIECE = re.compile(
    rf"{CODE}|{CHAIN}(?:(?<=str)\.)?|{NUMBER}(?:[{HYPHENS}]{WORD})*|[{''.join(SIGNS)}]"
)
_SINGLE = re.compile(rf"{NUMBER}|{WORD}")
_LINK = re.compile(rf"{WORD}|\d+[a-z]?")
_CODE = re.compile(CODE)
_NO_LETTERS = re.compile(r"[^\w]|_")
_STREET = re.compile(r"str(?:\.|$)", re.I)
_CACHE = 200_000
_ENDINGS = ("", "e", "en", "er", "ung")
_HEAD = 3
"""Letters in which a stem and its word agree: Virus and Viren, Forum and Foren."""


class Token(NamedTuple):
    """One token and the characters ``text[start:end]`` it was made of."""

    text: str
    start: int
    end: int


class Word(NamedTuple):
    """One word: what its forms share, and how it is spelled but for capitals and umlauts."""

    stem: str
    spelled: str


class Analyser:
    """Turns text into tokens; the same text always into the same tokens.

    A word yields its folded stem and, if it is a compound, the stems of its parts at the same
    place; words joined by hyphens yield the words and the whole written together; ``§ 16a``
    yields ``§16a`` and ``16a``. A pair form (``Migrantinnen und Migranten``) is one word. Stop
    words yield nothing.

    Args:
        lexicon: The parts of compounds; without it no word is split.
        rules: What is done; less than everything only to measure what each rule brings.
    """

    spec = ANALYSER

    def __init__(self, lexicon: PartLexicon = NO_PARTS, rules: Rules = ALL_RULES) -> None:
        self._rules = rules
        self._stem = lru_cache(maxsize=_CACHE)(rules.stem)
        self._splitter = CompoundSplitter(lexicon if rules.compounds else NO_PARTS)
        self._word_tokens = lru_cache(maxsize=_CACHE)(self._analyse_word)
        self._piece_tokens = lru_cache(maxsize=_CACHE)(self._analyse_piece)
        self._piece_texts = lru_cache(maxsize=_CACHE)(self._texts_of)
        self._piece_folded = lru_cache(maxsize=_CACHE)(fold)
        self._word = lru_cache(maxsize=_CACHE)(self._read_word)

    def analyse(self, text: str) -> tuple[str, ...]:
        """All tokens in the order of the text."""
        tokens: list[str] = []
        analysed = self._piece_texts
        for start, end, special in self._stretches(text):
            if special:
                tokens += [token.text for token in special]
            else:
                for piece in _PIECE.findall(text, start, end):
                    tokens += analysed(piece)
        return tuple(tokens)

    def analyse_with_offsets(self, text: str) -> tuple[Token, ...]:
        """All tokens with their places in the unchanged text."""
        return tuple(self._tokens(text))

    def find(self, text: str, wanted: Collection[str]) -> tuple[Token, ...]:
        """Those of the tokens that are wanted.

        Words that cannot yield one are not analysed: a stem begins as its word or part does.
        """
        heads = sorted({fold(token[:_HEAD]) for token in wanted})
        if not heads:
            return ()
        beginning = re.compile("|".join(map(re.escape, heads)))
        return tuple(token for token in self._tokens(text, beginning) if token.text in wanted)

    def is_common(self, token: str) -> bool:
        """Whether German has a word with this stem: then it is no misspelling of another."""
        return any(self._splitter.knows(token + ending) for ending in _ENDINGS)

    def one_by_one(self, text: str) -> tuple[Word, ...]:
        """Every word, stop words too, compounds whole, those joined by hyphens one by one."""
        return tuple(self._word(match[0]) for match in _SINGLE.finditer(text))

    def _read_word(self, printed: str) -> Word:
        if printed[0].isdigit():
            number = number_token(printed)
            return Word(number, number)
        spelled = fold(_NO_LETTERS.sub("", unicodedata.normalize("NFC", printed)))
        return Word((*self._word_tokens(printed), spelled)[0], spelled)

    def _tokens(self, text: str, beginning: re.Pattern[str] | None = None) -> Iterator[Token]:
        for start, end, special in self._stretches(text):
            if special:
                yield from special
                continue
            for match in _PIECE.finditer(text, start, end):
                at = match.start()
                if beginning is not None and self._is_without(match[0], beginning):
                    continue
                for token, begin, stop in self._piece_tokens(match[0]):
                    yield Token(token, at + begin, at + stop)

    def _is_without(self, piece: str, beginning: re.Pattern[str]) -> bool:
        """Whether a piece of letters alone holds the beginning of no wanted token."""
        return piece.isalpha() and beginning.search(self._piece_folded(piece)) is None

    def _stretches(self, text: str) -> Iterator[tuple[int, int, tuple[Token, ...]]]:
        """The text in order: stretches to be read word by word, and what must be read as one."""
        position = 0
        for start, end, tokens in self._specials(text):
            if start >= position and tokens:
                if start > position:
                    yield position, start, ()
                yield start, end, tokens
                position = end
        yield position, len(text), ()

    def _specials(self, text: str) -> list[tuple[int, int, tuple[Token, ...]]]:
        specials: list[tuple[int, int, tuple[Token, ...]]] = []
        if self._rules.references:
            specials += [
                (
                    one.start,
                    one.end,
                    tuple(Token(token, one.start, one.end) for token in one.tokens),
                )
                for one in references(text)
            ]
        if self._rules.pairs:
            for two in coordinations(text, self._splitter, self._stem):
                tokens = tuple(
                    Token(token, placed.start, placed.end)
                    for placed in two.words
                    for token, _, _ in self._piece_tokens(placed.word)
                )
                specials.append((two.start, two.end, tokens))
        specials.sort(key=lambda special: (special[0], -special[1]))
        return specials

    def _texts_of(self, printed: str) -> tuple[str, ...]:
        return tuple(token.text for token in self._piece_tokens(printed))

    def _analyse_piece(self, printed: str) -> tuple[Token, ...]:
        """The tokens of what ``_PIECE`` found, with places counted from its beginning."""
        whole = (0, len(printed))
        if printed.isalpha():
            return tuple(Token(token, *whole) for token in self._word_tokens(printed))
        if printed in SIGNS:
            return tuple(Token(token, *whole) for token in self._word_tokens(SIGNS[printed]))
        if _CODE.fullmatch(printed):
            return tuple(Token(token, *whole) for token in code_tokens(printed))
        if (
            any(hyphen in printed for hyphen in HYPHENS)
            and (links := list(_LINK.finditer(printed)))[1:]
        ):
            return self._analyse_chain(printed, links)
        if printed[0].isdigit():
            return (Token(number_token(printed), *whole),)
        return tuple(Token(token, *whole) for token in self._word_tokens(printed))

    def _analyse_chain(self, printed: str, links: list[re.Match[str]]) -> tuple[Token, ...]:
        # The parts come from the links; the whole serves who writes it in one word.
        tokens = [Token(token, 0, len(printed)) for token in self._word_tokens(printed)[:1]]
        for link in links:
            if len(link[0]) == 1:
                continue  # "E-Mail", "U-Bahn"
            for token in self._analyse_piece(link[0]):
                tokens.append(Token(token.text, *link.span()))
        return tuple(tokens)

    def _analyse_word(self, printed: str) -> tuple[str, ...]:
        plain = unicodedata.normalize("NFC", printed)
        if self._rules.gender:
            plain = without_sign(plain)
        plain = _STREET.sub("strasse", plain)
        word = self._folded(plain if plain.isalpha() else _NO_LETTERS.sub("", plain))
        if word in STOP_WORDS or not word:
            return ()
        if self._rules.gender and is_feminine(word):
            word = plural_in_compound(masculine(word))
        cuts = self._splitter.cuts(word)
        if any(cut.link == FEMININE for cut in cuts):
            word = "".join(
                plural_in_compound(cut.part) if cut.link == FEMININE else cut.part + cut.link
                for cut in cuts
            )
        parts = [cut.part for cut in cuts]
        inner = self._splitter.inner(word, cuts)
        return tuple(dict.fromkeys(map(self._stem, (word, *parts, *inner))))

    def _folded(self, word: str) -> str:
        return fold(word) if self._rules.folding else word.casefold()
