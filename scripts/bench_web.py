"""How long search pages take with several readers at once: ``make bench-web DATA=…``.

A server of its own over an index of synthetic entries; eight clients ask it real questions, first
as people do, then as fast as answers come. CPU time stands beside wall time: on a busy machine only
the former can be compared. Writes the section "web" of docs/benchmarks.md.
"""

import argparse
import gzip
import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import numpy as np

from docpipe.embed import EmbedOptions, open_embedder
from docpipe.index import publish
from docpipe.model import SnapshotId
from scripts.bench_search import read_questions
from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section
from scripts.serving import WARM_S, running
from scripts.synthetic import content, read_text

N_ENTRIES = 100_000
N_CLIENTS = 8
TARGET_MS = 40
"""At the 95th percentile, on two free cores."""

_WARM_UP = 20
_START_S = 120.0
_PACKAGES = ("starlette", "uvicorn", "jinja2", "numpy", "faiss-cpu")
_PAGES = ("/", "/search?q=Beteiligung", "/documents", "/topics", "/municipalities", "/timeline")
_LINKED = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"')
_FONT = re.compile(r"url\(\"?'?([^)\"']+\.woff2[^)\"']*)")


def main() -> None:
    """Serve, ask, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds text/ and retrieval/")
    parser.add_argument("--place", type=Path, help="an index that is there, or keeps it")
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    questions = read_questions(given.data)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as scratch:
        place = given.place or Path(scratch) / "index"
        if not (place / "CURRENT").is_file():
            made = content(read_text(given.data / "text"), N_ENTRIES, open_embedder(EmbedOptions()))
            publish(place, SnapshotId(f"{N_ENTRIES:012x}"), made)
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        with running(corpus, place, port=given.port) as (server, client):
            time.sleep(WARM_S)
            rows, weights = _measured(client, server.pid, questions)
            resident = _resident(server.pid)
    text = "\n".join([*_introduction(len(questions), load), *rows, "", *weights, "", resident, ""])
    write_section(BENCHMARKS, "part: web", f"{text}\n{measured_on(_PACKAGES)}")


def _introduction(n_questions: int, load: float) -> Sequence[str]:
    return (
        "## Search pages over HTTP",
        "",
        f"{N_ENTRIES:,} synthetic entries, one process of the server, {N_CLIENTS} clients on the "
        f"same machine; {n_questions} real questions, the first {_WARM_UP} to warm up. "
        f"Wanted: {TARGET_MS} ms at p95 on two free cores. CPU is the server's. "
        "Repeats: pages that one of the same load had asked for; the server keeps answers. "
        f"Load of the machine beforehand: {load:.1f}.",
        "",
        "| load | pages | pages/s | p50 ms | p95 ms | p99 ms | CPU ms a page | repeats |",
        "|---|---|---|---|---|---|---|---|",
    )


def _measured(
    client: httpx.Client, pid: int, questions: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The rows on speed, and the table of weights."""
    for text in questions[:_WARM_UP]:
        client.get("/search", params={"q": text}).raise_for_status()
    left = questions[_WARM_UP:]
    half = len(left) // 2
    people, closed = left[:half], left[half:]
    mixed = [one for text in closed for one in (text, closed[0])]
    rows = [
        _load(client, pid, "a page a second each", people, 1.0),
        _load(client, pid, "as fast as answers come", closed, 0.0),
        # In English none of them has been answered, and half of all ask the same.
        _load(client, pid, "as fast as answers come, half of them repeated", mixed, 0.0, "/en"),
    ]
    return rows, list(_weights(client))


def _load(
    client: httpx.Client,
    pid: int,
    name: str,
    questions: Sequence[str],
    pause_s: float,
    prefix: str = "",
) -> str:
    """One row: all clients at once, each its own share of the questions."""

    def ask(number: int) -> list[float]:
        taken = []
        due = time.perf_counter() + pause_s * number / N_CLIENTS
        for text in questions[number::N_CLIENTS]:
            time.sleep(max(0.0, due - time.perf_counter()))
            started = time.perf_counter()
            client.get(f"{prefix}/search", params={"q": text}).raise_for_status()
            taken.append(1000 * (time.perf_counter() - started))
            due = max(due + pause_s, started)
        return taken

    before, started = _cpu_s(pid), time.perf_counter()
    with ThreadPoolExecutor(N_CLIENTS) as clients:
        wall = [one for own in clients.map(ask, range(N_CLIENTS)) for one in own]
    elapsed = time.perf_counter() - started
    cpu = 1000 * (_cpu_s(pid) - before) / len(wall)
    p50, p95, p99 = np.percentile(wall, (50, 95, 99))
    repeated = 1 - len(set(questions)) / len(questions)
    return (
        f"| {name} | {len(wall)} | {len(wall) / elapsed:.1f} | {p50:.0f} | {p95:.0f} | {p99:.0f} "
        f"| {cpu:.1f} | {repeated:.0%} |"
    )


def _weights(client: httpx.Client) -> Iterator[str]:
    """Bytes as transferred: by a browser that knows nothing, and at the second visit."""
    yield "| page | HTML kB | CSS and JS kB | fonts kB | cold kB | HTML asked for again, kB |"
    yield "|---|---|---|---|---|---|"
    for path in _PAGES:
        html, page = _transferred(client, path)
        styles = [
            (link, *_transferred(client, link)) for link in sorted(set(_LINKED.findall(page)))
        ]
        fonts = {
            str(httpx.URL(link).join(font))
            for link, _, css in styles
            for font in _FONT.findall(css)
        }
        own = sum(n for _, n, _ in styles)
        letters = sum(_transferred(client, font)[0] for font in fonts)
        yield (
            f"| `{path}` | {html / 1000:.1f} | {own / 1000:.1f} | {letters / 1000:.1f} "
            f"| {(html + own + letters) / 1000:.1f} | {_again(client, path)} |"
        )


def _again(client: httpx.Client, path: str) -> str:
    """What a browser gets that shows the tag of the page it has; 304 says it may be shown."""
    tag = client.get(path).headers.get("etag", "")
    answer = client.get(path, headers={"if-none-match": tag})
    return f"{len(answer.content) / 1000:.1f} ({answer.status_code})"


def _transferred(client: httpx.Client, path: str) -> tuple[int, str]:
    """Bytes of a body on the wire, and its text."""
    with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
        answer.raise_for_status()
        body = b"".join(answer.iter_raw())
        is_packed = answer.headers.get("content-encoding") == "gzip"
    return len(body), (gzip.decompress(body) if is_packed else body).decode("utf-8", "replace")


def _cpu_s(pid: int) -> float:
    """User and system time of the server's process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> str:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    kilobytes = {name: int(value) for name, value, *_ in map(str.split, rollup)}
    private = kilobytes["Private_Clean:"] + kilobytes["Private_Dirty:"]
    return (
        f"Memory of the server afterwards: {kilobytes['Rss:'] / 1024:,.0f} MB resident, "
        f"of which {private / 1024:,.0f} MB its own."
    )


if __name__ == "__main__":
    main()
