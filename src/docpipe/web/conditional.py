"""Answers that have not changed are neither sent nor made again.

Whatever the site says follows from the published snapshot, the dates of what it holds, the address
and the program's version; so an entity tag is made of these before anything is computed. A client
that has the answer of the same snapshot gets 304 at once (RFC 9110, 13), and the latest answers are
kept for other clients.
"""

import re
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from docpipe._version import __version__
from docpipe.corpus.history import history_stamp
from docpipe.web.assets import look
from docpipe.web.languages import path_within
from docpipe.web.site import Site

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_APART = ("/static/", "/healthz", "/review", "/en/review", "/api/v1/status", "/feed.", "/en/feed.")
"""Not a matter of the snapshot: files, what changes without a new one, and
feeds, which know their own dates."""

_LOOKED_AT_NOW = re.compile(
    r"(?:/en)?/records/[^/.]+|/api/v1/records/[^/]+/proof"
    r"|/api/v1/documents/[^/]+/(?:original|pages/[^/]+)"
)
"""What depends on the files of the corpus as they are at this moment."""

MAX_KEPT_BYTES = 32_000_000
"""Of all kept answers together: some two thousand compressed pages of ten hits."""

OWN_BYTES = 4_000
"""Of every kept answer besides its body: key, headers, objects."""

MAX_ANSWER_BYTES = 256_000
"""Of one kept answer; what is longer is a download, and streamed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it went out."""

    start: "Message"
    body: bytes

    @property
    def n_bytes(self) -> int:
        """What it takes in memory, at most: small answers are mostly their own wrapping."""
        return len(self.body) + OWN_BYTES


class LatestAnswers:
    """The answers asked for last, up to a number of bytes. Threads may share it."""

    def __init__(self, max_bytes: int = MAX_KEPT_BYTES) -> None:
        self._max_bytes = max_bytes
        self._n_bytes = 0
        self._held: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Kept | None:
        """The answer, which counts as asked for now."""
        with self._lock:
            kept = self._held.get(key)
            if kept is not None:
                self._held.move_to_end(key)
            return kept

    def put(self, key: str, kept: Kept) -> None:
        """Keep an answer in the place of those not asked for for longest."""
        with self._lock:
            known = self._held.pop(key, None)
            self._n_bytes -= known.n_bytes if known else 0
            self._held[key] = kept
            self._n_bytes += kept.n_bytes
            while self._n_bytes > self._max_bytes:
                _, oldest = self._held.popitem(last=False)
                self._n_bytes -= oldest.n_bytes


class ConditionalAnswers:
    """Middleware for ``ETag`` and ``If-None-Match``; keeps the latest answers."""

    def __init__(self, app: "ASGIApp", site: Site) -> None:
        self._app = app
        self._site = site
        self._latest = LatestAnswers()
        # Without its secret: a tag is told to everybody.
        self._look = f"{look()} {replace(site.options, review_token='')}"

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer 304 or what is kept; or pass on, and tag and keep what comes back."""
        if not self._concerns(scope):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        tag = self._tag(scope, asked.get("host", ""))
        if tag in asked.get("if-none-match", ""):
            headers = {"ETag": tag, "Cache-Control": "no-cache"}
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        key = f"{tag} {'gzip' in asked.get('accept-encoding', '')} {asked.get('origin', '')}"
        kept = self._latest.get(key)
        if kept is not None:
            await send(_copied(kept.start))
            await send({"type": "http.response.body", "body": kept.body})
            return
        await self._app(scope, receive, _Keeping(send, tag, key, self._latest).send)

    def _concerns(self, scope: "Scope") -> bool:
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        path = path_within(scope)
        return not (path.startswith(_APART) or _LOOKED_AT_NOW.fullmatch(path))

    def _tag(self, scope: "Scope", host: str) -> str:
        made_from = [
            self._site.snapshot_id,
            # Dates are noted just after a snapshot is published.
            str(history_stamp(self._site.place.corpus.root)),
            # What the catalogue says of a source, such as its licence, needs no new snapshot.
            str(self._site.place.corpus.sources_stamp()),
            __version__,
            self._look,
            scope["scheme"],
            host,
            scope["path"],
            scope["query_string"].decode("latin-1"),
        ]
        return f'W/"{sha256(chr(10).join(made_from).encode()).hexdigest()[:20]}"'


def _copied(start: "Message") -> "Message":
    """The middleware around this one adds headers in place."""
    return {**start, "headers": list(start.get("headers", ()))}


class _Keeping:
    """Passes an answer on, tags it, and keeps it if it is whole and not too long."""

    def __init__(self, send: "Send", tag: str, key: str, latest: LatestAnswers) -> None:
        self._send = send
        self._tag = tag
        self._key = key
        self._latest = latest
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: "Message") -> None:
        """The next message of the answer."""
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            # Whoever tags an answer himself knows better how long it may be kept.
            if "etag" not in headers and "cache-control" not in headers:
                headers["ETag"] = self._tag
                headers["Cache-Control"] = "no-cache"
                self._start = _copied(message)
        if message["type"] == "http.response.body" and self._start is not None:
            self._keep(message)
        await self._send(message)

    def _keep(self, message: "Message") -> None:
        self._body += message.get("body", b"")
        if len(self._body) > MAX_ANSWER_BYTES:
            self._start = None
        elif not message.get("more_body", False) and self._start is not None:
            self._latest.put(self._key, Kept(self._start, self._body))
