"""Which result set an address means: the same for the page and for its downloads."""

from dataclasses import replace

from docpipe.model import Query, RecordType
from docpipe.search import Order
from docpipe.web.asked import Asked, Sort

_RECORDS = tuple(kind for kind in RecordType if kind is not RecordType.PASSAGE)


def question_of(asked: Asked) -> Query:
    """The question that a page or a download answers; without words all records that pass."""
    query = asked.query(k=asked.size)
    if not asked.text and not asked.filters.types:
        query = replace(query, filters=replace(query.filters, types=_RECORDS))
    return query


def order_of(asked: Asked) -> Order:
    """The order of the hits; without words nothing is more relevant than the other."""
    if not asked.text and asked.sort is Sort.RELEVANCE:
        return Order.DOCUMENT
    return Order(asked.sort.value)
