"""The review command: what people say of records."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from docpipe.cli.options import Places, with_filters, with_places, with_wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docpipe.model import Chunk, Corrections, DocumentInfo, Filters, Verdict
    from docpipe.pipeline import Desk, Said

STRENGTHS = ("muss", "soll", "sollte", "kann")

NOTHING = "-"
"""Stands for an empty value: nobody is addressed, no place, no topic, no strength."""

LIST = "list"

SEEN_LATER = "Sichtbar mit dem nächsten „docpipe ingest“."

_VERDICTS = ("accept", "reject", "correct")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What stands on the command line beside the filters."""

    verdict: "Verdict | None"
    strength: str | None
    name: str | None
    reason: str | None


@click.command()
@click.argument("identifier", metavar="[KENNUNG|list]", required=False)
@click.option("--accept", is_flag=True, help="Der Datensatz stimmt, wie er ist")
@click.option("--reject", is_flag=True, help="Das ist kein Datensatz")
@click.option("--correct", is_flag=True, help="Berichtigt mit --type, --addressee, --topic …")
@click.option("--strength", type=click.Choice([*STRENGTHS, NOTHING]), help="Richtige Stärke")
@click.option("--by", "name", metavar="NAME", help="Wer urteilt")
@click.option("--reason", metavar="TEXT", help="Warum")
@with_wait
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_filters
@with_places
def review(
    places: Places,
    filters: "Filters",
    identifier: str | None,
    wait_s: float,
    as_json: bool,
    **said: Any,  # noqa: ANN401 - the verdict's options, typed by click
) -> None:
    """Bestätigt, verwirft oder berichtigt Datensätze; das Urteil überdauert neues Einlesen.

    Mit KENNUNG und --accept, --reject oder --correct: ein Urteil. --type, --addressee,
    --municipality, --topic und --strength sagen dann, was richtig ist; „-“ leert einen Wert.

    Mit list: alle Urteile, auch die, deren Stelle nicht mehr gefunden wird.

    Ohne KENNUNG: führt am Bildschirm durch die ungeprüften Datensätze, die die Filter erfüllen.

    Ein Urteil wird auch während eines Laufs angenommen. Mit --wait wird gewartet, bis er fertig
    ist und was er neu gelesen hat; schreibt dann noch immer jemand, endet der Befehl mit 4.
    """
    from docpipe.pipeline import Desk

    given = _given(said)
    if identifier == LIST:
        _refuse(given, "Zu „list“ gehören keine Urteile.")
        _print_list(Desk(places.workspace()).all(), as_json=as_json)
    elif identifier is None:
        _refuse(given, "Bitte die KENNUNG des Datensatzes nennen, über den geurteilt wird.")
        _walk(places, filters, given.name, wait_s)
    else:
        _say(Desk(places.workspace(), wait_s=wait_s), identifier, given, filters, as_json=as_json)


def _given(said: dict[str, Any]) -> _Given:
    from docpipe.model import Verdict

    flags = [Verdict(flag) for flag in _VERDICTS if said[flag]]
    if len(flags) > 1:
        raise click.UsageError("Nur eines von --accept, --reject und --correct ist möglich.")
    return _Given(
        verdict=flags[0] if flags else None,
        strength=said["strength"],
        name=said["name"],
        reason=said["reason"],
    )


def _refuse(given: _Given, message: str) -> None:
    if given.verdict is not None or given.strength is not None or given.reason is not None:
        raise click.UsageError(message)


def _say(
    desk: "Desk", identifier: str, given: _Given, filters: "Filters", *, as_json: bool
) -> None:
    from docpipe import codec
    from docpipe.model import Verdict

    if given.verdict is None:
        raise click.UsageError("Bitte --accept, --reject oder --correct angeben.")
    if not given.name or not given.reason:
        raise click.UsageError("Ein Urteil braucht --by NAME und --reason TEXT.")
    corrections = _corrections(filters, given.strength)
    if corrections.is_empty == (given.verdict is Verdict.CORRECT):
        raise click.UsageError(
            "--correct und das Richtige (--type, --addressee, --municipality, --topic, "
            "--strength) gehören zusammen."
        )
    said, chunk = desk.say(
        identifier, given.verdict, name=given.name, reason=given.reason, corrections=corrections
    )
    if as_json:
        click.echo(codec.to_json(said))
    else:
        click.echo(f"{_VERB[said.verdict.value]}: {_title(chunk)}", err=True)
        click.echo(SEEN_LATER, err=True)


_VERB = {"accept": "Bestätigt", "reject": "Verworfen", "correct": "Berichtigt"}


def _corrections(filters: "Filters", strength: str | None) -> "Corrections":
    """Beside a verdict, options that elsewhere filter say what is right."""
    from docpipe.model import Corrections, RecordType

    if filters.documents or filters.publishers or filters.languages or filters.year_from:
        raise click.UsageError("Berichtigt werden Art, Adressaten, Orte, Themen und Stärke.")
    if filters.year_to or len(filters.types) > 1 or RecordType.PASSAGE in filters.types:
        raise click.UsageError("Berichtigt wird zu genau einer Art, die keine Textstelle ist.")
    return Corrections(
        type=filters.types[0] if filters.types else None,
        addressees=_values(filters.addressees),
        municipalities=_values(filters.municipalities),
        topics=_values(filters.topics),
        strength="" if strength == NOTHING else strength,
    )


def _values(given: tuple[str, ...]) -> tuple[str, ...] | None:
    if not given:
        return None
    return tuple(value.strip() for value in given if value.strip() not in ("", NOTHING))


def _print_list(found: "tuple[Said, ...]", *, as_json: bool) -> None:
    from docpipe import codec
    from docpipe.cli.terminal import print_table

    if as_json:
        click.echo(codec.to_json([_said_object(said) for said in found]))
    elif not found:
        click.echo("Noch keine Urteile.", err=True)
    else:
        heads = ("Zeit", "Name", "Urteil", "gilt", "Kennung", "Dokument", "Seite", "Grund")
        print_table(heads, [_row(said) for said in found])


def _row(said: "Said") -> tuple[str, ...]:
    from docpipe.pipeline import Standing

    names = {Standing.HOLDS: "ja", Standing.OVERRULED: "überholt", Standing.LOST: "Stelle fehlt"}
    of = said.review
    return (
        of.time,
        of.name,
        _VERB[of.verdict.value],
        names[said.standing],
        of.record_id,
        said.document.title if said.document else of.source_id,
        str(of.places[0].page),
        of.reason,
    )


def _said_object(said: "Said") -> dict[str, object]:
    from docpipe import codec

    shown: dict[str, object] = codec.to_builtins(said.review)
    shown["standing"] = said.standing.value
    shown["file"] = said.document.file if said.document else None
    shown["page"] = said.review.places[0].page
    shown["quote"] = said.quote
    return shown


def _walk(places: Places, filters: "Filters", name: str | None, wait_s: float) -> None:
    """Show one unreviewed record after the other and ask."""
    from docpipe.pipeline import Desk

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "Der Durchgang braucht einen Bildschirm. Einzeln geht es ohne: docpipe review KENNUNG "
            "--accept|--reject|--correct [--type … --addressee …] --by NAME --reason TEXT; "
            "die Urteile zeigt docpipe review list."
        )
    desk = Desk(places.workspace(), wait_s=wait_s)
    name = name or click.prompt("Ihr Name")
    n_said = 0
    for chunk, document in _unreviewed(places, filters, desk):
        answer = _ask(chunk, document)
        if answer == "q":
            break
        n_said += _answered(desk, chunk, answer, name)
    number = "1 Urteil" if n_said == 1 else f"{n_said} Urteile"
    click.echo(f"{number}. {SEEN_LATER}" if n_said else "Keine Urteile.", err=True)


def _unreviewed(
    places: Places, filters: "Filters", desk: "Desk"
) -> "Iterator[tuple[Chunk, DocumentInfo]]":
    from docpipe.errors import UnknownIdError
    from docpipe.search import Searcher

    with Searcher.open(places.index) as searcher:
        found = [one for one in searcher.records(filters) if one[0].review is None]
    for chunk, document in found:
        try:
            if desk.verdict_on(chunk.id) is None:
                yield chunk, document
        except UnknownIdError:  # read anew since the index was made
            continue


def _ask(chunk: "Chunk", document: "DocumentInfo") -> str:
    from docpipe.cli import shown

    click.echo()
    shown.print_card(chunk, document)
    return _choice("a stimmt · r verwerfen · c berichtigen · s später · q Schluss", tuple("arcsq"))


def _choice(question: str, answers: tuple[str, ...], default: str | None = None) -> str:
    """One of the answers; asks again until it is one."""
    while True:
        answer = str(click.prompt(question, default=default)).strip()
        if answer in answers:
            return answer
        click.echo(f"Bitte eines von: {', '.join(answers)}", err=True)


def _answered(desk: "Desk", chunk: "Chunk", answer: str, name: str) -> bool:
    """Write the answer down; whether there was anything to write."""
    from docpipe.model import Verdict

    verdicts = {"a": Verdict.ACCEPT, "r": Verdict.REJECT, "c": Verdict.CORRECT}
    if answer not in verdicts:
        return False
    corrections = _asked_corrections(chunk) if answer == "c" else None
    if corrections is not None and corrections.is_empty:
        return False
    reason = click.prompt("Grund", default="gelesen" if answer == "a" else None)
    desk.say(chunk.id, verdicts[answer], name=name, reason=reason, corrections=corrections)
    return True


def _asked_corrections(chunk: "Chunk") -> "Corrections":
    """Each value in turn; what is there stays on Enter."""
    from docpipe.cli.options import TYPES
    from docpipe.model import Corrections, RecordType

    facets = chunk.facets
    kinds = tuple(kind for kind in TYPES if kind != RecordType.PASSAGE)
    kind = RecordType(_choice(f"Art ({', '.join(kinds)})", kinds, chunk.type.value))
    strengths = (*STRENGTHS, NOTHING)
    now = facets.strength or NOTHING
    strength = _choice(f"Stärke ({', '.join(strengths)})", strengths, now)
    strength = "" if strength == NOTHING else strength
    return Corrections(
        type=None if kind is chunk.type else kind,
        addressees=_asked_list("Adressaten", facets.addressees),
        municipalities=_asked_list("Orte", facets.municipalities),
        topics=_asked_list("Themen", facets.topics),
        strength=None if strength == (facets.strength or "") else strength,
    )


def _asked_list(what: str, now: tuple[str, ...]) -> tuple[str, ...] | None:
    text = click.prompt(f"{what}, mit Strichpunkt getrennt", default="; ".join(now) or NOTHING)
    values = _values(tuple(text.split(";"))) or ()
    return None if set(values) == set(now) else values


def _title(chunk: "Chunk") -> str:
    import textwrap

    from docpipe.export import TYPE_NAMES

    quote = textwrap.shorten(chunk.evidence.quote, 100, placeholder=" …")
    return f"{TYPE_NAMES[chunk.type]}: {quote}"
