"""The project's own judged questions, and what a result is worth to them.

``judgements/queries.jsonl`` holds ``{"_id", "text", "kind"}``; ``judgements/qrels.jsonl`` holds
``{"query_id", "source", "source_id", "page", "quote", "relevance"}`` with grades 0 to 3. What is
judged is a place in a document, not an entry of an index: so judgements outlive every change of
how documents are cut.

A result gains the grade of what it contains; each judged place gains once. A result contains a
place of the same document, at most one page off, if their texts agree (token-F1 of .5), if it
holds 80 % of the place's tokens and 60 % of its trigrams, or if it lies 85 % inside it. Only a
result's first 250 tokens count.
"""

import math
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docpipe.codec import read_jsonl
from docpipe.errors import SettingsError
from docpipe.evaluation.trec import DEPTH, Run, falling
from docpipe.model import Chunk, Mode, Query
from docpipe.search import Searcher

K = 10
HIGHLY_RELEVANT = 2
MAX_RESULT_TOKENS = 250

_TOKEN = re.compile(r"[^\W_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuery:
    """One question; ``kind`` groups it (keywords, plain question, paraphrase …)."""

    id: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPlace:
    """How much a place in a document answers a question, 0 to 3.

    Attributes:
        source_id: Id of the document; if empty, ``source`` names its file.
        page: Physical, from 1.
    """

    query_id: str
    page: int
    quote: str
    relevance: int
    source: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    _id: str
    text: str
    kind: str = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """All questions and, by question, the judged places."""

    queries: tuple[JudgedQuery, ...]
    places: Mapping[str, tuple[JudgedPlace, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found at one rank, reduced to what is compared."""

    source_id: str
    file: str
    pages: tuple[int, ...]
    text: str


def read_judgements(folder: Path) -> Judgements:
    """Read ``queries.jsonl`` and ``qrels.jsonl``.

    Raises:
        SettingsError: A file is missing.
        SchemaMismatchError: A line does not have the expected fields.
    """
    try:
        questions = read_jsonl((folder / "queries.jsonl").read_bytes(), _Question)
        judged = read_jsonl((folder / "qrels.jsonl").read_bytes(), JudgedPlace)
    except OSError as exc:
        raise SettingsError(f"In {folder} fehlen Urteile ({exc}).") from exc
    places: dict[str, list[JudgedPlace]] = {}
    for place in judged:
        places.setdefault(place.query_id, []).append(place)
    return Judgements(
        queries=tuple(
            JudgedQuery(id=one._id, text=one.text, kind=one.kind)
            for one in questions
            if any(place.relevance > 0 for place in places.get(one._id, ()))
        ),
        places={query: tuple(of_query) for query, of_query in places.items()},
    )


def evaluate_judgements(
    searcher: Searcher, judgements: Judgements, modes: Iterable[Mode] = tuple(Mode)
) -> dict[str, dict[str, dict[str, float]]]:
    """Score every mode, over all questions and by kind.

    Returns:
        Mode -> ``all`` or a kind -> ``nDCG@10``, ``R@10``, ``RR``, ``n_queries``.
    """
    report: dict[str, dict[str, dict[str, float]]] = {}
    for mode in modes:
        by_kind: dict[str, list[tuple[float, float, float]]] = {"all": []}
        for query in judgements.queries:
            answers = searcher.ranking(Query(text=query.text, k=K, mode=mode))
            results = [_result(searcher, chunk) for chunk, _ in answers]
            figures = score_results(results, judgements.places[query.id])
            by_kind["all"].append(figures)
            by_kind.setdefault(query.kind, []).append(figures)
        report[mode.value] = {kind: _means(rows) for kind, rows in by_kind.items()}
    return report


def judged_runs(
    searcher: Searcher, judgements: Judgements, modes: Iterable[Mode] = tuple(Mode)
) -> dict[Mode, Run]:
    """What each mode answers to the judged questions; answers are named by their entry's id."""
    runs: dict[Mode, Run] = {}
    for mode in modes:
        runs[mode] = {
            query.id: falling(
                (chunk.id, value)
                for chunk, value in searcher.ranking(Query(text=query.text, k=DEPTH, mode=mode))
            )
            for query in judgements.queries
        }
    return runs


def _means(rows: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    names = ("nDCG@10", "R@10", "RR")
    columns = zip(*rows, strict=True) if rows else ([0.0],) * len(names)
    means = {
        name: round(statistics.fmean(column), 4)
        for name, column in zip(names, columns, strict=True)
    }
    return {**means, "n_queries": len(rows)}


def _result(searcher: Searcher, chunk: Chunk) -> Result:
    document = searcher.document_of(chunk)
    return Result(
        source_id=chunk.source_id,
        file=document.file,
        pages=tuple(region.page for region in chunk.evidence.pages),
        text=chunk.evidence.quote,
    )


def score_results(
    results: Sequence[Result], places: Sequence[JudgedPlace]
) -> tuple[float, float, float]:
    """``(nDCG@10, recall@10, reciprocal rank)`` of one ranking.

    nDCG with gain ``2^grade - 1``; recall and reciprocal rank over grades of 2 and more (over
    all positive grades where none is that high).
    """
    wanted = [place for place in places if place.relevance > 0]
    gains, found, first = _walk(results[:K], wanted)
    ideal = sorted((2.0**place.relevance - 1 for place in wanted), reverse=True)[:K]
    highly = [i for i, place in enumerate(wanted) if place.relevance >= _bar(wanted)]
    recall = sum(i in found for i in highly) / len(highly) if highly else 0.0
    # A result that contains several places can gain more than the ideal order of single places.
    ndcg = min(1.0, _dcg(gains) / _dcg(ideal)) if ideal else 0.0
    return ndcg, recall, 1 / first if first else 0.0


def _bar(wanted: Sequence[JudgedPlace]) -> int:
    return min(HIGHLY_RELEVANT, max((place.relevance for place in wanted), default=0))


def _walk(
    results: Sequence[Result], wanted: Sequence[JudgedPlace]
) -> tuple[list[float], set[int], int]:
    """Gain at each rank, the places that were found, and the rank of the first good result."""
    tokens = [tokens_of(place.quote) for place in wanted]
    gains: list[float] = []
    found: set[int] = set()
    first = 0
    for rank, result in enumerate(results, start=1):
        text = tokens_of(result.text)[:MAX_RESULT_TOKENS]
        contained = {
            i
            for i, place in enumerate(wanted)
            if _same_place(result, place) and contains(text, tokens[i])
        }
        fresh = contained - found
        found |= contained
        grade = max((wanted[i].relevance for i in fresh), default=0)
        gains.append(2.0**grade - 1)
        if not first and grade >= _bar(wanted) > 0:
            first = rank
    return gains, found, first


def _same_place(result: Result, place: JudgedPlace) -> bool:
    same = result.source_id == place.source_id if place.source_id else result.file == place.source
    return same and any(abs(page - place.page) <= 1 for page in result.pages)


def contains(result: Tokens, gold: Tokens) -> bool:
    """Whether a result's tokens hold a judged passage, or lie inside it."""
    if not result or not gold:
        return False
    shared = _overlap(result, gold)
    if 2 * shared / (len(result) + len(gold)) >= 0.5:
        return True
    if shared >= 0.8 * len(gold) and _trigram_share(gold, result) >= 0.6:
        return True
    return shared >= 0.85 * len(result) and _trigram_share(result, gold) >= 0.6


def token_f1(one: str, other: str) -> float:
    """Bag overlap times two over the sum of lengths; 0 if one of them has no token."""
    tokens, others = tokens_of(one), tokens_of(other)
    if not tokens or not others:
        return 0.0
    return 2 * _overlap(tokens, others) / (len(tokens) + len(others))


def tokens_of(text: str) -> Tokens:
    """Lower-cased words and numbers, invisible characters dropped."""
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).lower()
    return tuple(_TOKEN.findall(plain))


def _overlap(one: Tokens, other: Tokens) -> int:
    return sum((Counter(one) & Counter(other)).values())


def _trigram_share(part: Tokens, whole: Tokens) -> float:
    """Share of ``part``'s word trigrams that stand in ``whole``; of its words if it has none."""
    grams = [part[i : i + 3] for i in range(len(part) - 2)]
    if not grams:
        return _overlap(part, whole) / len(part)
    available = {whole[i : i + 3] for i in range(len(whole) - 2)}
    return sum(gram in available for gram in grams) / len(grams)


def _dcg(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
