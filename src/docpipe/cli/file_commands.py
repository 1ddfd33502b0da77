"""Commands on one file: extract, inspect."""

from pathlib import Path

import click

from docpipe.cli.options import OCR, Places, with_places


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown", "text"]),
    default="markdown",
    show_default=True,
    help="Ausgabeform",
)
@click.option("--output", type=click.Path(path_type=Path), help="Datei statt Standardausgabe")
@click.option("--ocr", type=click.Choice(OCR), help="Texterkennung für Seiten ohne Text  [auto]")
@click.option("--password", help="Passwort eines verschlüsselten PDFs")
@with_places
def extract(
    places: Places,
    file: Path,
    form: str,
    output: Path | None,
    ocr: str | None,
    password: str | None,
) -> None:
    """Eine Datei als gegliederter Text; braucht weder Korpus noch Index."""
    from docpipe import codec, export, pipeline
    from docpipe.cli.output import write

    settings = places.settings(ocr)
    document = pipeline.extract(file, settings=settings, password=password)
    match form:
        case "json":
            described = pipeline.described(file, document)
            text = codec.to_json(export.document_object(described, document)).decode() + "\n"
        case "markdown":
            text = export.document_markdown(document)
        case _:
            text = export.document_text(document)
    described = pipeline.described(file, document)
    problems = [(page.number, page.problem) for page in document.pages if page.problem]
    for line in pipeline.described_problems(pipeline.problems_of(described, problems)):
        click.echo(line, err=True)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode())


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), help="Physische Seite, ab 1")
@click.option("--pages", help="Mehrere Seiten: 2-5,9 oder all; eine Datei je Seite")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Bilddatei (PNG); bei --pages mit der Seitenzahl im Namen",
)
@click.option("--password", help="Passwort eines verschlüsselten PDFs")
@with_places
def inspect(
    places: Places,
    file: Path,
    page: int | None,
    pages: str | None,
    output: Path,
    password: str | None,
) -> None:
    """Seiten als Bild, mit den erkannten Blöcken, ihrer Art und Reihenfolge."""
    from docpipe import pipeline
    from docpipe.cli.output import write

    if (page is None) == (pages is None):
        raise click.UsageError("Bitte entweder --page N oder --pages angeben.")
    pictures = pipeline.inspect_pages(
        file, pages or str(page), settings=places.settings(), password=password
    )
    for number, picture in pictures:
        numbered = output.with_name(f"{output.stem}-{number:03d}{output.suffix}")
        write(output if pages is None else numbered, picture)
