"""From ranked rows to what is shown: hits with marked words, repeats and reasons."""

import time
from collections.abc import Sequence
from dataclasses import replace

from docpipe.index import Index
from docpipe.model import Chunk, Hit, Mode, Query, SearchResult
from docpipe.search.asking import Asked, near_terms
from docpipe.search.highlight import highlights
from docpipe.search.matched import Wanted, matched, wanted
from docpipe.search.ranking import Fused
from docpipe.search.repeated import repeated


class Showing:
    """Makes hits and results of one snapshot."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def hit(
        self,
        place: int,
        one: Fused,
        chunk: Chunk,
        asked: Asked,
        looked_for: Sequence[Wanted] = (),
    ) -> Hit:
        """One hit, at its place from 1; it tells which of what was looked for it holds."""
        quote = chunk.evidence.quote
        return Hit(
            rank=place,
            score=one.score,
            chunk=chunk,
            document=self._index.document_of(chunk),
            highlights=highlights(self._index.analyser, quote, asked.naming.keys()),
            signals=one.signals,
            repeats=repeated(self._index, chunk),
            matched=matched(self._index, looked_for, chunk) if looked_for else (),
        )

    def looked_for(self, asked: Asked) -> tuple[Wanted, ...]:
        """The words to be named in hits, if the question asks for them."""
        return wanted(self._index, asked) if asked.explain else ()

    def result(
        self,
        query: Query,
        asked: Asked,
        found: Sequence[tuple[Fused, Chunk]],
        started: float,
        before: int = 0,
    ) -> SearchResult:
        """The answer to a question.

        Args:
            query: As asked.
            asked: As read.
            found: What is shown of the answer.
            started: On the clock of ``time.perf_counter``.
            before: How many hits come before those shown.
        """
        looked_for = self.looked_for(asked)
        hits = tuple(
            self.hit(place, one, chunk, asked, looked_for)
            for place, (one, chunk) in enumerate(found, start=before + 1)
        )
        interpretation = asked.interpretation
        if not hits and not asked.is_entry:
            near = near_terms(query.text, self._index)
            interpretation = replace(interpretation, near_terms=near)
        return SearchResult(
            query=query,
            snapshot_id=self._index.manifest.snapshot_id,
            hits=hits,
            total=max(len(hits), self._n_matches(asked)),
            took_ms=round((time.perf_counter() - started) * 1000, 1),
            interpretation=interpretation,
        )

    def _n_matches(self, asked: Asked) -> int:
        if asked.mode is Mode.DENSE or asked.takes_all:
            return self._index.count(asked.filters)
        return self._index.holding_any(asked.naming, asked.filters).count
