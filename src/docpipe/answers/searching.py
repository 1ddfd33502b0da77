"""The answer to a question, and what is like an entry."""

from docpipe.export import search_object
from docpipe.model import Filters, Query
from docpipe.search import Searcher


def search_answer(searcher: Searcher, query: Query) -> dict[str, object]:
    """Ranked hits with the reading of the question; explained if the query asks for it.

    Raises:
        QueryError: The question cannot be read.
    """
    return search_object(searcher.ask(query), explain=query.explain)


def like_answer(
    searcher: Searcher, entry_id: str, k: int = 10, filters: Filters | None = None
) -> dict[str, object]:
    """What is near to an entry, in the form of a search.

    Raises:
        UnknownIdError: There is no such entry.
    """
    return search_object(searcher.like(entry_id, k=k, filters=filters))
