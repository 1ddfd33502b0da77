"""Where snapshots lie under the index folder, and whether their files are unharmed.

::

    index/
      CURRENT                   one line: the id of the published snapshot
      CANDIDATE                 the same of one that waits to be judged, if there is one
      snapshots/<id>/           manifest.json, and the files that it names
      staging/<uuid>/           builds in progress; readers never look here
"""

import os
import weakref
from dataclasses import dataclass
from pathlib import Path

from docpipe import codec
from docpipe.errors import (
    CorruptSnapshotError,
    NewerSnapshotError,
    NoSnapshotError,
    SchemaMismatchError,
)
from docpipe.files import sha256_file
from docpipe.index.manifest import MANIFEST, SCHEMA_VERSION, Manifest
from docpipe.model import SnapshotId

CURRENT = "CURRENT"
CANDIDATE = "CANDIDATE"
_CURE = "Abhilfe: „docpipe ingest“ baut den Index neu."


def snapshot_folder(index_dir: Path, snapshot: SnapshotId) -> Path:
    """``snapshots/<id>``."""
    return index_dir / "snapshots" / snapshot


def current_id(index_dir: Path) -> SnapshotId | None:
    """The id in ``CURRENT``; ``None`` if nothing has been published."""
    return _named_in(index_dir / CURRENT)


def candidate_id(index_dir: Path) -> SnapshotId | None:
    """The snapshot that was built and is not published yet; ``None`` if there is none."""
    try:
        named, current = _named_in(index_dir / CANDIDATE), current_id(index_dir)
    except CorruptSnapshotError:
        return None  # it is made again, which costs time only
    # A crash after publishing leaves both names alike.
    return None if named == current else named


def _named_in(path: Path) -> SnapshotId | None:
    try:
        name = path.read_text("ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as exc:
        raise CorruptSnapshotError(f"{path} ist beschädigt. {_CURE}") from exc
    if not name.isalnum():
        raise CorruptSnapshotError(f"{path} ist beschädigt. {_CURE}")
    return SnapshotId(name)


def current_folder(index_dir: Path) -> Path:
    """The folder of the published snapshot.

    Raises:
        NoSnapshotError: Nothing has been published.
    """
    snapshot = current_id(index_dir)
    if snapshot is None:
        raise NoSnapshotError(
            f"In {index_dir} ist noch kein Index veröffentlicht. "
            "Abhilfe: „docpipe ingest DATEI.pdf …“ nimmt Dokumente auf und baut ihn."
        )
    return snapshot_folder(index_dir, snapshot)


def read_manifest(index_dir: Path, snapshot: SnapshotId | None = None) -> Manifest:
    """The manifest of the published snapshot, or of the one named.

    Raises:
        NoSnapshotError: Nothing has been published.
        CorruptSnapshotError: The manifest is missing, unreadable or altered.
        NewerSnapshotError: A newer docpipe wrote it.
    """
    if snapshot is None:
        return manifest_in(current_folder(index_dir))
    return manifest_in(snapshot_folder(index_dir, snapshot))


def manifest_in(folder: Path) -> Manifest:
    """The manifest in a snapshot's folder; see ``read_manifest``."""
    path = folder / MANIFEST
    try:
        data = path.read_bytes()
        _refuse_newer(path, codec.from_json(data, _Version))
        manifest = codec.from_json(data, Manifest)
    except (FileNotFoundError, SchemaMismatchError) as exc:
        raise CorruptSnapshotError(f"{path} fehlt oder ist unlesbar. {_CURE}") from exc
    if manifest.schema_version != SCHEMA_VERSION or not manifest.is_sound:
        raise CorruptSnapshotError(
            f"{path} ist verändert oder stammt von einer anderen Fassung von docpipe. {_CURE}"
        )
    return manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    schema_version: int


def _refuse_newer(path: Path, written: _Version) -> None:
    if written.schema_version > SCHEMA_VERSION:
        raise NewerSnapshotError(
            f"{path} hat eine neuere Fassung von docpipe geschrieben (Format "
            f"{written.schema_version}, bekannt ist {SCHEMA_VERSION}). Abhilfe: docpipe erneuern "
            "(pip install --upgrade docpipe) oder mit --index einen eigenen Ordner nennen."
        )


def verify_file(folder: Path, manifest: Manifest, name: str) -> Path:
    """The path of one file, once its checksum has been compared.

    Raises:
        CorruptSnapshotError: It is missing or differs.
    """
    path = folder / name
    entry = manifest.files.get(name)
    if entry is None or not path.is_file():
        raise CorruptSnapshotError(f"{path} fehlt. {_CURE}")
    if path.stat().st_size != entry.bytes or sha256_file(path) != entry.sha256:
        raise _damaged(path)
    return path


def verify_files(index_dir: Path, snapshot: SnapshotId | None = None) -> Manifest:
    """Compare every file of the published snapshot, or of the one named, with its checksum.

    Raises:
        NoSnapshotError: Nothing has been published.
        CorruptSnapshotError: A file is missing or differs.
    """
    if snapshot is None:
        return verify_folder(current_folder(index_dir))
    return verify_folder(snapshot_folder(index_dir, snapshot))


def verify_folder(folder: Path) -> Manifest:
    """``verify_files`` for any snapshot's folder."""
    manifest = manifest_in(folder)
    for name in manifest.files:
        verify_file(folder, manifest, name)
    return manifest


def glance(index_dir: Path, snapshot: SnapshotId | None = None) -> Manifest:
    """Compare sizes only: what is missing or cut short is noticed in a moment, a flipped bit not.

    Raises:
        NoSnapshotError: Nothing has been published.
        CorruptSnapshotError: A file is missing or has another size.
    """
    manifest = read_manifest(index_dir, snapshot)
    folder = snapshot_folder(index_dir, manifest.snapshot_id)
    for name, entry in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise CorruptSnapshotError(f"{path} fehlt. {_CURE}")
        if path.stat().st_size != entry.bytes:
            raise _damaged(path)
    return manifest


CHECKED_LIMIT = 16 * 2**20
"""Bytes of a file up to which its checksum is compared when it is used: some ten milliseconds."""


class OpenFiles:
    """The files of a snapshot, held open: they stay readable when a publication removes them.

    Raises:
        CorruptSnapshotError: A file is missing or has another size than the manifest says.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest
        self._handles: dict[str, int] = {}
        self.close = weakref.finalize(self, _close_all, self._handles)
        """Close all, at the latest when nobody holds this any more; what is mapped stays mapped."""
        for name, entry in manifest.files.items():
            try:
                self._handles[name] = os.open(folder / name, os.O_RDONLY)
            except FileNotFoundError as exc:
                self.close()
                raise CorruptSnapshotError(f"{folder / name} fehlt. {_CURE}") from exc
            if os.fstat(self._handles[name]).st_size != entry.bytes:
                self.close()
                raise _damaged(folder / name)

    def checked(self, name: str) -> Path:
        """A path that leads to the file even when it has been removed.

        Raises:
            CorruptSnapshotError: The snapshot has no such file, or a small one differs from its
                checksum.
        """
        if name not in self._handles:
            raise CorruptSnapshotError(f"{self._folder / name} fehlt. {_CURE}")
        path = Path(f"/dev/fd/{self._handles[name]}")
        entry = self._manifest.files[name]
        if entry.bytes <= CHECKED_LIMIT and sha256_file(path) != entry.sha256:
            raise _damaged(self._folder / name)
        return path


def _close_all(handles: dict[str, int]) -> None:
    while handles:
        os.close(handles.popitem()[1])


def _damaged(path: Path) -> CorruptSnapshotError:
    return CorruptSnapshotError(f"{path} ist beschädigt: die Prüfsumme stimmt nicht. {_CURE}")
