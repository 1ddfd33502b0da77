"""Files are saved, redirects followed, refusals told apart."""

import gzip
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docpipe.errors import DownloadError, GoneError, NotFoundError, TooLargeError, UnreachableError
from docpipe.fetch import Fetcher, Validators, network
from docpipe.fetch.body import decoded
from docpipe.files import sha256_bytes
from tests.site_server import Asked, Say, Site, versioned
from tests.unit.fetch.conftest import FakeClock, Making

PDF = b"%PDF-1.7 " + bytes(range(256)) * 40


def test_a_file_is_saved_with_its_checksum(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", Say(PDF, headers={"Content-Type": "text/html", "ETag": '"7"'}))
    answer = fetcher.get(address + "#seite=3", into=tmp_path)
    assert answer.path is not None
    assert answer.path.read_bytes() == PDF
    assert (answer.sha256, answer.n_bytes, answer.status) == (sha256_bytes(PDF), len(PDF), 200)
    assert (answer.final_address, answer.redirects) == (address, ())
    assert (answer.headers["content-type"], answer.charset) == ("text/html", None)
    assert answer.validators == Validators(etag='"7"')
    assert answer.retrieved == "2026-03-02T06:00:00+00:00"
    assert list(tmp_path.glob("*.part")) == []


def test_nothing_is_sent_while_the_validators_hold(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    address = site.serve("/a.pdf", versioned(PDF, '"7"'))
    known = Validators(etag='"7"', last_modified="Mon, 02 Feb 2026 10:00:00 GMT")
    answer = fetcher.get(address, into=tmp_path, validators=known)
    assert (answer.not_modified, answer.status, answer.path) == (True, 304, None)
    assert site.asked[-1].headers["if-modified-since"] == known.last_modified
    assert list(tmp_path.iterdir()) == []
    assert fetcher.probe(address, known).not_modified
    assert not fetcher.probe(address, Validators(etag='"6"')).not_modified


def test_what_not_modified_does_not_repeat_still_holds(site: Site, fetcher: Fetcher) -> None:
    known = Validators(etag='"7"', last_modified="Mon, 02 Feb 2026 10:00:00 GMT")
    answer = fetcher.probe(site.serve("/a.pdf", Say(status=304, headers={"ETag": '"8"'})), known)
    assert answer.validators == Validators(etag='"8"', last_modified=known.last_modified)


def test_who_gives_no_contact_is_asked_for_one(
    site: Site, fetcher: Fetcher, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        fetcher.probe(site.serve("/a.pdf", Say(PDF)))
    assert caplog.text.count("contact") == 1


def test_a_probe_saves_nothing_and_tells_the_new_validators(site: Site, fetcher: Fetcher) -> None:
    address = site.serve("/a.pdf", versioned(PDF * 100, '"8"'))
    answer = fetcher.probe(address, Validators(etag='"7"'))
    assert (answer.path, answer.sha256, answer.validators.etag) == (None, None, '"8"')


def test_unasked_not_modified_is_no_answer(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", Say(status=304))
    with pytest.raises(DownloadError, match="ohne gefragt"):
        fetcher.get(address, into=tmp_path)


def test_redirects_are_followed_and_told(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.serve("/alt.pdf", Say(status=301, headers={"Location": "/neu/"}))
    site.serve("/neu/", Say(status=302, headers={"Location": "Bericht%20Städte.pdf"}))
    last = site.serve("/neu/Bericht%20St%C3%A4dte.pdf", Say(PDF))
    answer = fetcher.get(f"{site.address}/alt.pdf", into=tmp_path)
    assert answer.address == f"{site.address}/alt.pdf"
    assert answer.redirects == (f"{site.address}/neu/", last)
    assert answer.final_address == last


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        (Say(status=404), NotFoundError),
        (Say(status=410), GoneError),
        (Say(status=403), DownloadError),
        (Say(status=204), DownloadError),
        (Say(status=302), DownloadError),
        (Say(status=500), UnreachableError),
        (Say(raw=b"220 mail.example ESMTP\r\n"), UnreachableError),
        (Say(raw=b""), UnreachableError),
    ],
)
def test_every_refusal_has_its_own_error(
    site: Site, fetcher: Fetcher, tmp_path: Path, say: Say, kind: type[Exception]
) -> None:
    address = site.serve("/a.pdf", say)
    with pytest.raises(kind) as refused:
        fetcher.get(address, into=tmp_path)
    assert type(refused.value) is kind
    assert address in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_redirects_end(site: Site, fetcher_with: Making, tmp_path: Path) -> None:
    address = site.serve("/a", Say(status=302, headers={"Location": "/a"}))
    with pytest.raises(DownloadError, match="mehr als 5-mal"):
        fetcher_with(max_redirects=5).get(address, into=tmp_path)
    assert len(site.paths()) == 6


def test_what_says_to_be_too_large_is_not_fetched(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    address = site.serve("/a.pdf", Say(b"%PDF", length=10**12))
    with pytest.raises(TooLargeError, match="max_bytes"):
        fetcher.get(address, into=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_turns_out_too_large_is_cut_off(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", Say(PDF, length=-1, headers={"ETag": '"7"'}))
    assert fetcher.get(address, into=tmp_path, max_bytes=len(PDF)).n_bytes == len(PDF)
    with pytest.raises(TooLargeError):
        fetcher.get(address, into=tmp_path, max_bytes=len(PDF) - 1)
    assert len(list(tmp_path.glob("*.part"))) == 0


def test_headers_have_a_limit(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", Say(PDF, headers={"X-Fill": "x" * 200_000}))
    with pytest.raises(UnreachableError):
        fetcher.get(address, into=tmp_path)


def test_packed_bytes_are_unpacked_and_counted(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    packed = gzip.compress(PDF)
    address = site.serve("/a.pdf", Say(packed, headers={"Content-Encoding": "gzip", "ETag": '"7"'}))
    answer = fetcher.get(address, into=tmp_path)
    assert (answer.sha256, answer.n_bytes) == (sha256_bytes(PDF), len(PDF))
    bomb = gzip.compress(bytes(50_000_000))
    address = site.serve("/b.pdf", Say(bomb, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(TooLargeError):
        fetcher.get(address, into=tmp_path, max_bytes=1_000_000)


def test_a_bomb_is_unpacked_in_small_pieces() -> None:
    bomb = gzip.compress(bytes(10_000_000))
    sizes = [len(piece) for piece in decoded([bomb], "gzip")]
    assert (sum(sizes), max(sizes)) == (10_000_000, 1 << 16)


@pytest.mark.parametrize(
    ("encoding", "cut", "kind"),
    [("gzip", -9, UnreachableError), ("gzip", 5, UnreachableError), ("br", None, DownloadError)],
)
def test_damaged_or_foreign_packing_is_refused(
    site: Site, fetcher: Fetcher, tmp_path: Path, encoding: str, cut: int | None, kind: type
) -> None:
    body = gzip.compress(PDF)[:cut] if cut != 5 else b"%PDF-1.7"
    address = site.serve("/a.pdf", Say(body, headers={"Content-Encoding": encoding}))
    with pytest.raises(kind):
        fetcher.get(address, into=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"min_bytes_per_s": 10**6, "max_time_s": 10**6}, "Bytes in der Sekunde"),
        ({"min_bytes_per_s": 0, "max_time_s": 100}, "länger als erlaubt"),
    ],
)
def test_a_server_that_drips_is_left(
    site: Site,
    fetcher_with: Making,
    clock: FakeClock,
    tmp_path: Path,
    limits: dict[str, int],
    words: str,
) -> None:
    address = site.serve("/a.pdf", Say(PDF * 100, length=-1))
    clock.tick_s = 31.0
    with pytest.raises(UnreachableError, match=words):
        fetcher_with(obey_robots=False, **limits).get(address, into=tmp_path)


def test_an_empty_robots_and_a_crowd_need_one_connection(site: Site, fetcher: Fetcher) -> None:
    for number in range(5):
        fetcher.probe(site.serve(f"/{number}.pdf", versioned(PDF, '"7"')), Validators(etag='"7"'))
    assert site.n_connections == 1


def test_the_request_names_who_asks(site: Site, fetcher_with: Making, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", Say(PDF))
    fetcher_with(contact="mailto:it@stadt.example").get(address, into=tmp_path)
    headers = site.asked[-1].headers
    assert headers["user-agent"].startswith("docpipe/")
    assert headers["user-agent"].endswith("(+mailto:it@stadt.example)")
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert headers["accept-encoding"] == "identity"
    assert "cookie" not in headers


def test_several_hosts_side_by_side_one_of_them_never_twice(
    site: Site, fetcher_with: Making
) -> None:
    fetcher = fetcher_with(lambda *_: ["127.0.0.1"])

    def answer(asked: Asked) -> Say:
        return Say(asked.path.encode())

    names = ["stadt.example", "kreis.example"]
    jobs = [
        site.serve(f"/{number}", answer).replace("127.0.0.1", names[number % 2])
        for number in range(12)
    ]
    seen = fetcher.side_by_side(jobs, lambda job: job, lambda job: fetcher.probe(job).address)
    assert seen == jobs
    assert site.most_at_once <= 2
    assert site.n_connections == 2


def test_an_error_in_one_job_ends_all(site: Site, fetcher: Fetcher) -> None:
    jobs = [site.serve(f"/{number}", Say(PDF)) for number in range(3)]
    with pytest.raises(ZeroDivisionError):
        fetcher.side_by_side(jobs, lambda job: job, lambda _: 1 // 0)
    with pytest.raises(UnreachableError, match="abgebrochen"):
        fetcher.probe(jobs[0])


def test_closing_does_not_wait_for_a_silent_server(
    site: Site, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "SLICE_S", 0.01)
    is_asked, is_over = threading.Event(), threading.Event()

    def silent(_: Asked) -> Say:
        is_asked.set()
        return Say(PDF, n_sent=1, hold=is_over)

    address = site.serve("/a.pdf", silent)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(fetcher.get, address, into=tmp_path)
        assert is_asked.wait(30)
        fetcher.close()
        with pytest.raises(UnreachableError, match="abgebrochen"):
            answer.result()
    is_over.set()


def test_a_silent_server_is_given_up(
    site: Site, fetcher_with: Making, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "SLICE_S", 0.01)
    is_over = threading.Event()
    address = site.serve("/a.pdf", Say(PDF, n_sent=1, hold=is_over))
    with pytest.raises(UnreachableError, match="nicht rechtzeitig"):
        fetcher_with(timeout_s=0.03, n_attempts=2).get(address, into=tmp_path)
    is_over.set()
