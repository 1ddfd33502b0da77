"""The command that measures the search."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.options import Places, with_places

if TYPE_CHECKING:
    from docpipe.evaluation.figures import SetFigures
    from docpipe.evaluation.gate import Verdict
    from docpipe.evaluation.trec import Run
    from docpipe.model import Mode
    from docpipe.search import Searcher

_MODES = ("hybrid", "dense", "lexical")

_Table = Mapping[str, Mapping[str, Mapping[str, object]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """What is written besides the table."""

    as_json: bool
    run: Path | None
    report: Path | None
    gate: bool


@click.command()
@click.option(
    "--beir",
    "folders",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Ordner einer BEIR-Sammlung (corpus.jsonl, queries.jsonl, qrels/*.tsv)",
)
@click.option(
    "--judgements",
    "judged",
    type=click.Path(path_type=Path),
    help="Ordner mit queries.jsonl und qrels.jsonl  [KORPUS/judgements]",
)
@click.option("--mode", "modes", type=click.Choice(_MODES), multiple=True, help="Suchverfahren")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@click.option(
    "--run",
    type=click.Path(path_type=Path),
    help="Ranglisten als TREC-Datei; bei mehreren Verfahren oder Sammlungen eine Datei je "
    "Sammlung und Verfahren: run.txt wird run.SAMMLUNG.VERFAHREN.txt",
)
@click.option("--report", type=click.Path(path_type=Path), help="Bericht als HTML-Seite")
@click.option(
    "--gate",
    is_flag=True,
    help="Endet mit 1, wenn hybrid nicht das bessere Verfahren ist, Erweiterungen Genauigkeit "
    "kosten oder Schreibweisen entscheiden, was gefunden wird",
)
@with_places
def evaluate(
    places: Places,
    folders: tuple[Path, ...],
    judged: Path | None,
    modes: tuple[str, ...],
    **asked: bool | Path | None,
) -> None:
    """Misst die Güte der Suche: an den eigenen Urteilen oder an BEIR-Sammlungen.

    Ohne --beir werden die Fragen in KORPUS/judgements an den veröffentlichten Index gestellt.
    """
    from docpipe.model import Mode

    output = _Output(**asked)  # type: ignore[arg-type] # click's values, typed by its options
    if output.gate and modes:
        raise click.UsageError("--gate vergleicht alle Verfahren; bitte ohne --mode.")
    if folders and judged:
        raise click.UsageError("Bitte entweder --beir oder --judgements angeben.")
    wanted = tuple(dict.fromkeys(Mode(mode) for mode in modes or _MODES))
    if folders:
        _beir(places, folders, wanted, output)
    else:
        _own(places, judged or places.corpus / "judgements", wanted, output)


def _own(places: Places, folder: Path, modes: "tuple[Mode, ...]", output: _Output) -> None:
    from docpipe.evaluation.judged import by_kind, evaluate_judgements, judged_run
    from docpipe.evaluation.judgements import read_judgements
    from docpipe.model import Mode
    from docpipe.search import Searcher

    judgements = read_judgements(folder)
    settings = places.configured()
    by_meaning = modes != (Mode.LEXICAL,)
    with Searcher.open(
        places.index,
        embed=settings.embed if settings and by_meaning else None,
        options=settings.search if settings else None,
    ) as searcher:
        figures = evaluate_judgements(searcher, judgements, modes)
        if output.run is not None:
            runs = {mode: judged_run(searcher, judgements.queries, mode) for mode in modes}
            _write_runs(output.run, {figures.name: runs})
        verdicts = list(_own_verdicts(searcher, folder, figures)) if output.gate else []
        _write_report(output.report, [figures], searcher.manifest.snapshot_id, verdicts)
    _print("Fragen", by_kind(figures), as_json=output.as_json)
    _close(verdicts)


def _own_verdicts(searcher: "Searcher", folder: Path, figures: "SetFigures") -> "Iterator[Verdict]":
    from docpipe.evaluation import gate
    from docpipe.evaluation.judged import evaluate_judgements
    from docpipe.evaluation.judgements import read_judgements
    from docpipe.evaluation.twins import evaluate_twins, read_twins

    yield gate.better(figures)
    plain = evaluate_judgements(searcher, read_judgements(folder), figures.values, expand=False)
    yield from gate.precise(figures, plain)
    if (folder / "twins.jsonl").is_file():
        yield from gate.alike(evaluate_twins(searcher, read_twins(folder)))


def _beir(
    places: Places, folders: tuple[Path, ...], modes: "tuple[Mode, ...]", output: _Output
) -> None:
    from docpipe.evaluation import gate
    from docpipe.evaluation.retrieval import RetrievalOptions, evaluate_beir, figures_of

    names = [folder.resolve().name for folder in folders]
    if len(set(names)) < len(names):
        raise click.UsageError("Zwei Sammlungen haben denselben Ordnernamen.")
    settings = places.settings()
    options = RetrievalOptions(
        chunk=settings.chunk, embed=settings.embed, index=settings.index, search=settings.search
    )
    sets = [evaluate_beir(folder, modes, options) for folder in folders]
    if output.run is not None:
        _write_runs(output.run, {one.name: one.runs for one in sets})
    verdicts = [gate.no_worse(one) for one in sets] if output.gate else []
    _write_report(output.report, sets, "", verdicts)
    _print("Sammlung", {one.name: figures_of(one) for one in sets}, as_json=output.as_json)
    _close(verdicts)


def _write_runs(path: Path, runs: "Mapping[str, Mapping[Mode, Run]]") -> None:
    """One file a set and mode: lines of two runs in one file could not be told apart by tools."""
    from docpipe.cli.output import write
    from docpipe.evaluation.trec import trec_run

    single = sum(len(by_mode) for by_mode in runs.values()) == 1
    for name, by_mode in runs.items():
        for mode, run in by_mode.items():
            named = path.with_name(f"{path.stem}.{name}.{mode.value}{path.suffix}")
            write(path if single else named, trec_run(run, mode).encode())


def _write_report(
    path: Path | None, sets: "list[SetFigures]", snapshot: str, verdicts: "list[Verdict]"
) -> None:
    if path is None:
        return
    from docpipe.cli.output import write
    from docpipe.evaluation.report import html_report

    write(path, html_report(sets, snapshot, verdicts).encode())


def _close(verdicts: "list[Verdict]") -> None:
    """Say how each condition stands; the process ends with 1 if one does not hold."""
    for verdict in verdicts:
        click.echo(f"{'erfüllt' if verdict.holds else 'NICHT ERFÜLLT'}: {verdict.says}", err=True)
    if not all(verdict.holds for verdict in verdicts):
        raise click.exceptions.Exit(1)


def _print(first: str, figures: _Table, *, as_json: bool) -> None:
    """JSON, or one line for each pair of outer and inner key with the measures as columns."""
    if as_json:
        import json

        click.echo(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    from docpipe.cli.terminal import print_table

    rows = [(outer, inner, row) for outer, part in figures.items() for inner, row in part.items()]
    names = [name for name in rows[0][2] if name != "against"] if rows else []
    print_table(
        ("", first, *names),
        [(outer, inner, *(_figure(row[name]) for name in names)) for outer, inner, row in rows],
    )


def _figure(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, list):
        return "–".join(f"{end:.3f}" for end in value)
    return str(value)
