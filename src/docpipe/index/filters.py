"""Filters as a selection of rows, so that all retrievers rank exactly the entries that pass."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docpipe.index.entries import fold_value
from docpipe.index.selection import Selection
from docpipe.model import Filters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docpipe.index.facets import FacetRows


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How many entries carry a value."""

    value: str
    count: int


Crossed = dict[str, dict[str, int]]
"""Value of one field -> value of another -> number of entries; what is not there is 0."""

_ENTRY_FACETS: Mapping[str, tuple[str, ...]] = {
    "types": ("types",),
    "topics": ("topics",),
    "addressees": ("addressees", "addressee_groups"),
    "municipalities": ("municipalities",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """What of a document can be filtered by."""

    id: str
    title: str
    file: str
    publisher: str | None
    language: str
    year: int | None


class DocumentColumns:
    """Documents by what filters name, by number: their place when sorted by id.

    Attributes:
        ids: Of all documents.
        year_of: The year of each.
    """

    def __init__(self, documents: Sequence[DocumentRow]) -> None:
        self.ids = [document.id for document in documents]
        self.year_of = [document.year for document in documents]
        self._names = _numbers((one.id, one.title, one.file) for one in documents)
        self._publishers = _numbers((one.publisher,) for one in documents)
        self._languages = _numbers((one.language,) for one in documents)

    @cached_property
    def _years(self) -> "NDArray[np.float64]":
        import numpy as np

        return np.array([np.nan if year is None else year for year in self.year_of])

    def passing(self, filters: Filters) -> "NDArray[np.bool_] | None":
        """One truth value a document; ``None`` if no filter speaks of documents."""
        import numpy as np

        parts = [
            _mask(len(self.ids), numbers, wanted)
            for numbers, wanted in (
                (self._names, filters.documents),
                (self._publishers, filters.publishers),
                (self._languages, filters.languages),
            )
            if wanted
        ]
        if filters.year_from is not None or filters.year_to is not None:
            # A document without a year lies before all first years and after all last ones.
            first = -np.inf if filters.year_from is None else filters.year_from
            last = np.inf if filters.year_to is None else filters.year_to
            parts.append((first <= self._years) & (self._years <= last))
        return np.logical_and.reduce(parts) if parts else None


def _numbers(names: Iterable[tuple[str | None, ...]]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, values in enumerate(names):
        for value in values:
            if value is not None:
                found[fold_value(value)].append(number)
    return dict(found)


def _mask(n: int, numbers: Mapping[str, list[int]], wanted: Iterable[str]) -> "NDArray[np.bool_]":
    import numpy as np

    mask = np.zeros(n, dtype=np.bool_)
    for value in wanted:
        mask[numbers.get(fold_value(value), [])] = True
    return mask


def select(
    filters: Filters, facets: "FacetRows", documents: DocumentColumns, n_rows: int
) -> Selection:
    """The entries that pass."""
    selection = Selection(n_rows)
    passing = documents.passing(filters)
    if passing is not None:
        selection = selection.narrowed(facets.in_documents(passing))
    for name, fields in _ENTRY_FACETS.items():
        if wanted := getattr(filters, name):
            values = [fold_value(value) for value in wanted]
            selection = selection.narrowed(facets.having(fields, values))
    return selection
