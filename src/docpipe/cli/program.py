"""The program itself: the list of commands, and which error ends it with which code."""

import contextlib
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from docpipe import errors, logs
from docpipe._version import __version__
from docpipe.cli import usage
from docpipe.cli.options import place_options

# command: (module, one-line help). The module is imported when the command is run, so that
# `docpipe --help` costs nothing.
_COMMANDS = {
    "ingest": (
        "intake_commands",
        "Nimmt PDFs, Webseiten und DOCX auf und veröffentlicht einen neuen Index.",
    ),
    "extract": ("file_commands", "Eine Datei als gegliederter Text."),
    "inspect": ("file_commands", "Eine Seite als Bild, mit den erkannten Blöcken."),
    "search": ("search_commands", "Beantwortet eine Frage mit belegten Fundstellen."),
    "dossier": ("dossier_command", "Alles zu einer Frage als Papier: DOCX, PDF, Markdown."),
    "records": ("search_commands", "Alle Empfehlungen, Beispiele, Begriffe und Forderungen."),
    "show": ("search_commands", "Ein Fund, Datensatz oder Dokument mit Umgebung."),
    "differences": ("differences_command", "Was eine Fassung anders sagt als die vorherige."),
    "serve": ("serve_command", "Webseiten und REST-Schnittstelle über dem Index."),
    "mcp": ("mcp_command", "Werkzeuge für Assistenten (Model Context Protocol)."),
    "alerts": ("alerts_command", "Gespeicherte Suchen: wer erfährt, wenn etwas neu ist."),
    "export": ("dataset_command", "Alles Veröffentlichte als offener Datensatz."),
    "review": ("review_command", "Bestätigt, verwirft oder berichtigt Datensätze."),
    "discover": ("discover_command", "Was an den beobachteten Orten neu oder verschwunden ist."),
    "run": ("run_commands", "Ein ganzer Lauf ohne Aufsicht, mit Prüfung und Bericht."),
    "publish": ("run_commands", "Gibt frei, was die Prüfung eines Laufs zurückhält."),
    "reports": ("run_commands", "Die Berichte der Läufe."),
    "status": ("intake_commands", "Was da ist."),
    "verify": ("intake_commands", "Prüft jedes Zitat und jede Prüfsumme."),
    "quarantine": ("intake_commands", "Was nicht gelesen werden konnte, und warum."),
    "backup": ("keeping_commands", "Sichert den Korpus in eine Datei."),
    "restore": ("keeping_commands", "Stellt einen Korpus aus einer Sicherung wieder her."),
    "migrate": ("keeping_commands", "Bringt einen älteren Korpus auf das heutige Format."),
    "prune": ("keeping_commands", "Räumt auf, was niemand mehr braucht."),
    "evaluate": ("evaluate_command", "Misst die Güte der Suche."),
}


class _ReaderGoneError(Exception):
    """The reader of our pipe has seen enough (`docpipe records | head`)."""


@contextlib.contextmanager
def _own_broken_pipe() -> Iterator[None]:
    """Keep a closed pipe from click, which would end the process with 1."""
    try:
        yield
    except BrokenPipeError as exc:
        raise _ReaderGoneError from exc


class _Program(click.Group):
    """Finds commands by name without importing the others."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401 - click's own
        # --help and --version are answered here.
        with _own_broken_pipe():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what the command returns
        with _own_broken_pipe():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"docpipe.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.command(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docpipe")
@place_options
@click.pass_context
def program(
    context: click.Context,
    log: str | None,
    corpus: Path | None,
    index: Path | None,
    config: Path | None,
) -> None:
    """Empfehlungen aus PDFs: belegt, auffindbar, zitierfähig.

    Exit-Codes: 0 fertig, 1 Prüfung nicht bestanden, 2 Aufruf oder Frage falsch,
    3 einige Quellen in Quarantäne, 4 auf dem Rechner fehlt etwas.
    """
    logs.configure(log or logs.form_in(os.environ) or "text")
    context.obj = {"corpus": corpus, "index": index, "config": config}


def main(arguments: list[str] | None = None) -> None:
    """Run the program and end the process with the contract's exit code."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        code = program.main(args=arguments, prog_name="docpipe", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        usage.show(error, tuple(_COMMANDS))
        return 2
    except _ReaderGoneError:
        _discard_the_rest()
        return 0
    except errors.DocpipeError as error:
        return _failed(error)
    except OSError as error:
        click.echo(f"Fehler: {errors.explained(error)}{errors.cure_of(error)}", err=True)
        return 4
    return code if isinstance(code, int) else 0


def _discard_the_rest() -> None:
    """Point closed streams to nowhere: the interpreter would flush them at exit, and complain."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _failed(error: errors.DocpipeError) -> int:
    if isinstance(error, errors.SourceError):
        click.echo(f"Nicht lesbar ({error.reason}): {error}", err=True)
        return 3
    click.echo(f"Fehler: {error}", err=True)
    return 2 if isinstance(error, errors.QueryError | errors.UnknownIdError) else 4
