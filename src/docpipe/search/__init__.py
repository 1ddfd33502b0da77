"""Answer questions from one published snapshot."""

from docpipe.search.context import Context
from docpipe.search.facets import Choices, FacetCounts
from docpipe.search.found import Found, Listed, Order
from docpipe.search.live import LiveSearcher
from docpipe.search.options import SearchOptions
from docpipe.search.query import make_filters, make_query
from docpipe.search.searcher import Searcher
from docpipe.search.unknown import UnknownValue

__all__ = [
    "Choices",
    "Context",
    "FacetCounts",
    "Found",
    "Listed",
    "LiveSearcher",
    "Order",
    "SearchOptions",
    "Searcher",
    "UnknownValue",
    "make_filters",
    "make_query",
]
