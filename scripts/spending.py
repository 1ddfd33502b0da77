"""What a command costs with all it starts: ``python -m scripts.spending COMMAND …``.

Prints wall seconds, CPU seconds and the largest process as JSON. Children that outlive the command
are waited for and counted, too: so that no work hides in a process that nobody waited for.
"""

import contextlib
import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Spent:
    """What one command took.

    Attributes:
        wall_s: Seconds on the clock until the command ended.
        cpu_s: Seconds of all its processes.
        peak_mb: Resident memory of the largest of them.
        load: Load average of the last minute, on the whole machine, when it ended.
        code: Its exit code.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float
    load: float
    code: int


def spend(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Spent:
    """Run a command and count; ``log`` takes what it says on standard error."""
    with log.open("wb") as said:
        done = subprocess.run(
            [sys.executable, "-m", "scripts.spending", *command],
            stdout=subprocess.PIPE,
            stderr=said,
            env=dict(environment),
            check=True,
        )
    return Spent(**json.loads(done.stdout))


def cpu_of_session(leader: int) -> float:
    """CPU seconds so far of a process that leads a session, and of all in it."""
    total = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # ended meanwhile
            fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[3]) == leader:
                total += sum(map(int, fields[11:15]))  # its own and of children that ended
    return total / _TICKS


def led_by(parent: int) -> list[int]:
    """Children of a process that lead a session of their own."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[1]) == parent and fields[3] == path.parent.name:
                found.append(int(path.parent.name))
    return found


def _main(command: list[str]) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    started = time.monotonic()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    wall_s = time.monotonic() - started
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = {
        "wall_s": wall_s,
        "cpu_s": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
        "load": os.getloadavg()[0],
        "code": code,
    }
    print(json.dumps(spent))


if __name__ == "__main__":
    _main(sys.argv[1:])
