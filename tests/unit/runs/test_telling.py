"""Operators hear of what needs them, whatever else goes wrong."""

from dataclasses import replace

import pytest

from docpipe import Workspace, alerts, index, runs
from docpipe.alerts import Alarm, Delivery
from docpipe.errors import BusyError
from docpipe.runs import RunOutcome, steps
from docpipe.runs.report import CutOff
from docpipe.runs.telling import alarms_of


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[set[str], list[Alarm]]]:
    calls: list[tuple[set[str], list[Alarm]]] = []

    def listen(_: Workspace, families: set[str], alarms: object, how: object) -> tuple[()]:
        calls.append((set(families), list(alarms)))  # type: ignore[call-overload] # an iterable
        return ()

    monkeypatch.setattr(alerts, "report_alarms", listen)
    return calls


def test_a_run_that_went_well_says_that_nothing_is_wrong(
    place: Workspace, heard: list[tuple[set[str], list[Alarm]]]
) -> None:
    runs.run(place)
    assert heard == [({"run", "gate", "place"}, [])]


def test_a_failed_run_raises_an_alarm_with_the_cure(
    place: Workspace,
    heard: list[tuple[set[str], list[Alarm]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(index, "build", full)
    report = runs.run(place)
    [(_, [alarm])] = heard
    assert (alarm.family, report.outcome) == ("run", RunOutcome.FAILED)
    assert "der Datenträger ist voll" in alarm.text
    assert report.steps[-1].name == "notify"


def test_alerts_that_fail_keep_neither_the_alarms_nor_the_run(
    place: Workspace,
    heard: list[tuple[set[str], list[Alarm]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def busy(*_: object, **__: object) -> tuple[Delivery, ...]:
        raise BusyError("Gerade wird zugestellt.")

    monkeypatch.setattr(alerts, "deliver", busy)
    report = runs.run(place)
    assert len(heard) == 1
    assert (report.outcome, report.exit_code) == (RunOutcome.PARTLY, 3)
    assert report.after.snapshot_id == report.candidate
    assert [one.message for one in report.problems] == ["Gerade wird zugestellt."]


def test_a_run_that_was_cut_off_is_told_by_the_next(place: Workspace) -> None:
    lost = CutOff(run_id="1", started="2026-03-02T05:00:00+00:00", step="build", host="amt")
    state = replace(steps.begin(place, trigger="schedule"), cut_off=lost)
    [alarm] = alarms_of(state, ())
    assert (alarm.family, alarm.about) == ("run", "cut_off")
    assert "„build“" in alarm.text


def test_a_list_of_places_that_cannot_be_read_is_told(
    place: Workspace, heard: list[tuple[set[str], list[Alarm]]]
) -> None:
    (place.corpus.root / "sources.toml").write_text("[[source]\n")
    runs.run(place)
    [(_, [alarm])] = heard
    assert (alarm.family, alarm.about) == ("run", "discover: Fundorte")
    assert "sources.toml ist kein gültiges TOML" in alarm.text


def test_damaged_observations_keep_no_alarm_from_being_told(
    place: Workspace, heard: list[tuple[set[str], list[Alarm]]]
) -> None:
    (place.corpus.root / "observations.jsonl").write_text("{\n")
    runs.run(place)
    [(families, [alarm])] = heard
    assert families == {"run", "gate"}, "of places nothing can be said, that they are mended either"
    assert "observations.jsonl" in alarm.text
