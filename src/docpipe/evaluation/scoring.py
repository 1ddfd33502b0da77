"""What a ranking is worth to the judged places.

A result gains the grade of what it contains; each judged place gains once. A result contains a
place of the same document, at most one page off, if their texts agree (token-F1 of .5), if it
holds 80 % of the place's tokens and 60 % of its trigrams, or if it lies 85 % inside it. Only a
result's first 250 tokens count.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docpipe.evaluation.judgements import JudgedPlace

K = 10
FIRST = 3
"""Who does not find it among so many hits gives up."""

HIGHLY_RELEVANT = 2
MAX_RESULT_TOKENS = 250

_TOKEN = re.compile(r"[^\W_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

Tokens = tuple[str, ...]


class Figures(NamedTuple):
    """Of one ranking, each 0 to 1.

    ``ndcg``: over the first ten, gain ``2^grade - 1``. ``recall``: share of the places of grade 2
    and more among the first ten. ``rr``: reciprocal rank of the first such result. ``precision``:
    share of the first ten that hold something relevant. ``success``: whether one of grade 2 and
    more stands among the first three. Where no place has grade 2, the highest grade counts.
    """

    ndcg: float
    recall: float
    rr: float
    precision: float
    success: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found at one rank, reduced to what is compared."""

    source_id: str
    file: str
    pages: tuple[int, ...]
    text: str


def score_results(results: Sequence[Result], places: Sequence[JudgedPlace]) -> Figures:
    """The figures of one ranking; results beyond the tenth do not count."""
    wanted = [place for place in places if place.relevance > 0]
    gains, found, first = _walk(results[:K], wanted)
    ideal = sorted((2.0**place.relevance - 1 for place in wanted), reverse=True)[:K]
    highly = [i for i, place in enumerate(wanted) if place.relevance >= _bar(wanted)]
    recall = sum(i in found for i in highly) / len(highly) if highly else 0.0
    # A result that contains several places can gain more than the ideal order of single places.
    ndcg = min(1.0, _dcg(gains) / _dcg(ideal)) if ideal else 0.0
    return Figures(
        ndcg=ndcg,
        recall=recall,
        rr=1 / first if first else 0.0,
        precision=sum(gain > 0 for gain in gains) / K,
        success=float(0 < first <= FIRST),
    )


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
