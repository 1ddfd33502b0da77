"""One ranking out of several: normalised scores, weighted and summed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docpipe.model import Signal

Ranking = Sequence[tuple[int, float]]
"""``(row, score)`` by falling score, then row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """One retriever's ranking, and how it counts.

    Attributes:
        weight: Relative to the other retrievers'.
        floor: The score that means "nothing in common"; ``None``: the worst of the ranking.
    """

    ranking: Ranking
    weight: float
    floor: float | None = None


class Fused(NamedTuple):
    """One entry of the fused ranking; the shares of ``signals`` sum to ``score``."""

    row: int
    score: float
    signals: tuple[Signal, ...]


def fuse(rankings: Mapping[str, Weighted]) -> list[Fused]:
    """Weighted sum of each retriever's scores, brought to 0..1 between its floor and its best.

    A row that a retriever does not name gets nothing from it. Sorted by falling score, then row;
    the order of ``rankings`` does not matter.

    Args:
        rankings: By the retriever's name; the weights are scaled to sum to 1.
    """
    total = sum(one.weight for one in rankings.values()) or 1.0
    signals: dict[int, list[Signal]] = {}
    for name in sorted(rankings):
        one = rankings[name]
        ranking = sorted(one.ranking, key=lambda pair: (-pair[1], pair[0]))
        for rank, (row, score) in enumerate(ranking, start=1):
            share = round(one.weight / total * _normalised(score, ranking, one.floor), 9)
            signal = Signal(retriever=name, rank=rank, score=score, share=share)
            signals.setdefault(row, []).append(signal)
    fused = (
        Fused(row, round(sum(signal.share for signal in of_row), 9), tuple(of_row))
        for row, of_row in signals.items()
    )
    return sorted(fused, key=lambda one: (-one.score, one.row))


def _normalised(score: float, ranking: Ranking, floor: float | None) -> float:
    best = ranking[0][1]
    lowest = ranking[-1][1] if floor is None else floor
    return 1.0 if best <= lowest else (score - lowest) / (best - lowest)
