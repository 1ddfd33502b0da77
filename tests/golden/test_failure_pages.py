"""Every way in which German PDFs go wrong has a page of its own that comes out right."""

import json
import os
from pathlib import Path

import pytest

from docpipe.extraction import extract
from docpipe.extraction.recognition.engine import find_engine
from docpipe.model import Block, Document
from docpipe.structure import recover
from tests.golden.failure_pages import PAGES, build

HERE = Path(__file__).parent / "failures"
# Faults whose cure is still to come; what is right stands in their outlines already.
OPEN = ("kerning_gaps", "missing_to_unicode")
# Pages that are read from their picture; without tesseract nobody can.
PICTURES = ("partly_scanned",)
REWRITE = os.environ.get("DOCPIPE_GOLDEN") == "1"


def outline(document: Document) -> dict[str, list[str]]:
    """What a reader would check: kind, level and text of all blocks, and what is kept apart."""
    return {
        "blocks": [row(block) for block in document.blocks],
        "furniture": [
            f"{item.page} {item.kind.value} | {item.text}" for item in document.furniture
        ],
        "hidden": [f"{i.page} | {i.text}" for i in document.hidden_text],
    }


def row(block: Block) -> str:
    """Cells are parted by bars, lines of a table or box by strokes."""
    marker = f"{block.marker} " if block.marker else ""
    text = block.text.replace("\t", " | ").replace("\n", " / ")
    if block.table is not None:
        text = " / ".join(" | ".join(cells) for cells in block.table.rows)
    return f"{block.first_page} {block.kind.value}{block.level or ''} | {marker}{text}"


@pytest.mark.parametrize("name", PAGES)
def test_the_fault_is_cured(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if name in OPEN:
        request.applymarker(pytest.mark.xfail(reason="not cured yet", strict=True))
    if name in PICTURES and find_engine("deu") is None:
        pytest.skip("tesseract mit Deutsch fehlt")
    found = outline(recover(extract(build(name, tmp_path / "a.pdf"))))
    path = HERE / f"{name}.json"
    if REWRITE and name not in OPEN:
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


def test_there_is_a_page_for_every_outline() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == set(PAGES)
