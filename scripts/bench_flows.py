"""What Prefect and a second worker cost and bring: ``make bench-flows DATA=<folder of PDFs>``.

Compares whole processes: ``docpipe run`` with the flow ``scheduled`` that does the same under a
Prefect server; one worker with two; and a run that finds nothing new at 1,000 addresses. Writes
sections of docs/benchmarks.md. CPU seconds stand first: on a busy machine clocks say little.
"""

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section
from scripts.serving import free_port
from scripts.spending import Spent, cpu_of_session, led_by, spend
from tests.papers import DEMAND, RECOMMENDATION, write_paper
from tests.site import Link, Site

N_PAPERS = 100
N_ADDRESSES = 1000
N_FEW = 24
"""Real PDFs where workers are compared, at equal distances in the order of their size."""

N_CUT, FIRST_PAGES = 100, 5
"""Real PDFs where Prefect is weighed, and how many of their pages: its share is largest where
reading takes least."""

_IDLE_S = 20.0
_PACKAGES = ("prefect", "prefect-dask", "dask")
_CONFIG = '[fetch]\nallow_hosts = ["127.0.0.1"]\ndelay_s = 0\n'


@dataclass(frozen=True, slots=True)
class Town:
    """A corpus that watches one place."""

    root: Path

    @classmethod
    def watching(cls, root: Path, kind: str, at: str) -> "Town":
        """An empty corpus."""
        (root / "corpus").mkdir(parents=True)
        (root / "docpipe.toml").write_text(_CONFIG)
        watch = f'[[source]]\nkey = "eingang"\nkind = "{kind}"\nat = "{at}"\n'
        (root / "corpus" / "sources.toml").write_text(watch)
        return cls(root)

    @property
    def places(self) -> list[str]:
        """Of corpus, index and settings, as options."""
        names = {"corpus": "corpus", "index": "index", "config": "docpipe.toml"}
        return [part for name, at in names.items() for part in (f"--{name}", str(self.root / at))]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to do the same work."""

    name: str
    command: Callable[[Town], list[str]]


@dataclass(frozen=True, slots=True)
class Taken:
    """One run; ``server_s`` is the CPU of the Prefect server meanwhile."""

    spent: Spent
    server_s: float


def _plain(n_workers: int) -> Way:
    return Way("`docpipe run`", lambda town: [*_docpipe(town), "run", "--workers", str(n_workers)])


def _ingest(source: Path, n_workers: int) -> Way:
    order = ["ingest", str(source), "--workers", str(n_workers)]
    return Way("`docpipe ingest`", lambda town: [*_docpipe(town), *order])


def _flow(runner: str, n_workers: int) -> Way:
    child = [sys.executable, "-m", "scripts.bench_flows", "--child", runner, str(n_workers)]
    return Way(f"flow, {runner}", lambda town: [*child, str(town.root)])


def _docpipe(town: Town) -> list[str]:
    return [sys.executable, "-m", "docpipe", *town.places]


def main() -> None:
    """Measure the wanted parts and write their sections."""
    parts: dict[str, Callable[[Path, argparse.Namespace], Iterator[str]]] = {
        "overhead": _overhead,
        "workers": _workers,
        "addresses": _addresses,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(), help="folder of PDFs")
    parser.add_argument("--part", choices=parts, action="append")
    parser.add_argument("--papers", type=int, default=N_PAPERS, help="generated ones; 0 for none")
    parser.add_argument("--times", type=int, default=3, help="with generated papers")
    parser.add_argument("--times-real", type=int, default=1, help="with real ones")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        _run_flow(*given.child)
        return
    for name in given.part or parts:
        with tempfile.TemporaryDirectory() as scratch:
            lines = [*parts[name](Path(scratch), given), "", measured_on(_PACKAGES)]
        text = "\n".join(lines)
        print(text, flush=True)
        if given.write:
            write_section(BENCHMARKS, f"flows: {name}", text)


def _run_flow(runner: str, n_workers: str, root: str) -> None:
    from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

    from docpipe.settings.cluster import ClusterOptions, Runner
    from flows.runners import runner_of
    from flows.scheduled import scheduled

    # Without settings there are as many threads as processors.
    chosen: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=int(n_workers))
    if runner != "threads":
        chosen = runner_of(ClusterOptions(runner=Runner(runner), workers=int(n_workers)))
    place = Path(root)
    state = scheduled.with_options(task_runner=chosen)(
        corpus=str(place / "corpus"),
        index=str(place / "index"),
        config=str(place / "docpipe.toml"),
        return_state=True,
    )
    sys.exit(not state.is_completed())


def _overhead(scratch: Path, given: argparse.Namespace) -> Iterator[str]:
    yield "## With Prefect and without\n"
    yield (
        "Whole processes, two documents at a time: `docpipe run`, and the flow `scheduled`, which "
        "does the same, beside a\nPrefect server that runs already. CPU seconds of all processes, "
        f"the server's apart; medians of {given.times} runs with\ngenerated papers and of "
        f"{given.times_real} with real ones, the order alternating; load: highest of the "
        "machine.\n"
    )
    for number in range(given.papers):
        _write_tiny(scratch / "tiny" / f"{number:04}.pdf", number)
    inputs = []
    if given.papers:
        inputs.append((f"{given.papers} of one page", scratch / "tiny", given.times))
    n_cut = _cut(_pdfs(given.data)[:N_CUT], scratch / "cut")
    name = f"{n_cut} real PDFs, first {FIRST_PAGES} pages"
    inputs.append((name, scratch / "cut", given.times_real))
    whole = _pdfs(given.data)
    _link(whole, scratch / "whole")
    inputs.append((f"{len(whole)} real PDFs, whole", scratch / "whole", given.times_real))
    ways = (_plain(2), _flow("threads", 2))
    with _Server(scratch / "prefect") as server:
        yield (
            "| documents | | CPU s, plain | CPU s, flow | more | server, CPU s | wall s | load |\n"
            "|---|---|---|---|---|---|---|---|"
        )
        for name, source, times in inputs:
            first, again = _compared(scratch, source, ways, times, server)
            yield _overhead_row(name, "all new", first)
            yield _overhead_row(name, "nothing new", again)
        yield f"\nWith nothing to do the server takes {server.idle():.1f} CPU-seconds a minute."


def _overhead_row(name: str, what: str, taken: Sequence[Sequence[Taken]]) -> str:
    plain, flow = (median(one.spent.cpu_s for one in way) for way in taken)
    wall = " / ".join(f"{median(one.spent.wall_s for one in way):.1f}" for way in taken)
    load = max(one.spent.load for way in taken for one in way)
    server = median(one.server_s for one in taken[1])
    return (
        f"| {name} | {what} | {plain:.1f} | {flow:.1f} | {(flow / plain - 1) * 100:+.1f} % "
        f"| {server:.1f} | {wall} | {load:.1f} |"
    )


def _workers(scratch: Path, given: argparse.Namespace) -> Iterator[str]:
    yield "## One worker and two\n"
    real = _pdfs(given.data)
    real = real[:: -(-len(real) // N_FEW)]
    _link(real, scratch / "real")
    yield (
        f"{len(real)} real PDFs of all sizes, taken in by whole processes on "
        f"{os.cpu_count()} processors; median of {given.times_real}.\nBuilding the index, "
        "proving and judging are done by one process whatever the workers.\n"
    )
    yield "| | CPU s, 1 worker | CPU s, 2 | wall s, 1 worker | wall s, 2 | faster | load |"
    yield "|---|---|---|---|---|---|---|"
    makers = (
        partial(_ingest, scratch / "real"),
        partial(_flow, "threads"),
        partial(_flow, "dask"),
    )
    with _Server(scratch / "prefect") as server:
        for maker in makers:
            ways = [maker(1), maker(2)]
            first, _ = _compared(scratch, scratch / "real", ways, given.times_real, server)
            cpu = [median(one.spent.cpu_s for one in way) for way in first]
            wall = [median(one.spent.wall_s for one in way) for way in first]
            load = max(one.spent.load for way in first for one in way)
            yield (
                f"| {ways[0].name} | {cpu[0]:.0f} | {cpu[1]:.0f} | {wall[0]:.0f} | {wall[1]:.0f} "
                f"| {wall[0] / wall[1]:.2f} | {load:.1f} |"
            )


def _addresses(scratch: Path, given: argparse.Namespace) -> Iterator[str]:
    yield f"## {N_ADDRESSES:,} addresses where nothing changed\n"
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    site = context.Process(target=_serve, args=(theirs, str(scratch / "papers")), daemon=True)
    site.start()
    town = Town.watching(scratch / "town", "page", ours.recv())
    first = _spent(_plain(2), town)
    again = []
    for _ in range(given.times):
        ours.send("count")
        ours.recv()
        again.append(_spent(_plain(2), town))
    ours.send("count")
    n_asked = ours.recv()
    site.terminate()
    site.join()
    yield (
        f"A page on 127.0.0.1 that names {N_ADDRESSES:,} PDFs, served by another process; whole "
        "`docpipe run`, no pauses between requests\n(a real run keeps one second a request to one "
        "host). A run that finds nothing new asks "
        f"{n_asked:,} times; median of {given.times}.\n"
    )
    yield "| | CPU s | wall s | MB, largest process | load |"
    yield "|---|---|---|---|---|"
    yield _address_row("all new", [first])
    yield _address_row("nothing new", again)


def _address_row(name: str, runs: Sequence[Spent]) -> str:
    cpu, wall, peak = (
        median(getattr(one, field) for one in runs) for field in ("cpu_s", "wall_s", "peak_mb")
    )
    return f"| {name} | {cpu:.1f} | {wall:.1f} | {peak:.0f} | {max(o.load for o in runs):.1f} |"


def _serve(pipe: "multiprocessing.connection.Connection", folder: str) -> None:
    """The site; says its address, then how often it was asked since it was asked that last."""
    site = Site()
    names = [f"/papiere/{number:04}.pdf" for number in range(N_ADDRESSES)]
    for number, name in enumerate(names):
        path = Path(folder, f"{number:04}.pdf")
        _write_tiny(path, number)
        site.put(name, path.read_bytes())
    site.show([Link(f"Papier {number}", name) for number, name in enumerate(names)])
    with site.running():
        pipe.send(site.landing)
        while pipe.recv():
            pipe.send(len(site.asked()))


def _compared(
    scratch: Path, source: Path, ways: Sequence[Way], times: int, server: "_Server"
) -> tuple[list[list[Taken]], list[list[Taken]]]:
    """Every way so many times, in turn, each on a fresh corpus: its first run and its second."""
    first: list[list[Taken]] = [[] for _ in ways]
    again: list[list[Taken]] = [[] for _ in ways]
    for turn in range(times):
        for number in sorted(range(len(ways)), reverse=turn % 2 == 1):
            town = Town.watching(scratch / "town", "folder", str(source))
            first[number].append(server.taken(ways[number], town))
            again[number].append(server.taken(ways[number], town))
            shutil.rmtree(town.root)
    return first, again


class _Server:
    """A Prefect server with a database of its own."""

    def __init__(self, home: Path) -> None:
        os.environ["PREFECT_HOME"] = str(home)
        from flows.server import local_server  # sets Prefect's environment

        self._running = local_server(free_port())

    def __enter__(self) -> "_Server":
        api = self._running.__enter__()
        (self._leader,) = led_by(os.getpid())
        self._environment = {**os.environ, "PREFECT_API_URL": api}
        return self

    def __exit__(self, *_: object) -> None:
        self._running.__exit__(None, None, None)

    def idle(self) -> float:
        """CPU seconds a minute when nothing runs."""
        time.sleep(_IDLE_S)
        before = cpu_of_session(self._leader)
        time.sleep(_IDLE_S)
        return (cpu_of_session(self._leader) - before) * 60 / _IDLE_S

    def taken(self, way: Way, town: Town) -> Taken:
        """Run a way."""
        before = cpu_of_session(self._leader)
        spent = _spent(way, town, self._environment)
        taken = Taken(spent, cpu_of_session(self._leader) - before)
        print(f"  server: {taken.server_s:.1f} CPU s", file=sys.stderr, flush=True)
        return taken


def _spent(way: Way, town: Town, environment: "dict[str, str] | None" = None) -> Spent:
    spent = spend(way.command(town), environment or dict(os.environ), town.root / "log")
    if spent.code not in (0, 3):
        raise RuntimeError((town.root / "log").read_text(encoding="utf-8")[-2000:])
    done = f"{way.name}: {spent.cpu_s:.1f} CPU s, {spent.wall_s:.1f} s, load {spent.load:.1f}"
    print(done, file=sys.stderr, flush=True)
    return spent


def _write_tiny(path: Path, number: int) -> None:
    own = f"Die Länder sollen {number + 2} Stellen für Beratung fördern."
    write_paper(path, f"Papier {number}", [[RECOMMENDATION, DEMAND, own]])


def _pdfs(data: Path) -> list[Path]:
    """All below a folder, by size."""
    return sorted(data.rglob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))


def _cut(chosen: Sequence[Path], folder: Path) -> int:
    """The first pages of papers; gives of how many."""
    from pypdf import PdfReader, PdfWriter

    folder.mkdir()
    for number, path in enumerate(chosen):
        writer = PdfWriter()
        pages = PdfReader(path).pages
        for page in pages[: min(FIRST_PAGES, len(pages))]:
            writer.add_page(page)
        writer.write(folder / f"{number:04}.pdf")
    return len(chosen)


def _link(chosen: Sequence[Path], folder: Path) -> None:
    folder.mkdir()
    for number, path in enumerate(chosen):
        (folder / f"{number:04}.pdf").symlink_to(path.resolve())


if __name__ == "__main__":
    main()
