"""``python -m scripts.proving --out DIR``: write the proving papers and their gold."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.proving.check import check
from scripts.proving.finish import finish
from scripts.proving.gold import gold
from scripts.proving.paper import Paper
from scripts.proving.printed import read
from scripts.proving.producers import chromium, reportlab_press, typst_program, writer
from scripts.proving.recipe import Recipe
from scripts.proving.recipe import paper as cook
from scripts.proving.recipes import RECIPES
from scripts.proving.recipes.drawn import drawn

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
    parser.add_argument("--seed", type=int, default=1, help="lot: hidden text, noise, --drawn")
    parser.add_argument(
        "--drawn", type=int, default=0, help="instead: so many papers a producer, drawn by lot"
    )
    parser.add_argument("--producer", choices=_PRODUCERS, action="append")
    parser.add_argument("--paper", action="append", help="only the paper of this name")
    arguments = parser.parse_args()
    if arguments.check:
        sys.exit(1 if check(arguments.check) else 0)
    if arguments.out is None:
        parser.error("say where to write: --out DIR")
    arguments.out.mkdir(parents=True, exist_ok=True)
    for recipe in _recipes(arguments.drawn, arguments.seed):
        if arguments.producer and recipe.producer not in arguments.producer:
            continue
        if arguments.paper and recipe.key not in arguments.paper:
            continue
        reason = _PRODUCERS[recipe.producer].missing()
        if reason:
            print(f"{recipe.key}: skipped ({reason})", file=sys.stderr)
            continue
        start = time.monotonic()
        write(cook(recipe), arguments.out, arguments.seed)
        print(f"{recipe.key}: {time.monotonic() - start:.1f} s", flush=True)


def _recipes(count: int, seed: int) -> Iterator[Recipe]:
    if not count:
        yield from RECIPES
    else:
        for producer in _PRODUCERS:
            yield from drawn(producer, seed, count)


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
