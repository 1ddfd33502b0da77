"""The stem under which the forms of a folded word are equal."""

from functools import lru_cache

import Stemmer

from docpipe.language.analysis.gender import masculine
from docpipe.language.analysis.inflection import uninflected

_CACHE = 200_000


@lru_cache(maxsize=_CACHE)
def stem(folded: str) -> str:
    """The folded word without gender and ending.

    >>> stem("arztinnen") == stem("arzte") == "arzt"
    True
    """
    return snowball(masculine(uninflected(folded)))


def snowball(folded: str) -> str:
    """The Snowball stem alone."""
    found: str = _stemmer().stemWord(folded)
    return found


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    # Its own cache, full, is sorted at every new word; ours is enough.
    return Stemmer.Stemmer("german", 0)
