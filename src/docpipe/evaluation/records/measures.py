"""Counting what was found, missed and made up, over any number of papers."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from docpipe.evaluation.extraction.tokens import tokens
from docpipe.evaluation.records.gold import NEAR_MISS, TYPES, GoldItem, GoldPaper
from docpipe.evaluation.records.matching import Pairing, f1, pair
from docpipe.model import Record, RecordType

_ASKING = frozenset({RecordType.RECOMMENDATION.value, RecordType.DEMAND.value})
_SAME_FIELD = 0.5
"""Token-F1: a field is right if it shares half its words with the labelled one."""
_RESAMPLES = 1000
_SEED = 20260101


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A paper, and what became of its labels."""

    paper: GoldPaper
    pairing: Pairing


@dataclass(slots=True)
class Share:
    """Right ones among the predicted and among the wanted."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0

    def add(self, right: int, predicted: int, wanted: int) -> None:
        """Count some more."""
        self.right += right
        self.predicted += predicted
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """1 if nothing was predicted."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """1 if nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 if nothing is right."""
        total = self.predicted + self.wanted
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True, kw_only=True)
class Figures:
    """Everything that is counted over a set of papers.

    Attributes:
        constructions: Label type and construction to found ones among the labelled; of a
            near-miss, those that came out as a record.
        addressees: Sets over found recommendations and demands whose own words name somebody.
        fields: Field name to agreement, over found records whose label marks any field.
        invented: Fields whose words do not stand in the passage that was labelled.
    """

    types: dict[RecordType, Share] = field(default_factory=lambda: {t: Share() for t in TYPES})
    constructions: dict[tuple[str, str], Share] = field(default_factory=lambda: defaultdict(Share))
    addressees: Share = field(default_factory=Share)
    municipalities: Share = field(default_factory=Share)
    topics: Share = field(default_factory=Share)
    pages: Share = field(default_factory=Share)
    fields: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    invented: list[tuple[str, str]] = field(default_factory=list)
    n_papers: int = 0
    n_lost: int = 0

    @property
    def macro_f1(self) -> float:
        """Mean of the types that are labelled or mined at all."""
        counted = [s.f1 for s in self.types.values() if s.wanted or s.predicted]
        return fmean(counted) if counted else 1.0

    @property
    def near_misses(self) -> Share:
        """All near-misses: ``right`` are those that came out as a record."""
        total = Share()
        for (kind, _), share in self.constructions.items():
            if kind == NEAR_MISS:
                total.add(share.right, 0, share.wanted)
        return total


def judge(paper: GoldPaper, records: Iterable[Record]) -> Judged:
    """Match what was mined of a paper, on its labelled pages, with its labels."""
    covered = [r for r in records if paper.covers(p.page for p in r.evidence.pages)]
    return Judged(paper=paper, pairing=pair(paper.items, covered))


def figures(judged: Sequence[Judged]) -> Figures:
    """Add up."""
    total = Figures(n_papers=len(judged))
    for one in judged:
        total.n_lost += one.paper.n_lost
        _count_types(total, one.pairing)
        _count_constructions(total, one)
        for item, record in one.pairing.found:
            _count_facets(total, item, record)
            _count_fields(total, item, record)
    return total


def macro_interval(judged: Sequence[Judged]) -> tuple[float, float]:
    """95 % bootstrap interval of macro-F1; what is drawn again are papers, with a fixed seed."""
    draw = random.Random(_SEED)  # noqa: S311 - no secret hangs on it
    values = sorted(_macro_f1(draw.choices(judged, k=len(judged))) for _ in range(_RESAMPLES))
    return values[int(0.025 * _RESAMPLES)], values[int(0.975 * _RESAMPLES)]


def _macro_f1(judged: Sequence[Judged]) -> float:
    total = Figures()
    for one in judged:
        _count_types(total, one.pairing)
    return total.macro_f1


def _count_types(total: Figures, pairing: Pairing) -> None:
    for item, _ in pairing.found:
        total.types[RecordType(item.type)].add(1, 1, 1)
    for item in pairing.missed:
        total.types[RecordType(item.type)].add(0, 0, 1)
    for record in pairing.spurious:
        total.types[record.type].add(0, 1, 0)


def _count_constructions(total: Figures, one: Judged) -> None:
    found = Counter((item.type, item.construction) for item, _ in one.pairing.found)
    fooled = Counter(
        (item.type, item.construction)
        for item in one.paper.items
        if any(item is near for near, _ in one.pairing.fooled)
    )
    wanted = Counter((item.type, item.construction) for item in one.paper.items)
    for key, count in wanted.items():
        total.constructions[key].add(found[key] + fooled[key], 0, count)


def _count_facets(total: Figures, item: GoldItem, record: Record) -> None:
    facets = record.facets
    if item.type in _ASKING and item.addressees and not item.implied:
        _count_sets(total.addressees, item.addressees, facets.addressees)
    if item.type == RecordType.PRACTICE:
        _count_sets(total.municipalities, item.municipalities, facets.municipalities)
    _count_sets(total.topics, item.topics, facets.topics)
    if item.pages:
        right = bool(item.pages & {region.page for region in record.evidence.pages})
        total.pages.add(right, 1, 1)


def _count_sets(share: Share, wanted: Iterable[str], predicted: Iterable[str]) -> None:
    left, right = ({name.casefold() for name in names} for names in (wanted, predicted))
    share.add(len(left & right), len(right), len(left))


def _count_fields(total: Figures, item: GoldItem, record: Record) -> None:
    passage = set(tokens(" ".join(item.texts)))
    predicted = {part.name: part.evidence.quote for part in record.fields}
    for name, quote in predicted.items():
        # A title may be the heading above the passage.
        if name != "title" and not set(tokens(quote)) <= passage:
            total.invented.append((name, quote))
    if not item.fields:
        return
    for name in sorted({*item.fields, *predicted}):
        wanted, got = item.fields.get(name), predicted.get(name)
        right = wanted is not None and got is not None and _same(wanted, got)
        total.fields[name].add(right, got is not None, wanted is not None)


def _same(wanted: str, got: str) -> bool:
    return f1(Counter(tokens(wanted)), Counter(tokens(got))) >= _SAME_FIELD
