"""A page as a picture, with what was recovered from it drawn over: how to see what went wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.extraction.geometry import union
from docpipe.extraction.options import ExtractOptions
from docpipe.model import BBox, Block, BlockKind, Document

if TYPE_CHECKING:
    from PIL.Image import Image

_COLOURS: dict[BlockKind, tuple[int, int, int]] = {
    BlockKind.HEADING: (200, 30, 30),
    BlockKind.PARAGRAPH: (30, 90, 200),
    BlockKind.LIST_ITEM: (20, 140, 60),
    BlockKind.TABLE: (150, 60, 170),
    BlockKind.FOOTNOTE: (120, 110, 20),
    BlockKind.CAPTION: (0, 140, 150),
    BlockKind.BOX: (230, 120, 0),
    BlockKind.MARGINAL: (190, 60, 120),
}
_FURNITURE = (130, 130, 130)
_TINT = 34  # of 255: the page stays readable below
_SLACK = 1.5


def draw(
    path: Path, document: Document, page: int, *, password: str | None = None, scale: float = 2.0
) -> "Image":
    """Draw one page with its blocks: coloured by kind, numbered in reading order.

    A block on several columns gets a box in each. The label holds the position in reading order,
    the kind's first letter and the level. Text that is in no block (running heads, page numbers,
    contents) stays uncoloured under a grey veil.

    Args:
        path: The PDF that the document was recovered from.
        document: Its blocks.
        page: Physical, from 1.
        password: If the PDF needs one.
        scale: Pixels per point.

    Raises:
        ValueError: The document has no such page.
        SourceError: The PDF cannot be opened.
    """
    import PIL.Image
    from PIL import ImageDraw

    if not 1 <= page <= len(document.pages):
        raise ValueError(f"Seite {page} gibt es nicht; das Dokument hat {len(document.pages)}.")
    ground, lines = _render(path, page, password, scale)
    veil = PIL.Image.new("RGBA", ground.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(veil)
    placed = {span.bbox for block in document.blocks for span in block.spans if span.page == page}
    for box in lines:
        if box not in placed:
            brush.rectangle(_scaled(box, scale), fill=(*_FURNITURE, 70))
    for number, block in enumerate(document.blocks, start=1):
        for box in _parts(block, page):
            colour = _COLOURS[block.kind]
            brush.rectangle(_scaled(box, scale), fill=(*colour, _TINT), outline=(*colour, 255))
            _label(brush, box, f"{number}{block.kind.value[0]}{block.level or ''}", colour, scale)
    return PIL.Image.alpha_composite(ground.convert("RGBA"), veil).convert("RGB")


def _render(
    path: Path, page: int, password: str | None, scale: float
) -> tuple["Image", list[BBox]]:
    from docpipe.extraction.preflight import check_header, inspect
    from docpipe.extraction.reading import open_pdf
    from docpipe.extraction.text_layer import Shared, read_page

    pdf_bytes = path.read_bytes()
    check_header(pdf_bytes)
    # pdfium must not see a file that pypdf has not passed.
    inspect(pdf_bytes, ExtractOptions(), password)
    pdf = open_pdf(pdf_bytes, password)
    try:
        sheet = pdf[page - 1]
        picture: Image = sheet.render(scale=scale).to_pil()
        return picture, [line.bbox for line in read_page(sheet, ExtractOptions(), Shared()).lines]
    finally:
        pdf.close()


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


def _scaled(box: BBox, scale: float) -> tuple[float, float, float, float]:
    return (
        (box[0] - _SLACK) * scale,
        (box[1] - _SLACK) * scale,
        (box[2] + _SLACK) * scale,
        (box[3] + _SLACK) * scale,
    )


def _label(brush: object, box: BBox, text: str, colour: tuple[int, int, int], scale: float) -> None:
    from PIL import ImageFont
    from PIL.ImageDraw import ImageDraw

    if not isinstance(brush, ImageDraw):
        raise TypeError("labels are drawn with an ImageDraw")
    font = ImageFont.load_default(size=7 * scale)
    width = font.getlength(text)
    x = max((box[0] - _SLACK) * scale - width - 2, 0)
    y = (box[1] - _SLACK) * scale
    brush.rectangle((x, y, x + width + 2, y + 8.5 * scale), fill=(*colour, 255))
    brush.text((x + 1, y), text, fill=(255, 255, 255, 255), font=font)
