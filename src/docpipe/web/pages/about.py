"""Pages about the site: help, imprint, privacy, accessibility."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.web.rendering import render
from docpipe.web.site import site_of

router = APIRouter()


@router.get("/help")
def help_page(request: Request) -> HTMLResponse:
    """How to ask, how to read a hit, how to cite."""
    return render(request, "help.html.j2")


@router.get("/imprint")
def imprint(request: Request) -> HTMLResponse:
    """Who is responsible, as the operator has filled it in."""
    more = _paragraphs(site_of(request).options.imprint)
    return render(request, "imprint.html.j2", paragraphs=more)


@router.get("/privacy")
def privacy(request: Request) -> HTMLResponse:
    """What is kept of a visit: what the program does, and what the operator adds."""
    more = _paragraphs(site_of(request).options.privacy)
    return render(request, "privacy.html.j2", paragraphs=more)


@router.get("/accessibility")
def accessibility(request: Request) -> HTMLResponse:
    """The accessibility statement."""
    return render(request, "accessibility.html.j2")


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in text.split("\n\n") if one.strip()]
