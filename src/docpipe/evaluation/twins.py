"""Twins: two ways to ask the same, which must be answered the same.

``judgements/twins.jsonl`` holds ``{"_id", "kind", "one", "other"}``. Odd ids are for development;
of the even ones only the totals are looked at.
"""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docpipe.codec import read_jsonl
from docpipe.errors import SettingsError
from docpipe.evaluation.scoring import tokens_of
from docpipe.model import Mode, Query
from docpipe.search import Searcher

K = 10
_TOKENS_COMPARED = 25
"""Two hits are the same if they stand in one document and begin with the same words."""

SPELLING_KINDS = frozenset({"gender", "umlaut", "hyphen", "plural"})
"""The kinds that differ in spelling only: the analysis alone must make them equal."""

Beginning = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """One pair of questions; ``kind`` says in what they differ."""

    _id: str
    kind: str
    one: str
    other: str

    @property
    def id(self) -> str:
        """Its name; the number in it tells development from held pairs."""
        return self._id

    @property
    def is_held(self) -> bool:
        """Whether the pair serves for totals only."""
        return int(self._id.rpartition("-")[2]) % 2 == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinResult:
    """How far the top tens of one pair agree, 0 to 1."""

    twin: Twin
    overlap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinReport:
    """One mode.

    Attributes:
        by_kind: ``all``, ``spelling`` or a kind -> ``overlap@10`` and ``n_pairs``.
        results: All pairs, the worst first.
    """

    by_kind: Mapping[str, Mapping[str, float]]
    results: tuple[TwinResult, ...]


def read_twins(folder: Path) -> tuple[Twin, ...]:
    """Read ``twins.jsonl``.

    Raises:
        SettingsError: The file is missing.
        SchemaMismatchError: A line does not have the expected fields.
    """
    try:
        return tuple(read_jsonl((folder / "twins.jsonl").read_bytes(), Twin))
    except OSError as exc:
        raise SettingsError(f"In {folder} fehlen die Zwillingsfragen ({exc}).") from exc


def evaluate_twins(
    searcher: Searcher, twins: Iterable[Twin], modes: Iterable[Mode] = tuple(Mode)
) -> dict[Mode, TwinReport]:
    """Ask both questions of every pair in every mode and compare the top tens."""
    asked = tuple(twins)
    return {mode: _report([_compare(searcher, twin, mode) for twin in asked]) for mode in modes}


def overlap(one: Sequence[Beginning], other: Sequence[Beginning]) -> float:
    """Shared entries over the longer list; two empty lists agree in nothing."""
    longer = max(len(one), len(other))
    return len(set(one) & set(other)) / longer if longer else 0.0


def _compare(searcher: Searcher, twin: Twin, mode: Mode) -> TwinResult:
    one, other = (_beginnings(searcher, text, mode) for text in (twin.one, twin.other))
    return TwinResult(twin=twin, overlap=overlap(one, other))


def _beginnings(searcher: Searcher, text: str, mode: Mode) -> list[Beginning]:
    found = searcher.ranking(Query(text=text, k=K, mode=mode))
    beginnings = (
        (str(chunk.source_id), tokens_of(chunk.evidence.quote)[:_TOKENS_COMPARED])
        for chunk, _ in found
    )
    return list(dict.fromkeys(beginnings))


def _report(results: Sequence[TwinResult]) -> TwinReport:
    groups: dict[str, list[float]] = {"all": [], "spelling": []}
    for result in results:
        kind = result.twin.kind
        groups["all"].append(result.overlap)
        if kind in SPELLING_KINDS:
            groups["spelling"].append(result.overlap)
        groups.setdefault(kind, []).append(result.overlap)
    return TwinReport(
        by_kind={
            kind: {"overlap@10": round(statistics.fmean(values), 4), "n_pairs": len(values)}
            for kind, values in groups.items()
            if values
        },
        results=tuple(sorted(results, key=lambda one: (one.overlap, one.twin.id))),
    )
