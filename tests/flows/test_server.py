"""The server of a schedule; a stand-in for Prefect's, which takes half a minute to start."""

import os
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest

from docpipe.locks import write_lock
from flows import server

_STAND_IN = """
    import os, pathlib, sys
    from http.server import BaseHTTPRequestHandler, HTTPServer

    here = pathlib.Path(os.environ["PREFECT_HOME"])
    starts = here / "starts"
    url = os.environ["PREFECT_API_DATABASE_CONNECTION_URL"]
    with starts.open("a") as stream:
        stream.write(url + "\\n")
    if len(starts.read_text().splitlines()) <= int((here / "failures").read_text()):
        sys.exit("sqlite3.OperationalError: database is locked")

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

    HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Answer).serve_forever()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Prefect's home, and in its place a server that fails as often as ``failures`` says."""
    (tmp_path / "prefect.py").write_text(textwrap.dedent(_STAND_IN))
    (tmp_path / "failures").write_text("0")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delenv("PREFECT_API_DATABASE_CONNECTION_URL", raising=False)
    return tmp_path


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


def _starts(home: Path) -> list[str]:
    return (home / "starts").read_text().splitlines()


def test_a_locked_database_is_tried_again(home: Path, port: int) -> None:
    (home / "failures").write_text("1")
    with server.local_server(port) as api:
        assert api == f"http://127.0.0.1:{port}/api"
    assert _starts(home) == [f"sqlite+aiosqlite:///{home}/schedule-{port}/prefect.db"] * 2


def test_a_server_that_never_starts_is_told_with_the_cure(home: Path, port: int) -> None:
    (home / "failures").write_text("9")
    with (
        pytest.raises(click.ClickException, match="dürfen gelöscht werden"),
        server.local_server(port),
    ):
        pass
    assert len(_starts(home)) == 3


def test_two_schedules_share_neither_database_nor_port(
    home: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_FREE_WITHIN_S", 0)
    with (
        write_lock(home / f"schedule-{port}"),
        pytest.raises(click.ClickException, match=f"Prozess {os.getpid()}"),
        server.local_server(port),
    ):
        pass
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(click.ClickException, match="belegt"),
        server.local_server(other.getsockname()[1]),
    ):
        pass
    assert not (home / "starts").exists()


def test_a_killed_schedule_leaves_no_server_behind(home: Path, port: int) -> None:
    program = (
        "import os\nfrom flows.server import local_server\n"
        f"with local_server({port}):\n    os._exit(9)"
    )
    paths = os.pathsep.join([str(home), *sys.path])
    killed = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": paths}, check=False
    )
    assert killed.returncode == 9
    with server.local_server(port):
        assert len(_starts(home)) == 2
