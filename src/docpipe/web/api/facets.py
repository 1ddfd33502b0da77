"""``/api/v1/facets``."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from docpipe.answers.facets import facets_answer
from docpipe.web.api.parameters import FiltersAsked
from docpipe.web.api.schemas import FAULTS, FacetsAnswer
from docpipe.web.site import site_of

router = APIRouter(prefix="/api/v1", tags=["Suche"], responses=FAULTS)


@router.get(
    "/facets", summary="Wonach gefiltert werden kann", responses={200: {"model": FacetsAnswer}}
)
def facets(request: Request, filters: FiltersAsked) -> JSONResponse:
    """Values of each filter with the number of entries that pass the other filters."""
    with site_of(request).live.current() as searcher:
        return JSONResponse(facets_answer(searcher, filters))
