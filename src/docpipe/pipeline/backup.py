"""The corpus as one file, and back: what cannot be made again, with a checksum for each file.

A backup holds originals, lists, history, verdicts, alerts and reports. Artefacts in ``work`` are
made again by the next ``ingest``; they are left out unless asked for. The last member of the
archive is ``manifest.json``: an archive that was cut off has none. Members are sorted and carry no
times, so that equal content gives equal bytes.
"""

import contextlib
import errno
import gzip
import hashlib
import io
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from docpipe import codec
from docpipe._version import __version__
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.files import bring_back, replacing_file, replacing_folder
from docpipe.locks import reading_lock, write_lock
from docpipe.pipeline.workspace import Workspace

SCHEMA_VERSION = 1
MANIFEST = "manifest.json"

_ON_THE_WAY = "incoming"
_MADE_AGAIN = "work"
_ALERTS = "alerts"
_PIECE_BYTES = 1 << 20
_MAX_MANIFEST_BYTES = 500_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of a backup."""

    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupManifest:
    """What an archive holds; ``files`` by path relative to the corpus."""

    schema_version: int
    docpipe_version: str
    with_work: bool
    files: dict[str, Entry]

    @property
    def n_bytes(self) -> int:
        """Of all files together."""
        return sum(entry.n_bytes for entry in self.files.values())


def backup(
    place: Workspace, target: Path, *, with_work: bool = False, wait_s: float = 0
) -> BackupManifest:
    """Write the corpus into an archive; no run writes to it meanwhile, readers go on.

    Args:
        place: Whose corpus.
        target: Name ending in ``.tar`` or ``.tar.gz``; what is there is replaced in the end.
        with_work: Artefacts as well: larger, but nothing has to be read again.
        wait_s: For how long to wait for a run in progress.

    Raises:
        CorpusError: There is nothing to keep, or the name says no format.
        BusyError: Another process writes.
    """
    root = place.corpus.root
    if not root.is_dir():
        raise CorpusError(f"{root} gibt es nicht. Ist --corpus richtig?")
    is_packed = _is_packed(target)
    with reading_lock(root, wait_s=wait_s):
        names = sorted(_names(root, with_work=with_work))
        if not names:
            raise CorpusError(f"In {root} liegt nichts, was zu sichern wäre.")
        with replacing_file(target) as draft, _writing(draft, is_packed=is_packed) as archive:
            files = dict(_added(archive, root, names))
            manifest = BackupManifest(
                schema_version=SCHEMA_VERSION,
                docpipe_version=__version__,
                with_work=with_work,
                files=files,
            )
            data = codec.to_json(manifest)
            archive.addfile(_member(MANIFEST, len(data)), io.BytesIO(data))
    return manifest


def _is_packed(path: Path) -> bool:
    if not path.name.endswith((".tar", ".tar.gz")):
        raise CorpusError(f"{path.name} muss auf .tar oder .tar.gz enden.")
    return path.name.endswith(".gz")


def _names(root: Path, *, with_work: bool) -> Iterator[str]:
    """Files that are kept: no locks, no drafts, and nothing that lies elsewhere."""
    left_out = {_ON_THE_WAY} if with_work else {_ON_THE_WAY, _MADE_AGAIN}
    for parent, folders, names in os.walk(root):
        here = Path(parent).relative_to(root)
        if here == Path():
            folders[:] = [name for name in folders if name not in left_out]
        for name in names:
            is_passing = name.startswith(".") or name.endswith(".draft")
            if (
                not is_passing
                and Path(parent, name).is_file()
                and not Path(parent, name).is_symlink()
            ):
                yield (here / name).as_posix()


@contextlib.contextmanager
def _writing(path: Path, *, is_packed: bool) -> Iterator[tarfile.TarFile]:
    with contextlib.ExitStack() as opened:
        stream: IO[bytes] = opened.enter_context(path.open("wb"))
        if is_packed:
            packed = gzip.GzipFile(filename="", mode="wb", fileobj=stream, compresslevel=5, mtime=0)
            stream = cast("IO[bytes]", opened.enter_context(packed))
        archive = tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - below
        yield opened.enter_context(archive)


def _added(
    archive: tarfile.TarFile, root: Path, names: Iterable[str]
) -> Iterator[tuple[str, Entry]]:
    for name in names:
        try:
            entry = _add(archive, name, root / name)
        except FileNotFoundError:
            # A notice that has been sent meanwhile: deliveries have a lock of their own.
            if not name.startswith(f"{_ALERTS}/"):
                raise
        else:
            yield name, entry


def _add(archive: tarfile.TarFile, name: str, path: Path) -> Entry:
    """Add a file as it is when it is opened, whatever takes its place meanwhile."""
    with path.open("rb") as stream:
        hashed = _Hashed(stream)
        member = _member(name, os.fstat(stream.fileno()).st_size)
        archive.addfile(member, hashed)
    return Entry(sha256=hashed.digest.hexdigest(), n_bytes=member.size)


class _Hashed(io.RawIOBase):
    """Passes bytes on and takes their sha256."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.digest.update(data)
        return data


def _member(name: str, n_bytes: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = n_bytes
    member.mode = 0o644
    return member


# Back ----------------------------------------------------------------------------------------


def restore(
    archive: Path, root: Path, *, replace: bool = False, wait_s: float = 0
) -> BackupManifest:
    """Put a backup where a corpus shall be; checked as a whole before anything is replaced.

    Killed at any moment, it leaves the corpus that was there or the one of the backup.

    Args:
        archive: As ``backup`` wrote it.
        root: The folder of the corpus.
        replace: Whether a corpus that is there may go; it is removed as the last thing.
        wait_s: For how long to wait while somebody writes to the corpus that shall be replaced.

    Raises:
        CorpusError: The archive is none, is damaged or hostile, or ``root`` holds something.
        BusyError: Somebody writes to the corpus that shall be replaced, still.
        OSError: There is no room for what the archive claims to hold.
    """
    bring_back(root)
    if root.exists() and (not root.is_dir() or any(root.iterdir())) and not replace:
        raise CorpusError(
            f"{root} ist nicht leer. Mit --replace wird ersetzt, was dort liegt; sonst mit "
            "--corpus einen neuen Ordner nennen."
        )
    with contextlib.ExitStack() as held:
        # Nobody writes to what is replaced: neither a run nor a command nor a delivery.
        for folder in (root / "reports", root, root / _ALERTS):
            if folder.is_dir() and any(folder.iterdir()):
                held.enter_context(write_lock(folder, wait_s=wait_s))
        draft = held.enter_context(replacing_folder(root))
        return _unpacked(archive, draft)


def _unpacked(archive: Path, folder: Path) -> BackupManifest:
    try:
        with tarfile.open(archive, mode="r|*") as members:
            manifest, found = _members(archive, members, folder)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise _broken(archive, str(exc)) from exc
    except FileNotFoundError as exc:
        raise CorpusError(f"{archive} gibt es nicht.") from exc
    if manifest is None:
        raise _broken(archive, "das Ende fehlt")
    for name in sorted(manifest.files.keys() | found.keys()):
        if manifest.files.get(name) != found.get(name):
            raise _broken(archive, f"{name} weicht von der Prüfsumme ab")
    return manifest


def _members(
    archive: Path, members: tarfile.TarFile, folder: Path
) -> tuple[BackupManifest | None, dict[str, Entry]]:
    """Save all files below a fresh folder; the manifest must be the last member."""
    found: dict[str, Entry] = {}
    manifest: BackupManifest | None = None
    for member in members:
        is_plain = member.isreg() and not member.issparse()  # a sparse one is small until unpacked
        content = members.extractfile(member) if is_plain else None
        if manifest is not None or content is None or not _is_inside(member.name):
            raise _broken(archive, f"{member.name} gehört nicht hinein")
        if member.name == MANIFEST:
            manifest = _read_manifest(archive, content, member.size)
        else:
            _require_room(folder, member.size)
            found[member.name] = _save(content, folder / member.name)
    return manifest, found


def _require_room(folder: Path, n_bytes: int) -> None:
    """Say at once what would otherwise fill the disk for everybody first."""
    if n_bytes > shutil.disk_usage(folder.parent).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and name == path.as_posix()


def _read_manifest(archive: Path, content: IO[bytes], n_bytes: int) -> BackupManifest:
    if n_bytes > _MAX_MANIFEST_BYTES:
        raise _broken(archive, "das Verzeichnis ist zu groß")
    data = content.read()
    try:
        version = codec.from_json(data, dict[str, object]).get("schema_version")
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise CorpusError(
                f"{archive} stammt von einer neueren Fassung von docpipe. Bitte docpipe erneuern."
            )
        return codec.from_json(data, BackupManifest)
    except SchemaMismatchError as exc:
        raise _broken(archive, "das Verzeichnis ist unlesbar") from exc


def _save(content: IO[bytes], path: Path) -> Entry:
    digest, n_bytes = hashlib.sha256(), 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        while piece := content.read(_PIECE_BYTES):
            stream.write(piece)
            digest.update(piece)
            n_bytes += len(piece)
        stream.flush()
        os.fsync(stream.fileno())
    return Entry(sha256=digest.hexdigest(), n_bytes=n_bytes)


def _broken(archive: Path, why: str) -> CorpusError:
    return CorpusError(
        f"{archive} ist keine Sicherung von docpipe oder beschädigt: {why}. "
        "Es ist nichts verändert worden."
    )
