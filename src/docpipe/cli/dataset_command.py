"""``docpipe export``: the open data set."""

from pathlib import Path

import click

from docpipe.cli.options import Places, with_places


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--passages", is_flag=True, help="Auch die übrigen Textstellen, fast den ganzen Text")
@click.option("--check", is_flag=True, help="Nichts schreiben, nur die Prüfsummen vergleichen")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def export(places: Places, folder: Path, *, passages: bool, check: bool, as_json: bool) -> int:
    """Schreibt alles Veröffentlichte als offenen, zitierfähigen Datensatz in einen Ordner.

    JSONL, Parquet und CSV mit Data Package, Themen (SKOS), DCAT-AP.de, Prüfsummen und Zitierangabe.
    Ein früherer Datensatz im Ordner wird ersetzt; gleicher Index, gleiche Dateien. Wer ihn
    herausgibt und unter welcher Lizenz, steht in docpipe.toml unter [dataset].

    --passages nur, wenn die Rechte an den Veröffentlichungen das erlauben.
    """
    return (
        _check(folder, as_json=as_json)
        if check
        else _write(places, folder, passages=passages, as_json=as_json)
    )


def _write(places: Places, folder: Path, *, passages: bool, as_json: bool) -> int:
    import json

    from docpipe.answers.dataset import write_dataset
    from docpipe.search import Searcher

    with Searcher.open(places.index) as searcher:
        report = write_dataset(searcher, places.workspace(), folder, passages=passages)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    click.echo(report["citation"])
    click.echo(f"Geschrieben: {folder}, {len(_list(report['files']))} Dateien", err=True)
    if not places.workspace().settings.dataset.contributor_id:
        click.echo(
            "Hinweis: Für GovData fehlt contributor_id in docpipe.toml unter [dataset].", err=True
        )
    return 0


def _check(folder: Path, *, as_json: bool) -> int:
    import json

    from docpipe.answers.dataset import wrong_files

    wrong = wrong_files(folder)
    if as_json:
        click.echo(json.dumps({"ok": not wrong, "wrong": wrong}, ensure_ascii=False))
    elif wrong:
        click.echo(f"Fehlend oder verändert: {', '.join(wrong)}")
    else:
        click.echo("Alle Dateien sind, wie sie geschrieben wurden.")
    return 1 if wrong else 0


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
