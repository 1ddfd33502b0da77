"""A file on its way, kept so that an interrupted run goes on where it was cut off.

Beside ``KEY.part`` stands ``KEY.json``: the address, by which validator the server knows this
version, how many bytes are safely on disk, and their sha256. Only a strong validator lets two
answers be put together (RFC 9110, 13.1.5); without one a cut-off file is fetched anew.

The note of a complete file names it (``whole``) until somebody has taken it. If the run is killed
before, the next one asks for the last byte only: the answer tells whether the rest still holds.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import IO, NoReturn
from uuid import uuid4

from docpipe.errors import TooLargeError
from docpipe.fetch.body import is_encoded
from docpipe.fetch.trouble import AttemptError
from docpipe.files import sync_folder, write_atomic

CHECKPOINT_BYTES = 1 << 20
"""After so many the note is brought up to date: this much a loss of power costs at most."""

_STRONG_AFTER_S = 60
"""A Last-Modified this much older than the answer cannot hide a second change (RFC 7232, 2.2.2)."""

KEPT_DAYS = 30
"""After which a leftover is thrown away; whatever it was of, it is not being fetched any more."""

_TAKEN_WITHIN_S = 86_400
"""A complete file this old is nobody's any more: no run lasts so long."""

_HANDED_OVER_S = 3_600
"""Between saving a file and taking it in, if the same process does both: minutes at most."""

_READ_BYTES = 1 << 20
_KEY_LENGTH = 24
_OURS = re.compile(r"[0-9a-f]{24}(-[0-9a-f]{8})?\.(part|json|whole)")
_RANGE = re.compile(r"bytes\s+(\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", re.I | re.A)


@dataclass(frozen=True, slots=True)
class Saved:
    """A complete file."""

    path: Path
    sha256: str
    n_bytes: int


class Part:
    """The file behind one address, as far as it is here.

    Use as a context manager: nobody else writes to it meanwhile.
    """

    def __init__(self, folder: Path, address: str, max_bytes: int) -> None:
        self._folder = folder
        self._address = address
        self._served_at = ""
        self._max_bytes = max_bytes
        self._key = hashlib.sha256(address.encode()).hexdigest()[:_KEY_LENGTH]
        self._validator: str | None = None
        self._total: int | None = None
        self._n_bytes = 0
        self._digest = hashlib.sha256()
        self._is_own = False
        self._former: Path | None = None

    def __enter__(self) -> "Part":
        self._folder.mkdir(parents=True, exist_ok=True)
        stream = _locked(self._path)
        if stream is None:
            # Somebody else fetches the same at this moment: a file of one's own, for once.
            self._key = f"{self._key}-{uuid4().hex[:8]}"
            self._is_own = True
            stream = self._path.open("a+b")
        self._stream = stream
        self._recall()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep what can be gone on with; on a full disk, make room."""
        if self._stream.closed:
            return
        try:
            if self._validator is None or not self._n_bytes or isinstance(error, OSError):
                self._remove()
            else:
                self._checkpoint()
        finally:
            with contextlib.suppress(OSError):  # what could not be written has been given up
                self._stream.close()

    @property
    def _path(self) -> Path:
        return self._folder / f"{self._key}.part"

    @property
    def _note(self) -> Path:
        return self._folder / f"{self._key}.json"

    def request(self, served_at: str) -> dict[str, str]:
        """Headers that ask for the rest, if something of what is served there is here.

        Validators tell versions of one address apart, not files at different ones (RFC 9110,
        8.8.3): where a redirect leads elsewhere than before, all is fetched anew.
        """
        if self._validator is None or not self._n_bytes or served_at != self._served_at:
            return {}
        return {"Range": f"bytes={self._n_bytes}-", "If-Range": self._validator}

    def take(self, served_at: str, status: int, headers: Mapping[str, str]) -> None:
        """Get ready for a body.

        Raises:
            AttemptError: It is a piece that does not fit; the next attempt starts from zero.
            TooLargeError: It says to be larger than allowed.
        """
        is_packed = is_encoded(headers.get("content-encoding", ""))
        length = headers.get("content-length", "")
        n_coming = int(length) if length.isascii() and length.isdigit() else None
        if status == HTTPStatus.PARTIAL_CONTENT:
            self._check_range(served_at, headers, is_packed)
        else:
            self.restart()
            self._served_at = served_at
            # Of packed bytes neither the length nor the place to go on at is known.
            self._validator = None if is_packed else strong_validator(headers)
            self._total = None if is_packed else n_coming
        if max(self._total or 0, n_coming or 0) > self._max_bytes:
            self._refuse_size()

    def write(self, pieces: Iterable[bytes]) -> Saved:
        """Append a body; complete at its end.

        Raises:
            TooLargeError: It is larger than allowed.
            AttemptError: It ends too early.
        """
        noted = self._n_bytes
        for piece in pieces:
            if self._n_bytes + len(piece) > self._max_bytes:
                self._refuse_size()
            self._stream.write(piece)
            self._digest.update(piece)
            self._n_bytes += len(piece)
            if self._validator is not None and self._n_bytes - noted >= CHECKPOINT_BYTES:
                self._checkpoint()
                noted = self._n_bytes
        if self._total is not None and self._n_bytes != self._total:
            if self._n_bytes > self._total:
                self.restart()
            raise AttemptError(f"Statt {self._total} Bytes kamen {self._n_bytes}")
        return self._finish()

    def restart(self) -> None:
        """Forget what is here."""
        self._note.unlink(missing_ok=True)
        self._stream.truncate(0)
        self._validator = self._total = None
        self._n_bytes = 0
        self._digest = hashlib.sha256()

    def _check_range(self, served_at: str, headers: Mapping[str, str], is_packed: bool) -> None:
        """A piece must begin where ours ends, and be of the same version."""
        found = _RANGE.fullmatch(headers.get("content-range", "").strip())
        fits = (
            bool(self.request(served_at))
            and not is_packed
            and found is not None
            and int(found[1]) == self._n_bytes
            and self._total in (None, _number(found[3]))
            and _is_same_version(headers, self._validator)
        )
        if not fits or found is None:
            self.restart()
            raise AttemptError("Der Server setzt an einer falschen Stelle fort")
        self._total = _number(found[3])

    def _refuse_size(self) -> NoReturn:
        self.restart()
        raise TooLargeError(
            f"{self._address} liefert mehr als {self._max_bytes / 1e6:.0f} MB "
            "(Einstellung [fetch] max_bytes)."
        )

    def _recall(self) -> None:
        """Find out what an earlier run left; what does not add up is forgotten."""
        try:
            note = json.loads(self._note.read_bytes())
            n_bytes = int(note["n_bytes"])
            if note["whole"] is not None:
                self._bring_back(self._folder / note["whole"])
            usable = note["address"] == self._address and isinstance(note["validator"], str)
            digest = self._digest_of(n_bytes) if usable else None
            if digest is None or digest.hexdigest() != note["sha256"]:
                self.restart()
                return
            if note["whole"] is not None:
                n_bytes -= 1
                digest = self._digest_of(n_bytes) or digest
            self._validator, self._total = note["validator"], note["total"]
            self._served_at = note["served_at"]
        except (OSError, ValueError, KeyError, TypeError):
            self.restart()
            return
        self._stream.truncate(n_bytes)
        self._digest, self._n_bytes = digest, n_bytes

    def _bring_back(self, whole: Path) -> None:
        """Copy a complete file that nobody has taken; it stays, for somebody may be about to."""
        self._stream.truncate(0)
        with whole.open("rb") as source:
            shutil.copyfileobj(source, self._stream, _READ_BYTES)
        self._stream.flush()
        self._former = whole

    def _digest_of(self, n_bytes: int) -> "hashlib._Hash | None":
        """Of the first bytes on disk; ``None`` if there are fewer."""
        digest = hashlib.sha256()
        self._stream.seek(0)
        left = n_bytes
        while left > 0 and (piece := self._stream.read(min(left, _READ_BYTES))):
            digest.update(piece)
            left -= len(piece)
        return digest if left == 0 else None

    def _checkpoint(self, whole: Path | None = None) -> None:
        self._stream.flush()
        os.fsync(self._stream.fileno())
        note = {
            "whole": whole and whole.name,
            "address": self._address,
            "served_at": self._served_at,
            "validator": self._validator,
            "total": self._total,
            "n_bytes": self._n_bytes,
            "sha256": self._digest.hexdigest(),
        }
        write_atomic(self._note, json.dumps(note).encode())

    def _finish(self) -> Saved:
        self._stream.flush()
        os.fsync(self._stream.fileno())
        whole = self._folder / f"{self._key[:_KEY_LENGTH]}-{uuid4().hex[:8]}.whole"
        self._path.rename(whole)
        try:
            self._note_whole(whole)
        except OSError:  # on a full disk nobody would find it, and it would take up room
            whole.unlink(missing_ok=True)
            raise
        self._drop_former()
        sync_folder(self._folder)
        self._stream.close()
        return Saved(whole, self._digest.hexdigest(), self._n_bytes)

    def _drop_former(self) -> None:
        """Runs that fail one after the other would leave a copy each, and a disk that is full."""
        if self._former is not None and time.time() - self._former.stat().st_mtime > _HANDED_OVER_S:
            self._former.unlink(missing_ok=True)

    def _note_whole(self, whole: Path) -> None:
        if self._validator is None or self._is_own:
            self._note.unlink(missing_ok=True)
        else:
            self._total = self._n_bytes
            self._checkpoint(whole)

    def _remove(self) -> None:
        self._note.unlink(missing_ok=True)
        self._path.unlink(missing_ok=True)


def strong_validator(headers: Mapping[str, str]) -> str | None:
    """By which two answers can be told to be parts of the same bytes, if there is one."""
    etag = headers.get("etag", "").strip()
    if etag.startswith('"') and etag.endswith('"') and len(etag) > 1:
        return etag
    modified = headers.get("last-modified", "").strip()
    try:
        age = parsedate_to_datetime(headers.get("date", "")) - parsedate_to_datetime(modified)
    except (ValueError, TypeError, OverflowError):
        return None
    return modified if age.total_seconds() >= _STRONG_AFTER_S else None


def clear_leftovers(folder: Path, now: datetime, *, all_taken: bool = False) -> None:
    """Throw away what runs left there that never came back for it, and notes of files taken.

    Args:
        folder: Where files are fetched into.
        now: The time.
        all_taken: A run has just taken all that it needed: complete files of earlier ones go, too.
    """
    for path in folder.glob("*"):
        if not _OURS.fullmatch(path.name):
            continue
        with contextlib.suppress(FileNotFoundError):  # another run was quicker
            age_s = now.timestamp() - path.stat().st_mtime
            is_left = all_taken and path.suffix == ".whole" and age_s > _TAKEN_WITHIN_S
            if age_s > KEPT_DAYS * 86_400 or is_left or _names_nothing(path):
                path.unlink()


def _names_nothing(path: Path) -> bool:
    """Whether it is the note of a complete file that has been taken."""
    if path.suffix != ".json":
        return False
    try:
        whole = json.loads(path.read_bytes())["whole"]
    except (ValueError, KeyError, TypeError):
        return False
    return whole is not None and not (path.parent / whole).exists()


def _is_same_version(headers: Mapping[str, str], validator: str | None) -> bool:
    """Whether a piece names no other version than the one asked for."""
    name = "etag" if (validator or "").startswith('"') else "last-modified"
    return headers.get(name, validator) == validator


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _locked(path: Path) -> IO[bytes] | None:
    """Open a file that nobody else has open in this way; ``None`` if somebody has."""
    while True:
        stream = path.open("a+b")
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(stream.fileno()), path.stat()):
                return stream
        except BlockingIOError:
            stream.close()
            return None
        except FileNotFoundError:
            pass  # finished and taken away by its former owner a moment ago
        stream.close()
