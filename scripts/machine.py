"""The line below every figure: when and on what it was measured."""

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version


def measured_on(packages: Sequence[str] = ()) -> str:
    """Date, machine, Python and the versions of the packages, in Markdown."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    parts = [
        f"{today}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.machine()}, "
        f"Python {platform.python_version()}",
        ", ".join(f"{name} {version(name)}" for name in packages),
    ]
    return f"_{'; '.join(part for part in parts if part)}._"
