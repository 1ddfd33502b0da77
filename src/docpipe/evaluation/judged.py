"""The judged questions put to an index."""

from collections.abc import Iterable

from docpipe.evaluation.figures import SetFigures, summary
from docpipe.evaluation.judgements import JudgedQuery, Judgements
from docpipe.evaluation.scoring import K, Result, score_results
from docpipe.evaluation.trec import DEPTH, Run, falling
from docpipe.model import Chunk, Mode, Query
from docpipe.search import Searcher


def evaluate_judgements(
    searcher: Searcher,
    judgements: Judgements,
    modes: Iterable[Mode] = tuple(Mode),
    *,
    name: str = "judgements",
    expand: bool = True,
) -> SetFigures:
    """Ask every question in every mode, and score what comes.

    Args:
        searcher: An open snapshot that holds the judged documents.
        judgements: Questions and judged places.
        modes: Which.
        name: Of the set.
        expand: Whether synonyms and translations are looked for; off shows what they bring.
    """
    values: dict[Mode, dict[str, dict[str, float]]] = {}
    for mode in modes:
        values[mode] = {}
        for query in judgements.queries:
            asked = Query(text=query.text, k=K, mode=mode, expand=expand)
            results = [_result(searcher, chunk) for chunk, _ in searcher.ranking(asked)]
            found = score_results(results, judgements.places[query.id])
            values[mode][query.id] = {
                "nDCG@10": found.ndcg,
                "R@10": found.recall,
                "RR": found.rr,
                "P@10": found.precision,
                "S@3": found.success,
            }
    return SetFigures(
        name=name,
        texts={query.id: query.text for query in judgements.queries},
        kinds={query.id: query.kind for query in judgements.queries},
        values=values,
        runs={},
    )


def by_kind(figures: SetFigures) -> dict[str, dict[str, dict[str, object]]]:
    """Mode -> ``all`` or a kind -> the figures of ``Summary.as_object``."""
    return {
        mode.value: {
            kind: summary(figures, mode, queries).as_object()
            for kind, queries in figures.groups().items()
        }
        for mode in figures.values
    }


def judged_run(searcher: Searcher, queries: Iterable[JudgedQuery], mode: Mode) -> Run:
    """What a mode answers to the questions; answers are named by their entry's id."""
    return {
        query.id: falling(
            (chunk.id, value)
            for chunk, value in searcher.ranking(Query(text=query.text, k=DEPTH, mode=mode))
        )
        for query in queries
    }


def _result(searcher: Searcher, chunk: Chunk) -> Result:
    document = searcher.document_of(chunk)
    return Result(
        source_id=chunk.source_id,
        file=document.file,
        pages=tuple(region.page for region in chunk.evidence.pages),
        text=chunk.evidence.quote,
    )
