"""Make an extraction from a few lines of test code."""

from collections.abc import Sequence

from docpipe.model import Extraction, Line, OutlineItem, Page, PdfInfo, SourceId

WIDTH, HEIGHT = 420.0, 595.0
SIZE = 10.0
LEADING = 12.0


def line(
    text: str,
    top: float,
    *,
    x0: float = 50.0,
    x1: float | None = None,
    size: float = SIZE,
    bold: bool = False,
    italic: bool = False,
) -> Line:
    """A line of print; without ``x1`` it is as wide as its letters."""
    width = 0.5 * size * len(text)
    box = (x0, top, x1 or x0 + width, top + size)
    return Line(text=text, bbox=box, size=size, bold=bold, italic=italic)


def lines(
    texts: Sequence[str], top: float = 100.0, *, x0: float = 50.0, x1: float | None = None
) -> list[Line]:
    """Lines below each other; all but the last reach ``x1``."""
    return [
        line(text, top + LEADING * i, x0=x0, x1=x1 if i < len(texts) - 1 else None)
        for i, text in enumerate(texts)
    ]


def page(number: int, content: Sequence[Line], **more: object) -> Page:
    """A small page."""
    return Page(
        number=number,
        label=str(number),
        width=WIDTH,
        height=HEIGHT,
        lines=tuple(content),
        **more,  # type: ignore[arg-type]
    )


def extraction(
    *pages: Page, outline: Sequence[OutlineItem] = (), info: PdfInfo | None = None
) -> Extraction:
    """A document of these pages."""
    return Extraction(
        source_id=SourceId("0123456789abcdef"),
        pages=pages,
        outline=tuple(outline),
        info=info or PdfInfo(),
    )
