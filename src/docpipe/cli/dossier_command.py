"""The command that makes a paper of all that is found on a question."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docpipe.cli.options import Places, with_filters, with_places

if TYPE_CHECKING:
    from docpipe.model import Filters
    from docpipe.search import Searcher


@click.command()
@click.argument("query")
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "pdf", "markdown"]),
    help="Ausgabeform  [nach der Endung von --output, sonst markdown]",
)
@click.option("--output", type=click.Path(path_type=Path), help="Datei statt Standardausgabe")
@click.option(
    "--depth",
    type=click.Choice(["brief", "normal", "full"]),
    default="normal",
    show_default=True,
    help="Wie nahe ein Fund der Frage kommen muss: brief nur das Nächste, full auch Entfernteres",
)
@click.option(
    "--mode",
    type=click.Choice(["hybrid", "dense", "lexical"]),
    default="hybrid",
    show_default=True,
    help="Suchverfahren",
)
@click.option("--as-typed", is_flag=True, help="Die Frage wörtlich nehmen")
@with_filters
@with_places
def dossier(
    places: Places,
    filters: "Filters",
    query: str,
    form: str | None,
    output: Path | None,
    **asked: Any,  # noqa: ANN401 - depth, mode and switches, typed by click
) -> None:
    """Alles zu einer Frage als gegliedertes Papier, jedes Zitat wörtlich und belegt.

    Empfehlungen und Forderungen nach Adressaten, Praxisbeispiele, Begriffe, die Entwicklung über
    die Jahre und alle Quellen. Was fehlt, steht ausdrücklich darin.
    """
    from datetime import UTC, datetime

    from docpipe.answers.dossier import Depth, dossier
    from docpipe.answers.dossier_paper import dossier_paper
    from docpipe.answers.quotations import Writing, proof_pages
    from docpipe.cli.output import write
    from docpipe.cli.search_commands import hint_unknown
    from docpipe.export.paper_file import paper_file
    from docpipe.model import Mode, Query

    form = _form(form, output)
    if form != "markdown" and output is None:
        raise click.UsageError(f"Für {form} bitte --output DATEI.{form} angeben.")
    as_understood = not asked["as_typed"]
    question = Query(
        text=query,
        mode=Mode(asked["mode"]),
        filters=filters,
        understand=as_understood,
        expand=as_understood,
    )
    with _open(places) as searcher:
        found = dossier(
            searcher,
            question,
            created=datetime.now(UTC).astimezone().date(),
            depth=Depth(asked["depth"]),
        )
        hint_unknown(searcher, [searcher.filters_of(question)])
    writing = Writing(proof_url=proof_pages(_base_url(places)))
    data = paper_file(dossier_paper(found, writing), form)
    if output is None:
        click.echo(data, nl=False)
    else:
        write(output, data)
    click.echo(f"{len(found.findings)} Fundstellen", err=True)


def _open(places: Places) -> "Searcher":
    from docpipe.search import Searcher

    settings = places.configured()
    if settings is None:
        return Searcher.open(places.index)
    return Searcher.open(places.index, embed=settings.embed, options=settings.search)


def _base_url(places: Places) -> str:
    settings = places.configured()
    return settings.web.base_url if settings else ""


_FORMS = {".docx": "docx", ".pdf": "pdf", ".md": "markdown", ".markdown": "markdown"}


def _form(chosen: str | None, output: Path | None) -> str:
    """The form that is asked for, by option or by the ending of the file."""
    ending = output.suffix.lower() if output else ""
    named = _FORMS.get(ending)
    if named is None and chosen is None and ending:
        raise click.UsageError(
            f"Die Endung {ending} ist unbekannt. Möglich sind .docx, .pdf und .md; oder --format."
        )
    if named and chosen and named != chosen:
        raise click.UsageError(f"--format {chosen} und die Endung {ending} widersprechen sich.")
    return chosen or named or "markdown"
