"""Spelling help: the question as it was probably meant, and the nearest words of the texts.

Only where a word occurs nowhere: what the texts do say is never called a mistake.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from docpipe.index import Index
from docpipe.search.asking.syntax import parse

_WORD = re.compile(r"[^\W\d_][\w-]*")

_SURE = 0.6
"""Likeness (Dice's coefficient of trigrams) from which a word is offered instead."""

_MOST_SLIPS = 2
"""Letters that a misspelled word has wrong at most: "ausgebrannt" is not "ausgebremst"."""

_NEAR = 0.4
_MOST_NEAR = 5
"""Where nothing is found, less alike words help, too."""


def suggestion(text: str, index: Index) -> str | None:
    """The question with near words for those that occur nowhere; ``None`` if there are none."""
    parts: list[str] = []
    position = 0
    for word, start, end, stem in _unknown(text, index):
        if near := _meant(stem, index):
            parts += [text[position:start], _in_the_case_of(word, near)]
            position = end
    if not parts:
        return None
    meant = "".join((*parts, text[position:]))
    return meant if meant.casefold() != text.casefold() else None


def near_terms(text: str, index: Index) -> tuple[str, ...]:
    """Words of the texts that are spelled a little like those of a question that occur nowhere."""
    found = (
        near
        for _, _, _, stem in _unknown(text, index)
        for near in _alike(stem, index, _MOST_NEAR, _NEAR)
    )
    return tuple(dict.fromkeys(found))[:_MOST_NEAR]


def unknown_words(text: str, index: Index) -> tuple[str, ...]:
    """The words of a question that occur nowhere, nor does a part of them."""
    return tuple(dict.fromkeys(word for word, _, _, _ in _unknown(text, index)))


def _unknown(text: str, index: Index) -> Iterator[tuple[str, int, int, str]]:
    """Each word that occurs nowhere, its place, and its stem."""
    for match in _WORD.finditer(parse(text).masked(plain_only=False)):
        tokens = index.analyser.analyse_with_offsets(match[0])
        places = groupby(tokens, key=lambda token: (token.start, token.end))
        stems = [[token.text for token in group] for _, group in places]
        if stems and not index.vocabulary.held({token for group in stems for token in group}):
            yield match[0], match.start(), match.end(), stems[0][0]


def _alike(stem: str, index: Index, n: int, least: float) -> list[str]:
    """Words of the texts whose stems are spelled nearly like one, as they are printed."""
    stems = index.spellings.alike(stem, n, least)
    printed = index.vocabulary.forms(stems)
    return [printed[one] for one in stems if one in printed]


def _meant(stem: str, index: Index) -> str | None:
    """The word that a few slips of the pen make into this one, as the texts print it."""
    from rapidfuzz.distance import OSA

    near = index.spellings.alike(stem, _MOST_NEAR, _SURE)
    printed = index.vocabulary.forms(near)
    slips = {one: OSA.distance(stem, one) for one in near if one in printed}
    nearest = min(slips, key=lambda one: slips[one], default=None)
    if nearest is None or slips[nearest] > _MOST_SLIPS:
        return None
    return printed[nearest]


def _in_the_case_of(word: str, near: str) -> str:
    if word.isupper() and len(word) > 1:
        return near.upper()
    return near if word[0].isupper() else near[0].lower() + near[1:]
