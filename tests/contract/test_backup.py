"""A corpus kept in one file, and back."""

import io
import tarfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from docpipe import Workspace, ingest
from docpipe.embed import EmbedOptions
from docpipe.errors import BusyError, CorpusError
from docpipe.locks import write_lock
from docpipe.pipeline import backup as backing
from docpipe.pipeline.backup import MANIFEST, backup, restore
from docpipe.settings import Settings
from tests.papers import write_good

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    ingest([str(write_good(tmp_path / "in" / "gut.pdf"))], place)
    return place


@pytest.mark.parametrize("with_work", [False, True])
@pytest.mark.parametrize("name", ["sicherung.tar", "sicherung.tar.gz"])
def test_what_comes_back_gives_the_same_index(
    place: Workspace, tmp_path: Path, name: str, with_work: bool
) -> None:
    archive = tmp_path / "b" / name
    kept = backup(place, archive, with_work=with_work)
    assert any(one.startswith("work/") for one in kept.files) is with_work
    assert restore(archive, tmp_path / "neu") == kept
    other = Workspace.open(tmp_path / "neu", tmp_path / "neuer-index", SETTINGS)
    report = ingest((), other)
    assert report.snapshot_id == ingest((), place).snapshot_id
    assert (report.n_processed == 0) is with_work
    assert not list(archive.parent.glob(".*"))


def test_equal_content_gives_equal_bytes(place: Workspace, tmp_path: Path) -> None:
    for name in ("a.tar.gz", "b.tar.gz"):
        backup(place, tmp_path / name)
    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()


def test_nothing_is_replaced_unasked_and_nothing_before_all_is_checked(
    place: Workspace, tmp_path: Path
) -> None:
    archive = tmp_path / "b.tar"
    backup(place, archive)
    before = place.corpus.sources()
    with pytest.raises(CorpusError, match="--replace"):
        restore(archive, place.corpus.root)
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    for spoiled in (bytes(data), bytes(data[: len(data) // 2]), b"", b"kein Archiv" * 99):
        archive.write_bytes(spoiled)
        with pytest.raises(CorpusError, match="beschädigt"):
            restore(archive, place.corpus.root, replace=True)
        assert place.corpus.sources() == before
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_a_corpus_that_is_there_is_replaced_whole(place: Workspace, tmp_path: Path) -> None:
    backup(place, tmp_path / "b.tar")
    (place.corpus.root / "fremd.txt").write_text("von gestern")
    restore(tmp_path / "b.tar", place.corpus.root, replace=True)
    assert not (place.corpus.root / "fremd.txt").exists()
    assert len(place.corpus.sources()) == 1


@pytest.mark.parametrize("name", ["../draussen", "/tmp/draussen", "a/../../draussen"])  # noqa: S108 - hostile on purpose
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        member = tarfile.TarInfo(name)
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    with pytest.raises(CorpusError, match="gehört nicht hinein"):
        restore(tmp_path / "b.tar", tmp_path / "neu")
    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE])
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        member = tarfile.TarInfo("sources.jsonl")
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)
    with pytest.raises(CorpusError, match="gehört nicht hinein"):
        restore(tmp_path / "b.tar", tmp_path / "neu")


def test_a_newer_format_names_the_cure(tmp_path: Path) -> None:
    data = b'{"schema_version": 99}'
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        member = tarfile.TarInfo(MANIFEST)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    with pytest.raises(CorpusError, match="docpipe erneuern"):
        restore(tmp_path / "b.tar", tmp_path / "neu")


def test_a_backup_waits_for_nobody_unasked_and_leaves_nothing_behind(
    place: Workspace, tmp_path: Path
) -> None:
    with place.corpus.lock(), pytest.raises(BusyError):
        backup(place, tmp_path / "b.tar")
    with pytest.raises(CorpusError, match=r"\.tar"):
        backup(place, tmp_path / "b.zip")
    assert not (tmp_path / "b.tar").exists()


@pytest.mark.parametrize("part", ["", "reports", "alerts"])
def test_a_corpus_that_is_written_to_is_not_replaced(tmp_path: Path, part: str) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "reviews.jsonl").write_text("kept\n")
    with write_lock(root / part), pytest.raises(BusyError):
        restore(tmp_path / "any.tar", root, replace=True)
    assert (root / "reviews.jsonl").read_text() == "kept\n"


@pytest.mark.parametrize(("name", "matters"), [("alerts/outbox/1.json", False), ("a.jsonl", True)])
def test_only_a_notice_may_leave_while_a_backup_is_made(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, matters: bool
) -> None:
    """Notices are sent under a lock of their own."""
    listed = [name, *backing._names(place.corpus.root, with_work=False)]
    monkeypatch.setattr(backing, "_names", lambda *_, **__: listed)
    with pytest.raises(FileNotFoundError) if matters else nullcontext():
        assert set(backup(place, tmp_path / "b.tar").files) == set(listed) - {name}


def test_a_file_that_cannot_fit_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    member = tarfile.TarInfo("originals/huge.pdf")
    member.size = 1 << 60
    (tmp_path / "huge.tar").write_bytes(member.tobuf(tarfile.GNU_FORMAT) + b"\0" * 1024)
    with pytest.raises(OSError, match="space"):
        restore(tmp_path / "huge.tar", tmp_path / "corpus")
    assert [path.name for path in tmp_path.iterdir()] == ["huge.tar"]
