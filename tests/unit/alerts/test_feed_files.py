"""Feeds as files: nothing is lost, nothing stands there twice."""

import json
from dataclasses import replace
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest
from lxml import etree

from docpipe.alerts import Channel, Notice
from docpipe.alerts.feed_files import PAGE, FeedSender, read_batches
from docpipe.alerts.shapes import Kind
from docpipe.errors import DeliveryError
from tests.unit.alerts.test_mail import NOTICE, TOLD

BASE = "https://beispiel.example"


def notice(number: int, n: int, kind: Kind = Kind.NEW) -> Notice:
    """The ``number``-th notice, with ``n`` records."""
    told = tuple(
        replace(TOLD, kind=kind, id=f"x:r{number}-{one}", born=f"x:r{number}-{one}")
        for one in range(n)
    )
    return replace(
        NOTICE,
        id=f"{number:020x}",
        channel=Channel.FILE,
        told=told,
        until=f"2026-03-{number:02}T06:00:00+00:00",
    )


@pytest.fixture
def sender(tmp_path: Path) -> FeedSender:
    return FeedSender(tmp_path, base=BASE, author="Stadt Musterau")


def ids(folder: Path, name: str) -> list[str]:
    """The entries of a page and of all archives behind it."""
    found: list[str] = []
    while name:
        read = feedparser.parse((folder / name).read_bytes())
        assert not read.bozo, read.get("bozo_exception")
        found += [entry.id.rpartition(":")[2] for entry in read.entries]
        links = [link.href for link in read.feed.links if link.rel == "prev-archive"]
        name = links[0] if links else ""
    return found


def test_the_latest_stands_first_in_atom_and_json(sender: FeedSender, tmp_path: Path) -> None:
    for number in (1, 2):
        sender.send(notice(number, 2), "wohnen")
    folder = tmp_path / "wohnen"
    assert ids(folder, "feed.atom") == ["r2-0", "r2-1", "r1-0", "r1-1"]
    said = json.loads((folder / "feed.json").read_bytes())
    assert [one["id"].rpartition(":")[2] for one in said["items"]] == ids(folder, "feed.atom")
    assert said["items"][0]["url"] == f"{BASE}/records/x%3Ar2-0"
    assert TOLD.quote in said["items"][0]["content_text"]


def test_the_same_notice_twice_stands_there_once(sender: FeedSender, tmp_path: Path) -> None:
    for _ in range(2):
        sender.send(notice(1, 3), "wohnen")
    assert ids(tmp_path / "wohnen", "feed.atom") == ["r1-0", "r1-1", "r1-2"]


def test_a_line_that_a_crash_cut_short_is_written_again(sender: FeedSender, tmp_path: Path) -> None:
    sender.send(notice(1, 1), "wohnen")
    path = tmp_path / "wohnen" / "told.jsonl"
    path.write_bytes(path.read_bytes() + b'{"notice":"00000000000000000002","ti')
    sender.send(notice(2, 1), "wohnen")
    assert ids(tmp_path / "wohnen", "feed.atom") == ["r2-0", "r1-0"]
    assert len(read_batches(tmp_path / "wohnen")) == 2


def test_archives_hold_what_the_first_page_does_not(sender: FeedSender, tmp_path: Path) -> None:
    folder = tmp_path / "wohnen"
    expected: list[str] = []
    archived = b""
    for number in range(1, 10):
        sender.send(notice(number, 60), "wohnen")
        expected = [f"r{number}-{n}" for n in range(60)] + expected
        if (folder / "archive-0001.atom").exists():
            now = (folder / "archive-0001.atom").read_bytes()
            assert archived in (b"", now), "an archive never changes"
            archived = now
    assert ids(folder, "feed.atom") == expected
    assert len(feedparser.parse((folder / "feed.atom").read_bytes()).entries) >= PAGE
    tree = etree.fromstring(archived)
    assert tree.find("{http://purl.org/syndication/history/1.0}archive") is not None
    following, found = "feed.json", []
    while following:
        page = json.loads((folder / following).read_bytes())
        found += [one["id"].rpartition(":")[2] for one in page["items"]]
        following = page.get("next_url", "")
    assert found == expected


def test_what_changed_or_went_says_so(sender: FeedSender, tmp_path: Path) -> None:
    sender.send(notice(1, 1), "wohnen")
    sender.send(notice(2, 1, Kind.GONE), "wohnen")
    first = feedparser.parse((tmp_path / "wohnen" / "feed.atom").read_bytes()).entries[0]
    assert first.title.startswith("Nicht mehr im Bestand: Empfehlung")
    assert first.updated == "2026-03-02T06:00:00+00:00"
    assert "records" not in first.content[0].value


def test_with_an_address_pages_refer_to_each_other_by_it(tmp_path: Path) -> None:
    sender = FeedSender(tmp_path, url="https://beispiel.example/abo/", author="Stadt")
    sender.send(notice(1, 260), "wohnen")
    read = feedparser.parse((tmp_path / "wohnen" / "feed.atom").read_bytes())
    links = {link.rel: link.href for link in read.feed.links}
    assert links["self"] == "https://beispiel.example/abo/wohnen/feed.atom"
    assert links["prev-archive"] == "https://beispiel.example/abo/wohnen/archive-0001.atom"


def test_a_folder_that_cannot_be_written_lets_the_notice_wait(tmp_path: Path) -> None:
    (tmp_path / "belegt").write_text("keine Mappe", encoding="utf-8")
    sender = FeedSender(tmp_path / "belegt", author="Stadt")
    with pytest.raises(DeliveryError, match="kann nicht geschrieben werden"):
        sender.send(notice(1, 1), "wohnen")
