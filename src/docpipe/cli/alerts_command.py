"""The alerts command: saved searches, and telling people what is new."""

from typing import TYPE_CHECKING, Any

import click

from docpipe.cli.options import Places, waiting, with_filters, with_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docpipe.alerts import Delivery
    from docpipe.alerts.overview import Listed, Overview, Trial
    from docpipe.alerts.shapes import Alert, Told
    from docpipe.model import Filters

_JSON = click.option("--json", "as_json", is_flag=True, help="Als JSON")
_OFTEN = {
    "run": "in Ordnung",
    "day": "in Ordnung, höchstens täglich",
    "week": "in Ordnung, höchstens wöchentlich",
}
_KEY = click.argument("key", metavar="SCHLÜSSEL")
# A delivery that only looks is over soon; one that waits for a mail server may not be.
_WAIT_TO_CHANGE = waiting(10)
_WAIT_TO_DELIVER = waiting(300)


@click.group()
@with_places
@click.pass_context
def alerts(context: click.Context, places: Places) -> None:
    """Gespeicherte Suchen: wer erfährt, wenn etwas neu ist.

    Sie stehen in alerts.toml im Korpus und lassen sich auch von Hand ändern. Verschickt wird nach
    jedem Lauf, oder mit „docpipe alerts run“.
    """
    context.obj = {"corpus": places.corpus, "index": places.index, "config": places.config}


@alerts.command()
@_KEY
@click.argument("query", metavar="[FRAGE]", default="")
@click.option("--title", default="", help="Wie die Suche in Betreffzeilen heißt  [die Frage]")
@click.option("--mail", multiple=True, metavar="ADRESSE", help="Wer eine E-Mail erhält")
@click.option("--webhook", multiple=True, metavar="URL", help="Wohin JSON geschickt wird")
@click.option("--file", is_flag=True, help="Atom- und JSON-Feed als Dateien schreiben")
@click.option(
    "--what",
    type=click.Choice(["new", "changed", "gone"]),
    multiple=True,
    help="Wovon berichtet wird  [new, changed]",
)
@click.option(
    "--start",
    type=click.Choice(["now", "everything"]),
    default="now",
    show_default=True,
    help="Ab jetzt, oder zuerst alles, was da ist",
)
@click.option(
    "--every",
    type=click.Choice(["run", "day", "week"]),
    default="run",
    show_default=True,
    help="Höchstens so oft: nach jedem Lauf, einmal am Tag, einmal in der Woche",
)
@click.option(
    "--notice-language",
    type=click.Choice(["de", "en"]),
    default="de",
    show_default=True,
    help="Sprache der Nachrichten",
)
@_WAIT_TO_CHANGE
@_JSON
@with_filters
@with_places
def add(
    places: Places,
    filters: "Filters",
    key: str,
    wait_s: float,
    as_json: bool,
    **said: Any,  # noqa: ANN401 - options typed by click
) -> None:
    """Speichert eine Suche unter einem SCHLÜSSEL wie wohnen-musterau."""
    import json

    from docpipe.alerts.definition import alert_of
    from docpipe.alerts.editing import add_alert, entry_of
    from docpipe.alerts.overview import begin
    from docpipe.export import filters_object

    alert = alert_of(
        {
            "key": key,
            "filters": filters_object(filters),
            "language": said.pop("notice_language"),
            "what": list(said.pop("what")),
            **{name: list(one) if isinstance(one, tuple) else one for name, one in said.items()},
        }
    )
    place = places.workspace()
    _check_question(places, alert)
    add_alert(place.corpus.root, alert, begin=lambda: begin(place, alert), wait_s=wait_s)
    if as_json:
        click.echo(json.dumps(entry_of(alert), ensure_ascii=False))
    else:
        click.echo(f"Gespeichert: {key}. Ansehen: docpipe alerts test {key}", err=True)


def _check_question(places: Places, alert: "Alert") -> None:
    """Say now what would otherwise be said at night: a faulty question, an unknown value."""
    from docpipe.alerts.overview import tried
    from docpipe.errors import NoSnapshotError
    from docpipe.search import Searcher

    try:
        with Searcher.open(places.index) as searcher:
            trial = tried(places.workspace(), searcher, alert)
    except NoSnapshotError:
        return
    for line in trial.unknown:
        click.echo(f"Hinweis: {line}", err=True)


@alerts.command("list")
@_JSON
@with_places
def list_(places: Places, as_json: bool) -> None:
    """Zeigt alle gespeicherten Suchen, wie weit sie sind und was nicht ankam."""
    import json

    from docpipe.alerts.overview import overview

    found = overview(places.workspace())
    if as_json:
        click.echo(json.dumps(_overview_object(found), ensure_ascii=False))
        return
    _print_overview(found)


def _print_overview(found: "Overview") -> None:
    from docpipe.cli.terminal import print_table

    if not found.alerts:
        click.echo("Noch keine gespeicherten Suchen.", err=True)
    heads = ("Schlüssel", "Suche", "an", "berichtet bis", "Stand")
    if found.alerts:
        print_table(heads, [_row(one) for one in found.alerts])
    for raised in found.alarms:
        click.echo(f"Störung seit {raised.since}: {raised.alarm.title}", err=True)
        click.echo(raised.alarm.text, err=True)


def _row(one: "Listed") -> tuple[str, ...]:
    names = [name for of in one.alert.recipients.values() for name in of] if one.alert else []
    return (one.key, one.search or one.title, ", ".join(names), one.told_up_to or "–", _stand(one))


def _stand(one: "Listed") -> str:
    from docpipe.alerts import Standing

    if one.fault:
        return f"fehlerhaft: {one.fault}"
    lost = [of for of in one.waiting if of.standing is Standing.GIVEN_UP]
    if lost:
        return f"aufgegeben: {len(lost)} ({lost[0].message})"
    if one.waiting:
        tries = max(of.attempts for of in one.waiting)
        why = next((of.message for of in one.waiting if of.message), "")
        return f"wartet: {len(one.waiting)}, {tries} Versuche" + (f" ({why})" if why else "")
    if one.alert is None or one.alert.paused:
        return "ruht" if one.alert else "in Ordnung"
    return _OFTEN[one.alert.every]


def _overview_object(found: "Overview") -> dict[str, object]:
    from docpipe.alerts.editing import entry_of

    return {
        "alerts": [
            {
                **(entry_of(one.alert) if one.alert else {"key": one.key}),
                "search": one.search,
                "told_up_to": one.told_up_to,
                "fault": one.fault or None,
                "waiting": [_delivery_object(of) for of in one.waiting],
            }
            for one in found.alerts
        ],
        "alarms": [
            {
                "family": one.alarm.family,
                "about": one.alarm.about,
                "title": one.alarm.title,
                "text": one.alarm.text,
                "since": one.since,
            }
            for one in found.alarms
        ],
    }


def _delivery_object(one: "Delivery") -> dict[str, object]:
    from docpipe import codec

    shown: dict[str, object] = codec.to_builtins(one)
    return shown


@alerts.command()
@_KEY
@_WAIT_TO_CHANGE
@_JSON
@with_places
def remove(places: Places, key: str, wait_s: float, as_json: bool) -> None:
    """Löscht eine gespeicherte Suche; was noch aussteht, geht an niemanden mehr."""
    from docpipe.alerts.editing import remove_alert

    remove_alert(places.workspace().corpus.root, key, wait_s=wait_s)
    _done(key, "removed", f"Gelöscht: {key}.", as_json=as_json)


@alerts.command()
@_KEY
@click.option("--resume", is_flag=True, help="Weiter berichten, auch von allem inzwischen Neuen")
@_WAIT_TO_CHANGE
@_JSON
@with_places
def pause(places: Places, key: str, resume: bool, wait_s: float, as_json: bool) -> None:
    """Lässt eine gespeicherte Suche ruhen; nichts geht verloren."""
    from docpipe.alerts.editing import pause_alert

    root = places.workspace().corpus.root
    pause_alert(root, key, paused=not resume, wait_s=wait_s)
    told = f"Berichtet wieder: {key}." if resume else f"Ruht: {key}."
    _done(key, "resumed" if resume else "paused", told, as_json=as_json)


def _done(key: str, what: str, told: str, *, as_json: bool) -> None:
    import json

    if as_json:
        click.echo(json.dumps({what: key}, ensure_ascii=False))
    else:
        click.echo(told, err=True)


@alerts.command()
@_KEY
@click.option("-k", "k", type=click.IntRange(min=1), default=5, show_default=True, help="Beispiele")
@click.option("--send", is_flag=True, help="Als Probe an alle Eingetragenen schicken")
@_JSON
@with_places
def test(places: Places, key: str, k: int, send: bool, as_json: bool) -> int:
    """Zeigt, was eine gespeicherte Suche jetzt findet und was als Nächstes berichtet würde."""
    import json

    from docpipe import codec
    from docpipe.alerts.definition import read_alerts
    from docpipe.alerts.overview import named, send_sample, tried
    from docpipe.search import Searcher

    place = places.workspace()
    alert = named(read_alerts(place.corpus.root), key)
    with Searcher.open(places.index) as searcher:
        trial = tried(place, searcher, alert, k)
    sent = send_sample(place, trial) if send else ()
    if as_json:
        shown = {
            "key": key,
            "search": trial.search,
            "n_matching": trial.n_matching,
            "latest": codec.to_builtins(trial.latest),
            "due": codec.to_builtins(trial.due),
            "unknown": list(trial.unknown),
            "sent": [_delivery_object(one) for one in sent],
        }
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        _print_trial(trial)
        _print_deliveries(sent)
    return 3 if any(one.message for one in sent) else 0


def _print_trial(trial: "Trial") -> None:
    click.echo(f"Gesucht: {trial.search}")
    click.echo(f"{trial.n_matching} Datensätze passen, {len(trial.due)} sind noch zu berichten.")
    for line in trial.unknown:
        click.echo(f"Hinweis: {line}", err=True)
    if trial.latest:
        click.echo("\nDie neuesten:")
    for one in trial.latest:
        _print_told(one)


def _print_told(one: "Told") -> None:
    click.echo(f"\n{one.id}  {one.title}")
    for line in one.quote.splitlines():
        click.echo(f"> {line}")
    click.echo(one.citation)


@alerts.command()
@click.option("--again", is_flag=True, help="Auch versuchen, was schon aufgegeben war")
@click.option("--patient", is_flag=True, help="Wartezeiten zwischen Versuchen einhalten (für Cron)")
@_WAIT_TO_DELIVER
@_JSON
@with_places
def run(places: Places, again: bool, patient: bool, wait_s: float, as_json: bool) -> int:
    """Berichtet, was seit dem letzten Mal neu ist, und verschickt, was noch aussteht."""
    import json

    from docpipe.alerts import How, Standing, deliver
    from docpipe.errors import NoSnapshotError
    from docpipe.search import Searcher

    place, how = places.workspace(), How(patient=patient, again=again, wait_s=wait_s)
    try:
        with Searcher.open(places.index) as searcher:
            said = deliver(place, searcher, how)
    except NoSnapshotError:
        said = deliver(place, None, how)
    if as_json:
        shown = {"deliveries": [_delivery_object(one) for one in said]}
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        _print_deliveries(said)
        if not said:
            click.echo("Nichts zu berichten.", err=True)
    return 0 if all(one.standing is Standing.DELIVERED for one in said) else 3


def _print_deliveries(said: "Sequence[Delivery]") -> None:
    from docpipe.alerts import Standing

    names = {
        Standing.DELIVERED: "zugestellt",
        Standing.WAITING: "noch nicht zugestellt",
        Standing.GIVEN_UP: "aufgegeben",
        Standing.FAULTY: "fehlerhaft",
    }
    for one in said:
        to = f" an {one.recipient}" if one.recipient else ""
        line = f"{one.alert}: {names[one.standing]}{to}"
        counts = [
            f"{n} {word}"
            for n, word in (
                (one.n_new, "neu"),
                (one.n_changed, "geändert"),
                (one.n_gone, "nicht mehr da"),
            )
            if n
        ]
        line += f" ({', '.join(counts)})" if counts else ""
        click.echo(f"{line}. {one.message}".strip() if one.message else f"{line}.")
