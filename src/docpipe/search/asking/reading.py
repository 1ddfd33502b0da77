"""The way of a question before any retriever sees it."""

from dataclasses import replace

from docpipe.index import Index
from docpipe.model import Every, Expression, Filters, Interpretation, Query
from docpipe.search.asking.asked import Asked
from docpipe.search.asking.syntax import Parsed, parse, render


def read(query: Query, index: Index) -> Asked:
    """Tell conditions from words, analyse the words and add related ones.

    Raises:
        QueryError: An operator is meant and broken.
    """
    parsed = parse(query.text)
    text = _words(parsed)
    terms = index.terms(text, expand=query.expand)
    return Asked(
        text=text,
        terms=terms.weights,
        filters=_demanding(query.filters, parsed.required),
        mode=query.mode,
        is_english=terms.is_english,
        interpretation=Interpretation(
            text=text,
            required="" if parsed.required is None else render(parsed.required),
            expansions=terms.expansions,
        ),
    )


def _words(parsed: Parsed) -> str:
    """What is ranked by; an ordinary question to the letter."""
    if parsed.required is None:
        return parsed.text
    return " ".join(piece.text for piece in parsed.pieces)


def _demanding(filters: Filters, required: Expression | None) -> Filters:
    given = [one for one in (filters.required, required) if one is not None]
    if not given:
        return filters
    return replace(filters, required=given[0] if len(given) == 1 else Every(tuple(given)))
