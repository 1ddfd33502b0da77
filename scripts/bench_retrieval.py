"""The table system × set: ``make bench-retrieval DATA=<folder with retrieval/>``.

Every system in one run, on the same passages: the peers of ``retrieval_peers`` and docpipe's own
three ways of search. Sets: all BEIR sets of the folder, and the judged questions that the
repository carries. Writes its section of docs/benchmarks.md.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docpipe.chunk import ChunkOptions
from docpipe.evaluation.beir import read_beir
from docpipe.evaluation.beir_snapshot import passages_of
from docpipe.evaluation.figures import MAIN, SetFigures
from docpipe.evaluation.judged import evaluate_judgements
from docpipe.evaluation.judgements import Judgements, read_judgements
from docpipe.evaluation.retrieval import evaluate_beir, score
from docpipe.evaluation.scoring import K, Result, score_results
from docpipe.evaluation.statistics import interval, paired
from docpipe.evaluation.trec import DEPTH, falling
from docpipe.model import Filters, Mode, RecordType
from docpipe.search import Searcher
from scripts.judged_sets import JUDGED_SETS, JudgedSet
from scripts.machine import measured_on
from scripts.retrieval_peers import STRONGEST, peers, ranked
from scripts.sections import BENCHMARKS, write_section

System = Mapping[str, float]
"""nDCG@10 by question."""

_PASSAGES_PER_TEXT = 4
_MARK = 0.05
"""Differences with a smaller p are marked."""


def main() -> None:
    """Measure every set, print and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--minilm", action="store_true", help="MiniLM, too (minutes a set)")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    sets: dict[str, dict[str, System]] = {}
    for folder in sorted((chosen.data / "retrieval").iterdir()) if chosen.data else ():
        print(f"{folder.name} …", file=sys.stderr, flush=True)
        sets[folder.name] = dict(_on_beir(folder, minilm=chosen.minilm))
    for one in JUDGED_SETS:
        print(f"{one.name} …", file=sys.stderr, flush=True)
        with one.searcher() as searcher:
            figures = evaluate_judgements(searcher, read_judgements(one.questions))
            sets[one.name] = dict(_on_judged(one, searcher, figures, minilm=chosen.minilm))
            sets |= _by_kind(one, figures, sets[one.name])
    text = "\n".join(_tables(sets))
    print(text)
    if chosen.write:
        write_section(BENCHMARKS, "part: systems", text)


def _on_beir(folder: Path, *, minilm: bool) -> Iterator[tuple[str, System]]:
    beir = read_beir(folder)
    passages = passages_of(beir, ChunkOptions())
    questions = list(beir.queries.values())
    for name, scores in peers([text for _, text in passages], questions, minilm=minilm):
        run = {}
        for query, best in zip(
            beir.queries, ranked(scores, DEPTH * _PASSAGES_PER_TEXT), strict=True
        ):
            answers: dict[str, float] = {}
            for row, value in best:
                answers.setdefault(passages[row][0], value)
            run[query] = falling(answers.items())
        values = score(beir, run)
        yield name, {query: values[query][MAIN] for query in values}
    yield from _own(evaluate_beir(folder))


def _on_judged(
    one: JudgedSet, searcher: Searcher, figures: SetFigures, *, minilm: bool
) -> Iterator[tuple[str, System]]:
    judgements = read_judgements(one.questions)
    passages = [
        Result(
            source_id=chunk.source_id,
            file=document.file,
            pages=tuple(region.page for region in chunk.evidence.pages),
            text=chunk.evidence.quote,
        )
        for chunk, document in searcher.records(Filters(types=(RecordType.PASSAGE,)))
    ]
    questions = [query.text for query in judgements.queries]
    for name, scores in peers([one.text for one in passages], questions, minilm=minilm):
        yield name, _judge(judgements, passages, ranked(scores, K))
    yield from _own(figures)


def _judge(
    judgements: Judgements,
    passages: Sequence[Result],
    found: Sequence[Sequence[tuple[int, float]]],
) -> System:
    return {
        query.id: score_results(
            [passages[row] for row, _ in best], judgements.places[query.id]
        ).ndcg
        for query, best in zip(judgements.queries, found, strict=True)
    }


def _own(figures: SetFigures) -> Iterator[tuple[str, System]]:
    for mode in (Mode.LEXICAL, Mode.DENSE, Mode.HYBRID):
        of_mode = figures.values[mode]
        yield f"**docpipe, {mode.value}**", {query: of_mode[query][MAIN] for query in of_mode}


def _by_kind(
    one: JudgedSet, figures: SetFigures, systems: Mapping[str, System]
) -> dict[str, dict[str, System]]:
    return {
        f"{one.name}: {kind}": {
            name: {query: values[query] for query in queries} for name, values in systems.items()
        }
        for kind, queries in figures.groups().items()
        if kind != "all"
    }


def _tables(sets: Mapping[str, Mapping[str, System]]) -> Iterator[str]:
    yield "## Systems and sets\n"
    yield (
        "nDCG@10, all from one run on the same passages. Peers rank plain passages; docpipe's rows "
        f"are its three ways of search. A star: differs from “{STRONGEST}” by the paired "
        f"randomisation test (p < {_MARK})."
    )
    names = list(sets)
    for start in range(0, len(names), 6):
        part = names[start : start + 6]
        yield ""
        yield f"| system | {' | '.join(part)} |"
        yield f"|---|{'---|' * len(part)}"
        counts = (str(len(next(iter(sets[name].values())))) for name in part)
        yield f"| questions | {' | '.join(counts)} |"
        for system in sets[part[0]]:
            yield f"| {system} | {' | '.join(_cell(sets[name], system) for name in part)} |"
        yield f"| hybrid, 95 % | {' | '.join(_interval(sets[name]) for name in part)} |"
    yield f"\n{measured_on(('bm25s', 'scikit-learn', 'sentence-transformers', 'faiss-cpu'))}"


def _cell(systems: Mapping[str, System], name: str) -> str:
    if name not in systems:
        return "–"
    values, strong = list(systems[name].values()), list(systems[STRONGEST].values())
    star = "*" if name != STRONGEST and paired(values, strong).p < _MARK else ""
    return f"{sum(values) / len(values):.3f}{star}"


def _interval(systems: Mapping[str, System]) -> str:
    low, high = interval(list(systems["**docpipe, hybrid**"].values()))
    return f"{low:.3f}–{high:.3f}"


if __name__ == "__main__":
    main()
