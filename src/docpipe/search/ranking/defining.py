"""Definitions where nobody asked for one.

A definition is short, names its term twice (as label and in the sentence) and speaks of nothing
else: by words and by meaning it is the nearest of all entries to that one word. A question with
further words asks for something about the term, which a definition without them does not say.
"""

import re
from typing import TYPE_CHECKING

from docpipe.index import Index
from docpipe.model import Filters, RecordType
from docpipe.search.asking import Asked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BESIDE_THE_POINT = 0.7
"""Share of its score that a definition loses if it holds no word of the question. From .4 to 1 the
judged questions rank the same or a little better; below 1, so that it can still be found."""

_DEFINITIONS = Filters(types=(RecordType.DEFINITION,))
_WORD = re.compile(r"[^\W_]+")


def to_the_point(
    index: Index, asked: Asked, rows: "NDArray[np.int64]"
) -> "NDArray[np.float64] | None":
    """What remains of each row's scores; ``None``: everything.

    Of a definition the share of the question's words, by how telling they are, that it holds.
    """
    import numpy as np

    mask = None if _takes_definitions(asked) else index.select(_DEFINITIONS).mask
    if mask is None or not mask[rows].any():
        return None
    words = {tokens for word in _WORD.findall(asked.text) if (tokens := _tokens(index, word))}
    if len(words) < 2:  # There is nothing beside the term.
        return None
    defining = mask[rows]
    telling = np.zeros(int(defining.sum()))
    # Sorted, so that rounding does not depend on the order of a set.
    for tokens in sorted(words):
        held = [index.holding(token, rows[defining]) * index.idf(token) for token in tokens]
        telling += np.max(held, axis=0)
    all_of_it = sum(max(map(index.idf, tokens)) for tokens in sorted(words))
    remaining = np.ones(len(rows))
    remaining[defining] -= BESIDE_THE_POINT * (1 - telling / all_of_it)
    return remaining


def _tokens(index: Index, word: str) -> tuple[str, ...]:
    return tuple(sorted(set(index.analyser.analyse(word))))


def _takes_definitions(asked: Asked) -> bool:
    """Where they are asked for, types are chosen, or the words are not the question's own."""
    wanted = (RecordType.DEFINITION in boost.filters.types for boost in asked.boosts)
    return asked.is_english or asked.is_entry or bool(asked.filters.types) or any(wanted)
