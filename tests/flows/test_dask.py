"""The scheduled flow over worker processes of Dask leaves the same bytes as the command."""

import os
from pathlib import Path

import pytest

from docpipe import runs
from docpipe.errors import SettingsError
from docpipe.runs import RunReport
from docpipe.settings import load_settings
from docpipe.settings.cluster import ClusterOptions, Runner
from tests.flows.test_scheduled import Town
from tests.papers import write_bad_folder, write_paper

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
    pytest.mark.usefixtures("prefect_server"),
]


def _artefacts(town: Town) -> dict[str, bytes]:
    work = town.root / "corpus" / "work"
    paths = (path for path in work.rglob("*") if path.is_file())
    return {str(path.relative_to(work)): path.read_bytes() for path in paths}


def test_two_workers_leave_the_same_bytes_as_the_command(tmp_path: Path) -> None:
    from flows.runners import runner_of
    from flows.scheduled import scheduled

    by_command, by_dask = Town(tmp_path / "a"), Town(tmp_path / "b")
    for town in (by_command, by_dask):
        write_bad_folder(town.inbox)
        for number in range(3):
            line = f"Die Kommunen sollten {number + 2} Stellen für Sprachmittlung schaffen."
            write_paper(town.inbox / f"{number}.pdf", f"Papier {number}", [[line]])
    wanted = runs.run(by_command.place)
    spread = scheduled.with_options(
        task_runner=runner_of(ClusterOptions(runner=Runner.DASK, workers=2))
    )
    found = spread(
        corpus=str(by_dask.root / "corpus"),
        index=str(by_dask.root / "index"),
        config=str(by_dask.config),
        return_state=True,
    ).result()
    assert isinstance(found, RunReport)
    assert found.after == wanted.after
    assert found.after.counts["sources"] == 4
    assert len(found.set_aside) == 4
    assert _artefacts(by_dask) == _artefacts(by_command) != {}


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


@pytest.mark.parametrize("line", ["workers = -1", 'address = "10.0.0.5"', 'runner = "ray"'])
def test_settings_that_cannot_be_meant(tmp_path: Path, line: str) -> None:
    path = tmp_path / "docpipe.toml"
    path.write_text(f"[cluster]\n{line}\n")
    with pytest.raises(SettingsError):
        load_settings(path, os.environ)
