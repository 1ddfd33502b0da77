"""Records and passages one by one, and all that pass filters."""

from collections.abc import Iterator

from docpipe.answers.dates import Chronicle, moment
from docpipe.export import entry_object, hit_object, repeats_object, timeline_object
from docpipe.index import Selection
from docpipe.model import Chunk, DocumentInfo, Filters
from docpipe.search import Searcher
from docpipe.search.query import of_records


def entry_answer(searcher: Searcher, entry_id: str) -> dict[str, object]:
    """One record or passage with the text around it and where else the same is said.

    Raises:
        UnknownIdError: There is no such entry.
    """
    around = searcher.context(entry_id)
    entry = hit_object(around.chunk, around.document)
    entry["context"] = {
        "before": [neighbour.evidence.quote for neighbour in around.before],
        "after": [neighbour.evidence.quote for neighbour in around.after],
    }
    entry["repeats"] = repeats_object(searcher.repeats(entry_id))
    return entry


def timeline_answer(searcher: Searcher, entry_id: str) -> dict[str, object]:
    """Since when the same is said, by year.

    Raises:
        UnknownIdError: There is no such entry.
    """
    return {"id": entry_id, "through_time": timeline_object(searcher.timeline(entry_id))}


def record_answers(
    searcher: Searcher,
    filters: Filters,
    part: slice,
    chronicle: Chronicle | None = None,
    since: str = "",
) -> tuple[int, Iterator[dict[str, object]]]:
    """How many records pass, and some of them, in the order of ``Searcher.records``.

    Args:
        searcher: The open snapshot.
        filters: What must hold.
        part: Which of them are given.
        chronicle: Whence dates are taken.
        since: Only records that are new or changed since that date or moment; empty for all.

    Raises:
        QueryError: ``since`` is no date.
    """
    passing = _passing(searcher, filters, chronicle, since)
    entries = searcher.index.entries(passing, part)
    return passing.count, (entry_object(entry) for entry in entries)


def records_since(
    searcher: Searcher, filters: Filters, chronicle: Chronicle | None, since: str
) -> Iterator[tuple[Chunk, DocumentInfo]]:
    """All records that are new or changed since a date or moment; empty for whenever."""
    return searcher.index.entries(_passing(searcher, filters, chronicle, since))


def _passing(
    searcher: Searcher, filters: Filters, chronicle: Chronicle | None, since: str
) -> Selection:
    passing = searcher.index.select(of_records(filters))
    if not since or chronicle is None:
        return passing
    late = chronicle.of(searcher).since(moment(since))
    return passing if late.mask is None else passing.narrowed(late.mask)
