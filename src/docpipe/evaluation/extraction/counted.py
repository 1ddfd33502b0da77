"""A figure with what it was counted from and what was wrong."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """``part`` of ``whole``, and the cases that lower the figure (or raise a bad one), in words."""

    part: float
    whole: float
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """``None`` where nothing could be counted."""
        return self.part / self.whole if self.whole else None


def pooled(counts: Iterable[Counted]) -> float | None:
    """The share over all papers together: for things that are rare in one paper."""
    every = list(counts)
    return Counted(part=sum(c.part for c in every), whole=sum(c.whole for c in every)).share


def mean(counts: Iterable[Counted]) -> float | None:
    """The mean of the papers' shares: for texts, where a long paper says no more than a short."""
    shares = [count.share for count in counts if count.share is not None]
    return sum(shares) / len(shares) if shares else None
