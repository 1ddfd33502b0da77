"""The findable unit: a passage or a record, with everything a hit shows."""

from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.document import Evidence, TextRange
from docpipe.model.ids import ChunkId, SectionId, SourceId


class RecordType(StrEnum):
    """What can be found. ``PASSAGE`` is everything that is none of the four record types."""

    RECOMMENDATION = "recommendation"
    PRACTICE = "practice"
    DEFINITION = "definition"
    DEMAND = "demand"
    PASSAGE = "passage"


class FacetName(StrEnum):
    """The facets that are read out of the text, each value with its ground."""

    ADDRESSEE = "addressee"
    MUNICIPALITY = "municipality"
    TOPIC = "topic"


class Origin(StrEnum):
    """What gave a facet its value, from the surest to the least sure.

    ``TEXT`` is the record's own words, ``CONTEXT`` the text around it (a lead-in, the sentence
    before, a table's head), ``HEADING`` a heading above it, ``DOCUMENT`` the document's title or
    metadata, ``MEANING`` nearness to texts on the subject, without any word to point at.
    ``REVIEW`` is a person who said so.
    """

    TEXT = "text"
    CONTEXT = "context"
    HEADING = "heading"
    DOCUMENT = "document"
    MEANING = "meaning"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a facet has a value.

    Attributes:
        value: As it stands in ``Facets``.
        confidence: 0 to 1, how often such a ground is right.
        place: Where the words stand that say so; ``None`` where there are none to point at.
        quote: These words, verbatim; also those of the document's title, which has no place.
    """

    facet: FacetName
    value: str
    origin: Origin
    confidence: float
    place: TextRange | None = None
    quote: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """By what a record or passage can be filtered; values sorted, without repeats.

    Attributes:
        addressees: Who is to act, as the text names them, in a canonical plural.
        addressee_groups: The closed list that the facet uses.
        municipalities: Official names, districts with ``Kreis`` or ``Landkreis``.
        strength: ``muss``, ``soll``, ``sollte`` or ``kann``; ``None`` if not expressed.
        grounds: One for each topic, addressee and municipality, sorted by facet and value.
    """

    topics: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    addressee_groups: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    strength: str | None = None
    grounds: tuple[Ground, ...] = ()


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
        rule: Name of the cue rule that found the record.
        confidence: 0 to 1, how often that rule is right; both ``None`` for a passage.
        parent: The record in whose text this one stands, such as advice inside a practice example.
        group: Names the entries of an index that say the same: the id of the earliest. ``None``
            where nothing else does, and always in the corpus, which knows one paper at a time.
        review: ``accept`` or ``correct`` if a person has seen the record (``model.Verdict``);
            ``None`` in the corpus, where verdicts are kept apart.
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
    rule: str | None = None
    confidence: float | None = None
    parent: ChunkId | None = None
    group: ChunkId | None = None
    review: str | None = None
