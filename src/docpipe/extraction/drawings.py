"""What is drawn on a page besides text: filled areas, boxes, rulings, pictures."""

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from docpipe.extraction.geometry import Frame, union
from docpipe.extraction.page_objects import Matrix, bounds, clipped, moved, page_objects
from docpipe.extraction.painting import Colour, Painting
from docpipe.extraction.pdfium import fill_colour, object_call, read_subpaths
from docpipe.model import BBox

# A ruling is drawn as a line, or as a filled rectangle about as thin as one.
_THIN = 2.5
_MAX_DOT = 7.5
# The coloured bar beside a box is wider than a ruling; wider still it is an area.
_MAX_BAR = 9.0
# Shorter strokes are ornaments, underlined words, parts of drawings.
_MIN_STROKE = 20.0
_NEARLY_SQUARE = 0.3
# A rectangle below a third of a column is a bullet, a cell or an ornament. Word processors shade
# paragraphs line by line, so a box may be a stack of rectangles as low as a line.
_MIN_BOX_WIDTH = 80.0
_MIN_BOX_HEIGHT = 9.0
# Four sides, and a curve of three points at every rounded corner.
_MAX_BOX_SEGMENTS = 20
# A whole table can be one path; longer ones are drawings.
_MAX_RULED_SEGMENTS = 400
_SLANT = 0.7
# Shaded cells make a table without any stroke; larger shaded areas are boxes.
_MAX_SHADED_CELL = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Path:
    handle: int
    matrix: Matrix
    box: BBox
    filled: bool
    colour: Colour | None
    coloured: bool
    stroked: bool
    n_segments: int


@dataclass(slots=True, kw_only=True)
class Drawings:
    """Drawn objects of one page in displayed coordinates, in painting order.

    Attributes:
        fills: Coloured (not white) areas that can carry white text.
        boxes: Rectangles large enough to stand around text.
        rulings: Thin horizontal or vertical strokes, the sides of stroked rectangles included.
        strokes: What parts or marks text: rules and bars drawn for themselves, in points long
            enough for that.
        pictures: Images and shadings.
        dots: Small filled shapes, as wide as high: perhaps bullets.
        painting: What is painted before and after the text.
    """

    fills: list[BBox] = field(default_factory=list)
    boxes: list[BBox] = field(default_factory=list)
    rulings: list[BBox] = field(default_factory=list)
    strokes: list[BBox] = field(default_factory=list)
    pictures: list[BBox] = field(default_factory=list)
    dots: list[BBox] = field(default_factory=list)
    painting: Painting = field(default_factory=Painting)


def read_drawings(page: Any, frame: Frame, limit: int) -> Drawings:  # noqa: ANN401 - untyped
    """Collect at most ``limit`` objects; text objects do not count."""
    drawings = Drawings()
    seen = 0
    for kind, handle, matrix in page_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawings.painting.add_text(handle, matrix, frame)
            continue
        seen += 1
        if seen > limit:
            break
        box = bounds(handle, matrix, frame)
        if box is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(drawings, _read_path(handle, matrix, box), frame)
        else:
            drawings.pictures.append(box)
            drawings.painting.add_area(handle, clipped(box, handle, matrix, frame), None)
    return drawings


def _add_path(drawings: Drawings, path: _Path, frame: Frame) -> None:
    box = path.box
    if path.filled and path.n_segments <= _MAX_BOX_SEGMENTS:
        area = clipped(box, path.handle, path.matrix, frame)
        drawings.painting.add_area(path.handle, area, path.colour)
    width, height = box[2] - box[0], box[3] - box[1]
    if max(width, height) <= _MAX_DOT:
        if path.filled and abs(width - height) <= _NEARLY_SQUARE * width:
            drawings.dots.append(box)
        return
    if not (path.stroked or path.coloured):
        return
    if min(width, height) <= _MAX_BAR and _is_long(box):
        drawings.strokes.append(box)
    if min(width, height) <= _THIN:
        drawings.rulings.append(box)
    else:
        _add_area(drawings, path, frame)


def _add_area(drawings: Drawings, path: _Path, frame: Frame) -> None:
    box = path.box
    if path.coloured:
        drawings.fills.append(box)
    if path.n_segments <= _MAX_RULED_SEGMENTS:
        _add_rulings(drawings, path, frame)
    if path.n_segments <= _MAX_BOX_SEGMENTS and is_box(box, frame):
        drawings.boxes.append(box)


def _add_rulings(drawings: Drawings, path: _Path, frame: Frame) -> None:
    """Upright and level strokes of a path; of filled parts the thin ones and cells' sides."""
    for corners in read_subpaths(path.handle):
        points = [frame.box(x, y, x, y) for x, y in moved(corners, path.matrix)]
        if path.stroked:
            steps = [step for step in _steps(points) if _is_straight(step)]
            drawings.rulings.extend(steps)
            if points[0] != points[-1]:
                drawings.strokes.extend(step for step in steps if _is_long(step))
        elif len(points) > 1:
            part = union(points)
            if min(part[2] - part[0], part[3] - part[1]) <= _THIN:
                drawings.rulings.append(part)
                drawings.strokes.extend([part] if _is_long(part) else [])
            elif part[3] - part[1] <= _MAX_SHADED_CELL:
                drawings.rulings.extend(_sides(part))


def _steps(points: list[BBox]) -> list[BBox]:
    return [union([a, b]) for a, b in pairwise(points)]


def _is_straight(stroke: BBox) -> bool:
    width, height = stroke[2] - stroke[0], stroke[3] - stroke[1]
    return min(width, height) <= _SLANT and max(width, height) > _MAX_DOT


def _is_long(stroke: BBox) -> bool:
    return max(stroke[2] - stroke[0], stroke[3] - stroke[1]) >= _MIN_STROKE


def is_box(box: BBox, frame: Frame) -> bool:
    """Whether a rectangle can stand around text without being the page's background."""
    width, height = box[2] - box[0], box[3] - box[1]
    page_like = width > 0.93 * frame.width and height > 0.85 * frame.height
    return width >= _MIN_BOX_WIDTH and height >= _MIN_BOX_HEIGHT and not page_like


def _read_path(handle: int, matrix: Matrix, box: BBox) -> _Path:
    numbers = (ctypes.c_int * 2)()
    start = ctypes.addressof(numbers)
    object_call("FPDFPath_GetDrawMode", 2)(handle, start, start + 4)
    filled, stroked = bool(numbers[0]), bool(numbers[1])
    colour = fill_colour(handle) if filled else None
    return _Path(
        handle=handle,
        matrix=matrix,
        box=box,
        filled=filled,
        colour=colour,
        coloured=filled and not _is_white(colour),
        stroked=stroked,
        n_segments=object_call("FPDFPath_CountSegments", 0)(handle),
    )


def _is_white(colour: tuple[int, int, int, int] | None) -> bool:
    return colour is not None and (min(colour[:3]) >= 250 or colour[3] == 0)


def _sides(box: BBox) -> list[BBox]:
    x0, top, x1, bottom = box
    return [
        (x0, top, x1, top),
        (x0, bottom, x1, bottom),
        (x0, top, x0, bottom),
        (x1, top, x1, bottom),
    ]
