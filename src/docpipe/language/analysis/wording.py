"""What a word is: the regular expressions that the other modules build on."""

from docpipe.language.analysis.folding import INVISIBLE
from docpipe.language.analysis.gender import ENDING

HYPHENS = "-\u2010\u2011\u2013\ufe63\uff0d"
"""Hyphen-minus, hyphen, non-breaking hyphen; an en dash between letters is a wrong hyphen."""

_LETTERS = r"[^\W\d_²³¹⁰-₟]+"
_MARKS = rf"[\u0300-\u036f{INVISIBLE}]+"
_RUN = rf"{_LETTERS}(?:{_MARKS}(?:{_LETTERS})?)*"

WORD = rf"{_RUN}(?:{ENDING}(?:{_RUN})?)?"
"""Letters with whatever invisible stands in them, and the sign of a gender form."""

CODE = r"(?<![^\W_])[A-Za-zÄÖÜäöü]{1,4}\d{1,4}[a-z]?(?![^\W_])"
"""``B1``, ``U18``, ``SGB2``: letters and digits without a space."""

CHAIN = rf"{WORD}(?:[{HYPHENS}](?:{WORD}|\d+(?![^\W_])))*"
"""Words, and words joined by hyphens."""
