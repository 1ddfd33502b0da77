"""Write files and folders so that a crash leaves the old or the new, never half of either."""

import contextlib
import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_CHUNK_BYTES = 1 << 20


def sha256_file(path: Path) -> str:
    """Hex sha256 of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def sha256_bytes(data: bytes) -> str:
    """Hex sha256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def write_atomic(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: written beside it, synced, then renamed over it.

    Raises:
        OSError: It names the file; what was there before still is.
    """
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(path.parent)


def append_line(path: Path, line: bytes) -> None:
    """Add one line, whole, after whatever others are adding at the same time.

    What a crash cut short goes first; nobody was told that it was written.

    Raises:
        OSError: It names the file, and nothing was added.
    """
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b", buffering=0) as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            n_before = _n_whole_bytes(stream)
            os.ftruncate(stream.fileno(), n_before)
            try:
                _write_all(stream, _end_of_last(stream, n_before) + line.rstrip(b"\n") + b"\n")
                os.fsync(stream.fileno())
            except OSError:  # half a line of a full disk would be in everybody's way
                os.ftruncate(stream.fileno(), n_before)
                raise
        sync_folder(path.parent)


def whole_lines(data: bytes) -> bytes:
    """What ``append_line`` wrote, without a last line that was cut short or is just being written.

    A last line that lacks nothing but its end is one that a person wrote.
    """
    n_ended = data.rfind(b"\n") + 1
    return data if _is_json(data[n_ended:]) else data[:n_ended]


def _n_whole_bytes(stream: IO[bytes]) -> int:
    """Up to where the lines of a file are whole."""
    n_bytes = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, n_bytes - 1))
    if stream.read(1) in (b"", b"\n"):
        return n_bytes
    stream.seek(0)
    return len(whole_lines(stream.read()))


def _end_of_last(stream: IO[bytes], n_bytes: int) -> bytes:
    stream.seek(max(0, n_bytes - 1))
    return b"" if stream.read(1) in (b"", b"\n") else b"\n"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _write_all(stream: IO[bytes], data: bytes) -> None:
    while data:
        data = data[stream.write(data) :]


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error of the disk say what could not be written: the kernel names no open file."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            error.filename = str(path)
        raise


@contextlib.contextmanager
def replacing_file(target: Path) -> Iterator[Path]:
    """Give an empty file that takes the place of ``target`` once it has been written.

    For files that are too large to hold in memory; as ``replacing_folder`` otherwise.
    """
    with naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        clear_leftovers(target)
        draft = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        draft.touch()
        try:
            with _at_work_in(draft):
                yield draft
                sync_file(draft)
                draft.replace(target)
                sync_folder(target.parent)
        finally:
            draft.unlink(missing_ok=True)


@contextlib.contextmanager
def replacing_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``target`` once it has been filled.

    A failure leaves ``target`` as it was. What it held before goes with it. A kill leaves the old
    or the new; what else it leaves goes with the next call, or by ``clear_leftovers``.
    """
    with naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        bring_back(target)
        clear_leftovers(target)
        draft = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        draft.mkdir()
        try:
            with _at_work_in(draft):
                yield draft
                _sync_all(draft)
                _take_the_place(draft, target)
                sync_folder(target.parent)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def leftovers(target: Path) -> list[Path]:
    """Drafts beside ``target`` of processes that were killed, and what it held before them."""
    found = [
        path
        for path in (*_beside(target, _DRAFT_ENDS), *_beside(target, _FORMER_ENDS))
        if not path.is_symlink() and not _is_somebody_at_work_in(path)
    ]
    return found if target.exists() else [path for path in found if path.suffix != ".former"]


def clear_leftovers(target: Path) -> None:
    """Remove what ``leftovers`` names."""
    for path in leftovers(target):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def bring_back(target: Path) -> bool:
    """Undo a replacement that was killed while nothing stood at ``target``.

    That can be only where the file system cannot exchange two folders in one step.

    Returns:
        Whether there was something to undo.
    """
    for former in formers(target):
        if not _is_somebody_at_work_in(former):
            former.rename(target)
            sync_folder(target.parent)
            return True
    return False


def formers(target: Path) -> list[Path]:
    """What stood at ``target``, if nothing does now; ``bring_back`` may be unable to."""
    return [] if target.exists() else _beside(target, _FORMER_ENDS)


_DRAFT_ENDS = re.compile(r"[0-9a-f]{32}")
_FORMER_ENDS = re.compile(r"[0-9a-f]{32}\.former")


def _beside(target: Path, ends: re.Pattern[str]) -> list[Path]:
    head = f".{target.name}."
    try:
        beside = sorted(target.parent.iterdir())
    except OSError:
        return []
    return [
        path
        for path in beside
        if path.name.startswith(head) and ends.fullmatch(path.name.removeprefix(head))
    ]


def _take_the_place(draft: Path, target: Path) -> None:
    """Rename over nothing or an empty folder; anything else changes places with the draft."""
    if not target.exists() or not any(target.iterdir()):
        draft.replace(target)
    elif not _exchanged(draft, target):
        _take_turns(draft, target)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, if the system can: Linux, on most file systems."""
    import ctypes  # only whoever replaces a folder loads it

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))


_HERE = -100
"""``AT_FDCWD``: paths are meant from the working directory."""

_EXCHANGE = 2
"""``RENAME_EXCHANGE``."""


def _take_turns(draft: Path, target: Path) -> None:
    """In two steps: what is there steps aside, and comes back should the second one fail."""
    former = target.with_name(f".{target.name}.{uuid.uuid4().hex}.former")
    with _at_work_in(target):
        target.rename(former)
        try:
            draft.rename(target)
        except OSError:
            former.rename(target)
            raise
    shutil.rmtree(former, ignore_errors=True)


@contextlib.contextmanager
def _at_work_in(folder: Path) -> Iterator[None]:
    """Let others see that this process is alive; the mark falls with it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems lock no folders
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _is_somebody_at_work_in(folder: Path) -> bool:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(handle)


def _sync_all(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make renames inside ``folder`` survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Flush a file that a library has written."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
