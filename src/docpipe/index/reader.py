"""One open snapshot: read-only, its files mapped, each only when it is needed.

All files are opened at once, so that a later publication may remove them. Their sizes are compared
then; checksums only of those up to ``CHECKED_LIMIT``: a large file was compared with its checksum
when it was published, ``docpipe verify`` does it again, and reading gigabytes at every start would
cost more time than all searching.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from docpipe import codec
from docpipe.errors import CorruptSnapshotError, UnknownIdError
from docpipe.index import extents, matching, spelling, terms
from docpipe.index.filters import Crossed, DocumentColumns, DocumentRow, FacetCount, select
from docpipe.index.manifest import ENTRIES, NEAR, VECTORS, Manifest
from docpipe.index.neighbours import neighbours
from docpipe.index.place import OpenFiles
from docpipe.index.selection import Selection
from docpipe.index.terms import TermEntry
from docpipe.index.vocabulary import Vocabulary
from docpipe.language.analysis import Analyser, Concept, Expander, Named, QuestionTerms
from docpipe.model import Chunk, ChunkId, DocumentInfo, Filters, Holds, SourceId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docpipe.index.crossing import Crossings
    from docpipe.index.dense import DenseIndex
    from docpipe.index.facets import FacetRows
    from docpipe.index.lexical import LexicalIndex
    from docpipe.index.surroundings import Surroundings

_CHUNKS_KEPT = 5_000
_SELECTIONS_KEPT = 16
"""One byte an entry each."""


class Index:
    """Answers from one snapshot; may be used by several threads.

    Attributes:
        manifest: What the snapshot holds.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self._folder = folder
        self._files = OpenFiles(folder, manifest)
        # immutable: nobody writes a published file, so no locks and no journal are looked for.
        address = f"{self._files.checked(ENTRIES).as_uri()}?mode=ro&immutable=1"
        self._lock = threading.RLock()
        try:
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.OperationalError as exc:
            raise self._unreadable(exc) from exc
        # SQLite opens the file at the first question: now.
        self._all("SELECT count(*) FROM documents")

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files; the index cannot be used afterwards."""
        with self._lock:
            self._connection.close()
            self._files.close()

    @cached_property
    def documents(self) -> Mapping[SourceId, DocumentInfo]:
        """All documents by id."""
        rows = self._all("SELECT info FROM documents ORDER BY id")
        documents = (codec.from_json(info, DocumentInfo) for (info,) in rows)
        return {document.id: document for document in documents}

    @cached_property
    def analyser(self) -> Analyser:
        """Analyses questions exactly as the entries were."""
        return Analyser(dict(self._all("SELECT part, frequency FROM parts")))

    @cached_property
    def _expander(self) -> Expander:
        return Expander(
            self.analyser,
            lru_cache(maxsize=10_000)(self.spellings.alternatives),
            self.vocabulary,
            idf=self.idf,
            concepts=self._concepts,
            rarity=lru_cache(maxsize=10_000)(lambda token: self._lexical.rarity(token)),
            the_share=self._lexical.share("the"),
        )

    def idf(self, token: str) -> float:
        """How telling a token is; one that no entry holds is the most telling."""
        return self._lexical.idf(token)

    def _concepts(self, keys: Collection[str]) -> list[Concept]:
        return [
            tuple(Named(one.term, one.role) for one in of_concept)
            for _, of_concept in groupby(self.named(keys), key=lambda one: one.concept)
        ]

    def named(self, keys: Collection[str]) -> list[TermEntry]:
        """What the texts and the themes' scheme say of the terms with one of these keys."""
        with self._reading() as connection:
            return terms.named(connection, keys)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the index."""
        return Vocabulary(self._all)

    @cached_property
    def spellings(self) -> spelling.Spellings:
        """Its words by how they are spelled."""
        from docpipe.index.postings import Postings, mapped

        words = Postings.open(
            self._files.checked(spelling.OFFSETS), self._files.checked(spelling.ROWS)
        )
        return spelling.Spellings(words, mapped(self._files.checked(spelling.SIZES)), self._all)

    def terms(self, question: str, *, expand: bool = True) -> QuestionTerms:
        """What to look for: the question's words, and related ones that count less."""
        return self._expander.terms(question, expand=expand)

    def select(self, filters: Filters | Selection) -> Selection:
        """The entries that pass: work it out once a question, then hand it to every retriever."""
        if isinstance(filters, Selection):
            return filters
        return self._selected(filters)

    @cached_property
    def _selected(self) -> Callable[[Filters], Selection]:
        """Ranking, counting and facets of one question ask for the same."""
        return lru_cache(maxsize=_SELECTIONS_KEPT)(self._select)

    def _select(self, filters: Filters) -> Selection:
        n_rows = self.manifest.counts.chunks
        if filters.is_empty:
            return Selection(n_rows)
        selection = select(filters, self._facets, self._document_columns, n_rows)
        if filters.required is None:
            return selection
        return selection.narrowed(
            matching.mask(filters.required, self._holding, self.select, n_rows)
        )

    def _holding(self, condition: Holds) -> list[int]:
        with self._reading() as connection:
            return matching.rows_holding(connection, self.analyser, condition)

    def lexical(
        self, terms: Mapping[str, float], filters: Filters | Selection, n: int
    ) -> list[tuple[int, float]]:
        """The ``n`` best ``(row, score)`` by words, by falling score, then chunk id.

        Args:
            terms: Token -> how much it counts.
            filters: Which entries are ranked.
            n: How many.
        """
        return self._lexical.search(terms, self.select(filters), n)

    def holding_any(self, terms: Mapping[str, float], filters: Filters | Selection) -> Selection:
        """The entries that pass the filters and hold one of the terms."""
        return self._lexical.selected(terms, self.select(filters))

    def extents(self) -> Iterator[extents.Extent]:
        """Where every entry stands, by row."""
        return extents.read(self._all)

    def lexical_scores(
        self, terms: Mapping[str, float], rows: "NDArray[np.int64]"
    ) -> "NDArray[np.float32]":
        """The scores of given rows, as ``lexical`` has them; 0 for one that holds no term."""
        return self._lexical.score_rows(terms, rows)

    def holding(self, token: str, rows: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        """Which of the given rows hold a token."""
        return self._lexical.holding(token, rows)

    @cached_property
    def _lexical(self) -> "LexicalIndex":
        from docpipe.index import words
        from docpipe.index.lexical import LexicalIndex
        from docpipe.index.postings import Postings

        held = (self._files.checked(name) for name in (words.OFFSETS, words.ROWS, words.IMPACTS))
        return LexicalIndex(
            Postings.open(*held),
            lru_cache(maxsize=10_000)(self._key_of),
            self.manifest.counts.chunks,
        )

    def _key_of(self, token: str) -> int | None:
        found = self._all("SELECT key FROM vocabulary WHERE token = ?", (token,))
        return int(found[0][0]) if found else None

    def dense(
        self, vector: "NDArray[np.float32]", filters: Filters | Selection, n: int
    ) -> list[tuple[int, float]]:
        """The ``n`` nearest ``(row, score)`` by meaning, by falling score, then chunk id.

        Raises:
            CorruptSnapshotError: A file of vectors is damaged.
        """
        return self._dense.search(vector, self.select(filters), n)

    def dense_scores(
        self, vector: "NDArray[np.float32]", rows: "NDArray[np.int64]"
    ) -> "NDArray[np.float64]":
        """The scores of given rows, as ``dense`` has them."""
        return self._dense.score_rows(vector, rows)

    def vector(self, row: int) -> "NDArray[np.float32]":
        """The vector of an entry."""
        return self._dense.vector(row)

    @cached_property
    def _dense(self) -> "DenseIndex":
        from docpipe.index.dense import DenseIndex

        near = self._files.checked(NEAR) if NEAR in self.manifest.files else None
        index = DenseIndex.read(self._files.checked(VECTORS), near)
        if (index.n_rows, index.dim) != (self.manifest.counts.chunks, self.manifest.embedding.dim):
            raise CorruptSnapshotError(
                f"{self._folder / VECTORS} passt nicht zu den Einträgen. "
                "Abhilfe: „docpipe ingest“ baut den Index neu."
            )
        return index

    @cached_property
    def _facets(self) -> "FacetRows":
        from docpipe.index import facets

        values = self._all("SELECT field, value, label FROM facet_values ORDER BY key")
        return facets.FacetRows.open(
            self._files.checked(facets.OFFSETS),
            self._files.checked(facets.ROWS),
            self._files.checked(facets.DOCUMENTS),
            [facets.FacetValue(*one) for one in values],
        )

    @cached_property
    def surroundings(self) -> "Surroundings":
        """Which document and section each row stands in."""
        from docpipe.index import facets
        from docpipe.index.surroundings import SECTIONS, Surroundings

        return Surroundings.open(
            self._files.checked(facets.DOCUMENTS), self._files.checked(SECTIONS)
        )

    @cached_property
    def _document_columns(self) -> DocumentColumns:
        found = self._all(
            "SELECT id, title, file, publisher, language, year FROM documents ORDER BY number"
        )
        names = ("id", "title", "file", "publisher", "language", "year")
        return DocumentColumns([DocumentRow(**dict(zip(names, row, strict=True))) for row in found])

    def count(self, filters: Filters | Selection) -> int:
        """How many entries pass."""
        return self.select(filters).count

    def _chunk(self, row: int) -> Chunk:
        ((chunk,),) = self._all("SELECT chunk FROM entries WHERE row = ?", (row,))
        return codec.from_json(chunk, Chunk)

    @cached_property
    def chunk(self) -> Callable[[int], Chunk]:
        """The entry of a row that a retriever named; those asked for often stay decoded."""
        return lru_cache(maxsize=_CHUNKS_KEPT)(self._chunk)

    def document_of(self, chunk: Chunk) -> DocumentInfo:
        """The document the entry stands in."""
        return self._document(chunk.source_id)

    @cached_property
    def _document(self) -> Callable[[SourceId], DocumentInfo]:
        return lru_cache(maxsize=_CHUNKS_KEPT)(self._read_document)

    def _read_document(self, source_id: SourceId) -> DocumentInfo:
        ((info,),) = self._all("SELECT info FROM documents WHERE id = ?", (source_id,))
        return codec.from_json(info, DocumentInfo)

    def get(self, chunk_id: ChunkId | str) -> tuple[Chunk, DocumentInfo]:
        """One entry by its id.

        Raises:
            UnknownIdError: There is none.
        """
        found = self._all("SELECT chunk FROM entries WHERE id = ?", (chunk_id,))
        if not found:
            raise UnknownIdError(f"Kein Eintrag hat die Kennung „{chunk_id}“.")
        chunk = codec.from_json(found[0][0], Chunk)
        return chunk, self.document_of(chunk)

    def row_of(self, chunk: Chunk) -> int:
        """Where an entry of this index stands."""
        ((row,),) = self._all("SELECT row FROM entries WHERE id = ?", (chunk.id,))
        return int(row)

    def ids(self) -> list[str]:
        """The ids of all entries, by row."""
        return [one for (one,) in self._all("SELECT id FROM entries ORDER BY row")]

    def repeats(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """All other entries that say the same, by row."""
        if chunk.group is None:
            return ()
        rows = self._all("SELECT row FROM repeats WHERE group_id = ? ORDER BY row", (chunk.group,))
        same = (self.chunk(row) for (row,) in rows)
        return tuple(other for other in same if other.id != chunk.id)

    def entries(
        self, filters: Filters | Selection, part: slice = slice(None)
    ) -> Iterator[tuple[Chunk, DocumentInfo]]:
        """All that pass, or a part: documents by title, year and id; within them reading order."""
        selection = self.select(filters)
        held = {one.value for one in self.facet_counts("documents", selection)}
        statement = "SELECT row FROM entries WHERE source_id = ? ORDER BY ordinal, row"
        documents = (one for one in self.documents_in_order() if one.id in held)
        rows = ((row, one) for one in documents for (row,) in self._all(statement, (one.id,)))
        passing = ((row, document) for row, document in rows if row in selection)
        for row, document in islice(passing, part.start, part.stop):
            yield self._chunk(row), document

    def documents_in_order(self) -> tuple[DocumentInfo, ...]:
        """All documents by title, year and id."""
        return tuple(sorted(self.documents.values(), key=lambda one: one.by_title))

    def neighbours(self, chunk: Chunk, n: int) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
        """Up to ``n`` entries before and after in reading order; see ``neighbours``."""
        return neighbours(self._all, chunk, n)

    def facet_counts(self, field: str, filters: Filters | Selection) -> tuple[FacetCount, ...]:
        """The values of a facet among the entries that pass; the commonest first.

        Args:
            field: ``types``, ``documents``, ``topics``, ``addressees``, ``addressee_groups`` or
                ``municipalities``. Documents are named by id.
            filters: Which entries count.
        """
        selection = self.select(filters)
        if field == "documents":
            ids = self._document_columns.ids
            found = [(ids[i], n) for i, n in self._facets.counts_by_document(selection)]
        else:
            found = self._facets.counts(field, selection)
        counts = (FacetCount(value=value, count=count) for value, count in found)
        return tuple(sorted(counts, key=lambda one: (-one.count, one.value)))

    def crossed(self, first: str, second: str, filters: Filters | Selection) -> Crossed:
        """Entries by the values of two facets: those of ``facet_counts``, or ``years``."""
        return self._crossings.counts(first, second, self.select(filters))

    @cached_property
    def _crossings(self) -> "Crossings":
        from docpipe.index.crossing import Crossings

        return Crossings(self._facets, self._document_columns)

    def _all(self, statement: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        with self._reading() as connection:
            return connection.execute(statement, tuple(values)).fetchall()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One thread at a time; SQLite's complaints in docpipe's words."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.DatabaseError as exc:
                raise self._unreadable(exc) from exc

    def _unreadable(self, exc: sqlite3.DatabaseError) -> CorruptSnapshotError:
        return CorruptSnapshotError(
            f"{self._folder / ENTRIES} ist nicht lesbar ({exc}). "
            "Abhilfe: „docpipe ingest“ baut den Index neu."
        )
