"""Bullets that come as letters: a symbol font without a character map calls them n, l or §."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from docpipe.extraction.words import Word

# What the usual bullets of Wingdings, ZapfDingbats and Symbol are called in Latin fonts.
_NAMES = frozenset("nlqustvwzorjmpxüØ§¡¨·ŸàèðþFGEhH")
# From the bullet to its text, in type sizes.
_NEAREST, _FARTHEST = 0.35, 5.0
_MIN_BULLETS = 2


def name_bullets(words: Sequence[Word]) -> list[Word]:
    """The words, letters in a font of their own before their items as bullets.

    Such a font says nothing else on the page, and says the same more than once.
    """
    before_items = [word for word, item in pairwise(words) if _is_before(word, item)]
    if len(before_items) < _MIN_BULLETS:
        return list(words)
    signs = Counter((word.style.font.number, word.text) for word in before_items)
    in_font = Counter(word.style.font.number for word in before_items)
    of_font = Counter(word.style.font.number for word in words)
    bullets = {
        id(word)
        for word in before_items
        if signs[word.style.font.number, word.text] >= _MIN_BULLETS
        and in_font[word.style.font.number] == of_font[word.style.font.number]
    }
    return [replace(word, text="•") if id(word) in bullets else word for word in words]


def _is_before(word: Word, item: Word) -> bool:
    if word.text not in _NAMES or item.style.font.number == word.style.font.number:
        return False
    gap = (item.bbox[0] - word.bbox[2]) / max(item.style.size, 1.0)
    beside = word.bbox[1] < (item.bbox[1] + item.bbox[3]) / 2 < word.bbox[3]
    return beside and _NEAREST <= gap <= _FARTHEST and len(item.text) > 1
