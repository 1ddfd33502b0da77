"""Commands on the index: search, records, show."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docpipe.cli.options import Places, with_filters, with_places

if TYPE_CHECKING:
    from docpipe.export import Entry
    from docpipe.model import Filters, Query, SearchResult
    from docpipe.search import Searcher

F = TypeVar("F", bound=Callable[..., Any])

_REFERENCES = ("bibtex", "ris", "csl-json", "reference")
_FILTER_TITLES = {
    "topics": "Thema",
    "addressees": "Adressat",
    "municipalities": "Ort",
    "documents": "Dokument",
    "publishers": "Herausgeber",
    "languages": "Sprache",
}


def _with_style(function: F) -> F:
    """The style of references, as an option."""
    text = "Zitierstil von --format reference: docpipe, apa, chicago, din-iso-690, fussnote, "
    return click.option(
        "--style", metavar="STYLE", help=f"{text}harvard oder eine .csl-Datei  [docpipe]"
    )(function)


@click.command()
@click.argument("query", required=False)
@click.option(
    "--queries", type=click.Path(path_type=Path), help="Viele Fragen aus einer JSONL-Datei"
)
@click.option("--like", metavar="ID", help="Ähnliches wie dieser Fund oder Datensatz, statt Frage")
@click.option("-k", "k", type=click.IntRange(min=1), default=10, show_default=True, help="Treffer")
@click.option(
    "--mode",
    type=click.Choice(["hybrid", "dense", "lexical"]),
    default="hybrid",
    show_default=True,
    help="Suchverfahren",
)
@click.option("--explain", is_flag=True, help="Anteile der Suchverfahren zeigen")
@click.option("--no-expand", is_flag=True, help="Nur nach den eigenen Wörtern suchen")
@click.option(
    "--as-typed",
    is_flag=True,
    help="Die Frage wörtlich nehmen: keine Filter aus Worten, keine verwandten Wörter",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "markdown", *_REFERENCES]),
    default="table",
    show_default=True,
    help="Ausgabeform",
)
@_with_style
@with_filters
@with_places
def search(
    places: Places,
    filters: "Filters",
    query: str | None,
    queries: Path | None,
    form: str,
    **asked: Any,  # noqa: ANN401 - k, mode and switches, typed by click
) -> None:
    """Beantwortet eine Frage mit Fundstellen, die wörtlich auf der genannten Seite stehen.

    Eine Datei mit Fragen hat je Zeile ein JSON-Objekt mit „_id“ und „text“, dazu Filter unter
    ihren Namen (type, topic, year_from …). Je Frage kommt eine Zeile mit ihrer „_id“ heraus; ist
    eine Frage nicht zu beantworten, etwa leer, steht darin statt der Treffer
    „error“ mit „code“ und „message“, und es geht mit der nächsten weiter.
    """
    from docpipe.cli.questions import read_questions
    from docpipe.model import Mode, Query

    if sum(one is not None for one in (query, queries, asked["like"])) != 1:
        raise click.UsageError("Bitte entweder eine Frage, --like ID oder --queries DATEI angeben.")
    if queries is not None and form != "jsonl":
        raise click.UsageError("--queries gibt es nur mit --format jsonl.")
    mode, explain = Mode(asked["mode"]), asked["explain"]
    as_understood = not asked["as_typed"]
    _check_style(form, asked["style"])
    question = Query(
        text=query or "",
        k=asked["k"],
        mode=mode,
        filters=filters,
        understand=as_understood,
        expand=as_understood and not asked["no_expand"],
        explain=explain,
    )
    questions = None if queries is None else read_questions(queries, question)
    with _open(places, by_meaning=mode is not Mode.LEXICAL) as searcher:
        if asked["like"] is not None:
            result = searcher.like(asked["like"], k=question.k, filters=filters)
            _answer(searcher, result, form, asked)
            hint_unknown(searcher, [filters])
            return
        if questions is None:
            _answer(searcher, searcher.ask(question), form, asked)
        else:
            _answer_all(searcher, questions, explain=explain)
        hint_unknown(searcher, _filters_of(searcher, questions or [("", question)]))


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "xlsx", *_REFERENCES]),
    default="table",
    show_default=True,
    help="Ausgabeform",
)
@_with_style
@click.option("--output", type=click.Path(path_type=Path), help="Datei statt Standardausgabe")
@click.option("--since", default="", metavar="DATUM", help="Nur seitdem Neues oder Geändertes")
@with_filters
@with_places
def records(
    places: Places,
    filters: "Filters",
    form: str,
    style: str | None,
    output: Path | None,
    since: str,
) -> None:
    """Alle Datensätze, die die Filter erfüllen, ohne Obergrenze.

    Mit --since nur die, die seit diesem Tag (2026-03-31) oder Zeitpunkt
    (2026-03-31T06:00:00+00:00, ohne Zone UTC) neu oder geändert sind.
    """
    from docpipe.answers.dates import Chronicle
    from docpipe.answers.entries import records_since
    from docpipe.cli.output import write

    _check_style(form, style)
    if form == "xlsx" and output is None:
        raise click.UsageError("Für xlsx bitte --output DATEI.xlsx angeben.")
    with _open(places) as searcher:
        found: list[Entry] = list(records_since(searcher, filters, Chronicle(places.corpus), since))
        hint_unknown(searcher, [filters])
        if form == "table" and output is None:
            _print_records(found)
            return
        data = _rendered(found, form, places, style)
    if output is None:
        click.echo(data, nl=False)
    else:
        write(output, data)
        click.echo(f"{len(found)} Datensätze", err=True)


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@click.option("--through-time", is_flag=True, help="Seit wann das gesagt wird, nach Jahren")
@with_places
def show(places: Places, identifier: str, *, as_json: bool, through_time: bool) -> None:
    """Ein Fund, ein Datensatz oder ein Dokument mit seiner Umgebung."""
    from docpipe.answers.former import FormerIdError, MovedIdError, told_if_former
    from docpipe.cli import shown, through
    from docpipe.corpus import Corpus

    with _open(places) as searcher:

        def print_it(named: str) -> None:
            with told_if_former(Corpus(places.corpus), named):
                if through_time:
                    through.print_timeline(searcher, named, as_json=as_json)
                elif ":" in named:
                    shown.print_entry(searcher, named, as_json=as_json)
                else:
                    shown.print_document(searcher, named, as_json=as_json)

        try:
            print_it(identifier)
        except MovedIdError as error:
            click.echo(f"Hinweis: {error}", err=True)
            print_it(error.now)
        except FormerIdError as error:
            shown.print_former(error.former)
            raise


def _open(places: Places, *, by_meaning: bool = False) -> "Searcher":
    from docpipe.errors import SettingsError
    from docpipe.search import Searcher

    if places.config is not None and not places.config.is_file():
        raise SettingsError(f"Die Datei {places.config} gibt es nicht (--config).")
    # Reading every stage's options costs time. Which models are configured concerns only a search
    # by meaning: whatever else is asked, the snapshot answers without them.
    settings = places.configured() if by_meaning else None
    if settings is None:
        return Searcher.open(places.index)
    return Searcher.open(places.index, embed=settings.embed, options=settings.search)


def _answer(searcher: "Searcher", result: "SearchResult", form: str, asked: dict[str, Any]) -> None:
    from docpipe import export
    from docpipe.cli import heard, shown

    explain = asked["explain"]
    match form:
        case "table":
            heard.print_understood(result)
            shown.print_terms(result)
            if result.hits:
                shown.print_hits(result, explain=explain)
            else:
                heard.print_nothing(result, searcher.why_empty(result.query))
        case "json":
            click.echo(_json(export.search_object(result, explain=explain)))
        case "jsonl":
            objects = export.search_object(result, explain=explain)["hits"]
            click.echo(export.to_jsonl(_dicts(objects)), nl=False)
        case "csv":
            click.echo(export.to_csv(result.hits, ranked=True), nl=False)
        case "markdown":
            click.echo(export.to_markdown(result.hits), nl=False)
        case _:
            click.echo(_reference(form, asked["style"])(result.hits), nl=False)


def _answer_all(
    searcher: "Searcher", questions: "Iterable[tuple[str, Query]]", *, explain: bool
) -> None:
    """An object a question; one that cannot be answered does not stop the others."""
    from docpipe import export
    from docpipe.errors import QueryError

    for identifier, question in questions:
        answer: dict[str, object]
        try:
            answer = export.search_object(searcher.ask(question), explain=explain)
        except QueryError as error:
            answer = {"error": {"code": "invalid_query", "message": str(error)}}
        click.echo(export.to_jsonl([{"_id": identifier, **answer}]), nl=False)


def _filters_of(
    searcher: "Searcher", questions: "Iterable[tuple[str, Query]]"
) -> "Iterator[Filters]":
    """Those set and those typed; of a question that cannot be read only those set."""
    from docpipe.errors import QueryError

    for _, question in questions:
        try:
            yield searcher.filters_of(question)
        except QueryError:
            yield question.filters


def hint_unknown(searcher: "Searcher", filters: "Iterable[Filters]") -> None:
    """Say on standard error which filter values occur nowhere, each once."""
    for one in dict.fromkeys(u for f in filters for u in searcher.unknown_values(f)):
        name, known = _FILTER_TITLES[one.filter], ", ".join(f"„{value}“" for value in one.nearest)
        meant = f" Ähnlich sind: {known}." if known else ""
        click.echo(f"Hinweis: {name} „{one.value}“ kommt nirgends vor.{meant}", err=True)


def _rendered(entries: "list[Entry]", form: str, places: Places, style: str | None) -> bytes:
    from docpipe import export
    from docpipe.corpus import Corpus

    match form:
        case "xlsx":
            corpus = Corpus(places.corpus)
            return export.to_xlsx(entries, originals=lambda of: corpus.original_at_hand(of.id))
        case "csv":
            return export.to_csv(entries).encode()
        case "jsonl":
            return export.to_jsonl(export.entry_object(entry) for entry in entries).encode()
        case "json":
            return (_json([export.entry_object(entry) for entry in entries]) + "\n").encode()
        case "table":
            return "".join("\t".join(row) + "\n" for row in _rows(entries)).encode()
        case _:
            return _reference(form, style)(entries).encode()


def _reference(form: str, style: str | None) -> "Callable[[Iterable[Entry]], str]":
    from docpipe import export

    def lines(entries: "Iterable[Entry]") -> str:
        from docpipe.export.styled import HOUSE, formatted

        return "".join(f"{line}\n" for line in formatted(entries, style or HOUSE))

    return {
        "bibtex": export.to_bibtex,
        "ris": export.to_ris,
        "csl-json": export.to_csl_json,
        "reference": lines,
    }[form]


def _check_style(form: str, style: str | None) -> None:
    if style is not None and form != "reference":
        raise click.UsageError("--style gibt es nur mit --format reference.")


def _print_records(entries: "list[Entry]") -> None:
    from docpipe.cli.terminal import print_table

    print_table(("Kennung", "Art", "Fundstelle", "Wortlaut"), _rows(entries))


def _rows(entries: "list[Entry]") -> list[tuple[str, str, str, str]]:
    from docpipe.export import TYPE_NAMES, citation
    from docpipe.model import Hit

    rows: list[tuple[str, str, str, str]] = []
    for entry in entries:
        chunk, document = (entry.chunk, entry.document) if isinstance(entry, Hit) else entry
        quote = " ".join(chunk.evidence.quote.split())
        rows.append((chunk.id, TYPE_NAMES[chunk.type], citation(chunk, document), quote))
    return rows


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)


def _dicts(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        raise TypeError("the public search object holds a list of hits")
    return value
