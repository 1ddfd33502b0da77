"""What was made of a question, and why nothing was found: said on standard error."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docpipe.model import Interpretation, Said, SearchResult
    from docpipe.search.asking import Emptiness, Obstacle

_TITLES = {
    "types": "Art",
    "topics": "Thema",
    "addressees": "Adressat",
    "municipalities": "Ort",
    "documents": "Dokument",
    "publishers": "Herausgeber",
    "languages": "Sprache",
    "years": "Jahr",
    "year_from": "Jahr ≥",
    "year_to": "Jahr ≤",
    "required": "Bedingung",
}
_MOST_VALUES = 3
"""More are named by the words of the question: "aus Landkreisen" may be a hundred districts."""


def print_understood(result: "SearchResult") -> None:
    """One line on what was read out of the words, if anything was; and what may be meant."""
    parts = understood(result.interpretation, result.query.text)
    if parts:
        off = "  (wörtlich: --as-typed)" if result.interpretation.said else ""
        click.secho(f"Verstanden: {' · '.join(parts)}{off}", dim=True, err=True)
    if result.interpretation.suggestion:
        click.secho(f"Meinten Sie: {result.interpretation.suggestion}", bold=True, err=True)
    if _only_by_meaning(result):
        line = "Kein Text enthält diese Wörter. Dem Sinn nach am nächsten kommt:"
        click.secho(line, dim=True, err=True)


def _only_by_meaning(result: "SearchResult") -> bool:
    from docpipe.model import Mode

    if result.query.mode is not Mode.HYBRID or not result.hits:
        return False
    # Sections and documents are witnesses, too; only the two retrievers find.
    signals = {signal.retriever for hit in result.hits for signal in hit.signals}
    return "dense" in signals and "lexical" not in signals


def understood(interpretation: "Interpretation", question: str) -> list[str]:
    """What only is shown, what is preferred, what must hold, and what is ranked by."""
    from docpipe.model import Use

    parts: list[str] = []
    for use, lead in ((Use.FILTER, "nur"), (Use.BOOST, "bevorzugt")):
        said = [_of_said(one, question) for one in interpretation.said if one.use is use]
        if said:
            parts.append(f"{lead} {', '.join(dict.fromkeys(said))}")
    if interpretation.required:
        parts.append(f"Bedingung: {interpretation.required}")
    ranked = " ".join(interpretation.text.split())
    if parts and ranked and ranked != " ".join(question.split()):
        parts.append(f"gesucht: {ranked}")
    return parts


def _of_said(said: "Said", question: str) -> str:
    if said.field == "documents" or len(said.values) > _MOST_VALUES:
        return f"{_TITLES[said.field]}: „{question[said.start : said.end]}“"
    if said.field == "required":
        return f"Wortfolge {said.values[0]}"
    values = " oder ".join(_value(said.field, value) for value in said.values)
    sign = " " if said.field in {"year_from", "year_to"} else " = "
    return f"{_TITLES[said.field]}{sign}{values}"


def _value(field: str, value: str) -> str:
    from docpipe.export import TYPE_NAMES
    from docpipe.model import RecordType

    return TYPE_NAMES[RecordType(value)] if field == "types" else value


def print_nothing(result: "SearchResult", why: "Emptiness") -> None:
    """That nothing was found, what leaves nothing, and what could be asked instead."""
    click.echo("Nichts gefunden.", err=True)
    lines = [_obstacle_line(one) for one in why.obstacles]
    if why.obstacles and all(one.n_alone for one in why.obstacles):
        lines.insert(0, "Kein Eintrag erfüllt alle Filter zugleich.")
    if not why.has_words:
        lines.append("Die Frage besteht nur aus Füllwörtern. Ein Stichwort dazu hilft.")
    if result.total == 0 and why.unknown_words and not why.obstacles:
        lines.append("Kein Text enthält diese Wörter. Dem Sinn nach sucht --mode dense.")
    if why.unknown_words:
        lines.append(f"In keinem Text: {_quoted(why.unknown_words)}.")
    if result.interpretation.near_terms:
        lines.append(f"Ähnliche Wörter der Texte: {_quoted(result.interpretation.near_terms)}.")
    if not lines:
        lines.append("Andere Wörter helfen vielleicht.")
    for line in lines:
        click.echo(line, err=True)


def _obstacle_line(one: "Obstacle") -> str:
    if one.field == "years":
        name = f"Jahr {'–'.join(one.values)}"
    else:
        values = " oder ".join(_value(one.field, value) for value in one.values)
        name = f"{_TITLES[one.field]} „{values}“"
    alone = "" if one.n_alone else " erfüllt kein Eintrag."
    left = f" Ohne {'sie' if one.field == 'required' else 'diesen Filter'} bleiben {one.n_without}."
    return f"{name}{alone or ':'}{left}"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"„{word}“" for word in words)
