"""A corpus and an index for the tests of the command line."""

from pathlib import Path

import pytest

from docpipe import Workspace, ingest
from docpipe.embed import EmbedOptions
from docpipe.settings import Settings
from tests.papers import write_bad_folder
from tests.runner import Runner


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus and an index of one good and four bad files."""
    root = tmp_path_factory.mktemp("served")
    folder = write_bad_folder(root / "in")
    settings = Settings(embed=EmbedOptions(model="hash:64"))
    ingest([str(folder)], Workspace.open(root / "corpus", root / "index", settings))
    (root / "docpipe.toml").write_text('[embed]\nmodel = "hash:64"\n')
    return root


@pytest.fixture
def run(
    served: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    monkeypatch.chdir(served)
    return Runner(capsys)
