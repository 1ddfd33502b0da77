"""Leave scanned pages out of a comparison, to see what is wrong on the others."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from docpipe.evaluation.extraction.gold import Paper
from docpipe.evaluation.extraction.reading import Reading


class _Placed(Protocol):
    @property
    def page(self) -> int | None: ...


_T = TypeVar("_T", bound=_Placed)


def without_scans(paper: Paper, reading: Reading) -> tuple[Paper, Reading]:
    """Both sides without what begins on a page that the gold calls scanned."""
    scanned = frozenset(paper.scanned_pages)
    return (
        replace(
            paper,
            ordered=_elsewhere(paper.ordered, scanned),
            unordered=_elsewhere(paper.unordered, scanned),
            furniture=_elsewhere(paper.furniture, scanned),
            line_ends=_elsewhere(paper.line_ends, scanned),
            tables=_elsewhere(paper.tables, scanned),
            scanned_pages=(),
        ),
        replace(
            reading,
            pieces=_elsewhere(reading.pieces, scanned),
            furniture=_elsewhere(reading.furniture, scanned),
            tables=_elsewhere(reading.tables, scanned),
        ),
    )


def _elsewhere(items: Iterable[_T], scanned: frozenset[int]) -> tuple[_T, ...]:
    return tuple(item for item in items if item.page not in scanned)
