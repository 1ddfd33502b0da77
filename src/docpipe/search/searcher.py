"""The front room of search: one open snapshot, questions in, cited hits out."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.chunk import contextualise
from docpipe.embed import Embedder, EmbedOptions, Reranker, spec_of
from docpipe.index import Crossed, Index, Manifest, open_snapshot
from docpipe.model import (
    Chunk,
    DocumentInfo,
    Filters,
    Hit,
    Mode,
    Query,
    RecordType,
    Repeat,
    SaidIn,
    SearchResult,
)
from docpipe.search.asking import Asked, Emptiness, obstacles, read, unknown_words
from docpipe.search.collapse import distinct
from docpipe.search.context import Context
from docpipe.search.embedder import embedder_of
from docpipe.search.facets import Choices, FacetCounts, count_choices, count_facets
from docpipe.search.found import Found, Listed, Order
from docpipe.search.like import is_another, like
from docpipe.search.options import SearchOptions
from docpipe.search.query import MAX_CHARACTERS, checked, make_filters, make_query, of_records
from docpipe.search.ranking import Fused, rank, rest
from docpipe.search.repeated import repeated
from docpipe.search.sameness import Sameness
from docpipe.search.showing import Showing
from docpipe.search.timeline import CANDIDATES, by_year, same_kind, statements
from docpipe.search.unknown import UnknownValue, unknown_values

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_QUERY_VECTORS_KEPT = 1000
_FOUNDS_KEPT = 32  # some 100 bytes an answer: thousands of a broad question


class Searcher:
    """Answers from one snapshot; the same question gets the same answer. Threads may share it.

    >>> import docpipe
    >>> with docpipe.Searcher.open("index") as searcher:
    ...     result = searcher.search("Wie gelingt Beteiligung?", types="recommendation", k=3)
    >>> assert len(result.hits) == 3

    The embedding model is loaded at the first question that needs it.
    """

    def __init__(
        self, index: Index, embed: EmbedOptions | None, options: SearchOptions | None = None
    ) -> None:
        self.index = self._index = index  # public for whoever reads it row by row
        self._embed = embed
        self._options = options or SearchOptions()
        self._embedder: Embedder | None = None
        self._lock = threading.Lock()
        self._showing = Showing(index)
        self._vector = lru_cache(maxsize=_QUERY_VECTORS_KEPT)(self._encode)

    @classmethod
    def open(
        cls,
        index: str | Path = "index",
        *,
        snapshot: str | None = None,
        embed: EmbedOptions | None = None,
        options: SearchOptions | None = None,
    ) -> "Searcher":
        """Open the published snapshot of an index folder.

        Args:
            index: The index folder.
            snapshot: One in it that need not be published.
            embed: The configured model; ``None`` takes the one the snapshot was made with.
            options: How a ranking is made.

        Raises:
            NoSnapshotError: Nothing has been published.
            SnapshotError: A file is damaged, or it was made by another model than configured.
            ToolMissingError: The configured model is not on this machine.
        """
        spec = None if embed is None else spec_of(embed)
        return cls(open_snapshot(Path(index), snapshot, embedding=spec), embed, options)

    def with_options(self, options: SearchOptions) -> "Searcher":
        """The same snapshot and model, ranked otherwise; closing either closes both."""
        other = copy(self)
        other._options = options
        for kept in ("_reranker", "_sameness", "_founds"):
            other.__dict__.pop(kept, None)
        return other

    def __enter__(self) -> "Searcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files; the searcher cannot be used afterwards."""
        self._index.close()

    @property
    def manifest(self) -> Manifest:
        """What the open snapshot holds."""
        return self._index.manifest

    @cached_property
    def documents(self) -> tuple[DocumentInfo, ...]:
        """All documents, by title, year and id."""
        return self._index.documents_in_order()

    def document_of(self, chunk: Chunk) -> DocumentInfo:
        """The document an entry stands in."""
        return self._index.document_of(chunk)

    def search(  # noqa: PLR0913 - the filters of the public contract, by name
        self,
        text: str,
        *,
        types: Iterable[RecordType | str] = (),
        topics: Iterable[str] = (),
        addressees: Iterable[str] = (),
        municipalities: Iterable[str] = (),
        documents: Iterable[str] = (),
        publishers: Iterable[str] = (),
        languages: Iterable[str] = (),
        year_from: int | None = None,
        year_to: int | None = None,
        k: int = 10,
        mode: Mode | str = Mode.HYBRID,
        understand: bool = True,
        expand: bool = True,
        explain: bool = False,
    ) -> SearchResult:
        """Rank what answers ``text``, in words or in the query language; see ``ask``.

        >>> with Searcher.open("index") as searcher:
        ...     result = searcher.search("Verwaltung", municipalities="Kreis Düren", mode="lexical")
        >>> assert all("Kreis Düren" in hit.chunk.facets.municipalities for hit in result.hits)

        Filters take one value or several, which are alternatives; different filters must all hold
        (``Filters`` says what each takes, ``facets`` which values occur). ``mode``: ``hybrid``,
        ``dense`` (meaning alone) or ``lexical`` (words alone). For the rest see ``Query``.

        Raises:
            QueryError: The question is empty, ``k`` is below 1, a type or the mode is unknown.
        """
        filters = make_filters(
            types=types,
            topics=topics,
            addressees=addressees,
            municipalities=municipalities,
            documents=documents,
            publishers=publishers,
            languages=languages,
            year_from=year_from,
            year_to=year_to,
        )
        query = make_query(text, k=k, mode=mode, filters=filters)
        return self.ask(replace(query, understand=understand, expand=expand, explain=explain))

    def ask(self, query: Query) -> SearchResult:
        """Answer one question.

        For ``total`` see ``SearchResult``.

        Raises:
            QueryError: The question is empty or ``k`` is below 1.
            CorruptSnapshotError: ``dense.faiss`` is damaged.
            ToolMissingError: The embedding model is not on this machine.
            IncompatibleSnapshotError: The model on this machine is another one than the index's.
        """
        started = time.perf_counter()
        make_query(query.text, k=query.k, mode=query.mode, filters=checked(query.filters))
        asked = read(query, self._index)
        found = self._find(asked)
        return self._showing.result(query, asked, found.best(query.k), started)

    def found(self, query: Query) -> Found:
        """The whole result set of a question, or of filters alone, whatever ``k`` is.

        Raises:
            QueryError: The question cannot be read.
        """
        plain = replace(query, k=1, explain=False, filters=checked(query.filters))
        if query.text or query.filters.is_empty:  # else all that passes is listed
            make_query(query.text, k=query.k, mode=query.mode, filters=query.filters)
        return self._founds(plain)

    def page(self, query: Query, page: int = 1, order: Order = Order.RELEVANCE) -> Listed:
        """One page of the result set, ``k`` hits long; the first is what ``ask`` gives.

        Raises:
            QueryError: The question cannot be read, or ``k`` is below 1.
        """
        started = time.perf_counter()
        found = self.found(query)
        asked = replace(found.asked, explain=query.explain)
        start = (max(page, 1) - 1) * query.k
        hits = found.hits(order, start, start + query.k)
        return Listed(
            result=self._showing.result(query, asked, hits, started, before=start),
            n_hits=found.n_hits,
            n_entries=found.n_entries,
            n_by_meaning=found.n_by_meaning,
        )

    def all_hits(self, query: Query, order: Order = Order.RELEVANCE) -> Iterator[Hit]:
        """Every hit of the result set, uncapped, in the order shown; none is explained.

        Raises:
            QueryError: The question cannot be read.
        """
        found = self.found(query)
        for place, (one, chunk) in enumerate(found.hits(order, 0, None), start=1):
            yield self._showing.hit(place, one, chunk, found.asked)

    def like(self, entry_id: str, *, k: int = 10, filters: Filters | None = None) -> SearchResult:
        """What is near to an entry in meaning and words: never itself, its repeats or overlaps.

        Raises:
            UnknownIdError: There is no such entry.
            QueryError: ``k`` is below 1 or the filters cannot hold.
        """
        started = time.perf_counter()
        chunk, _ = self._index.get(entry_id)
        question = chunk.evidence.quote[:MAX_CHARACTERS]
        query = make_query(question, k=k, mode=Mode.HYBRID, filters=checked(filters or Filters()))
        asked = like(self._index, chunk, query.filters)
        found = list(islice(self._others(chunk, asked, k), k))
        return self._showing.result(query, asked, found, started)

    def _others(self, chunk: Chunk, asked: Asked, k: int) -> Iterator[tuple[Fused, Chunk]]:
        """What ranks for an entry as a question, without the entry."""
        another = is_another(self._index, chunk)
        n = min(max(self._options.candidates, 3 * k), self.manifest.counts.chunks)
        vector = self._index.vector(self._index.row_of(chunk))
        # What stands around an entry would bring its own document to the top.
        options = replace(self._options, section_weight=0.0, document_weight=0.0)
        fused = rank(self._index, asked, lambda _: vector, options, n)
        best = distinct(fused, self._index.chunk, self._index.repeats, options.same_thing)
        return (pair for pair in best if another(pair[1]))

    def timeline(self, entry_id: str) -> tuple[SaidIn, ...]:
        """Since when something is said: the entry, its repeats and what is near, by year.

        Raises:
            UnknownIdError: There is no such entry.
        """
        chunk, _ = self._index.get(entry_id)
        asked = like(self._index, chunk, same_kind(chunk))
        found = islice(self._others(chunk, asked, CANDIDATES), CANDIDATES)
        near = ((one.score, other) for one, other in found)
        return by_year(statements(self._index, chunk, near))

    def filters_of(self, query: Query) -> Filters:
        """The filters under which a question is answered: set, typed, and said in words.

        Raises:
            QueryError: The question cannot be read.
        """
        return read(query, self._index).filters

    def why_empty(self, query: Query) -> Emptiness:
        """What of a question leaves nothing: for whoever got no hits."""
        asked = read(query, self._index)
        return Emptiness(
            obstacles=obstacles(self._index, asked.filters),
            unknown_words=unknown_words(query.text, self._index),
            has_words=bool(asked.terms) or asked.takes_all,
        )

    def ranking(self, query: Query) -> list[tuple[Chunk, float]]:
        """The hits of ``ask`` as bare entries with scores, for whoever reads hundreds of them."""
        # Deep readings are ranked deeply: three candidates an entry that is wanted are enough.
        found = self._find(read(query, self._index), max(self._options.candidates, 3 * query.k))
        return [(chunk, one.score) for one, chunk in found.best(query.k)]

    def _find(self, asked: Asked, candidates: int | None = None) -> Found:
        n = min(candidates or self._options.candidates, self.manifest.counts.chunks)
        judge = self._judge if self._options.reranker else None
        ranking = rank(self._index, asked, self._vector, self._options, n, judge)
        return Found(
            self._index,
            asked,
            ranking,
            lambda: rest(self._index, asked, ranking, self._vector),
            self._options.same_thing,
            lambda: self._sameness,
        )

    @cached_property
    def _founds(self) -> Callable[[Query], Found]:
        """The next page of a question, its other order and its downloads ask for the same."""
        return lru_cache(maxsize=_FOUNDS_KEPT)(lambda query: self._find(self._readings(query)))

    @cached_property
    def _readings(self) -> Callable[[Query], Asked]:
        """A page asks for the hits and for the choices beside them."""
        return lru_cache(maxsize=_FOUNDS_KEPT)(lambda query: read(query, self._index))

    @cached_property
    def _sameness(self) -> Sameness:
        return Sameness(self._index.extents(), self._options.same_thing)

    def _judge(self, question: str, rows: Sequence[int]) -> "NDArray[np.float64]":
        """What the configured cross-encoder says of entries, under their nearest heading."""
        chunks = [self._index.chunk(row) for row in rows]
        texts = [contextualise(chunk, self.document_of(chunk).title) for chunk in chunks]
        return self._reranker.scores(question, texts)

    @cached_property
    def _reranker(self) -> Reranker:
        return Reranker(self._options.reranker)

    def _encode(self, text: str) -> "NDArray[np.float32]":
        with self._lock:
            if self._embedder is None:
                self._embedder = embedder_of(self.manifest, self._embed)
        vector: NDArray[np.float32] = self._embedder.encode([text], query=True)[0]
        return vector

    def records(self, filters: Filters | None = None) -> Iterator[tuple[Chunk, DocumentInfo]]:
        """All records that pass, uncapped: documents by title, within them reading order.

        Passages come only if ``filters.types`` asks for them.
        """
        return self._index.entries(of_records(filters or Filters()))

    def get(self, entry_id: str) -> tuple[Chunk, DocumentInfo]:
        """One record or passage by its id.

        Raises:
            UnknownIdError: There is none.
        """
        return self._index.get(entry_id)

    def repeats(self, entry_id: str) -> tuple[Repeat, ...]:
        """Where else the same is said, the earliest first; undated documents last.

        Raises:
            UnknownIdError: There is no such entry.
        """
        return repeated(self._index, self._index.get(entry_id)[0])

    def context(self, entry_id: str, n: int = 2) -> Context:
        """One record or passage with up to ``n`` neighbours on each side.

        Raises:
            UnknownIdError: There is none.
        """
        chunk, document = self._index.get(entry_id)
        before, after = self._index.neighbours(chunk, n)
        return Context(chunk=chunk, document=document, before=before, after=after)

    def facets(self, filters: Filters | None = None) -> FacetCounts:
        """What can be filtered by, with the number of entries of each value."""
        return count_facets(self._index, checked(filters or Filters()))

    def crossed(self, first: str, second: str, filters: Filters | None = None) -> Crossed:
        """How many entries carry a value of one facet and one of another, such as ``years``."""
        return self._index.crossed(first, second, checked(filters or Filters()))

    def choices(self, query: Query) -> Choices:
        """How many entries of a result set each value of a filter comes to; see ``Choices``.

        Raises:
            QueryError: The question cannot be read.
        """
        plain = replace(query, k=1, explain=False)
        return count_choices(self._index, plain, self._readings(plain))

    def records_in(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """The records that stand in a passage, or share most of its words, in reading order."""
        rows = self._sameness.overlapping(self._index.row_of(chunk))
        inside = (one for one in map(self._index.chunk, rows) if one.type is not RecordType.PASSAGE)
        return tuple(sorted(inside, key=lambda one: (one.ordinal, one.id)))

    def unknown_values(self, filters: Filters) -> tuple[UnknownValue, ...]:
        """Values of ``filters`` that occur nowhere in the index, with the nearest that do."""
        return unknown_values(self._index, filters)
