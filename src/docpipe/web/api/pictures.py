"""``/api/v1/documents/{id}/pages/{n}.png`` and the file itself."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from docpipe.answers.documents import document_named
from docpipe.answers.proof import marks_on, prove
from docpipe.model import BBox, FileFormat
from docpipe.pipeline.pictures import DEFAULT_WIDTH, MAX_WIDTH
from docpipe.web.api.schemas import FAULTS, UNKNOWN
from docpipe.web.site import site_of

MIN_WIDTH = 100
MAX_PAGE = 100_000
KEPT = "public, max-age=604800, immutable"
"""A week: addresses hold the file's digest, so only a better renderer changes the picture."""

_MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

router = APIRouter(prefix="/api/v1/documents", tags=["Dokumente"], responses=FAULTS)


@router.get(
    "/{document_id}/pages/{page}.png",
    summary="Eine Seite als Bild",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}, "description": "Die Seite als PNG"}, **UNKNOWN},
)
def page_picture(
    request: Request,
    document_id: str,
    page: Annotated[int, Path(ge=1, le=MAX_PAGE, description="Physische Seite, ab 1")],
    width: Annotated[
        int,
        Query(ge=MIN_WIDTH, le=MAX_WIDTH, description="Pixel, aufgerundet auf Vielfache von 200"),
    ] = DEFAULT_WIDTH,
    record: Annotated[
        str | None, Query(max_length=100, description="Datensatz, dessen Zeilen markiert werden")
    ] = None,
) -> Response:
    """The page as printed; with ``record`` the lines of its quote are marked, if they are certain.

    A web page or DOCX has one virtual page, on which its lines stand one below the other.
    """
    site = site_of(request)
    marks: tuple[BBox, ...] = ()
    with site.live.current() as searcher:
        document = document_named(searcher, document_id)
        if record:
            proof = prove(site.place, searcher, record, site.pictures)
            marks = marks_on(proof, document.id, page)
    picture = site.pictures.picture(document.id, page, width, marks)
    tag = f'"{picture.key[:20]}"'
    headers = {"ETag": tag, "Cache-Control": KEPT}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(picture.png, media_type="image/png", headers=headers)


@router.get(
    "/{document_id}/original",
    summary="Die Datei selbst",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}, "description": "Die Datei"}, **UNKNOWN},
)
def original(request: Request, document_id: str) -> FileResponse:
    """The untouched file, if the operator hands it out; ``#page=N`` opens a PDF at a page."""
    site = site_of(request)
    with site.live.current() as searcher:
        document = document_named(searcher, document_id)
    path = site.place.corpus.original_at_hand(document.id)
    if path is None or not site.options.serve_originals:
        raise HTTPException(404)
    is_pdf = path.suffix == f".{FileFormat.PDF}"
    return FileResponse(
        path,
        media_type=_MEDIA_TYPES[path.suffix],
        filename=document.file,
        # A web page from elsewhere must not run under this site's name.
        content_disposition_type="inline" if is_pdf else "attachment",
        headers={"Cache-Control": KEPT, "ETag": f'"{document.id}"'},
    )
