"""Fetching one file, from a server on this machine only."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from docpipe import Workspace, pipeline
from docpipe.errors import DownloadError, TooLargeError
from docpipe.pipeline.download import download, filename_of, is_address

CONTENT = b"%PDF-1.7 " + b"x" * 5000


class Papers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved.pdf":
            self.send_response(302)
            self.send_header("Location", "/there.pdf")
            self.end_headers()
        elif self.path == "/there.pdf":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CONTENT)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Papers) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_redirects_are_followed(server: str, tmp_path: Path) -> None:
    path = download(f"{server}/moved.pdf", tmp_path, max_bytes=10_000)
    assert path.read_bytes() == CONTENT


def test_a_missing_page_leaves_nothing(server: str, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="404"):
        download(f"{server}/nothing.pdf", tmp_path, max_bytes=10_000)
    assert list(tmp_path.iterdir()) == []


def test_too_much_is_cut_off_and_removed(server: str, tmp_path: Path) -> None:
    with pytest.raises(TooLargeError):
        download(f"{server}/there.pdf", tmp_path, max_bytes=1000)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://example.org/a/Handreichung%20Vielfalt.pdf?x=1", "Handreichung Vielfalt.pdf"),
        ("https://example.org/", "example.org"),
    ],
)
def test_the_name_comes_from_the_address(address: str, name: str) -> None:
    assert is_address(address)
    assert filename_of(address) == name
    assert not is_address("a/http.pdf")


def test_a_catalogued_address_brings_its_description_along(server: str, tmp_path: Path) -> None:
    address = f"{server}/there.pdf"
    entry = {"key": "a", "title": "Titel", "year": 2012, "url": address}
    (tmp_path / "catalogue.jsonl").write_text(json.dumps(entry))
    place = Workspace.open(tmp_path, tmp_path / "index")
    pipeline.take_in(None, place)
    (source,) = place.corpus.sources()
    assert (source.title, source.year, source.url) == ("Titel", 2012, address)
    assert (source.filename, source.origins) == ("there.pdf", (address,))
