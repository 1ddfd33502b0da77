"""What a person said of a record."""

from dataclasses import dataclass, fields
from enum import StrEnum

from docpipe.model.anchor import Anchor
from docpipe.model.chunk import RecordType
from docpipe.model.ids import ChunkId, SourceId


class Verdict(StrEnum):
    """``ACCEPT``: as it stands; ``REJECT``: no record; ``CORRECT``: with other type or facets."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What holds instead of what was found: ``None`` leaves it, an empty value empties it."""

    type: RecordType | None = None
    addressees: tuple[str, ...] | None = None
    municipalities: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    strength: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be changed."""
        return all(getattr(self, field.name) is None for field in fields(self))

    def over(self, earlier: "Corrections") -> "Corrections":
        """These, and what only the earlier ones say."""
        return Corrections(
            **{
                field.name: mine if (mine := getattr(self, field.name)) is not None else theirs
                for field in fields(self)
                for theirs in (getattr(earlier, field.name),)
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One verdict; a later one on the same place replaces it.

    Attributes:
        time: UTC, ISO 8601.
        name: Who said so.
        record_id: As it was then; the record is found again by ``places``.
        type: As it was found, before any correction.
        rule: What had found it.
        places: The quote, one anchor a range, in reading order.
        corrections: All that hold from now on, those of earlier verdicts included.
    """

    time: str
    name: str
    reason: str
    verdict: Verdict
    source_id: SourceId
    record_id: ChunkId
    type: RecordType
    rule: str | None
    places: tuple[Anchor, ...]
    corrections: Corrections = Corrections()

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.reason.strip():
            raise ValueError("a verdict needs a name and a reason")
        if not self.places:
            raise ValueError("a verdict needs a place")
