"""Measure the extraction on any folder of PDFs with gold: ``make bench-extract DATA=folder``.

What a folder may hold says ``docpipe.evaluation.extraction.gold_files``; what the figures mean,
the modules of the measures beside it.

    python -m scripts.bench_extract --data DIR --tools docpipe --show all
    python -m scripts.bench_extract --data DIR --only spd --show spd --measure heading_f1
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from docpipe.evaluation.extraction.measuring import Measured, measure
from docpipe.evaluation.extraction.report import as_json, findings, tables
from docpipe.evaluation.extraction.scoring import MEASURES, Score
from docpipe.evaluation.extraction.tools.registry import TOOLS
from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section

NAME = "part: extraction"
_INTRODUCTION = """\
## Extraction against known text

Same papers, same run, each tool in a process of its own; CPU seconds and memory include its child
processes. A dash: the tool names no such thing, or the papers have none. How each figure is counted
says the module of the measure in `src/docpipe/evaluation/extraction`. *NID* of handouts is that of
the tool's own body blocks; *NID whole* compares all text of every tool by one procedure, docpipe's
included. *leaked* and *hidden* are better when lower. Scanned pages are recognised by docpipe and
LiteParse, by Kreuzberg in papers without any text, all with tesseract and its German model. Peers
that mark headings tell neither boxes nor notes from the body.
"""


def main() -> None:
    """Measure and print."""
    asked = _parser().parse_args()
    chosen = _tools(asked.tools)
    for folder in asked.data:
        if not folder.is_dir():
            sys.exit(f"no such folder: {folder}")
    runs, scores = measure(
        asked.data, chosen, only=asked.only, scans=not asked.without_scans, tell=_tell
    )
    if not scores:
        sys.exit("no PDF with gold, or no tool that is installed")
    if asked.show:
        for line in findings(scores, asked.show, asked.measure or (), asked.most):
            print(line)
        print()
    if asked.json:
        print(json.dumps(as_json(runs, scores), ensure_ascii=False, indent=2))
    else:
        print("\n".join(tables(runs, scores, per_document=asked.per_document)))
    if asked.write:
        write_section(BENCHMARKS, NAME, _section(runs, scores))


def section(folders: Sequence[Path], tools: Sequence[str]) -> str:
    """Measure, and give the section of docs/benchmarks.md."""
    return _section(*measure(folders, tools, tell=_tell))


def _section(runs: Sequence[Measured], scores: Sequence[Score]) -> str:
    def lines() -> Iterator[str]:
        yield _INTRODUCTION
        yield from tables(runs, scores, per_document=False)
        yield measured_on()

    return "\n".join(lines())


def _tools(names: Sequence[str]) -> list[str]:
    chosen = [name for listed in names for name in listed.split(",")] or list(TOOLS)
    unknown = sorted(set(chosen) - set(TOOLS))
    if unknown:
        sys.exit(f"unknown tools: {', '.join(unknown)}; there are {', '.join(TOOLS)}")
    return chosen


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, required=True, nargs="+", help="folders, searched at any depth"
    )
    parser.add_argument(
        "--tools", nargs="+", default=[], help=f"of {', '.join(TOOLS)}; default all"
    )
    parser.add_argument("--only", default="", help="only papers whose path contains this")
    parser.add_argument("--show", help="say what was wrong in papers named like this, or all")
    parser.add_argument("--measure", action="append", choices=MEASURES, help="only of this measure")
    parser.add_argument("--most", type=int, default=40, help="cases shown of a measure")
    parser.add_argument("--per-document", action="store_true", help="a row for every document")
    parser.add_argument("--without-scans", action="store_true", help="leave them out; quick")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    parser.add_argument(
        "--write", action="store_true", help=f"write the section of {BENCHMARKS.name}"
    )
    return parser


if __name__ == "__main__":
    main()
