"""``/api/v1/documents``."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from docpipe.answers.differences import differences_answer
from docpipe.answers.documents import document_answer, documents_answer
from docpipe.web.api.schemas import (
    FAULTS,
    UNKNOWN,
    DifferencesAnswer,
    DocumentAnswer,
    DocumentsAnswer,
)
from docpipe.web.site import site_of

router = APIRouter(prefix="/api/v1/documents", tags=["Dokumente"], responses=FAULTS)


@router.get(
    "",
    summary="Alle Dokumente",
    responses={200: {"model": DocumentsAnswer}},
)
def documents(request: Request) -> JSONResponse:
    """By title, year and id, each with its number of records by type."""
    with site_of(request).live.current() as searcher:
        found = documents_answer(searcher)
        snapshot_id = searcher.manifest.snapshot_id
    return JSONResponse({"snapshot_id": snapshot_id, "total": len(found), "documents": found})


@router.get(
    "/{document_id}",
    summary="Ein Dokument mit seinen Datensätzen",
    responses={200: {"model": DocumentAnswer}, **UNKNOWN},
)
def document(request: Request, document_id: str) -> JSONResponse:
    """As ``docpipe show ID --json`` gives it."""
    with site_of(request).live.current() as searcher:
        return JSONResponse(document_answer(searcher, document_id))


@router.get(
    "/{document_id}/differences",
    summary="Was eine Fassung anders sagt als die vorherige",
    responses={200: {"model": DifferencesAnswer}, **UNKNOWN},
)
def differences(request: Request, document_id: str, before: str | None = None) -> JSONResponse:
    """As ``docpipe differences ID --json`` gives it; ``before`` names another version."""
    return JSONResponse(differences_answer(site_of(request).place.corpus, document_id, before))
