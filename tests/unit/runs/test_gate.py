"""Each condition of the gate, with figures on both sides of its limit."""

from dataclasses import replace

import pytest

from docpipe.evaluation.statistics import Difference
from docpipe.runs.gate import (
    DocumentLoss,
    GateFigures,
    GateVerdict,
    Losses,
    LostRecord,
    Measured,
    NewPages,
    Proof,
    judge,
)
from docpipe.settings.runs import RunOptions

OPTIONS = RunOptions()
SOUND = GateFigures(proof=Proof(n_quotes=80, n_proven=80, n_files=12))


def _says(verdict: GateVerdict, name: str) -> str:
    return " ".join(one.says for one in verdict.conditions if one.name == name)


def _lost(n: int, of: int, *, is_whole: bool = False) -> Losses:
    records = tuple(LostRecord(id=f"a:r{i}", quote="Städte sollten …") for i in range(n))
    document = DocumentLoss(
        source_id="a", title="Handreichung", n_before=of, lost=records, is_whole=is_whole
    )
    return Losses(n_before=1000, n_after=1000 - n, documents=(document,))


def _measured(low: float, high: float, *, n: int = 40, candidate: float = 0.6) -> Measured:
    gap = Difference(mean=(low + high) / 2, low=low, high=high, p=0.01)
    return Measured(n_questions=n, candidate=candidate, current=0.6, difference=gap)


def test_what_was_proven_and_lost_nothing_passes() -> None:
    assert judge(SOUND, OPTIONS).holds


def test_one_quote_that_does_not_stand_on_its_page_is_enough() -> None:
    proof = Proof(n_quotes=80, n_proven=79, n_files=12, faults=("a.pdf: Seite 3 fehlt",))
    verdict = judge(replace(SOUND, proof=proof), OPTIONS)
    assert not verdict.holds
    assert "79 von 80" in _says(verdict, "proof")
    assert "Seite 3 fehlt" in _says(verdict, "proof")


def test_quotes_that_nobody_checked_do_not_pass() -> None:
    assert not judge(GateFigures(), OPTIONS).holds


@pytest.mark.parametrize(
    ("low", "high", "holds"),
    [(-0.05, -0.01, False), (-0.05, 0.01, True), (0.01, 0.05, True), (0.0, 0.0, True)],
)
def test_a_search_that_is_worse_for_certain_closes_the_gate(
    low: float, high: float, holds: bool
) -> None:
    verdict = judge(replace(SOUND, measured=_measured(low, high)), OPTIONS)
    assert verdict.holds is holds
    assert "40 beurteilten Fragen" in _says(verdict, "search")


def test_of_few_questions_nothing_is_certain() -> None:
    verdict = judge(replace(SOUND, measured=_measured(-0.5, -0.4, n=4)), OPTIONS)
    assert verdict.holds
    assert "zu wenige" in _says(verdict, "search")


def test_below_the_floor_a_search_is_broken_whatever_it_is_compared_with() -> None:
    figures = replace(SOUND, measured=_measured(0.0, 0.0, candidate=0.1))
    assert not judge(figures, OPTIONS).holds
    assert judge(figures, replace(OPTIONS, min_ndcg=0.05)).holds


def test_without_judgements_the_gate_says_that_nothing_was_measured() -> None:
    verdict = judge(SOUND, OPTIONS)
    assert "nicht gemessen" in _says(verdict, "search")


def test_a_document_that_vanishes_closes_the_gate_however_small() -> None:
    verdict = judge(replace(SOUND, losses=_lost(1, 1, is_whole=True)), OPTIONS)
    assert not verdict.holds
    assert "„Handreichung“ fehlte ganz" in _says(verdict, "losses")


@pytest.mark.parametrize(("n", "of", "holds"), [(5, 10, True), (6, 10, False), (6, 30, True)])
def test_a_document_may_lose_few_records_but_no_large_share(n: int, of: int, holds: bool) -> None:
    assert judge(replace(SOUND, losses=_lost(n, of)), OPTIONS).holds is holds


@pytest.mark.parametrize(("n", "holds"), [(50, True), (51, False)])
def test_of_all_records_a_small_share_may_go(n: int, holds: bool) -> None:
    assert judge(replace(SOUND, losses=_lost(n, 1000)), OPTIONS).holds is holds


def test_bad_pages_and_unreadable_files_deserve_a_look_but_close_nothing() -> None:
    arrived = NewPages(n_sources=1, n_quarantined=2, n_pages=10, n_bad_pages=3)
    verdict = judge(replace(SOUND, arrived=arrived), OPTIONS)
    assert verdict.holds
    assert [one.name for one in verdict.conditions if one.is_warning] == ["pages", "quarantine"]


def test_a_newer_version_that_shrank_deserves_a_look() -> None:
    losses = Losses(n_before=10, n_after=4, n_explained=6, shrunk=("Handreichung",))
    verdict = judge(replace(SOUND, losses=losses), OPTIONS)
    assert verdict.holds
    assert "weniger als halb so viele" in _says(verdict, "losses")
