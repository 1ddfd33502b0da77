"""Run one function in a child process that may crash, hang or eat memory without harm.

PDF libraries abort the whole process on hostile files, so each document gets a process of its
own. Starting an interpreter and importing the libraries costs half a second, so a *nursery*
process does both once and forks a child for every call::

    caller ── request ──▶ nursery ── fork ──▶ child (limits set, runs the function)
           ◀── reply ───           ◀── pipe ──
                                   (time asked for, then the answer)

The nursery is single-threaded and never runs the function itself, which is what makes the fork
safe. It kills the child at the wall-clock limit, and when the caller is gone. A child that turns
to a program whose time is limited by itself asks for that time first (``ask_for_time``), and
starts it so that it dies with the child (``die_with_parent``). ``multiprocessing``
has a fork server too, but it re-imports the caller's main script and cannot tell what a child
used (docs/adr/0003).
"""

import contextlib
import ctypes
import errno
import importlib
import os
import pickle
import resource
import select
import signal
import struct
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, TypeVar

from docpipe.errors import (
    CorruptError,
    DocpipeError,
    ExtractionTimeoutError,
    InternalError,
    LostChildError,
    MemoryLimitError,
    SourceError,
)

T = TypeVar("T")

_HEADER = struct.Struct("!QidQ")  # payload bytes, wait status, CPU seconds, peak memory bytes
_LENGTH = struct.Struct("!Q")
# What the child writes: seconds that it asks for, any number of times, then its answer.
_MORE_TIME = struct.Struct("!cd")
_TIME_SIGN, _ANSWER_SIGN = b"+", b"="
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)  # loaded here: between fork and exec nothing may be loaded
# A full or failing disk says nothing about the file, and may heal.
_MACHINE_ERRORS = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EIO,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.EMFILE,
        errno.ENFILE,
    }
)
_TIMED_OUT = -1  # stands for the wait status of a child killed at the wall-clock limit
# The allocators of pdfium and of the C library end the process by these when memory runs out.
_OUT_OF_MEMORY_SIGNALS = frozenset({signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGKILL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one call may use.

    Attributes:
        memory_bytes: Address space. Above what a 600-page book needs, far below what a
            decompression bomb asks for.
        cpu_s: CPU seconds.
        wall_s: Seconds on the clock; more than ``cpu_s``, so that a busy machine is no error.
    """

    memory_bytes: int = 1_500_000_000
    cpu_s: int = 120
    wall_s: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What one call used, as the operating system counts it."""

    cpu_s: float
    peak_bytes: int


_to_nursery: int | None = None  # the child's end of the pipe; none outside a sandbox


def ask_for_time(*, wall_s: float, cpu_s: int) -> None:
    """Extend the time limits of the call that runs in this sandbox; elsewhere there are none."""
    if _to_nursery is None:
        return
    os.write(_to_nursery, _MORE_TIME.pack(_TIME_SIGN, wall_s))
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (soft + cpu_s, hard))


def die_with_parent() -> None:
    """Ask the kernel to kill this process when the one that forked it ends, however it ends."""
    parent = os.getppid()
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before we could ask
        os._exit(0)


class Sandbox:
    """One nursery; calls run one after the other. Use one sandbox for each worker thread."""

    def __init__(self, preload: Iterable[str] = ()) -> None:
        """Remember which modules the nursery imports before its first fork.

        ``module:function`` is called as well: what it loads, every child has.
        """
        self._preload = tuple(preload)
        self._nursery: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the nursery and any child that still runs."""
        if self._nursery is None:
            return
        nursery, self._nursery = self._nursery, None
        for pipe in (nursery.stdin, nursery.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        nursery.wait()

    def run(self, function: Callable[..., T], /, *args: object, limits: Limits) -> tuple[T, Usage]:
        """Call a module-level ``function`` in a fresh child; arguments and result are pickled.

        Raises:
            ExtractionTimeoutError: A time limit was reached.
            MemoryLimitError: The memory limit was reached.
            CorruptError: The child crashed.
            LostChildError: The nursery was ended from outside.
            OSError: The machine is at fault: a full or failing disk.
            InternalError: The function raised something that is no ``DocpipeError``.
            DocpipeError: Whatever of this family the function raised.
        """
        payload, status, usage = self._exchange(pickle.dumps((function, args, limits)))
        if status != 0 or not payload:
            raise _death(status, limits)
        succeeded, value = pickle.loads(payload)  # noqa: S301 - written by our own child
        if not succeeded:
            raise value
        result: T = value
        return result, usage

    def _exchange(self, request: bytes) -> tuple[bytes, int, Usage]:
        if self._nursery is None:
            self._nursery = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", "docpipe.sandbox", *self._preload],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        stdin, stdout = self._nursery.stdin, self._nursery.stdout
        if stdin is None or stdout is None:
            raise AssertionError("the nursery was started with pipes")
        try:
            stdin.write(_LENGTH.pack(len(request)) + request)
            stdin.flush()
            n_bytes, status, cpu_s, peak = _HEADER.unpack(_read_exactly(stdout, _HEADER.size))
            payload = _read_exactly(stdout, n_bytes)
        except (BrokenPipeError, EOFError) as exc:
            self.close()
            raise LostChildError(
                "Der Leseprozess wurde von außen beendet. Bitte den Lauf wiederholen."
            ) from exc
        return payload, status, Usage(cpu_s=cpu_s, peak_bytes=peak)


def _death(status: int, limits: Limits) -> SourceError:
    if status == _TIMED_OUT:
        return ExtractionTimeoutError(f"Nach {limits.wall_s:g} s noch nicht gelesen, abgebrochen.")
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if number == signal.SIGXCPU:
        return ExtractionTimeoutError(f"Mehr als {limits.cpu_s} s Rechenzeit, abgebrochen.")
    if number in _OUT_OF_MEMORY_SIGNALS:
        return MemoryLimitError(
            f"Braucht mehr als {limits.memory_bytes / 1e9:.1f} GB Speicher, abgebrochen."
        )
    return CorruptError(f"Die Datei bringt die PDF-Bibliothek zum Absturz (Signal {number}).")


def _read_exactly(stream: BinaryIO | Any, size: int) -> bytes:  # noqa: ANN401 - Popen pipes are IO[bytes]
    parts: list[bytes] = []
    while size > 0:
        piece = stream.read(size)
        if not piece:
            raise EOFError
        parts.append(piece)
        size -= len(piece)
    return b"".join(parts)


# The nursery's side ------------------------------------------------------------------------


def _serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until the caller closes the pipe."""
    while True:
        try:
            (size,) = _LENGTH.unpack(_read_exactly(requests, _LENGTH.size))
            request = _read_exactly(requests, size)
        except EOFError:
            return
        limits: Limits = pickle.loads(request)[2]  # noqa: S301 - sent by our own caller
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _run_child(request, limits, writing)
        os.close(writing)
        payload, timed_out = _collect(child, reading, requests.fileno(), limits.wall_s)
        _, status, used = os.wait4(child, 0)
        header = _HEADER.pack(
            len(payload),
            _TIMED_OUT if timed_out else status,
            used.ru_utime + used.ru_stime,
            used.ru_maxrss * 1024,
        )
        replies.write(header + payload)
        replies.flush()


def _collect(child: int, reading: int, requests: int, wall_s: float) -> tuple[bytes, bool]:
    """Read the child's answer to its end; kill it at the limit or when the caller is gone."""
    said = bytearray()
    deadline = time.monotonic() + wall_s
    watched = [reading, requests]
    while True:
        ready, _, _ = select.select(watched, [], [], max(0.0, deadline - time.monotonic()))
        if not ready or requests in ready:  # nothing more is sent while a call runs: it hung up
            os.kill(child, signal.SIGKILL)
            os.close(reading)
            return b"", not ready
        piece = os.read(reading, 1 << 16)
        if not piece:
            os.close(reading)
            return bytes(said).removeprefix(_ANSWER_SIGN), False
        said += piece
        while said.startswith(_TIME_SIGN) and len(said) >= _MORE_TIME.size:
            deadline += _MORE_TIME.unpack(said[: _MORE_TIME.size])[1]
            del said[: _MORE_TIME.size]


def _run_child(request: bytes, limits: Limits, writing: int) -> None:
    global _to_nursery  # one a process, and a child has one call only
    die_with_parent()
    _to_nursery = writing
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    # The soft limit sends SIGXCPU, which names the cause and ends whoever does not handle it; a
    # hard one would forbid to extend it.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, resource.RLIM_INFINITY))
    try:
        answer = _call(request)
        with os.fdopen(writing, "wb") as stream:
            stream.write(_ANSWER_SIGN + answer)
    except MemoryError:
        os.kill(os.getpid(), signal.SIGABRT)
    finally:
        os._exit(0)


def _call(request: bytes) -> bytes:
    try:
        function, args, _ = pickle.loads(request)  # noqa: S301 - sent by our own caller
        return pickle.dumps((True, function(*args)))
    except MemoryError as exc:
        return pickle.dumps((False, _out_of_memory(exc)))
    except DocpipeError as exc:
        return pickle.dumps((False, type(exc)(*exc.args)))
    except OSError as exc:
        if exc.errno in _MACHINE_ERRORS:
            return pickle.dumps((False, exc))
        return pickle.dumps((False, InternalError(f"Unerwarteter Fehler: {_described(exc)}")))
    except Exception as exc:  # noqa: BLE001 - whatever a library throws must reach the caller
        return pickle.dumps((False, InternalError(f"Unerwarteter Fehler: {_described(exc)}")))


def _described(error: Exception) -> str:
    """The error and the innermost place it came from, in one line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"


def _out_of_memory(_: MemoryError) -> MemoryLimitError:
    return MemoryLimitError("Der Speicher reicht für diese Datei nicht, abgebrochen.")


def _main(preload: list[str]) -> None:
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    replies = os.fdopen(os.dup(1), "wb")
    # Libraries that print must not reach the reply pipe.
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    os.dup2(silence, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's to handle
    for name in preload:
        module, _, function = name.partition(":")
        loaded = importlib.import_module(module)
        if function:
            getattr(loaded, function)()
    _serve(requests, replies)


if __name__ == "__main__":
    # Not this copy of the module: what runs in the sandbox imports the other one.
    importlib.import_module("docpipe.sandbox")._main(sys.argv[1:])
