"""One ranking out of several signals: each brought to a common range, weighted and summed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

from docpipe.model import Signal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS = 9


class Fused(NamedTuple):
    """One entry of the fused ranking; the shares of ``signals`` sum to ``score``."""

    row: int
    score: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighted:
    """What one signal says of every candidate, and how it counts.

    Attributes:
        scores: One a candidate, higher is better; 0 is "nothing in common".
        weight: Relative to the other signals'.
        best: The score that counts as 1; ``None``: the highest there is.
    """

    scores: "NDArray[np.float64]"
    weight: float
    best: float | None = None

    @property
    def normalised(self) -> "NDArray[np.float64]":
        """The scores as parts of the best one."""
        best = self.best
        if best is None:
            best = float(self.scores.max()) if len(self.scores) else 0.0
        return self.scores / best if best > 0 else self.scores


class Ranking(Sequence[Fused]):
    """Candidates by falling score, then row; what a signal said is worked out when looked at.

    Args:
        rows: The candidates, each once.
        signals: By name; the weights are scaled to sum to 1.
    """

    def __init__(
        self,
        rows: "NDArray[np.int64]",
        signals: Mapping[str, Weighted],
    ) -> None:
        import numpy as np

        total = sum(one.weight for one in signals.values()) or 1.0
        self._names = sorted(signals)
        self._signals = [signals[name] for name in self._names]
        self._shares = [
            np.round(one.weight / total * one.normalised, _DIGITS) for one in self._signals
        ]
        scores = np.round(sum(self._shares, np.zeros(len(rows))), _DIGITS)
        order = np.lexsort((rows, -scores))
        self._places = order.tolist()
        self._rows: list[int] = rows[order].tolist()
        self._scores = scores[order].tolist()

    @property
    def rows(self) -> Sequence[int]:
        """The candidates, best first."""
        return self._rows

    def normalised(self, name: str) -> "NDArray[np.float64]":
        """What a signal says of the candidates, best candidate first; nothing if it is not one."""
        import numpy as np

        if name not in self._names:
            return np.empty(0)
        said = self._signals[self._names.index(name)].normalised
        in_order: NDArray[np.float64] = said[self._places]
        return in_order

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, position: int) -> Fused: ...
    @overload
    def __getitem__(self, position: slice) -> list[Fused]: ...
    def __getitem__(self, position: int | slice) -> Fused | list[Fused]:
        if isinstance(position, slice):
            return [self[one] for one in range(*position.indices(len(self)))]
        position = range(len(self))[position]
        return Fused(
            self._rows[position], self._scores[position], self._said(self._places[position])
        )

    def __iter__(self) -> Iterator[Fused]:
        return (self[position] for position in range(len(self)))

    def _said(self, place: int) -> tuple[Signal, ...]:
        return tuple(
            Signal(
                retriever=name,
                rank=int(ranks[place]),
                score=round(float(signal.scores[place]), _DIGITS),
                share=float(share[place]),
            )
            for name, signal, share, ranks in zip(
                self._names, self._signals, self._shares, self._ranks, strict=True
            )
            if signal.scores[place] != 0
        )

    @cached_property
    def _ranks(self) -> "list[NDArray[np.int64]]":
        """By signal, the place of each candidate among all."""
        import numpy as np

        rows = np.empty(len(self._rows), dtype=np.int64)
        rows[self._places] = self._rows
        found = []
        for signal in self._signals:
            ranks = np.empty(len(rows), dtype=np.int64)
            ranks[np.lexsort((rows, -signal.scores))] = np.arange(1, len(rows) + 1)
            found.append(ranks)
        return found
