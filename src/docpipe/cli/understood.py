"""What was done with a question, as a person reads it above the hits."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from docpipe.model import Hit, Interpretation, TermNote

_KINDS = {
    "synonym": "auch",
    "preferred": "heute eher",
    "outdated": "früher auch",
    "translation": "auf Deutsch",
    "spelling": "gelesen als",
    "related": "verwandt",
}

_MAX_QUOTE = 300  # characters; the whole definition is one `docpipe show ID` away


def print_notes(understood: "Interpretation", wrapped: "Callable[[str, str], str]") -> None:
    """What the texts say against a term of the question, or of the term that it is."""
    for note in understood.notes:
        click.secho(wrapped(_headline(note), ""), bold=True)
        quote = note.quote if len(note.quote) <= _MAX_QUOTE else f"{note.quote[:_MAX_QUOTE]} …"
        click.echo(wrapped(quote, "  "))
        click.secho(wrapped(note.citation, "  "), italic=True)
        click.secho(f"  {note.entry_id}", dim=True)
        click.echo()


def print_expansions(understood: "Interpretation", wrapped: "Callable[[str, str], str]") -> None:
    """The words that were looked for besides those of the question."""
    for one in understood.expansions:
        line = f"{one.word}: {_KINDS[one.kind]} {', '.join(one.added)}"
        click.secho(wrapped(line, ""), dim=True)
    if understood.expansions:
        click.secho("(nur die eigenen Wörter: --no-expand)", dim=True)
        click.echo()


_VIA = {
    "own": "",
    "part": " (Wortteil)",
    "synonym": " (verwandt)",
    "translation": " (übersetzt)",
    "spelling": " (Schreibweise)",
}
_FIELDS = {
    "title": "Titel",
    "heading": "Überschrift",
    "label": "Name",
    "facets": "Merkmale",
    "body": "Text",
}


def matched_lines(hit: "Hit") -> list[str]:
    """``Wörter: „Kommune“ in Text · „Rat“ (verwandt) in Titel``; none for meaning alone."""
    words = (
        f"„{one.word}“{_VIA[one.via]} in {', '.join(_FIELDS[field] for field in one.fields)}"
        for one in hit.matched
    )
    line = " · ".join(words)
    return [f"Wörter: {line}"] if line else []


def _headline(note: "TermNote") -> str:
    if note.preferred:
        return f"Zum Begriff „{note.term}“ – dort lieber: {', '.join(note.preferred)}"
    return f"Zum Begriff „{note.term}“"
