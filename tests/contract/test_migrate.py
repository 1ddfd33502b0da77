"""Folders of another docpipe, as the commands meet them."""

import json
from pathlib import Path

import pytest

from docpipe import Workspace, ingest
from docpipe.embed import EmbedOptions
from docpipe.errors import NewerSnapshotError
from docpipe.index import current_id, read_manifest
from docpipe.settings import Settings
from tests.papers import write_good
from tests.runner import Runner


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A corpus with one paper, published."""
    place = Workspace.open(
        tmp_path / "corpus", tmp_path / "index", Settings(embed=EmbedOptions(model="hash:64"))
    )
    ingest([write_good(tmp_path / "gut.pdf")], place)
    return place


def _changed(path: Path, **values: object) -> bytes:
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **values}))
    return path.read_bytes()


def test_an_index_of_a_newer_docpipe_is_neither_read_nor_replaced(place: Workspace) -> None:
    current = current_id(place.index_dir)
    manifest = place.index_dir / "snapshots" / str(current) / "manifest.json"
    newer = _changed(manifest, schema_version=99, more=[])
    with pytest.raises(NewerSnapshotError, match="erneuern"):
        read_manifest(place.index_dir)
    with pytest.raises(NewerSnapshotError, match="erneuern"):
        ingest((), place)
    assert manifest.read_bytes() == newer


def test_an_index_of_an_older_docpipe_is_built_anew(place: Workspace) -> None:
    current = current_id(place.index_dir)
    manifest = place.index_dir / "snapshots" / str(current) / "manifest.json"
    _changed(manifest, schema_version=1)
    assert ingest((), place).snapshot_id == current
    assert read_manifest(place.index_dir).schema_version > 1


def test_a_corpus_of_a_newer_docpipe_ends_every_command_with_4(
    place: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    _changed(place.corpus.root / "format.json", version=99)
    run = Runner(capsys)
    folders = ("--corpus", str(place.corpus.root), "--index", str(place.index_dir))
    for command in ("status", "ingest", "run", "prune", "migrate"):
        run(command, *folders, code=4)
        assert "docpipe erneuern" in run.messages


def test_migrating_is_shown_first_and_done_once(
    place: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    (place.corpus.root / "format.json").unlink()
    run = Runner(capsys)
    folders = ("--corpus", str(place.corpus.root), "--index", str(place.index_dir), "--json")
    assert run.json("migrate", "--dry-run", *folders)["from"] == 1
    assert not (place.corpus.root / "format.json").exists()
    assert run.json("migrate", *folders)["from"] == 1
    assert run.json("migrate", *folders) == {"from": 2, "to": 2, "dry_run": False, "steps": []}
