from collections.abc import Sequence
from dataclasses import replace

import pytest

from docpipe.evaluation import gate
from docpipe.evaluation.figures import SetFigures, together
from docpipe.evaluation.report import html_report
from docpipe.evaluation.twins import TwinReport
from docpipe.model import Mode

QUESTIONS = 30


def figures(
    hybrid: Sequence[float], lexical: Sequence[float], precision: float = 0.5
) -> SetFigures:
    def values(of_mode: Sequence[float]) -> dict[str, dict[str, float]]:
        return {f"q{i}": {"nDCG@10": one, "P@10": precision} for i, one in enumerate(of_mode)}

    return SetFigures(
        name="Probe",
        texts={f"q{i}": f"Frage <{i}>" for i in range(len(hybrid))},
        values={Mode.HYBRID: values(hybrid), Mode.LEXICAL: values(lexical)},
        runs={},
    )


def spread(shift: float) -> list[float]:
    return [0.3 + 0.01 * (i % 7) + shift for i in range(QUESTIONS)]


@pytest.mark.parametrize(("shift", "holds"), [(0.2, True), (-0.005, True), (-0.03, False)])
def test_hybrid_may_not_be_worse_beyond_noise(shift: float, holds: bool) -> None:
    verdict = gate.no_worse(figures(spread(shift), spread(0)))

    assert verdict.holds is holds
    assert f"{shift:+.3f}" in verdict.says


def test_on_the_own_questions_hybrid_must_lead_surely() -> None:
    by_luck = [*spread(0)[:-1], 1.0]

    assert gate.better(figures(spread(0.1), spread(0))).holds
    assert not gate.better(figures(by_luck, spread(0))).holds
    assert not gate.better(figures(spread(0), spread(0))).holds


def test_several_sets_are_judged_as_one() -> None:
    ahead, behind = figures(spread(0.1), spread(0)), figures(spread(-0.05), spread(0))
    both = together([ahead, replace(behind, name="Andere")], "beide")

    assert len(both.texts) == 2 * QUESTIONS
    assert "+0.025" in gate.better(both).says
    assert both.kinds == {}


@pytest.mark.parametrize(("after", "holds"), [(0.55, True), (0.485, True), (0.47, False)])
def test_expansions_may_cost_little_precision(after: float, holds: bool) -> None:
    widened = figures(spread(0), spread(0), precision=after)
    plain = figures(spread(0), spread(0), precision=0.5)

    assert {verdict.holds for verdict in gate.precise(widened, plain)} == {holds}


def test_spellings_must_be_answered_alike() -> None:
    def report(overlap: float) -> TwinReport:
        return TwinReport(by_kind={"spelling": {"overlap@10": overlap, "n_pairs": 9}}, results=())

    good, bad = gate.alike({Mode.HYBRID: report(0.93), Mode.LEXICAL: report(0.89)})

    assert good.holds
    assert not bad.holds


def test_the_report_names_every_question_and_escapes_it() -> None:
    page = html_report(
        [figures(spread(0.1), spread(0))], "abc123", [gate.Verdict(holds=False, says="Zwillinge")]
    )

    assert "Frage &lt;3&gt;" in page
    assert "NICHT ERFÜLLT: Zwillinge" in page
    assert "+0.100" in page
    assert page.count("<tr>") == 1 + 2 + 1 + 2 + 1 + QUESTIONS
