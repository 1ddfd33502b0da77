"""Keeps the judgements bound to the bytes of the samples."""

import hashlib
import json
from pathlib import Path


def refresh_source_ids(qrels: Path, samples: Path) -> None:
    """Rewrite ``source_id`` in every line of ``qrels`` from the file that it names.

    Only the ids change; a quote that no longer stands in its file is found by the tests.
    """
    ids = {path.name: source_id(path) for path in sorted(samples.glob("*.pdf"))}
    lines = []
    for line in qrels.read_text(encoding="utf-8").splitlines():
        judgement = json.loads(line)
        judgement["source_id"] = ids[judgement["source"]]
        lines.append(json.dumps(judgement, ensure_ascii=False))
    qrels.write_text("\n".join(lines) + "\n", encoding="utf-8")


def source_id(path: Path) -> str:
    """First 16 hex digits of the file's sha256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def letters(text: str) -> str:
    """The letters of a text alone: hyphens, line breaks, digits and typography drop out."""
    return "".join(char for char in text if char.isalpha())


def stands_on(quote: str, page: str, following: str) -> bool:
    """Whether a quote stands on a page, or begins there and ends at the head of the next.

    All three are texts as read from the file; they are compared by their letters. Where the
    quote runs over the page's end, its rest must open the following page: the running lines of
    the samples are drawn after the text.
    """
    wanted, here, next_page = letters(quote), letters(page), letters(following)
    if wanted in here:
        return True
    return any(
        wanted[:cut] in here and next_page.startswith(wanted[cut:])
        for cut in range(len(wanted) - 1, 0, -1)
    )
