"""What becomes of the letters of a text on their way into a file."""

import re
import unicodedata

from scripts.proving.printed import letters
from scripts.samples.hyphenation import syllables

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{6,}")
# Letters before a break by which it is known again.
_BEFORE = 9
# Behind a short first part (E-Mail, EU-Staaten) writers often allow no break.
_SHORT_PART = re.compile(r"(?<=\b[A-Za-z]{1})-(?=[A-Za-z])|(?<=\b[A-Z]{2})-(?=[A-Za-z])")
_COMPOUND = re.compile(r"(?<=[A-Za-zäöüß])-(?=[A-Za-zÄÖÜäöüß])")


def shaped(text: str, form: str) -> str:
    """The text in the form that a design wants: ``nfc``, ``nfd`` ``u2010`` or ``u2011``."""
    if form == "nfd":
        return unicodedata.normalize("NFD", text)
    if form == "u2011":
        return _SHORT_PART.sub("\N{NON-BREAKING HYPHEN}", text)
    if form == "u2010":
        return _COMPOUND.sub("\N{HYPHEN}", text)
    return text


def with_soft_hyphens(text: str) -> str:
    """The text with a soft hyphen wherever a word may break; addresses stay whole."""
    words = text.split(" ")
    return " ".join(word if "@" in word else _softened(word) for word in words)


def thinned(text: str, used: frozenset[str]) -> str:
    """The text with those soft hyphens alone at which lines ended, by the letters around them."""
    parts = text.split(_SOFT_HYPHEN)
    kept = parts[0]
    for i, part in enumerate(parts[1:], 1):
        kept += (_SOFT_HYPHEN if surroundings("".join(parts[:i]), part) in used else "") + part
    return kept


def surroundings(before: str, after: str) -> str:
    """What tells one break from the others: some letters before it, and the next."""
    return f"{letters(before)[-_BEFORE:]}|{letters(after)[:1]}"


def _softened(word: str) -> str:
    return _WORD.sub(lambda match: _SOFT_HYPHEN.join(syllables(match.group())), word)
