"""A Prefect server on this machine: bound to 127.0.0.1, ended with the program that started it.

Each port has a database of its own, and a lock on it. Two servers that bring one database up to
date at the same time end each other with "database is locked" or "index … already exists"; two
schedules in one database would be one, for the deployments have the same name.
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import httpx

from docpipe.errors import BusyError
from docpipe.locks import holder, write_lock
from docpipe.sandbox import die_with_parent

_HOST = "127.0.0.1"
_PATIENCE_S = 300  # a first start migrates a fresh database
_ATTEMPTS = 3
"""Whoever reads the database at the wrong moment (a backup, a virus scanner) is gone soon."""

_FREE_WITHIN_S = 5.0
"""The server of a program that was killed needs a moment to end."""

_Server = subprocess.Popen[bytes]


@contextlib.contextmanager
def local_server(port: int, *, ui: bool = False) -> Iterator[str]:
    """Run a Prefect server; gives the address of its API once it answers."""
    api = f"http://{_HOST}:{port}/api"
    with _own_folder(port) as folder:
        _require_free(port)
        server = _started(api, folder, port, ui=ui)
        try:
            yield api
        finally:
            _end(server)


@contextlib.contextmanager
def _own_folder(port: int) -> Iterator[Path]:
    """Where the database of this port's server lies; nobody else starts one on it meanwhile."""
    folder = Path(os.environ["PREFECT_HOME"]) / f"schedule-{port}"
    try:
        with write_lock(folder):
            yield folder
    except BusyError as error:
        known = holder(folder)
        who = f" (Prozess {known.pid} auf {known.host}, seit {known.since})" if known else ""
        raise click.ClickException(
            f"An Port {port} läuft schon ein Plan{who}. Abhilfe: ihn beenden, oder für einen "
            "zweiten in docpipe.toml [schedule] port = … setzen."
        ) from error


def _require_free(port: int) -> None:
    """Prefect would bring its database up to date first, and then fail."""
    deadline = time.monotonic() + _FREE_WITHIN_S
    while not _is_free(port):
        if time.monotonic() >= deadline:
            raise click.ClickException(
                f"Port {port} ist belegt. Abhilfe: in docpipe.toml [schedule] port = … setzen."
            )
        time.sleep(0.2)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
    return True


def _started(api: str, folder: Path, port: int, *, ui: bool) -> _Server:
    """A server that answers; one that ends by itself before is started once more."""
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", _HOST]
    environment = {
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder.resolve()}/prefect.db",
        **os.environ,
        # Its pages look for the API at port 4200 otherwise, whatever the port.
        "PREFECT_SERVER_UI_API_URL": api,
    }
    for _ in range(_ATTEMPTS):
        server = subprocess.Popen(  # noqa: S603 - our own interpreter
            [*command, "--port", str(port), "--ui" if ui else "--no-ui"],
            stdout=subprocess.DEVNULL,
            env=environment,
            # Ctrl-C is meant for the run in progress first; the server is ended after it.
            start_new_session=True,
            # Left behind by a program that was killed, it would hold port and database for ever.
            preexec_fn=die_with_parent,
        )
        try:
            if _answers(api, server):
                return server
        except BaseException:
            _end(server)
            raise
    raise click.ClickException(
        f"Der Prefect-Server ist {_ATTEMPTS}-mal nicht gestartet; warum, steht oben. Seine Daten "
        f"liegen in {folder} und dürfen gelöscht werden: was zählt, steht im Korpus."
    )


def _answers(api: str, server: _Server) -> bool:
    """Wait until it answers; ``False`` if it ended instead."""
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            return False
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{api}/health", timeout=2).is_success:
                return True
        time.sleep(0.5)
    raise click.ClickException(f"Der Prefect-Server antwortet nach {_PATIENCE_S} s noch nicht.")


def _end(server: _Server) -> None:
    server.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(timeout=20)
    server.kill()
    server.wait()
