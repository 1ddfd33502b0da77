"""Commands that keep a corpus: backup, restore, prune, migrate."""

from pathlib import Path

import click

from docpipe.cli.options import Places, with_places, with_wait


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="DATEI.tar[.gz]")
@click.option("--with-work", is_flag=True, help="Auch, was sich neu machen lässt")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def backup(places: Places, file: Path, with_work: bool, wait_s: float, as_json: bool) -> None:
    """Sichert den Korpus in eine Datei: Originale, Listen, Verlauf, Urteile, Alarme, Berichte.

    Der Index und was aus den Originalen gelesen wurde, entstehen nach „docpipe restore“ mit
    „docpipe ingest“ neu.
    """
    from docpipe import codec
    from docpipe.pipeline.backup import backup as save
    from docpipe.runs import journal

    place = places.workspace()
    # Alerts are delivered without the lock of the corpus, but never outside a run.
    with journal.alone(place, wait_s=wait_s, reading=True):
        manifest = save(place, file, with_work=with_work, wait_s=wait_s)
    if as_json:
        answer = {"file": str(file), "files": len(manifest.files), "bytes": manifest.n_bytes}
        click.echo(codec.to_json(answer))
    else:
        click.echo(
            f"{len(manifest.files)} Dateien, {manifest.n_bytes / 1e6:.1f} MB gesichert: {file}"
        )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="DATEI.tar[.gz]")
@click.option("--replace", is_flag=True, help="Ersetzen, was im Ordner des Korpus liegt")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def restore(places: Places, file: Path, replace: bool, wait_s: float, as_json: bool) -> None:
    """Stellt einen Korpus aus einer Sicherung wieder her, nachdem jede Prüfsumme verglichen ist."""
    from docpipe import codec
    from docpipe.pipeline.backup import restore as put_back

    manifest = put_back(file, places.corpus, replace=replace, wait_s=wait_s)
    if as_json:
        answer = {
            "corpus": str(places.corpus),
            "files": len(manifest.files),
            "bytes": manifest.n_bytes,
        }
        click.echo(codec.to_json(answer))
    else:
        click.echo(f"{len(manifest.files)} Dateien wiederhergestellt in {places.corpus}.")
        click.echo("Weiter mit: docpipe ingest && docpipe verify", err=True)


_SORTS = {
    "snapshot": "frühere Stände des Index",
    "draft": "Reste abgebrochener Läufe",
    "download": "angefangene Downloads",
    "superseded": "Zwischenergebnisse ersetzter Fassungen",
    "orphan": "Zwischenergebnisse ohne Quelle",
    "report": "alte Berichte",
    "picture": "Seitenbilder, die niemand mehr ansieht",
}


@click.command()
@click.option("--dry-run", is_flag=True, help="Nur zeigen, was entfiele")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def prune(places: Places, dry_run: bool, wait_s: float, as_json: bool) -> None:
    """Räumt auf, was niemand mehr braucht; Originale, Listen und Verlauf bleiben immer.

    Am Ende eines Laufs („docpipe run“) geschieht das von selbst. Fristen: [keeping].
    """
    from docpipe import codec, pipeline

    done = pipeline.prune(places.workspace(), dry_run=dry_run, wait_s=wait_s)
    if as_json:
        answer = {
            "dry_run": dry_run,
            "bytes": done.n_bytes,
            "removed": [
                {"sort": item.sort, "path": item.path, "bytes": item.n_bytes} for item in done.items
            ],
            "kept_back": [{"path": path, "reason": why} for path, why in done.kept_back],
        }
        click.echo(codec.to_json(answer))
        return
    for sort, (n, n_bytes) in done.by_sort().items():
        click.echo(f"{n} × {_SORTS[sort]}: {n_bytes / 1e6:.1f} MB")
    for path, why in done.kept_back:
        click.echo(f"Bleibt: {path}: {why}", err=True)
    if not done.items:
        click.echo("Nichts aufzuräumen.", err=True)


@click.command()
@click.option("--dry-run", is_flag=True, help="Nur zeigen, was zu ändern wäre")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def migrate(places: Places, dry_run: bool, wait_s: float, as_json: bool) -> None:
    """Bringt einen älteren Korpus auf das heutige Format; jeder schreibende Befehl tut es auch.

    Die Listen bleiben so, wie sie waren, in KORPUS/formats liegen.
    """
    from docpipe import codec
    from docpipe.corpus import migrations

    corpus = places.workspace().corpus
    before, steps = migrations.version_of(corpus.root), migrations.due(corpus.root)
    if not dry_run and corpus.root.is_dir():
        with corpus.lock(wait_s=wait_s):
            pass
    if as_json:
        answer = {"from": before, "to": migrations.VERSION, "dry_run": dry_run, "steps": steps}
        click.echo(codec.to_json(answer))
        return
    for step in steps:
        click.echo(f"Format {step.to}: {step.says} ({step.n} zu ändern)")
    if not steps:
        click.echo(f"Der Korpus hat das heutige Format ({before}).", err=True)
