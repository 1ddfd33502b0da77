"""``docpipe differences``: what a version says otherwise than the one before."""

import json
from typing import TYPE_CHECKING

import click

from docpipe.cli.options import Places, with_places

if TYPE_CHECKING:
    from docpipe.answers.differences import Compared
    from docpipe.model import Chunk


@click.command()
@click.argument("document", metavar="DOCUMENT")
@click.option("--before", metavar="ID", help="Andere Fassung; sonst die unmittelbar vorherige")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@with_places
def differences(places: Places, document: str, *, before: str | None, as_json: bool) -> None:
    """Was eine Fassung anders sagt als die vorherige, Datensatz für Datensatz."""
    from docpipe.answers.differences import compared, differences_answer
    from docpipe.corpus import Corpus

    corpus = Corpus.open(places.corpus)
    if as_json:
        answer = differences_answer(corpus, document, before)
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    _print(compared(corpus, document, before))


def _print(both: "Compared") -> None:
    from docpipe.export import FACET_CHANGES
    from docpipe.pipeline.differences import marked

    found = both.found
    for name, version in (("Vorher", both.before), ("Jetzt", both.after)):
        taken_in = (version.source.taken_in or "")[:10]
        about = ", ".join(part for part in (version.source.filename, taken_in) if part)
        click.echo(f"{name}: {version.document.title} ({about}), {version.source.id}")
    click.echo(
        f"{len(found.added)} neu, {len(found.removed)} entfallen, {len(found.changed)} geändert, "
        f"{found.n_unchanged} unverändert"
    )
    for one in found.added:
        _print_record("+ neu", one, one.evidence.quote)
    for one in found.removed:
        _print_record("- entfallen", one, one.evidence.quote)
    for pair in found.changed:
        was, now = marked(pair.before.evidence.quote, pair.after.evidence.quote)
        named = ", ".join(FACET_CHANGES[name] for name in pair.facets)
        click.echo(f"\n~ geändert{f' ({named})' if named else ''}")
        removed = "".join(f"[-{p.text}-]" if p.is_marked else p.text for p in was)
        added = "".join(f"{{+{p.text}+}}" if p.is_marked else p.text for p in now)
        _print_record("  vorher", pair.before, removed)
        _print_record("  jetzt", pair.after, added)


def _print_record(sign: str, chunk: "Chunk", quote: str) -> None:
    from docpipe.export import TYPE_NAMES, place_reference

    head = f"{sign}: {TYPE_NAMES[chunk.type]}, {place_reference(chunk)}"
    click.secho(f"{head}  {chunk.id}", dim=True)
    click.echo(f"  {' '.join(quote.split())}")
