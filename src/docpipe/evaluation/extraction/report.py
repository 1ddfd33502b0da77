"""Figures and what was wrong, as text."""

from collections.abc import Iterator, Sequence

from docpipe.evaluation.extraction.gold import Style
from docpipe.evaluation.extraction.measuring import Measured
from docpipe.evaluation.extraction.process import ToolRun
from docpipe.evaluation.extraction.scoring import MEASURES, Score, figures

_TITLES = {
    Style.HANDOUT: "Handouts whose every passage is known",
    Style.MARKDOWN: "Long papers with hand-checked text",
    Style.TABLES: "Tables of printed papers (rows of figures only)",
    Style.SCAN: "Scans with a list of what they say",
}
_MOST_SHOWN = 40
_EVERYTHING = "all"


def tables(
    runs: Sequence[Measured], scores: Sequence[Score], *, per_document: bool
) -> Iterator[str]:
    """A Markdown table for each style of gold that was met; a line for each missing tool."""
    for style in Style:
        of_style = [score for score in scores if score.style is style]
        if any(score.counts for score in of_style):
            yield from _style_table(style, runs, of_style, per_document=per_document)
    yield (
        "| tool | version | pages, born-digital papers | pages/CPU-s | peak MB "
        "| pages, papers with scans | pages/CPU-s | peak MB |"
    )
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for run in runs:
        cells = f"{_cost(run.digital)} | {_cost(run.scanned)}"
        yield (
            f"| {run.tool} | not installed, not measured | | | | | | |"
            if run.version is None
            else f"| {run.tool} | {run.version} | {cells} |"
        )
    yield ""
    for score in scores:
        if score.problem:
            yield f"- {score.tool} did not read {score.paper}: {score.problem}"


def _cost(run: ToolRun) -> str:
    speed = run.pages_per_cpu_s
    if speed is None:
        return "– | – | –"
    return f"{run.n_pages} | {speed:.1f} | {run.peak_mb:.0f}"


def _style_table(
    style: Style, runs: Sequence[Measured], scores: Sequence[Score], *, per_document: bool
) -> Iterator[str]:
    names = [name for name in MEASURES if any(name in score.counts for score in scores)]
    papers = {score.paper for score in scores}
    yield f"### {_TITLES[style]} ({len(papers)})\n"
    yield f"| tool | document | {' | '.join(MEASURES[name].title for name in names)} |"
    yield f"|---|---|{'---:|' * len(names)}"
    for run in runs:
        mine = [score for score in scores if score.tool == run.tool]
        if not mine:
            continue
        for score in mine if per_document else ():
            shares = {name: count.share for name, count in score.counts.items()}
            yield f"| {run.tool} | {score.paper} | {_cells(names, shares)} |"
        yield f"| {run.tool} | **all** | {_cells(names, figures(mine).get(style, {}))} |"
    yield ""


def _cells(names: Sequence[str], values: dict[str, float] | dict[str, float | None]) -> str:
    cells = []
    for name in names:
        value = values.get(name)
        cells.append("–" if value is None else f"{value:.{MEASURES[name].digits}f}")
    return " | ".join(cells)


def findings(
    scores: Sequence[Score], shown: str, measures: Sequence[str], most: int = _MOST_SHOWN
) -> Iterator[str]:
    """What lowered the figures of the papers whose name contains ``shown`` (or ``all``)."""
    for score in scores:
        if shown != _EVERYTHING and shown not in score.paper:
            continue
        yield f"\n## {score.paper}, {score.tool}"
        if score.problem:
            yield f"  {score.problem}"
        for name, count in score.counts.items():
            if measures and name not in measures:
                continue
            share = count.share or 0.0
            yield f"\n{name} = {share:.4f} ({count.part:g} of {count.whole:g})"
            yield from (f"  {line}" for line in count.wrong[:most])
            if len(count.wrong) > most:
                yield f"  … and {len(count.wrong) - most} more"


def as_json(runs: Sequence[Measured], scores: Sequence[Score]) -> dict[str, object]:
    """Everything as plain values."""
    return {
        "tools": {
            run.tool: {
                "version": run.version,
                "born_digital": _cost_values(run.digital),
                "with_scans": _cost_values(run.scanned),
                "figures": figures([score for score in scores if score.tool == run.tool]),
            }
            for run in runs
        },
        "documents": [
            {
                "tool": score.tool,
                "document": score.paper,
                "style": score.style,
                "n_pages": score.n_pages,
                "problem": score.problem,
                **{name: count.share for name, count in score.counts.items()},
            }
            for score in scores
        ],
    }


def _cost_values(run: ToolRun) -> dict[str, float | None]:
    return {
        "n_pages": run.n_pages,
        "cpu_s": run.cpu_s,
        "pages_per_cpu_s": run.pages_per_cpu_s,
        "peak_mb": run.peak_mb,
    }
