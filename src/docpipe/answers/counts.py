"""How many records each topic, municipality or document has, by type and by year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from docpipe.model import Chunk, DocumentInfo, Filters, RecordType
from docpipe.search import Searcher

RECORD_TYPES = tuple(kind for kind in RecordType if kind is not RecordType.PASSAGE)
OF_RECORDS = Filters(types=RECORD_TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What carries one value of a facet.

    Attributes:
        name: The value; a document's is its id.
        types: Type -> number of entries, passages included.
        years: Year -> number of records; those of undated documents are in no year.
    """

    name: str
    types: Mapping[str, int]
    years: Mapping[str, int]

    @property
    def records(self) -> int:
        """All but passages."""
        return sum(self.types.get(kind, 0) for kind in RECORD_TYPES)

    @property
    def undated(self) -> int:
        """Records of documents without year."""
        return self.records - sum(self.years.values())


def lines(searcher: Searcher, field: str, filters: Filters | None = None) -> tuple[Line, ...]:
    """One line a value, those with most records first, then by name.

    Args:
        searcher: The index.
        field: ``topics``, ``municipalities``, ``documents``, ``addressees`` or
            ``addressee_groups``.
        filters: Which entries count, whatever their type.
    """
    narrowed = replace(filters or Filters(), types=())
    types = searcher.crossed(field, "types", narrowed)
    years = searcher.crossed(field, "years", replace(narrowed, types=RECORD_TYPES))
    found = (Line(name=name, types=of, years=years.get(name, {})) for name, of in types.items())
    return tuple(sorted(found, key=lambda one: (-one.records, one.name.casefold(), one.name)))


def through_years(searcher: Searcher, filters: Filters) -> dict[str, dict[str, int]]:
    """Type -> year -> number of records."""
    return searcher.crossed("types", "years", replace(filters, types=RECORD_TYPES))


def span_of(years: Iterable[str]) -> tuple[str, ...]:
    """All years from the first to the last, also those in which nothing was said."""
    known = sorted(int(year) for year in years)
    return tuple(map(str, range(known[0], known[-1] + 1))) if known else ()


def latest(searcher: Searcher, filters: Filters, n: int) -> tuple[tuple[Chunk, DocumentInfo], ...]:
    """The newest entries that pass; within a year by title and reading order, undated ones last."""
    found: list[tuple[Chunk, DocumentInfo]] = []
    counts = searcher.facets(replace(filters, year_from=None, year_to=None)).years
    for year in sorted((int(one.value) for one in counts), reverse=True):
        if len(found) >= n:
            break
        if _is_within(year, filters):
            of_year = replace(filters, year_from=year, year_to=year)
            found += islice(searcher.records(of_year), n - len(found))
    if len(found) < n and filters.year_from is filters.year_to is None:
        undated = (entry for entry in searcher.records(filters) if entry[1].year is None)
        found += islice(undated, n - len(found))
    return tuple(found)


def _is_within(year: int, filters: Filters) -> bool:
    first, last = filters.year_from, filters.year_to
    return (first is None or first <= year) and (last is None or year <= last)
