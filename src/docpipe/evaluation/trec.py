"""Rankings in the form that scoring tools read."""

from collections.abc import Iterable, Mapping, Sequence

from docpipe.model import Mode

DEPTH = 100
"""How many answers a run lists per question."""

Run = Mapping[str, Sequence[tuple[str, float]]]
"""Query id -> ``(answer's id, score)``, best first, scores strictly falling."""


def falling(ranked: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """The best ``DEPTH`` with strictly falling scores.

    Scoring tools break ties by id; strictly falling scores keep docpipe's own order.
    """
    best = list(ranked)[:DEPTH]
    return [(answer, value - rank * 1e-9) for rank, (answer, value) in enumerate(best)]


def trec_run(run: Run, mode: Mode) -> str:
    """One run in TREC form: query, ``Q0``, answer, rank, score, ``docpipe-<mode>``."""
    return "".join(
        f"{query} Q0 {answer} {rank} {value:.9f} docpipe-{mode.value}\n"
        for query, answers in run.items()
        for rank, (answer, value) in enumerate(answers, start=1)
    )
