"""Answer questions from one published snapshot."""

from docpipe.search.facets import FacetCounts
from docpipe.search.live import LiveSearcher
from docpipe.search.options import SearchOptions
from docpipe.search.query import make_filters, make_query
from docpipe.search.searcher import Context, Searcher
from docpipe.search.unknown import UnknownValue

__all__ = [
    "Context",
    "FacetCounts",
    "LiveSearcher",
    "SearchOptions",
    "Searcher",
    "UnknownValue",
    "make_filters",
    "make_query",
]
