"""Why a record has its facet values: the surest ground of each."""

from collections.abc import Iterable
from dataclasses import replace

from docpipe.mine.addressees import Mention
from docpipe.mine.municipalities import Place
from docpipe.mine.topics import Finding
from docpipe.model import Evidence, FacetName, Ground, Origin, TextRange

TRUST = {
    Origin.TEXT: 0.9,
    Origin.CONTEXT: 0.8,
    Origin.HEADING: 0.7,
    Origin.DOCUMENT: 0.5,
    Origin.MEANING: 0.5,
    Origin.REVIEW: 1.0,
}
"""How often a value of this origin is right, by the author's judgement, where nothing finer is
known: the farther away the words stand, the less often they mean this very record."""

_ORDER = list(FacetName)
_NEARNESS = list(Origin)


def surest(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """One ground a value, sorted by facet and value; of equally sure ones the nearest, first."""
    best: dict[tuple[FacetName, str], Ground] = {}
    for ground in grounds:
        known = best.setdefault((ground.facet, ground.value), ground)
        if _weight(ground) > _weight(known):
            best[ground.facet, ground.value] = ground
    return tuple(best[key] for key in sorted(best, key=lambda key: (_ORDER.index(key[0]), key[1])))


def _weight(ground: Ground) -> tuple[float, int]:
    return ground.confidence, -_NEARNESS.index(ground.origin)


def of(facet: FacetName, value: str, origin: Origin, place: TextRange | None = None) -> Ground:
    """A ground that is as sure as its origin; its words are cut out when the draft is cited."""
    return Ground(facet=facet, value=value, origin=origin, confidence=TRUST[origin], place=place)


def of_mentions(
    named: Iterable[Mention], spoken: TextRange | None, otherwise: Origin
) -> tuple[Ground, ...]:
    """Addressees at their places in ``spoken``; without it they were named by ``otherwise``."""
    facet = FacetName.ADDRESSEE
    if spoken is None:
        return tuple(of(facet, mention.name, otherwise) for mention in named)
    return tuple(_of_mention(mention, spoken) for mention in named)


UNSURE = 0.5
"""Of a person who acts for himself, or of whom a sentence names without making him act."""


def _of_mention(mention: Mention, spoken: TextRange) -> Ground:
    if not mention.is_spoken:
        return of(FacetName.ADDRESSEE, mention.name, Origin.CONTEXT)
    place = within(spoken, mention.start, mention.end)
    ground = of(FacetName.ADDRESSEE, mention.name, Origin.TEXT, place)
    return ground if mention.carries else replace(ground, confidence=UNSURE)


def taken_up(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """The grounds of the sentence before, for one that only says ``sie``."""
    return tuple(of(g.facet, g.value, Origin.CONTEXT, g.place) for g in grounds)


def within(place: TextRange, start: int, end: int) -> TextRange:
    """``start:end`` counted from the start of a range."""
    return TextRange(block_id=place.block_id, start=place.start + start, end=place.start + end)


def of_places(places: Iterable[Place], evidence: Evidence) -> tuple[Ground, ...]:
    """Municipalities found in the quote."""
    return tuple(
        Ground(
            facet=FacetName.MUNICIPALITY,
            value=place.name,
            origin=Origin.TEXT,
            confidence=place.confidence,
            place=evidence.place_of(place.start, place.end),
            quote=evidence.quote[place.start : place.end],
        )
        for place in places
    )


def of_topics(findings: Iterable[Finding], evidence: Evidence) -> tuple[Ground, ...]:
    """Topics; those found in the quote point into it."""
    return tuple(_of_topic(finding, evidence) for finding in findings)


def _of_topic(finding: Finding, evidence: Evidence) -> Ground:
    in_text = finding.origin is Origin.TEXT
    place = evidence.place_of(finding.start, finding.end) if in_text else None
    return Ground(
        facet=FacetName.TOPIC,
        value=finding.name,
        origin=finding.origin,
        confidence=finding.confidence,
        place=place,
        quote=evidence.quote[finding.start : finding.end] if in_text else finding.words,
    )
