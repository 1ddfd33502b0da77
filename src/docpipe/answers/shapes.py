"""What the answers look like, for the descriptions of the interfaces that give them.

The answers themselves are made beside this file and in ``docpipe.export``, for all surfaces alike;
they are not built from these shapes, tests check that they fit them. Loads pydantic: only the web
pages and the server for assistants import it.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

RecordKind = Literal["recommendation", "practice", "definition", "demand", "passage"]
Box = list[float]
Json = dict[str, Any]


class Shape(BaseModel):
    """An object of an answer."""

    # Answers may grow; what stands here stays.
    model_config = ConfigDict(extra="allow")


class PagePlace(Shape):
    """A page with the boxes of a quote, in points from the page's top left."""

    page: int = Field(ge=1, description="Physische Seite, ab 1", examples=[12])
    label: str | None = Field(description="Gedruckte Seitenzahl", examples=["10"])
    boxes: list[Box] = Field(examples=[[[70.9, 120.0, 520.2, 164.5]]])
    grade: float
    method: Literal["text_layer", "ocr", "markup"]


class DocumentLine(Shape):
    """The bibliographic line of a document."""

    id: str = Field(examples=["0592b08d955e3364"])
    title: str
    year: int | None
    publisher: str | None
    kind: str
    language: str
    file: str
    url: str | None
    withdrawn: str | None = Field(
        description="Seit wann der Herausgeber es nicht mehr anbietet (UTC, ISO 8601)"
    )


class RecordPart(Shape):
    """A verbatim part of a record, such as the goal of a practice example."""

    quote: str
    pages: list[PagePlace]


class Ground(Shape):
    """Why an entry has a topic, addressee or municipality."""

    facet: str
    value: str
    origin: str
    confidence: float
    quote: str | None


class Place(Shape):
    """Where else the same is said."""

    id: str
    document: DocumentLine
    year: int | None
    page: int
    citation: str


class Record(Shape):
    """A record or passage; ``quote`` stands word by word on its pages."""

    id: str = Field(examples=["0592b08d955e3364:rd05b13a7"])
    type: RecordKind
    quote: str = Field(examples=["Die Kommunen sollten einen Pool von Sprachmittelnden aufbauen."])
    heading_path: list[str]
    pages: list[PagePlace] = Field(min_length=1)
    topics: list[str]
    addressees: list[str]
    addressee_groups: list[str]
    municipalities: list[str]
    strength: str | None
    document: DocumentLine
    citation: str
    label: str | None
    fields: dict[str, RecordPart]
    grounds: list[Ground]
    rule: str | None
    confidence: float | None
    parent: str | None
    group: str | None
    review: str | None


class Hit(Record):
    """A record or passage that answers a question."""

    rank: int = Field(ge=1)
    score: float
    highlights: list[list[int]] = Field(description="Zeichen im Zitat, Ende ausgeschlossen")
    repeats: list[Place]


class SearchAnswer(Shape):
    """Ranked hits."""

    query: str
    mode: Literal["hybrid", "dense", "lexical"]
    filters: Json
    snapshot_id: str
    total: int
    took_ms: float
    hits: list[Hit]
    interpretation: Json


class RecordsAnswer(Shape):
    """All records that pass the filters, or a part of them."""

    filters: Json
    snapshot_id: str
    records: list[Record]
    total: int


class Context(Shape):
    """The text before and after."""

    before: list[str]
    after: list[str]


class RecordAnswer(Record):
    """One entry with its surroundings."""

    context: Context
    repeats: list[Place]


class Statement(Shape):
    """What a document said."""

    id: str
    type: RecordKind
    quote: str
    pages: list[PagePlace]
    document: DocumentLine
    citation: str
    repeat: bool
    likeness: float


class Year(Shape):
    """The statements of one year; undated documents have ``null``."""

    year: int | None
    statements: list[Statement]


class TimelineAnswer(Shape):
    """Since when something is said."""

    id: str
    through_time: list[Year]


class ProofPart(Shape):
    """Words of a page, in the quote or not."""

    text: str
    quoted: bool


class ProofBlock(Shape):
    """What of a paragraph, heading, list item … stands on a page."""

    kind: str
    marker: str | None
    parts: list[ProofPart]


class ProofPageShown(Shape):
    """A page of a quote: what may be marked there, and its text in reading order."""

    page: int
    label: str
    width: float = Field(description="Punkte")
    height: float
    method: Literal["text_layer", "ocr", "markup"]
    grade: float
    boxes: list[Box] = Field(description="Leer, wo die Stelle nicht sicher ist")
    not_marked: str | None = Field(description="Warum nichts markiert ist")
    text: list[ProofBlock]


class ProofAnswer(Shape):
    """Quote and place, compared with corpus and original at this moment."""

    id: str
    quote: str
    citation: str
    document: DocumentLine
    proven: bool
    faults: list[str]
    original: Literal["sound", "changed", "missing"]
    sha256: str | None
    taken_in: str | None = Field(description="Wann die Datei aufgenommen wurde (UTC)")
    origins: list[str]
    n_pages: int
    pages: list[ProofPageShown]


class Related(Shape):
    """Another document that belongs to this one without being a version of it."""

    kind: Literal["near_duplicate", "translation"]
    id: str
    share: float


class DocumentItem(DocumentLine):
    """A document with its number of records by type."""

    related: list[Related]
    records: dict[str, int]


class DocumentsAnswer(Shape):
    """All documents."""

    snapshot_id: str
    total: int
    documents: list[DocumentItem]


class DocumentAnswer(DocumentLine):
    """One document with what is claimed of it, and its records."""

    origins: dict[str, str]
    contributors: list[Json]
    claims: list[Json]
    conflicts: list[Json]
    related: list[Related]
    records: list[Record]


class FacetValue(Shape):
    """A value and the number of entries that have it."""

    value: str
    count: int


class FacetsAnswer(Shape):
    """What can be filtered by."""

    snapshot_id: str
    filters: Json
    facets: dict[str, list[FacetValue]]


class StatusAnswer(Shape):
    """What is in corpus and index."""

    snapshot_id: str | None
    created_at: str | None
    n_sources: int
    n_pages: int
    n_records: dict[str, int]
    quarantine: dict[str, int]
    documents: list[Json]
    published: Json | None
    runs: Json
