"""The sandbox must turn every way a child can die into an error that names the reason."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
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
from docpipe.sandbox import Limits, Sandbox, ask_for_time, die_with_parent

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


def sleep_long(asked_s: float) -> str:
    ask_for_time(wall_s=asked_s, cpu_s=0)
    time.sleep(0.6)
    return "done"


def work_long(asked_s: int) -> str:
    ask_for_time(wall_s=30, cpu_s=asked_s)
    while time.process_time() < 1.3:
        sum(range(10_000))
    return "done"


def test_who_asks_for_time_gets_it(sandbox: Sandbox) -> None:
    short = Limits(cpu_s=1, wall_s=1)
    assert sandbox.run(sleep_long, 1.0, limits=replace(short, wall_s=0.3))[0] == "done"
    assert sandbox.run(work_long, 2, limits=short)[0] == "done"
    with pytest.raises(ExtractionTimeoutError):
        sandbox.run(sleep_long, 0.1, limits=replace(short, wall_s=0.2))


def test_time_can_be_asked_for_outside_a_sandbox() -> None:
    ask_for_time(wall_s=1, cpu_s=1)


def start_a_program(note: str) -> None:
    with subprocess.Popen(["sleep", "60"], preexec_fn=die_with_parent) as program:
        Path(note).write_text(str(program.pid))
        program.wait()


def test_a_program_dies_with_the_child_that_started_it(sandbox: Sandbox, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(ExtractionTimeoutError):
        sandbox.run(start_a_program, str(note), limits=replace(LIMITS, wall_s=0.3))
    _wait_for_the_end_of(int(note.read_text()))


def test_a_function_can_be_called_before_the_first_fork() -> None:
    with Sandbox(preload=["tests.unit.ground.test_sandbox:load"]) as box:
        assert box.run(loaded, limits=LIMITS)[0] == ["once"]


LOADED: list[str] = []


def load() -> None:
    LOADED.append("once")


def loaded() -> list[str]:
    return LOADED


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
    _wait_for_the_end_of(int(caller.stdout))


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
    _wait_for_the_end_of(int(note.read_text()))


def test_a_full_disk_is_not_the_files_fault(sandbox: Sandbox) -> None:
    full = "(_ for _ in ()).throw(OSError(28, 'No space left on device'))"
    with pytest.raises(OSError, match="No space left"):
        sandbox.run(eval, full, limits=LIMITS)
    strange = "(_ for _ in ()).throw(OSError('cannot identify image'))"
    with pytest.raises(InternalError):
        sandbox.run(eval, strange, limits=LIMITS)


def _wait_for_the_end_of(pid: int) -> None:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _is_alive(pid):
        time.sleep(0.02)
    assert not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123 - a kernel file, not a path of ours
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
