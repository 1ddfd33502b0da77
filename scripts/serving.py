"""The site in a process of its own, for measurements and pictures."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

_START_S = 60.0
WARM_S = 5.0
"""Until the sandboxes that draw pages are warm."""


@contextmanager
def running(
    corpus: Path, index: Path, *, port: int = 0
) -> Iterator[tuple["subprocess.Popen[bytes]", httpx.Client]]:
    """Serve with an empty cache and without a limit of requests; any free port unless told."""
    port = port or free_port()
    command = [sys.executable, "-m", "docpipe", "serve", "--port", str(port)]
    places = ["--corpus", str(corpus), "--index", str(index)]
    with tempfile.TemporaryDirectory() as cache:
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": cache,
            "DOCPIPE_WEB__REQUESTS_PER_MINUTE": "0",
        }
        server = subprocess.Popen([*command, *places], env=environment)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                _wait(client)
                yield server, client
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(client: httpx.Client) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        try:
            client.get("/healthz")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"no answer after {_START_S:g} s")
