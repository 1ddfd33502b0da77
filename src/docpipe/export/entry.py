"""What every exporter takes: a hit of a search, or a record with the document it stands in."""

from typing import TypeAlias

from docpipe.model import Chunk, DocumentInfo, Hit

Entry: TypeAlias = Hit | tuple[Chunk, DocumentInfo]
"""One row of an export. A ``Hit`` brings its rank and score along, a pair has none."""


def unpack(entry: Entry) -> tuple[Chunk, DocumentInfo]:
    """The chunk and its document, whichever form the entry has."""
    if isinstance(entry, Hit):
        return entry.chunk, entry.document
    return entry


def rank_of(entry: Entry, otherwise: int) -> int:
    """The hit's rank; ``otherwise`` for an entry that was not ranked."""
    return entry.rank if isinstance(entry, Hit) else otherwise


def page_url(document: DocumentInfo, page: int) -> str | None:
    """The document's address, opened at a physical page (``#page=`` as PDF viewers read it).

    ``None`` if the address is unknown or is no web address.
    """
    url = (document.url or "").partition("#")[0]
    if not url.lower().startswith(("http://", "https://")):
        return None
    return f"{url}#page={page}"
