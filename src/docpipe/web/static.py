"""Own files: style sheets, scripts, fonts. Their address changes with their content."""

import gzip
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from docpipe.web.assets import digest_of

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
"""Of an address made for another content, by a page that was kept: the file is the one of today,
and must not be held for that of the day the address was made."""

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
}

_PACKED = {".css", ".js", ".svg", ".txt"}
"""Text; fonts and pictures are packed in themselves."""


def files_of_the_site() -> APIRouter:
    """The route of all own files; only listed kinds, nothing above their folder."""
    router = APIRouter(include_in_schema=False)

    @router.get("/static/{digest}/{name:path}")
    def static_file(request: Request, digest: str, name: str) -> Response:
        path = PurePosixPath(name)
        if str(path) != name or _leads_out(path) or path.suffix not in _MEDIA_TYPES:
            raise HTTPException(404)
        content = _content(name)
        headers = {"Cache-Control": FOR_EVER if digest == digest_of(name) else ASK_AGAIN}
        if path.suffix in _PACKED and "gzip" in request.headers.get("accept-encoding", ""):
            # GZipMiddleware leaves alone what is packed, and says Vary of all else.
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            content = _packed(name)
        return Response(content, media_type=_MEDIA_TYPES[path.suffix], headers=headers)

    return router


def _leads_out(path: PurePosixPath) -> bool:
    return path.is_absolute() or ".." in path.parts


@cache
def _content(name: str) -> bytes:
    file = files("docpipe.web").joinpath("static", *PurePosixPath(name).parts)
    if not file.is_file():
        raise HTTPException(404)
    return file.read_bytes()


@cache
def _packed(name: str) -> bytes:
    """A tenth of KERN's style sheet; made once, as the files do not change under a server."""
    return gzip.compress(_content(name), mtime=0)
