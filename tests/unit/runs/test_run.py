"""A run does what is due, and says what it did."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docpipe import Workspace, index, runs
from docpipe.corpus import Artefact
from docpipe.errors import BusyError, CorpusError
from docpipe.runs import RunOutcome, journal, releasing
from tests.unit.runs.conftest import catalogue, write


def test_a_first_run_publishes_and_a_second_finds_nothing_new(place: Workspace) -> None:
    first = runs.run(place, trigger="test")
    assert (first.outcome, first.exit_code) == (RunOutcome.PUBLISHED, 0)
    assert [one.standing for one in first.taken_in] == ["added", "added"]
    assert first.after.snapshot_id == index.current_id(place.index_dir) == first.candidate
    assert first.before.snapshot_id is None
    assert first.is_full_check

    second = runs.run(place)
    assert second.outcome is RunOutcome.UNCHANGED
    assert (second.taken_in, second.is_full_check, second.gate) == ((), False, None)
    assert second.before == second.after == first.after


def test_the_report_is_kept_to_be_read_by_people_and_programs(place: Workspace) -> None:
    report = runs.run(place, trigger="test")
    [kept] = journal.reports(place)
    assert kept == report
    [path] = journal.report_paths(place)
    readable = path.with_suffix(".md").read_text()
    assert "Veröffentlicht: der neue Stand ist zu sehen." in readable
    assert "Papier eins" in readable
    assert json.loads(path.read_bytes())["gate"]["holds"] is True
    assert not (place.corpus.root / "reports" / "running.json").exists()


def test_runs_within_a_second_are_kept_in_their_order(place: Workspace) -> None:
    report = runs.run(place)
    journal.report_paths(place)[0].unlink()
    begun = datetime(2026, 1, 5, 3, tzinfo=UTC)
    ids = [journal.new_run_id(begun + timedelta(milliseconds=part)) for part in range(0, 999, 90)]
    for run_id in ids:
        journal.save_report(place, replace(report, run_id=run_id, started=begun.isoformat()))
    assert [one.run_id for one in journal.reports(place)] == ids[::-1]
    assert {len(run_id) for run_id in ids} == {8}


def test_a_run_that_was_cut_off_is_told_of_by_the_next(place: Workspace) -> None:
    journal.mark(place, "cafe", "schedule", "2026-01-05T03:00:00+00:00", "verify")
    report = runs.run(place)
    assert report.cut_off is not None
    assert (report.cut_off.run_id, report.cut_off.step) == ("cafe", "verify")
    assert "abgebrochen beim Schritt „Zitate prüfen“" in runs.report_markdown(report)
    assert runs.run(place).cut_off is None


def test_two_runs_at_a_time_exclude_each_other(place: Workspace) -> None:
    with journal.alone(place), pytest.raises(BusyError):
        runs.run(place)


def test_a_document_that_vanishes_without_a_reason_closes_the_gate(place: Workspace) -> None:
    before = runs.run(place).after
    sources = place.corpus.sources()
    place.corpus.save_sources(sources[:1])
    catalogue(place, *([]))

    report = runs.run(place)
    assert (report.outcome, report.exit_code) == (RunOutcome.HELD, 1)
    assert report.after == before
    assert index.current_id(place.index_dir) == before.snapshot_id
    held = journal.held(place)
    assert held is not None
    assert held.candidate.snapshot_id == report.candidate == index.candidate_id(place.index_dir)
    assert "fehlte ganz" in runs.report_markdown(report)
    assert [one.quote for document in report.losses for one in document.lost]

    # The next run tries again, and tells since when somebody has been waited for.
    again = runs.run(place)
    assert again.outcome is RunOutcome.HELD
    waiting = journal.held(place)
    assert waiting is not None
    assert (waiting.since, waiting.run_id) == (held.since, again.run_id)

    # What was lost is back: nothing waits any more.
    place.corpus.save_sources(sources)
    assert runs.run(place).outcome is RunOutcome.UNCHANGED
    assert journal.held(place) is None


def test_a_newer_version_explains_what_it_leaves_out(place: Workspace) -> None:
    runs.run(place)
    write(place, "eins", extra="Die Städte sollen Vereine einladen.")
    report = runs.run(place)
    assert report.outcome is RunOutcome.PUBLISHED
    assert [one.standing for one in report.taken_in] == ["updated"]
    assert report.losses == ()


def test_a_file_that_cannot_be_read_stops_nothing(place: Workspace) -> None:
    (place.corpus.root / "papers" / "zwei.pdf").write_bytes(b"%PDF-1.4 nothing")
    report = runs.run(place)
    assert (report.outcome, report.exit_code) == (RunOutcome.PARTLY, 3)
    assert [one.file for one in report.set_aside] == ["zwei.pdf"]
    assert report.after.counts["sources"] == 1


def test_a_step_that_fails_ends_in_a_report_with_the_cure(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs.run(place)
    write(place, "eins", extra="Die Städte sollen Vereine einladen.")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "index/staging")

    with monkeypatch.context() as broken:
        broken.setattr(index, "build", full)
        report = runs.run(place)
    assert (report.outcome, report.exit_code) == (RunOutcome.FAILED, 4)
    assert report.failure is not None
    assert report.failure.step == "build"
    assert "der Datenträger ist voll" in report.failure.message
    assert report.after == report.before

    healed = runs.run(place)
    assert healed.outcome is RunOutcome.PUBLISHED
    assert healed.cut_off is None


def test_a_full_disk_leaves_the_marker_so_that_the_next_run_tells(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    before = runs.run(place)
    write(place, "eins", extra="Die Städte sollen Vereine einladen.")
    journal.mark(place, "beef", "schedule", "2026-01-05T03:00:00+00:00", "build")
    with monkeypatch.context() as disk:
        for module in ("docpipe.runs.journal", "docpipe.corpus.store"):
            disk.setattr(f"{module}.write_atomic", full)
        report = runs.run(place)
    assert (report.outcome, report.exit_code) == (RunOutcome.FAILED, 4)
    assert report.failure is not None
    assert "der Datenträger ist voll" in report.failure.message
    assert index.current_id(place.index_dir) == before.after.snapshot_id

    healed = runs.run(place)
    assert (healed.outcome, healed.after.counts["sources"]) == (RunOutcome.PUBLISHED, 2)
    assert healed.cut_off is not None


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="--corpus"):
        runs.run(Workspace.open(tmp_path / "tippfehler", tmp_path / "index"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_nothing_to_do_is_a_failure_not_a_quiet_week(tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    report = runs.run(Workspace.open(tmp_path / "leer", tmp_path / "index"))
    assert (report.outcome, report.exit_code) == (RunOutcome.FAILED, 4)


@pytest.mark.parametrize("name", ["quarantine.jsonl", "sources.jsonl"])
def test_a_damaged_list_fails_the_run_with_a_report_and_an_alarm(
    place: Workspace, name: str
) -> None:
    first = runs.run(place)
    whole = (place.corpus.root / name).read_bytes() if name == "sources.jsonl" else b""
    (place.corpus.root / name).write_bytes(whole + b'{"id"')
    report = runs.run(place)
    assert (report.outcome, report.exit_code) == (RunOutcome.FAILED, 4)
    assert report.failure is not None
    assert name in report.failure.message
    assert "Abhilfe" in report.failure.message
    assert report.after == first.after
    assert next(journal.reports(place)) == report
    assert "Listen lesen" in runs.report_markdown(report)
    (place.corpus.root / name).write_bytes(whole)
    assert runs.run(place).exit_code == 0


def test_a_damaged_index_is_mended_and_told_of(place: Workspace) -> None:
    first = runs.run(place)
    vectors = place.index_dir / "snapshots" / str(first.candidate) / "vectors.faiss"
    vectors.write_bytes(vectors.read_bytes()[:-9])
    report = runs.run(place)
    assert (report.outcome, report.after, report.is_full_check) == (
        RunOutcome.PARTLY,
        first.after,
        True,
    )
    assert "beschädigt" in report.problems[0].message
    assert index.verify_files(place.index_dir).snapshot_id == first.candidate


def test_everything_is_checked_again_after_a_week_though_nothing_changed(place: Workspace) -> None:
    monday = datetime(2026, 1, 5, 3, tzinfo=UTC)

    def is_checked(**after: int) -> bool:
        moment = monday + timedelta(**after)
        return runs.run(place, clock=lambda: moment).is_full_check

    assert is_checked(days=0)
    assert not is_checked(days=1)
    # A weekly run that begins a little earlier does not put the check off for another week.
    assert is_checked(days=7, minutes=-5)
    assert not is_checked(days=8)


def test_a_fault_that_the_weekly_check_finds_ends_with_one(place: Workspace) -> None:
    monday = datetime(2026, 1, 5, 3, tzinfo=UTC)
    runs.run(place, clock=lambda: monday)
    [source, _] = place.corpus.sources()
    records = place.corpus.artefact(source.id, Artefact.RECORDS)
    records.write_bytes(records.read_bytes().replace(b"Kommunen", b"Kommunem"))
    assert runs.run(place, clock=lambda: monday + timedelta(days=1)).exit_code == 0
    report = runs.run(place, clock=lambda: monday + timedelta(days=7))
    assert (report.outcome, report.exit_code) == (RunOutcome.HELD, 1)
    assert "records.jsonl weicht von der Prüfsumme ab" in runs.report_markdown(report)
    assert journal.held(place) is None


def test_nobody_can_release_what_is_not_proven(place: Workspace) -> None:
    before = runs.run(place).after
    write(place, "eins", extra="Die Städte sollen Vereine einladen.")
    [source] = [one for one in place.corpus.sources() if one.filename == "zwei.pdf"]
    records = place.corpus.artefact(source.id, Artefact.RECORDS)
    records.write_bytes(records.read_bytes().replace(b"Kommunen", b"Kommunem"))
    assert runs.run(place).outcome is RunOutcome.HELD
    with pytest.raises(CorpusError, match="nicht belegt"):
        releasing.release(place, name="Ada", reason="wird schon stimmen")
    assert index.current_id(place.index_dir) == before.snapshot_id
