"""Tokens as every measure of extraction counts them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)*-?")
_DROPPED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

TRIGRAM = 3
"""Tokens; coverage is counted in runs of so many."""


def tokens(text: str) -> list[str]:
    """Lower-cased runs of letters and digits, after NFKC, invisible characters dropped."""
    return _TOKEN.findall(_normal(text))


def hyphenated_tokens(text: str) -> list[str]:
    """Tokens that keep their hyphens, so that ``Kinder-``, ``E-Mail`` and ``EMail`` differ."""
    return _HYPHENATED.findall(_DASHES.sub("-", _normal(text)))


def letters(text: str) -> str:
    """Letters and digits only: what two spellings of one heading have in common."""
    return "".join(tokens(text))


def cell_letters(text: str) -> str:
    """Letters and digits of a table cell, umlauts transcribed as some gold tables do."""
    return letters(text).translate(_TRANSCRIBED)


def grams(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Runs of three tokens; a shorter text is one run."""
    if 0 < len(found) < TRIGRAM:
        yield tuple(found)
    for start in range(len(found) - TRIGRAM + 1):
        yield tuple(found[start : start + TRIGRAM])


def short_runs(found: Sequence[str]) -> set[tuple[str, ...]]:
    """Every run of one, two or three tokens: where a gram may be found."""
    return {
        tuple(found[start : start + length])
        for length in range(1, TRIGRAM + 1)
        for start in range(len(found) - length + 1)
    }


def occurrences(needle: Sequence[str], tokens_of_text: Sequence[str]) -> int:
    """How often the run of tokens stands in the text, without overlap."""
    if not needle:
        return 0
    return f" {'  '.join(tokens_of_text)} ".count(f" {'  '.join(needle)} ")


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", _DROPPED.sub("", text)).lower()
