"""What is hidden does not show, and a scanned page has no text."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from scripts.proving.design import Design
from scripts.proving.finish import finish
from scripts.proving.overlay import hide
from scripts.proving.paper import Paper

_SENTENCE = "Interner Vermerk der Druckerei."
_WAYS = [
    "white",
    "mode3",
    "off-page",
    "off-side",
    "slug",
    "covered",
    "under-picture",
    "clipped",
    "layer",
]


def _pages(count: int) -> io.BytesIO:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 400), invariant=1)
    for number in range(count):
        for line in range(20):
            canvas.drawString(
                40, 370 - 12 * line, f"Seite {number} Zeile {line}, voll von Wörtern."
            )
        canvas.showPage()
    canvas.save()
    buffer.seek(0)
    return buffer


def test_a_turned_page_looks_as_before(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(_pages(5).getvalue())
    before = PdfReader(path).pages[4].extract_text()
    finish(_paper(turned=True), path, _entries(), seed=1)
    page = PdfReader(path).pages[4]
    assert page.rotation == 90
    assert page.extract_text() == before
    with pypdfium2.PdfDocument(path) as document, pypdfium2.PdfDocument(_pages(5)) as plain:
        turned = document[4].render(scale=1).to_numpy().astype(int)
        assert np.abs(turned - plain[4].render(scale=1).to_numpy().astype(int)).mean() < 8


def _picture(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with pypdfium2.PdfDocument(data) as document:
        return np.array(document[0].render(scale=1).to_numpy())


@pytest.mark.parametrize("way", _WAYS)
def test_hidden_text_does_not_show(way: str) -> None:
    plain = _pages(1).getvalue()
    writer = PdfWriter(clone_from=_pages(1))
    hide(writer, 0, way, _SENTENCE, 60.0)
    out = io.BytesIO()
    writer.write(out)
    assert _SENTENCE in PdfReader(out).pages[0].extract_text()
    assert np.array_equal(_picture(plain), _picture(out.getvalue()))


@pytest.mark.parametrize("way", ["near-white", "tiny"])
def test_what_nobody_can_read_hardly_shows(way: str) -> None:
    plain = _pages(1).getvalue()
    writer = PdfWriter(clone_from=_pages(1))
    hide(writer, 0, way, _SENTENCE, 60.0)
    out = io.BytesIO()
    writer.write(out)
    changed = np.abs(_picture(plain).astype(int) - _picture(out.getvalue()).astype(int))
    assert _SENTENCE in PdfReader(out).pages[0].extract_text()
    assert changed.mean() < 0.05


def _paper(*, turned: bool = False, scan: float | None = None, hidden: str = "") -> Paper:
    return Paper(
        key="x",
        producer="reportlab",
        title="",
        subtitle="",
        short_title="",
        year="",
        blocks=(),
        design=Design(),
        hidden=(hidden,) if hidden else (),
        turned=turned,
        scan=scan,
    )


def _entries() -> dict[str, Any]:
    return {"ordered": [], "line_ends": [], "hidden": [], "scanned_pages": []}


def test_a_scanned_page_is_a_picture_and_the_gold_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(_pages(8).getvalue())
    ends = [{"form": "a", "context": "a", "page": 5}, {"form": "b", "context": "b", "page": 2}]
    entries = _entries()
    entries["ordered"] = [{"page": 6, "last_page": 7}, {"page": 8, "last_page": 8}]
    entries["line_ends"] = ends
    finish(_paper(scan=0.6, hidden="white"), path, entries, seed=1, full_page=300)
    assert entries["scanned_pages"] == [5]  # a paragraph runs over the edge of pages 6 and 7
    assert entries["line_ends"] == ends[1:]
    pages = PdfReader(path).pages
    assert pages[4].extract_text() == ""
    assert len(pages[4].images) == 1
    (hidden,) = entries["hidden"]
    assert hidden["text"] in pages[hidden["page"] - 1].extract_text()
