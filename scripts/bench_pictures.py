"""How long pictures of pages take, first and again: ``make bench-pictures CORPUS=… INDEX=…``.

Asks a running server, as a browser does, for pages of as many documents as there are, one after the
other, twice; then for pages of proof. Writes the section "pictures" of docs/benchmarks.md.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import numpy as np

from docpipe import Searcher
from docpipe.corpus import Corpus
from docpipe.model import Method, SourceId
from docpipe.pipeline.pictures import DEFAULT_WIDTH, PRELOAD, draw_page
from docpipe.sandbox import Limits, Sandbox
from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section
from scripts.serving import WARM_S, running

N_PAGES = 300
N_PROOFS = 100
N_DRAWN = 100
SEED = 6
_PACKAGES = ("pypdfium2", "pillow", "starlette")
_START_S = 60.0


def main() -> None:
    """Serve, ask, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    pages, entries = _chosen(given.index)
    with running(given.corpus, given.index, port=given.port) as (_, client):
        time.sleep(WARM_S)
        first, sizes = _asked(client, pages)
        again, _ = _asked(client, pages)
        proofs, lengths = _asked(client, [f"/records/{one}" for one in entries])
    drawing = _drawing(given.corpus, pages)
    n_documents = len({one.split("/")[4] for one in pages})
    text = "\n".join(
        [
            "## Pictures of pages",
            "",
            f"{len(pages)} pages of {n_documents} real documents, {DEFAULT_WIDTH:,} pixels "
            f"wide, and {len(proofs)} pages of proof of records, asked over HTTP one after the "
            "other; sandboxes were warm, the cache was empty. A page of proof checks quote, "
            "place and the original's checksum anew.",
            "",
            "| | p50 ms | p95 ms | max ms | p50 kB | p95 kB | max kB |",
            "|---|---|---|---|---|---|---|",
            _row("picture, first", first, sizes),
            f"| … CPU of the drawing process | {_shown(drawing)} | | | |",
            _row("picture, again", again, sizes),
            _row("page of proof, without pictures", proofs, lengths),
            "",
            f"Later than 300 ms at first: {sum(one > 300 for one in first)}; "
            f"later than 10 ms again: {sum(one > 10 for one in again)}.",
            "",
            measured_on(_PACKAGES),
        ]
    )
    write_section(BENCHMARKS, "part: pictures", text.replace("part: ", ""))


def _row(name: str, times: Sequence[float], sizes: Sequence[float]) -> str:
    return f"| {name} | {_shown(times)} | {_shown(sizes)} |"


def _shown(values: Sequence[float]) -> str:
    cells = np.percentile(values, (50, 95, 100))
    return " | ".join(f"{one:.0f}" if one >= 10 else f"{one:.1f}" for one in cells)


def _drawing(corpus: Path, pages: Sequence[str]) -> list[float]:
    """CPU milliseconds of the processes that draw; unlike a clock, they say something when busy."""
    opened = Corpus.open(corpus)
    used = []
    with Sandbox(preload=PRELOAD) as sandbox:
        for address in pages[:N_DRAWN]:
            source = SourceId(address.split("/")[4])
            page = int(address.rpartition("/")[2].removesuffix(".png"))
            what = (opened.original(source), Path(), source, page, DEFAULT_WIDTH, ())
            _, usage = sandbox.run(draw_page, *what, limits=Limits())
            used.append(1000 * usage.cpu_s)
    return used


def _chosen(index: Path) -> tuple[list[str], list[str]]:
    """Addresses of pages with records on them, and ids of records, the same at every run."""
    pages: dict[str, None] = {}
    entries: list[str] = []
    with Searcher.open(index) as searcher:
        for chunk, _ in searcher.records():
            region = chunk.evidence.pages[0]
            if region.method is not Method.MARKUP:
                pages[f"/api/v1/documents/{chunk.source_id}/pages/{region.page}.png"] = None
                entries.append(chunk.id)
    rng = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    return (
        rng.sample(list(pages), min(N_PAGES, len(pages))),
        rng.sample(entries, min(N_PROOFS, len(entries))),
    )


def _asked(client: httpx.Client, addresses: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds and kilobytes of each answer."""
    times, sizes = [], []
    for address in addresses:
        started = time.perf_counter()
        answer = client.get(address)
        times.append(1000 * (time.perf_counter() - started))
        answer.raise_for_status()
        sizes.append(len(answer.content) / 1000)
    return times, sizes


if __name__ == "__main__":
    main()
