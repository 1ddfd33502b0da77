"""Own files: style sheets, scripts, fonts. Their address changes with their content."""

from importlib.resources import as_file, files
from pathlib import PurePosixPath

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

FOR_EVER = "public, max-age=31536000, immutable"

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
}


def files_of_the_site() -> APIRouter:
    """The route of all own files; only listed kinds, nothing above their folder."""
    router = APIRouter(include_in_schema=False)

    @router.get("/static/{digest}/{name:path}")
    def static_file(digest: str, name: str) -> FileResponse:
        path = PurePosixPath(name)
        if ".." in path.parts or path.suffix not in _MEDIA_TYPES:
            raise HTTPException(404)
        with as_file(files("docpipe.web").joinpath("static", *path.parts)) as file:
            if not file.is_file():
                raise HTTPException(404)
            return FileResponse(
                file, media_type=_MEDIA_TYPES[path.suffix], headers={"Cache-Control": FOR_EVER}
            )

    return router
