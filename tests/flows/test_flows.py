"""The flows do what the command line does, and heal only what can heal."""

from pathlib import Path

import pytest

from docpipe import Workspace, ingest, load_settings
from docpipe.errors import BusyError, QueryError
from tests.papers import write_bad_folder


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "docpipe.toml"
    path.write_text('[embed]\nmodel = "hash:64"\n')
    return path


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.usefixtures("prefect_server")
def test_flow_and_command_publish_the_same_snapshot(tmp_path: Path, config: Path) -> None:
    from flows.ingest import ingest as ingest_flow

    folder = write_bad_folder(tmp_path / "in")
    by_command = ingest(
        [str(folder)], Workspace.open(tmp_path / "c1", tmp_path / "i1", load_settings(config))
    )
    places = {
        "corpus": str(tmp_path / "c2"),
        "index": str(tmp_path / "i2"),
        "config": str(config),
    }
    by_flow = ingest_flow([str(folder)], **places)
    assert by_flow.snapshot_id == by_command.snapshot_id is not None
    assert len(by_flow.quarantined) == len(by_command.quarantined) == 4
    again = ingest_flow([str(folder)], **places)
    assert (again.n_processed, again.snapshot_id) == (0, by_flow.snapshot_id)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("error", "heals"),
    [(OSError("disk full"), True), (BusyError("locked"), True), (QueryError("no file"), False)],
)
def test_only_what_can_heal_is_retried(error: Exception, heals: bool) -> None:
    from prefect.states import Failed

    from flows.healing import can_heal
    from flows.ingest import process_source

    assert can_heal(process_source, None, Failed(data=error)) is heals  # type: ignore[arg-type]
