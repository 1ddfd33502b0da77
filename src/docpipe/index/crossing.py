"""How often values of two fields come together: topics by year, municipalities by type."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from docpipe.index.filters import Crossed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from docpipe.index.facets import FacetRows
    from docpipe.index.filters import DocumentColumns
    from docpipe.index.selection import Selection


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """Which entries carry which values of a field: row ``rows[i]`` carries ``labels[places[i]]``.

    ``rows`` ascend; an entry of several values stands there several times.
    """

    rows: "NDArray[np.int64]"
    places: "NDArray[np.int64]"
    labels: Sequence[str]


class Crossings:
    """Counts in pairs; what carries a field is read once."""

    def __init__(self, facets: "FacetRows", documents: "DocumentColumns") -> None:
        self._facets = facets
        self._documents = documents
        self._carried = lru_cache(maxsize=None)(self._read)

    def counts(self, first: str, second: str, selection: "Selection") -> Crossed:
        """Count the selected entries by the values of two fields."""
        return crossed(self._carried(first), self._carried(second), selection)

    def _read(self, field: str) -> Carried:
        if field == "documents":
            return _by_document(self._facets.document_of, self._documents.ids)
        if field == "years":
            years = [None if year is None else str(year) for year in self._documents.year_of]
            return _by_document(self._facets.document_of, years)
        return Carried(*self._facets.pairs(field))


def _by_document(document_of: "NDArray[np.int32]", values: Sequence[str | None]) -> Carried:
    """What entries have from their document; ``values`` by document, ``None`` for none."""
    labels = sorted({value for value in values if value is not None})
    place_of = {label: place for place, label in enumerate(labels)}
    # A document without value has place -1; at least one element, so that any row can be looked up.
    places = np.array([-1 if one is None else place_of[one] for one in values] or [-1])
    of_rows = places[document_of]
    rows = np.flatnonzero(of_rows >= 0)
    return Carried(rows, of_rows[rows], labels)


def crossed(first: Carried, second: Carried, selection: "Selection") -> Crossed:
    """Count the selected entries by the values of both fields, in the order of the labels."""
    rows, lefts = first.rows, first.places
    if selection.mask is not None:
        kept = selection.mask[rows]
        rows, lefts = rows[kept], lefts[kept]
    begins = np.searchsorted(second.rows, rows, side="left")
    numbers = np.searchsorted(second.rows, rows, side="right") - begins
    # Of each value of the first field, all values of the second that stand in the same row.
    ends = np.cumsum(numbers)
    within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - numbers, numbers)
    rights = second.places[np.repeat(begins, numbers) + within]
    width = max(len(second.labels), 1)
    pairs, counts = np.unique(np.repeat(lefts, numbers) * width + rights, return_counts=True)
    found: Crossed = {}
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        left, right = divmod(pair, width)
        found.setdefault(first.labels[left], {})[second.labels[right]] = count
    return found
