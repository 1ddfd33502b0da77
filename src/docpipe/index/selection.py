"""Which entries may be found: worked out once a question, and handed to every retriever."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Selection:
    """Everything, or the rows of a mask; not changed once made.

    Attributes:
        n_rows: Rows of the whole index.
        mask: One truth value a row; ``None`` for everything.
    """

    def __init__(self, n_rows: int, mask: "NDArray[np.bool_] | None" = None) -> None:
        self.n_rows = n_rows
        self.mask = mask

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self.mask is None

    @cached_property
    def count(self) -> int:
        """How many rows."""
        import numpy as np

        return self.n_rows if self.mask is None else int(np.count_nonzero(self.mask))

    @cached_property
    def rows(self) -> "NDArray[np.int64]":
        """The rows, ascending."""
        import numpy as np

        return np.arange(self.n_rows) if self.mask is None else np.flatnonzero(self.mask)

    def __contains__(self, row: int) -> bool:
        return self.mask is None or bool(self.mask[row])

    def narrowed(self, mask: "NDArray[np.bool_]") -> "Selection":
        """What is in both."""
        return Selection(self.n_rows, mask if self.mask is None else self.mask & mask)
