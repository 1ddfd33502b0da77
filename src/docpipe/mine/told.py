"""Practice examples told in running text, as against a passing mention of a town."""

import re
from functools import cache

from docpipe.language.sentences import sentences
from docpipe.mine.draft import text_range
from docpipe.mine.municipalities import municipalities
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import Block, TextRange

_MIN_WORDS = 30
_MIN_SENTENCES = 3
_MIN_PARTICULARS = 3


def told(block: Block) -> TextRange | None:
    """Find an example in a paragraph: from the sentence that names the town to the end.

    An example says several of: since when, what for, what was done, with whom, with what result,
    whom to ask. A passing mention (``wie etwa in Stuttgart``) does not.
    """
    parts = sentences(block.text)
    for number, (start, end) in enumerate(parts):
        if len(parts) - number < _MIN_SENTENCES:
            return None
        # Several towns in one sentence are a survey, not an example.
        towns = {place.name for place in municipalities(block.text[start:end])}
        if len(towns) == 1 and _is_example(block.text[start:]):
            return text_range(block, start, len(block.text))
    return None


def n_particulars(text: str) -> int:
    """How many of the things that make an example a text says."""
    return sum(bool(pattern.search(text)) for pattern in _particulars())


def _is_example(text: str) -> bool:
    return len(text.split()) >= _MIN_WORDS and n_particulars(text) >= _MIN_PARTICULARS


@cache
def _particulars() -> tuple[re.Pattern[str], ...]:
    lists = word_list("told")
    return tuple(re.compile(any_of(patterns)) for patterns in lists.values())
