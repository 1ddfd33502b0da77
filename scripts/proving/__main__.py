"""``python -m scripts.proving --out DIR``: write the proving papers and their gold."""

import argparse
import json
import sys
import time
from pathlib import Path

from scripts.proving.check import check
from scripts.proving.finish import finish
from scripts.proving.gold import gold
from scripts.proving.paper import Paper
from scripts.proving.printed import read
from scripts.proving.producers import chromium, reportlab_press, typst_program, writer
from scripts.proving.recipe import paper as cook
from scripts.proving.recipes import RECIPES

_PRODUCERS = {
    "reportlab": reportlab_press,
    "typst": typst_program,
    "chromium": chromium,
    "writer": writer,
}


def main() -> None:
    """Write the wanted papers, or check those in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", type=Path, help="hold the gold in a folder against its files")
    parser.add_argument("--seed", type=int, default=1, help="places of hidden text, scan noise")
    parser.add_argument("--producer", choices=_PRODUCERS, action="append")
    parser.add_argument("--paper", action="append", help="only the paper of this name")
    arguments = parser.parse_args()
    if arguments.check:
        sys.exit(1 if check(arguments.check) else 0)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for paper in map(cook, RECIPES):
        if arguments.producer and paper.producer not in arguments.producer:
            continue
        if arguments.paper and paper.key not in arguments.paper:
            continue
        reason = _PRODUCERS[paper.producer].missing()
        if reason:
            print(f"{paper.key}: skipped ({reason})", file=sys.stderr)
            continue
        start = time.monotonic()
        write(paper, arguments.out, arguments.seed)
        print(f"{paper.key}: {time.monotonic() - start:.1f} s", flush=True)


def write(paper: Paper, folder: Path, seed: int) -> None:
    """Write one paper and its gold."""
    produced = _PRODUCERS[paper.producer].produce(paper)
    path = folder / f"{paper.key}.pdf"
    path.write_bytes(produced.pdf)
    entries = gold(paper, produced, read(path))
    finish(paper, path, entries, seed)
    path.with_suffix(".gold.json").write_text(
        json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
