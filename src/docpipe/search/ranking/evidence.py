"""What the places around an entry say for it.

An answer seldom stands alone: the sentences under its heading speak of the same, and a paper on
the subject says more about it than one that mentions it once.
"""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from docpipe.index.surroundings import Surroundings


def of_document(
    scores: "NDArray[np.float64]", rows: "NDArray[np.int64]", places: "Surroundings"
) -> "NDArray[np.float64]":
    """The mean score of all entries of each row's document; entries not among ``rows`` have 0."""
    groups = _grouped(places.documents(rows))
    sums = np.bincount(groups, weights=np.maximum(scores, 0.0))
    means: NDArray[np.float64] = sums[groups] / places.document_sizes(rows)
    return means


def of_section(
    scores: "NDArray[np.float64]", rows: "NDArray[np.int64]", places: "Surroundings"
) -> "NDArray[np.float64]":
    """The best score of another entry in each row's section; 0 if it stands alone or in none."""
    sections = places.sections(rows)
    groups = _grouped(sections)
    order = np.lexsort((-scores, groups))
    first = np.flatnonzero(np.diff(groups[order], prepend=-1))
    sizes = np.diff(first, append=len(order))
    best = order[first]
    second = order[np.minimum(first + 1, len(order) - 1)]
    second_score = np.where(sizes > 1, scores[second], 0.0)
    found = scores[best][groups]
    found[best] = second_score
    return np.maximum(np.where(sections < 0, 0.0, found), 0.0)


def _grouped(numbers: "NDArray[np.int32]") -> "NDArray[np.int64]":
    """The same groups numbered from 0 without gaps."""
    groups: NDArray[np.int64] = np.unique(numbers, return_inverse=True)[1].ravel()
    return groups
