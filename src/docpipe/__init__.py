"""docpipe: recommendations in German PDFs as typed, proven, findable records.

>>> from docpipe import Searcher, extract, ingest, records
>>> hits = Searcher.open("index").search("Wie gelingt Beteiligung?", types="recommendation").hits
>>> [hit.type.value for hit in hits[:2]]
['recommendation', 'recommendation']

Files go in with ``ingest`` (or one by one, without an index, with ``extract``); ``Searcher``
answers questions; ``records`` gives everything that passes filters; ``to_pandas`` makes a table of
either, ``cite`` a reference. ``docs/python.md`` shows them at work.

Names are loaded when they are first used, so that ``import docpipe`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from docpipe._version import __version__

if TYPE_CHECKING:
    from docpipe.answers.collected import Records, cite, records, to_pandas
    from docpipe.answers.dataset import Dataset, read_dataset
    from docpipe.errors import DocpipeError
    from docpipe.model import (
        Chunk,
        Document,
        DocumentInfo,
        Evidence,
        Filters,
        Hit,
        Mode,
        Query,
        Record,
        RecordType,
        SearchResult,
        Source,
    )
    from docpipe.pipeline import Workspace, extract, ingest, verify
    from docpipe.search import LiveSearcher, Searcher
    from docpipe.settings import Settings, load_settings

__all__ = [
    "Chunk",
    "Dataset",
    "DocpipeError",
    "Document",
    "DocumentInfo",
    "Evidence",
    "Filters",
    "Hit",
    "LiveSearcher",
    "Mode",
    "Query",
    "Record",
    "RecordType",
    "Records",
    "SearchResult",
    "Searcher",
    "Settings",
    "Source",
    "Workspace",
    "__version__",
    "cite",
    "extract",
    "ingest",
    "load_settings",
    "read_dataset",
    "records",
    "to_pandas",
    "verify",
]

_ROOMS = {
    "answers.collected": ("Records", "cite", "records", "to_pandas"),
    "answers.dataset": ("Dataset", "read_dataset"),
    "errors": ("DocpipeError",),
    "pipeline": ("Workspace", "extract", "ingest", "verify"),
    "search": ("LiveSearcher", "Searcher"),
    "settings": ("Settings", "load_settings"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'docpipe' has no attribute {name!r}")
    room = next((room for room, names in _ROOMS.items() if name in names), "model")
    return getattr(import_module(f"docpipe.{room}"), name)
