"""The rows of every value that entries can be filtered by."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from docpipe.index.postings import Postings, mapped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from docpipe.index.selection import Selection

OFFSETS, ROWS, DOCUMENTS = "facets.offsets.npy", "facets.rows.npy", "rows.documents.npy"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a field: its key in the postings is its place among all, sorted."""

    field: str
    value: str
    label: str


class FacetRows:
    """Which rows carry a value, and which stand in a document.

    Attributes:
        values: All values of all fields, by key.
        document_of: The number of each row's document.
    """

    def __init__(
        self,
        values: Sequence[FacetValue],
        postings: Postings,
        document_of: "NDArray[np.int32]",
    ) -> None:
        self.values = values
        self._postings = postings
        self.document_of = document_of

    @classmethod
    def open(
        cls, offsets: Path, rows: Path, documents: Path, values: Sequence[FacetValue]
    ) -> "FacetRows":
        """Map the files of a snapshot."""
        return cls(values, Postings.open(offsets, rows), mapped(documents))

    @cached_property
    def _keys(self) -> dict[tuple[str, str], int]:
        return {(one.field, one.value): key for key, one in enumerate(self.values)}

    @cached_property
    def _fields(self) -> dict[str, tuple[int, int]]:
        """Field -> its first key, and the one after its last."""
        starts = [
            key
            for key, one in enumerate(self.values)
            if not key or self.values[key - 1].field != one.field
        ]
        return {
            self.values[start].field: (start, end)
            for start, end in pairwise([*starts, len(self.values)])
        }

    def having(self, fields: Sequence[str], values: Sequence[str]) -> "NDArray[np.bool_]":
        """The mask of all rows with one of the values in one of the fields."""
        mask = np.zeros(len(self.document_of), dtype=np.bool_)
        for field in fields:
            for value in values:
                key = self._keys.get((field, value))
                if key is not None:
                    self._postings.mark(mask, key, key + 1)
        return mask

    def in_documents(self, passing: "NDArray[np.bool_]") -> "NDArray[np.bool_]":
        """The mask of all rows of the documents (by number) that pass."""
        return passing[self.document_of]

    def counts(self, field: str, selection: "Selection") -> list[tuple[str, int]]:
        """The label of each value of a field that selected rows carry, and how many do."""
        first, end = self._fields.get(field, (0, 0))
        offsets = self._postings.offsets[first : end + 1]
        if selection.mask is None:
            numbers = np.diff(offsets)
        else:
            selected = selection.mask[self._postings.rows[self._postings.span(first, end)]]
            sums = np.concatenate(([0], np.cumsum(selected)))
            numbers = np.diff(sums[offsets - offsets[0]])
        values = self.values[first:end]
        return [(one.label, int(n)) for one, n in zip(values, numbers, strict=True) if n]

    def counts_by_document(self, selection: "Selection") -> list[tuple[int, int]]:
        """The number of each document that selected rows stand in, and how many do."""
        documents = self.document_of
        numbers = np.bincount(documents if selection.mask is None else documents[selection.mask])
        return [(int(number), int(numbers[number])) for number in np.flatnonzero(numbers)]

    def pairs(self, field: str) -> tuple["NDArray[np.int64]", "NDArray[np.int64]", list[str]]:
        """All rows that carry values of a field, ascending; the values' places; their labels."""
        first, end = self._fields.get(field, (0, 0))
        rows = np.asarray(self._postings.rows[self._postings.span(first, end)], dtype=np.int64)
        places = np.repeat(np.arange(end - first), np.diff(self._postings.offsets[first : end + 1]))
        order = np.argsort(rows, kind="stable")
        return rows[order], places[order], [one.label for one in self.values[first:end]]


class FacetsBuilder:
    """Takes the values of entries row by row, then writes the arrays."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._labels: dict[tuple[str, str], str] = {}
        self._rows: dict[tuple[str, str], array[int]] = {}
        self._document_of = array("i")

    def add(self, document: int, values: Sequence[FacetValue]) -> None:
        """The next row: the number of its document, and its values."""
        row = len(self._document_of)
        self._document_of.append(document)
        for one in values:
            key = (one.field, one.value)
            rows = self._rows.setdefault(key, array("i"))
            if not rows or rows[-1] != row:
                rows.append(row)
            # Spelled differently here and there: the one that sorts first names the value.
            self._labels[key] = min(one.label, self._labels.get(key, one.label))

    def finish(self) -> list[FacetValue]:
        """Write the arrays; all values in the order of their keys."""
        keys = sorted(self._rows)
        ends = np.cumsum([len(self._rows[key]) for key in keys])
        none = np.empty(0, dtype=np.int32)
        rows = np.concatenate([none, *(np.asarray(self._rows[key]) for key in keys)])
        np.save(self._folder / OFFSETS, np.concatenate(([0], ends)).astype(np.int64))
        np.save(self._folder / ROWS, rows.astype(np.int32))
        np.save(self._folder / DOCUMENTS, np.asarray(self._document_of, dtype=np.int32))
        return [FacetValue(field, value, self._labels[field, value]) for field, value in keys]
