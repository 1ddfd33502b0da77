"""A cut-off file is gone on with, and never becomes a mixture of two versions."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docpipe.errors import NotFoundError, UnreachableError
from docpipe.fetch import Fetcher, Validators, part
from docpipe.files import sha256_bytes, write_atomic
from tests.site_server import Asked, Say, Site, versioned
from tests.unit.fetch.conftest import FakeClock, Making

OLD = b"%PDF-1.7 " + b"alt " * 5000
NEW = b"%PDF-1.7 " + b"neu " * 5000
HALF = len(OLD) // 2


@pytest.fixture
def once(fetcher_with: Making) -> Fetcher:
    """One attempt only, as if the run had been ended after it."""
    return fetcher_with(n_attempts=1)


def cut_off(site: Site, fetcher: Fetcher, into: Path, **headers: str) -> str:
    """Leave half a file behind."""
    address = site.serve("/a.pdf", versioned(OLD, '"old"', n_sent=HALF, **headers))
    with pytest.raises(UnreachableError):
        fetcher.get(address, into=into)
    return address


def test_the_next_attempt_goes_on(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", versioned(OLD, '"old"', n_sent=HALF), versioned(OLD, '"old"'))
    answer = fetcher.get(address, into=tmp_path)
    assert (answer.sha256, answer.n_bytes, answer.status) == (sha256_bytes(OLD), len(OLD), 206)
    assert site.asked[-1].headers["range"] == f"bytes={HALF}-"
    assert list(tmp_path.glob("*.part")) == []


def test_the_next_run_goes_on(
    site: Site, once: Fetcher, fetcher_with: Making, tmp_path: Path
) -> None:
    address = cut_off(site, once, tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.glob("*.part")) == HALF
    site.serve("/a.pdf", versioned(OLD, '"old"'))
    answer = fetcher_with().get(address, into=tmp_path)
    assert (answer.sha256, answer.status) == (sha256_bytes(OLD), 206)
    assert answer.path is not None
    assert answer.path.read_bytes() == OLD


def test_what_a_kill_left_behind_the_last_note_is_fetched_again(
    site: Site, once: Fetcher, tmp_path: Path
) -> None:
    address = cut_off(site, once, tmp_path)
    (left,) = tmp_path.glob("*.part")
    left.write_bytes(left.read_bytes() + bytes(500))
    site.serve("/a.pdf", versioned(OLD, '"old"'))
    assert once.get(address, into=tmp_path).sha256 == sha256_bytes(OLD)
    assert site.asked[-1].headers["range"] == f"bytes={HALF}-"


def test_notes_are_kept_while_bytes_come_in(
    site: Site, once: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "CHECKPOINT_BYTES", 1)
    noted: list[int] = []

    def note(path: Path, data: bytes) -> None:
        noted.append(json.loads(data)["n_bytes"])
        write_atomic(path, data)

    monkeypatch.setattr(part, "write_atomic", note)
    long = OLD * 20
    once.get(site.serve("/a.pdf", versioned(long, '"old"')), into=tmp_path)
    assert noted == sorted(noted)
    assert len(noted) > 1


@pytest.mark.parametrize("damage", ["bytes", "length", "note", "no note"])
def test_a_damaged_rest_is_thrown_away(
    site: Site, once: Fetcher, tmp_path: Path, damage: str
) -> None:
    address = cut_off(site, once, tmp_path)
    ((left,), (note,)) = tmp_path.glob("*.part"), tmp_path.glob("*.json")
    if damage == "bytes":
        left.write_bytes(b"X" + left.read_bytes()[1:])
    elif damage == "length":
        left.write_bytes(left.read_bytes()[:-1])
    elif damage == "note":
        note.write_text("{")
    else:
        note.unlink()
    site.serve("/a.pdf", versioned(OLD, '"old"'))
    answer = once.get(address, into=tmp_path)
    assert (answer.sha256, answer.status) == (sha256_bytes(OLD), 200)
    assert "range" not in site.asked[-1].headers


def test_a_new_version_is_fetched_whole(site: Site, once: Fetcher, tmp_path: Path) -> None:
    address = cut_off(site, once, tmp_path)
    site.serve("/a.pdf", versioned(NEW, '"new"'))
    answer = once.get(address, into=tmp_path)
    assert site.asked[-1].headers["if-range"] == '"old"'
    assert (answer.sha256, answer.status) == (sha256_bytes(NEW), 200)


def test_a_killed_run_is_gone_on_with(site: Site, once: Fetcher, tmp_path: Path) -> None:
    long = OLD * 150  # three notes long
    killed = threading.Event()

    def stall(_: Asked) -> Say:
        return Say(long, headers={"ETag": '"old"'}, n_sent=len(long) - 1, hold=killed)

    address = site.serve("/a.pdf", stall)
    program = (
        "import sys; from pathlib import Path; from docpipe.fetch import *\n"
        "Fetcher(FetchOptions(allow_hosts=('127.0.0.1',), delay_s=0)).get("
        "sys.argv[1], into=Path(sys.argv[2]))"
    )
    with subprocess.Popen([sys.executable, "-c", program, address, str(tmp_path)]) as run:
        while not any(b'"n_bytes": 2' in note.read_bytes() for note in tmp_path.glob("*.json")):
            assert run.poll() is None
        run.kill()
    killed.set()
    site.serve("/a.pdf", versioned(long, '"old"'))
    answer = once.get(address, into=tmp_path)
    assert (answer.sha256, answer.status) == (sha256_bytes(long), 206)
    assert int(site.asked[-1].headers["range"][6:-1]) >= 2 << 20


def test_a_redirect_elsewhere_starts_over_whatever_its_validator(
    site: Site, once: Fetcher, tmp_path: Path
) -> None:
    site.serve("/v1.pdf", versioned(OLD, '"1"', n_sent=HALF))
    site.serve("/v2.pdf", versioned(NEW, '"1"'))
    address = site.serve("/a.pdf", Say(status=302, headers={"Location": "/v1.pdf"}))
    with pytest.raises(UnreachableError):
        once.get(address, into=tmp_path)
    site.serve("/a.pdf", Say(status=302, headers={"Location": "/v2.pdf"}))
    assert once.get(address, into=tmp_path).sha256 == sha256_bytes(NEW)
    assert not any("range" in one.headers for one in site.asked)


def test_a_server_without_ranges_starts_over(site: Site, once: Fetcher, tmp_path: Path) -> None:
    address = cut_off(site, once, tmp_path)
    site.serve("/a.pdf", Say(OLD))
    assert once.get(address, into=tmp_path).sha256 == sha256_bytes(OLD)


def piece(start: int, body: bytes, headers: Mapping[str, str] | None = None) -> Say:
    """A piece as a careless server sends it."""
    span = f"bytes {start}-{len(body) - 1}/{len(body)}"
    return Say(body[start:], status=206, headers={"Content-Range": span, **(headers or {})})


@pytest.mark.parametrize(
    "wrong",
    [
        piece(0, OLD),
        piece(HALF + 1, OLD),
        piece(HALF, NEW, {"ETag": '"new"'}),
        piece(HALF, NEW + b"longer"),
        piece(HALF, OLD, {"Content-Encoding": "gzip"}),
        Say(OLD[HALF:], status=206),
        Say(OLD[HALF:], status=206, headers={"Content-Type": "multipart/byteranges"}),
        Say(status=416, headers={"Content-Range": f"bytes */{len(OLD)}"}),
    ],
)
def test_a_wrong_piece_is_refused_and_all_fetched_anew(
    site: Site, fetcher_with: Making, once: Fetcher, tmp_path: Path, wrong: Say
) -> None:
    address = cut_off(site, once, tmp_path)
    site.serve("/a.pdf", wrong, versioned(NEW, '"new"'))
    answer = fetcher_with(n_attempts=2).get(address, into=tmp_path)
    assert (answer.sha256, answer.status) == (sha256_bytes(NEW), 200)
    assert "range" not in site.asked[-1].headers


def test_an_unasked_piece_is_refused(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="falschen Stelle"):
        fetcher.get(site.serve("/a.pdf", piece(0, OLD)), into=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_piece_in_pieces_is_put_together(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    def some(asked: Asked) -> Say:
        start = int(asked.headers["range"][6:-1])
        span = f"bytes {start}-{start + 4999}/{len(OLD)}"
        body = OLD[start : start + 5000]
        return Say(body, status=206, headers={"Content-Range": span, "ETag": '"old"'})

    address = site.serve(
        "/a.pdf", versioned(OLD, '"old"', n_sent=HALF), some, some, versioned(OLD, '"old"')
    )
    assert fetcher.get(address, into=tmp_path).sha256 == sha256_bytes(OLD)


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ({"ETag": 'W/"old"'}, False),
        ({}, False),
        ({"Last-Modified": "Mon, 02 Feb 2026 10:00:00 GMT"}, True),
        ({"Last-Modified": "gestern"}, False),
        ({"ETag": '"old"', "Content-Encoding": "gzip"}, False),
    ],
)
def test_only_what_a_strong_validator_names_is_kept(
    site: Site, once: Fetcher, tmp_path: Path, headers: dict[str, str], kept: bool
) -> None:
    address = site.serve("/a.pdf", Say(OLD, n_sent=HALF, headers=headers))
    with pytest.raises(UnreachableError):
        once.get(address, into=tmp_path)
    assert bool(list(tmp_path.iterdir())) == kept


def test_a_date_names_a_version_only_a_minute_later() -> None:
    date = {"date": "Mon, 02 Feb 2026 10:00:59 GMT"}
    first = date | {"last-modified": "Mon, 02 Feb 2026 10:00:00 GMT"}
    assert part.strong_validator(first) is None
    second = date | {"last-modified": "Mon, 02 Feb 2026 09:59:59 GMT"}
    assert part.strong_validator(second) == second["last-modified"]


def test_a_date_that_no_longer_holds_brings_the_new_version(
    site: Site, once: Fetcher, tmp_path: Path
) -> None:
    dated = {"Last-Modified": "Mon, 02 Feb 2026 10:00:00 GMT"}
    address = site.serve("/a.pdf", Say(OLD, n_sent=HALF, headers=dated))
    with pytest.raises(UnreachableError):
        once.get(address, into=tmp_path)
    newer = {"Last-Modified": "Tue, 03 Feb 2026 10:00:00 GMT"}
    site.serve("/a.pdf", piece(HALF, NEW, newer), Say(NEW, headers=newer))
    with pytest.raises(UnreachableError):
        once.get(address, into=tmp_path)
    assert once.get(address, into=tmp_path).sha256 == sha256_bytes(NEW)
    (resumed,) = [one for one in site.asked if "if-range" in one.headers]
    assert resumed.headers["if-range"] == dated["Last-Modified"]


def test_validators_that_hold_end_a_half_fetched_version(
    site: Site, once: Fetcher, tmp_path: Path
) -> None:
    address = cut_off(site, once, tmp_path)
    site.serve("/a.pdf", versioned(NEW, '"new"'))  # back to what was there before
    assert once.get(address, into=tmp_path, validators=Validators(etag='"new"')).not_modified
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_any_more_leaves_nothing_in_the_end(
    site: Site, once: Fetcher, clock: FakeClock, fetcher_with: Making, tmp_path: Path
) -> None:
    address = cut_off(site, once, tmp_path)
    site.serve("/a.pdf", Say(status=404))
    with pytest.raises(NotFoundError):
        once.get(address, into=tmp_path)
    (tmp_path / "fremd.pdf").write_bytes(b"not ours")
    clock.passed += 100 * 365 * 86_400
    with pytest.raises(NotFoundError):
        fetcher_with().get(address, into=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["fremd.pdf"]


def test_a_complete_file_that_nobody_took_is_not_fetched_again(
    site: Site, once: Fetcher, tmp_path: Path
) -> None:
    address = site.serve("/a.pdf", versioned(OLD, '"old"'))
    killed = once.get(address, into=tmp_path)
    answer = once.get(address, into=tmp_path)
    assert (answer.sha256, answer.n_bytes, answer.status) == (sha256_bytes(OLD), len(OLD), 206)
    assert answer.headers["etag"] == '"old"'
    assert site.asked[-1].headers["range"] == f"bytes={len(OLD) - 1}-"
    assert answer.path is not None
    assert answer.path.read_bytes() == OLD
    assert killed.path is not None
    assert killed.path.read_bytes() == OLD


def test_a_complete_file_of_an_old_version_is_fetched_again(
    site: Site, once: Fetcher, tmp_path: Path
) -> None:
    address = site.serve("/a.pdf", versioned(OLD, '"old"'))
    once.get(address, into=tmp_path)
    site.serve("/a.pdf", versioned(NEW, '"new"'))
    assert once.get(address, into=tmp_path).sha256 == sha256_bytes(NEW)


def test_a_file_that_was_taken_is_asked_for_anew(site: Site, once: Fetcher, tmp_path: Path) -> None:
    address = site.serve("/a.pdf", versioned(OLD, '"old"'))
    for _ in range(2):
        answer = once.get(address, into=tmp_path / "incoming")
        assert answer.path is not None
        answer.path.unlink()
    assert "range" not in site.asked[-1].headers
    once.tidy(tmp_path / "incoming")
    assert list(tmp_path.iterdir()) == []


def test_tidying_leaves_what_is_half_done(site: Site, once: Fetcher, tmp_path: Path) -> None:
    cut_off(site, once, tmp_path)
    taken = once.get(site.serve("/b.pdf", versioned(NEW, '"new"')), into=tmp_path)
    assert taken.path is not None
    taken.path.unlink()
    once.tidy(tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".part"]


def test_a_file_that_nobody_took_goes_with_the_next_run_or_after_a_month(
    site: Site, once: Fetcher, fetcher_with: Making, clock: FakeClock, tmp_path: Path
) -> None:
    address = site.serve("/a.pdf", Say(OLD))
    killed = once.get(address, into=tmp_path).path
    clock.passed += (datetime.now(UTC) - clock.now()).total_seconds()
    once.tidy(tmp_path)
    assert list(tmp_path.iterdir()) == [killed]
    clock.passed += 25 * 3600
    once.tidy(tmp_path)
    assert not tmp_path.exists()
    once.get(address, into=tmp_path)
    clock.passed += 31 * 86_400
    answer = fetcher_with().get(address, into=tmp_path)
    assert list(tmp_path.iterdir()) == [answer.path]


def test_two_runs_that_fetch_the_same_do_not_meet(
    site: Site, once: Fetcher, tmp_path: Path
) -> None:
    address = cut_off(site, once, tmp_path)

    def meanwhile(asked: Asked) -> Say:
        with fetcher_of_another_run(once) as other:
            site.serve("/a.pdf", Say(NEW))
            assert other.get(address, into=tmp_path).sha256 == sha256_bytes(NEW)
        return piece(HALF, OLD)

    site.serve("/a.pdf", meanwhile)
    assert once.get(address, into=tmp_path).sha256 == sha256_bytes(OLD)
    assert len(list(tmp_path.glob("*.whole"))) == 2


def fetcher_of_another_run(fetcher: Fetcher) -> Fetcher:
    return Fetcher(fetcher.options)


def test_a_full_disk_leaves_no_rest(
    site: Site, once: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    address = site.serve("/a.pdf", versioned(OLD * 20, '"old"'))
    monkeypatch.setattr(part, "CHECKPOINT_BYTES", 1)
    monkeypatch.setattr(part, "write_atomic", full)
    with pytest.raises(OSError, match="No space"):
        once.get(address, into=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_files_that_nobody_came_for_do_not_add_up(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    address = site.serve("/a.pdf", *[versioned(OLD, '"old"')] * 3)
    answer = fetcher.get(address, into=tmp_path)
    for _ in range(2):  # runs that end before they take in what they have fetched
        for whole in tmp_path.glob("*.whole"):
            os.utime(whole, (0, 0))
        answer = fetcher.get(address, into=tmp_path)
    assert list(tmp_path.glob("*.whole")) == [answer.path]
    assert answer.sha256 == sha256_bytes(OLD)
