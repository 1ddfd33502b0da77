"""Measure the search on the project's own judgements, and keep the figures as an artifact."""

import os
from collections.abc import Mapping
from pathlib import Path

from prefect import flow
from prefect.artifacts import create_table_artifact

from docpipe.evaluation.judged import by_kind, evaluate_judgements
from docpipe.evaluation.judgements import read_judgements
from docpipe.search import Searcher
from docpipe.settings import load_settings

_FOLDER = "judgements"


@flow(name="evaluate")
def evaluate(
    corpus: str = "corpus", index: str = "index", config: str | None = None
) -> dict[str, dict[str, dict[str, object]]]:
    """Ask all judged questions in every mode; an empty result if the corpus has no judgements."""
    folder = Path(corpus) / _FOLDER
    if not folder.is_dir():
        return {}
    settings = load_settings(Path(config) if config else None, os.environ)
    with Searcher.open(index, embed=settings.embed) as searcher:
        report = by_kind(evaluate_judgements(searcher, read_judgements(folder)))
    create_table_artifact(
        key="evaluation",
        table=[
            {"mode": mode, "questions": kind, **_plain(figures)}
            for mode, kinds in report.items()
            for kind, figures in kinds.items()
        ],
    )
    return report


def _plain(figures: Mapping[str, object]) -> dict[str, object]:
    """What fits into one cell of a table each."""
    return {name: value for name, value in figures.items() if isinstance(value, int | float)}


if __name__ == "__main__":
    evaluate()
