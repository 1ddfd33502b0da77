"""From what was typed to what is looked for."""

from docpipe.search.asking.asked import Asked
from docpipe.search.asking.emptiness import Emptiness, Obstacle, obstacles
from docpipe.search.asking.reading import read
from docpipe.search.asking.suggestions import near_terms, unknown_words

__all__ = [
    "Asked",
    "Emptiness",
    "Obstacle",
    "near_terms",
    "obstacles",
    "read",
    "unknown_words",
]
