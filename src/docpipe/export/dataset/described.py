"""What is said of a data set as a whole, and of each of its files."""

from collections.abc import Mapping
from dataclasses import dataclass

from docpipe.model.licence import Licence

NAME = "docpipe-datensatz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A data set.

    Attributes:
        version: Id of the snapshot that it was taken from; names the content.
        created_at: When that snapshot was made: UTC, ISO 8601.
        program: Name and version of the program that wrote it.
        address: Web page of the data set; empty where it stands on no site.
        contact: E-mail address or web address.
        counts: Rows by resource: ``documents``, ``records``, ``passages``.
        years: First and last year of the publications, if any is dated.
        languages: Of the publications, as codes of two letters.
    """

    title: str
    description: str
    publisher: str
    publisher_url: str
    contact: str
    licence: Licence
    attribution: str
    contributor_id: str
    spatial: str
    themes: tuple[str, ...]
    keywords: tuple[str, ...]
    address: str
    version: str
    created_at: str
    program: str
    counts: Mapping[str, int]
    years: tuple[int, int] | None
    languages: tuple[str, ...]

    @property
    def date(self) -> str:
        """The day on which the version was made."""
        return self.created_at[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a file is.

    Attributes:
        media_type: As registered with IANA, or as used.
        eu: Code in the EU's list of file types.
        german: What it holds.
        english: The same.
    """

    media_type: str
    eu: str
    german: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of the data set."""

    name: str
    n_bytes: int
    sha256: str


RECORDS = "records.jsonl"
RECORDS_PARQUET = "records.parquet"
RECORDS_CSV = "records.csv"
DOCUMENTS = "documents.jsonl"
DOCUMENTS_CSV = "documents.csv"
PASSAGES = "passages.jsonl"
PASSAGES_PARQUET = "passages.parquet"
TOPICS = "topics.ttl"
DESCRIPTOR = "datapackage.json"
CATALOGUE = "dcat.ttl"
CITATION = "CITATION.cff"
README = "README.md"
README_ENGLISH = "README.en.md"
SUMS = "SHA256SUMS"

_JSONL, _PARQUET, _CSV, _TURTLE = (
    ("application/jsonl", "JSON"),
    ("application/vnd.apache.parquet", "PARQUET"),
    ("text/csv", "CSV"),
    ("text/turtle", "RDF_TURTLE"),
)


def _format(kind: tuple[str, str], german: str, english: str) -> Format:
    return Format(media_type=kind[0], eu=kind[1], german=german, english=english)


DATA: dict[str, Format] = {
    RECORDS: _format(
        _JSONL,
        "Datensätze mit Wortlaut und Beleg, ein JSON-Objekt je Zeile, wie in der Schnittstelle",
        "records with quote and proof, one JSON object a line, as in the interface",
    ),
    RECORDS_PARQUET: _format(
        _PARQUET, "dieselben Datensätze als Parquet", "the same records as Parquet"
    ),
    RECORDS_CSV: _format(
        _CSV, "dieselben Datensätze als flache Tabelle", "the same records as a flat table"
    ),
    DOCUMENTS: _format(
        _JSONL,
        "Veröffentlichungen mit allen Angaben, deren Herkunft, Lizenz und Prüfsumme",
        "publications with all that is claimed of them, by whom, licence and checksum",
    ),
    DOCUMENTS_CSV: _format(
        _CSV, "Veröffentlichungen als flache Tabelle", "publications as a flat table"
    ),
    PASSAGES: _format(
        _JSONL, "übrige Textstellen, ein JSON-Objekt je Zeile", "all other passages, one a line"
    ),
    PASSAGES_PARQUET: _format(
        _PARQUET, "übrige Textstellen als Parquet", "all other passages as Parquet"
    ),
    TOPICS: _format(_TURTLE, "Themen als SKOS", "topics as SKOS"),
}
"""Files that hold data, in the order in which they are listed."""
