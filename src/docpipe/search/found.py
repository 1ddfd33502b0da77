"""The whole result set of a question: ranked, without sameness, in any order, to leaf through.

What belongs to it: in lexical and hybrid mode the entries that pass the filters and hold a word of
the question (or one that stands for it); in hybrid mode also what is near in meaning; in dense
mode, and where the question sets a condition of its own, all that pass. A hit stands for all
entries that say the same and for the passages around them, so there are fewer hits than entries.

Something is nearest to everything. ``Searcher.ask`` gives as many hits as are wanted, however far;
a result set to leaf through ends where only far ones would follow.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from docpipe.index import Index
from docpipe.model import Chunk, Mode, SearchResult
from docpipe.search.asking import Asked
from docpipe.search.collapse import distinct
from docpipe.search.ranking import Fused, Ranking, Rest
from docpipe.search.sameness import Sameness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


NEAR_ENOUGH = 0.5
"""Of the nearest entry's likeness, what one without a word of the question must have. Of the 300
candidates on the samples about 20 do."""

FILLED = 20
"""Hits that stay however far they are: the first two pages are those of ``Searcher.ask``."""


class Order(StrEnum):
    """In which order hits are shown; the same hits in each.

    YEAR: the newest first, undated ones last. DOCUMENT: by title. Both go on by title, year and
    place in the document.
    """

    RELEVANCE = "relevance"
    YEAR = "year"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of a result set.

    Attributes:
        result: The hits of this page; their ranks count in the order shown.
        n_hits: How many hits can be leafed through.
        n_entries: How many entries they stand for.
        n_by_meaning: How many of these hold no word of the question.
    """

    result: SearchResult
    n_hits: int
    n_entries: int
    n_by_meaning: int


class Found:
    """All that answers one question.

    Args:
        index: The snapshot.
        asked: The question, read.
        ranking: Its candidates, best first.
        rest: What answers it besides, behind them.
        same_thing: The share of overlap from which two entries are the same thing.
        sameness: All that is the same thing, where the whole set is looked at.
    """

    def __init__(
        self,
        index: Index,
        asked: Asked,
        ranking: Ranking,
        rest: Callable[[], Rest],
        same_thing: float,
        sameness: Callable[[], Sameness],
    ) -> None:
        self.asked = asked
        self._index = index
        self._ranking = ranking
        self._find_rest = rest
        self._same_thing = same_thing
        self._sameness = sameness

    @cached_property
    def _rest(self) -> Rest:
        return self._find_rest()

    def best(self, k: int) -> list[tuple[Fused, Chunk]]:
        """The first hits by relevance; no more is looked at than they need."""
        index = self._index
        found = distinct(self._all(), index.chunk, index.repeats, self._same_thing)
        return list(islice(found, min(k, index.manifest.counts.chunks)))

    def _all(self) -> Iterator[Fused]:
        return chain(self._ranking, (self._rest[place] for place in range(len(self._rest))))

    @property
    def n_entries(self) -> int:
        """How many entries the hits stand for."""
        return len(self._ranking) + len(self._rest) - self._n_left_out

    @property
    def n_by_meaning(self) -> int:
        """How many of them hold no word of the question, in a mode that looks for words."""
        if self.asked.mode is Mode.DENSE or self.asked.takes_all:
            return 0
        return int(self._wordless.sum()) - self._n_left_out

    @property
    def _n_left_out(self) -> int:
        """How many far candidates are not among the hits."""
        import numpy as np

        return int(np.count_nonzero(np.isin(self._far, self._places, invert=True)))

    @cached_property
    def _wordless(self) -> "NDArray[np.bool_]":
        """Which candidates hold no word of the question."""
        import numpy as np

        rows = np.array(self._ranking.rows, dtype=np.int64)
        without: NDArray[np.bool_] = self._index.lexical_scores(self.asked.naming, rows) <= 0
        return without

    @cached_property
    def _far(self) -> "NDArray[np.int64]":
        """The places of candidates that have little to do with the question."""
        import numpy as np

        if self.asked.mode is not Mode.HYBRID or self.asked.takes_all or not len(self._ranking):
            return np.empty(0, dtype=np.int64)
        is_far = self._wordless & (self._ranking.normalised("dense") < NEAR_ENOUGH)
        return np.flatnonzero(is_far)

    @cached_property
    def _places(self) -> "NDArray[np.int64]":
        """Of all hits in the ranking, by relevance; without a question every entry is one."""
        import numpy as np

        if not self.asked.text:
            return np.arange(len(self._rows))
        kept = self._sameness().distinct(self._rows)
        stays = np.isin(kept, self._far, invert=True)
        stays[:FILLED] = True
        places: NDArray[np.int64] = kept[stays]
        return places

    @cached_property
    def _rows(self) -> "NDArray[np.int64]":
        import numpy as np

        return np.array([*self._ranking.rows, *self._rest.rows], dtype=np.int64)

    @property
    def n_hits(self) -> int:
        """How many hits there are."""
        return len(self._places)

    def hits(self, order: Order, start: int, end: int | None) -> list[tuple[Fused, Chunk]]:
        """The hits from one place to another, counted from 0, in an order."""
        return [
            (one, self._index.chunk(one.row))
            for one in map(self._at, self._ordered(order)[start:end].tolist())
        ]

    def _at(self, place: int) -> Fused:
        n_ranked = len(self._ranking)
        return self._ranking[place] if place < n_ranked else self._rest[place - n_ranked]

    def _ordered(self, order: Order) -> "NDArray[np.int64]":
        if order is Order.RELEVANCE:
            return self._places
        import numpy as np

        documents = self._index.documents_in_order()
        if order is Order.YEAR:
            # A stable sort: of one year by title.
            documents = tuple(sorted(documents, key=lambda one: -(one.year or 0)))
        numbers = {one: number for number, one in enumerate(sorted(self._index.documents))}
        place_of = np.empty(len(numbers), dtype=np.int64)
        place_of[[numbers[one.id] for one in documents]] = np.arange(len(numbers))
        rows = self._rows[self._places]
        in_document = np.array(self._sameness().ordinals, dtype=np.int64)[rows]
        by_document = place_of[self._index.surroundings.documents(rows)]
        ordered: NDArray[np.int64] = self._places[np.lexsort((rows, in_document, by_document))]
        return ordered
