"""How well search answers the questions of a BEIR set, by mode."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import ir_measures

from docpipe.chunk import ChunkOptions
from docpipe.embed import EmbedOptions
from docpipe.evaluation.beir import BeirSet, read_beir
from docpipe.evaluation.beir_snapshot import publish_beir
from docpipe.evaluation.figures import SetFigures, Values, summary
from docpipe.evaluation.trec import DEPTH, Run, falling
from docpipe.index import IndexOptions
from docpipe.model import Mode, Query, SourceId
from docpipe.search import Searcher, SearchOptions

MEASURES = ("nDCG@10", "R@10", "R@100", "RR@10")
_PASSAGES_PER_TEXT = 4
"""A long text stands in the index as several passages; so many hits are fetched per text wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalOptions:
    """With what the sets are indexed and searched."""

    chunk: ChunkOptions = field(default_factory=ChunkOptions)
    embed: EmbedOptions = field(default_factory=EmbedOptions)
    index: IndexOptions = field(default_factory=IndexOptions)
    search: SearchOptions = field(default_factory=SearchOptions)


def evaluate_beir(
    folder: Path,
    modes: Iterable[Mode] = tuple(Mode),
    options: RetrievalOptions | None = None,
) -> SetFigures:
    """Index a BEIR set as the real thing is indexed, ask all its questions, and score.

    Every corpus entry is one document; a text is cut into passages as documents are, and a text's
    score is that of its best passage.

    Raises:
        SettingsError: The folder is no BEIR set.
        ToolMissingError: The embedding model is missing.
    """
    options = options or RetrievalOptions()
    beir = read_beir(folder)
    wanted = tuple(modes)
    runs: dict[Mode, Run] = {}
    with tempfile.TemporaryDirectory(prefix="docpipe-evaluate-") as place:
        ids = publish_beir(beir, Path(place), options.chunk, options.embed, options.index)
        with Searcher.open(place, embed=options.embed, options=options.search) as searcher:
            for mode in wanted:
                runs[mode] = dict(_answers(searcher, beir.queries, mode, ids))
    return SetFigures(
        name=beir.name,
        texts=beir.queries,
        values={mode: score(beir, runs[mode]) for mode in wanted},
        runs=runs,
        n_docs=len(beir.texts),
    )


def score(beir: BeirSet, run: Run) -> Values:
    """The measures of one run, question by question."""
    qrels = [
        ir_measures.Qrel(query, text, relevance)
        for query, judged in beir.qrels.items()
        for text, relevance in judged.items()
    ]
    scored = [
        ir_measures.ScoredDoc(query, text, value)
        for query, answers in run.items()
        for text, value in answers
    ]
    measures = {ir_measures.parse_measure(name): name for name in MEASURES}
    values = {query: dict.fromkeys(MEASURES, 0.0) for query in beir.queries}
    for found in ir_measures.iter_calc(list(measures), qrels, scored):
        values[found.query_id][measures[found.measure]] = float(found.value)
    return values


def figures_of(figures: SetFigures) -> dict[str, dict[str, object]]:
    """Mode -> the figures of ``Summary`` over all questions, and ``n_docs``."""
    queries = tuple(figures.texts)
    return {
        mode.value: {**summary(figures, mode, queries).as_object(), "n_docs": figures.n_docs}
        for mode in figures.values
    }


def _answers(
    searcher: Searcher, queries: Mapping[str, str], mode: Mode, ids: Mapping[SourceId, str]
) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    for query, text in queries.items():
        best: dict[str, float] = {}
        question = Query(text=text, k=DEPTH * _PASSAGES_PER_TEXT, mode=mode)
        for chunk, value in searcher.ranking(question):
            best.setdefault(ids[chunk.source_id], value)
        yield query, falling(best.items())
