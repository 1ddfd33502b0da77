"""A small web server: files with validators, redirects, outages, and a log of requests."""

import contextlib
import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.site.pages import Link, landing_page

LANDING = "/arbeitskreis.php"
_EPOCH = 1_700_000_000


@dataclass(frozen=True)
class _File:
    body: bytes
    kind: str
    validators: bool
    version: int


class Site:
    """What is served where; changed at any time, also while it is running."""

    def __init__(self) -> None:
        self.files: dict[str, _File] = {}
        self.redirects: dict[str, str] = {}
        self.requests: list[str] = []
        """Every request as ``200 /path``, in order; robots.txt is not among them."""
        self.is_out = False
        """Whether every request is answered by 503."""
        self.robots: bytes | None = None
        self.url = ""
        self._version = 0

    @contextlib.contextmanager
    def running(self) -> Iterator["Site"]:
        """Serve on a free port of 127.0.0.1."""
        with _Server(("127.0.0.1", 0), _Handler) as server:
            server.site = self
            self.url = f"http://127.0.0.1:{server.server_port}"
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            try:
                yield self
            finally:
                server.shutdown()
                thread.join()

    @property
    def landing(self) -> str:
        """Address of the page that lists the publications."""
        return self.url + LANDING

    def put(
        self, path: str, body: bytes, kind: str = "application/pdf", *, validators: bool = True
    ) -> str:
        """Serve a file, new or in place of another; gives its address."""
        self._version += 1
        self.files[path] = _File(body, kind, validators, self._version)
        return self.url + path

    def show(self, links: Sequence[Link], *, plain: bool = False) -> None:
        """Serve the landing page with these links."""
        self.put(LANDING, landing_page(links, plain=plain), "text/html; charset=utf-8")

    def remove(self, path: str) -> None:
        """Answer 404 there."""
        del self.files[path]

    def move(self, path: str, to: str) -> None:
        """Serve a file elsewhere; a redirect stays where it was."""
        self.files[to] = self.files.pop(path)
        self.redirects[path] = to

    def asked(self) -> list[str]:
        """The log so far, which starts anew."""
        log, self.requests = self.requests, []
        return log


class _Server(ThreadingHTTPServer):
    site: Site
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is nothing to tell."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        site = self.server.site
        file = site.files.get(self.path)
        if self.path == "/robots.txt":
            file = None if site.robots is None else _File(site.robots, "text/plain", False, 0)
        if site.is_out:
            self._answer(503, {})
        elif self.path in site.redirects:
            self._answer(301, {"Location": site.redirects[self.path]})
        elif file is None:
            self._answer(404, {"Content-Type": "text/html"}, b"<h1>Nicht gefunden</h1>")
        else:
            self._file(file)

    def _file(self, file: _File) -> None:
        etag = f'"{hashlib.sha256(file.body).hexdigest()[:16]}"'
        headers = {"Content-Type": file.kind}
        if file.validators:
            changed = formatdate(_EPOCH + file.version, usegmt=True)
            headers |= {"ETag": etag, "Last-Modified": changed}
            if etag in self.headers.get("If-None-Match", ""):
                self._answer(304, headers)
                return
        self._answer(200, headers, file.body)

    def _answer(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        if self.path != "/robots.txt":
            self.server.site.requests.append(f"{status} {self.path}")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # probes hang up after the headers
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""
