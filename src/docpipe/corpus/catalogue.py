"""The catalogue: publications that belong into the corpus, kept by hand in one text file."""

from dataclasses import dataclass
from pathlib import Path

from docpipe.codec import read_jsonl
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.model import DocumentKind

CATALOGUE_NAME = "catalogue.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One publication, whether its file is at hand or not.

    Attributes:
        key: Short name, unique in the catalogue.
        file: Path of the PDF relative to the corpus folder, if it is at hand.
        url: Address of the PDF itself, if it is known.
        landing_page: Web page from which the PDF can be had.
        sample: An invented text that shows how docpipe works.
        note: What a librarian should know, such as conflicting dates.
    """

    key: str
    title: str
    year: int | None = None
    kind: DocumentKind = DocumentKind.OTHER
    publisher: str | None = None
    language: str | None = None
    licence: str | None = None
    file: str | None = None
    url: str | None = None
    landing_page: str | None = None
    sample: bool = False
    note: str | None = None


def read_catalogue(root: Path) -> tuple[CatalogueEntry, ...]:
    """All entries, in the file's order; none if there is no catalogue.

    Raises:
        CorpusError: A line cannot be read, or two entries share a key.
    """
    path = root / CATALOGUE_NAME
    if not path.is_file():
        return ()
    try:
        entries = read_jsonl(path.read_bytes(), CatalogueEntry)
    except SchemaMismatchError as exc:
        raise CorpusError(f"{path}: {exc}. Bitte die Zeile berichtigen.") from exc
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            raise CorpusError(f"{path}: Der Schlüssel {entry.key!r} kommt zweimal vor.")
        seen.add(entry.key)
    return entries
