"""Holds gold against file: every text must stand on its page in pdftotext's reading."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.proving.printed import Printed, letters, read

# Share of an entry's words that must be found.
_FOUND = 0.9


def check(folder: Path) -> int:
    """Print what does not hold; return how much that is."""
    wrong = 0
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        complaints = list(complaints_of(gold, read(folder / gold["document"])))
        print(f"{gold['document']}: {len(complaints)} of {_count(gold)} entries do not hold")
        for line in complaints:
            print(f"  {line}")
        wrong += len(complaints)
    return wrong


def complaints_of(gold: dict[str, Any], printed: Printed) -> Iterator[str]:
    """What the file does not show as the gold says."""
    scanned = set(gold["scanned_pages"])
    for entry in [*gold["ordered"], *gold["unordered"]]:
        page = entry["page"]
        # A long entry may run over the end of its page, or over several.
        pages = range(page, min(page + 3, len(printed.pages) + 1))
        if scanned & set(pages):
            continue
        share = _share(entry["text"], "\n".join(printed.pages[n - 1] for n in pages))
        first = _share(" ".join(entry["text"].split()[:3]), printed.pages[page - 1])
        if share < _FOUND or first < _FOUND / 2:
            yield f"p. {page} {entry['kind']} {share:.0%}: {entry['text'][:60]!r}"
    for entry in gold["furniture"]:
        if (
            entry["page"] not in scanned
            and _share(entry["text"], printed.pages[entry["page"] - 1]) < _FOUND
        ):
            yield f"p. {entry['page']} furniture: {entry['text']!r}"
    source = letters(" ".join(e["text"] for e in [*gold["ordered"], *gold["unordered"]]))
    for entry in gold["line_ends"]:
        if letters(entry["context"]) not in source:
            yield f"line end: {entry['context']!r}"


def _count(gold: dict[str, Any]) -> int:
    return sum(len(value) for value in gold.values() if isinstance(value, list))


def _share(text: str, page: str) -> float:
    """Share of the words whose letters stand on the page, hyphens and line ends aside."""
    words = Counter(word for word in map(letters, text.split()) if word)
    stream = letters(page)
    found = sum(count for word, count in words.items() if word in stream)
    return found / words.total() if words else float("".join(text.split()) in "".join(page.split()))
