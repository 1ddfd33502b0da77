"""Label papers.

    python -m scripts.labelling sheet PAPER.pdf > sheet.txt
    python -m scripts.labelling collect PAPER.pdf TABLE.tsv --group handouts --split dev
    python -m scripts.labelling agreement
    python -m scripts.labelling from-reviews --corpus corpus --output FOLDER

``collect`` writes ``corpus/gold/labels/NAME.jsonl``. A recovered document as JSON stands in for
the paper where its sheet was made by an earlier version. ``agreement`` compares the second
labeller's answers with the gold. ``from-reviews`` turns verdicts of ``docpipe review`` into label
files. docs/labelling.md says how to label.
"""

import argparse
import sys
from pathlib import Path

from docpipe import codec
from docpipe.evaluation.records.from_reviews import labels_of
from docpipe.evaluation.records.gold import Split
from docpipe.evaluation.records.labels import Heading, LabelFile, write_labels
from docpipe.model import Document
from docpipe.pipeline import Desk, Workspace
from docpipe.pipeline.single import recover_file
from docpipe.settings import Settings
from scripts.labelling.agreement import compare, first_pass, report, second_pass
from scripts.labelling.collect import TableError, collect, pages_of
from scripts.labelling.sheet import sheet

GOLD = Path(__file__).parents[2] / "corpus" / "gold"


def main() -> None:
    """Write a sheet or a label file, or measure the agreement of two labellers."""
    asked = _parser().parse_args()
    if asked.command == "agreement":
        second = second_pass(asked.second)
        print("\n".join(report(compare(first_pass(asked.gold), second))))
    elif asked.command == "from-reviews":
        _from_reviews(asked)
    elif asked.command == "sheet":
        print("\n".join(sheet(_document(asked.paper))))
    else:
        _collect(asked)


def _collect(asked: argparse.Namespace) -> None:
    document = _document(asked.paper)
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


def _from_reviews(asked: argparse.Namespace) -> None:
    asked.output.mkdir(parents=True, exist_ok=True)
    for info, document, reviewed in Desk(Workspace.open(asked.corpus)).sheets():
        labels = labels_of(info, document, reviewed, group=asked.group, split=Split(asked.split))
        if labels is None:
            print(f"no page of {info.file} is reviewed throughout", file=sys.stderr)
            continue
        target = asked.output / f"{labels.heading.name}.jsonl"
        target.write_bytes(write_labels(labels))
        pages = ", ".join(map(str, labels.heading.pages))
        print(f"{len(labels.labels)} labels on pages {pages}: {target}")


def _document(paper: Path) -> Document:
    if paper.suffix == ".json":
        return codec.from_json(paper.read_bytes(), Document)
    return recover_file(paper, Settings(), None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    reading = commands.add_parser("sheet", help="print a paper as numbered sentences")
    reading.add_argument("paper", type=Path)
    table = commands.add_parser("collect", help="turn a labeller's table into a label file")
    table.add_argument("paper", type=Path)
    table.add_argument("table", type=Path)
    table.add_argument("--name", help="of the label file; that of the table by default")
    table.add_argument("--group", default="papers")
    table.add_argument("--split", choices=list(Split), default="dev")
    table.add_argument("--labeller", default="a")
    table.add_argument("--output", type=Path, default=GOLD / "labels")
    passes = commands.add_parser("agreement", help="compare the second pass with the gold")
    passes.add_argument("--gold", type=Path, default=GOLD)
    passes.add_argument("--second", type=Path, default=GOLD / "second-pass.jsonl")
    reviews = commands.add_parser("from-reviews", help="turn verdicts into label files")
    reviews.add_argument("--corpus", type=Path, default=Path("corpus"))
    reviews.add_argument("--group", default="reviews")
    reviews.add_argument("--split", choices=list(Split), default="dev")
    reviews.add_argument("--output", type=Path, default=GOLD / "labels")
    return parser


if __name__ == "__main__":
    main()
