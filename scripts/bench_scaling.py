"""What grows with the corpus: its list of sources, and building: ``make bench-scaling DATA=…``.

Each size in a process of its own, whose memory is counted from before its entries are made. Writes
the section "scaling" of docs/benchmarks.md, from which docs/scaling.md goes on.
"""

import argparse
import gc
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from docpipe import repeats
from docpipe.corpus import Corpus
from docpipe.index import SnapshotContent, publish
from docpipe.model import (
    Chunk,
    DocumentKind,
    EmbeddingSpec,
    SnapshotId,
    Source,
    SourceId,
)
from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section
from scripts.synthetic import content, read_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

LINES = (1_000, 100_000, 1_000_000)
ENTRIES = (50_000, 200_000)
_LETTERS_A_LINE = 75
"""As real entries have it: a box for each printed line."""


def main() -> None:
    """Measure each size, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds text/")
    parser.add_argument("--lines", type=int, nargs="*", default=LINES)
    parser.add_argument("--entries", type=int, nargs="*", default=ENTRIES)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        kind, n = given.child
        measured = _sources(int(n)) if kind == "sources" else _build(int(n), given.data)
        print(json.dumps({**measured, "load": os.getloadavg()[0]}))
        return
    text = "\n".join(["## What grows with the corpus\n", *_section(given), "", measured_on()])
    print(text)
    if given.write:
        write_section(BENCHMARKS, "scaling", text)


def _section(given: argparse.Namespace) -> Iterator[str]:
    yield "The list of sources, CPU seconds:\n"
    yield "| sources | MB | write | read all | find one, ms | memory, MB | load |"
    yield "|---|---|---|---|---|---|---|"
    for n in given.lines:
        it = _child("sources", n, given.data)
        yield (
            f"| {n:,} | {it['mb']:.1f} | {it['write_s']:.2f} | {it['read_s']:.2f} "
            f"| {it['find_ms']:.1f} | {it['peak_mb']:.0f} | {it['load']:.1f} |"
        )
    yield (
        "\nGrouping what repeats itself and building an index of synthetic entries (110 words of "
        "real text, a box a line,\n256 numbers), in one process; memory is the process's peak, "
        "less what it had before:\n"
    )
    yield (
        "| entries | entries alone, MB | peak of grouping | peak of building "
        "| grouping, CPU s | building, CPU s | index, MB | load |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for n in given.entries:
        it = _child("build", n, given.data)
        yield (
            f"| {n:,} | {it['made_mb']:.0f} | {it['grouped_mb']:.0f} | {it['built_mb']:.0f} "
            f"| {it['group_s']:.0f} | {it['build_s']:.0f} "
            f"| {it['index_mb']:.0f} | {it['load']:.1f} |"
        )


def _child(kind: str, n: int, data: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "scripts.bench_scaling", "--data", str(data)]
    done = subprocess.run([*command, "--child", kind, str(n)], stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    print(kind, n, found, file=sys.stderr, flush=True)
    return found


def _sources(n: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        corpus = Corpus(Path(place))
        made = [_source(number) for number in range(n)]
        write_s = _cpu(partial(corpus.save_sources, made))
        del made
        read_s = _cpu(corpus.sources)
        find_s = _cpu(lambda: corpus.source(_source(n - 1).id))
        return {
            "mb": (Path(place) / "sources.jsonl").stat().st_size / 1e6,
            "write_s": write_s,
            "read_s": read_s,
            "find_ms": find_s * 1000,
            "peak_mb": _peak_mb(),
        }


def _source(number: int) -> Source:
    digest = f"{number:016x}".ljust(64, "0")
    name = f"handreichung-{number:07}.pdf"
    return Source(
        id=SourceId(digest[:16]),
        sha256=digest,
        n_bytes=500_000 + number,
        filename=name,
        origins=(f"https://www.musterstadt.example/downloads/{name}",),
        title=f"Handreichung {number} zur kommunalen Integrationspolitik",
        publisher="Stadt Musterstadt",
        year=2000 + number % 25,
        kind=DocumentKind.HANDOUT,
        language="de",
        landing_page="https://www.musterstadt.example/arbeitskreis.php",
        taken_in="2026-01-05T03:12:00+00:00",
    )


def _build(n: int, data: Path) -> dict[str, float]:
    before = _now_mb()
    # Read elsewhere: memory that was used and freed here would hide what comes after.
    with multiprocessing.get_context("spawn").Pool(1) as elsewhere:
        pool = elsewhere.apply(_texts, (data, n))
    made = _printed(content(pool, n, _Random()))
    del pool
    gc.collect()
    made_mb = _now_mb() - before
    years = {document.id: document.year for document in made.documents}
    group_s = _cpu(
        lambda: repeats.related(made.documents, made.chunks, repeats.groups(made.chunks, years))
    )
    grouped_mb = _peak_mb() - before
    with tempfile.TemporaryDirectory() as place:
        build_s = _cpu(lambda: publish(Path(place), SnapshotId("0" * 12), made))
        files = (path for path in Path(place).rglob("*") if path.is_file())
        index_mb = sum(path.stat().st_size for path in files) / 1e6
    return {
        "made_mb": made_mb,
        "grouped_mb": grouped_mb,
        "built_mb": _peak_mb() - before,
        "group_s": group_s,
        "build_s": build_s,
        "index_mb": index_mb,
    }


def _texts(data: Path, n: int) -> list[str]:
    return read_text(data / "text")[:n]


class _Random:
    """An embedder that costs nothing: vectors by chance."""

    spec = EmbeddingSpec(model="chance", revision="1", dim=256)

    def __init__(self) -> None:
        self._rng = np.random.default_rng(1)

    def encode(self, texts: Sequence[str], *, query: bool) -> "NDArray[np.float32]":
        """One for each text."""
        drawn = self._rng.standard_normal((len(texts), self.spec.dim), dtype=np.float32)
        unit: NDArray[np.float32] = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return unit

    def count_tokens(self, text: str) -> int:
        """Words."""
        return len(text.split())


def _printed(made: SnapshotContent) -> SnapshotContent:
    """With a box a line, and texts that are objects of their own, as in a real corpus."""
    chunks = tuple(map(_boxed, made.chunks))
    texts = tuple(
        f"{chunk.heading_path[0]}\n{text}" for chunk, text in zip(chunks, made.texts, strict=True)
    )
    return replace(made, chunks=chunks, texts=texts)


def _boxed(chunk: Chunk) -> Chunk:
    (page,) = chunk.evidence.pages
    left, top, right, _ = page.boxes[0]
    n_lines = 1 + len(chunk.evidence.quote) // _LETTERS_A_LINE
    lines = [top + 14.3 * number for number in range(n_lines)]
    boxes = tuple((left + 0.0, one, right + 0.1, one + 11.1) for one in lines)
    evidence = replace(chunk.evidence, pages=(replace(page, boxes=boxes),))
    return replace(chunk, evidence=evidence)


def _cpu(what: Callable[[], object]) -> float:
    started = time.process_time()
    what()
    return time.process_time() - started


def _now_mb() -> float:
    return _of_status("VmRSS:")


def _peak_mb() -> float:
    return _of_status("VmHWM:")


def _of_status(field: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1000
    raise ValueError(field)


if __name__ == "__main__":
    main()
