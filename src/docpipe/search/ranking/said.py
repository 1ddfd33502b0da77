"""What a question said in words, and which entries satisfy it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docpipe.index import Index
from docpipe.search.asking.said import Boost

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def satisfied(
    index: Index, boosts: Sequence[Boost], rows: "NDArray[np.int64]"
) -> "NDArray[np.float64]":
    """The share of the boosts that each of the given rows satisfies.

    Args:
        index: The snapshot.
        boosts: What was said.
        rows: Candidates of the retrievers.
    """
    import numpy as np

    total = sum(boost.weight for boost in boosts)
    scores = np.zeros(len(rows))
    for boost in boosts:
        mask = index.select(boost.filters).mask
        scores += boost.weight / total * (1.0 if mask is None else mask[rows])
    return scores
