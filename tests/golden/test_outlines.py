"""The blocks of sample publications, compared with what they were."""

import json
import os
from pathlib import Path

import pytest

from docpipe.extraction import extract
from docpipe.model import Document
from docpipe.structure import recover

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
HERE = Path(__file__).parent
NAMES = ("corona-2021", "religioese-vielfalt-2014", "migrantenorganisationen-2022")
REWRITE = os.environ.get("DOCPIPE_GOLDEN") == "1"


def rows(document: Document) -> list[str]:
    """One block a row: pages, kind, level, marker, first and last words, length."""
    return [
        " | ".join(
            (
                f"{block.first_page}-{block.last_page}",
                f"{block.kind.value}{block.level or ''}",
                block.marker or "",
                block.text[:40],
                block.text[-16:],
                str(len(block.text)),
            )
        )
        for block in document.blocks
    ] + [f"{item.page} | {item.kind.value} | {item.text}" for item in document.furniture]


def test_the_golden_files_are_compared_and_not_rewritten() -> None:
    assert not REWRITE, (
        "the files were rewritten: look at the difference, then run without the flag"
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_blocks_of_a_sample_are_as_they_were(name: str) -> None:
    found = rows(recover(extract(SAMPLES / f"{name}.pdf")))
    path = HERE / f"{name}.json"
    if REWRITE:
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8")), (
        "The structure of a sample changed. If that is meant, raise VERSION in "
        "docpipe.extraction or docpipe.structure, whichever changed, and run `make golden`."
    )
