"""The command that measures the search."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.options import Places, with_places

if TYPE_CHECKING:
    from docpipe.evaluation.retrieval import RetrievalReport
    from docpipe.evaluation.trec import Run
    from docpipe.model import Mode

_MODES = ("hybrid", "dense", "lexical")


@click.command()
@click.option(
    "--beir",
    "folders",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Ordner einer BEIR-Sammlung (corpus.jsonl, queries.jsonl, qrels/*.tsv)",
)
@click.option("--mode", "modes", type=click.Choice(_MODES), multiple=True, help="Suchverfahren")
@click.option("--json", "as_json", is_flag=True, help="Als JSON")
@click.option(
    "--run",
    type=click.Path(path_type=Path),
    help="Ranglisten als TREC-Datei; bei mehreren Verfahren oder Sammlungen eine Datei je "
    "Sammlung und Verfahren: run.txt wird run.SAMMLUNG.VERFAHREN.txt",
)
@with_places
def evaluate(
    places: Places,
    folders: tuple[Path, ...],
    modes: tuple[str, ...],
    as_json: bool,
    run: Path | None,
) -> None:
    """Misst die Güte der Suche: an den eigenen Urteilen oder an BEIR-Sammlungen.

    Ohne --beir werden die Fragen in KORPUS/judgements an den veröffentlichten Index gestellt.
    """
    from docpipe.model import Mode

    wanted = tuple(Mode(mode) for mode in modes or _MODES)
    wanted = tuple(dict.fromkeys(wanted))
    if folders:
        _beir(places, folders, wanted, run, as_json=as_json)
    else:
        _own(places, wanted, run, as_json=as_json)


def _own(places: Places, modes: "tuple[Mode, ...]", run: Path | None, *, as_json: bool) -> None:
    from docpipe.evaluation.judgements import evaluate_judgements, judged_runs, read_judgements
    from docpipe.model import Mode
    from docpipe.search import Searcher

    judgements = read_judgements(places.corpus / "judgements")
    embed = None if modes == (Mode.LEXICAL,) else places.embed_options()
    with Searcher.open(places.index, embed=embed) as searcher:
        report = evaluate_judgements(searcher, judgements, modes)
        if run is not None:
            _write_runs(run, {"judgements": judged_runs(searcher, judgements, modes)})
    if as_json:
        _print_json(report)
    else:
        _print_rows("Fragen", report)


def _beir(
    places: Places,
    folders: tuple[Path, ...],
    modes: "tuple[Mode, ...]",
    run: Path | None,
    *,
    as_json: bool,
) -> None:
    from docpipe.evaluation.retrieval import RetrievalOptions, evaluate_beir

    names = [folder.resolve().name for folder in folders]
    if len(set(names)) < len(names):
        raise click.UsageError("Zwei Sammlungen haben denselben Ordnernamen.")
    settings = places.settings()
    options = RetrievalOptions(chunk=settings.chunk, embed=settings.embed, index=settings.index)
    reports: list[RetrievalReport] = [evaluate_beir(f, modes, options) for f in folders]
    figures = {
        report.name: {mode.value: dict(report.scores[mode]) for mode in modes} for report in reports
    }
    if run is not None:
        _write_runs(run, {report.name: report.runs for report in reports})
    if as_json:
        _print_json(figures)
    else:
        _print_rows("Sammlung", {name: figures[name] for name in figures})


def _write_runs(path: Path, runs: "Mapping[str, Mapping[Mode, Run]]") -> None:
    """One file a set and mode: lines of two runs in one file could not be told apart by tools."""
    from docpipe.cli.output import write
    from docpipe.evaluation.trec import trec_run

    single = sum(len(by_mode) for by_mode in runs.values()) == 1
    for name, by_mode in runs.items():
        for mode, run in by_mode.items():
            named = path.with_name(f"{path.stem}.{name}.{mode.value}{path.suffix}")
            write(path if single else named, trec_run(run, mode).encode())


def _print_json(value: object) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _print_rows(first: str, figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """One line for each pair of outer and inner key; the measures are the columns."""
    from docpipe.cli.terminal import print_table

    rows = [(outer, inner, row) for outer, part in figures.items() for inner, row in part.items()]
    names = list(rows[0][2]) if rows else []
    print_table(
        ("", first, *names),
        [(outer, inner, *(_figure(row[name]) for name in names)) for outer, inner, row in rows],
    )


def _figure(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
