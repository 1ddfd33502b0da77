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
