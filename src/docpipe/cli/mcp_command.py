"""The command that serves assistants: mcp."""

import click

from docpipe.cli.options import Places, with_places


@click.command()
@with_places
def mcp(places: Places) -> None:
    """Werkzeuge für Assistenten (Model Context Protocol) über Standardein- und -ausgabe.

    Wird vom Programm des Assistenten gestartet; wie das eingerichtet wird, steht in
    docs/assistants.md. Ein neu veröffentlichter Index wird ohne Neustart verwendet.
    """
    from docpipe.mcp_server import create_server

    create_server(places.workspace()).run("stdio")
