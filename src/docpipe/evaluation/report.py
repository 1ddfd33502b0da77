"""The figures as one HTML page that needs nothing else."""

from collections.abc import Iterable, Sequence

from docpipe.evaluation.figures import ALL, MAIN, SetFigures, means, summary
from docpipe.evaluation.gate import Verdict


def html_report(sets: Iterable[SetFigures], snapshot: str, verdicts: Sequence[Verdict] = ()) -> str:
    """All sets: modes by kinds of questions, differences, and every question.

    Args:
        sets: What was measured.
        snapshot: Of which index; empty if each set had its own.
        verdicts: Of the gate.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("docpipe.evaluation"), autoescape=True, undefined=StrictUndefined
    )
    template = environment.get_template("report.html.j2")
    return template.render(
        snapshot=snapshot or "je Sammlung ein eigener",
        verdicts=verdicts,
        sets=[_of_set(figures) for figures in sets],
    )


def _of_set(figures: SetFigures) -> dict[str, object]:
    queries = tuple(figures.texts)
    first = next(iter(figures.values))
    return {
        "name": figures.name,
        "modes": [mode.value for mode in figures.values],
        "measures": [name for name in means(figures, first, queries) if name != "n_queries"],
        "rows": list(_rows(figures)),
        "differences": [
            {"mode": mode.value, "other": other.value, "gap": gap}
            for mode in figures.values
            for other, gap in summary(figures, mode, queries).against.items()
        ],
        "questions": _questions(figures),
    }


def _rows(figures: SetFigures) -> Iterable[dict[str, object]]:
    for mode in figures.values:
        for kind, queries in figures.groups().items():
            found = summary(figures, mode, queries)
            low, high = found.interval
            yield {
                "mode": mode.value,
                "kind": "alle" if kind == ALL else kind,
                "n": len(queries),
                "figures": [value for name, value in found.means.items() if name != "n_queries"],
                "low": low,
                "high": high,
            }


def _questions(figures: SetFigures) -> list[dict[str, object]]:
    rows = [
        (
            [of_mode[query][MAIN] for of_mode in figures.values.values()],
            query,
            text,
            figures.kinds.get(query, ""),
        )
        for query, text in figures.texts.items()
    ]
    return [
        {"text": text, "kind": kind, "figures": values} for values, _, text, kind in sorted(rows)
    ]
