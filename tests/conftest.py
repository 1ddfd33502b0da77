"""What tests of several rooms need: the sample publications, taken in once a run."""

import shutil
from pathlib import Path

import pytest

from docpipe import Workspace, ingest

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"


@pytest.fixture(scope="session")
def sample_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``corpus`` and ``index`` of the sample publications; do not write there."""
    place = tmp_path_factory.mktemp("samples")
    shutil.copytree(SAMPLES, place / "corpus" / "samples")
    ingest(place / "corpus" / "samples", Workspace.open(place / "corpus", place / "index"))
    return place
