"""What can be filtered by, and how much each value would leave."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from docpipe.index import FacetCount, Index, Selection
from docpipe.index.entries import fold_value
from docpipe.model import DocumentInfo, Filters, Mode, Query, SourceId
from docpipe.search.asking import Asked, read


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """By filter: its values and the number of entries, the commonest first.

    A filter's own values do not narrow its own counts: values of one filter are alternatives.
    ``documents`` names them by id; ``years`` rises.
    """

    types: tuple[FacetCount, ...]
    topics: tuple[FacetCount, ...]
    addressees: tuple[FacetCount, ...]
    addressee_groups: tuple[FacetCount, ...]
    municipalities: tuple[FacetCount, ...]
    documents: tuple[FacetCount, ...]
    publishers: tuple[FacetCount, ...]
    languages: tuple[FacetCount, ...]
    years: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What narrows or widens a result set, with what each choice comes to.

    Attributes:
        counts: Entries of the result set that hold a word of the question, as if the filter were
            not set. Whoever sets one value gets as many.
        added: How many more one more value of a filter brings that has values; otherwise the same.
    """

    counts: FacetCounts
    added: FacetCounts


Selecting = Callable[[str], Selection]
"""Field of ``Filters`` -> the entries that count when its own values do not narrow them."""


def count_facets(index: Index, filters: Filters) -> FacetCounts:
    """Count over the entries that pass ``filters``."""
    selecting = lru_cache(maxsize=None)(index.select)
    return _Counting(index).all(lambda field: selecting(_without(filters, field)))


def count_choices(index: Index, query: Query, asked: Asked) -> Choices:
    """Count over the entries that answer a question, which has been read already."""
    spoken = {one.field for one in asked.interpretation.said}

    def answering(other: Asked, filters: Filters) -> Selection:
        passing = index.select(filters)
        if other.mode is Mode.DENSE or other.takes_all:
            return passing
        return index.holding_any(other.naming, passing)

    # Filters that are not set leave the same entries when they are left out.
    as_asked = lru_cache(maxsize=None)(lambda filters: answering(asked, filters))

    def of_question(field: str) -> Selection:
        if field not in spoken:
            return as_asked(_without(asked.filters, field))
        # Who sets a filter overrules what the question says of it, and its words rank again.
        other = read(query, index, deaf_to=field)
        return answering(other, _without(other.filters, field))

    selecting = lru_cache(maxsize=None)(of_question)

    def beside_those_set(field: str) -> Selection:
        whole = selecting(field)
        set_values = getattr(query.filters, field)
        mask = index.select(Filters(**{field: set_values})).mask if set_values else None
        return whole if field in _YEARS or mask is None else whole.narrowed(~mask)

    counting = _Counting(index)
    return Choices(counts=counting.all(selecting), added=counting.all(beside_those_set))


_YEARS = ("year_from", "year_to")


def _without(filters: Filters, field: str) -> Filters:
    if field in _YEARS:
        return replace(filters, year_from=None, year_to=None)
    return replace(filters, **{field: ()})  # type: ignore[arg-type] # no year


class _Counting:
    """Counts the values of all filters; among the same entries only once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        # A selection is told from others by being itself.
        self._counts = lru_cache(maxsize=None)(index.facet_counts)
        self._of_documents = lru_cache(maxsize=None)(self._count_by_document)
        self._of_addressees = lru_cache(maxsize=None)(self._count_addressees)

    def all(self, selecting: Selecting) -> FacetCounts:
        """Each filter's values among its own selection."""
        years = self._of_documents(_year, selecting("year_from"))
        to_act = selecting("addressees")
        return FacetCounts(
            types=self._counts("types", selecting("types")),
            topics=self._counts("topics", selecting("topics")),
            addressees=self._of_addressees("addressees", "addressee_groups", to_act),
            addressee_groups=self._of_addressees("addressee_groups", "addressees", to_act),
            municipalities=self._counts("municipalities", selecting("municipalities")),
            documents=self._counts("documents", selecting("documents")),
            publishers=self._of_documents(_publisher, selecting("publishers")),
            languages=self._of_documents(_language, selecting("languages")),
            years=tuple(sorted(years, key=lambda one: one.value)),
        )

    def _count_by_document(
        self, name: Callable[[DocumentInfo], str | None], among: Selection
    ) -> tuple[FacetCount, ...]:
        return _by_document(self._counts("documents", among), self._index.documents, name)

    def _count_addressees(self, field: str, other: str, among: Selection) -> tuple[FacetCount, ...]:
        counts, others = self._counts(field, among), self._counts(other, among)
        return _addressees(self._index, counts, others, among)


def _year(document: DocumentInfo) -> str | None:
    return None if document.year is None else str(document.year)


def _publisher(document: DocumentInfo) -> str | None:
    return document.publisher


def _language(document: DocumentInfo) -> str | None:
    return document.language


def _by_document(
    counts: tuple[FacetCount, ...],
    documents: Mapping[SourceId, DocumentInfo],
    name: Callable[[DocumentInfo], str | None],
) -> tuple[FacetCount, ...]:
    """Spellings that the filter takes for one count as one, under the commonest."""
    values: Counter[str] = Counter()
    for one in counts:
        value = name(documents[SourceId(one.value)])
        if value is not None:
            values[value] += one.count
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for value, count in values.items():
        spelled[fold_value(value)][value] = count
    found = (
        FacetCount(value=min(of, key=lambda value: (-of[value], value)), count=of.total())
        for of in spelled.values()
    )
    return tuple(sorted(found, key=lambda one: (-one.count, one.value)))


def _addressees(
    index: Index, counts: tuple[FacetCount, ...], groups: tuple[FacetCount, ...], among: Selection
) -> tuple[FacetCount, ...]:
    """A name of an addressee may be that of a group, too; the filter takes either."""
    both = {fold_value(one.value) for one in groups}
    found = []
    for one in counts:
        if fold_value(one.value) in both:
            mask = index.select(Filters(addressees=(one.value,))).mask
            n = among.count if mask is None else among.narrowed(mask).count
            found.append(FacetCount(value=one.value, count=n))
        else:
            found.append(one)
    return tuple(sorted(found, key=lambda one: (-one.count, one.value)))
