"""Label papers.

    python -m scripts.labelling sheet PAPER.pdf > sheet.txt
    python -m scripts.labelling collect PAPER.pdf TABLE.tsv --group handouts --split dev

``collect`` writes ``corpus/gold/labels/NAME.jsonl``. A recovered document as JSON stands in for
the paper where its sheet was made by an earlier version.
"""

import argparse
import sys
from pathlib import Path

from docpipe import codec
from docpipe.evaluation.records.gold import Split
from docpipe.evaluation.records.labels import Heading, LabelFile, write_labels
from docpipe.model import Document
from docpipe.pipeline.single import recover_file
from docpipe.settings import Settings
from scripts.labelling.collect import TableError, collect, pages_of
from scripts.labelling.sheet import sheet

LABELS = Path(__file__).parents[2] / "corpus" / "gold" / "labels"


def main() -> None:
    """Write a sheet or a label file."""
    asked = _parser().parse_args()
    document = _document(asked.paper)
    if asked.command == "sheet":
        print("\n".join(sheet(document)))
        return
    table = asked.table.read_text(encoding="utf-8")
    name = asked.name or asked.table.stem
    try:
        labels = tuple(collect(table, document))
    except TableError as error:
        sys.exit(f"{asked.table.name}: {error}")
    heading = Heading(
        source_id=document.source_id,
        name=name,
        group=asked.group,
        split=Split(asked.split),
        pages=pages_of(table),
        labeller=asked.labeller,
    )
    target = asked.output / f"{name}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(write_labels(LabelFile(heading=heading, labels=labels)))
    print(f"{len(labels)} labels: {target}")


def _document(paper: Path) -> Document:
    if paper.suffix == ".json":
        return codec.from_json(paper.read_bytes(), Document)
    return recover_file(paper, Settings(), None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("sheet", "collect"))
    parser.add_argument("paper", type=Path)
    parser.add_argument("table", type=Path, nargs="?")
    parser.add_argument("--name", help="of the label file; that of the table by default")
    parser.add_argument("--group", default="papers")
    parser.add_argument("--split", choices=list(Split), default="dev")
    parser.add_argument("--labeller", default="a")
    parser.add_argument("--output", type=Path, default=LABELS)
    return parser


if __name__ == "__main__":
    main()
