"""One spelling for all ways to write a German word.

Folded are: capitals, ß and ss, ligatures, umlauts (ä, ae and a: whoever types without umlauts
must find the same), soft hyphens and other invisible characters.
"""

import re
import unicodedata

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width space and joiners, word joiner, byte order mark."""

_DROP = dict.fromkeys(map(ord, INVISIBLE)) | dict.fromkeys(range(0x0300, 0x0370))
_UMLAUT_AS_TWO_LETTERS = re.compile(
    # "ue" is no umlaut after q (Quelle) or a vowel (Steuer, neue, Frauen).
    r"(?<=[ao])e|(?<![aeiouqy])ue"
)


def fold(word: str) -> str:
    """The form under which spellings of one word are equal.

    >>> fold("Bürger") == fold("Buerger") == fold("BÜRGER") == "burger"
    True
    >>> fold("Straße") == fold("Strasse")
    True
    """
    if word.isascii():
        return _UMLAUT_AS_TWO_LETTERS.sub(_second_letter, word.lower())
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_DROP)
    return _UMLAUT_AS_TWO_LETTERS.sub(_second_letter, plain.casefold())


def _second_letter(match: re.Match[str]) -> str:
    return "u" if match[0] == "ue" else ""
