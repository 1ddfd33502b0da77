"""Everything on a question as one page to read, and as files."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docpipe.answers.dossier import Depth, dossier
from docpipe.answers.dossier_paper import dossier_paper
from docpipe.errors import QueryError
from docpipe.export.paper import Paper
from docpipe.export.paper_file import MEDIA_TYPES, paper_file
from docpipe.model import Filters
from docpipe.web.asked import Asked, read_asked
from docpipe.web.rendering import render
from docpipe.web.site import site_of
from docpipe.web.written import ENDINGS, UNKEPT, download, named, today, writing_for

router = APIRouter()

DEPTHS = {
    Depth.BRIEF: "nur das Nächste",
    Depth.NORMAL: "ausgewogen",
    Depth.FULL: "auch Entfernteres",
}

IN_THE_FORM = frozenset(["q", "depth", "topic", "addressee", "year_from", "year_to"])
"""Parameters with a field of their own; others travel on unseen."""


@router.get("/dossier")
def page(request: Request) -> HTMLResponse:
    """The form, and below it the dossier on the question in the address."""
    asked, depth = read_asked(request.query_params), _depth(request)
    paper = _paper(request, asked, depth) if asked.text else None
    with site_of(request).live.current() as searcher:
        counts = searcher.facets(Filters())
    answer = render(
        request,
        "dossier.html.j2",
        asked=asked,
        depth=depth,
        depths=DEPTHS,
        topics=sorted(one.value for one in counts.topics),
        groups=[one.value for one in counts.addressee_groups],
        hidden=[pair for pair in asked.params() if pair[0] not in IN_THE_FORM],
        params=_params(asked, depth),
        paper=paper,
        front=named(paper.front) if paper else (),
        blocks=named(paper.blocks) if paper else (),
    )
    if paper is not None:
        answer.headers.update(UNKEPT)
    return answer


@router.get("/export/dossier.{ending}")
def file(request: Request, ending: str) -> Response:
    """The same as a file."""
    form = ENDINGS.get(ending, "")
    if form not in MEDIA_TYPES:
        raise HTTPException(404)
    asked = read_asked(request.query_params)
    if not asked.text:
        raise QueryError("Die Suchanfrage ist leer.")
    data = paper_file(_paper(request, asked, _depth(request)), form)
    return download(data, MEDIA_TYPES[form], f"docpipe-dossier.{ending}")


def _paper(request: Request, asked: Asked, depth: Depth) -> Paper:
    with site_of(request).live.current() as searcher:
        found = dossier(searcher, asked.query(k=1), created=today(), depth=depth)
    return dossier_paper(found, writing_for(request))


def _depth(request: Request) -> Depth:
    name = request.query_params.get("depth") or Depth.NORMAL.value
    try:
        return Depth(name)
    except ValueError as exc:
        raise QueryError(
            f"„depth“ ist eines von: {', '.join(Depth)}; nicht „{name[:40]}“."
        ) from exc


def _params(asked: Asked, depth: Depth) -> list[tuple[str, str]]:
    """What the address of page and files holds."""
    kept = [pair for pair in asked.params() if pair[0] not in ("sort", "page", "k")]
    return [*kept, *([] if depth is Depth.NORMAL else [("depth", depth.value)])]
