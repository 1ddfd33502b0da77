"""Run one tool on a batch of papers in a process of its own, and meter it.

CPU seconds are those of the process and of every process it waited for (one tool is Java), while
the tool reads: its library is imported before, and what it made is brought into the common shape
between the papers, with the clock stopped. A Java tool's start counts, because it happens in the
call. Peak memory is that of the largest process while it reads; a tool that reads all papers in one
batch holds them all. Pages are counted alike for all tools.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docpipe.codec import from_json, to_json
from docpipe.evaluation.extraction.reading import Reading
from docpipe.evaluation.extraction.tools.registry import TOOLS

_RECOGNISE = "recognise"
_TIMEOUT_S = 3_600
"""The slowest tool reads ten pages a CPU second: 30,000 pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRun:
    """What a tool made of all papers, and what that took.

    Attributes:
        version: ``None`` if the tool is not installed; then there are no readings.
        cpu_s: Children included.
    """

    tool: str
    version: str | None
    readings: tuple[Reading, ...] = ()
    cpu_s: float = 0.0
    peak_mb: float = 0.0

    @property
    def n_pages(self) -> int:
        """Of all papers that could be read."""
        return sum(reading.n_pages for reading in self.readings)

    @property
    def pages_per_cpu_s(self) -> float | None:
        """``None`` if nothing was read."""
        return self.n_pages / self.cpu_s if self.cpu_s else None


def run_tool(name: str, paths: Sequence[Path], *, recognise: bool = True) -> ToolRun:
    """Read the papers; those on which the tool dies are read alone, so that the others count."""
    tool = TOOLS[name]
    if tool.version is None or not paths:
        return ToolRun(tool=name, version=tool.version)
    run = _run_batch(name, paths, recognise=recognise)
    if isinstance(run, ToolRun):
        return run
    single = [_run_batch(name, [path], recognise=recognise) for path in paths]
    done = [run for run in single if isinstance(run, ToolRun)]
    return ToolRun(
        tool=name,
        version=tool.version,
        readings=tuple(
            run.readings[0] if isinstance(run, ToolRun) else Reading(problem=run) for run in single
        ),
        cpu_s=sum(run.cpu_s for run in done),
        peak_mb=max((run.peak_mb for run in done), default=0.0),
    )


def _run_batch(name: str, paths: Sequence[Path], *, recognise: bool) -> ToolRun | str:
    """The run, or why the process failed."""
    with tempfile.TemporaryDirectory() as place:
        wanted, made = Path(place, "wanted"), Path(place, "made")
        wanted.write_bytes(to_json([str(path.absolute()) for path in paths]))
        command = [sys.executable, "-m", __name__, name, str(wanted), str(made)]
        command += [_RECOGNISE] if recognise else []
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module
                command, check=False, timeout=_TIMEOUT_S, capture_output=True
            )
        except subprocess.TimeoutExpired:
            return f"took more than {_TIMEOUT_S} s"
        if done.returncode != 0:
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            return f"died with {done.returncode}: {' '.join(last)}"
        return from_json(made.read_bytes(), ToolRun)


def meter(name: str, paths: Sequence[Path], *, recognise: bool = True) -> ToolRun:
    """Read all papers in this process."""
    tool = TOOLS[name]
    module = tool.imported()
    module.load()
    readings: list[Reading] = []
    cpu_s = peak_mb = 0.0
    made = module.read(paths, recognise=recognise)
    for path in paths:
        before = _cpu_seconds()
        one = next(made)
        cpu_s += _cpu_seconds() - before
        peak_mb = max(peak_mb, _peak_mb())
        reading = module.as_reading(one)
        readings.append(reading if reading.problem else replace(reading, n_pages=_n_pages(path)))
    return ToolRun(
        tool=name,
        version=tool.version,
        readings=tuple(readings),
        cpu_s=cpu_s,
        peak_mb=peak_mb,
    )


def _n_pages(path: Path) -> int:
    import pypdf

    return len(pypdf.PdfReader(path).pages)


def _cpu_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak_mb() -> float:
    """Of this process since its program began, or of its largest child.

    ``ru_maxrss`` of this process would also hold what its parent had when it forked.
    """
    unit = 2**20 if sys.platform == "darwin" else 2**10
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    status = Path("/proc/self/status")
    if not status.is_file():
        return max(children, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
    lines = status.read_text(encoding="ascii", errors="replace").splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return max(children, own / 2**10)


if __name__ == "__main__":
    tool_name, wanted_file, made_file, *more = sys.argv[1:]
    files = [Path(name) for name in from_json(Path(wanted_file).read_bytes(), list[str])]
    run_here = meter(tool_name, files, recognise=_RECOGNISE in more)
    Path(made_file).write_bytes(to_json(run_here))
