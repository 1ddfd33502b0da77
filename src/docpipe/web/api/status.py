"""``/api/v1/status`` and ``/healthz``."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from docpipe import runs
from docpipe.answers.status import status_answer
from docpipe.web.api.schemas import FAULTS, Alive, StatusAnswer
from docpipe.web.site import site_of

router = APIRouter(tags=["Betrieb"], responses=FAULTS)


@router.get("/api/v1/status", summary="Was da ist", responses={200: {"model": StatusAnswer}})
def status(request: Request) -> JSONResponse:
    """Corpus and index, as ``docpipe status --json`` gives them."""
    place = site_of(request).place
    return JSONResponse({**status_answer(place), "runs": runs.health_object(runs.health(place))})


@router.get("/healthz", summary="Ob der Server antworten kann", responses={200: {"model": Alive}})
def healthz(request: Request) -> JSONResponse:
    """The snapshot that questions are answered from."""
    return JSONResponse({"status": "ok", "snapshot_id": site_of(request).snapshot_id})
