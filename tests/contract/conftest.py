"""A corpus and an index for the tests of the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe import Searcher, Workspace, ingest
from docpipe.embed import EmbedOptions
from docpipe.settings import Settings
from tests.papers import write_bad_folder
from tests.runner import Runner

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"


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


@pytest.fixture(scope="session")
def sample_place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Corpus and index of all sample publications."""
    root = tmp_path_factory.mktemp("samples")
    settings = Settings(embed=EmbedOptions(model="hash:64"))
    place = Workspace.open(root / "corpus", root / "index", settings)
    ingest([str(SAMPLES)], place)
    return place


@pytest.fixture(scope="session")
def sample_index(sample_place: Workspace) -> Iterator[Searcher]:
    """The index of all sample publications."""
    with Searcher.open(sample_place.index_dir) as searcher:
        yield searcher
