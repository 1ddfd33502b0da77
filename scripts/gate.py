"""The search's gate on what the repository carries: ``make gate``, part of ``make test``.

Takes the samples and the written papers in, asks all judged questions of the development sets and
all twin questions, and ends with 1 if a condition of ``docpipe.evaluation.gate`` does not hold.
"""

import sys
from collections.abc import Iterator

from docpipe.evaluation import gate
from docpipe.evaluation.figures import MAIN, SetFigures, means, together
from docpipe.evaluation.judged import evaluate_judgements
from docpipe.evaluation.judgements import read_judgements
from docpipe.evaluation.twins import evaluate_twins, read_twins
from docpipe.model import Mode
from scripts.judged_sets import JUDGED_SETS, JudgedSet


def main() -> None:
    """Print every condition with its figures."""
    sets: list[SetFigures] = []
    verdicts: list[gate.Verdict] = []
    for one in JUDGED_SETS:
        if one.is_development:
            verdicts += _verdicts(one, sets)
    # One question is asked of all sets: two tests would find something by chance twice as often.
    verdicts.append(gate.better(together(sets, "all development questions")))
    for verdict in verdicts:
        print("holds " if verdict.holds else "BROKEN", verdict.says)
    sys.exit(not all(verdict.holds for verdict in verdicts))


def _verdicts(one: JudgedSet, sets: list[SetFigures]) -> Iterator[gate.Verdict]:
    judgements = read_judgements(one.questions)
    with one.searcher() as searcher:
        figures = evaluate_judgements(searcher, judgements, name=one.name)
        sets.append(figures)
        plain = evaluate_judgements(searcher, judgements, name=one.name, expand=False)
        queries = tuple(figures.texts)
        levels = (f"{mode.value} {means(figures, mode, queries)[MAIN]:.3f}" for mode in Mode)
        print(f"{one.name}: nDCG@10 {', '.join(levels)} ({len(queries)} questions)")
        yield gate.no_worse(figures)
        yield from gate.precise(figures, plain)
        if (one.questions / "twins.jsonl").is_file():
            yield from gate.alike(evaluate_twins(searcher, read_twins(one.questions)))


if __name__ == "__main__":
    main()
