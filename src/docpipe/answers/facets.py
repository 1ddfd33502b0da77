"""What can be filtered by, with the number of entries of each value."""

from docpipe.export import filters_object
from docpipe.index import FacetCount
from docpipe.model import Filters, Query
from docpipe.search import Searcher


def facets_answer(
    searcher: Searcher, filters: Filters, query: Query | None = None
) -> dict[str, object]:
    """Counts by filter, under the public names of the filters; the commonest value first.

    A filter's own values do not narrow its own counts. Documents carry their title. With a
    question only entries that hold a word of it count; ``filters`` are then those of the question.

    Raises:
        QueryError: The question cannot be read.
    """
    counts = searcher.facets(filters) if query is None else searcher.choices(query).counts
    titles: dict[str, str] = {document.id: document.title for document in searcher.documents}
    facets: dict[str, object] = {
        "type": _listed(counts.types),
        "topic": _listed(counts.topics),
        "addressee": _listed(counts.addressees),
        "addressee_group": _listed(counts.addressee_groups),
        "municipality": _listed(counts.municipalities),
        "document": [
            {"value": one.value, "title": titles.get(one.value, one.value), "count": one.count}
            for one in counts.documents
        ],
        "publisher": _listed(counts.publishers),
        "language": _listed(counts.languages),
        "year": _listed(counts.years),
    }
    return {
        "snapshot_id": searcher.manifest.snapshot_id,
        "filters": filters_object(filters),
        "facets": facets,
    }


def _listed(counts: tuple[FacetCount, ...]) -> list[dict[str, object]]:
    return [{"value": one.value, "count": one.count} for one in counts]
