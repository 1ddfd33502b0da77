"""Definitions where nobody asked for one.

A definition is short, names its term twice (as label and in the sentence) and speaks of nothing
else: by words and by meaning it is the nearest of all entries to that one word. A question with
further words asks for something about the term, which a definition without them does not say.
"""

from typing import TYPE_CHECKING

from docpipe.index import Index
from docpipe.model import Filters, RecordType
from docpipe.search.asking import Asked
from docpipe.search.ranking.coverage import covered, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BESIDE_THE_POINT = 0.7
"""Share of its score that a definition loses if it holds no word of the question. From .4 to 1 the
judged questions rank the same or a little better; below 1, so that it can still be found."""

_DEFINITIONS = Filters(types=(RecordType.DEFINITION,))


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
    words = words_of(index, asked.text)
    if len(words) < 2:  # There is nothing beside the term.
        return None
    remaining = np.ones(len(rows))
    defining = mask[rows]
    remaining[defining] -= BESIDE_THE_POINT * (1 - covered(index, words, rows[defining]))
    return remaining


def _takes_definitions(asked: Asked) -> bool:
    """Where they are asked for, types are chosen, or the words are not the question's own."""
    wanted = (RecordType.DEFINITION in boost.filters.types for boost in asked.boosts)
    return asked.is_english or asked.is_entry or bool(asked.filters.types) or any(wanted)
