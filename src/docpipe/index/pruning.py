"""Snapshots that nobody needs any more, and builds that were cut off."""

import shutil
from pathlib import Path

from docpipe.errors import CorruptSnapshotError
from docpipe.index.place import candidate_id, current_id


def superfluous(index_dir: Path, keep: int) -> tuple[Path, ...]:
    """Folders of snapshots beyond the ``keep`` latest, and of builds in progress.

    The published one and the candidate always stay; if it cannot be said which that is, all do.
    The caller holds the write lock of the index, which says that no build is in progress.
    """
    try:
        needed = {current_id(index_dir), candidate_id(index_dir)}
    except CorruptSnapshotError:
        return ()
    if None in needed and len(needed) == 1:
        return ()  # nothing is published: whoever is at work here has only begun
    others = [path for path in _folders(index_dir / "snapshots") if path.name not in needed]
    others.sort(key=lambda folder: (folder.stat().st_mtime_ns, folder.name), reverse=True)
    return (*others[max(0, keep - 1) :], *_folders(index_dir / "staging"))


def remove_snapshot(folder: Path) -> None:
    """Remove one of them; the manifest first, so that half a snapshot is never taken for one."""
    (folder / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(folder)


def _folders(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []
