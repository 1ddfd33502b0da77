"""Answers that have not changed are not sent again.

Whatever the site says follows from the published snapshot, the address and the program's version;
so an entity tag is made of these before anything is computed, and a client that has the answer of
the same snapshot gets 304 at once (RFC 9110, 13).
"""

from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from docpipe._version import __version__
from docpipe.web.site import Site

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_APART = ("/static/", "/healthz", "/review", "/en/review", "/api/v1/status")
"""Not a matter of the snapshot: files, and what changes without a new one."""


class ConditionalAnswers:
    """Middleware for ``ETag`` and ``If-None-Match``."""

    def __init__(self, app: "ASGIApp", site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer 304, or pass on and tag what comes back."""
        if not self._concerns(scope):
            await self._app(scope, receive, send)
            return
        tag = self._tag(scope)
        if tag in Headers(scope=scope).get("if-none-match", ""):
            headers = {"ETag": tag, "Cache-Control": "no-cache"}
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return

        async def tagged(message: "Message") -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                headers.setdefault("ETag", tag)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self._app(scope, receive, tagged)

    def _concerns(self, scope: "Scope") -> bool:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return False
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        return not path.startswith(_APART)

    def _tag(self, scope: "Scope") -> str:
        made_from = [
            self._site.snapshot_id,
            __version__,
            scope["path"],
            scope["query_string"].decode("latin-1"),
            Headers(scope=scope).get("host", ""),
        ]
        return f'W/"{sha256(chr(10).join(made_from).encode()).hexdigest()[:20]}"'
