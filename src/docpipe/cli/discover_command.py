"""The command that looks at the watched places."""

from typing import TYPE_CHECKING

import click

from docpipe.cli.options import Places, with_places

if TYPE_CHECKING:
    from docpipe.pipeline.discovering import Discovery, Seen

_NAMES = {
    "new": "neu",
    "changed": "geändert",
    "moved": "umgezogen",
    "gone": "verschwunden",
    "failed": "ohne Antwort",
    "unchanged": "unverändert",
}


@click.command()
@click.argument("keys", nargs=-1, metavar="[SCHLÜSSEL]...")
@click.option("--all", "everything", is_flag=True, help="Auch, was unverändert ist")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def discover(places: Places, keys: tuple[str, ...], everything: bool, as_json: bool) -> int:
    """Zeigt, was an den Orten in KORPUS/sources.toml neu, geändert oder verschwunden ist.

    Es wird nur nachgesehen; aufgenommen wird mit „docpipe run“. Ohne Angabe werden alle Orte
    gefragt. Antwortet ein Ort nicht, endet der Befehl mit 3.
    """
    from docpipe import codec
    from docpipe.fetch import Fetcher
    from docpipe.pipeline.discovering import discover as look

    place = places.workspace()
    with Fetcher(place.settings.fetch) as fetcher:
        found = look(place, fetcher, keys)
    if as_json:
        click.echo(codec.to_json(_answer(found)))
    else:
        _show(found, everything=everything)
    return 3 if found.failures else 0


def _show(found: "Discovery", *, everything: bool) -> None:
    from docpipe.cli.terminal import print_table

    if not found.looks:
        click.echo(
            "Es wird kein Ort beobachtet. Orte stehen in sources.toml im Korpus: docs/sources.md.",
            err=True,
        )
        return
    shown = [one for one in found.seen if everything or one.is_news]
    if shown:
        print_table(
            ("Stand", "Titel", "Größe", "Adresse"),
            [(_standing(one), one.title or "–", _size(one), _where(one)) for one in shown],
        )
    for one in shown:
        if one.message:
            click.echo(f"{one.address}: {one.message}", err=True)
    for look in found.looks:
        said = look.message or f"{look.n_found} Veröffentlichungen"
        click.echo(f"{look.watch.key}: {said}", err=True)
    if not shown and not found.failures:
        click.echo("Nichts Neues.", err=True)


def _standing(one: "Seen") -> str:
    if _is_certain(one):
        return _NAMES[one.sight]
    return "vielleicht geändert" if one.sight == "changed" else "wohl unverändert"


def _is_certain(one: "Seen") -> bool:
    """A server that names no validators leaves open whether a file has changed until it is read."""
    if one.sight not in ("changed", "unchanged") or not one.checked or one.known is None:
        return True
    return bool(one.known.etag or one.known.last_modified)


def _size(one: "Seen") -> str:
    n_bytes = one.found.n_bytes if one.found else None
    return "–" if n_bytes is None else f"{n_bytes / 1e6:.1f} MB".replace(".", ",")


def _where(one: "Seen") -> str:
    if one.former:
        return f"{one.address} (vorher {one.former})"
    return f"{one.address} (jetzt {one.final_address})" if one.final_address else one.address


def _answer(found: "Discovery") -> dict[str, object]:
    return {
        "time": found.time,
        "places": [
            {
                "key": look.watch.key,
                "at": look.watch.at,
                "found": look.n_found,
                "failed": look.failed,
                "message": look.message,
            }
            for look in found.looks
        ],
        "items": [
            {
                "standing": one.sight,
                "certain": _is_certain(one),
                "is_news": one.is_news,
                "address": one.address,
                "place": one.watch.key,
                "title": one.title,
                "bytes": one.found.n_bytes if one.found else None,
                "former": one.former,
                "final_address": one.final_address,
                "message": one.message,
            }
            for one in found.seen
        ],
    }
