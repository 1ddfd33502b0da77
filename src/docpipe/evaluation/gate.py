"""What must hold before a search is trusted: the gate that ``docpipe evaluate --gate`` closes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docpipe.evaluation.figures import MAIN, SetFigures, means
from docpipe.evaluation.statistics import Difference, paired
from docpipe.evaluation.twins import TwinReport
from docpipe.model import Mode

NOISE = 0.01
"""nDCG@10: a smaller difference between two ways of search is chance on sets of this size."""

PRECISION_GUARD = 0.02
"""So much precision@10 may widening a question cost."""

TWIN_OVERLAP = 0.9
"""Two spellings of one question must share nine of ten hits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One condition; ``says`` names it with its figures, in German."""

    holds: bool
    says: str


def no_worse(figures: SetFigures) -> Verdict:
    """Hybrid is the default only while it is no worse than words alone on any set."""
    gap = _gap(figures)
    return Verdict(
        holds=gap.mean >= -NOISE,
        says=f"{figures.name}: hybrid {gap.mean:+.3f} nDCG@10 gegen lexical "
        f"(erlaubt ab {-NOISE:+.2f})",
    )


def better(figures: SetFigures) -> Verdict:
    """On the project's own questions it must be better, and not by chance."""
    gap = _gap(figures)
    return Verdict(
        holds=gap.low > 0,
        says=f"{figures.name}: hybrid {gap.mean:+.3f} nDCG@10 gegen lexical, 95 % zwischen "
        f"{gap.low:+.3f} und {gap.high:+.3f} (verlangt über 0)",
    )


def precise(widened: SetFigures, plain: SetFigures) -> Iterator[Verdict]:
    """Synonyms and translations must not push out what was asked for."""
    for mode in widened.values:
        queries = tuple(widened.texts)
        after, before = (means(one, mode, queries)["P@10"] for one in (widened, plain))
        yield Verdict(
            holds=after >= before - PRECISION_GUARD,
            says=f"{widened.name}, {mode.value}: Erweiterung ändert P@10 um "
            f"{after - before:+.3f} (erlaubt ab {-PRECISION_GUARD:+.2f})",
        )


def alike(reports: Mapping[Mode, TwinReport]) -> Iterator[Verdict]:
    """Spelling must not decide what is found; meaning alone, which nobody is given, may differ."""
    for mode in (Mode.HYBRID, Mode.LEXICAL):
        report = reports[mode]
        overlap = report.by_kind["spelling"]["overlap@10"]
        yield Verdict(
            holds=overlap >= TWIN_OVERLAP,
            says=f"Zwillinge, {mode.value}: {overlap:.3f} gemeinsame Treffer unter zehn "
            f"(verlangt {TWIN_OVERLAP})",
        )


def _gap(figures: SetFigures) -> Difference:
    queries = tuple(figures.texts)
    return paired(
        figures.column(Mode.HYBRID, MAIN, queries), figures.column(Mode.LEXICAL, MAIN, queries)
    )
