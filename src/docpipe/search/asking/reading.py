"""The way of a question before any retriever sees it."""

from docpipe.index import Index
from docpipe.model import Interpretation, Query
from docpipe.search.asking.asked import Asked


def read(query: Query, index: Index) -> Asked:
    """Analyse the words of a question and add related ones."""
    terms = index.terms(query.text, expand=query.expand)
    return Asked(
        text=query.text,
        terms=terms.weights,
        filters=query.filters,
        mode=query.mode,
        is_english=terms.is_english,
        interpretation=Interpretation(text=query.text, expansions=terms.expansions),
    )
