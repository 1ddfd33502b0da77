"""What is pruned, what never is, and that nobody notices."""

import json
import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docpipe import Workspace, ingest
from docpipe.corpus import Artefact
from docpipe.embed import EmbedOptions
from docpipe.errors import BusyError
from docpipe.index import current_id
from docpipe.locks import write_lock
from docpipe.model import SourceId
from docpipe.pipeline import verify
from docpipe.pipeline.pruning import Pruned, Sort, prune
from docpipe.settings import Settings
from tests.papers import write_good

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_LONG_AGO_S = 400 * 86_400


def _place(folder: Path) -> Workspace:
    settings = replace(Settings(), embed=EmbedOptions(model="hash:64"))
    return Workspace.open(folder / "corpus", folder / "index", settings)


def _pruned(place: Workspace, *, dry_run: bool = False) -> Pruned:
    return prune(place, NOW, dry_run=dry_run, cache=place.corpus.root.parent / "cache")


def _old(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    then = time.time() - _LONG_AGO_S
    os.utime(path, (then, then))
    return path


def _sorts(pruned: Pruned) -> list[Sort]:
    return sorted(item.sort for item in pruned.items)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A corpus with one paper in its second version."""
    place = _place(tmp_path)
    paper = tmp_path / "in" / "gut.pdf"
    paper.parent.mkdir()
    write_good(paper)
    ingest([paper], place)
    paper.write_bytes(paper.read_bytes() + b"\n% another version\n")
    ingest([paper], place)
    return place


def _former(place: Workspace) -> SourceId:
    (former,) = [one.id for one in place.corpus.sources() if one.superseded_by is not None]
    return former


def test_of_a_replaced_version_stays_what_ids_and_differences_need(place: Workspace) -> None:
    former, before = _former(place), current_id(place.index_dir)
    size = place.corpus.artefact(former, Artefact.EXTRACTION).stat().st_size
    done = _pruned(place)
    assert _sorts(done) == [Sort.SUPERSEDED, Sort.SUPERSEDED]
    assert size < done.n_bytes
    left = set(place.corpus.stamps(former))
    assert {Artefact.DOCUMENT, Artefact.RECORDS, Artefact.CHUNKS, Artefact.SUMMARY} <= left
    assert not {Artefact.EXTRACTION, Artefact.VECTORS} & left
    assert place.corpus.original_at_hand(former) is not None
    assert not verify(place).faults
    assert ingest((), place).snapshot_id == before
    assert ingest((), place).n_processed == 0
    assert not _pruned(place).items


def test_a_version_that_is_still_served_keeps_all(place: Workspace, tmp_path: Path) -> None:
    # As while the gate holds the newer version back: the index still shows the former.
    other = replace(place, index_dir=tmp_path / "other")
    sources = place.corpus.sources()
    former = _former(place)
    place.corpus.save_sources(
        replace(one, superseded_by=None) for one in sources if one.id == former
    )
    ingest((), other)
    place.corpus.save_sources(sources)
    assert not _pruned(other).items
    assert {Artefact.EXTRACTION, Artefact.VECTORS} <= place.corpus.stamps(former).keys()


def test_a_look_removes_nothing(place: Workspace) -> None:
    before = sorted(place.corpus.root.rglob("*"))
    would = _pruned(place, dry_run=True)
    assert sorted(place.corpus.root.rglob("*")) == before
    assert _pruned(place) == would


def test_leftovers_of_killed_processes_go_when_they_are_old(place: Workspace) -> None:
    root, index_dir = place.corpus.root, place.index_dir
    draft = "0123456789abcdef0123456789abcdef"
    gone = [
        _old(root / f".sources.jsonl.{draft}"),
        _old(root / "work" / _former(place) / f".records.jsonl.{draft}"),
        _old(root / "originals" / "0123456789abcdef.77.draft"),
        _old(root / "alerts" / "state" / f".key.json.{draft}"),
        _old(root / "incoming" / "0123456789abcdef01234567.part"),
        _old(index_dir / f".CURRENT.{draft}"),
    ]
    kept = [
        _old(root / "alerts" / "state" / "key.json"),
        _old(root / "originals" / "something.pdf"),
        _old(root / "incoming" / "of-somebody.txt"),
        _old(root / "reviews.jsonl", ""),
        root / f".history.jsonl.{draft}",
    ]
    kept[-1].write_text("just being written")
    (index_dir / "staging" / "half").mkdir(parents=True)
    _pruned(place)
    assert not [path for path in gone if path.exists()]
    assert [path for path in kept if not path.exists()] == []
    assert not (index_dir / "staging" / "half").exists()


def test_work_of_no_source_goes_but_not_if_the_list_is_lost(place: Workspace) -> None:
    orphan = _old(place.corpus.root / "work" / "00112233445566aa" / "records.jsonl").parent
    sources = place.corpus.sources()
    place.corpus.save_sources(())
    assert Sort.ORPHAN not in _sorts(_pruned(place))
    place.corpus.save_sources(sources)
    assert Sort.ORPHAN in _sorts(_pruned(place))
    assert not orphan.exists()


def test_snapshots_beyond_the_limit_go_never_the_published_or_the_candidate(
    place: Workspace,
) -> None:
    snapshots = place.index_dir / "snapshots"
    current = current_id(place.index_dir)
    (place.index_dir / "CANDIDATE").write_text("cafe00000000\n")
    for name in ("cafe00000000", "aaaa00000000", "bbbb00000000"):
        _old(snapshots / name / "manifest.json")
    then = time.time() - _LONG_AGO_S
    for folder in snapshots.iterdir():
        os.utime(folder, (then, then))
    _pruned(replace(place, settings=_with_snapshots(place, 1)))
    assert {path.name for path in snapshots.iterdir()} == {current, "cafe00000000"}


def _with_snapshots(place: Workspace, keep: int) -> Settings:
    return replace(place.settings, index=replace(place.settings.index, keep_snapshots=keep))


def test_reports_of_long_ago_leave_the_last_and_the_last_success_of_each_month(
    place: Workspace,
) -> None:
    folder = place.corpus.root / "reports"
    outcomes = {
        "20250301T030000Z-a1": "failed",  # older than a year, not the last
        "20250308T030000Z-a2": "unchanged",  # the last success of its month
        "20250309T030000Z-a3": "failed",  # the last of its month
        "20260301T030000Z-b1": "failed",  # within a year
        "20260302T030000Z-b2": "unchanged",
        "20260309T030000Z-b3": "published",
        "20261110T030000Z-c1": "unchanged",  # young
        "20261111T030000Z-c2": "unchanged",
    }
    for stem, outcome in outcomes.items():
        told = {"run_id": stem[-2:], "outcome": outcome, "more": 1}
        _old(folder / f"{stem}.json", json.dumps(told))
        _old(folder / f"{stem}.md")
    _old(folder / "releases.jsonl")
    _pruned(place)
    left = {path.stem[-2:] for path in folder.glob("*Z-*.json")}
    assert left == {"a2", "a3", "b1", "b3", "c1", "c2"}
    assert {path.stem[-2:] for path in folder.glob("*Z-*.md")} == left
    assert (folder / "releases.jsonl").exists()


def test_pictures_nobody_has_looked_at_go(place: Workspace) -> None:
    cache = place.corpus.root.parent / "cache"
    old, young = _old(cache / "ab" / "old.png"), cache / "ab" / "young.png"
    young.write_bytes(b"x")
    assert Sort.PICTURE in _sorts(_pruned(place))
    assert young.exists()
    assert not old.exists()


def test_nothing_is_pruned_while_somebody_writes(place: Workspace) -> None:
    with write_lock(place.corpus.root), pytest.raises(BusyError):
        _pruned(place)


def test_what_cannot_be_removed_is_told_and_the_rest_goes(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refused(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "extraction.json.gz":
            raise PermissionError(1, "not allowed", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    done = _pruned(place)
    assert [why for _, why in done.kept_back] == ["not allowed"]
    assert [Path(item.path).name for item in done.items] == ["vectors.npy"]
