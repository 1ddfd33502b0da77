"""Commands on the corpus: ingest, status, verify, quarantine."""

import sys
from typing import TYPE_CHECKING

import click

from docpipe.cli.options import OCR, Places, with_places, with_wait

if TYPE_CHECKING:
    from docpipe.corpus import QuarantineEntry
    from docpipe.pipeline import IngestReport, Item, Workspace
    from docpipe.runs import Health


@click.command()
@click.argument("inputs", nargs=-1, metavar="[PFAD oder ADRESSE]...")
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Dokumente, die zugleich gelesen werden"
)
@click.option(
    "--ocr",
    type=click.Choice(OCR),
    help="Texterkennung: Seiten ohne Text, keine oder alle; gilt für diese Dateien auch künftig"
    "  [auto]",
)
@click.option("--password", help="Passwort verschlüsselter PDFs")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Bericht als JSON")
@with_places
def ingest(  # noqa: PLR0913 - the options of the command
    places: Places,
    inputs: tuple[str, ...],
    workers: int | None,
    ocr: str | None,
    password: str | None,
    wait_s: float,
    as_json: bool,
) -> int:
    """Nimmt PDFs, Webseiten und DOCX auf und veröffentlicht einen neuen Index.

    Eingaben sind Dateien, Ordner, Adressen und Listen davon.

    Ohne Angabe: alle Quellen des Katalogs. Was sich nicht geändert hat, wird nicht neu gemacht.
    """
    from docpipe import pipeline
    from docpipe.cli.terminal import progress_bar
    from docpipe.model import Ocr

    with progress_bar() as progress:
        report = pipeline.ingest(
            inputs or None,
            places.workspace(),
            workers=workers,
            password=password,
            ocr=Ocr(ocr) if ocr else None,
            wait_s=wait_s,
            progress=progress,
        )
    _print_report(report, as_json=as_json)
    return 3 if report.quarantined else 0


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@click.option(
    "--check", is_flag=True, help="Endet mit 1, wenn Läufe überfällig sind oder scheitern"
)
@with_places
def status(places: Places, as_json: bool, check: bool) -> int:
    """Zeigt, was im Korpus liegt, was in Quarantäne ist und was veröffentlicht ist.

    Dazu, wann der letzte Lauf war, was überfällig ist und worum sich jemand kümmern sollte.
    """
    from docpipe import codec, runs
    from docpipe.answers.status import status_answer

    place = places.workspace()
    health = runs.health(place)
    if as_json:
        click.echo(codec.to_json({**status_answer(place), "runs": runs.health_object(health)}))
    else:
        _print_status(place)
        _print_health(health)
    return 1 if check and not health.is_well else 0


def _print_health(health: "Health") -> None:
    from docpipe.cli.terminal import print_pairs

    last, success = health.last_run, health.last_success
    print_pairs(
        [
            ("Letzter Lauf", f"{last.started} ({last.outcome.value})" if last else "noch keiner"),
            ("Letzter Erfolg", success.started if success else "noch keiner"),
            ("Nächster Lauf bis", health.next_expected or "–"),
        ]
    )
    for concern in health.concerns:
        click.echo(f"Achtung: {concern}")


def _print_status(place: "Workspace") -> None:
    from docpipe import export, pipeline
    from docpipe.cli.terminal import print_pairs
    from docpipe.export import TYPE_NAMES

    found = pipeline.status(place)
    print_pairs(
        [
            ("Veröffentlicht", found.snapshot_id or "noch nichts"),
            ("vom", found.created_at or "–"),
            ("Quellen", str(found.n_sources)),
            ("frühere Fassungen", str(found.n_superseded)),
            ("zu erneuern", str(found.n_stale)),
            ("Seiten", str(found.n_pages)),
            *((TYPE_NAMES[kind], str(count)) for kind, count in found.n_records.items()),
            *((f"Quarantäne: {reason}", str(n)) for reason, n in found.quarantine.items()),
            *((("Seiten ohne guten Text", str(len(found.problems))),) if found.problems else ()),
        ]
    )
    for line in pipeline.described_problems(found.problems):
        click.echo(line)
    for document in found.documents:
        for line in export.conflict_lines(document):
            click.echo(f"{document.file}: {line}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Bericht als JSON")
@with_places
def verify(places: Places, as_json: bool) -> int:
    """Prüft jedes Zitat Zeichen für Zeichen gegen seine Seite, jede Datei gegen ihre Prüfsumme."""
    from docpipe import codec, pipeline
    from docpipe.cli.terminal import progress_bar
    from docpipe.errors import CorpusError

    if not places.corpus.is_dir():
        raise CorpusError(f"{places.corpus} gibt es nicht. Ist --corpus richtig?")
    with progress_bar() as progress:
        report = pipeline.verify(places.workspace(), progress=progress)
    if as_json:
        click.echo(codec.to_json({"ok": not report.faults, **codec.to_builtins(report)}))
    else:
        click.echo(
            f"{report.n_proven} von {report.n_quotes} Zitaten stehen auf der genannten Seite, "
            f"{report.n_files} Dateien geprüft."
        )
        for fault in report.faults:
            click.echo(f"{fault.where}: {fault.what}", err=True)
    return 1 if report.faults else 0


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
@click.pass_context
def quarantine(context: click.Context, places: Places, as_json: bool) -> None:
    """Was nicht gelesen werden konnte, an welcher Stufe und warum."""
    context.obj = {"corpus": places.corpus, "index": places.index, "config": places.config}
    if context.invoked_subcommand is None:
        _print_quarantine(places, as_json=as_json)


@quarantine.command("list")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def list_(places: Places, as_json: bool) -> None:
    """Listet alle Dateien in Quarantäne."""
    _print_quarantine(places, as_json=as_json)


@quarantine.command("retry")
@click.argument("names", nargs=-1, metavar="[KENNUNG oder DATEI]...")
@click.option("--password", help="Passwort verschlüsselter PDFs")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Bericht als JSON")
@with_places
def retry(
    places: Places, names: tuple[str, ...], password: str | None, wait_s: float, as_json: bool
) -> int:
    """Versucht es noch einmal; ohne Angabe mit allen."""
    from docpipe import pipeline
    from docpipe.cli.terminal import progress_bar

    with progress_bar() as progress:
        report = pipeline.retry(
            names, places.workspace(), password=password, wait_s=wait_s, progress=progress
        )
    _print_report(report, as_json=as_json)
    return 3 if places.workspace().corpus.quarantine() else 0


def _print_quarantine(places: Places, *, as_json: bool) -> None:
    from docpipe import codec
    from docpipe.cli.terminal import print_table

    entries = places.workspace().corpus.quarantine()
    if as_json:
        click.echo(codec.to_json([_entry_object(entry) for entry in entries]))
    elif not entries:
        click.echo("Nichts in Quarantäne.", err=True)
    else:
        print_table(
            ("Datei", "Kennung", "Stufe", "Grund", "Meldung"),
            [(e.file, e.source_id or "–", e.stage, e.reason.value, e.message) for e in entries],
        )


def _entry_object(entry: "QuarantineEntry") -> dict[str, object]:
    return {
        "file": entry.file,
        "source_id": entry.source_id,
        "stage": entry.stage,
        "reason": entry.reason.value,
        "message": entry.message,
        "path": entry.origin,
    }


def _item_object(item: "Item") -> dict[str, object]:
    return {"file": item.file, "source_id": item.source_id, "path": item.path}


def _print_report(report: "IngestReport", *, as_json: bool) -> None:
    from docpipe import codec
    from docpipe.pipeline import described_problems

    if as_json:
        click.echo(codec.to_json(_report_object(report)))
        return
    counts = report.counts
    click.echo(
        f"{len(report.added)} neu, {len(report.updated)} erneuert, "
        f"{len(report.unchanged)} unverändert, {len(report.duplicates)} doppelt, "
        f"{len(report.quarantined)} in Quarantäne."
    )
    click.echo(
        f"Index {report.snapshot_id or '–'}: {counts['sources']} Quellen, "
        f"{counts['pages']} Seiten, {counts['records']} Datensätze, "
        f"{counts['chunks']} Einträge ({report.took_s:.1f} s)."
    )
    if report.pages_per_cpu_s:
        click.echo(
            f"Gelesen mit {report.pages_per_cpu_s:.0f} Seiten je CPU-Sekunde, "
            f"höchstens {report.peak_bytes / 1e6:.0f} MB je Datei; "
            f"{report.n_embedded} Texte eingebettet.",
            err=True,
        )
    if report.n_not_at_hand:
        click.echo(
            f"{report.n_not_at_hand} Veröffentlichungen des Katalogs liegen noch nicht vor; "
            "ihre Fundorte stehen im Katalog (landing_page).",
            err=True,
        )
    for line in described_problems(report.problems):
        click.echo(line, err=True)
    for review in report.lost_reviews:
        click.echo(
            f"Urteil ohne Stelle: {review.record_id} ({review.name}, {review.time[:10]}), der "
            f"Wortlaut wird auf Seite {review.places[0].page} nicht mehr gefunden. "
            "Alle Urteile: docpipe review list",
            err=True,
        )
    for item, entry in report.quarantined:
        click.echo(f"Quarantäne: {item.file} ({entry.reason}): {entry.message}", err=True)
    sys.stdout.flush()


def _report_object(report: "IngestReport") -> dict[str, object]:
    return {
        "snapshot_id": report.snapshot_id,
        "took_s": round(report.took_s, 2),
        "counts": report.counts,
        "added": [_item_object(item) for item in report.added],
        "updated": [_item_object(item) for item in report.updated],
        "unchanged": [_item_object(item) for item in report.unchanged],
        "duplicates": [_item_object(item) for item in report.duplicates],
        "quarantined": [
            {**_entry_object(entry), **_item_object(item)} for item, entry in report.quarantined
        ],
        "problems": report.problems,
        "n_processed": report.n_processed,
        "n_embedded": report.n_embedded,
        "pages_per_cpu_s": report.pages_per_cpu_s and round(report.pages_per_cpu_s, 1),
        "peak_bytes": report.peak_bytes,
        "lost_reviews": [review.record_id for review in report.lost_reviews],
    }
