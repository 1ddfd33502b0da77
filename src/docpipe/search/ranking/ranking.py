"""Ask the retrievers and bring their answers together."""

from collections.abc import Callable, Collection
from itertools import islice
from typing import TYPE_CHECKING

from docpipe.index import Index
from docpipe.model import Mode
from docpipe.search.asking import Asked
from docpipe.search.options import SearchOptions
from docpipe.search.ranking.fusion import Fused, Weighted, fuse
from docpipe.search.ranking.said import satisfied

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def rank(
    index: Index,
    asked: Asked,
    vector_of: "Callable[[str], NDArray[np.float32]]",
    options: SearchOptions,
    n: int,
) -> list[Fused]:
    """All candidates, best first.

    Args:
        index: The snapshot.
        asked: The question, read.
        vector_of: Text of a question -> its vector; called only if meaning counts.
        options: How a ranking is made.
        n: How many of its best each retriever gives.
    """
    if asked.only_lists:
        return _listed(index, asked, (), n)
    share = options.dense_weight_english if asked.is_english else options.dense_weight
    rankings: dict[str, Weighted] = {}
    if asked.mode is not Mode.DENSE:
        # BM25 has a natural zero: no word in common. A cosine has none.
        found = index.lexical(asked.terms, asked.filters, n)
        rankings["lexical"] = Weighted(ranking=found, weight=1 - share, floor=0.0)
    if asked.mode is not Mode.LEXICAL:
        near = index.dense(vector_of(asked.embedded), asked.filters, n)
        rankings["dense"] = Weighted(ranking=near, weight=share)
    if asked.boosts:
        import numpy as np

        candidates = sorted({row for one in rankings.values() for row, _ in one.ranking})
        met = satisfied(index, asked.boosts, np.array(candidates, dtype=np.int64))
        if met:
            rankings["said"] = Weighted(
                ranking=met, weight=sum(boost.weight for boost in asked.boosts), floor=0.0
            )
    fused = fuse(rankings)
    if asked.takes_all:
        # Whatever satisfies the question's own condition is an answer, also in other words.
        fused += _listed(index, asked, [one.row for one in fused], n)
    return fused


def _listed(index: Index, asked: Asked, ranked: Collection[int], n: int) -> list[Fused]:
    """Up to ``n`` entries that pass and are not ranked, by row, without a score."""
    known = set(ranked)
    others = (int(row) for row in index.rows(asked.filters))
    return [Fused(row, 0.0, ()) for row in islice((r for r in others if r not in known), n)]
