"""The scheduled flow does what ``docpipe run`` does, and its state says how that ended."""

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docpipe import Workspace, load_settings, runs
from docpipe.errors import BusyError
from docpipe.index import current_id
from docpipe.locks import write_lock
from docpipe.runs import RunOutcome, RunReport, journal
from tests.papers import write_bad_folder, write_good

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
    pytest.mark.usefixtures("prefect_server"),
]


@dataclass
class Town:
    """A corpus that watches a folder, and its index."""

    root: Path

    def __post_init__(self) -> None:
        self.inbox = self.root / "in"
        for folder in (self.inbox, self.root / "corpus"):
            folder.mkdir(parents=True, exist_ok=True)
        (self.root / "corpus" / "sources.toml").write_text(
            f'[[source]]\nkey = "eingang"\nkind = "folder"\nat = "{self.inbox}"\n'
        )
        self.config = self.root / "docpipe.toml"
        self.config.write_text('[embed]\nmodel = "hash:64"\n[runs]\nfew_records = 0\n')

    @property
    def place(self) -> Workspace:
        settings = load_settings(self.config)
        return Workspace.open(self.root / "corpus", self.root / "index", settings)

    def flow(self, **more: Any) -> "State[Any]":  # noqa: ANN401
        from flows.scheduled import scheduled

        return scheduled(
            corpus=str(self.root / "corpus"),
            index=str(self.root / "index"),
            config=str(self.config),
            return_state=True,
            **more,
        )


def test_flow_and_command_come_to_the_same(tmp_path: Path) -> None:
    by_command, by_flow = Town(tmp_path / "a"), Town(tmp_path / "b")
    for town in (by_command, by_flow):
        write_bad_folder(town.inbox)
    wanted = runs.run(by_command.place)
    state = by_flow.flow()
    found = state.result()
    assert isinstance(found, RunReport)
    assert state.is_completed()
    assert "Quarantäne: 4" in (state.message or "")
    assert (found.outcome, found.exit_code) == (wanted.outcome, wanted.exit_code)
    assert found.after == wanted.after
    assert found.after.snapshot_id == current_id(by_flow.root / "index") is not None
    reasons = [sorted(one.reason for one in report.set_aside) for report in (found, wanted)]
    assert reasons[0] == reasons[1]
    assert [step.name for step in found.steps] == [step.name for step in wanted.steps]
    assert journal.find_report(by_flow.place, found.run_id).is_file()

    again = by_flow.flow().result()
    assert again.after.snapshot_id == found.after.snapshot_id
    assert _artifacts() >= {"run-report", "quarantine", "changes"}


def test_a_closed_gate_fails_the_run_and_says_why(tmp_path: Path) -> None:
    town = Town(tmp_path)
    write_good(town.inbox / "gut.pdf")
    first = town.flow().result()
    source = town.place.corpus.sources()[0]
    records = town.root / "corpus" / "work" / source.id / "records.jsonl"
    records.write_bytes(records.read_bytes().swapcase())  # of the same size, as a bad disk does it
    write_good(town.inbox / "zweite.pdf", extra="Die Länder sollen Stellen fördern.")
    state = town.flow()
    assert state.is_failed()
    assert "Angehalten" in (state.message or "")
    assert _report_of(state).outcome is RunOutcome.HELD
    assert current_id(town.root / "index") == first.after.snapshot_id


def test_a_step_that_fails_is_the_state_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(tmp_path)
    write_good(town.inbox / "gut.pdf")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("docpipe.pipeline.build_candidate", full)
    state = town.flow()
    assert state.is_failed()
    assert "voll" in (state.message or "")
    report = _report_of(state)
    assert report.outcome is RunOutcome.FAILED
    assert [step.name for step in report.steps][-2:] == ["build", "notify"]
    assert journal.find_report(town.place, report.run_id).is_file()


def test_a_second_run_waits_for_the_first(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    town = Town(tmp_path)
    write_good(town.inbox / "gut.pdf")
    held, free = threading.Event(), threading.Event()

    def first() -> None:
        with write_lock(journal.folder_of(town.place)):
            held.set()
            free.wait(60)

    thread = threading.Thread(target=first)
    thread.start()
    assert held.wait(10)
    caplog.clear()
    refused = town.flow(wait_s=0.0)
    assert refused.is_failed()
    assert (refused.message or "").startswith("Ein anderer Lauf ist unterwegs.")
    assert not [record for record in caplog.records if record.exc_info]
    free.set()
    assert town.flow(wait_s=60.0).is_completed()
    thread.join()


def test_a_run_that_cannot_begin_says_why(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    town = Town(tmp_path)
    town.config.write_text("[runs]\nwait = 5\n")
    wrong_setting = town.flow()
    town.config.write_text("")
    (town.root / "corpus").rename(town.root / "elsewhere")
    no_corpus = town.flow()
    assert wrong_setting.is_failed()
    assert "Unbekannte Einstellung wait" in (wrong_setting.message or "")
    assert no_corpus.is_failed()
    assert "Ist --corpus richtig?" in (no_corpus.message or "")
    assert not [record for record in caplog.records if record.exc_info]


def test_wrong_settings_at_import_are_told_by_the_flow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.task_runners import ThreadPoolTaskRunner

    from flows.runners import chosen

    town = Town(tmp_path)
    town.config.write_text("[cluster]\nrunner = 'clouds'\n")
    runner, fault = chosen({"DOCPIPE_CONFIG": str(town.config)})
    assert isinstance(runner, ThreadPoolTaskRunner)
    monkeypatch.setattr("flows.scheduled._NO_RUNNER", fault)
    assert "clouds" in (town.flow().message or "")


def test_a_process_that_ends_with_a_told_error_logs_no_stack_trace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    import flows.outcome  # noqa: F401 - sets up the log

    log = logging.getLogger("prefect.engine")
    with caplog.at_level(logging.ERROR, logger="prefect.engine"):
        for error in (BusyError("Ein anderer Lauf ist unterwegs."), KeyError("mistake")):
            try:
                raise error
            except (BusyError, KeyError):
                log.exception("Execution exited with unexpected exception")
    told, mistake = caplog.records[-2:]
    assert (told.getMessage(), told.exc_info) == ("Ein anderer Lauf ist unterwegs.", None)
    assert mistake.exc_info is not None


def _report_of(state: "State[Any]") -> RunReport:
    from flows.outcome import RunError

    error = state.result(raise_on_failure=False)
    assert isinstance(error, RunError)
    return error.report


def _artifacts() -> set[str]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return {one.key for one in client.read_artifacts() if one.key}
