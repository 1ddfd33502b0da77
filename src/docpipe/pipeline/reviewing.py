"""Verdicts of people, laid over what the miner finds now.

The miner proposes anew whenever it changes; a verdict holds for a place in the paper. So verdicts
are found again by anchors and applied when the index is made: the artefacts in the corpus stay
what the machine made, and a verdict can be taken back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from docpipe.chunk import FacetsOf
from docpipe.mine.given import given, groups_of
from docpipe.model import (
    Chunk,
    ChunkId,
    Corrections,
    Document,
    FacetName,
    Facets,
    RecordType,
    Review,
    Source,
    SourceId,
    TextRange,
    Verdict,
    chunk_id,
    record_id,
)
from docpipe.model.anchor import LetterStream

SAME_PLACE = 0.6
"""Share of characters from which two quotes are the same: a changed miner may add a lead-in or cut
a rest, but what is mostly other text was not judged."""

CORE = 0.3
CORE_OF_NORM = 0.5
"""Share that a judged quote has at least of a longer record that took it in. A definition grows by
its reasons, an example by its results, and stays the same one; of a list that merges several
recommendations the others were not judged."""

_NORM = "norm"
_FAMILY = {RecordType.RECOMMENDATION: _NORM, RecordType.DEMAND: _NORM}

_Ranges = tuple[TextRange, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A verdict and where its quote stands now."""

    review: Review
    ranges: _Ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A document's entries as people want them.

    Attributes:
        chunks: In reading order.
        of: The verdict in force by record, those that only stand because of it included.
        rejected: Records that are left out, as the miner found them, by id.
        overruled: Verdicts that a later one on the same place replaces.
        lost: Verdicts whose words do not stand in the document any more.
    """

    chunks: tuple[Chunk, ...]
    of: Mapping[ChunkId, Review]
    rejected: Mapping[ChunkId, Review]
    overruled: tuple[Review, ...]
    lost: tuple[Review, ...]


def reviews_by_source(
    reviews: Iterable[Review], sources: Iterable[Source]
) -> dict[SourceId, tuple[Review, ...]]:
    """Verdicts by the source that is served now: a newer version inherits those on earlier ones."""
    newest_of = newest(sources)
    found: dict[SourceId, list[Review]] = defaultdict(list)
    for review in reviews:
        found[newest_of.get(review.source_id, review.source_id)].append(review)
    return {source: tuple(of) for source, of in found.items()}


def newest(sources: Iterable[Source]) -> dict[SourceId, SourceId]:
    """Every source -> the newest version of the same document."""
    newer = {source.id: source.superseded_by for source in sources}
    found: dict[SourceId, SourceId] = {}
    for first in newer:
        source, seen = first, {first}
        while (following := newer.get(source)) is not None and following not in seen:
            source = following
            seen.add(source)
        found[first] = source
    return found


def apply_reviews(
    document: Document, chunks: Sequence[Chunk], reviews: Sequence[Review], facets: FacetsOf
) -> Reviewed:
    """Leave out what was rejected, correct what was corrected, keep what was accepted.

    A record is meant by a verdict if the two share most of their text. What was accepted stays a
    record even if the miner does not find it any more, and what was rejected does not come back
    as a slightly different quote; its words stay findable as a passage. ``facets`` reads those of
    a record that only stands because of a verdict.
    """
    stream = LetterStream(document)
    placed = [Placed(review, _resolved(stream, review)) for review in reviews]
    standing = [one for n, one in enumerate(placed) if one.ranges and not _later(one, placed[n:])]
    sheet = _Sheet(document, chunks, facets)
    for one in standing:
        sheet.apply(one)
    in_force = {id(one.review) for one in standing}
    return Reviewed(
        chunks=sheet.in_order(),
        of=sheet.of,
        rejected=sheet.rejected,
        overruled=tuple(p.review for p in placed if p.ranges and id(p.review) not in in_force),
        lost=tuple(p.review for p in placed if not p.ranges),
    )


def _resolved(stream: LetterStream, review: Review) -> _Ranges:
    """All ranges or none: half a quote is another quote."""
    found = [stream.resolve(place) for place in review.places]
    return tuple(part for parts in found for part in parts) if all(found) else ()


def _later(one: Placed, following: Sequence[Placed]) -> bool:
    return any(
        _family(one.review.type) == _family(other.review.type)
        and shared(one.ranges, other.ranges)
        >= SAME_PLACE * max(_length(one.ranges), _length(other.ranges))
        for other in following[1:]
        if other.ranges
    )


class _Sheet:
    """The entries of one document while verdicts are applied to them."""

    def __init__(self, document: Document, chunks: Sequence[Chunk], facets: FacetsOf) -> None:
        self._document = document
        self._facets = facets
        self._chunks = {chunk.id: chunk for chunk in chunks}
        self._passages = [chunk for chunk in chunks if chunk.type is RecordType.PASSAGE]
        self.of: dict[ChunkId, Review] = {}
        self.rejected: dict[ChunkId, Review] = {}

    def in_order(self) -> tuple[Chunk, ...]:
        ordered = sorted(self._chunks.values(), key=lambda chunk: (chunk.ordinal, chunk.id))
        return tuple(ordered)

    def apply(self, one: Placed) -> None:
        review = one.review
        meant = [chunk for chunk in self._records() if _is_meant(chunk, one)]
        if review.verdict is Verdict.REJECT:
            for chunk in meant:
                self._leave_out(chunk, review)
            return
        whole = [chunk for chunk in meant if _covers(chunk, one)]
        if not whole:
            # The miner cuts the place otherwise now: what was accepted stays as it was accepted.
            for chunk in meant:
                self._leave_out(chunk, review)
            whole = [self._restored(one)]
        best = max(whole, key=lambda chunk: (shared(chunk.evidence.ranges, one.ranges), chunk.id))
        self._chunks[best.id] = corrected(best, review)
        self.of[best.id] = review

    def _records(self) -> list[Chunk]:
        return [c for c in self._chunks.values() if c.type is not RecordType.PASSAGE]

    def _leave_out(self, chunk: Chunk, review: Review) -> None:
        del self._chunks[chunk.id]
        self.rejected[chunk.id] = review
        ranges = chunk.evidence.ranges
        if not any(shared(p.evidence.ranges, ranges) == _length(ranges) for p in self._passages):
            passage = _as_passage(chunk)
            self._chunks[passage.id] = passage

    def _restored(self, one: Placed) -> Chunk:
        document, review = self._document, one.review
        blocks = {block.id: block for block in document.blocks}
        ranges = tuple(_with_signs(place, blocks[place.block_id].text) for place in one.ranges)
        evidence = document.cite(ranges)
        section = blocks[ranges[0].block_id].section_id
        path = document.heading_path(section) if section else ()
        around = [c for c in self._passages if shared(c.evidence.ranges, one.ranges)]
        places = [str(place) for place in ranges]
        return Chunk(
            id=record_id(document.source_id, review.type, places, evidence.quote),
            source_id=document.source_id,
            ordinal=around[0].ordinal if around else 0,
            type=review.type,
            evidence=evidence,
            section_id=section,
            heading_path=path,
            facets=self._facets(evidence, path),
            rule=review.rule,
        )


def _with_signs(place: TextRange, text: str) -> TextRange:
    """With full stop, brackets and quotation marks: an anchor knows letters only."""
    start, end = place.start, place.end
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    while start and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    return TextRange(block_id=place.block_id, start=start, end=end)


def _as_passage(chunk: Chunk) -> Chunk:
    evidence, facets = chunk.evidence, chunk.facets
    grounds = tuple(g for g in facets.grounds if g.facet is not FacetName.ADDRESSEE)
    return replace(
        chunk,
        id=chunk_id(chunk.source_id, map(str, evidence.ranges), evidence.quote),
        type=RecordType.PASSAGE,
        label=None,
        fields=(),
        rule=None,
        confidence=None,
        facets=replace(facets, addressees=(), addressee_groups=(), strength=None, grounds=grounds),
    )


def corrected(chunk: Chunk, review: Review) -> Chunk:
    """The record as the verdict wants it; a person's word is sure."""
    return replace(
        chunk,
        type=review.corrections.type or chunk.type,
        facets=_corrected_facets(chunk.facets, review.corrections),
        confidence=1.0,
        review=review.verdict.value,
    )


def _corrected_facets(facets: Facets, given_values: Corrections) -> Facets:
    values = {
        FacetName.ADDRESSEE: given_values.addressees,
        FacetName.MUNICIPALITY: given_values.municipalities,
        FacetName.TOPIC: given_values.topics,
    }
    kept = tuple(ground for ground in facets.grounds if values[ground.facet] is None)
    said = (
        ground
        for facet, names in values.items()
        if names is not None
        for ground in given(facet, names)
    )
    order = list(FacetName)
    addressees = given_values.addressees
    return replace(
        facets,
        addressees=_named(addressees, facets.addressees),
        addressee_groups=facets.addressee_groups if addressees is None else groups_of(addressees),
        municipalities=_named(given_values.municipalities, facets.municipalities),
        topics=_named(given_values.topics, facets.topics),
        strength=facets.strength
        if given_values.strength is None
        else given_values.strength or None,
        grounds=tuple(sorted((*kept, *said), key=lambda g: (order.index(g.facet), g.value))),
    )


def _named(instead: tuple[str, ...] | None, found: tuple[str, ...]) -> tuple[str, ...]:
    return found if instead is None else tuple(sorted(set(instead)))


def _is_meant(chunk: Chunk, one: Placed) -> bool:
    """Most of the record was judged, or what was judged is its core.

    As another type of record, both must be the same text.
    """
    length = _length(chunk.evidence.ranges)
    common = shared(chunk.evidence.ranges, one.ranges)
    covers = common >= SAME_PLACE * _length(one.ranges)
    family = _family(chunk.type)
    review = one.review
    if family not in {_family(review.type), _family(review.corrections.type or review.type)}:
        return covers and common >= SAME_PLACE * length
    core = CORE_OF_NORM if family == _NORM else CORE
    return common >= (core if covers else SAME_PLACE) * length


def _covers(chunk: Chunk, one: Placed) -> bool:
    common = shared(chunk.evidence.ranges, one.ranges)
    return common >= SAME_PLACE * _length(one.ranges)


def _family(kind: RecordType) -> str:
    """Whether a sentence advises or demands is one question."""
    return _FAMILY.get(kind, kind.value)


def _length(ranges: _Ranges) -> int:
    return sum(place.end - place.start for place in ranges)


def shared(one: _Ranges, other: _Ranges) -> int:
    """How many characters both cover."""
    return sum(
        max(0, min(mine.end, yours.end) - max(mine.start, yours.start))
        for mine in one
        for yours in other
        if mine.block_id == yours.block_id
    )
