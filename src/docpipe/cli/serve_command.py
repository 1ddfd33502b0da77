"""The command that runs the web pages: serve."""

import logging

import click

from docpipe.cli.options import Places, with_places


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
