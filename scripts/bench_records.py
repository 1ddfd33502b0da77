"""Measure the typed records against labelled papers: ``make bench-records [DATA=folder of PDFs]``.

The project's own papers (``corpus/gold/papers``, ``corpus/samples``) are always measured; labels
(``corpus/gold/labels``) of papers that may not be copied count where DATA holds the PDF itself,
which is known by its checksum.

    python -m scripts.bench_records --split dev --show all
    python -m scripts.bench_records --data DIR --split dev test --write
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from docpipe import codec, mine
from docpipe.errors import SchemaMismatchError
from docpipe.evaluation.records.gold import GoldPaper, Split
from docpipe.evaluation.records.labels import LabelFile, read_labels, resolve
from docpipe.evaluation.records.measures import Judged, judge
from docpipe.evaluation.records.papers import read_paper
from docpipe.evaluation.records.report import errors, overview, tables
from docpipe.files import sha256_file
from docpipe.model import Document
from docpipe.pipeline.single import recover_file
from docpipe.settings import Settings
from scripts.machine import measured_on
from scripts.sections import BENCHMARKS, write_section

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "corpus" / "gold"
SAMPLES = ROOT / "corpus" / "samples"
_INTRODUCTION = """\
## Typed records against labelled papers

What is labelled, by whom, and how far two labellers agree stands in labelling.md; a record is found
if token-F1 with the labelled text is .6 or more. Rules were written with the papers of *dev* in
sight; of *test* only totals were looked at.
"""


def main() -> None:
    """Measure and print."""
    asked = _parser().parse_args()
    splits = [Split(name) for name in asked.split]
    known = list(_papers(asked.gold, asked.data, splits, asked.only))
    if not known:
        sys.exit("no labelled paper there")
    started = time.process_time()
    judged = [judge(paper, mine.mine(document)) for paper, document in known]
    cpu_s = time.process_time() - started
    if asked.show:
        shown = [one for one in judged if asked.show in ("all", one.paper.name)]
        print("\n".join(errors(shown)), "\n")
    text = "\n".join(_section(judged, splits, groups=asked.groups))
    pages = sum(len(document.pages) for _, document in known)
    text += f"\nMining: {len(known)} papers, {pages} pages in {cpu_s:.1f} CPU-s.\n\n{measured_on()}"
    print(text)
    if asked.write:
        write_section(BENCHMARKS, "part: records", f"{_INTRODUCTION}\n{text}")


def _section(judged: Sequence[Judged], splits: Sequence[Split], *, groups: bool) -> Iterator[str]:
    for split in splits:
        of_split = [one for one in judged if one.paper.split is split]
        yield f"### {split.value}: by collection\n"
        yield from overview(of_split)
        for group in sorted({one.paper.group for one in of_split}) if groups else ():
            yield f"### {split.value}: {group}\n"
            yield from tables([one for one in of_split if one.paper.group == group])
        yield f"### {split.value}: all\n"
        yield from tables(of_split)


def _papers(
    gold: Path, folders: Sequence[Path], splits: Sequence[Split], only: str
) -> Iterator[tuple[GoldPaper, Document]]:
    for split in splits:
        for path in sorted((gold / "papers" / split.value).glob("*.html")):
            if only in path.stem:
                yield read_paper(path, split), recover_file(path, Settings(), None)
    wanted: dict[str, LabelFile] = {
        labels.heading.source_id: labels
        for path in sorted((gold / "labels").glob("*.jsonl"))
        if (labels := read_labels(path)).heading.split in splits and only in labels.heading.name
    }
    for document in _documents(set(wanted), [SAMPLES, *folders]):
        yield resolve(wanted.pop(document.source_id), document), document
    for labels in wanted.values():
        print(f"not measured, no such file: {labels.heading.name}", file=sys.stderr)


def _documents(wanted: Set[str], folders: Sequence[Path]) -> Iterator[Document]:
    """The papers that have labels, each once, whatever their files are called.

    A folder may hold PDFs, or documents that were recovered before (``work`` of a corpus).
    """
    left = set(wanted)
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.suffix == ".pdf" and sha256_file(path)[:16] in left:
            document = recover_file(path, Settings(), None)
        elif path.suffix == ".json" and (known := _recovered(path)) is not None:
            document = known
        else:
            continue
        if document.source_id in left:
            left.discard(document.source_id)
            yield document


def _recovered(path: Path) -> Document | None:
    try:
        return codec.from_json(path.read_bytes(), Document)
    except SchemaMismatchError:
        return None  # some other JSON


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="folders of PDFs")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of papers and labels")
    parser.add_argument("--split", nargs="+", choices=list(Split), default=["test"])
    parser.add_argument("--only", default="", help="only papers whose name contains this")
    parser.add_argument("--show", help="the errors of one paper, or of all")
    parser.add_argument("--groups", action="store_true", help="tables of every collection too")
    parser.add_argument(
        "--write", action="store_true", help=f"write the section of {BENCHMARKS.name}"
    )
    return parser


if __name__ == "__main__":
    main()
