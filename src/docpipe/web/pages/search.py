"""Questions and their hits."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.web.asked import read_asked
from docpipe.web.rendering import render
from docpipe.web.site import site_of

router = APIRouter()


@router.get("/search")
def search(request: Request) -> HTMLResponse:
    """The hits of a question."""
    asked = read_asked(request.query_params)
    with site_of(request).live.current() as searcher:
        result = searcher.ask(asked.query(explain=True)) if asked.text else None
    return render(request, "search.html.j2", asked=asked, result=result)
