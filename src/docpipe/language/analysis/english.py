"""English questions on German texts.

Most of the documents are German, some readers are not. The embedding model carries an English
question only part of the way; the glossary brings it to the German words that the texts use.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.glossary import (
    FUNCTION_WORDS,
    MOST_WORDS,
    Translation,
    english_keys,
    german_words,
    key,
    lexicon,
)

_ALSO_GERMAN = frozenset(
    {"a", "an", "in", "was", "am", "so", "her", "will", "me", "i", "as", "all", "die", "war"}
)
_GERMAN_SIGNS = frozenset(
    """
    der die das den dem des ein eine einen einem einer und oder mit von zu zum zur für fuer auf im
    ist sind wie was wer wo wann warum welche welcher welches nicht bei aus nach über durch gegen
    ohne kann können soll sollen wird werden gibt es sich auch
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_GERMAN_LETTERS = re.compile(r"[äöüß]")


class Term(NamedTuple):
    """Words of an English question that are looked up together.

    Attributes:
        english: As asked.
        german: What they are called; empty if nobody knows.
        is_part: Whether they stand in a longer term that is known, too.
    """

    english: str
    german: tuple[Translation, ...]
    is_part: bool = False


def is_english(text: str) -> bool:
    """Whether a question is in English.

    Its function words tell. Among keywords alone English must know at least half of the longer
    ones (the others are names, or nobody's), and none may be German only; what both languages have
    (*Migration*) tells nothing.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    german = sum(word in _GERMAN_SIGNS for word in words)
    english = sum(word in FUNCTION_WORDS and word not in _ALSO_GERMAN for word in words)
    if german or english:
        return english > german
    if _GERMAN_LETTERS.search(text.casefold()):
        return False
    longer = [word for word in words if len(word) > 3]
    told = [(key(word) in english_keys(), fold(word) in german_words()) for word in longer]
    only_english = sum(by_key and not german for by_key, german in told)
    only_german = sum(german and not by_key for by_key, german in told)
    unknown = sum(not by_key and not german for by_key, german in told)
    return only_english > 0 and only_english >= unknown and not only_german


def translate(text: str) -> Iterator[Term]:
    """The content words of an English question, the longest known terms first."""
    words = _WORD.findall(text)
    keys = [key(word) for word in words]
    known = lexicon()
    position = 0
    while position < len(words):
        length = next(
            n
            for n in range(min(MOST_WORDS, len(words) - position), 0, -1)
            if n == 1 or " ".join(keys[position : position + n]) in known
        )
        end = position + length
        if length > 1:
            yield Term(" ".join(words[position:end]), known[" ".join(keys[position:end])])
        for place in range(position, end):
            if words[place].casefold() not in FUNCTION_WORDS:
                yield Term(words[place], known.get(keys[place], ()), is_part=length > 1)
        position = end
