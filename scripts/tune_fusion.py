"""Which weights a hybrid score is best made of, and what each part brings.

    python -m scripts.tune_fusion ablation [--beir DIR …]
    python -m scripts.tune_fusion search [--beir DIR …]

Judged by the development sets that the repository carries; of the BEIR sets named, only questions
with an even number in sorted order count: the others are reported elsewhere. Every set counts the
same, whatever its size. ``search`` goes through the weights one by one until none gains, on one
half of the questions, and says what the found weights do on the other half, then the same the
other way round: what one half gains and the other loses is chance.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from docpipe.chunk import ChunkOptions
from docpipe.embed import EmbedOptions
from docpipe.evaluation.beir import read_beir
from docpipe.evaluation.beir_snapshot import publish_beir
from docpipe.evaluation.figures import MAIN
from docpipe.evaluation.judged import evaluate_judgements
from docpipe.evaluation.judgements import read_judgements
from docpipe.evaluation.retrieval import score
from docpipe.index import IndexOptions
from docpipe.model import Mode, Query
from docpipe.search import Searcher, SearchOptions
from scripts.judged_sets import JUDGED_SETS

Asking = Callable[[SearchOptions], Mapping[str, float]]
"""Options -> question's id -> nDCG@10."""

GRID: Mapping[str, tuple[float, ...]] = {
    "dense_weight": (0.2, 0.3, 0.4, 0.5, 0.6),
    "dense_weight_unsaid": (0.0, 0.2, 0.3, 0.4),
    "dense_weight_english": (0.3, 0.4, 0.5, 0.6),
    "section_weight": (0.0, 0.1, 0.2, 0.3),
    "document_weight": (0.0, 0.3, 0.5, 0.8),
    "letters_weight": (0.0, 0.1, 0.2),
    "order_weight": (0.0, 0.1, 0.2),
}
PARTS: Mapping[str, Mapping[str, Any]] = {
    "as set": {},
    "same weight, said or not": {"dense_weight_unsaid": 0.0},
    "without section": {"section_weight": 0.0},
    "without document": {"document_weight": 0.0},
    "without both": {"section_weight": 0.0, "document_weight": 0.0},
    "without letters": {"letters_weight": 0.0},
    "without order": {"order_weight": 0.0},
    "without reading": {"letters_weight": 0.0, "order_weight": 0.0},
    "words only": {"dense_weight": 0.0, "dense_weight_unsaid": 0.0, "dense_weight_english": 0.0},
    "meaning only": {"dense_weight": 1.0, "dense_weight_english": 1.0},
}
_PASSAGES = 40
"""Hits of a BEIR question that are looked at: ten texts of a few passages each."""
_FOLDS = 2


def main() -> None:
    """Open every set once, then ablate or search."""
    command, *rest = sys.argv[1:] or ["ablation"]
    folders = [Path(name) for name in rest if name != "--beir"]
    with ExitStack() as stack:
        sets = dict(_sets(stack, folders))
        if command == "ablation":
            _ablation(sets)
        else:
            _search(sets)


def _sets(stack: ExitStack, folders: Iterable[Path]) -> Iterator[tuple[str, Asking]]:
    for one in JUDGED_SETS:
        if one.is_development:
            yield one.name, _judged(stack.enter_context(one.searcher()), one.questions)
    for folder in folders:
        yield folder.name, _beir(stack, folder)


def _judged(searcher: Searcher, folder: Path) -> Asking:
    judgements = read_judgements(folder)

    def ask(options: SearchOptions) -> Mapping[str, float]:
        found = evaluate_judgements(searcher.with_options(options), judgements, [Mode.HYBRID])
        return {query: values[MAIN] for query, values in found.values[Mode.HYBRID].items()}

    return ask


def _beir(stack: ExitStack, folder: Path) -> Asking:
    beir = read_beir(folder)
    even = sorted(beir.queries)[::2]
    beir = replace(
        beir,
        queries={query: beir.queries[query] for query in even},
        qrels={query: beir.qrels[query] for query in even},
    )
    place = stack.enter_context(tempfile.TemporaryDirectory(prefix="docpipe-tune-"))
    ids = publish_beir(beir, Path(place), ChunkOptions(), EmbedOptions(), IndexOptions())
    searcher = stack.enter_context(Searcher.open(place))

    def ask(options: SearchOptions) -> Mapping[str, float]:
        run = {}
        ranked = searcher.with_options(options)
        for query, text in beir.queries.items():
            best: dict[str, float] = {}
            for chunk, value in ranked.ranking(Query(text=text, k=_PASSAGES)):
                best.setdefault(ids[chunk.source_id], value)
            run[query] = list(best.items())
        return {query: values[MAIN] for query, values in score(beir, run).items()}

    return ask


def _ablation(sets: Mapping[str, Asking]) -> None:
    print("| hybrid score |", " | ".join(sets), "| mean |")
    print("|---|" + "---|" * (len(sets) + 1))
    for name, change in PARTS.items():
        options = _changed(change)
        means = [statistics.fmean(ask(options).values()) for ask in sets.values()]
        cells = (f"{mean:.3f}" for mean in (*means, statistics.fmean(means)))
        print(f"| {name} |", " | ".join(cells), "|", flush=True)


def _search(sets: Mapping[str, Asking]) -> None:
    asked: dict[tuple[object, ...], list[list[float]]] = {}

    def values(options: SearchOptions) -> list[list[float]]:
        key = tuple(sorted(asdict(options).items()))
        if key not in asked:
            answers = (ask(options) for ask in sets.values())
            asked[key] = [[one[query] for query in sorted(one)] for one in answers]
        return asked[key]

    def mean(options: SearchOptions, fold: int) -> float:
        of_sets = (statistics.fmean(one[fold::_FOLDS]) for one in values(options))
        return statistics.fmean(of_sets)

    start = SearchOptions()
    for fold in range(_FOLDS):
        best = _climb(start, partial(mean, fold=fold))
        other = 1 - fold
        print({name: getattr(best, name) for name in GRID})
        print(f"  chosen on half {fold + 1}: {mean(start, fold):.4f} -> {mean(best, fold):.4f}")
        print(f"  on the other half: {mean(start, other):.4f} -> {mean(best, other):.4f}")


def _climb(start: SearchOptions, mean: Callable[[SearchOptions], float]) -> SearchOptions:
    """Change one weight at a time as long as one gains."""
    best, before = start, None
    while best != before:
        before = best
        for name, steps in GRID.items():
            # The first of equals is the present value: nothing is changed for nothing.
            tried = (best, *(_changed({name: step}, best) for step in steps))
            best = max(tried, key=mean)
    return best


def _changed(change: Mapping[str, Any], options: SearchOptions | None = None) -> SearchOptions:
    return replace(options or SearchOptions(), **change)


if __name__ == "__main__":
    main()
