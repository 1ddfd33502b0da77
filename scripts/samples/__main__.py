"""``python -m scripts.samples``: rewrite the sample PDFs, or refresh the ids of the judgements."""

import argparse
from pathlib import Path

from scripts.samples.judgements import refresh_source_ids
from scripts.samples.publications import PUBLICATIONS
from scripts.samples.write import pdf

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def main() -> None:
    """Write every sample; with ``--judgements`` also bind the judgements to the new bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--judgements", action="store_true", help="refresh source ids in qrels.jsonl"
    )
    arguments = parser.parse_args()
    write_samples(CORPUS / "samples")
    if arguments.judgements:
        refresh_source_ids(CORPUS / "judgements" / "qrels.jsonl", CORPUS / "samples")


def write_samples(folder: Path) -> None:
    """Write all sample PDFs into a folder."""
    for publication in PUBLICATIONS:
        (folder / f"{publication.key}.pdf").write_bytes(pdf(publication))


if __name__ == "__main__":
    main()
