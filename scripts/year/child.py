"""One run in a process of its own, at a moment of the simulated year, with its trouble."""

import contextlib
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

STEPS = (
    ("discover", 0.02),
    ("fetch", 0.01),
    ("process", 0.3),
    ("build", 0.05),
    ("build", 0.2),
    ("verify", 0.02),
    ("judge", 0.0),
    ("publish", 0.0),
    ("notify", 0.01),
    ("notify", 0.05),
)
"""Where a kill hits, by ``Week.kill_at``, and so many seconds into that step."""

FULL_BYTES = 4_096
"""No file may grow beyond this while the disk is full; what was there before stays readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to run, when, and what befalls it.

    Attributes:
        log: Takes what the run prints.
        kill_at: Index into ``STEPS``.
    """

    arguments: tuple[str, ...]
    moment: datetime
    log: Path
    kill_at: int | None = None
    is_disk_full: bool = False


def run_once(order: Order) -> None:
    """Run the command line as a scheduler would, and end this process with its exit code."""
    import time_machine

    from docpipe.cli.program import main

    with order.log.open("wb") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    if order.is_disk_full:
        # A limit on the size of files, since a disk cannot be filled without harming others: the
        # writing call fails in the same place, with another number.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (FULL_BYTES, FULL_BYTES))
    if order.kill_at is not None:
        _kill_in(*STEPS[order.kill_at])
    with time_machine.travel(order.moment, tick=True), contextlib.suppress(SystemExit):
        main(list(order.arguments))
        return
    sys.exit()


def _kill_in(step: str, after_s: float) -> None:
    """End this process by SIGKILL, so long after a step has begun."""
    from docpipe.runs import journal

    mark: Callable[..., Any] = journal.mark

    def marked(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the function it wraps
        done = mark(*arguments, **named)
        if step in (*arguments, *named.values()):
            threading.Timer(after_s, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return done

    journal.mark = marked
