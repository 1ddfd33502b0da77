"""A web server on this machine that answers as a test has written down."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Asked:
    """A request; names of headers in lower case."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Say:
    """An answer.

    Attributes:
        raw: Sent instead of everything else, before the connection is closed.
        n_sent: So many bytes of the body are sent, then the connection is closed.
        hold: Waited for before the connection is closed.
        length: The Content-Length if it is a lie; -1 for none at all.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    n_sent: int | None = None
    length: int | None = None
    hold: threading.Event | None = None


Script = Say | Callable[[Asked], Say]


class Site:
    """What is answered where, and what has been asked.

    Attributes:
        pages: By path with query: what is answered one time after the other; the last one stays.
        asked: Every request so far, robots.txt included.
        names: Which server TLS was asked for (SNI).
        n_connections: How many there have been.
        most_at_once: Requests that were under way at the same time.
    """

    def __init__(self, host: str, port: int) -> None:
        self.address = f"http://{host}:{port}"
        self.port = port
        self.pages: dict[str, list[Script]] = {}
        self.asked: list[Asked] = []
        self.names: list[str | None] = []
        self.n_connections = 0
        self.most_at_once = 0
        self._under_way = 0
        self._lock = threading.Lock()

    def serve(self, path: str, *scripts: Script) -> str:
        """Set what is answered; gives the address."""
        self.pages[path] = list(scripts)
        return self.address + path

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def next_for(self, asked: Asked) -> Say:
        """Take the next answer."""
        with self._lock:
            self.asked.append(asked)
            scripts: Sequence[Script] = self.pages.get(asked.path, [Say(status=404)])
            script = scripts[0]
            if len(scripts) > 1:
                self.pages[asked.path] = list(scripts[1:])
        return script if isinstance(script, Say) else script(asked)

    @contextlib.contextmanager
    def under_way(self) -> Iterator[None]:
        """Count a request."""
        with self._lock:
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
        yield
        with self._lock:
            self._under_way -= 1


def versioned(body: bytes, etag: str, *, n_sent: int | None = None, **headers: str) -> Script:
    """A file as a good server has it: with validators and ranges; perhaps cut off."""

    def answer(asked: Asked) -> Say:
        more = {"ETag": etag, "Accept-Ranges": "bytes", **headers}
        if etag in asked.headers.get("if-none-match", ""):
            return Say(status=304, headers=more)
        start = 0
        if asked.headers.get("if-range") == etag:
            start = int(asked.headers["range"].removeprefix("bytes=").rstrip("-"))
            more["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        status = 206 if "Content-Range" in more else 200
        return Say(body[start:], status=status, headers=more, n_sent=n_sent)

    return answer


@contextlib.contextmanager
def running_site(host: str = "127.0.0.1", certificate: Path | None = None) -> Iterator[Site]:
    """Run a site on a free port; with a certificate and its key, over https."""
    with _Server((host, 0), _Handler) as server:
        server.site = site = Site(host, server.server_port)
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            context.sni_callback = lambda _, name, __: site.names.append(name)
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
            site.address = f"https://{host}:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.site
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    site: Site
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is nothing to tell."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.site.n_connections += 1

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.server.site.under_way():
            self._say(self.server.site.next_for(Asked(self.path, headers)))

    def do_CONNECT(self) -> None:
        """Be a proxy: a tunnel to the port asked for, on this machine whatever the name."""
        self.server.site.asked.append(Asked(self.path, {}))
        port = int(self.path.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as there:
            self.send_response(200)
            self.end_headers()
            back = threading.Thread(target=_pass_on, args=(there, self.connection))
            back.start()
            _pass_on(self.connection, there)
            back.join()
        self.close_connection = True

    def _say(self, say: Say) -> None:
        if say.raw is not None:
            self.wfile.write(say.raw)
            self.close_connection = True
            return
        self.send_response(say.status)
        for name, value in say.headers.items():
            self.send_header(name, value)
        if say.length != -1:
            self.send_header(
                "Content-Length", str(len(say.body) if say.length is None else say.length)
            )
        else:
            self.close_connection = True
        self.end_headers()
        if say.status != 304:
            self.wfile.write(say.body[: say.n_sent])
        if say.hold is not None:
            say.hold.wait(timeout=60)
        if say.n_sent is not None or say.length is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    """Until one of them ends."""
    with contextlib.suppress(OSError):
        while piece := source.recv(1 << 16):
            sink.sendall(piece)
        sink.shutdown(socket.SHUT_WR)
