"""What can be filtered by, and how much each value would leave."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from docpipe.index import FacetCount, Index
from docpipe.model import DocumentInfo, Filters, SourceId


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


def count_facets(index: Index, filters: Filters) -> FacetCounts:
    """Count over the entries that pass ``filters``."""
    without_addressees = replace(filters, addressees=())

    def of_documents(
        name: Callable[[DocumentInfo], str | None], leaving: Filters
    ) -> tuple[FacetCount, ...]:
        return _by_document(index.facet_counts("documents", leaving), index.documents, name)

    return FacetCounts(
        types=index.facet_counts("types", replace(filters, types=())),
        topics=index.facet_counts("topics", replace(filters, topics=())),
        addressees=index.facet_counts("addressees", without_addressees),
        addressee_groups=index.facet_counts("addressee_groups", without_addressees),
        municipalities=index.facet_counts("municipalities", replace(filters, municipalities=())),
        documents=index.facet_counts("documents", replace(filters, documents=())),
        publishers=of_documents(lambda one: one.publisher, replace(filters, publishers=())),
        languages=of_documents(lambda one: one.language, replace(filters, languages=())),
        years=tuple(
            sorted(
                of_documents(
                    lambda one: None if one.year is None else str(one.year),
                    replace(filters, year_from=None, year_to=None),
                ),
                key=lambda one: one.value,
            )
        ),
    )


def _by_document(
    counts: tuple[FacetCount, ...],
    documents: Mapping[SourceId, DocumentInfo],
    name: Callable[[DocumentInfo], str | None],
) -> tuple[FacetCount, ...]:
    totals: Counter[str] = Counter()
    for one in counts:
        value = name(documents[SourceId(one.value)])
        if value is not None:
            totals[value] += one.count
    found = (FacetCount(value=value, count=count) for value, count in totals.items())
    return tuple(sorted(found, key=lambda one: (-one.count, one.value)))
