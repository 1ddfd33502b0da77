"""Values by question, and the figures made of them."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docpipe.evaluation.statistics import Difference, interval, paired
from docpipe.evaluation.trec import Run
from docpipe.model import Mode

Values = Mapping[str, Mapping[str, float]]
"""Question's id -> measure -> value; every question has the same measures."""

ALL = "all"
MAIN = "nDCG@10"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFigures:
    """What was measured on one set.

    Attributes:
        texts: Question's id -> its words.
        kinds: Question's id -> its kind; empty for a set without kinds.
        values: By mode.
        runs: By mode.
        n_docs: How many texts there were to choose from; ``None`` where that is the index's matter.
    """

    name: str
    texts: Mapping[str, str]
    values: Mapping[Mode, Values]
    runs: Mapping[Mode, Run]
    kinds: Mapping[str, str] = field(default_factory=dict)
    n_docs: int | None = None

    def groups(self) -> dict[str, tuple[str, ...]]:
        """``all`` and every kind, in order of appearance -> its questions."""
        groups: dict[str, list[str]] = {ALL: []}
        for query in self.texts:
            groups[ALL].append(query)
            if kind := self.kinds.get(query):
                groups.setdefault(kind, []).append(query)
        return {name: tuple(queries) for name, queries in groups.items()}

    def column(self, mode: Mode, measure: str, queries: Iterable[str]) -> list[float]:
        """The values of one measure, in the order of the questions."""
        return [self.values[mode][query][measure] for query in queries]


def together(sets: Sequence[SetFigures], name: str) -> SetFigures:
    """All questions of several sets as one; a question is named by its set and its id."""
    modes = sets[0].values if sets else {}
    return SetFigures(
        name=name,
        texts={f"{one.name}: {query}": text for one in sets for query, text in one.texts.items()},
        kinds={f"{one.name}: {query}": kind for one in sets for query, kind in one.kinds.items()},
        values={
            mode: {
                f"{one.name}: {query}": values
                for one in sets
                for query, values in one.values[mode].items()
            }
            for mode in modes
        },
        runs={},
    )


def means(figures: SetFigures, mode: Mode, queries: Sequence[str]) -> dict[str, float]:
    """Mean of every measure, and ``n_queries``."""
    of_mode = figures.values[mode]
    measures = list(of_mode[queries[0]]) if queries else [MAIN]
    found = {
        measure: round(statistics.fmean(figures.column(mode, measure, queries)), 4)
        if queries
        else 0.0
        for measure in measures
    }
    return {**found, "n_queries": len(queries)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One mode over some questions.

    Attributes:
        means: Of every measure, and ``n_queries``.
        interval: Of the mean nDCG@10, 95 %.
        against: Another mode -> how much better this one is in nDCG@10.
    """

    means: Mapping[str, float]
    interval: tuple[float, float]
    against: Mapping[Mode, Difference]

    def as_object(self) -> dict[str, object]:
        """For JSON: the means, ``interval`` and ``against`` beside them, four digits."""
        return {
            **self.means,
            "interval": [round(end, 4) for end in self.interval],
            "against": {mode.value: _against(gap) for mode, gap in self.against.items()},
        }


def summary(figures: SetFigures, mode: Mode, queries: Sequence[str]) -> Summary:
    """The means, how sure they are, and how the mode differs from the others."""
    values = figures.column(mode, MAIN, queries)
    others = (other for other in figures.values if other is not mode)
    return Summary(
        means=means(figures, mode, queries),
        interval=interval(values),
        against={other: paired(values, figures.column(other, MAIN, queries)) for other in others},
    )


def _against(one: Difference) -> dict[str, object]:
    return {
        "difference": round(one.mean, 4),
        "interval": [round(one.low, 4), round(one.high, 4)],
        "p": round(one.p, 4),
    }
