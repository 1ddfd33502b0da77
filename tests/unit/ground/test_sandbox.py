"""The sandbox must turn every way a child can die into an error that names the reason."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.errors import (
    CorruptError,
    EncryptedError,
    ExtractionTimeoutError,
    InternalError,
    LostChildError,
    MemoryLimitError,
)
from docpipe.sandbox import Limits, Sandbox

LIMITS = Limits(cpu_s=1, wall_s=2, memory_bytes=600_000_000)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as box:
        yield box


def test_returns_the_value_and_what_it_used(sandbox: Sandbox) -> None:
    value, usage = sandbox.run(bytes, 30_000_000, limits=LIMITS)
    assert value == bytes(30_000_000)
    assert usage.peak_bytes > 30_000_000
    assert 0 <= usage.cpu_s < 1


def test_a_child_never_sees_the_state_of_the_one_before(sandbox: Sandbox) -> None:
    first, _ = sandbox.run(os.getpid, limits=LIMITS)
    second, _ = sandbox.run(os.getpid, limits=LIMITS)
    assert first != second


@pytest.mark.parametrize(
    ("function", "argument", "error"),
    [
        (time.sleep, 30, ExtractionTimeoutError),
        (eval, "sum(1 for _ in iter(int, 1))", ExtractionTimeoutError),
        (bytearray, 2_000_000_000, MemoryLimitError),
        (eval, "__import__('os').abort()", MemoryLimitError),
        (eval, "__import__('os').kill(__import__('os').getpid(), 11)", CorruptError),
        (int, "x", InternalError),
    ],
)
def test_death_is_named(
    sandbox: Sandbox, function: type, argument: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        sandbox.run(function, argument, limits=LIMITS)
    assert sandbox.run(abs, -3, limits=LIMITS)[0] == 3, "the sandbox must go on after a death"


def test_own_errors_pass_through(sandbox: Sandbox) -> None:
    source = "__import__('docpipe.errors').errors.EncryptedError('Passwort fehlt')"
    raiser = f"(_ for _ in ()).throw({source})"
    with pytest.raises(EncryptedError, match="Passwort fehlt"):
        sandbox.run(eval, raiser, limits=LIMITS)


def test_what_a_library_prints_does_not_disturb(sandbox: Sandbox) -> None:
    assert sandbox.run(eval, "print('x' * 100_000) or 7", limits=LIMITS)[0] == 7


def test_child_and_nursery_end_with_the_caller() -> None:
    program = (
        "import os, threading, time\n"
        "from docpipe.sandbox import Limits, Sandbox\n"
        "box = Sandbox()\n"
        "print(box.run(os.getppid, limits=Limits())[0], flush=True)\n"
        "threading.Timer(0.3, lambda: os._exit(9)).start()\n"
        "box.run(time.sleep, 60, limits=Limits())\n"
    )
    caller = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert caller.returncode == 9
    nursery = int(caller.stdout)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _is_alive(nursery):
        time.sleep(0.02)
    assert not _is_alive(nursery)


def test_a_child_does_not_outlive_its_nursery(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    pid = "str(__import__('os').getpid())"
    program = f"open({str(note)!r}, 'w').write({pid}) and __import__('time').sleep(60)"

    def end_the_nursery() -> None:
        while not (note.exists() and note.read_text()):
            time.sleep(0.01)
        parent = Path(f"/proc/{note.read_text()}/stat").read_text().rsplit(")", 1)[1].split()[1]
        os.kill(int(parent), signal.SIGKILL)

    with Sandbox() as box:
        killer = threading.Thread(target=end_the_nursery)
        killer.start()
        with pytest.raises(LostChildError):
            box.run(eval, program, limits=Limits())
        killer.join()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _is_alive(int(note.read_text())):
        time.sleep(0.02)
    assert not _is_alive(int(note.read_text()))


def test_a_full_disk_is_not_the_files_fault(sandbox: Sandbox) -> None:
    full = "(_ for _ in ()).throw(OSError(28, 'No space left on device'))"
    with pytest.raises(OSError, match="No space left"):
        sandbox.run(eval, full, limits=LIMITS)
    strange = "(_ for _ in ()).throw(OSError('cannot identify image'))"
    with pytest.raises(InternalError):
        sandbox.run(eval, strange, limits=LIMITS)


def _is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123 - a kernel file, not a path of ours
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
