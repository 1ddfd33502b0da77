"""What a monitor is told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from docpipe import Workspace, runs
from docpipe.runs import RunOutcome, RunReport, journal

NOW = datetime(2026, 3, 30, 6, tzinfo=UTC)


def _report(days_ago: float, outcome: RunOutcome = RunOutcome.UNCHANGED, **more: int) -> RunReport:
    moment = (NOW - timedelta(days=days_ago)).isoformat(timespec="seconds")
    return RunReport(
        run_id=f"{int(days_ago * 10):04d}",
        trigger="test",
        started=moment,
        ended=moment,
        took_s=1.0,
        cpu_s=1.0,
        outcome=outcome,
        exit_code=0,
        docpipe_version="1",
        host="here",
        **more,  # type: ignore[arg-type] # whatever number is of interest
    )


def _keep(place: Workspace, *reports: RunReport) -> None:
    for report in reports:
        journal.save_report(place, report)


def test_without_any_run_nothing_is_overdue_but_a_monitor_is_not_content(place: Workspace) -> None:
    found = runs.health(place, NOW)
    assert not found.is_overdue
    assert found.concerns == ()
    assert not found.is_well


@pytest.mark.parametrize(("days", "is_overdue"), [(6.5, False), (7.9, False), (8.1, True)])
def test_a_run_is_overdue_a_day_after_it_was_expected(
    place: Workspace, days: float, is_overdue: bool
) -> None:
    _keep(place, _report(days))
    found = runs.health(place, NOW)
    assert found.is_overdue is is_overdue
    assert found.is_well is not is_overdue
    assert any("Überfällig" in one for one in found.concerns) is is_overdue


def test_a_failed_run_is_a_concern_until_one_succeeds(place: Workspace) -> None:
    _keep(place, _report(14), _report(3, RunOutcome.FAILED))
    found = runs.health(place, NOW)
    assert found.last_success is not None
    assert found.last_success.run_id == "0140"
    assert not found.is_well
    _keep(place, _report(1))
    assert runs.health(place, NOW).is_well


def test_a_quarantine_that_grows_from_run_to_run_is_a_concern(place: Workspace) -> None:
    _keep(place, _report(14, n_quarantine=1), _report(7, n_quarantine=2))
    assert runs.health(place, NOW - timedelta(days=6)).is_well
    _keep(place, _report(1, n_quarantine=4))
    assert any("Quarantäne" in one for one in runs.health(place, NOW).concerns)


def test_a_report_of_another_version_is_passed_over(place: Workspace) -> None:
    _keep(place, _report(7), replace(_report(1), run_id="odd"))
    journal.report_paths(place)[0].write_bytes(b'{"run_id": 1}')
    assert [one.run_id for one in journal.reports(place)] == ["0070"]
