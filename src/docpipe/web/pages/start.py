"""The first page."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.web.rendering import render
from docpipe.web.site import site_of

router = APIRouter()


@router.get("/")
def start(request: Request) -> HTMLResponse:
    """One box, and how much there is to find."""
    with site_of(request).live.current() as searcher:
        return render(request, "start.html.j2", manifest=searcher.manifest)
