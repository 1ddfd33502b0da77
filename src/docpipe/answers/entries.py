"""Records and passages one by one, and all that pass filters."""

from collections.abc import Iterator

from docpipe.export import entry_object, hit_object, repeats_object, timeline_object
from docpipe.model import Filters
from docpipe.search import Searcher


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


def record_answers(searcher: Searcher, filters: Filters) -> Iterator[dict[str, object]]:
    """All records that pass, uncapped, in the order of ``Searcher.records``."""
    return (entry_object(entry) for entry in searcher.records(filters))
