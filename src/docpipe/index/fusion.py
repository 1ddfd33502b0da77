"""One ranking out of several: normalised scores, weighted and summed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docpipe.model import Signal

Ranking = Sequence[tuple[int, float]]
"""``(row, score)`` by falling score, then row."""


class Fused(NamedTuple):
    """One entry of the fused ranking; the shares of ``signals`` sum to ``score``."""

    row: int
    score: float
    signals: tuple[Signal, ...]


def fuse(rankings: Mapping[str, Ranking], weights: Mapping[str, float]) -> list[Fused]:
    """Weighted sum of each retriever's scores, brought to 0..1 by its own best and worst.

    A row that a retriever does not name gets nothing from it. Sorted by falling score, then row;
    the order of ``rankings`` does not matter.

    Args:
        rankings: By the retriever's name.
        weights: By the retriever's name; they are scaled to sum to 1 over ``rankings``.
    """
    total = sum(weights[name] for name in rankings) or 1.0
    signals: dict[int, list[Signal]] = {}
    for name in sorted(rankings):
        ranking = sorted(rankings[name], key=lambda pair: (-pair[1], pair[0]))
        for rank, (row, score) in enumerate(ranking, start=1):
            share = round(weights[name] / total * _normalised(score, ranking), 9)
            signal = Signal(retriever=name, rank=rank, score=score, share=share)
            signals.setdefault(row, []).append(signal)
    fused = (
        Fused(row, round(sum(signal.share for signal in of_row), 9), tuple(of_row))
        for row, of_row in signals.items()
    )
    return sorted(fused, key=lambda one: (-one.score, one.row))


def _normalised(score: float, ranking: Ranking) -> float:
    best, worst = ranking[0][1], ranking[-1][1]
    return 1.0 if best == worst else (score - worst) / (best - worst)
