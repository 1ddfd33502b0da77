"""Serve the nightly flow on a schedule, by a Prefect server on this machine.

The server listens on 127.0.0.1 only. It ends with this program, by Ctrl-C or SIGTERM.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import click
import httpx

_HOST = "127.0.0.1"
_PATIENCE_S = 300  # a first start migrates a fresh database


@contextlib.contextmanager
def local_server(port: int) -> Iterator[str]:
    """Run a Prefect server; gives the address of its API once it answers."""
    api = f"http://{_HOST}:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", _HOST]
    server = subprocess.Popen(  # noqa: S603 - our own interpreter
        [*command, "--port", str(port), "--no-ui"], stdout=subprocess.DEVNULL
    )
    try:
        _await(api, server)
        yield api
    finally:
        server.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=20)
        server.kill()


def _await(api: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise click.ClickException(
                "Der Prefect-Server ist nicht gestartet. Ist der Port frei? Siehe --port."
            )
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{api}/health", timeout=2).is_success:
                return
        time.sleep(0.5)
    raise click.ClickException(f"Der Prefect-Server antwortet nach {_PATIENCE_S} s noch nicht.")


@click.command()
@click.option("--cron", default="0 3 * * 1", show_default=True, help="When to run the flow.")
@click.option("--port", default=4200, show_default=True)
@click.option("--corpus", default="corpus", show_default=True)
@click.option("--index", default="index", show_default=True)
@click.option("--config", default=None)
def main(cron: str, port: int, corpus: str, index: str, config: str | None) -> None:
    """Serve the nightly flow until this program is ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with local_server(port) as api:
        # Prefect reads the address when it is imported.
        os.environ["PREFECT_API_URL"] = api
        from flows.nightly import nightly

        nightly.serve(
            name="nightly",
            cron=cron,
            parameters={"corpus": corpus, "index": index, "config": config},
            # A run that was missed while the machine slept is made up for once, not five times.
            limit=1,
        )


if __name__ == "__main__":
    main()
