"""Measure and write docs/benchmarks.md: ``make bench DATA=<folder with pdf/ and retrieval/>``.

Every figure of that page comes out of this program, with the machine and the versions it ran on. A
part whose data is absent says so and is left out.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docpipe.evaluation.extraction.tools.registry import TOOLS
from docpipe.evaluation.figures import means
from docpipe.evaluation.retrieval import evaluate_beir
from docpipe.model import Mode
from scripts.bench_extract import section
from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section

ROOT = Path(__file__).parents[1]
_PACKAGES = ("pypdf", "pypdfium2", "pdfplumber", "sentence-transformers", "torch", "faiss-cpu")


def main() -> None:
    """Run the wanted parts and write their sections of the page."""
    parts: dict[str, Callable[[Path], Iterator[str]]] = {
        "extraction": _extraction,
        "ingest": _ingest,
        "robustness": _robustness,
        "retrieval": _retrieval,
        "judgements": _judgements,
        "start": _start,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=parts, action="append")
    chosen = parser.parse_args()
    for name in chosen.part or parts:
        print(f"{name} …", file=sys.stderr, flush=True)
        write_section(BENCHMARKS, f"part: {name}", "\n".join(parts[name](chosen.data)))


def _stand() -> str:
    return measured_on(_PACKAGES)


def _extraction(data: Path) -> Iterator[str]:
    yield section([data / "pdf"], list(TOOLS))


def _ingest(data: Path) -> Iterator[str]:
    yield "## Taking in real PDFs\n"
    with tempfile.TemporaryDirectory() as place:
        folder = str(data / "pdf")
        first, first_s, code = _docpipe(place, "ingest", folder, "--json")
        second, second_s, _ = _docpipe(place, "ingest", folder, "--json")
        proof, proof_s, _ = _docpipe(place, "verify", "--json")
    n_files = sum(
        len(first[name]) for name in ("added", "updated", "unchanged", "duplicates", "quarantined")
    )
    counts = first["counts"]
    yield "| | first run | second run |"
    yield "|---|---|---|"
    yield f"| files | {n_files} | {n_files} |"
    yield f"| exit code | {code} | 3 |" if second["quarantined"] else f"| exit code | {code} | 0 |"
    yield f"| documents processed | {first['n_processed']} | {second['n_processed']} |"
    yield f"| texts embedded | {first['n_embedded']} | {second['n_embedded']} |"
    yield f"| snapshot | `{first['snapshot_id']}` | `{second['snapshot_id']}` |"
    yield f"| wall time | {first_s:.0f} s | {second_s:.2f} s |"
    yield ""
    yield (
        f"In the index: {counts['sources']} sources, {counts['pages']} pages, "
        f"{counts['records']} records, {counts['chunks']} entries. Reading: "
        f"{first['pages_per_cpu_s']} pages per CPU-second with all structure, mining and "
        f"chunking; peak {first['peak_bytes'] / 1e6:.0f} MB per worker."
    )
    yield (
        f"\n`docpipe verify`: {proof['n_proven']} of {proof['n_quotes']} quotes proven, "
        f"{proof['n_files']} files and {proof['n_entries']} entries checked in {proof_s:.0f} s.\n"
    )
    yield "Every file: " + ", ".join(
        f"{len(first[name])} {name}" for name in ("added", "duplicates", "quarantined")
    )
    for entry in first["quarantined"]:
        yield f"- {entry['file']}: `{entry['reason']}` – {entry['message']}"
    yield f"\n{_stand()}"


def _robustness(data: Path) -> Iterator[str]:
    yield "## Odd and hostile PDFs\n"
    with tempfile.TemporaryDirectory() as place:
        report, took_s, code = _docpipe(
            place, "ingest", str(data / "robustness"), "--json", model="hash:64"
        )
        proof, _, _ = _docpipe(place, "verify", "--json", model="hash:64")
    reasons = Counter(entry["reason"] for entry in report["quarantined"])
    read = len(report["added"])
    yield (
        f"{read} read, {len(report['duplicates'])} duplicates, {len(report['quarantined'])} in "
        f"quarantine in {took_s:.0f} s, exit {code}: "
        + ", ".join(f"{count} `{reason}`" for reason, count in reasons.most_common())
        + f". {proof['n_proven']} of {proof['n_quotes']} quotes proven."
    )
    yield f"\n{_stand()}"


def _retrieval(data: Path) -> Iterator[str]:
    yield "## Retrieval on BEIR sets\n"
    yield (
        "The model and its weight in the fusion were chosen on half of the questions of omos-de "
        "and omos-en\nand on wahlomat 2009 to 2011; nobody saw the others while choosing.\n"
    )
    yield "| set | queries | mode | nDCG@10 | R@10 | R@100 | RR@10 |"
    yield "|---|---|---|---|---|---|---|"
    for folder in sorted((data / "retrieval").iterdir()):
        report = evaluate_beir(folder)
        for mode in Mode:
            row = means(report, mode, tuple(report.texts))
            yield (
                f"| {report.name} | {row['n_queries']} | {mode.value} | {row['nDCG@10']:.3f} "
                f"| {row['R@10']:.3f} | {row['R@100']:.3f} | {row['RR@10']:.3f} |"
            )
    yield f"\n{_stand()}"


def _judgements(_: Path) -> Iterator[str]:
    yield "## Retrieval on the project's own judgements\n"
    yield (
        "Not a held-out set: the texts and the judgements have one author, "
        "and the stop words of questions, the rule\n"
        "for scraps were chosen while looking at these questions. "
        "Expect less on unseen ones.\n"
    )
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place, "corpus")
        corpus.mkdir()
        for name in ("catalogue.jsonl", "samples", "judgements"):
            (corpus / name).symlink_to(ROOT / "corpus" / name)
        _docpipe(place, "ingest", "--json")
        report = _docpipe(place, "evaluate", "--json")[0]
    yield "| mode | kind | queries | nDCG@10 | R@10 | RR |"
    yield "|---|---|---|---|---|---|"
    for mode, kinds in report.items():
        for kind, row in kinds.items():
            yield (
                f"| {mode} | {kind} | {row['n_queries']} | {row['nDCG@10']:.3f} "
                f"| {row['R@10']:.3f} | {row['RR']:.3f} |"
            )
    yield f"\n{_stand()}"


def _start(_: Path) -> Iterator[str]:
    yield "## Starting cold\n"
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place, "corpus")
        corpus.mkdir()
        for name in ("catalogue.jsonl", "samples"):
            (corpus / name).symlink_to(ROOT / "corpus" / name)
        _docpipe(place, "ingest", "--json")
        calls = {
            "docpipe --help": ["--help"],
            "docpipe search --mode lexical": ["search", "Sprachmittlung", "--mode", "lexical"],
            "docpipe search (hybrid)": ["search", "Sprachmittlung"],
        }
        yield "| command | CPU seconds, best of 5 |"
        yield "|---|---|"
        for name, arguments in calls.items():
            best = min(_cpu_seconds(place, arguments) for _ in range(5))
            yield f"| `{name}` | {best:.2f} |"
    yield f"\n{_stand()}"


def _command(place: str, arguments: tuple[str, ...] | list[str]) -> list[str]:
    places = ["--corpus", f"{place}/corpus", "--index", f"{place}/index"]
    return [sys.executable, "-m", "docpipe", *places, *arguments]


def _docpipe(place: str, *arguments: str, model: str | None = None) -> tuple[Any, float, int]:
    environment = {**os.environ, **({"DOCPIPE_EMBED__MODEL": model} if model else {})}
    started = time.monotonic()
    done = subprocess.run(
        _command(place, arguments), stdout=subprocess.PIPE, check=False, env=environment
    )
    return json.loads(done.stdout), time.monotonic() - started, done.returncode


def _cpu_seconds(place: str, arguments: list[str]) -> float:
    before = os.times()
    subprocess.run(_command(place, arguments), capture_output=True, check=True)
    after = os.times()
    return (
        after.children_user - before.children_user + after.children_system - before.children_system
    )


if __name__ == "__main__":
    main()
