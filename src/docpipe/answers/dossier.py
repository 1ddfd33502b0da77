"""Everything found on a question, ordered as a paper for a meeting; nothing is worded anew.

How deep a paper goes is decided by relevance: a record is in it if its score is at least a share of
the best record's. A number of hits would be too many for a narrow question and too few for a
broad one; shares of a score hold for both, because scores are sums of shares of a best.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from docpipe.model import (
    Chunk,
    DocumentInfo,
    Hit,
    Interpretation,
    Query,
    RecordType,
    Repeat,
    SearchResult,
    SourceId,
)
from docpipe.search import Searcher


class Depth(StrEnum):
    """How much is taken in."""

    BRIEF = "brief"
    NORMAL = "normal"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is taken in at one depth.

    Attributes:
        floor: Share of the best record's score below which a record is left out.
        most: Records at most; what is longer is no paper but a list, which ``docpipe records`` and
            the downloads of a search give without a cap.
    """

    floor: float
    most: int


BOUNDS = {
    Depth.BRIEF: Bounds(floor=0.7, most=30),
    # On the sample publications, records below half of the best speak of something else.
    Depth.NORMAL: Bounds(floor=0.5, most=120),
    Depth.FULL: Bounds(floor=0.3, most=400),
}

FEW = 5
"""Records; with fewer, passages of running text are taken in, too."""

MOST_PASSAGES = 10

STRENGTHS = ("muss", "soll", "sollte", "kann")
"""Of wording, the most binding first."""

_RECORDS = (
    RecordType.RECOMMENDATION,
    RecordType.DEMAND,
    RecordType.PRACTICE,
    RecordType.DEFINITION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One entry of the paper.

    Attributes:
        number: Its running number there, from 1.
        share: Its score as a part of the best one's; ``None`` for what a note on a term brought in.
        repeats: All other places that say the same, the earliest first.
    """

    number: int
    chunk: Chunk
    document: DocumentInfo
    share: float | None = None
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What is addressed to one group of addressees.

    Attributes:
        name: ``None`` for what names nobody.
        findings: The most binding first, then the most relevant.
        also: Numbers of findings under another group that address this one, too.
    """

    name: str | None
    findings: tuple[Finding, ...]
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """How often something was said in one year, by type, repeats included."""

    year: int | None
    counts: tuple[tuple[RecordType, int], ...]
    documents: tuple[DocumentInfo, ...]


class Gap(StrEnum):
    """What a reader would expect and does not find.

    ``NO_…``: there is nothing; ``FAR_…``: there is only what stays below the floor.
    """

    NO_RECOMMENDATION = "no_recommendation"
    FAR_RECOMMENDATION = "far_recommendation"
    NO_DEMAND = "no_demand"
    FAR_DEMAND = "far_demand"
    NO_PRACTICE = "no_practice"
    FAR_PRACTICE = "far_practice"
    NO_DEFINITION = "no_definition"
    FAR_DEFINITION = "far_definition"
    FEW_RECORDS = "few_records"
    ONE_DOCUMENT = "one_document"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A question and all that is said on it.

    Attributes:
        created: The day it was made, as the caller says.
        total: Entries that hold words of the question, records and the relevant or not.
        is_cut: Whether more records pass the floor than are taken in.
        passages: Filled only where there are few records.
        years: By rising year, undated ones last.
        documents: All that are quoted, by year and title; undated ones last.
    """

    query: Query
    interpretation: Interpretation
    snapshot_id: str
    created: date
    depth: Depth
    total: int
    is_cut: bool
    recommendations: tuple[Group, ...]
    demands: tuple[Group, ...]
    practices: tuple[Finding, ...]
    definitions: tuple[Finding, ...]
    passages: tuple[Finding, ...]
    years: tuple[YearLine, ...]
    gaps: tuple[Gap, ...]
    documents: tuple[DocumentInfo, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All entries by their numbers."""
        grouped = (
            one for group in (*self.recommendations, *self.demands) for one in group.findings
        )
        listed = (*self.practices, *self.definitions, *self.passages)
        return tuple(sorted((*grouped, *listed), key=lambda one: one.number))


def dossier(
    searcher: Searcher, query: Query, *, created: date, depth: Depth = Depth.NORMAL
) -> Dossier:
    """Gather and order what is found on a question.

    Args:
        searcher: Where it is looked for.
        query: The question; ``k`` does not count. Without types of its own, all record types.
        created: The day that the paper bears: nothing in here reads a clock.
        depth: See ``BOUNDS``.

    Raises:
        QueryError: The question cannot be read.
    """
    bounds = BOUNDS[depth]
    result = searcher.ask(_of_records(searcher, query, 2 * bounds.most))
    relevant = _relevant(result.hits, bounds.floor)
    taken = relevant[: bounds.most]
    best = max((hit.score for hit in taken), default=0.0)
    unnumbered = [_finding(hit, best) for hit in taken]
    unnumbered += _noted(
        searcher, result.interpretation, query, {one.chunk.id for one in unnumbered}
    )
    passages = _passages(searcher, query, bounds.floor) if len(unnumbered) < FEW else []
    numbered = _numbered([*unnumbered, *passages])
    return Dossier(
        query=query,
        interpretation=result.interpretation,
        snapshot_id=result.snapshot_id,
        created=created,
        depth=depth,
        total=result.total,
        is_cut=len(relevant) > len(taken),
        recommendations=_grouped(_of_type(numbered, RecordType.RECOMMENDATION)),
        demands=_grouped(_of_type(numbered, RecordType.DEMAND)),
        practices=_of_type(numbered, RecordType.PRACTICE),
        definitions=_of_type(numbered, RecordType.DEFINITION),
        passages=_of_type(numbered, RecordType.PASSAGE),
        years=_years(numbered),
        gaps=_gaps(numbered, result, query),
        documents=_documents(numbered),
    )


def _of_records(searcher: Searcher, query: Query, k: int) -> Query:
    """The same question to records only, unless it chooses types itself, set or said in words.

    A passage would hide the record that stands in it.
    """
    query = replace(query, k=k, explain=False)
    if searcher.filters_of(query).types:
        return query
    return replace(query, filters=replace(query.filters, types=_RECORDS))


def _relevant(hits: Sequence[Hit], floor: float) -> list[Hit]:
    best = max((hit.score for hit in hits), default=0.0)
    # A question of filters alone ranks nothing: everything has the score 0 and belongs in.
    return [hit for hit in hits if hit.score >= floor * best]


def _finding(hit: Hit, best: float) -> Finding:
    return Finding(
        number=0,
        chunk=hit.chunk,
        document=hit.document,
        share=hit.score / best if best > 0 else 1.0,
        repeats=hit.repeats,
    )


def _noted(
    searcher: Searcher, understood: Interpretation, query: Query, known: set[str]
) -> Iterable[Finding]:
    """What the texts say of the question's own terms, however it ranks."""
    if query.filters.types and RecordType.DEFINITION not in query.filters.types:
        return
    for note in understood.notes:
        if note.entry_id not in known:
            chunk, document = searcher.get(note.entry_id)
            repeats = searcher.repeats(note.entry_id)
            yield Finding(number=0, chunk=chunk, document=document, repeats=repeats)


def _passages(searcher: Searcher, query: Query, floor: float) -> list[Finding]:
    types = searcher.filters_of(query).types
    if types and RecordType.PASSAGE not in types:
        return []
    filters = replace(query.filters, types=(RecordType.PASSAGE,))
    hits = searcher.ask(replace(query, k=MOST_PASSAGES, filters=filters, explain=False)).hits
    best = max((hit.score for hit in hits), default=0.0)
    return [_finding(hit, best) for hit in _relevant(hits, floor)]


_ORDER = (*_RECORDS, RecordType.PASSAGE)


def _numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Numbers in the order in which the paper shows them."""
    shown: list[Finding] = []
    findings = tuple({one.chunk.id: one for one in findings}.values())
    for kind in _ORDER:
        of_kind = _of_type(findings, kind)
        if kind in (RecordType.RECOMMENDATION, RecordType.DEMAND):
            shown += [one for group in _grouped(of_kind) for one in group.findings]
        else:
            shown += of_kind
    return tuple(replace(one, number=number) for number, one in enumerate(shown, start=1))


def _of_type(findings: Iterable[Finding], kind: RecordType) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.chunk.type is kind)


def _grouped(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Each finding once, under the first group it names; the largest group first."""
    named: dict[str | None, list[Finding]] = {}
    for one in findings:
        first, *others = one.chunk.facets.addressee_groups or (None,)
        named.setdefault(first, []).append(one)
        for other in others:
            named.setdefault(other, [])
    ordered = sorted(named, key=lambda name: (name is None, -len(named[name]), name or ""))
    return tuple(
        Group(
            name=name,
            findings=tuple(sorted(named[name], key=_by_strength)),
            also=tuple(
                one.number for one in findings if name in one.chunk.facets.addressee_groups[1:]
            ),
        )
        for name in ordered
    )


def _by_strength(one: Finding) -> tuple[int, float, str]:
    strength = one.chunk.facets.strength
    place = STRENGTHS.index(strength) if strength in STRENGTHS else len(STRENGTHS)
    return place, -(one.share or 0.0), one.chunk.id


def _places(one: Finding) -> list[tuple[Chunk, DocumentInfo]]:
    repeats = [(repeat.chunk, repeat.document) for repeat in one.repeats]
    return [(one.chunk, one.document), *repeats]


def _years(findings: Iterable[Finding]) -> tuple[YearLine, ...]:
    said = {
        chunk.id: (chunk, document)
        for one in findings
        if one.chunk.type is not RecordType.PASSAGE
        for chunk, document in _places(one)
    }
    years: dict[int | None, list[tuple[Chunk, DocumentInfo]]] = {}
    for chunk, document in said.values():
        years.setdefault(document.year, []).append((chunk, document))
    return tuple(
        YearLine(
            year=year,
            counts=tuple(
                (kind, sum(chunk.type is kind for chunk, _ in years[year])) for kind in _RECORDS
            ),
            documents=_in_order(document for _, document in years[year]),
        )
        for year in sorted(years, key=lambda year: (year is None, year or 0))
    )


def _documents(findings: Iterable[Finding]) -> tuple[DocumentInfo, ...]:
    return _in_order(document for one in findings for _, document in _places(one))


def _in_order(documents: Iterable[DocumentInfo]) -> tuple[DocumentInfo, ...]:
    found: dict[SourceId, DocumentInfo] = {document.id: document for document in documents}
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (one.year is None, one.year or 0, one.title.casefold(), one.id),
        )
    )


def _gaps(findings: Sequence[Finding], result: SearchResult, query: Query) -> tuple[Gap, ...]:
    if not findings:
        return (Gap.NOTHING,)
    wanted = query.filters.types or _RECORDS
    there = {one.chunk.type for one in findings}
    near = {hit.chunk.type for hit in result.hits}
    gaps = [
        Gap(f"{'far' if kind in near else 'no'}_{kind.value}")
        for kind in _RECORDS
        if kind in wanted and kind not in there
    ]
    records = [one for one in findings if one.chunk.type is not RecordType.PASSAGE]
    if len(records) < FEW:
        gaps.append(Gap.FEW_RECORDS)
    if len(_documents(findings)) == 1:
        gaps.append(Gap.ONE_DOCUMENT)
    return tuple(gaps)
