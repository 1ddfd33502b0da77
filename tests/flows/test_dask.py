"""The scheduled flow over worker processes of Dask leaves the same bytes as the command."""

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask
import pytest
from distributed import WorkerPlugin

from docpipe import runs
from docpipe.errors import SettingsError
from docpipe.runs import RunReport
from docpipe.settings import load_settings
from docpipe.settings.cluster import ClusterOptions, Runner
from tests.flows.test_scheduled import Town
from tests.papers import write_bad_folder, write_paper

if TYPE_CHECKING:
    from prefect.task_runners import TaskRunner

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
    pytest.mark.usefixtures("prefect_server"),
]


def _artefacts(town: Town) -> dict[str, bytes]:
    work = town.root / "corpus" / "work"
    paths = (path for path in work.rglob("*") if path.is_file())
    return {str(path.relative_to(work)): path.read_bytes() for path in paths}


def _spread(town: Town, runner: "TaskRunner[Any]") -> RunReport:
    from flows.scheduled import scheduled

    found = scheduled.with_options(task_runner=runner)(
        corpus=str(town.root / "corpus"),
        index=str(town.root / "index"),
        config=str(town.config),
        return_state=True,
    ).result()
    assert isinstance(found, RunReport)
    return found


@pytest.mark.parametrize("sees_the_corpus", [True, False])
def test_two_workers_leave_the_same_bytes_as_the_command(
    tmp_path: Path, sees_the_corpus: bool
) -> None:
    from flows.runners import runner_of

    by_command, by_dask = Town(tmp_path / "a"), Town(tmp_path / "b")
    for town in (by_command, by_dask):
        write_bad_folder(town.inbox)
        for number in range(3):
            line = f"Die Kommunen sollten {number + 2} Stellen für Sprachmittlung schaffen."
            write_paper(town.inbox / f"{number}.pdf", f"Papier {number}", [[line]])
    store = tmp_path / "store"
    if not sees_the_corpus:
        by_dask.config.write_text(
            f'{by_dask.config.read_text()}[cluster]\nexchange = "file://{store}"\n'
        )
    wanted = runs.run(by_command.place)
    found = _spread(by_dask, runner_of(ClusterOptions(runner=Runner.DASK, workers=2)))
    assert found.after == wanted.after
    assert found.after.counts["sources"] == 4
    assert len(found.set_aside) == 4
    assert _artefacts(by_dask) == _artefacts(by_command) != {}
    assert store.is_dir() != sees_the_corpus
    assert [path for path in store.rglob("*") if path.is_file()] == []


def test_a_worker_that_dies_costs_nothing_but_time(tmp_path: Path) -> None:
    from distributed import Client, LocalCluster

    from flows.runners import runner_of

    town = Town(tmp_path)
    for number in range(4):
        line = f"Die Kommunen sollten {number + 2} Stellen für Sprachmittlung schaffen."
        write_paper(town.inbox / f"{number}.pdf", f"Papier {number}", [[line]])
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        client.register_plugin(DiesOnce(tmp_path / "died"))
        runner = runner_of(ClusterOptions(runner=Runner.DASK, address=cluster.scheduler_address))
        found = _spread(town, runner)
    assert (tmp_path / "died").is_file()
    assert found.after.counts["sources"] == 4
    assert found.set_aside == ()


class DiesOnce(WorkerPlugin):
    """Ends the first worker that begins to read a document."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def transition(self, key: object, start: str, finish: str, **_: object) -> None:
        """Called by the worker whenever one of its tasks changes its state."""
        if finish == "executing":
            try:
                self._mark.touch(exist_ok=False)
            except FileExistsError:
                return
            os.kill(os.getpid(), signal.SIGKILL)


def test_the_runner_goes_by_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.task_runners import ThreadPoolTaskRunner
    from prefect_dask.task_runners import DaskTaskRunner

    from flows.runners import configured

    monkeypatch.chdir(tmp_path)
    assert isinstance(configured({}), ThreadPoolTaskRunner)
    Path("docpipe.toml").write_text('[cluster]\nrunner = "dask"\naddress = "tcp://10.0.0.5:8786"\n')
    chosen = configured({})
    assert isinstance(chosen, DaskTaskRunner)
    assert chosen.address == "tcp://10.0.0.5:8786"
    assert isinstance(configured({"DOCPIPE_CLUSTER__RUNNER": "threads"}), ThreadPoolTaskRunner)


@pytest.mark.parametrize(
    "line", ["workers = -1", 'address = "10.0.0.5"', 'runner = "ray"', 'exchange = "/srv/x"']
)
def test_settings_that_cannot_be_meant(tmp_path: Path, line: str) -> None:
    path = tmp_path / "docpipe.toml"
    path.write_text(f"[cluster]\n{line}\n")
    with pytest.raises(SettingsError):
        load_settings(path, os.environ)
