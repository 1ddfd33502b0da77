"""What can be filtered by, and how much each value would leave."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from docpipe.index import FacetCount, Index, Selection
from docpipe.index.entries import fold_value
from docpipe.model import DocumentInfo, Filters, Mode, Query, SourceId
from docpipe.search.asking import read


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
    return _counted(index, lambda field: index.select(_without(filters, field)))


def count_choices(index: Index, query: Query) -> Choices:
    """Count over the entries that answer a question."""
    asked = read(query, index)
    spoken = {one.field for one in asked.interpretation.said}

    def of_question(field: str) -> Selection:
        # Who sets a filter overrules what the question says of it, and its words rank again.
        other = read(query, index, deaf_to=field) if field in spoken else asked
        passing = index.select(_without(other.filters, field))
        if other.mode is Mode.DENSE or other.takes_all:
            return passing
        return index.holding_any(other.naming, passing)

    selecting = lru_cache(maxsize=None)(of_question)

    def beside_those_set(field: str) -> Selection:
        whole = selecting(field)
        set_values = getattr(query.filters, field)
        mask = index.select(Filters(**{field: set_values})).mask if set_values else None
        return whole if field in _YEARS or mask is None else whole.narrowed(~mask)

    return Choices(counts=_counted(index, selecting), added=_counted(index, beside_those_set))


_YEARS = ("year_from", "year_to")


def _without(filters: Filters, field: str) -> Filters:
    if field in _YEARS:
        return replace(filters, year_from=None, year_to=None)
    return replace(filters, **{field: ()})  # type: ignore[arg-type] # no year


def _counted(index: Index, selecting: Selecting) -> FacetCounts:
    def of_documents(
        name: Callable[[DocumentInfo], str | None], field: str
    ) -> tuple[FacetCount, ...]:
        return _by_document(
            index.facet_counts("documents", selecting(field)), index.documents, name
        )

    years = of_documents(lambda one: None if one.year is None else str(one.year), "year_from")
    to_act = selecting("addressees")
    addressees = index.facet_counts("addressees", to_act)
    groups = index.facet_counts("addressee_groups", to_act)
    return FacetCounts(
        types=index.facet_counts("types", selecting("types")),
        topics=index.facet_counts("topics", selecting("topics")),
        addressees=_addressees(index, addressees, groups, to_act),
        addressee_groups=_addressees(index, groups, addressees, to_act),
        municipalities=index.facet_counts("municipalities", selecting("municipalities")),
        documents=index.facet_counts("documents", selecting("documents")),
        publishers=of_documents(lambda one: one.publisher, "publishers"),
        languages=of_documents(lambda one: one.language, "languages"),
        years=tuple(sorted(years, key=lambda one: one.value)),
    )


def _by_document(
    counts: tuple[FacetCount, ...],
    documents: Mapping[SourceId, DocumentInfo],
    name: Callable[[DocumentInfo], str | None],
) -> tuple[FacetCount, ...]:
    """Spellings that the filter takes for one count as one, under the commonest."""
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in counts:
        value = name(documents[SourceId(one.value)])
        if value is not None:
            spelled[fold_value(value)][value] += one.count
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
