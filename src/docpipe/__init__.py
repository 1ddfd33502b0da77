"""docpipe: recommendations in German PDFs as typed, proven, findable records.

>>> from docpipe import Searcher, extract, ingest

The names below are loaded when they are first used, so that ``import docpipe`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from docpipe._version import __version__

if TYPE_CHECKING:
    from docpipe.answers.dataset import Dataset, read_dataset
    from docpipe.errors import DocpipeError
    from docpipe.model import (
        Chunk,
        Document,
        DocumentInfo,
        Evidence,
        Filters,
        Hit,
        Query,
        Record,
        RecordType,
        SearchResult,
        Source,
    )
    from docpipe.pipeline import Workspace, extract, ingest, verify
    from docpipe.search import Searcher
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
    "Query",
    "Record",
    "RecordType",
    "SearchResult",
    "Searcher",
    "Settings",
    "Source",
    "Workspace",
    "__version__",
    "extract",
    "ingest",
    "load_settings",
    "read_dataset",
    "verify",
]

_ROOMS = {
    "answers.dataset": ("Dataset", "read_dataset"),
    "errors": ("DocpipeError",),
    "pipeline": ("Workspace", "extract", "ingest", "verify"),
    "search": ("Searcher",),
    "settings": ("Settings", "load_settings"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'docpipe' has no attribute {name!r}")
    room = next((room for room, names in _ROOMS.items() if name in names), "model")
    return getattr(import_module(f"docpipe.{room}"), name)
