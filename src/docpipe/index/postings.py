"""Lists of rows by key, in three flat arrays that readers map and share.

Key ``k`` (a token, a value of a facet) has the rows ``rows[offsets[k] : offsets[k + 1]]``,
ascending, and perhaps a weight for each. Nothing is read before it is asked for, and what one
process has read is in memory for all.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from docpipe import codec

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Postings:
    """The rows of every key.

    Attributes:
        offsets: ``(n_keys + 1,)``, int64.
        rows: ``(offsets[-1],)``, int32.
        weights: As long as ``rows``, float32; ``None`` where a row only has a key or has not.
    """

    def __init__(
        self,
        offsets: "NDArray[np.int64]",
        rows: "NDArray[np.int32]",
        weights: "NDArray[np.float32] | None" = None,
    ) -> None:
        self.offsets = offsets
        self.rows = rows
        self.weights = weights

    @classmethod
    def open(cls, offsets: Path, rows: Path, weights: Path | None = None) -> "Postings":
        """Map the files of a snapshot."""
        return cls(mapped(offsets), mapped(rows), None if weights is None else mapped(weights))

    @property
    def n_keys(self) -> int:
        """How many keys."""
        return len(self.offsets) - 1

    def span(self, first: int, end: int) -> slice:
        """Where the lists of the keys ``first`` to ``end - 1`` stand."""
        return slice(int(self.offsets[first]), int(self.offsets[end]))

    def mark(self, mask: "NDArray[np.bool_]", first: int, end: int) -> None:
        """Set ``mask`` at the rows of the keys ``first`` to ``end - 1``."""
        mask[self.rows[self.span(first, end)]] = True


def mapped(path: Path) -> "NDArray[Any]":
    """An array in a file, mapped and read-only; it stays readable when the file is removed."""
    # asarray: a plain view of the map; every slice of a np.memmap costs microseconds.
    return np.asarray(codec.read_array(path, mapped=True))
