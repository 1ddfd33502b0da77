"""Latency, memory and size of the search by the number of entries: ``make bench-search DATA=…``.

Builds indexes of synthetic entries out of real text, asks them real questions, and writes the
section "search: scale" of docs/benchmarks.md. CPU time stands beside wall time: on a busy machine
only the former can be compared.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from docpipe.embed import EmbedOptions, open_embedder
from docpipe.index import publish
from docpipe.model import Filters, Mode, Query, RecordType, SnapshotId
from docpipe.search import Searcher
from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section
from scripts.synthetic import content, read_text

SIZES = (1_000, 100_000, 1_000_000)
N_QUESTIONS = 300
N_READERS = 3
_WARM_UP = 20
_PACKAGES = ("numpy", "faiss-cpu")

FILTERS = {
    "none": Filters(),
    "a type, from a year": Filters(types=(RecordType.RECOMMENDATION,), year_from=2015),
    "one district": Filters(municipalities=("Kreis 7",)),
    "half of the years": Filters(year_from=2008),
}


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of many questions."""

    wall: Sequence[float]
    cpu: float

    def cells(self) -> str:
        """Median, 95th percentile, CPU time of one question."""
        return f"{np.median(self.wall):.1f} | {np.percentile(self.wall, 95):.1f} | {self.cpu:.1f}"


def main() -> None:
    """Build, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds text/ and retrieval/")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--place", type=Path, help="keeps the indexes, for another run")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reader", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    questions = read_questions(chosen.data)
    if chosen.reader:
        _read(chosen.reader, questions)
        return
    with tempfile.TemporaryDirectory() as scratch:
        place = chosen.place or Path(scratch)
        parts = [part for n in chosen.sizes for part in _measure(place / str(n), n, chosen.data)]
    section = "\n".join(["## Speed of the search by size\n", *_INTRODUCTION, *parts, _stand()])
    print(section)
    if chosen.write:
        write_section(BENCHMARKS, "search: scale", section)


_INTRODUCTION = (
    "Entries of 110 words out of real text with synthetic facets, 100 in a document; real "
    "questions, k = 10, the embedded model. `make bench-search` measures it.\n",
)


def _stand() -> str:
    return f"\n{measured_on(_PACKAGES)}"


def read_questions(data: Path) -> list[str]:
    """The first of every set below ``retrieval/``, in turn."""
    sets = [
        [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted((data / "retrieval").glob("*/queries.jsonl"))
    ]
    in_turn = [one[i] for i in range(N_QUESTIONS) for one in sets if i < len(one)]
    return in_turn[:N_QUESTIONS]


def _measure(place: Path, n: int, data: Path) -> Iterator[str]:
    yield f"### {n:,} entries\n"
    if not (place / "CURRENT").is_file():
        yield _build(place, n, data)
    folder = next((place / "snapshots").iterdir())
    sizes = {path.name: path.stat().st_size / 1e6 for path in sorted(folder.iterdir())}
    largest = sorted(sizes, key=lambda name: -sizes[name])[:6]
    named = ", ".join(f"{name} {sizes[name]:,.0f}" for name in largest)
    yield f"On disk: {sum(sizes.values()):,.0f} MB ({named}).\n"
    questions = read_questions(data)
    yield "| mode | filter | threads | p50 ms | p95 ms | CPU ms | passing |"
    yield "|---|---|---|---|---|---|---|"
    with Searcher.open(place) as searcher:
        for mode in Mode:
            for name, filters in FILTERS.items() if mode is Mode.HYBRID else [("none", Filters())]:
                asked = [Query(text=text, mode=mode, filters=filters) for text in questions]
                found = _ask(searcher, asked, 1)
                passing = searcher.ask(Query(text="x", mode=Mode.DENSE, filters=filters)).total
                yield f"| {mode} | {name} | 1 | {found.cells()} | {passing:,} |"
        for threads in (2, 4):
            found = _ask(searcher, [Query(text=text) for text in questions], threads)
            yield f"| hybrid | none | {threads} | {found.cells()} | {n:,} |"
        facets = _timed(lambda: searcher.facets(FILTERS["half of the years"]), 5)
    yield f"\nAll facet counts under half of the years: {facets:.1f} ms.\n"
    yield _cold(place)
    yield _readers(place, data)


def _build(place: Path, n: int, data: Path) -> str:
    embedder = open_embedder(EmbedOptions())
    chunks = read_text(data / "text")
    started = time.process_time()
    made = content(chunks, n, embedder)
    embedded = time.process_time()
    publish(place, SnapshotId(f"{n:012x}"), made)
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    total = done - started
    return (
        f"Build: {total:.1f} CPU-seconds, {n / total:,.0f} entries a CPU-second "
        f"(embedding {embedded - started:.1f}, words and files {done - embedded:.1f}); "
        f"memory at most {peak:.1f} GB.\n"
    )


def _ask(searcher: Searcher, queries: Sequence[Query], n_threads: int) -> Latency:
    for query in queries[:_WARM_UP]:
        searcher.ask(query)
    wall: list[float] = []

    def run(own: Sequence[Query]) -> None:
        for query in own:
            started = time.perf_counter()
            searcher.ask(query)
            wall.append((time.perf_counter() - started) * 1000)

    before = time.process_time()
    threads = [
        threading.Thread(target=run, args=(queries[_WARM_UP + start :: n_threads],))
        for start in range(n_threads)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Latency(wall, (time.process_time() - before) * 1000 / max(1, len(wall)))


def _timed(what: Callable[[], object], times: int) -> float:
    what()
    started = time.perf_counter()
    for _ in range(times):
        what()
    return (time.perf_counter() - started) * 1000 / times


def _cold(place: Path) -> str:
    """A whole process: start, open, answer, end."""
    cells = []
    for mode in ("lexical", "hybrid"):
        command = [sys.executable, "-m", "docpipe", "--index", str(place), "search"]
        command += ["Wie gelingt Beteiligung vor Ort?", "--mode", mode, "--format", "json"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        for _ in range(3):
            subprocess.run(command, check=True, capture_output=True)
        wall = (time.perf_counter() - started) / 3
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 3
        cells.append(f"{mode} {wall:.2f} s (CPU {cpu:.2f} s)")
    return f"`docpipe search` in a new process: {', '.join(cells)}.\n"


def _readers(place: Path, data: Path) -> str:
    """Several processes at once: what each has for itself, and what all share."""
    command = [sys.executable, "-m", "scripts.bench_search", "--data", str(data)]
    readers = [
        subprocess.Popen([*command, "--reader", str(place)], stdin=-1, stdout=-1, text=True)
        for _ in range(N_READERS)
    ]
    for reader in readers:
        if reader.stdout is not None:
            reader.stdout.readline()
    for reader in readers:
        if reader.stdin is not None:
            reader.stdin.write("now\n")
            reader.stdin.flush()
    figures = [json.loads(reader.stdout.readline()) for reader in readers if reader.stdout]
    for reader in readers:
        reader.communicate()
    mean = {key: sum(one[key] for one in figures) / len(figures) / 1024 for key in figures[0]}
    private = mean["Private_Clean"] + mean["Private_Dirty"]
    return (
        f"{N_READERS} readers at once, after 100 questions each: {mean['Rss']:,.0f} MB resident, "
        f"of which {private:,.0f} MB its own; a fair share of all (PSS) {mean['Pss']:,.0f} MB.\n"
    )


def _read(place: Path, questions: Sequence[str]) -> None:
    with Searcher.open(place) as searcher:
        for text in questions[:100]:
            searcher.ask(Query(text=text))
        print("ready", flush=True)
        sys.stdin.readline()
        rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
        fields = (line.split() for line in rollup)
        figures = {name.rstrip(":"): int(value) for name, value, *_ in fields}
        print(json.dumps(figures), flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main()
