"""What answers a question behind its ranked candidates, so that paging loses nothing.

The candidates are the best of each retriever, always as many (``SearchOptions.candidates``). All
other entries that hold a word of the question follow, by words alone; in dense mode all others that
pass, by meaning alone. So the first ten hits are the same whether ten or ten thousand are wanted.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from docpipe.index import Index
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
        import numpy as np

        order = np.lexsort((rows, -scores))
        self._scores = scores[order]
        self._retriever = retriever
        self._first_rank = len(ranking) + 1
        self._least = max(ranking[len(ranking) - 1].score, 0.0) if len(ranking) else 1.0
        self.rows: list[int] = [*rows[order].tolist(), *listed.tolist()]

    def __len__(self) -> int:
        return len(self.rows)

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
    known = np.array(ranking.rows, dtype=np.int64)
    by_words = asked.mode is not Mode.DENSE
    if asked.only_lists:
        rows, scores = nothing, np.empty(0)
    elif by_words:
        held = index.holding_any(asked.naming, selection)
        rows = np.setdiff1d(held.rows, known, assume_unique=True)
        scores = index.lexical_scores(asked.terms, rows).astype(np.float64)
    else:
        rows = np.setdiff1d(selection.rows, known, assume_unique=True)
        scores = index.dense_scores(vector_of(asked.embedded), rows)
    listed = nothing
    if asked.takes_all:
        known = np.concatenate((known, rows))
        listed = np.setdiff1d(selection.rows, known, assume_unique=True)
    return Rest(rows, scores, "lexical" if by_words else "dense", ranking, listed)
