"""English questions on German texts.

Most of the documents are German, some readers are not. The embedding model carries an English
question only part of the way; the glossary brings it to the German terms that the texts use.
"""

import re
from functools import lru_cache

import Stemmer

from docpipe.language.analysis.glossary import GLOSSARY, PHRASES

_FUNCTION_WORDS = frozenset(
    """
    the a an and or of in to for from with without by at on into about between among during within
    is are was were be been being am do does did has have had having can could should would will
    shall may might must how what which who whom whose where when why that this these those there
    their they them it its we our us you your he she his her i my me not no any some all every
    each more most much many other such as if than then so also only out up over under through
    get give gives given make makes made there's what's
    """.split()  # noqa: SIM905
)
_ALSO_GERMAN = frozenset(
    {"a", "an", "in", "was", "am", "so", "her", "will", "me", "i", "as", "all"}
)
_GERMAN_SIGNS = frozenset(
    "der die das den dem ein eine und oder mit von zu für auf im ist sind wie was wer wo".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


def is_english(text: str) -> bool:
    """Whether a question is in English, by its function words; three words tell more than one."""
    words = [word.casefold() for word in _WORD.findall(text)]
    german = sum(word in _GERMAN_SIGNS for word in words)
    english = sum(word in _FUNCTION_WORDS and word not in _ALSO_GERMAN for word in words)
    if german or english:
        return english > german
    # Keywords only: English if the glossary knows all of the longer ones.
    longer = [word for word in words if len(word) > 3]
    return bool(longer) and all(_stem(word) in _glossary() for word in longer)


def to_german(text: str) -> tuple[str, str, str]:
    """An English question as German words.

    Returns:
        The content words as they are, because names and many technical terms are the same; the
        first translation of each; the other translations.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _FUNCTION_WORDS]
    glossary = _glossary()
    translations: list[str] = []
    position = 0
    while position < len(words):
        pair = " ".join(_stem(word) for word in words[position : position + 2])
        if pair in glossary:
            translations.append(glossary[pair])
            position += 2
            continue
        if words[position] not in _FUNCTION_WORDS:
            translations.append(glossary.get(_stem(words[position]), ""))
        position += 1
    first = [german.split()[0] for german in translations if german]
    others = [word for german in translations for word in german.split()[1:]]
    return " ".join(kept), " ".join(first), " ".join(others)


@lru_cache(maxsize=1)
def _glossary() -> dict[str, str]:
    glossary: dict[str, str] = {}
    for line in GLOSSARY.strip().splitlines():
        english, german = line.split(": ")
        for key in _keys(english):
            glossary.setdefault(key, german)
    return glossary


def _keys(english: str) -> list[str]:
    """Two words are a phrase if they are listed as one, else alternatives."""
    stems = [_stem(word) for word in english.split()]
    return [" ".join(stems)] if english in PHRASES else stems


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    stem: str = _stemmer().stemWord(word)
    return stem


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
