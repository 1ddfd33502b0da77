"""Records and passages one by one, and all that pass filters."""

from collections.abc import Iterator

from docpipe.answers.dates import Chronicle, moment
from docpipe.export import entry_object, hit_object, repeats_object, timeline_object
from docpipe.model import Chunk, DocumentInfo, Filters
from docpipe.search import Searcher
from docpipe.search.query import checked


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
    searcher: Searcher, filters: Filters, chronicle: Chronicle | None = None, since: str = ""
) -> Iterator[dict[str, object]]:
    """All records that pass, uncapped, in the order of ``Searcher.records``.

    Args:
        searcher: The open snapshot.
        filters: What must hold.
        chronicle: Whence dates are taken.
        since: Only records that are new or changed since that date or moment; empty for all.

    Raises:
        QueryError: ``since`` is no date.
    """
    entries = records_since(searcher, filters, chronicle, since)
    return (entry_object(entry) for entry in entries)


def records_since(
    searcher: Searcher, filters: Filters, chronicle: Chronicle | None, since: str
) -> Iterator[tuple[Chunk, DocumentInfo]]:
    """The records behind ``record_answers``."""
    if not since or chronicle is None:
        return searcher.records(filters)
    passing = searcher.index.select(checked(filters))
    late = chronicle.of(searcher).since(moment(since))
    return searcher.index.entries(passing if late.mask is None else passing.narrowed(late.mask))
