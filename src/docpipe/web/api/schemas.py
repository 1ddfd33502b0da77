"""What the REST interface answers besides what all surfaces answer alike."""

from typing import Literal

from pydantic import Field

from docpipe.answers.shapes import (
    DocumentAnswer,
    DocumentsAnswer,
    FacetsAnswer,
    Json,
    ProofAnswer,
    Record,
    RecordAnswer,
    RecordsAnswer,
    SearchAnswer,
    Shape,
    StatusAnswer,
    TimelineAnswer,
)

__all__ = [
    "FAULTS",
    "UNKNOWN",
    "Alive",
    "DifferencesAnswer",
    "DocumentAnswer",
    "DocumentsAnswer",
    "FacetsAnswer",
    "Fault",
    "FaultDetail",
    "ProofAnswer",
    "RecordAnswer",
    "RecordsAnswer",
    "SearchAnswer",
    "StatusAnswer",
    "TimelineAnswer",
]


class FaultDetail(Shape):
    """What went wrong."""

    code: str = Field(examples=["invalid_query"])
    message: str = Field(examples=["Die Suchanfrage ist leer."])


class Fault(Shape):
    """The one envelope of all errors."""

    error: FaultDetail


class Alive(Shape):
    """The server answers."""

    status: Literal["ok"]
    snapshot_id: str


class VersionLine(Shape):
    """One version of a publication."""

    id: str
    title: str
    year: int | None
    file: str
    taken_in: str | None


class ChangedRecord(Shape):
    """A record in two versions; ``facets`` names what differs besides the words."""

    likeness: float
    facets: list[str]
    before: Record
    after: Record


class DifferencesAnswer(Shape):
    """What a version says otherwise, record by record."""

    document: VersionLine
    before: VersionLine
    counts: dict[str, int]
    added: list[Record]
    removed: list[Record]
    changed: list[ChangedRecord]


FAULTS: dict[int | str, Json] = {
    409: {"model": Fault, "description": "Zwei Angaben schließen sich aus"},
    422: {"model": Fault, "description": "Die Anfrage kann nicht verstanden werden"},
    429: {"model": Fault, "description": "Zu viele Anfragen in kurzer Zeit"},
    503: {"model": Fault, "description": "Der Index ist nicht bereit"},
}
"""What every resource may answer instead."""

UNKNOWN: dict[int | str, Json] = {404: {"model": Fault, "description": "Die Kennung gibt es nicht"}}
"""What a resource of one thing may answer besides."""
