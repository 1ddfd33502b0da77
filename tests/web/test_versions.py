"""A publication that lay under the same name in two versions."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml.html import fromstring
from starlette.testclient import TestClient

from docpipe import Workspace
from docpipe.pipeline import build_index
from docpipe.web import create_app


@pytest.fixture(scope="module")
def two_versions(place: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample publications, one of them in the place of another."""
    root: Path = tmp_path_factory.mktemp("versions")
    shutil.copytree(place.corpus.root, root / "corpus")
    workspace = Workspace.open(root / "corpus", root / "index")
    newest, earlier, *others = workspace.corpus.sources()
    workspace.corpus.save_sources((replace(earlier, superseded_by=newest.id), newest, *others))
    build_index(workspace)
    return workspace


@pytest.fixture(scope="module")
def client(two_versions: Workspace) -> Iterator[TestClient]:
    with TestClient(create_app(two_versions), raise_server_exceptions=False) as one:
        yield one


def test_both_versions_name_each_other_and_say_which_is_searched(
    client: TestClient, two_versions: Workspace
) -> None:
    sources = two_versions.corpus.sources()
    earlier = next(one for one in sources if one.superseded_by)
    newest = next(one for one in sources if one.id == earlier.superseded_by)
    old, new = (client.get(f"/documents/{one.id}") for one in (earlier, newest))

    assert (old.status_code, new.status_code) == (200, 200)
    assert fromstring(old.text).xpath("//div[@role='note']//a/@href") == [f"/documents/{newest.id}"]
    assert fromstring(new.text).xpath("//div[@role='note']") == []
    assert f"/documents/{earlier.id}" in new.text
    for one in (old, new):
        items = fromstring(one.text).xpath("//h2[@id='versions']/following-sibling::ol/li")
        assert ["ersetzt" in item.text_content() for item in items] == [True, False]


def test_the_text_of_an_earlier_version_stays_readable(
    client: TestClient, two_versions: Workspace
) -> None:
    earlier = next(one for one in two_versions.corpus.sources() if one.superseded_by)
    for path in ("", "/text", "/pages/1", "/text.md"):
        assert client.get(f"/documents/{earlier.id}{path}").status_code == 200
    listed = client.get("/documents").text
    assert f"/documents/{earlier.id}" not in listed
