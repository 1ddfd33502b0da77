"""Errors as answers: one envelope for programs, one page for people, never a stack trace."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from docpipe.answers.former import FormerIdError, MovedIdError, former_object
from docpipe.errors import (
    ContradictionError,
    DocpipeError,
    NoPictureError,
    QueryError,
    SnapshotError,
    SourceError,
    ToolMissingError,
    UnknownIdError,
)
from docpipe.pipeline.differences import marked
from docpipe.web.languages import inner_path
from docpipe.web.rendering import PATH_SIGNS, render

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

_LOG = logging.getLogger(__name__)

_PROGRAMS = ("/api/", "/openapi.json", "/healthz")
"""Where programs ask: they get JSON, whatever happens."""

_CODES = {
    400: ("bad_request", "Die Anfrage kann nicht gelesen werden."),
    401: ("unauthorised", "Dazu braucht es eine Anmeldung."),
    403: ("forbidden", "Das ist nicht erlaubt."),
    404: ("not_found", "Das gibt es hier nicht."),
    405: ("method_not_allowed", "So kann diese Adresse nicht gefragt werden."),
    409: ("contradiction", "Die Angaben widersprechen sich."),
    413: ("too_large", "Die Anfrage ist zu groß."),
    414: ("too_long", "Die Adresse ist zu lang."),
    422: ("invalid_query", "Die Anfrage kann nicht verstanden werden."),
    429: ("too_many_requests", "Zu viele Anfragen in kurzer Zeit. Bitte etwas warten."),
    500: ("internal", "Der Server hat einen Fehler gemacht; er ist aufgezeichnet."),
    503: ("unavailable", "Der Index wird gerade erneuert. Bitte gleich noch einmal versuchen."),
}


_WRONG = {
    "missing": "„{name}“ fehlt.",
    "string_pattern_mismatch": "Die Suchanfrage ist leer.",
    "string_too_long": "„{name}“ ist länger als {max_length} Zeichen.",
    "int_parsing": "„{name}“ ist eine ganze Zahl.",
    "bool_parsing": "„{name}“ ist true oder false.",
    "greater_than_equal": "„{name}“ ist mindestens {ge}.",
    "less_than_equal": "„{name}“ ist höchstens {le}.",
    "enum": "„{name}“ ist eines von: {expected}.",
}
"""German for the kinds of faults that pydantic names."""

_NOT_NOW = "Die Seite lässt sich gerade nicht zeichnen. Bitte gleich noch einmal versuchen."


def answer_faults(app: "FastAPI") -> None:
    """Register what answers to errors."""
    app.add_exception_handler(DocpipeError, _on_docpipe)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_anything)


def fault(request: "Request", status: int, message: str | None = None) -> Response:
    """The answer to a request that failed."""
    code, usual = _CODES.get(status, ("error", "Das geht nicht."))
    text = message or usual
    if inner_path(request).startswith(_PROGRAMS):
        return JSONResponse({"error": {"code": code, "message": text}}, status_code=status)
    return render(request, "fault.html.j2", status=status, code=status, what=text)


async def _on_docpipe(request: "Request", error: Exception) -> Response:
    match error:
        case ContradictionError():
            # Not 422: the description of the interface allows each of the values.
            return fault(request, 409, str(error))
        case QueryError():
            return fault(request, 422, str(error))
        case MovedIdError():
            return _moved(request, error)
        case FormerIdError():
            return _former(request, error)
        case UnknownIdError() | NoPictureError():
            return fault(request, 404, str(error))
        case SourceError():  # while a page was drawn: too slow, or the process was ended
            _LOG.warning("cannot draw: %s", error)
            return fault(request, 503, _NOT_NOW)
        case SnapshotError() | ToolMissingError():
            _LOG.error("cannot answer: %s", error)
            return fault(request, 503)
        case _:
            _LOG.error("cannot answer", exc_info=error)
            return fault(request, 500)


def _moved(request: "Request", error: MovedIdError) -> Response:
    """To the same address with the id that the entry goes by now."""
    parts = inner_path(request).lstrip("/").split("/")
    path = "/".join(error.now if part == error.identifier else part for part in parts)
    query = f"?{request.url.query}" if request.url.query else ""
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}/{quote(path, safe=PATH_SIGNS)}{query}", status_code=308)


def _former(request: "Request", error: FormerIdError) -> Response:
    """Still 404, with what is known of it."""
    if inner_path(request).startswith(_PROGRAMS):
        told = {"code": _CODES[404][0], "message": str(error)}
        body = {"error": told, "former": former_object(error.former)}
        return JSONResponse(body, status_code=404)
    return render(request, "former.html.j2", status=404, former=error.former, marked=marked)


async def _on_validation(request: "Request", error: Exception) -> Response:
    found = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    return fault(request, 422, _in_german(found))


def _in_german(found: Mapping[str, Any]) -> str | None:
    """What pydantic found wrong with a parameter."""
    name = next((str(part) for part in found.get("loc", ())[1:]), "")
    if not name:
        return None
    wrong = _WRONG.get(found.get("type", ""), "„{name}“: ungültiger Wert.")
    return wrong.format(name=name, **(found.get("ctx") or {}))


async def _on_http(request: "Request", error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    answer = fault(request, status)
    for name, value in (getattr(error, "headers", None) or {}).items():
        answer.headers[name] = value
    return answer


async def _on_anything(request: "Request", error: Exception) -> Response:
    _LOG.error("unexpected", exc_info=error)
    return fault(request, 500)
