"""Ask the retrievers and bring their answers together."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from docpipe.index import Index
from docpipe.model import Mode
from docpipe.search.asking import Asked
from docpipe.search.options import SearchOptions
from docpipe.search.ranking.fusion import Ranking, Weighted
from docpipe.search.ranking.said import satisfied

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Found = Sequence[tuple[int, float]]
"""``(row, score)`` by falling score, then row."""

_WITNESSES = 10
"""The best by words that are asked how much of the question they hold."""

_SAID, _UNSAID = 0.8, 0.3
"""Shares of a question's words, by how telling they are: from the first on an entry says it, from
the second downwards none does. Chosen together with ``dense_weight_unsaid``."""

Judge: TypeAlias = "Callable[[str, Sequence[int]], NDArray[np.float64]]"
"""A question and rows -> how well each answers it, 0 to 1."""


def rank(
    index: Index,
    asked: Asked,
    vector_of: "Callable[[str], NDArray[np.float32]]",
    options: SearchOptions,
    n: int,
    judge: "Judge | None" = None,
) -> Ranking:
    """All candidates, best first; what else answers the question follows in ``rest``.

    Args:
        index: The snapshot.
        asked: The question, read.
        vector_of: Text of a question -> its vector; called only if meaning counts.
        options: How a ranking is made.
        n: How many of its best each retriever gives.
        judge: A second opinion on the best of a hybrid ranking.
    """
    import numpy as np

    selection = index.select(asked.filters)
    if asked.says_nothing or asked.only_lists:
        return Ranking(np.empty(0, dtype=np.int64), {})
    found: dict[str, Found] = {}
    vector = None
    if asked.mode is not Mode.DENSE:
        found["lexical"] = index.lexical(asked.terms, selection, n)
    if asked.mode is not Mode.LEXICAL:
        vector = vector_of(asked.embedded)
        found["dense"] = index.dense(vector, selection, n)
    rows = _rows(found.values())
    signals = _signals(index, asked, vector, rows, found, options)
    if asked.mode is Mode.HYBRID:
        signals = _to_the_point(index, asked, rows, signals)
        signals |= _evidence(index, rows, signals, found, options)
    if asked.boosts:
        signals["said"] = Weighted(
            scores=satisfied(index, asked.boosts, rows),
            weight=sum(boost.weight for boost in asked.boosts),
            best=1.0,
        )
    ranking = _read(index, asked, rows, signals, options)
    if judge is not None and asked.mode is Mode.HYBRID:
        best = ranking.rows[: options.reranker_hits]
        opinion = np.zeros(len(rows))
        opinion[np.searchsorted(rows, best)] = judge(asked.text, best)
        signals["reranker"] = Weighted(scores=opinion, weight=options.reranker_weight, best=1.0)
        ranking = Ranking(rows, signals)
    return ranking


def _signals(
    index: Index,
    asked: Asked,
    vector: "NDArray[np.float32] | None",
    rows: "NDArray[np.int64]",
    found: Mapping[str, Found],
    options: SearchOptions,
) -> dict[str, Weighted]:
    """What each retriever says of every candidate, also of those that only another one found."""
    dense = _dense_weight(index, asked, found, options)
    signals: dict[str, Weighted] = {}
    if "lexical" in found:
        words = index.lexical_scores(asked.terms, rows).astype("float64")
        signals["lexical"] = Weighted(scores=words, weight=1 - dense, best=_best(found["lexical"]))
    if vector is not None:
        near = _near(index, vector, rows, found["dense"])
        signals["dense"] = Weighted(scores=near, weight=dense, best=_best(found["dense"]))
    return signals


def _dense_weight(
    index: Index, asked: Asked, found: Mapping[str, Found], options: SearchOptions
) -> float:
    """How much meaning counts: more, the less of a German question any entry says in its words.

    The best by words counts as 1 even if it holds little of the question; then others say the
    same in other words, and meaning is the only way to them.
    """
    if asked.is_english:  # Its words are not those of the texts anyway.
        return options.dense_weight_english
    if asked.is_entry or len(found) < 2 or not options.dense_weight_unsaid:
        return options.dense_weight
    import numpy as np

    from docpipe.search.ranking.coverage import covered, words_of

    best = np.array([row for row, _ in found["lexical"][:_WITNESSES]], dtype=np.int64)
    said = float(covered(index, words_of(index, asked.text), best).max(initial=0.0))
    unsaid = min(max((_SAID - said) / (_SAID - _UNSAID), 0.0), 1.0)
    return min(options.dense_weight + unsaid * options.dense_weight_unsaid, 1.0)


def _to_the_point(
    index: Index, asked: Asked, rows: "NDArray[np.int64]", signals: dict[str, Weighted]
) -> dict[str, Weighted]:
    from docpipe.search.ranking.defining import to_the_point

    remaining = to_the_point(index, asked, rows)
    if remaining is None:
        return signals
    # The best that remains counts as 1: what was before it shall not weaken a whole signal.
    return {
        name: Weighted(scores=one.scores * remaining, weight=one.weight)
        for name, one in signals.items()
    }


def _near(
    index: Index, vector: "NDArray[np.float32]", rows: "NDArray[np.int64]", found: Found
) -> "NDArray[np.float64]":
    """How near each row is; only those that the search did not name are compared anew."""
    import numpy as np

    scores = np.full(len(rows), np.nan)
    scores[np.searchsorted(rows, [row for row, _ in found])] = [score for _, score in found]
    missing = np.isnan(scores)
    scores[missing] = index.dense_scores(vector, rows[missing])
    return scores


def _evidence(
    index: Index,
    rows: "NDArray[np.int64]",
    signals: Mapping[str, Weighted],
    found: Mapping[str, Found],
    options: SearchOptions,
) -> dict[str, Weighted]:
    """What section and document say for each candidate.

    Only the ``options.candidates`` best of each retriever bear witness, so that a ranking does not
    depend on how many hits are wanted.
    """
    import numpy as np

    from docpipe.search.ranking.evidence import of_document, of_section

    witnesses = _rows([one[: options.candidates] for one in found.values()])
    own = np.asarray(sum(one.weight * one.normalised for one in signals.values()))
    own = np.where(np.isin(rows, witnesses, assume_unique=True), own, 0.0)
    around = {
        "section": (of_section, options.section_weight),
        "document": (of_document, options.document_weight),
    }
    return {
        name: Weighted(scores=said(own, rows, index.surroundings), weight=weight, best=1.0)
        for name, (said, weight) in around.items()
    }


def _read(
    index: Index,
    asked: Asked,
    rows: "NDArray[np.int64]",
    signals: dict[str, Weighted],
    options: SearchOptions,
) -> Ranking:
    """The ranking, with what the texts of the best of a hybrid one say added to the signals."""
    import numpy as np

    from docpipe.search.ranking.reading import read_closely

    ranking = Ranking(rows, signals)
    weights = {"letters": options.letters_weight, "order": options.order_weight}
    if asked.mode is not Mode.HYBRID or not any(weights.values()):
        return ranking
    best = ranking.rows[: options.read_hits]
    close = read_closely(index, asked, best)
    if close is None:
        return ranking
    for name, weight in weights.items():
        scores = np.zeros(len(rows))
        scores[np.searchsorted(rows, best)] = getattr(close, name)
        signals[name] = Weighted(scores=scores, weight=weight, best=1.0)
    return Ranking(rows, signals)


def _rows(found: Collection[Found]) -> "NDArray[np.int64]":
    """The rows that anybody found, ascending."""
    import numpy as np

    return np.unique(np.array([row for one in found for row, _ in one], dtype=np.int64))


def _best(found: Found) -> float:
    return found[0][1] if found else 0.0
