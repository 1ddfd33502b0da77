"""All values that a result set can be narrowed to by one filter."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.errors import QueryError
from docpipe.web.asked import read_asked
from docpipe.web.rendering import render
from docpipe.web.results.narrowing import TITLES, every_choice
from docpipe.web.results.whole import question_of
from docpipe.web.site import site_of

router = APIRouter()

PER_PAGE = 200
"""Values a page: 30 kB of links."""


@router.get("/search/values")
def values(request: Request) -> HTMLResponse:
    """A list to leaf through, or to search for a part of a name.

    Raises:
        QueryError: The question or filter cannot be understood.
    """
    params = request.query_params
    asked = read_asked(params)
    name, wanted = params.get("of", ""), params.get("find", "").strip()[:100]
    if name not in TITLES:
        raise QueryError(f"„of“ ist eines von: {', '.join(TITLES)}.")
    with site_of(request).live.current() as searcher:
        titles = {str(document.id): document.title for document in searcher.documents}
        query = asked.query(k=asked.size) if asked.text else question_of(asked)
        found = every_choice(asked, name, searcher.choices(query), titles)
    named = [one for one in found if wanted.casefold() in one.name.casefold()]
    n_pages = max(1, -(-len(named) // PER_PAGE))
    page = min(asked.page, n_pages)
    kept = [*asked.leafed(1).params(), ("of", name)]
    return render(
        request,
        "values.html.j2",
        asked=asked.leafed(1),
        kept=kept,
        title=TITLES[name],
        wanted=wanted,
        n_values=len(named),
        shown=named[(page - 1) * PER_PAGE : page * PER_PAGE],
        page=page,
        n_pages=n_pages,
    )
