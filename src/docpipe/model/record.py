"""A typed record: a recommendation, practice example, definition or demand, with proof."""

from dataclasses import dataclass, field

from docpipe.model.chunk import Facets, RecordField, RecordType
from docpipe.model.document import Evidence
from docpipe.model.ids import ChunkId, SectionId, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One statement of a document that can be cited on its own.

    Attributes:
        type: Any ``RecordType`` but ``PASSAGE``.
        rule: Name of the cue rule that found it.
        confidence: 0 to 1, how often that rule is right by the author's judgement.
        label: The headword of a definition, the title of a practice example; else ``None``.
        fields: Verbatim parts; a field that the text does not fill is absent.
        parent: The record in whose text this one stands, such as a recommendation inside a
            practice example; ``None`` for all others.
    """

    id: ChunkId
    source_id: SourceId
    type: RecordType
    evidence: Evidence
    section_id: SectionId | None
    rule: str
    confidence: float
    label: str | None = None
    fields: tuple[RecordField, ...] = ()
    facets: Facets = field(default_factory=Facets)
    parent: ChunkId | None = None

    def __post_init__(self) -> None:
        if self.type is RecordType.PASSAGE:
            raise ValueError("a passage is no record")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
        if self.parent == self.id:
            raise ValueError("a record does not stand in itself")
