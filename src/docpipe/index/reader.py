"""One open snapshot: read-only, verified before use, the vectors only when they are needed."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from docpipe import codec
from docpipe.errors import (
    CorruptSnapshotError,
    IncompatibleSnapshotError,
    NoSnapshotError,
    UnknownIdError,
)
from docpipe.index import lexical, spelling
from docpipe.index.filters import FacetCount, condition
from docpipe.index.manifest import DENSE, ENTRIES, Manifest
from docpipe.index.place import current_folder, manifest_in, verify_file
from docpipe.language.analysis import ANALYSER, Analyser, Expander, QuestionTerms
from docpipe.model import Chunk, ChunkId, DocumentInfo, EmbeddingSpec, Filters, SourceId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docpipe.index.dense import DenseIndex

_CHUNKS_KEPT = 5_000
_FACET_FIELDS = ("topics", "addressees", "addressee_groups", "municipalities")


def open_current(index_dir: Path, *, embedding: EmbeddingSpec | None = None) -> "Index":
    """Open the published snapshot.

    Args:
        index_dir: The index folder.
        embedding: The configured model; ``None`` takes whatever the snapshot was made with.

    Raises:
        NoSnapshotError: Nothing has been published.
        CorruptSnapshotError: The manifest or ``entries.sqlite`` is damaged.
        IncompatibleSnapshotError: Made by another model or another version of the analysis.
    """
    folder = current_folder(index_dir)
    try:
        return _open(folder, embedding)
    except CorruptSnapshotError:
        # A publication may have pruned the folder between the two reads.
        if folder == current_folder(index_dir):
            raise
        return _open(current_folder(index_dir), embedding)


def _open(folder: Path, embedding: EmbeddingSpec | None) -> "Index":
    manifest = manifest_in(folder)
    if manifest.analyser != ANALYSER:
        raise IncompatibleSnapshotError(
            f"Der Index wurde mit der Wortanalyse „{manifest.analyser}“ gebaut, dieses Programm "
            f"verwendet „{ANALYSER}“. Abhilfe: „docpipe ingest“ baut ihn neu."
        )
    if embedding is not None and embedding != manifest.embedding:
        raise IncompatibleSnapshotError(
            f"Der Index wurde mit dem Sprachmodell {_named(manifest.embedding)} gebaut, "
            f"eingestellt ist {_named(embedding)}. Abhilfe: „docpipe ingest“ baut ihn neu, oder in "
            "docpipe.toml das frühere Modell einstellen."
        )
    return Index(folder, manifest)


def _named(spec: EmbeddingSpec) -> str:
    prefixes = f", Präfixe „{spec.query_prefix}“/„{spec.passage_prefix}“"
    return f"„{spec.model}“ ({spec.revision}{prefixes if spec.query_prefix else ''})"


class Index:
    """Answers from one snapshot; may be used by several threads.

    Attributes:
        manifest: What the snapshot holds.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self._folder = folder
        path = verify_file(folder, manifest, ENTRIES)
        # immutable: nobody writes a published file, so no locks and no journal are looked for.
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        # Open the file now: a later publication may prune it, an open file stays readable.
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

    def verified(self, name: str) -> Path:
        """The path of a file of this snapshot, its checksum compared.

        Raises:
            CorruptSnapshotError: It is missing or differs.
        """
        return verify_file(self._folder, self.manifest, name)

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
        return Expander(self.analyser, lru_cache(maxsize=10_000)(self._spellings))

    def _spellings(self, token: str) -> tuple[str, ...]:
        with self._reading() as connection:
            return spelling.alternatives(connection, token)

    def terms(self, question: str, *, expand: bool = True) -> QuestionTerms:
        """What to look for: the question's words, and related ones that count less."""
        return self._expander.terms(question, expand=expand)

    def lexical(
        self, terms: Mapping[str, float], filters: Filters, n: int
    ) -> list[tuple[int, float]]:
        """The ``n`` best ``(row, score)`` by words, by falling score, then chunk id.

        Args:
            terms: Token -> how much it counts.
            filters: Which entries are ranked.
            n: How many.
        """
        where = condition(filters, self.documents)
        with self._reading() as connection:
            return lexical.search(connection, terms, where, n)

    def count_lexical(self, terms: Iterable[str], filters: Filters) -> int:
        """How many entries that pass the filters hold one of the terms."""
        where = condition(filters, self.documents)
        with self._reading() as connection:
            return lexical.count(connection, tuple(terms), where)

    def dense(
        self, vector: "NDArray[np.float32]", filters: Filters, n: int
    ) -> list[tuple[int, float]]:
        """The ``n`` nearest ``(row, score)`` by meaning, by falling score, then chunk id.

        Raises:
            CorruptSnapshotError: ``dense.faiss`` is damaged.
        """
        allowed = None if filters.is_empty else self.rows(filters)
        return self._dense.search(vector, allowed, n)

    @cached_property
    def _dense(self) -> "DenseIndex":
        from docpipe.index.dense import DenseIndex

        with self._lock:
            if not self._folder.exists():
                raise NoSnapshotError(
                    "Dieser Index wurde inzwischen durch neuere ersetzt. Abhilfe: neu öffnen."
                )
            index = DenseIndex.read(self.verified(DENSE))
        if (index.n_rows, index.dim) != (self.manifest.counts.chunks, self.manifest.embedding.dim):
            raise CorruptSnapshotError(
                f"{self._folder / DENSE} passt nicht zu den Einträgen. "
                "Abhilfe: „docpipe ingest“ baut den Index neu."
            )
        return index

    def rows(self, filters: Filters) -> list[int]:
        """All rows that pass, ascending."""
        where, values = condition(filters, self.documents)
        found = self._all(f"SELECT row FROM entries WHERE {where} ORDER BY row", values)  # noqa: S608
        return [int(row) for (row,) in found]

    def count(self, filters: Filters) -> int:
        """How many entries pass."""
        where, values = condition(filters, self.documents)
        ((number,),) = self._all(f"SELECT count(*) FROM entries WHERE {where}", values)  # noqa: S608
        return int(number)

    def _chunk(self, row: int) -> Chunk:
        ((chunk,),) = self._all("SELECT chunk FROM entries WHERE row = ?", (row,))
        return codec.from_json(chunk, Chunk)

    @cached_property
    def chunk(self) -> Callable[[int], Chunk]:
        """The entry of a row that a retriever named; those asked for often stay decoded."""
        return lru_cache(maxsize=_CHUNKS_KEPT)(self._chunk)

    def document_of(self, chunk: Chunk) -> DocumentInfo:
        """The document the entry stands in."""
        return self.documents[chunk.source_id]

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

    def repeats(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """All other entries that say the same, by row."""
        if chunk.group is None:
            return ()
        rows = self._all("SELECT row FROM repeats WHERE group_id = ? ORDER BY row", (chunk.group,))
        same = (self.chunk(row) for (row,) in rows)
        return tuple(other for other in same if other.id != chunk.id)

    def entries(self, filters: Filters) -> Iterator[tuple[Chunk, DocumentInfo]]:
        """All entries that pass: documents by title, year and id; within them reading order."""
        where, values = condition(filters, self.documents)
        for document in self.documents_in_order():
            found = self._all(
                f"SELECT chunk FROM entries WHERE source_id = ? AND {where} ORDER BY ordinal, row",  # noqa: S608
                (document.id, *values),
            )
            for (chunk,) in found:
                yield codec.from_json(chunk, Chunk), document

    def documents_in_order(self) -> tuple[DocumentInfo, ...]:
        """All documents by title, year and id."""
        return tuple(
            sorted(
                self.documents.values(),
                key=lambda one: (one.title.casefold(), one.year or 0, one.id),
            )
        )

    def neighbours(self, chunk: Chunk, n: int) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
        """Up to ``n`` entries before and after in reading order, records and passages alike.

        None shares a character with ``chunk`` or with another: a record and the passage around it
        say the same, and the nearer one stays.
        """
        before = self._apart(chunk, n, "<", "DESC", (chunk,))
        after = self._apart(chunk, n, ">", "ASC", (chunk, *before))
        return before[::-1], after

    def _apart(
        self, chunk: Chunk, n: int, side: str, order: str, known: tuple[Chunk, ...]
    ) -> tuple[Chunk, ...]:
        """The nearest ``n`` on one side that overlap neither ``known`` nor each other."""
        kept: list[Chunk] = []
        offset, batch = 0, 4 * n
        while len(kept) < n:
            found = self._all(
                f"SELECT chunk FROM entries WHERE source_id = ? AND (ordinal, id) {side} (?, ?) "  # noqa: S608
                f"ORDER BY ordinal {order}, id {order} LIMIT ? OFFSET ?",
                (chunk.source_id, chunk.ordinal, chunk.id, batch, offset),
            )
            for (row,) in found:
                other = codec.from_json(row, Chunk)
                if len(kept) < n and not any(_overlap(other, one) for one in (*known, *kept)):
                    kept.append(other)
            if len(found) < batch:
                break
            offset += batch
        return tuple(kept)

    def facet_counts(self, field: str, filters: Filters) -> tuple[FacetCount, ...]:
        """The values of a facet among the entries that pass; the commonest first.

        Args:
            field: ``types``, ``documents``, ``topics``, ``addressees``, ``addressee_groups`` or
                ``municipalities``. Documents are named by id.
            filters: Which entries count.
        """
        where, values = condition(filters, self.documents)
        if field in _FACET_FIELDS:
            found = self._all(
                "SELECT min(label), count(*) FROM facets WHERE field = ? "  # noqa: S608
                f"AND row IN (SELECT row FROM entries WHERE {where}) GROUP BY value",
                (field, *values),
            )
        else:
            column = {"types": "type", "documents": "source_id"}[field]
            found = self._all(
                f"SELECT {column}, count(*) FROM entries WHERE {where} GROUP BY {column}",  # noqa: S608
                values,
            )
        counts = (FacetCount(value=value, count=count) for value, count in found)
        return tuple(sorted(counts, key=lambda one: (-one.count, one.value)))

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
                raise CorruptSnapshotError(
                    f"{self._folder / ENTRIES} ist nicht lesbar ({exc}). "
                    "Abhilfe: „docpipe ingest“ baut den Index neu."
                ) from exc


def _overlap(one: Chunk, other: Chunk) -> bool:
    return any(
        mine.block_id == yours.block_id and mine.start < yours.end and yours.start < mine.end
        for mine in one.evidence.ranges
        for yours in other.evidence.ranges
    )
