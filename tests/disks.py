"""Disks that cannot be written to, for tests."""

import contextlib
import errno
import os
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from unittest import mock


@contextlib.contextmanager
def small_files(n_bytes: int) -> Iterator[None]:
    """A full disk: no file may grow beyond so many bytes; what still fits is written."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, hard))  # Python ignores the signal
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def read_only(code: int = errno.EROFS, folder: Path = Path()) -> Iterator[None]:
    """A disk that is mounted read-only at a folder, or (``EACCES``) folders of somebody else."""
    real_open, real_mkdir = Path.open, Path.mkdir

    def _is_below(path: Path) -> bool:
        return path.resolve().is_relative_to(folder.resolve())

    def opened(self: Path, mode: str = "r", *args: Any, **more: Any) -> IO[Any]:  # noqa: ANN401 - as pathlib's own
        if set(mode) & set("wax+") and _is_below(self):
            raise OSError(code, os.strerror(code), str(self))
        return real_open(self, mode, *args, **more)

    def made(self: Path, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as pathlib's own
        if not self.is_dir() and _is_below(self):
            raise OSError(code, os.strerror(code), str(self))
        real_mkdir(self, *args, **more)

    with mock.patch.object(Path, "open", opened), mock.patch.object(Path, "mkdir", made):
        yield
