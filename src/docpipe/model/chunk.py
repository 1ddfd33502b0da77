"""The findable unit: a passage or a record, with everything a hit shows."""

from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.document import Evidence
from docpipe.model.ids import ChunkId, SectionId, SourceId


class RecordType(StrEnum):
    """What can be found. ``PASSAGE`` is everything that is none of the four record types."""

    RECOMMENDATION = "recommendation"
    PRACTICE = "practice"
    DEFINITION = "definition"
    DEMAND = "demand"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """By what a record or passage can be filtered; values sorted, without repeats.

    Attributes:
        addressees: Who is to act, as the text names them, in a canonical plural.
        addressee_groups: The closed list that the facet uses.
        municipalities: Official names, districts with ``Kreis`` or ``Landkreis``.
        strength: ``muss``, ``soll``, ``sollte`` or ``kann``; ``None`` if not expressed.
    """

    topics: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    addressee_groups: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    strength: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """A named part of a record (``title``, ``place``, ``term``, ``meaning`` …), itself verbatim."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One entry of the index: a record, or a passage of running text.

    Attributes:
        id: The record's own id, or ``<source>:c…`` for a passage.
        ordinal: Position in the document's reading order; records and passages share one count.
        label: The headword of a definition, the title of a practice example; else ``None``.
        fields: The record's verbatim parts, in its order; a passage has none.
    """

    id: ChunkId
    source_id: SourceId
    ordinal: int
    type: RecordType
    evidence: Evidence
    section_id: SectionId | None
    heading_path: tuple[str, ...]
    label: str | None = None
    facets: Facets = Facets()
    fields: tuple[RecordField, ...] = ()
