"""``/api/v1/facets``."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse

from docpipe.answers.facets import facets_answer
from docpipe.web.api.parameters import FiltersAsked
from docpipe.web.api.schemas import FAULTS, FacetsAnswer
from docpipe.web.asked import MAX_QUERY_CHARACTERS, read_asked
from docpipe.web.site import site_of

router = APIRouter(prefix="/api/v1", tags=["Suche"], responses=FAULTS)


@router.get(
    "/facets", summary="Wonach gefiltert werden kann", responses={200: {"model": FacetsAnswer}}
)
def facets(
    request: Request,
    filters: FiltersAsked,
    q: Annotated[
        str,
        Query(
            description="Eine Frage: gezählt wird dann, was ein Wort von ihr enthält",
            max_length=MAX_QUERY_CHARACTERS,
        ),
    ] = "",
) -> JSONResponse:
    """Values of each filter with the number of entries that pass the other filters."""
    asked = read_asked(request.query_params)
    query = asked.query() if q.strip() else None
    with site_of(request).live.current() as searcher:
        return JSONResponse(facets_answer(searcher, filters, query))
