"""Whether a quote can stand for what is printed.

A font with a wrong map of characters prints *Konflikte* and hands out ``Kon!ikte``, or prints *und*
and hands out ``ĥŠå``. On most of the page the text is right, so its grade is high; but a record
with such words would be cited, letter by letter, as what the page does not say.
"""

import re
from dataclasses import replace

from docpipe.model import Record

_SIGN_INSIDE = re.compile(r"[^\W\d_][!%$#][a-zäöüß]")
"""A sign in place of a ligature; ``&``, ``*`` and ``:`` stand in sound words."""

_FAR = re.compile(r"[\u0100-\u0151\u0154-\u024f]")
"""Letters of Latin that German, English and French lack; Œ and œ are left out."""

_MOST_FAR, _FEW = 0.15, 3
"""Share and number of words with such letters. One on Łódź or Şanlıurfa has one or two; other
languages would have more, but are not mined."""


def is_legible(quote: str) -> bool:
    """No sign of letters that were handed out wrongly."""
    if _SIGN_INSIDE.search(quote):
        return False
    words = quote.split()
    n_far = sum(_FAR.search(word) is not None for word in words)
    return n_far < _FEW or n_far <= _MOST_FAR * len(words)


def only_legible(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Without what cannot be cited; what stood inside such a record stands alone."""
    kept = [one for one in records if is_legible(one.evidence.quote)]
    ids = {one.id for one in kept}
    return tuple(one if one.parent in ids else replace(one, parent=None) for one in kept)
