"""Verdicts of people on records: one text file, one line a verdict, only ever added to."""

from pathlib import Path

from docpipe.codec import read_jsonl, to_json
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.files import append_line, whole_lines
from docpipe.model import Review

REVIEWS_NAME = "reviews.jsonl"


def read_reviews(root: Path) -> tuple[Review, ...]:
    """All verdicts, the earliest first; none if nobody has said anything.

    Raises:
        CorpusError: A line cannot be read. Nothing is skipped: a verdict that is silently left
            out would bring back what somebody rejected. A last line that was cut short is no
            verdict: whoever gave it was never told that it is written.
    """
    path = root / REVIEWS_NAME
    if not path.is_file():
        return ()
    try:
        return read_jsonl(whole_lines(path.read_bytes()), Review)
    except SchemaMismatchError as exc:
        raise CorpusError(
            f"{path}: {exc}. Bitte die Zeile berichtigen oder entfernen; jede Zeile ist ein Urteil."
        ) from exc


def add_review(root: Path, review: Review) -> None:
    """Add a verdict; several people may do so at the same time, also during an ``ingest``."""
    append_line(root / REVIEWS_NAME, to_json(review))
