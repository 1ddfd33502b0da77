"""The same through time, as a person reads it in a terminal."""

import json
import shutil
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docpipe.model import SaidIn, Statement
    from docpipe.search import Searcher

_MAX_QUOTE = 400  # characters; the whole quote is one `docpipe show ID` away


def print_timeline(searcher: "Searcher", identifier: str, *, as_json: bool) -> None:
    """What was said in each year, with quote and page."""
    from docpipe.answers.entries import timeline_answer

    if as_json:
        shown = timeline_answer(searcher, identifier)
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for year in searcher.timeline(identifier):
        _print_year(year, identifier)


def _print_year(year: "SaidIn", identifier: str) -> None:
    from docpipe.export import citation

    click.secho(str(year.year or "ohne Jahr"), bold=True)
    for one in year.statements:
        click.echo(_wrapped(one.chunk.evidence.quote, "▌ " if one.is_repeat else "  "))
        click.secho(_wrapped(citation(one.chunk, one.document), "  "), italic=True)
        click.secho(f"  {one.chunk.id}  {_relation(one, identifier)}", dim=True)
        click.echo()


def _relation(one: "Statement", identifier: str) -> str:
    if one.chunk.id == identifier:
        return "diese Aussage"
    return "dasselbe" if one.is_repeat else f"ähnlich ({one.likeness:.0%})"


def _wrapped(quote: str, mark: str) -> str:
    short = textwrap.shorten(quote, _MAX_QUOTE, placeholder=" …")
    width = min(shutil.get_terminal_size((100, 24)).columns, 100) - len(mark)
    return textwrap.indent(textwrap.fill(short, width), mark)
