"""What each rule of the German analysis brings: ``python -m scripts.ablation --index DIR``.

BM25 over plain passages, the rules added one after the other, on development questions only: those
that the repository carries, and of the BEIR sets in ``--data`` the ones for development. Writes
its section of docs/german-analysis.md.
"""

import argparse
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from docpipe.chunk import ChunkOptions
from docpipe.evaluation.beir import read_beir
from docpipe.evaluation.beir_snapshot import passages_of
from docpipe.evaluation.judgements import read_judgements
from docpipe.evaluation.retrieval import score
from docpipe.evaluation.scoring import K, Result, score_results
from docpipe.evaluation.trec import DEPTH, falling
from docpipe.language.analysis import Analyser, read_lexicon, with_words_of
from docpipe.language.analysis.rules import ALL_RULES, Rules
from docpipe.model import Filters, RecordType
from docpipe.search import Searcher
from scripts.judged_sets import JUDGED_SETS
from scripts.retrieval_peers import bm25, ranked
from scripts.sections import write_section

PAGE = Path(__file__).parents[1] / "docs" / "german-analysis.md"

_NONE = Rules(**dict.fromkeys(asdict(ALL_RULES), False))
_ORDER = ("folding", "stems", "gender", "inflection", "references", "compounds", "pairs")
_THESES = ("wahlomat-2009", "wahlomat-2010", "wahlomat-2011")
_QUESTIONS = "omos-de"
_PASSAGES_PER_TEXT = 4


class Quality(NamedTuple):
    """Of one question."""

    ndcg: float
    precision: float


def main() -> None:
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="of the samples and dev papers")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    rows = {}
    for name, rules in _steps():
        sets = dict(_judged(chosen.index, rules))
        if chosen.data:
            sets |= _beir(chosen.data / "retrieval", rules)
        rows[name] = sets
        print(name, _figures(sets), flush=True)
    if chosen.write:
        write_section(PAGE, "part: ablation", "\n".join(_table(rows)))


def _steps() -> Iterator[tuple[str, Rules]]:
    rules = _NONE
    yield "words as printed", rules
    for name in _ORDER:
        rules = replace(rules, **{name: True})
        yield f"+ {name}", rules
    for name in _ORDER:
        yield f"all but {name}", replace(ALL_RULES, **{name: False})


def _judged(index: Path, rules: Rules) -> Iterator[tuple[str, list[Quality]]]:
    with Searcher.open(index) as searcher:
        passages = [
            Result(
                source_id=chunk.source_id,
                file=document.file,
                pages=tuple(region.page for region in chunk.evidence.pages),
                text=chunk.evidence.quote,
            )
            for chunk, document in searcher.records(Filters(types=(RecordType.PASSAGE,)))
        ]
    for one in JUDGED_SETS:
        if not one.is_development:
            continue
        judgements = read_judgements(one.questions)
        questions = [query.text for query in judgements.queries]
        found = _ranked([passage.text for passage in passages], questions, rules, K)
        values: list[Quality] = []
        for query, best in zip(judgements.queries, found, strict=True):
            results = [passages[row] for row, _ in best]
            figures = score_results(results, judgements.places[query.id])
            values.append(Quality(figures.ndcg, figures.precision))
        yield one.name, values


def _beir(folder: Path, rules: Rules) -> dict[str, list[Quality]]:
    sets: dict[str, list[Quality]] = {"theses": [], "questions": []}
    for place in sorted(folder.iterdir()):
        if place.name == _QUESTIONS:
            sets["questions"] += _of_set(place, rules, every=2)
        elif place.name.startswith(_THESES):
            sets["theses"] += _of_set(place, rules, every=1)
    return sets


def _of_set(place: Path, rules: Rules, *, every: int) -> Iterator[Quality]:
    """The questions whose number is even where only half of a set is for development."""
    beir = read_beir(place)
    passages = passages_of(beir, ChunkOptions())
    ids = [query for query in beir.queries if every == 1 or int(query) % every == 0]
    questions = [beir.queries[query] for query in ids]
    found = _ranked([text for _, text in passages], questions, rules, DEPTH * _PASSAGES_PER_TEXT)
    run = {}
    for query, best in zip(ids, found, strict=True):
        answers: dict[str, float] = {}
        for row, value in best:
            answers.setdefault(passages[row][0], value)
        run[query] = falling(answers.items())
    values = score(beir, run)
    for query in ids:
        relevant = {text for text, grade in beir.qrels[query].items() if grade > 0}
        first = [text for text, _ in run[query][:K]]
        yield Quality(values[query]["nDCG@10"], len(relevant.intersection(first)) / K)


def _ranked(
    texts: Sequence[str], questions: Sequence[str], rules: Rules, n: int
) -> list[list[tuple[int, float]]]:
    analyser = Analyser(with_words_of(texts, read_lexicon()), rules)
    return ranked(bm25(texts, questions, analyser.analyse), n)


def _figures(sets: Mapping[str, Sequence[Quality]]) -> str:
    return " | ".join(
        f"{statistics.fmean(one.ndcg for one in of_set):.3f} "
        f"({statistics.fmean(one.precision for one in of_set):.3f})"
        for of_set in sets.values()
    )


def _table(rows: Mapping[str, Mapping[str, Sequence[Quality]]]) -> Iterator[str]:
    sets = next(iter(rows.values()))
    yield "nDCG@10 (precision@10), BM25 over plain passages, development questions.\n"
    yield f"| rules | {' | '.join(f'{name} ({len(of_set)})' for name, of_set in sets.items())} |"
    yield "|---" * (len(sets) + 1) + "|"
    for name, of_row in rows.items():
        yield f"| {name} | {_figures(of_row)} |"


if __name__ == "__main__":
    main()
