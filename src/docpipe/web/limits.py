"""No client takes the whole server: requests a minute, and the length of an address."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.requests import Request

from docpipe.web.faults import fault
from docpipe.web.languages import path_within

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

MAX_ADDRESS_BYTES = 16_000
"""Of path and query together: a reading list of two hundred entries fits, a flood does not."""

CLIENTS_KEPT = 10_000
"""Buckets remembered; whoever has not asked for longest is forgotten first."""

_FREE = ("/static/", "/healthz")


class Buckets:
    """Token buckets: a client may ask in a burst what it may ask in a minute, then evenly.

    Args:
        per_minute: Requests of one client.
        clock: Seconds, rising.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Take a token; 0, or seconds until there is one."""
        now = self._clock()
        tokens, since = self._held.pop(client, (float(self._per_minute), now))
        rate = self._per_minute / 60
        tokens = min(float(self._per_minute), tokens + (now - since) * rate)
        allowed = tokens >= 1
        self._held[client] = (tokens - 1 if allowed else tokens, now)
        if len(self._held) > CLIENTS_KEPT:
            self._held.popitem(last=False)
        return 0.0 if allowed else (1 - tokens) / rate


class Limits:
    """Middleware that answers 414 and 429.

    Args:
        app: What is limited.
        per_minute: Requests of one client; 0 for no limit.
        behind_proxy: Whether ``X-Forwarded-For`` names the client.
    """

    def __init__(self, app: "ASGIApp", per_minute: int, *, behind_proxy: bool) -> None:
        self._app = app
        self._buckets = Buckets(per_minute) if per_minute else None
        self._behind_proxy = behind_proxy

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass on what is within the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if len(scope["path"]) + len(scope["query_string"]) > MAX_ADDRESS_BYTES:
            await fault(Request(scope), 414)(scope, receive, send)
            return
        wait = self._wait(scope)
        if wait:
            answer = fault(Request(scope), 429)
            answer.headers["Retry-After"] = str(int(wait) + 1)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _wait(self, scope: "Scope") -> float:
        if self._buckets is None or path_within(scope).startswith(_FREE):
            return 0.0
        return self._buckets.wait(self._client(scope))

    def _client(self, scope: "Scope") -> str:
        peer = (scope.get("client") or ("", 0))[0]
        if not self._behind_proxy:
            return str(peer)
        # The last entry is the proxy's own; those before it are what the client says of itself.
        named = Headers(scope=scope).get("x-forwarded-for", "").rpartition(",")[2].strip()
        return named or str(peer)
