"""From the few plain values that a flow takes to corpus, index and settings."""

import os
import socket
import zlib
from pathlib import Path

from docpipe import logs
from docpipe.pipeline import Workspace
from docpipe.settings import load_settings

WORKERS = min(os.cpu_count() or 1, 8)
"""Documents read at a time."""


def open_workspace(corpus: str, index: str, config: str | None) -> Workspace:
    """Corpus, index and settings; the environment overrules the file, and may ask for a log."""
    logs.configure(logs.form_in(os.environ) or "text")
    settings = load_settings(Path(config) if config else None, os.environ)
    return Workspace.open(corpus, index, settings)


def spread(corpus: str, jitter_s: float) -> float:
    """By how many seconds this machine starts later than the schedule says.

    Always the same for one corpus on one machine, so that reports come at the same hour, and
    another one elsewhere: not every docpipe in the country asks a town's server at 3:00 sharp.
    """
    name = f"{socket.gethostname()}:{Path(corpus).resolve()}"
    return zlib.crc32(name.encode()) / 2**32 * jitter_s
