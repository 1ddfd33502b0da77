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
from docpipe.evaluation.trec import DEPTH, Run, falling
from docpipe.index import IndexOptions
from docpipe.model import Mode, Query, SourceId
from docpipe.search import Searcher, SearchOptions

MEASURES = ("nDCG@10", "R@10", "R@100", "RR@10")
_PASSAGES_PER_TEXT = 4
"""A long text stands in the index as several passages; so many hits are fetched per text wanted."""

Scores = Mapping[str, float]
"""Measure -> value, with ``n_queries`` and ``n_docs``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalOptions:
    """With what the sets are indexed and searched."""

    chunk: ChunkOptions = field(default_factory=ChunkOptions)
    embed: EmbedOptions = field(default_factory=EmbedOptions)
    index: IndexOptions = field(default_factory=IndexOptions)
    search: SearchOptions = field(default_factory=SearchOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalReport:
    """Figures and runs of one set, by mode."""

    name: str
    scores: Mapping[Mode, Scores]
    runs: Mapping[Mode, Run]


def evaluate_beir(
    folder: Path,
    modes: Iterable[Mode] = tuple(Mode),
    options: RetrievalOptions | None = None,
) -> RetrievalReport:
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
    scores = {mode: score(beir, runs[mode]) for mode in wanted}
    return RetrievalReport(name=beir.name, scores=scores, runs=runs)


def score(beir: BeirSet, run: Run) -> Scores:
    """The measures of one run, mean over all judged questions."""
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
    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    found = ir_measures.calc_aggregate(measures, qrels, scored)
    values = {
        name: round(float(found[one]), 4) for name, one in zip(MEASURES, measures, strict=True)
    }
    return {**values, "n_queries": len(beir.queries), "n_docs": len(beir.texts)}


def _answers(
    searcher: Searcher, queries: Mapping[str, str], mode: Mode, ids: Mapping[SourceId, str]
) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    for query, text in queries.items():
        best: dict[str, float] = {}
        question = Query(text=text, k=DEPTH * _PASSAGES_PER_TEXT, mode=mode)
        for chunk, value in searcher.ranking(question):
            best.setdefault(ids[chunk.source_id], value)
        yield query, falling(best.items())
