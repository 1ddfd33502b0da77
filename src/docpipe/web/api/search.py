"""``/api/v1/search``."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse

from docpipe.answers.searching import search_answer
from docpipe.web.api.parameters import QuestionAsked
from docpipe.web.api.schemas import FAULTS, SearchAnswer
from docpipe.web.site import site_of

router = APIRouter(prefix="/api/v1", tags=["Suche"], responses=FAULTS)


@router.get("/search", summary="Fragen", responses={200: {"model": SearchAnswer}})
def search(
    request: Request,
    asked: QuestionAsked,
    explain: Annotated[bool, Query(description="Anteile der Suchverfahren zeigen")] = False,
) -> JSONResponse:
    """Ranked hits, as ``docpipe search --format json`` gives them."""
    with site_of(request).live.current() as searcher:
        return JSONResponse(search_answer(searcher, asked.query(k=asked.size, explain=explain)))
