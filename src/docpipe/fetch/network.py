"""The connection to one host: to a checked address, with an eye on the clock.

httpcore asks a network backend for connections and leaves all reading and writing to it. So the
address that was checked is the one connected to, while TLS and the header ``Host`` go by the name.
Only ``fetcher`` imports this module, and late: httpcore costs 0.1 CPU seconds.
"""

import contextlib
import math
import ssl
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import httpcore

from docpipe.errors import UnreachableError
from docpipe.fetch.address import Target, parse
from docpipe.fetch.clock import Clock
from docpipe.fetch.guard import Guard
from docpipe.fetch.options import FetchOptions
from docpipe.fetch.trouble import AttemptError

_N_ADDRESSES = 4
"""Of one host that are tried; more are a load balancer that is down as a whole."""

MAX_DRAINED_BYTES = 1 << 16
"""Bytes of an unwanted body that are read to keep the connection; beyond, a new one is cheaper."""

SLICE_S = 1.0
"""Silence is listened to in slices of this, so that ending the run does not wait for a server."""

_Options = Iterable[typing.Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose body has not been read yet; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    pieces: Iterator[bytes]

    @property
    def n_bytes(self) -> float:
        """Of the body as announced; infinite if it is not."""
        length = self.headers.get("content-length", "")
        return int(length) if length.isascii() and length.isdigit() else math.inf

    def drain(self) -> None:
        """Read what is left, unless it is much."""
        n_bytes = 0
        for piece in self.pieces:
            n_bytes += len(piece)
            if n_bytes > MAX_DRAINED_BYTES:
                return


class Deadline:
    """Until when whatever is read or written has to be done."""

    def __init__(self, clock: Clock, is_stopped: Callable[[], bool]) -> None:
        self._clock = clock
        self._is_stopped = is_stopped
        self._until = 0.0

    def set(self, seconds: float) -> None:
        """Count from now."""
        self._until = self._clock.monotonic() + seconds

    def cut(self, timeout: float | None) -> float:
        """The timeout, or what is left until the deadline.

        Raises:
            AttemptError: Nothing is left, or the fetcher is being closed.
        """
        if self._is_stopped():
            raise AttemptError("Das Holen wurde abgebrochen", again=False)
        left = self._until - self._clock.monotonic()
        if left <= 0:
            raise AttemptError("Es dauert länger als erlaubt ([fetch] max_time_s)", again=False)
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    """A connection, none of whose steps outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = self._deadline.cut(timeout)
        while True:
            try:
                return self._stream.read(max_bytes, min(left, SLICE_S))
            except httpcore.ReadTimeout:
                left = min(left - SLICE_S, self._deadline.cut(None))
                if left <= 0:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        limit = self._deadline.cut(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, limit), self._deadline)

    def get_extra_info(self, info: str) -> typing.Any:  # noqa: ANN401 - as httpcore has it
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to the addresses that were checked, best first."""

    def __init__(self, numbers: Callable[[str], Sequence[str]], deadline: Deadline) -> None:
        self._numbers = numbers
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _Options | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for number in self._numbers(host)[:_N_ADDRESSES]:
            try:
                limit = self._deadline.cut(timeout)
                stream = self._plain.connect_tcp(number, port, limit, local_address, socket_options)
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                failure = exc
        raise failure or httpcore.ConnectError(f"no address of {host}")


class Line:
    """The one connection to a host; whoever uses it holds the host's lock."""

    def __init__(
        self, options: FetchOptions, guard: Guard, clock: Clock, is_stopped: Callable[[], bool]
    ) -> None:
        self._options = options
        self._guard = guard
        self._deadline = Deadline(clock, is_stopped)
        self._scheme = ""
        self._target: Target | None = None
        self._pool: httpcore.ConnectionPool | None = None

    def close(self) -> None:
        """End the connection."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    @contextlib.contextmanager
    def ask(self, target: Target, headers: Mapping[str, str], seconds: float) -> Iterator[Reply]:
        """Send a request; the body is read inside the context, within ``seconds`` for all of it.

        Raises:
            ForbiddenAddressError: The host is not to be asked.
            AttemptError: It did not work, here or while the body was read.
        """
        self._deadline.set(seconds)
        request = httpcore.Request(
            b"GET",
            httpcore.URL(
                scheme=target.scheme.encode(),
                host=target.host.encode(),
                port=None if target.is_default_port else target.port,
                target=target.path.encode(),
            ),
            headers=[
                ("Host", target.authority),
                ("User-Agent", self._options.agent),
                ("Accept", "*/*"),
                # Only what is sent as it is can be gone on with after an interruption.
                ("Accept-Encoding", "identity"),
                *headers.items(),
            ],
            extensions={
                "timeout": dict.fromkeys(
                    ("connect", "read", "write", "pool"), self._options.timeout_s
                )
            },
        )
        try:
            with contextlib.closing(self._pool_for(target).handle_request(request)) as response:
                yield Reply(
                    response.status,
                    _headers(response.headers),
                    _pieces(response),
                )
        except (
            httpcore.TimeoutException,
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.ProxyError,
        ) as exc:
            raise _trouble(target, exc) from exc

    def _pool_for(self, target: Target) -> httpcore.ConnectionPool:
        self._target = target
        if self._pool is None or self._scheme != target.scheme:
            self.close()
            self._scheme = target.scheme
            self._pool = self._new_pool(target)
        if self._options.proxy:
            self._guard.check_literal(target)
        return self._pool

    def _new_pool(self, target: Target) -> httpcore.ConnectionPool:
        context = tls_context() if target.scheme == "https" else None
        if not self._options.proxy:
            return httpcore.ConnectionPool(
                ssl_context=context,
                max_connections=1,
                keepalive_expiry=self._options.timeout_s,
                network_backend=_Backend(self._checked, self._deadline),
            )
        proxy = _Proxy.of(self._options.proxy)
        return httpcore.HTTPProxy(
            proxy_url=proxy.address,
            proxy_auth=proxy.login,
            ssl_context=context,
            max_connections=1,
            keepalive_expiry=self._options.timeout_s,
            network_backend=_Backend(lambda host: [host], self._deadline),
        )

    def _checked(self, host: str) -> Sequence[str]:
        if self._target is None or self._target.host != host:
            raise UnreachableError(f"Verbindung zu {host} ohne Auftrag.")
        return self._guard.checked(self._target)


@dataclass(frozen=True, slots=True)
class _Proxy:
    address: str
    login: tuple[str, str] | None

    @classmethod
    def of(cls, address: str) -> "_Proxy":
        scheme, _, rest = address.partition("://")
        login, _, host = rest.rpartition("@")
        name, _, password = login.partition(":")
        return cls(parse(f"{scheme}://{host}").origin, (name, password) if login else None)


def tls_context() -> ssl.SSLContext:
    """Trust what the machine trusts (a city's own authority is installed there), and Mozilla."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Names in lower case, repeated ones joined; UTF-8 is common where only ASCII is allowed."""
    headers: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("ascii", "replace").lower(), _text(value)
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _pieces(response: httpcore.Response) -> Iterator[bytes]:
    yield from response.iter_stream()


def _trouble(target: Target, error: Exception) -> AttemptError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return AttemptError(f"Das Zertifikat von {target.host} ist ungültig ({cause})", again=False)
    if isinstance(error, httpcore.TimeoutException):
        return AttemptError(f"{target.host} antwortet nicht rechtzeitig")
    words = str(error).rstrip(".") or type(error).__name__
    return AttemptError(f"Die Verbindung zu {target.host} ist gestört ({words})")
