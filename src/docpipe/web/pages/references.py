"""``/unapi``: single records as references, as Zotero's connector asks for them.

unAPI, version 1: without an id the formats, with one the formats of that record, with a format the
record itself.
"""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import quoteattr

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from docpipe import export
from docpipe.errors import UnknownIdError
from docpipe.web.site import site_of

router = APIRouter()

_WRITERS: dict[str, tuple[str, Callable[[Iterable[export.Entry]], str]]] = {
    "ris": ("application/x-research-info-systems", export.to_ris),
    "bibtex": ("application/x-bibtex", export.to_bibtex),
}
"""Name, as Zotero knows it, to media type and writer."""


@router.get("/unapi")
def unapi(request: Request) -> Response:
    """Formats, or a record in one of them."""
    record_id = request.query_params.get("id", "")
    name = request.query_params.get("format", "")
    if not record_id:
        return _formats("")
    if name and name not in _WRITERS:
        raise HTTPException(406)
    try:
        with site_of(request).live.current() as searcher:
            entry = searcher.get(record_id)
    except UnknownIdError as error:
        raise HTTPException(404) from error
    if not name:
        return _formats(record_id)
    media_type, write = _WRITERS[name]
    return Response(write([entry]), media_type=f"{media_type}; charset=utf-8")


def _formats(record_id: str) -> Response:
    of = f" id={quoteattr(record_id)}" if record_id else ""
    lines = "".join(
        f'<format name="{name}" type="{kind}"/>' for name, (kind, _) in _WRITERS.items()
    )
    # 300 says: choose one of these (unAPI, 5).
    text = f'<?xml version="1.0" encoding="UTF-8"?><formats{of}>{lines}</formats>'
    return Response(text, status_code=300 if record_id else 200, media_type="application/xml")
