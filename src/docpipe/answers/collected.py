"""For Python: all records that pass filters as one sequence, and where they go from there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, overload

from docpipe import export
from docpipe.errors import QueryError
from docpipe.files import write_atomic
from docpipe.model import (
    Chunk,
    ChunkId,
    DocumentInfo,
    Hit,
    PageRegion,
    RecordType,
    SearchResult,
    SnapshotId,
)
from docpipe.search import Searcher, make_filters

if TYPE_CHECKING:
    import pandas as pd


class FoundRecord(NamedTuple):
    """A record (or passage) and the document it stands in."""

    chunk: Chunk
    document: DocumentInfo

    @property
    def id(self) -> ChunkId:
        """Stable as long as its words stand where they stand."""
        return self.chunk.id

    @property
    def type(self) -> RecordType:
        """What it is."""
        return self.chunk.type

    @property
    def quote(self) -> str:
        """Verbatim, as it stands in the document."""
        return self.chunk.evidence.quote

    @property
    def pages(self) -> tuple[PageRegion, ...]:
        """Where the quote stands, with boxes."""
        return self.chunk.evidence.pages


Found: TypeAlias = Hit | FoundRecord
"""What stands in ``Records``: both have ``id``, ``type``, ``quote``, ``pages`` and ``document``."""


class Records(Sequence[Found]):
    """Records, or the hits of a search, as a list that can be written in all public formats.

    >>> import docpipe
    >>> found = docpipe.records("index", types="practice", year_from=2015)
    >>> found[0].type, found[0].document.year >= 2015
    (<RecordType.PRACTICE: 'practice'>, True)
    >>> found.save("beispiele.csv")

    The hits of a search: ``Records(result.hits)``.

    Attributes:
        snapshot_id: The snapshot they were read from, for methods sections: the same corpus has
            the same id everywhere. ``None`` if they come from elsewhere.
    """

    def __init__(
        self, entries: Iterable[export.Entry] = (), *, snapshot_id: SnapshotId | None = None
    ) -> None:
        self._entries: tuple[Found, ...] = tuple(
            entry if isinstance(entry, Hit) else FoundRecord(*entry) for entry in entries
        )
        self.snapshot_id = snapshot_id

    @overload
    def __getitem__(self, index: int) -> Found: ...

    @overload
    def __getitem__(self, index: slice) -> "Records": ...

    def __getitem__(self, index: int | slice) -> "Found | Records":
        if isinstance(index, slice):
            return Records(self._entries[index], snapshot_id=self.snapshot_id)
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Found]:
        return iter(self._entries)

    def __repr__(self) -> str:
        of = f" of snapshot {self.snapshot_id}" if self.snapshot_id else ""
        return f"<{len(self)} records{of}>"

    def to_pandas(self) -> "pd.DataFrame":
        """One row a record, typed columns; see ``docpipe.to_pandas``.

        Raises:
            ToolMissingError: pandas is not installed.
        """
        return to_pandas(self)

    def to_objects(self) -> list[dict[str, object]]:
        """The public JSON object of each, as on the command line and in the REST interface."""
        return [export.entry_object(entry) for entry in self]

    def to_jsonl(self) -> str:
        """One public JSON object a line: what ``docpipe records --format jsonl`` gives."""
        return export.to_jsonl(self.to_objects())

    def to_csv(self) -> str:
        """For programs, verbatim; ``rank`` and ``score`` in front if these are hits."""
        return export.to_csv(self, ranked=any(isinstance(entry, Hit) for entry in self))

    def to_xlsx(self) -> bytes:
        """For people: German heads, filters, links to the page."""
        return export.to_xlsx(self)

    def to_markdown(self) -> str:
        """Quotes with citations, for notes and mails."""
        return export.to_markdown(self)

    def to_bibtex(self) -> str:
        """One reference a record, with quote and page."""
        return export.to_bibtex(self)

    def to_ris(self) -> str:
        """The same for Citavi, EndNote, Zotero and others."""
        return export.to_ris(self)

    def to_csl_json(self) -> str:
        """The same for Zotero, Pandoc and other CSL processors."""
        return export.to_csl_json(self)

    def save(self, path: str | Path) -> None:
        """Write a file; its ending chooses the format.

        ``.csv``, ``.xlsx``, ``.jsonl``, ``.md``, ``.bib``, ``.ris`` or ``.json`` (CSL-JSON).

        Raises:
            QueryError: There is no format for the ending.
            OSError: The file cannot be written.
        """
        file = Path(path)
        writer = _WRITERS.get(file.suffix.lower())
        if writer is None:
            raise QueryError(
                f"Für die Endung „{file.suffix}“ gibt es kein Format. Es gibt: "
                f"{', '.join(_WRITERS)}."
            )
        data = writer(self)
        write_atomic(file, data.encode() if isinstance(data, str) else data)


_WRITERS: Mapping[str, Callable[[Records], str | bytes]] = {
    ".csv": Records.to_csv,
    ".xlsx": Records.to_xlsx,
    ".jsonl": Records.to_jsonl,
    ".md": Records.to_markdown,
    ".bib": Records.to_bibtex,
    ".ris": Records.to_ris,
    ".json": Records.to_csl_json,
}


def records(  # noqa: PLR0913 - the filters of the public contract, by name
    index: str | Path = "index",
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
) -> Records:
    """All records of a published index that pass, uncapped: documents by title, then as read.

    >>> import docpipe
    >>> demands = docpipe.records("index", types="demand", addressees=["Bund", "Länder"])
    >>> {record.type.value for record in demands}
    {'demand'}
    >>> len(docpipe.records("index")) > len(demands) > 0
    True

    They are read at once, from one snapshot: what is published meanwhile does not mix in.

    Args:
        index: The index folder.
        types: Values of ``RecordType``; passages come only if asked for. This and the following
            take one value or several, which are alternatives; different filters must all hold.
        topics: Themes, see ``Searcher.facets`` for those that occur.
        addressees: Addressees or addressee groups.
        municipalities: Official names, districts with ``Kreis`` or ``Landkreis``.
        documents: Ids, titles or file names.
        publishers: As the documents name them.
        languages: ``de``, ``en``.
        year_from: First year of publication; documents without a year pass no year filter.
        year_to: Last year.

    Raises:
        NoSnapshotError: Nothing has been published there.
        QueryError: A type is unknown, or the years are in the wrong order.
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
    with Searcher.open(index) as searcher:
        return Records(searcher.records(filters), snapshot_id=searcher.manifest.snapshot_id)


def to_pandas(found: SearchResult | Iterable[export.Entry]) -> "pd.DataFrame":
    """The hits of a search, or records, as a data frame with the columns of the CSV, but typed.

    >>> import docpipe
    >>> frame = docpipe.to_pandas(docpipe.records("index", types="recommendation"))
    >>> topics_by_year = frame.explode("topics").groupby(["topics", "year"]).size()
    >>> int(topics_by_year.sum()) >= len(frame)
    True

    ``frame.attrs["snapshot_id"]`` names the snapshot. A function, not a method of
    ``SearchResult``: the shapes of answers know nothing of the libraries that work on them.

    Raises:
        ToolMissingError: pandas is not installed; it comes with ``docpipe[analysis]``.
    """
    entries = found.hits if isinstance(found, SearchResult) else found
    frame = export.to_frame(entries)
    if isinstance(found, SearchResult | Records) and found.snapshot_id:
        frame.attrs["snapshot_id"] = found.snapshot_id
    return frame


def cite(entry: Hit | tuple[Chunk, DocumentInfo]) -> str:
    """Publisher, year, title and page of a hit or record as a German reference, in one line.

    >>> import docpipe
    >>> record = docpipe.records("index", documents="manifest-2016.pdf")[0]
    >>> docpipe.cite(record)
    'Kommunaler Qualitätszirkel zur Integrationspolitik (Muster) (2016): Zusammenhalt entsteht
    vor Ort. S. 2.'
    """
    return export.citation(*export.unpack(entry))
