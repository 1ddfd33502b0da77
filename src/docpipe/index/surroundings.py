"""What an entry stands in: its document and, within it, the section under one heading."""

from array import array
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from docpipe.index.postings import mapped
from docpipe.model import SectionId, SourceId

if TYPE_CHECKING:
    from numpy.typing import NDArray

SECTIONS = "rows.sections.npy"
NO_SECTION = -1
"""Of text above the first heading: nothing says that it belongs together."""


class Surroundings:
    """The numbers of each row's document and section; equal numbers, same place."""

    def __init__(self, documents: "NDArray[np.int32]", sections: "NDArray[np.int32]") -> None:
        self._documents = documents
        self._sections = sections

    @classmethod
    def open(cls, documents: Path, sections: Path) -> "Surroundings":
        """Map the files of a snapshot."""
        return cls(mapped(documents), mapped(sections))

    def documents(self, rows: "NDArray[np.int64]") -> "NDArray[np.int32]":
        """The number of each row's document."""
        return self._documents[rows]

    def document_sizes(self, rows: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """How many entries each row's document has."""
        return self._sizes[self._documents[rows]]

    def sections(self, rows: "NDArray[np.int64]") -> "NDArray[np.int32]":
        """The number of each row's section, or ``NO_SECTION``."""
        return self._sections[rows]

    @cached_property
    def _sizes(self) -> "NDArray[np.int64]":
        return np.bincount(self._documents)


class SectionsBuilder:
    """Numbers the sections row by row, then writes the array."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers: dict[tuple[SourceId, SectionId], int] = {}
        self._section_of = array("i")

    def add(self, source: SourceId, section: SectionId | None) -> None:
        """The next row."""
        number = NO_SECTION
        if section is not None:
            number = self._numbers.setdefault((source, section), len(self._numbers))
        self._section_of.append(number)

    def finish(self) -> None:
        """Write the array."""
        np.save(self._folder / SECTIONS, np.asarray(self._section_of, dtype=np.int32))
