"""A Prefect server on this machine: bound to 127.0.0.1, ended with the program that started it."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import click
import httpx

_HOST = "127.0.0.1"
_PATIENCE_S = 300  # a first start migrates a fresh database


@contextlib.contextmanager
def local_server(port: int, *, ui: bool = False) -> Iterator[str]:
    """Run a Prefect server; gives the address of its API once it answers."""
    api = f"http://{_HOST}:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", _HOST]
    server = subprocess.Popen(  # noqa: S603 - our own interpreter
        [*command, "--port", str(port), "--ui" if ui else "--no-ui"],
        stdout=subprocess.DEVNULL,
        # Its pages look for the API at port 4200 otherwise, whatever the port.
        env={**os.environ, "PREFECT_SERVER_UI_API_URL": api},
        # Ctrl-C is meant for the run in progress first; the server is ended after it.
        start_new_session=True,
    )
    try:
        _await(api, server)
        yield api
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=20)
        server.kill()
        server.wait()


def _await(api: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise click.ClickException(
                "Der Prefect-Server ist nicht gestartet. Ist der Port frei? Sonst in docpipe.toml "
                "[schedule] port = … setzen."
            )
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{api}/health", timeout=2).is_success:
                return
        time.sleep(0.5)
    raise click.ClickException(f"Der Prefect-Server antwortet nach {_PATIENCE_S} s noch nicht.")
