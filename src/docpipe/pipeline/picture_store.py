"""Pictures kept in the user's cache folder: whoever needs one again does not draw it again."""

import logging
import os
import threading
from pathlib import Path

from docpipe.files import write_atomic

_LOG = logging.getLogger(__name__)

_KEEP = 0.8  # of the room, once it is full: clearing up costs a look at every file
_END_OF_PNG = b"IEND\xaeB`\x82"


def cache_folder() -> Path:
    """Where docpipe may keep what it can make again: ``$XDG_CACHE_HOME/docpipe``."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "docpipe"


class PictureStore:
    """PNG files under keys, the longest unused dropped when there is no more room.

    Several processes may share the folder. Whatever goes wrong with it costs time, nothing else:
    a file that cannot be written, read or trusted counts as absent.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._n_bytes: int | None = None  # not looked yet
        self._warned = False

    def get(self, key: str) -> bytes | None:
        """The picture under a key, whole."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            if not data.endswith(_END_OF_PNG):
                return None
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep a picture."""
        if len(data) > self._max_bytes:
            return
        try:
            write_atomic(self._path(key), data)
            self._grown(len(data))
        except OSError as error:
            if not self._warned:
                _LOG.warning("pictures of pages are not kept: %s", error)
            self._warned = True

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.png"

    def _grown(self, n_bytes: int) -> None:
        with self._lock:
            if self._n_bytes is None:
                self._n_bytes = sum(size for _, size, _ in self._files())
            else:
                self._n_bytes += n_bytes
            if self._n_bytes > self._max_bytes:
                self._n_bytes = self._cleared()

    def _cleared(self) -> int:
        files = sorted(self._files())
        left = sum(size for _, size, _ in files)
        for _, size, path in files:
            if left <= _KEEP * self._max_bytes:
                break
            path.unlink(missing_ok=True)
            left -= size
        return left

    def _files(self) -> list[tuple[int, int, Path]]:
        """When last used, size and path of every picture."""
        found: list[tuple[int, int, Path]] = []
        for path in self._folder.glob("*/*.png"):
            try:
                known = path.stat()
            except FileNotFoundError:  # another process clears up as well
                continue
            found.append((known.st_mtime_ns, known.st_size, path))
        return found
