"""Addresses among the inputs, asked on this machine only."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe import Settings, Workspace, pipeline
from docpipe.corpus.observations import read_retrievals
from docpipe.errors import TooLargeError
from docpipe.fetch import Fetcher, FetchOptions
from docpipe.model import FileFormat
from docpipe.pipeline.download import download, is_address
from docpipe.pipeline.intake import Standing
from docpipe.runs.arrivals import catalogued
from tests.site_server import Say, Site, running_site, versioned

CONTENT = b"%PDF-1.7 " + b"x" * 5000
HERE = FetchOptions(allow_hosts=("127.0.0.1",), delay_s=0, n_attempts=1)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "corpus", tmp_path / "index", Settings(fetch=HERE))


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("https://stadt.example/a.pdf")
    assert not is_address("a/http.pdf")


def test_a_file_is_called_what_the_server_calls_it(site: Site, tmp_path: Path) -> None:
    site.serve("/alt", Say(status=302, headers={"Location": "/neu.pdf"}))
    site.serve("/neu.pdf", Say(CONTENT))
    named = {"Content-Disposition": 'attachment; filename="Größe.pdf"'.encode().decode("latin-1")}
    site.serve("/id=7", Say(CONTENT, headers=named))
    with Fetcher(HERE) as fetcher:
        moved = download(f"{site.address}/alt", fetcher, tmp_path, max_bytes=10_000)
        called = download(f"{site.address}/id=7", fetcher, tmp_path, max_bytes=10_000)
    assert (moved.filename, called.filename) == ("neu.pdf", "Größe.pdf")
    assert moved.path.read_bytes() == called.path.read_bytes() == CONTENT


def test_the_smaller_limit_holds(site: Site, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", Say(CONTENT))
    with Fetcher(HERE) as fetcher, pytest.raises(TooLargeError):
        download(address, fetcher, tmp_path, max_bytes=1000)


def test_a_catalogued_address_brings_its_description_along(site: Site, place: Workspace) -> None:
    address = site.serve("/there.pdf", Say(CONTENT))
    place.corpus.root.mkdir()
    entry = {"key": "a", "title": "Titel", "year": 2012, "url": address}
    (place.corpus.root / "catalogue.jsonl").write_text(json.dumps(entry))
    pipeline.take_in(None, place)
    (source,) = place.corpus.sources()
    assert (source.title, source.year, source.url) == ("Titel", 2012, address)
    assert (source.filename, source.origins) == ("there.pdf", (address,))
    (retrieval,) = read_retrievals(place.corpus.root)
    assert (retrieval.address, retrieval.sha256) == (address, source.sha256)
    assert retrieval.headers["content-length"] == str(len(CONTENT))
    assert not (place.corpus.root / "incoming").exists()


def test_two_spellings_of_an_address_are_one_place(site: Site, place: Workspace) -> None:
    address = site.serve("/a/b.pdf", Say(CONTENT))
    typed = f"{address.replace('http://', 'HTTP://')}#page=3"
    place.corpus.root.mkdir()
    entry = {"key": "a", "title": "Titel", "url": typed}
    (place.corpus.root / "catalogue.jsonl").write_text(json.dumps(entry))
    taken = pipeline.take_in([typed], place)
    (source,) = place.corpus.sources()
    assert (taken.items[0].file, taken.items[0].path) == (typed, address)
    assert (source.origins, source.title) == ((address,), "Titel")
    # An unattended run need not ask for it again.
    assert catalogued(place.corpus) == []

    site.serve("/a/b.pdf", Say(CONTENT + b"y"))
    (again,) = pipeline.take_in([address], place).items
    assert again.standing is Standing.UPDATED
    assert [one.superseded_by for one in place.corpus.sources()].count(None) == 1


def test_what_a_file_is_shows_in_its_bytes(site: Site, place: Workspace) -> None:
    as_page = {"Content-Type": "text/html; charset=utf-8"}
    address = site.serve("/download.php?id=3", Say(CONTENT, headers=as_page))
    intake = pipeline.take_in([address], place)
    assert intake.items[0].entry is None
    (source,) = place.corpus.sources()
    assert source.format is FileFormat.PDF


def test_a_page_in_place_of_a_pdf_is_not_taken_for_one(site: Site, place: Workspace) -> None:
    site.serve("/a.pdf", Say(status=302, headers={"Location": "/nicht-gefunden"}))
    site.serve("/nicht-gefunden", Say(b"<!DOCTYPE html><title>Nicht gefunden</title>"))
    pipeline.take_in([f"{site.address}/a.pdf"], place)
    (source,) = place.corpus.sources()
    assert source.format is FileFormat.PDF  # so the reader will say that it is none


def test_the_own_network_is_asked_only_where_the_settings_say_so(
    site: Site, tmp_path: Path
) -> None:
    address = site.serve("/a.pdf", Say(CONTENT))
    closed = Settings(fetch=FetchOptions(delay_s=0))
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", closed)
    (item,) = pipeline.take_in([address], place).items
    assert item.entry is not None
    assert "allow_hosts" in item.entry.message
    assert site.asked == []


def test_a_download_that_was_cut_off_is_gone_on_with(site: Site, place: Workspace) -> None:
    address = site.serve("/a.pdf", versioned(CONTENT, '"1"', n_sent=3000))
    (item,) = pipeline.take_in([address], place).items
    assert item.entry is not None
    site.serve("/a.pdf", versioned(CONTENT, '"1"'))
    (item,) = pipeline.take_in([address], place).items
    assert item.entry is None
    assert site.asked[-1].headers["range"] == "bytes=3000-"
    assert not (place.corpus.root / "incoming").exists()
