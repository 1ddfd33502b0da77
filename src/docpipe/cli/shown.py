"""Hits, records and documents as a person reads them in a terminal."""

import shutil
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docpipe.answers.former import Former
    from docpipe.model import Chunk, DocumentInfo, Hit, Repeat, SearchResult
    from docpipe.search import Searcher

_MAX_WIDTH = 100
_MAX_QUOTE = 700  # characters; the whole quote is one `docpipe show ID` away


def print_terms(result: "SearchResult") -> None:
    """What the texts say of the terms of a question, whether anything is found or not."""
    from docpipe.cli.understood import print_notes

    print_notes(result.interpretation, _wrapped)


def print_hits(result: "SearchResult", *, explain: bool) -> None:
    """Ranked hits with highlighted words."""
    from docpipe.cli.understood import print_expansions

    if explain:
        print_expansions(result.interpretation, _wrapped)
    for hit in result.hits:
        _print_hit(hit, explain=explain)
    click.echo(
        f"{len(result.hits)} von {result.total} Treffern, {result.took_ms:.0f} ms, "
        f"Index {result.snapshot_id}",
        err=True,
    )


def print_entry(searcher: "Searcher", identifier: str, *, as_json: bool) -> None:
    """One hit or record whole, with the text before and after it."""
    import json

    from docpipe.answers.entries import entry_answer

    if as_json:
        entry = entry_answer(searcher, identifier)
        click.echo(json.dumps(entry, ensure_ascii=False, indent=2))
        return
    around = searcher.context(identifier)
    chunk, document = around.chunk, around.document
    _print_head(chunk)
    for neighbour in around.before:
        click.secho(_wrapped(neighbour.evidence.quote), dim=True)
    click.echo(_wrapped(chunk.evidence.quote, mark="▌ "))
    for neighbour in around.after:
        click.secho(_wrapped(neighbour.evidence.quote), dim=True)
    _print_known(chunk, document)
    if chunk.parent:
        click.secho(f"  Steht in: {chunk.parent}", dim=True)
    _print_repeats(searcher.repeats(identifier))


def print_card(chunk: "Chunk", document: "DocumentInfo") -> None:
    """One record whole, with all that is known of it, without its surroundings."""
    _print_head(chunk)
    click.echo(_wrapped(chunk.evidence.quote, mark="▌ "))
    _print_known(chunk, document)


def _print_known(chunk: "Chunk", document: "DocumentInfo") -> None:
    from docpipe.export import REVIEW_NAMES, citation

    _print_fields(chunk)
    _print_facets(chunk)
    _print_grounds(chunk)
    if chunk.review:
        click.secho(f"  Geprüft: {REVIEW_NAMES[chunk.review]}", dim=True)
    click.echo(_wrapped(citation(chunk, document)))


def print_document(searcher: "Searcher", identifier: str, *, as_json: bool) -> None:
    """One document's bibliographic line and its records in order."""
    import json

    from docpipe import export
    from docpipe.answers.documents import document_answer, document_named
    from docpipe.model import Filters

    if as_json:
        described = document_answer(searcher, identifier)
        click.echo(json.dumps(described, ensure_ascii=False, indent=2))
        return
    document = document_named(searcher, identifier)
    found = list(searcher.records(Filters(documents=(identifier,))))
    year = document.year or "o. J."
    click.secho(f"{document.title} ({year})", bold=True)
    click.echo(f"{export.KIND_NAMES[document.kind]}, {document.file}, {len(found)} Datensätze")
    if document.withdrawn:
        click.secho(_wrapped(export.withdrawn_note(document), mark="  "), fg="yellow")
    for link in document.related:
        other = document_named(searcher, link.document)
        name = f"{export.RELATION_NAMES[link.kind]}: {other.title} ({other.year or 'o. J.'})"
        click.echo(_wrapped(f"{name}, {other.id}", mark="  "))
    for line in export.origin_lines(document):
        click.secho(_wrapped(line, mark="  "), dim=True)
    for chunk, _ in found:
        pages = export.place_reference(chunk)
        quote = textwrap.shorten(chunk.evidence.quote, 160, placeholder=" …")
        click.echo(f"  {chunk.id}  {export.TYPE_NAMES[chunk.type]}, {pages}: {quote}")


def print_former(former: "Former") -> None:
    """The words of a record that is gone, and where to look now; standard output stays empty."""
    if former.was is not None:
        click.echo(_wrapped(former.was.evidence.quote, mark="▌ "), err=True)
    if former.version is None or former.current is None:
        return
    if former.successor is not None:
        click.echo(f"Heute: docpipe show {former.successor.id}", err=True)
    current = former.current.source.id
    click.echo(f"Neueste Fassung: docpipe show {current}", err=True)
    if former.was_replaced:
        earlier = former.version.source.id
        click.echo(
            f"Was sich geändert hat: docpipe differences {current} --before {earlier}", err=True
        )


def _print_hit(hit: "Hit", *, explain: bool) -> None:
    from docpipe.cli.understood import matched_lines
    from docpipe.export import citation

    chunk = hit.chunk
    _print_head(chunk, rank=hit.rank, score=hit.score)
    click.echo(_wrapped(_marked(hit), mark="  "))
    _print_facets(chunk)
    click.secho(_wrapped(citation(chunk, hit.document), mark="  "), italic=True)
    if hit.repeats:
        click.secho(_wrapped(f"Auch gesagt in: {_by_title(hit.repeats)}", mark="  "), dim=True)
    if explain:
        for signal in hit.signals:
            click.echo(
                f"  {signal.retriever}: Rang {signal.rank}, Wert {signal.score:.3f}, "
                f"Anteil {signal.share:.3f}"
            )
        for line in matched_lines(hit):
            click.echo(_wrapped(line, mark="  "))
    click.secho(f"  {chunk.id}", dim=True)
    click.echo()


def _print_head(chunk: "Chunk", rank: int | None = None, score: float | None = None) -> None:
    from docpipe.export import TYPE_NAMES

    number = f"{rank}. " if rank is not None else ""
    value = f"  ({score:.3f})" if score is not None else ""
    click.secho(f"{number}{TYPE_NAMES[chunk.type]}", bold=True, nl=False)
    path = " › ".join(chunk.heading_path)
    click.echo(f"{value}  {path}" if path else value)


def _print_fields(chunk: "Chunk") -> None:
    from docpipe.export import FIELD_NAMES

    for field in chunk.fields:
        name = click.style(FIELD_NAMES.get(field.name, field.name), bold=True)
        # What a cell or a list lays out in lines is one value here.
        click.echo(_wrapped(f"{name}: {' '.join(field.evidence.quote.split())}", mark="  "))


def _print_facets(chunk: "Chunk") -> None:
    facets = chunk.facets
    named = [
        ("an", facets.addressees),
        ("Thema", facets.topics),
        ("Ort", facets.municipalities),
        ("Stärke", (facets.strength,) if facets.strength else ()),
    ]
    line = " · ".join(f"{name}: {', '.join(values)}" for name, values in named if values)
    if line:
        click.secho(_wrapped(line, mark="  "), dim=True)


def _print_grounds(chunk: "Chunk") -> None:
    """``Kommunen – im Satz genannt: „Städte“``: where each facet comes from."""
    from docpipe.export import FACET_NAMES, ORIGIN_NAMES

    for ground in chunk.facets.grounds:
        words = f": „{' '.join(ground.quote.split())}“" if ground.quote else ""
        reason = f"{ORIGIN_NAMES[ground.origin]}{words} ({ground.confidence:.0%})"
        line = f"{FACET_NAMES[ground.facet]}: {ground.value} – {reason}"
        click.secho(_wrapped(line, mark="  "), dim=True)


def _print_repeats(repeats: "Sequence[Repeat]") -> None:
    """All places that say the same, the earliest first."""
    from docpipe.export import citation

    if repeats:
        click.secho("Auch gesagt in:", bold=True)
    for repeat in repeats:
        click.echo(_wrapped(f"{citation(repeat.chunk, repeat.document)}", mark="  "))
        click.secho(f"  {repeat.chunk.id}", dim=True)


def _by_title(repeats: "Sequence[Repeat]") -> str:
    """Each document once, with its year."""
    documents = dict.fromkeys(
        f"{repeat.document.title} ({repeat.document.year or 'o. J.'})" for repeat in repeats
    )
    return "; ".join(documents)


def _marked(hit: "Hit") -> str:
    """The quote with its highlighted words in bold, cut where it gets long."""
    quote = hit.chunk.evidence.quote
    parts: list[str] = []
    position = 0
    for start, end in hit.highlights:
        if end > _MAX_QUOTE:
            break
        parts += [quote[position:start], click.style(quote[start:end], bold=True, fg="yellow")]
        position = end
    parts.append(quote[position:_MAX_QUOTE])
    return "".join(parts) + (" …" if len(quote) > _MAX_QUOTE else "")


def _wrapped(text: str, mark: str = "") -> str:
    width = min(shutil.get_terminal_size((_MAX_WIDTH, 24)).columns, _MAX_WIDTH) - len(mark)
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += _wrap_styled(paragraph, width) or [""]
    return "\n".join(f"{mark}{line}" for line in lines)


def _wrap_styled(text: str, width: int) -> list[str]:
    """Greedy wrapping that counts what is seen, not the invisible codes for bold."""
    lines: list[str] = []
    line, seen = "", 0
    for word in text.split(" "):
        length = len(click.unstyle(word))
        if line and seen + 1 + length > width:
            lines.append(line)
            line, seen = word, length
        elif line:
            line, seen = f"{line} {word}", seen + 1 + length
        else:
            line, seen = word, length
    return [*lines, line]
