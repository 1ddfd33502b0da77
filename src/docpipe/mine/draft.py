"""A record before it is cited, and how it becomes one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docpipe.mine import grounds
from docpipe.mine.scheme import Scheme
from docpipe.mine.topics import Topics
from docpipe.model import (
    Block,
    BlockId,
    ChunkId,
    Document,
    Evidence,
    FacetName,
    Facets,
    Ground,
    Origin,
    Record,
    RecordField,
    RecordType,
    SectionId,
    TextRange,
    record_id,
)
from docpipe.model.document import cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a rule found: where, of which type, how sure; see ``model.Record``.

    Attributes:
        within: The draft in whose text this one stands.
        grounds: Why the addressees and municipalities are what they are; their words are cut out
            when the draft is cited.
    """

    type: RecordType
    ranges: tuple[TextRange, ...]
    rule: str
    confidence: float
    label: str | None = None
    fields: tuple[tuple[str, TextRange], ...] = ()
    addressees: tuple[str, ...] = ()
    addressee_groups: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    strength: str | None = None
    within: "Draft | None" = None
    grounds: tuple[Ground, ...] = ()


class Citation:
    """Cuts quotes out of one document; keeps the look-up tables that citing needs."""

    def __init__(self, document: Document, scheme: Scheme | None = None) -> None:
        self._document = document
        self._blocks: Mapping[BlockId, Block] = {block.id: block for block in document.blocks}
        self._pages = {page.number: page for page in document.pages}
        self._topics = Topics(document, scheme)
        self._paths: dict[SectionId | None, tuple[str, ...]] = {None: ()}
        for section in document.sections:
            self._paths[section.id] = document.heading_path(section.id)

    def cite(self, ranges: tuple[TextRange, ...]) -> Evidence:
        """Like ``Document.cite``."""
        return cite(ranges, self._blocks, self._pages)

    def record(self, draft: Draft) -> Record:
        """Prove a draft."""
        evidence = self.cite(draft.ranges)
        section = self._blocks[draft.ranges[0].block_id].section_id
        parent = draft.within
        found = self._topics.find(evidence.quote, self._paths[section])
        return Record(
            id=self._id(draft, evidence),
            source_id=self._document.source_id,
            type=draft.type,
            evidence=evidence,
            section_id=section,
            rule=draft.rule,
            confidence=draft.confidence,
            label=draft.label,
            fields=tuple(
                RecordField(name=name, evidence=self.cite((place,))) for name, place in draft.fields
            ),
            facets=Facets(
                topics=tuple(finding.name for finding in found),
                addressees=draft.addressees,
                addressee_groups=draft.addressee_groups,
                municipalities=draft.municipalities,
                strength=draft.strength,
                grounds=grounds.surest(
                    (*self._grounds(draft), *grounds.of_topics(found, evidence))
                ),
            ),
            parent=self._id(parent, self.cite(parent.ranges)) if parent else None,
        )

    def _id(self, draft: Draft, evidence: Evidence) -> ChunkId:
        places = [str(place) for place in draft.ranges]
        return record_id(self._document.source_id, draft.type, places, evidence.quote)

    def _grounds(self, draft: Draft) -> Iterator[Ground]:
        """The draft's own, with their words, and one for each value that has none."""
        for ground in draft.grounds:
            place = ground.place
            words = self._blocks[place.block_id].text[place.start : place.end] if place else None
            yield replace(ground, quote=words)
        named = {(ground.facet, ground.value) for ground in draft.grounds}
        values = (
            *((FacetName.ADDRESSEE, value) for value in draft.addressees),
            *((FacetName.MUNICIPALITY, value) for value in draft.municipalities),
        )
        for facet, value in values:
            if (facet, value) not in named:
                yield grounds.of(facet, value, Origin.CONTEXT)


def text_range(block: Block, start: int = 0, end: int | None = None) -> TextRange:
    """A range of a block without white space at its edges."""
    end = len(block.text) if end is None else end
    part = block.text[start:end]
    return TextRange(
        block_id=block.id,
        start=start + len(part) - len(part.lstrip()),
        end=end - (len(part) - len(part.rstrip())),
    )
