"""One writer at a time, and who that is.

The lock is ``flock`` on ``FOLDER/.lock``: it falls with its process, however that ends, so no lock
is ever stale. Who holds it stands in the file, for people only: a note that a killed process left
behind blocks nobody. Over NFS Linux turns ``flock`` into a lock of the server, which holds between
machines unless the folder is mounted with ``local_lock``; then the other machine is noticed by its
note alone, and only warned of.

Who needs several takes them in this order: runs, corpus, index; alerts by themselves.
"""

import contextlib
import errno
import fcntl
import json
import logging
import os
import re
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from docpipe.errors import BusyError

NAME = ".lock"

_LOOK_EVERY_S = 0.2
"""Seconds between two tries at a lock that somebody else holds."""

_NOTE_BYTES = 4096
"""More than a note ever has; what else stands in the file is none."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock, as the file says. ``command`` has no arguments: they may be private."""

    pid: int
    host: str
    command: str
    since: str


@contextlib.contextmanager
def write_lock(folder: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Hold the one write lock of ``folder``; it falls with the process, whatever happens.

    Args:
        folder: What is written to.
        wait_s: For how long to wait while another process holds it.

    Raises:
        BusyError: Another process holds it, still.
    """
    deadline = time.monotonic() + wait_s
    with _held(folder, deadline) as stream:
        _warn_of_other_host(folder, _noted(stream))
        _note(stream, json.dumps(asdict(_self())))
        try:
            yield
        finally:
            _note(stream, "")


def _held(folder: Path, deadline: float) -> IO[str]:
    """The lock file, locked."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as opened:
            # Not "w", which would empty the note of whoever holds it.
            stream = opened.enter_context((folder / NAME).open("a+", encoding="utf-8"))
            _wait_for(stream, folder, deadline)
            if _is_that_of(folder, stream):
                opened.pop_all()
                return stream
        # The whole folder was replaced while we waited: another lock counts now.


def _wait_for(stream: IO[str], folder: Path, deadline: float) -> None:
    while not _locked(stream):
        if time.monotonic() >= deadline:
            raise BusyError(_busy(folder, holder(folder)))
        time.sleep(_LOOK_EVERY_S)


def _is_that_of(folder: Path, stream: IO[str]) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), (folder / NAME).stat())
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def reading_lock(folder: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Keep writers away from ``folder``; on a disk that is read-only there are none.

    A disk that fails is often mounted read-only: then above all it must be possible to copy it.

    Args:
        folder: What is read as a whole.
        wait_s: For how long to wait while another process writes.

    Raises:
        BusyError: Another process writes, still.
    """
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(write_lock(folder, wait_s=wait_s))
        except OSError as error:
            if error.errno != errno.EROFS:
                raise
        yield


def holder(folder: Path) -> Holder | None:
    """Who the note in a lock file names; that process may have been killed since."""
    try:
        with (folder / NAME).open(encoding="utf-8") as stream:
            return _noted(stream)
    except OSError:
        return None


def _noted(stream: IO[str]) -> Holder | None:
    stream.seek(0)
    try:
        return Holder(**json.loads(stream.read(_NOTE_BYTES)))
    except (ValueError, TypeError):  # empty, half written, or not ours
        return None


def _self() -> Holder:
    return Holder(
        pid=os.getpid(),
        host=socket.gethostname(),
        command=command_of(sys.argv),
        since=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def command_of(arguments: Sequence[str]) -> str:
    """Program and command: ``docpipe --corpus X ingest Y`` is ``docpipe ingest``."""
    program = Path(arguments[0]).name if arguments else ""
    if program == "__main__.py":
        program = Path(arguments[0]).parent.name
    previous = ""
    for word in arguments[1:]:
        is_value = previous.startswith("--") and "=" not in previous
        if not is_value and re.fullmatch(r"[a-z][a-z-]{1,20}", word):
            return f"{program} {word}"
        previous = word
    return program


def _note(stream: IO[str], text: str) -> None:
    """The note is for people: a full disk does not keep anybody from working."""
    with contextlib.suppress(OSError):
        os.ftruncate(stream.fileno(), 0)
        os.write(stream.fileno(), text.encode())


def _busy(folder: Path, known: Holder | None) -> str:
    cure = "Bitte warten, bis er fertig ist; --wait SEKUNDEN wartet von selbst."
    if known is None or not _may_live(known):
        return f"In {folder} schreibt gerade ein anderer Lauf. {cure}"
    return (
        f"In {folder} schreibt gerade ein anderer Lauf: „{known.command}“, Prozess {known.pid} auf "
        f"{known.host}, seit {known.since}. {cure}"
    )


def _may_live(known: Holder) -> bool:
    """Whether the note can be true: a process that is gone left it behind."""
    if known.host != socket.gethostname():
        return True
    try:
        os.kill(known.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _warn_of_other_host(folder: Path, known: Holder | None) -> None:
    if known is not None and known.host != socket.gethostname():
        _LOG.warning(
            "%s: %s (Prozess %d auf %s, seit %s) hat diesen Ordner nicht ordentlich verlassen. "
            "Läuft er noch, so gelten Sperren zwischen den beiden Rechnern nicht.",
            folder,
            known.command,
            known.pid,
            known.host,
            known.since,
        )


def _locked(stream: IO[str]) -> bool:
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
