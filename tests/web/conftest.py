"""Some sample publications, taken in and served in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from docpipe import Searcher, Workspace, ingest
from docpipe.web import create_app

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
TAKEN_IN = (
    "begriffe-2018.pdf",
    "laendlicher-raum-2023.pdf",
    "politische-partizipation-2013.pdf",
    "sprachmittlung-2019.pdf",
)
"""Definitions, practice examples, recommendations and demands; two of them in two columns."""


@pytest.fixture(scope="session", autouse=True)
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's cache folder of these tests: pictures of pages are kept there."""
    home = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))
        yield home


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A corpus and an index of four sample publications."""
    root = tmp_path_factory.mktemp("site")
    workspace = Workspace.open(root / "corpus", root / "index")
    ingest([str(SAMPLES / name) for name in TAKEN_IN], workspace)
    return workspace


@pytest.fixture(scope="session")
def client(place: Workspace) -> Iterator[TestClient]:
    """A client of the site; errors of the server come as answers, as others get them."""
    with TestClient(create_app(place), raise_server_exceptions=False) as one:
        yield one


@pytest.fixture(scope="session")
def searcher(place: Workspace) -> Iterator[Searcher]:
    """The index that the site answers from."""
    with Searcher.open(place.index_dir) as one:
        yield one
