"""reportlab: absolute layouts as of a desktop publishing program."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from scripts.proving.paper import Paper, Produced
from scripts.proving.press import fonts
from scripts.proving.press.draw import draw
from scripts.proving.press.marks import Mark, moved
from scripts.proving.press.pages import Layout, Page


def missing() -> str | None:
    """What is not installed, or None."""
    return fonts.missing({"Lato", "Noto Serif", "Roboto", "Open Sans"})


def produce(paper: Paper) -> Produced:
    """Set the paper twice: the second time the contents list knows the pages."""
    pages = Layout(paper, {}).run()
    known = {text: page.number for page in reversed(pages) for text in page.headings}
    pages = Layout(paper, known).run()
    design = paper.design
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, lang="de-DE")
    canvas.setTitle(paper.title)
    for size, marks in _sheets(pages, design.paper, spreads=design.spreads):
        canvas.setPageSize(size)
        draw(canvas, marks, size[1], design.ink)
        canvas.showPage()
    canvas.save()
    _, top, _, bottom = design.margins
    edge = 24.0 if design.thumb else 0.0
    return Produced(
        pdf=buffer.getvalue(),
        bands=(min(top - 4, 60.0), min(bottom - 4, 60.0)),
        edges=(edge, edge),
        headings=known,
    )


def _sheets(
    pages: Sequence[Page], size: tuple[float, float], *, spreads: bool
) -> list[tuple[tuple[float, float], list[Mark]]]:
    """Pages as sheets: each its own, or two side by side from the second on."""
    if not spreads:
        return [(size, page.marks) for page in pages]
    sheets = [(size, pages[0].marks)]
    for i in range(1, len(pages), 2):
        pair = pages[i : i + 2]
        marks = [moved(mark, k * size[0], 0) for k, page in enumerate(pair) for mark in page.marks]
        sheets.append(((2 * size[0], size[1]), marks))
    return sheets
