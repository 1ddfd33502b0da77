"""Measure the extraction on any folder of PDFs with gold: ``make bench-extract DATA=folder``.

What a folder may hold says ``docpipe.evaluation.extraction.gold_files``; what the figures mean,
the modules of the measures beside it.

    python -m scripts.bench_extract --data DIR --tools docpipe --show all
    python -m scripts.bench_extract --data DIR --only spd --show spd --measure heading_f1
"""

import argparse
import json
import sys
from pathlib import Path

from docpipe.evaluation.extraction.measuring import measure
from docpipe.evaluation.extraction.report import as_json, findings, tables
from docpipe.evaluation.extraction.scoring import MEASURES
from docpipe.evaluation.extraction.tools import TOOLS


def main() -> None:
    """Measure and print."""
    asked = _parser().parse_args()
    chosen = asked.tools.split(",") if asked.tools else list(TOOLS)
    unknown = sorted(set(chosen) - set(TOOLS))
    if unknown:
        sys.exit(f"unknown tools: {', '.join(unknown)}; there are {', '.join(TOOLS)}")
    if not asked.data.is_dir():
        sys.exit(f"no such folder: {asked.data}")
    runs, scores = measure(
        asked.data, chosen, only=asked.only, tell=lambda line: print(line, file=sys.stderr)
    )
    if not scores:
        sys.exit(f"{asked.data} holds no PDF with gold")
    if asked.show:
        for line in findings(scores, asked.show, asked.measure or (), asked.most):
            print(line)
        print()
    if asked.json:
        print(json.dumps(as_json(runs, scores), ensure_ascii=False, indent=2))
        return
    for line in tables(runs, scores, per_document=asked.per_document):
        print(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder, searched at any depth")
    parser.add_argument("--tools", help=f"comma-separated, out of {', '.join(TOOLS)}; default all")
    parser.add_argument("--only", default="", help="only papers whose path contains this")
    parser.add_argument("--show", help="say what was wrong in papers named like this, or all")
    parser.add_argument("--measure", action="append", choices=MEASURES, help="only of this measure")
    parser.add_argument("--most", type=int, default=40, help="cases shown of a measure")
    parser.add_argument("--per-document", action="store_true", help="a row for every document")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    return parser


if __name__ == "__main__":
    main()
