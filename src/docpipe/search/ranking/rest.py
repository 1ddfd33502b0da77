"""What answers a question behind its ranked candidates, so that paging loses nothing.

The candidates are the best of each retriever, always as many (``SearchOptions.candidates``). All
other entries that hold a word of the question follow, by words alone; in dense mode all others that
pass, by meaning alone. So the first ten hits are the same whether ten or ten thousand are wanted.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from docpipe.index import Index
from docpipe.index.selection import Selection
from docpipe.model import Mode, Signal
from docpipe.search.asking import Asked
from docpipe.search.ranking.fusion import Fused, Ranking

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS = 9


class Rest:
    """Further answers by falling score, none above the last candidate's.

    Args:
        rows: Those that a retriever speaks for.
        scores: What it says of each.
        retriever: Its name.
        ranking: The candidates before them.
        listed: What nothing speaks for: last, as it stands in the index, without a score.
    """

    def __init__(
        self,
        rows: "NDArray[np.int64]",
        scores: "NDArray[np.float64]",
        retriever: str,
        ranking: Ranking,
        listed: "NDArray[np.int64]",
    ) -> None:
        self._unordered = (rows, scores)
        self._retriever = retriever
        self._first_rank = len(ranking) + 1
        self._least = max(ranking[len(ranking) - 1].score, 0.0) if len(ranking) else 1.0
        self._listed = listed

    def __len__(self) -> int:
        return len(self._unordered[0]) + len(self._listed)

    @cached_property
    def _ordered(self) -> "tuple[NDArray[np.int64], NDArray[np.float64]]":
        """Rows and scores; most questions only need to know how many there are."""
        import numpy as np

        rows, scores = self._unordered
        order = np.lexsort((rows, -scores))
        return rows[order], scores[order]

    @cached_property
    def rows(self) -> list[int]:
        """All of them in order."""
        return [*self._ordered[0].tolist(), *self._listed.tolist()]

    @property
    def _scores(self) -> "NDArray[np.float64]":
        return self._ordered[1]

    def __getitem__(self, position: int) -> Fused:
        if position >= len(self._scores):
            return Fused(self.rows[position], 0.0, ())
        score, best = float(self._scores[position]), float(self._scores[0])
        share = round(self._least * max(score, 0.0) / best, _DIGITS) if best > 0 else 0.0
        said = Signal(
            retriever=self._retriever,
            rank=self._first_rank + position,
            score=round(score, _DIGITS),
            share=share,
        )
        return Fused(self.rows[position], share, (said,))


def rest(
    index: Index,
    asked: Asked,
    ranking: Ranking,
    vector_of: "Callable[[str], NDArray[np.float32]]",
) -> Rest:
    """All answers that are no candidates.

    Whatever satisfies the question's own condition is an answer, also in other words.
    """
    import numpy as np

    nothing = np.empty(0, dtype=np.int64)
    if asked.says_nothing:
        return Rest(nothing, np.empty(0), "", ranking, nothing)
    selection = index.select(asked.filters)
    by_words = asked.mode is not Mode.DENSE
    if asked.only_lists:
        rows, scores = nothing, np.empty(0)
    elif by_words:
        held = index.holding_any(asked.naming, selection)
        rows = _without(held, ranking.rows)
        scores = index.lexical_scores(asked.terms, rows).astype(np.float64)
    else:
        rows = _without(selection, ranking.rows)
        scores = index.dense_scores(vector_of(asked.embedded), rows)
    listed = nothing
    if asked.takes_all:
        listed = _without(selection, [*ranking.rows, *rows.tolist()])
    return Rest(rows, scores, "lexical" if by_words else "dense", ranking, listed)


def _without(selection: Selection, known: Sequence[int]) -> "NDArray[np.int64]":
    """The selected rows that are not known yet, ascending."""
    import numpy as np

    left = np.ones(selection.n_rows, dtype=np.bool_)
    left[np.array(known, dtype=np.int64)] = False
    return np.flatnonzero(left if selection.mask is None else left & selection.mask)
