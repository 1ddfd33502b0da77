"""Documents: the list of them, and one with all its records."""

from docpipe.errors import UnknownIdError
from docpipe.export import described_object, document_line, entry_object
from docpipe.model import DocumentInfo, Filters
from docpipe.search import Searcher


def document_named(searcher: Searcher, document_id: str) -> DocumentInfo:
    """One document by its id.

    Raises:
        UnknownIdError: There is none.
    """
    for document in searcher.documents:
        if document.id == document_id:
            return document
    raise UnknownIdError(f"Kein Dokument und kein Datensatz mit der Kennung {document_id}.")


def documents_answer(searcher: Searcher) -> list[dict[str, object]]:
    """All documents by title, year and id, each with its number of records by type."""
    counts: dict[str, dict[str, int]] = {}
    for chunk, document in searcher.records():
        of = counts.setdefault(document.id, {})
        of[chunk.type.value] = of.get(chunk.type.value, 0) + 1
    return [
        {
            **document_line(document),
            "records": dict(sorted(counts.get(document.id, {}).items())),
            "related": _related(document),
        }
        for document in searcher.documents
    ]


def document_answer(searcher: Searcher, document_id: str) -> dict[str, object]:
    """One document with what is claimed of it and its records in reading order.

    Raises:
        UnknownIdError: There is none.
    """
    document = document_named(searcher, document_id)
    found = searcher.records(Filters(documents=(document_id,)))
    return {
        **described_object(document),
        "related": _related(document),
        "records": [entry_object(entry) for entry in found],
    }


def _related(document: DocumentInfo) -> list[dict[str, object]]:
    return [
        {"kind": one.kind.value, "id": one.document, "share": one.share} for one in document.related
    ]
