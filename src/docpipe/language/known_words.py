"""The commonest words of a language, read only when somebody asks.

Out of the ``wordfreq`` package: some 40,000 German and 29,000 English forms. They settle doubts
that a document's own words leave open; without the package nothing is known, and doubts stay.
"""

from collections.abc import Mapping
from functools import cache


@cache
def common_words(language: str) -> Mapping[str, float]:
    """Lower-cased forms with their share of all words; empty if there is no list."""
    try:
        from wordfreq import get_frequency_dict

        found: Mapping[str, float] = get_frequency_dict(language, wordlist="small")
    except (ImportError, LookupError):
        return {}
    return found


_MIN_PART = 4
_LINKS = ("", "s", "n", "en", "es", "er")


def is_word(word: str) -> bool:
    """Whether German knows the form, or both parts of it as a compound."""
    word = word.lower()
    return is_common(word) or any(
        is_common(word[k:]) and _opens_compound(word[:k])
        for k in range(_MIN_PART, len(word) - _MIN_PART + 1)
    )


def _opens_compound(part: str) -> bool:
    return any(
        part.endswith(link) and is_common(part.removesuffix(link))
        for link in _LINKS
        if len(part) - len(link) >= _MIN_PART
    )


def is_common(word: str, language: str = "de") -> bool:
    """Whether everybody uses this form."""
    return word.lower() in common_words(language)
