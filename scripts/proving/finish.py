"""What happens to a set paper on its way to the reader: text is hidden, a page is scanned."""

import io
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, NumberObject, RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scripts.proving.overlay import SENTENCES, hide
from scripts.proving.paper import Paper

_SCAN_DPI = 200
_LOOK_DPI = 36
# Points of blank paper that a hidden line needs.
_BLANK = 16.0
# Letters that make a page worth scanning.
_FULL_PAGE = 900


def finish(
    paper: Paper,
    path: Path,
    entries: dict[str, Any],
    seed: int,
    full_page: int = _FULL_PAGE,
) -> None:
    """Hide text in a file, replace one page by its picture, and say so in the gold."""
    random = np.random.default_rng(zlib.crc32(paper.key.encode()) + seed)
    reader = PdfReader(path)
    writer = PdfWriter(clone_from=reader)
    count = len(reader.pages)
    lengths = [len(page.extract_text()) for page in reader.pages]
    every = [*entries["ordered"], *entries.get("unordered", [])]
    crossed = {e["page"] for e in every if e.get("last_page", e["page"]) > e["page"]}
    crossed |= {page + 1 for page in crossed}
    scanned = _page_to_scan(paper, lengths, full_page, crossed)
    if scanned is not None:
        _replace(writer, scanned, _scan(path, scanned, random))
        entries["scanned_pages"] = [scanned + 1]
        gone = [entry for entry in entries["line_ends"] if entry["page"] == scanned + 1]
        entries["line_ends"] = [e for e in entries["line_ends"] if e not in gone]
    free = [number for number in range(2, count) if number != scanned]
    offset = int(random.integers(len(SENTENCES)))
    for i, way in enumerate(paper.hidden):
        number = free[(i * 2 + 1) % len(free)]
        sentence = SENTENCES[(offset + i) % len(SENTENCES)]
        hide(writer, number, way, sentence, _blank_height(path, number))
        entries["hidden"].append({"page": number + 1, "text": sentence})
    if paper.turned:
        _turn(writer, free[-1])
    writer.write(path)


def _page_to_scan(
    paper: Paper, lengths: list[int], full_page: int, crossed: set[int]
) -> int | None:
    """The full page nearest to where the paper wants one scanned.

    What is scanned in practice is a page of its own: a letter, a poster, a form. So pages over
    whose edges no paragraph runs come first.
    """
    if paper.scan is None:
        return None
    wanted = paper.scan * len(lengths)
    full = [i for i, length in enumerate(lengths) if i > 3 and length >= full_page]
    return min(full, key=lambda i: (i + 1 in crossed, abs(i - wanted), i), default=None)


def _turn(writer: PdfWriter, number: int) -> None:
    """Store a page lying on its side, with the word that viewers turn it back."""
    page = writer.pages[number]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    page.add_transformation(Transformation((0, 1, -1, 0, height, 0)))
    for box in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if box in page:
            page[NameObject(box)] = RectangleObject((0, 0, height, width))
    page[NameObject("/Rotate")] = NumberObject(90)
    page.pop(NameObject("/Annots"), None)


def _picture(path: Path, number: int, dpi: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        picture = document[number].render(scale=dpi / 72).to_pil()
    if not isinstance(picture, Image.Image):
        raise TypeError("no picture")
    return picture


def _blank_height(path: Path, number: int) -> float:
    """The middle of the page's tallest blank strip, in points from the bottom."""
    pixels = np.asarray(_picture(path, number, _LOOK_DPI).convert("L"))
    rows = [*(pixels.min(axis=1) >= 252).tolist(), False]
    best, start = (0, 0), 0
    for i, blank in enumerate(rows):
        if not blank:
            best = max(best, (i - start, start))
            start = i + 1
    height, top = best
    unit = 72 / _LOOK_DPI
    if height * unit < _BLANK:
        return 12.0
    return float((len(pixels) - top - height / 2) * unit)


def _scan(path: Path, number: int, random: np.random.Generator) -> Image.Image:
    """The page as an office scanner sees it: grey, a little crooked, a little noisy."""
    page = _picture(path, number, _SCAN_DPI).convert("L")
    skew = float(random.uniform(0.5, 1.5)) * (1 if random.random() < 0.5 else -1)
    turned = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    pixels = np.asarray(soft).astype(np.float64)
    paper_grey = float(random.uniform(222, 240))
    pixels = 28 + pixels / 255 * (paper_grey - 28)
    pixels += random.normal(0, 5.0, pixels.shape)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _replace(writer: PdfWriter, number: int, picture: Image.Image) -> None:
    """Put a picture in the place of a page's content."""
    page = writer.pages[number]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=70)
    jpeg.seek(0)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
    canvas.showPage()
    canvas.save()
    fresh = PdfReader(buffer).pages[0].clone(writer)
    for key in ("/Contents", "/Resources"):
        page[NameObject(key)] = fresh.raw_get(key)
    for key in ("/Annots", "/StructParents", "/Group"):
        page.pop(NameObject(key), None)
