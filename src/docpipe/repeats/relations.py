"""Publications that belong together without being versions of one another.

A file that was exported again, or set for printing, has other bytes and nearly the same text; a
translation has none of the words and all of the figures. Neither is merged: both are linked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from urllib.parse import urlsplit

from docpipe.language.analysis.folding import fold
from docpipe.model import Chunk, ChunkId, DocumentInfo, Related, Relation, SourceId

MIN_SHARED = 0.8
"""Share of each one's letters that stand in entries which the other has, too. Among 121 real papers
ten pairs reach it, by their titles drafts and final editions of nine programmes and a sheet twice;
the nearest others (0.67) are handbooks of sister courses."""

MIN_LETTERS = 500
"""Two flyers with one slogan are no copies of one another."""

MIN_FIGURES, MIN_FIGURES_SHARED = 8, 0.6
"""Different figures of two digits and more (years, amounts, percentages, paragraphs, telephone)
that both name, and their share of all that either names."""

MIN_LENGTH = 0.7
"""How long the shorter one is, in letters and in pages, measured by the longer: a translation runs
up to a fifth longer or shorter."""

_FIGURE = re.compile(r"\d{2,}")
_GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))")

Found = dict[SourceId, tuple[Related, ...]]


def related(
    documents: Sequence[DocumentInfo],
    chunks: Iterable[Chunk],
    group_of: Mapping[ChunkId, ChunkId],
) -> Found:
    """Each document's near-duplicates and translations, the nearest first.

    Args:
        documents: All of a snapshot.
        chunks: Their entries.
        group_of: Which entries say the same, as ``groups`` finds it.
    """
    by_document: dict[SourceId, list[Chunk]] = {one.id: [] for one in documents}
    for chunk in chunks:
        by_document[chunk.source_id].append(chunk)
    found: defaultdict[SourceId, list[Related]] = defaultdict(list)
    for kind, pairs in (
        (Relation.NEAR_DUPLICATE, _near_duplicates(by_document, group_of)),
        (Relation.TRANSLATION, _translations(documents, by_document)),
    ):
        for (one, other), share in pairs.items():
            found[one].append(Related(kind=kind, document=other, share=round(share, 3)))
            found[other].append(Related(kind=kind, document=one, share=round(share, 3)))
    return {
        one: tuple(sorted(links, key=lambda link: (link.kind, -link.share, link.document)))
        for one, links in found.items()
    }


Pairs = dict[tuple[SourceId, SourceId], float]


def _near_duplicates(
    by_document: Mapping[SourceId, Sequence[Chunk]], group_of: Mapping[ChunkId, ChunkId]
) -> Pairs:
    letters = {one: _letters(chunks) for one, chunks in by_document.items()}
    groups: defaultdict[ChunkId, defaultdict[SourceId, int]] = defaultdict(lambda: defaultdict(int))
    for one, chunks in by_document.items():
        for chunk in chunks:
            if chunk.id in group_of:
                groups[group_of[chunk.id]][one] += len(chunk.evidence.quote)
    shared: defaultdict[tuple[SourceId, SourceId], int] = defaultdict(int)
    for held in groups.values():
        for one, other in combinations(sorted(held), 2):
            shared[one, other] += held[one]
            shared[other, one] += held[other]
    return {
        (one, other): share
        for one, other in shared
        if one < other
        and min(letters[one], letters[other]) >= MIN_LETTERS
        and (share := min(shared[one, other] / letters[one], shared[other, one] / letters[other]))
        >= MIN_SHARED
    }


def _translations(
    documents: Sequence[DocumentInfo], by_document: Mapping[SourceId, Sequence[Chunk]]
) -> Pairs:
    """Only where publisher or server is the same: figures alone agree among laws and statistics."""
    houses: defaultdict[str, list[DocumentInfo]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.id):
        for name in _houses(document):
            houses[name].append(document)
    candidates = {
        (one.id, other.id)
        for house in houses.values()
        for one, other in combinations(house, 2)
        if one.language != other.language
    }
    figures = {
        one: _figures(by_document[one]) for one in {one for pair in candidates for one in pair}
    }
    pairs = {}
    for one, other in sorted(candidates):
        mine, yours = figures[one], figures[other]
        common = len(mine & yours)
        share = common / max(1, len(mine | yours))
        if common >= MIN_FIGURES and share >= MIN_FIGURES_SHARED and _as_long(
            by_document[one], by_document[other]
        ):  # fmt: skip
            pairs[one, other] = share
    return pairs


def _houses(document: DocumentInfo) -> set[str]:
    host = urlsplit(document.url or "").hostname or ""
    return {name for name in (fold(document.publisher or ""), host) if name}


def _as_long(one: Sequence[Chunk], other: Sequence[Chunk]) -> bool:
    return all(
        min(a, b) >= MIN_LENGTH * max(a, b)
        for a, b in ((_letters(one), _letters(other)), (_pages(one), _pages(other)))
    )


def _letters(chunks: Iterable[Chunk]) -> int:
    return sum(len(chunk.evidence.quote) for chunk in chunks)


def _pages(chunks: Iterable[Chunk]) -> int:
    return max((chunk.evidence.pages[-1].page for chunk in chunks), default=0)


def _figures(chunks: Iterable[Chunk]) -> frozenset[str]:
    """One spelling of thousands: ``1.000``, ``1,000`` and ``1 000`` are the same."""
    texts = (_GROUPED.sub("", chunk.evidence.quote) for chunk in chunks)
    return frozenset(figure for text in texts for figure in _FIGURE.findall(text))
