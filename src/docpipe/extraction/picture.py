"""A page as a picture, with what was recovered from it drawn over: how to see what went wrong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.extraction.geometry import union
from docpipe.extraction.lettering import lettering
from docpipe.extraction.options import ExtractOptions
from docpipe.extraction.picture_marks import (
    COLOURS,
    FURNITURE_NAMES,
    GREY,
    HIDDEN,
    NAMES,
    ORDER,
    UNKNOWN,
    Colour,
    Marks,
)
from docpipe.model import BBox, Block, BlockKind, Document, FurnitureKind, Line, Method, Page

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACE = re.compile(r"\s+")
# Where the line of the reading order leaves and enters a block, from its left edge, in points.
_INSET = 5.0
_LEGEND_ROOM = 90.0
_TELLING_LETTERS = 120
_LINE_FILL = 0.8  # size of the letters in heights of their line
_FURNITURE_GAP = 30.0
_WRITING = {
    Method.TEXT_LAYER: "Textschicht",
    Method.OCR: "Texterkennung",
    Method.MARKUP: "Auszeichnung",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A rendered page, what extraction found on it, and where its hidden text stands."""

    picture: "Image"
    page: Page
    hidden: tuple[BBox, ...]


def draw(
    path: Path,
    document: Document,
    page: int,
    *,
    found: Page | None = None,
    password: str | None = None,
    scale: float = 2.0,
) -> "Image":
    """Draw one page with its blocks: coloured by kind, numbered in reading order.

    A block on several columns gets a box in each. Its label holds the position in the document
    (the figures of its id), the kind's first letter and the level; arrows lead from block to block.
    Cells of tables are drawn with their grid, headings of boxes underlined, calls joined to their
    footnotes. Running heads, contents and the like are grey under their name, hidden text is
    hatched, and a black veil covers lines that are in nothing at all. Below stands a legend.

    Args:
        path: The file that the document was recovered from.
        document: Its blocks.
        page: Physical, from 1.
        found: What extraction found on the page; read again from the text layer if not given.
            A web page or DOCX needs it: there is no other picture of it.
        password: If the PDF needs one.
        scale: Pixels per point.

    Raises:
        ValueError: The document has no such page.
        SourceError: The PDF cannot be opened.
    """
    import PIL.Image

    if not 1 <= page <= len(document.pages):
        raise ValueError(f"Seite {page} gibt es nicht; das Dokument hat {len(document.pages)}.")
    if found is not None and found.method is Method.MARKUP:
        sheet = typeset(found, scale)
    else:
        sheet = _render(path, page, found, password, scale)
    marks = Marks(sheet.picture.size, scale)
    blocks = [
        (number, block)
        for number, block in enumerate(document.blocks)
        if any(span.page == page for span in block.spans)
    ]
    _mark_rest(marks, sheet, document, page)
    _mark_cells(marks, sheet.page, [block for _, block in blocks])
    for number, block in blocks:
        _mark_block(marks, number, block, page)
    _mark_order(marks, [block for _, block in blocks], page)
    _mark_calls(marks, [block for _, block in blocks], document, page)
    for box in sheet.hidden:
        marks.hatch(box, HIDDEN)
    ground = sheet.picture.convert("RGBA")
    drawn = PIL.Image.alpha_composite(ground, marks.sheet)
    legend = _legend(document, page, len(blocks), drawn.width, scale)
    whole = PIL.Image.new("RGB", (drawn.width, drawn.height + legend.height), "white")
    whole.paste(drawn.convert("RGB"), (0, 0))
    whole.paste(legend, (0, drawn.height))
    return whole


def _render(
    path: Path, page: int, found: Page | None, password: str | None, scale: float
) -> _Sheet:
    from docpipe.extraction.preflight import check_header, inspect
    from docpipe.extraction.reading import open_pdf
    from docpipe.extraction.text_layer import Shared, read_page

    pdf_bytes = path.read_bytes()
    check_header(pdf_bytes)
    # pdfium must not see a file that pypdf has not passed.
    facts = inspect(pdf_bytes, ExtractOptions(), password)
    pdf = open_pdf(pdf_bytes, password)
    try:
        sheet = pdf[page - 1]
        picture: Image = sheet.render(scale=scale).to_pil()
        text = read_page(sheet, ExtractOptions(), Shared(layered=facts.hidden_layers))
    finally:
        pdf.close()
    read = Page(
        number=page,
        label=str(page),
        width=text.frame.width,
        height=text.frame.height,
        lines=text.lines,
        tables=text.tables,
        aside=text.aside,
        turned=text.turned,
    )
    hidden = tuple(read.displayed(line.bbox) for line in text.hidden)
    return _Sheet(picture=picture, page=found or read, hidden=hidden)


def typeset(found: Page, scale: float) -> _Sheet:
    """A page that was never printed: each line in the place that it was given."""
    import PIL.Image

    size = (round(found.width * scale), round(found.height * scale))
    picture = PIL.Image.new("RGB", size, "white")
    for line in found.lines:
        x0, top, x1, bottom = (edge * scale for edge in line.bbox)
        # A paragraph of markup is one line; its beginning is enough to know it by.
        mask = lettering(line.text[:_TELLING_LETTERS], _LINE_FILL * (bottom - top))
        mask = mask.crop((0, 0, min(mask.width, round(x1 - x0)), mask.height))
        picture.paste((0, 0, 0), (round(x0), round(top)), mask)
    return _Sheet(picture=picture, page=found, hidden=())


def _mark_block(marks: Marks, number: int, block: Block, page: int) -> None:
    colour = COLOURS[block.kind]
    for i, box in enumerate(_parts(block, page)):
        marks.frame(box, colour)
        if i == 0:
            level = block.level or ""
            marks.label(box, f"{number} {NAMES[block.kind][0]}{level}", colour)
    if block.heading:
        for span in block.spans:
            if span.page == page and span.start < len(block.heading):
                marks.underline(span.bbox, colour)


def _mark_order(marks: Marks, blocks: Sequence[Block], page: int) -> None:
    """Arrows from the end of each block to the beginning of the next."""
    parts = [list(_parts(block, page)) for block in blocks]
    for boxes in parts:
        for above, below in pairwise(boxes):
            marks.line((_leaving(above), _entering(below)), ORDER, dotted=True)
    for before, after in pairwise(parts):
        marks.arrow(_leaving(before[-1]), _entering(after[0]), ORDER)


def _leaving(box: BBox) -> tuple[float, float]:
    return box[0] + _INSET, box[3]


def _entering(box: BBox) -> tuple[float, float]:
    return box[0] + _INSET, box[1]


def _mark_calls(marks: Marks, blocks: Sequence[Block], document: Document, page: int) -> None:
    """Dotted lines from the calls in the text to their notes on the same page."""
    notes = {block.id: block for block in document.blocks if block.kind is BlockKind.FOOTNOTE}
    colour = COLOURS[BlockKind.FOOTNOTE]
    for block in blocks:
        for call in block.calls:
            place = _place_of(block, call.start, page)
            if place is None:
                continue
            marks.dot(place, colour)
            note = notes.get(call.note_id)
            if note is not None and note.first_page == page:
                target = note.spans[0].bbox
                marks.line((place, (target[0], target[1])), colour, dotted=True)


def _place_of(block: Block, offset: int, page: int) -> tuple[float, float] | None:
    """About where a character stands: its share of the printed line."""
    for span in block.spans:
        if span.page == page and span.start <= offset < span.end:
            share = (offset - span.start + 0.5) / (span.end - span.start)
            box = span.bbox
            return box[0] + share * (box[2] - box[0]), box[1] + 0.25 * (box[3] - box[1])
    return None


def _mark_cells(marks: Marks, page: Page, blocks: Sequence[Block]) -> None:
    """The grids of the tables that became blocks."""
    colour = COLOURS[BlockKind.TABLE]
    held = [(block, box) for block in blocks if block.table for box in _parts(block, page.number)]
    for table in page.tables:
        outer = page.displayed(table.bbox)
        block = next((block for block, box in held if _overlap(outer, box)), None)
        if block is None or block.table is None:
            continue
        for row, cells in enumerate(table.cells):
            for cell in cells:
                if cell is not None:
                    head = row < block.table.n_header_rows
                    marks.cell(page.displayed(cell), colour, head=head)


def _overlap(a: BBox, b: BBox) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _mark_rest(marks: Marks, sheet: _Sheet, document: Document, page: int) -> None:
    """Grey veils over furniture, with its kind; black ones over lines that are nowhere."""
    placed = {span.bbox for block in document.blocks for span in block.spans if span.page == page}
    furniture = [
        (item.kind, _letters(item.text)) for item in document.furniture if item.page == page
    ]
    last: tuple[FurnitureKind | None, BBox] | None = None
    lines = [*sheet.page.lines, *sheet.page.aside]
    for line in sorted(lines, key=lambda line: (line.bbox[1], line.bbox[0])):
        box = sheet.page.displayed(line.bbox)
        if line.bbox in placed or box in placed:
            continue
        kind = _kind_of(line, furniture)
        colour: Colour = GREY if kind else UNKNOWN
        marks.veil(box, colour)
        if last is None or last[0] is not kind or box[1] - last[1][3] > _FURNITURE_GAP:
            marks.label(box, FURNITURE_NAMES[kind] if kind else "nirgends", colour, right=True)
        last = (kind, box)


def _kind_of(line: Line, furniture: Sequence[tuple[FurnitureKind, str]]) -> FurnitureKind | None:
    """By its letters: several printed lines may be one entry."""
    letters = _letters(line.text).rstrip("-")
    exact = next((kind for kind, text in furniture if text == letters), None)
    return exact or next((kind for kind, text in furniture if letters and letters in text), None)


def _letters(text: str) -> str:
    return _SPACE.sub("", text)


def _legend(document: Document, page: int, n_blocks: int, width: int, scale: float) -> "Image":
    info = document.pages[page - 1]
    title = (
        f"Seite {page} von {len(document.pages)}, gedruckt {info.label} – {n_blocks} Blöcke – "
        f"{_WRITING[info.method]}, Güte {info.grade:.2f}".replace(".", ",")
    )
    if info.problem:
        title += f" – {info.problem}"
    entries: list[tuple[str, Colour]] = [
        (f"{NAMES[kind][0]} {NAMES[kind]}", colour) for kind, colour in COLOURS.items()
    ]
    entries += [
        ("kein Text: Kopf, Fuß, Inhalt …", GREY),
        ("verborgener Text", HIDDEN),
        ("in nichts enthalten", UNKNOWN),
        ("Pfeile: Lesefolge", ORDER),
    ]
    marks = Marks((width, round(_LEGEND_ROOM * scale)), scale)
    height = marks.legend(title, entries)
    import PIL.Image

    ground = PIL.Image.new("RGBA", marks.sheet.size, (245, 245, 245, 255))
    return PIL.Image.alpha_composite(ground, marks.sheet).convert("RGB").crop((0, 0, width, height))


def _parts(block: Block, page: int) -> Iterator[BBox]:
    """One box for lines that follow each other in a column; a jump up or aside starts another."""
    run: list[BBox] = []
    for span in block.spans:
        if span.page != page:
            continue
        if (
            run
            and (span.bbox[1] < run[-1][1] - 2 or span.bbox[0] > run[-1][2])
            and (block.kind is not BlockKind.TABLE)
        ):
            yield union(run)
            run = []
        run.append(span.bbox)
    if run:
        yield union(run)
