"""Commands of unattended runs: run, publish, reports."""

from typing import TYPE_CHECKING

import click

from docpipe.cli.options import Places, with_places, with_wait

if TYPE_CHECKING:
    from docpipe.runs import Plan, RunReport
    from docpipe.runs.gate import Condition


@click.command()
@click.option("--dry-run", is_flag=True, help="Nur zeigen, was zu tun wäre")
@with_wait
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Dokumente, die zugleich gelesen werden"
)
@click.option("--trigger", default="manual", hidden=True, help="Was den Lauf auslöst")
@click.option("--json", "as_json", is_flag=True, help="Bericht als JSON")
@with_places
def run(
    places: Places, dry_run: bool, wait_s: float, workers: int | None, trigger: str, as_json: bool
) -> int:
    """Ein ganzer Lauf ohne Aufsicht: nachsehen, holen, lesen, prüfen, veröffentlichen, berichten.

    Besteht der neue Stand die Prüfung nicht, bleibt der alte, und der Lauf endet mit 1.
    Der Bericht liegt danach in KORPUS/reports.
    """
    from docpipe import runs

    place = places.workspace()
    if dry_run:
        _show_plan(runs.plan(place), as_json=as_json)
        return 0
    report = runs.run(place, trigger=trigger, workers=workers, wait_s=wait_s)
    _show(report, as_json=as_json)
    return report.exit_code


@click.command()
@click.option("--accept", is_flag=True, help="Den wartenden Index trotz der Prüfung freigeben")
@click.option("--by", "name", default="", metavar="NAME", help="Wer freigibt")
@click.option("--reason", default="", metavar="TEXT", help="Warum")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def publish(
    places: Places, accept: bool, name: str, reason: str, wait_s: float, as_json: bool
) -> int:
    """Zeigt den Index, den die Prüfung zurückhält, oder gibt ihn frei.

    Wer freigibt und warum, wird in KORPUS/reports/releases.jsonl festgehalten.
    """
    from docpipe import codec
    from docpipe.runs import releasing

    place = places.workspace()
    if accept:
        published = releasing.release(place, name=name, reason=reason, wait_s=wait_s)
        if as_json:
            click.echo(codec.to_json({"snapshot_id": published.snapshot_id, "published": True}))
        else:
            click.echo(f"Veröffentlicht: {published.snapshot_id}")
        return 0
    held = releasing.waiting_if_any(place)
    if as_json:
        click.echo(codec.to_json({"published": False, "waiting": held}))
    elif held is None:
        click.echo("Es wartet kein Index auf eine Entscheidung.", err=True)
    else:
        click.echo(f"Der Index {held.candidate.snapshot_id} wartet seit {held.since}:")
        _say(held.conditions)
        click.echo("Freigeben: docpipe publish --accept --by NAME --reason GRUND", err=True)
    return 0 if held is None else 1


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
@click.pass_context
def reports(context: click.Context, places: Places, as_json: bool) -> None:
    """Die Berichte der Läufe."""
    context.obj = {"corpus": places.corpus, "index": places.index, "config": places.config}
    if context.invoked_subcommand is None:
        _list(places, as_json=as_json)


@reports.command("list")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def list_(places: Places, as_json: bool) -> None:
    """Listet alle Läufe, den letzten zuerst."""
    _list(places, as_json=as_json)


@reports.command("show")
@click.argument("name", metavar="[KENNUNG]", default="last")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def show(places: Places, name: str, as_json: bool) -> None:
    """Zeigt einen Bericht; ohne Angabe den letzten."""
    from docpipe import codec, runs
    from docpipe.runs import journal

    path = journal.find_report(places.workspace(), name)
    if as_json:
        click.echo(path.read_bytes())
    else:
        click.echo(runs.report_markdown(codec.read_file(path, runs.RunReport)))


def _list(places: Places, *, as_json: bool) -> None:
    from docpipe import codec
    from docpipe.cli.terminal import print_table
    from docpipe.runs import journal

    kept = list(journal.reports(places.workspace()))
    if as_json:
        names = ("run_id", "started", "ended", "trigger", "outcome", "exit_code", "took_s")
        click.echo(codec.to_json([{name: getattr(one, name) for name in names} for one in kept]))
        return
    if not kept:
        click.echo("Noch kein Lauf. Anfangen: docpipe run", err=True)
        return
    print_table(
        ("Kennung", "Beginn", "Ergebnis", "Exit-Code", "neu", "geändert", "entfallen"),
        [
            (
                one.run_id,
                one.started,
                one.outcome.value,
                str(one.exit_code),
                *(
                    str(sum(change.standing == standing for change in one.changes))
                    for standing in ("new", "changed", "gone")
                ),
            )
            for one in kept
        ],
    )


def _show(report: "RunReport", *, as_json: bool) -> None:
    from docpipe import codec, runs

    if as_json:
        click.echo(codec.to_json(runs.report_object(report)))
    else:
        click.echo(runs.report_markdown(report))


def _show_plan(plan: "Plan", *, as_json: bool) -> None:
    from docpipe import codec

    if as_json:
        click.echo(codec.to_json(plan))
        return
    found = plan.discovered
    for word, listed in (
        ("holen", (*found.new, *found.changed, *found.moved)),
        ("verschwunden", found.gone),
        ("nicht erreichbar", found.failed),
    ):
        for one in listed:
            click.echo(f"{word}: {one.address}" + (f" ({one.message})" if one.message else ""))
    for name in plan.take_in:
        click.echo(f"aufnehmen: {name}")
    for name in plan.process:
        click.echo(f"lesen: {name}")
    if not plan.is_index_current:
        click.echo("Index neu bauen, prüfen und veröffentlichen")
    if plan.is_empty:
        click.echo("Nichts zu tun.", err=True)


def _say(conditions: "tuple[Condition, ...]") -> None:
    for condition in conditions:
        click.echo(f"{'erfüllt' if condition.holds else 'VERLETZT'}: {condition.says}")
