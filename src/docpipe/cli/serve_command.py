"""The command that runs the web pages: serve."""

import logging

import click

from docpipe.cli.options import Places, with_places
from docpipe.errors import explained


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse, auf der gehört wird")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port")
@with_places
def serve(places: Places, host: str, port: int) -> None:
    """Webseiten und REST-Schnittstelle über dem veröffentlichten Index.

    Ein neu veröffentlichter Index wird ohne Neustart verwendet.
    """
    import uvicorn

    from docpipe.web import assets, create_app

    assets.require()
    _require_free(host, port)
    app = create_app(places.workspace())
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"docpipe läuft auf http://{shown}:{port}/ – beenden mit Strg+C", err=True)
    # No access log: it would keep who asked what. Its own lines go the way of all others.
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=None if logging.getLogger().handlers else uvicorn.config.LOGGING_CONFIG,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def _require_free(host: str, port: int) -> None:
    """Say that another program listens here before saying that docpipe does."""
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise click.UsageError(
            f"Auf {host}, Port {port}, kann docpipe nicht hören: {explained(error)} Abhilfe: das"
            " andere Programm beenden, oder --port oder --host anders wählen."
        ) from error
