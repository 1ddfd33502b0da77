"""What was read from a picture as a page like any other: lines, tables, boxes, a grade."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.extraction.drawings import is_box
from docpipe.extraction.geometry import Frame
from docpipe.extraction.line_numbers import drop_line_numbers
from docpipe.extraction.lines import assemble, to_line
from docpipe.extraction.quality import grade
from docpipe.extraction.recognition.reading import Reading
from docpipe.extraction.recognition.typeset import typeset
from docpipe.extraction.tables import find_grids, rounded, split_at_cells, to_tables
from docpipe.model import BBox, Line, Method, Page

# On the average tesseract is so sure of letters that it has right; the rest is doubt.
_USUALLY_SURE = 0.9
# Points: the edge of the paper and the shadow of a fold lie within it.
_MARGIN = 8.0
_OVERLAP = 0.5


def as_page(page: Page, reading: Reading, *, tables: bool, keep: Sequence[Line] = ()) -> Page:
    """The page with the recognised text in place of its own.

    Args:
        page: What the text layer gave.
        reading: What its picture says.
        tables: Whether ruled tables are looked for.
        keep: Lines of the text layer that are better than their picture, on the page as it was.
    """
    width, height = reading.size
    frame = Frame(left=0.0, bottom=0.0, right=width, top=height)
    rulings = [ruling for ruling in reading.rulings if not _is_edge(ruling, frame)]
    runs = assemble(drop_line_numbers(typeset(reading.lines, reading.scale)))
    grids, frames = find_grids(rulings, runs, width) if tables else ([], [])
    lines = [to_line(run) for run in split_at_cells(runs, grids)]
    turned = replace(
        page,
        width=round(width, 1),
        height=round(height, 1),
        lines=(),
        rects=tuple(box for box in frames if is_box(box, frame)),
        rules=tuple(rounded(ruling) for ruling in rulings),
        pictures=(),
        tables=(),
        method=Method.OCR,
        turned=round((page.turned + reading.turned) % 360, 2),
    )
    # The way back from the sheet to the page, gone backwards.
    onto = replace(page, turned=-reading.turned)
    kept = [replace(line, bbox=onto.displayed(line.bbox)) for line in keep]
    lines = [line for line in lines if not any(_covers(own, line) for own in kept)] + kept
    text = "\n".join(line.text for line in lines)
    return replace(
        turned,
        lines=tuple(sorted(lines, key=lambda line: (line.bbox[1], line.bbox[0]))),
        tables=to_tables(grids, lines),
        grade=round(grade(text) * min(1.0, reading.sure / _USUALLY_SURE), 3),
    )


def _is_edge(ruling: BBox, frame: Frame) -> bool:
    x0, top, x1, bottom = ruling
    return (
        x1 < _MARGIN
        or bottom < _MARGIN
        or x0 > frame.width - _MARGIN
        or top > frame.height - _MARGIN
    )


def _covers(own: Line, line: Line) -> bool:
    width = min(own.bbox[2], line.bbox[2]) - max(own.bbox[0], line.bbox[0])
    height = min(own.bbox[3], line.bbox[3]) - max(own.bbox[1], line.bbox[1])
    smaller = min(_area(own.bbox), _area(line.bbox))
    return width > 0 and height > 0 and width * height > _OVERLAP * smaller


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
