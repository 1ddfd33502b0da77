"""The objects of a page in the order in which they are painted, forms unfolded."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from docpipe.extraction.geometry import Frame
from docpipe.extraction.pdfium import address_of, object_call, plain_call
from docpipe.model import BBox

Matrix = tuple[float, float, float, float, float, float]
"""From an object's own space to the page's user space."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

MAX_DEPTH = 4
"""Forms within forms; deeper ones are no print."""

_INDEXED = (ctypes.c_void_p, ctypes.c_int)


def page_objects(page: Any) -> Iterator[tuple[int, int, Matrix]]:  # noqa: ANN401 - untyped
    """Kind (``pdfium.FPDF_PAGEOBJ_…``), address and matrix of every object but forms."""
    handle = address_of(page.raw)
    at = plain_call("FPDFPage_GetObject", ctypes.c_void_p, *_INDEXED)
    for i in range(object_call("FPDFPage_CountObjects", 0)(handle)):
        yield from _unfold(at(handle, i), IDENTITY, 0)


def kind_of(handle: int) -> int:
    """One of ``pdfium.FPDF_PAGEOBJ_…``."""
    return object_call("FPDFPageObj_GetType", 0)(handle)


def parts_of(form: int) -> Iterator[int]:
    """The objects that a form draws."""
    at = plain_call("FPDFFormObj_GetObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
    for k in range(max(object_call("FPDFFormObj_CountObjects", 0)(form), 0)):
        yield at(form, k)


def _unfold(handle: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    kind = kind_of(handle)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield kind, handle, matrix
        return
    if depth >= MAX_DEPTH:
        return
    numbers = (ctypes.c_float * 6)()
    object_call("FPDFPageObj_GetMatrix", 1)(handle, ctypes.addressof(numbers))
    a, b, c, d, e, f = numbers
    inner = _multiply((a, b, c, d, e, f), matrix)
    for part in parts_of(handle):
        yield from _unfold(part, inner, depth + 1)


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def bounds(handle: int, matrix: Matrix, frame: Frame) -> BBox | None:
    """The displayed box of an object, cut to the page; ``None`` if it lies outside."""
    numbers = (ctypes.c_float * 4)()
    start = ctypes.addressof(numbers)
    read = object_call("FPDFPageObj_GetBounds", 4)
    if not read(handle, start, start + 4, start + 8, start + 12):
        return None
    left, bottom, right, top = numbers
    return on_page((left, bottom, right, top), matrix, frame)


def on_page(edges: BBox, matrix: Matrix, frame: Frame) -> BBox | None:
    """``left, bottom, right, top`` in an object's space as a displayed box, cut to the page."""
    if matrix != IDENTITY:
        edges = _transform(edges, matrix)
    x0, y0, x1, y1 = frame.box(*edges)
    if x1 < 0 or y1 < 0 or x0 > frame.width or y0 > frame.height:
        return None
    return (max(x0, 0.0), max(y0, 0.0), min(x1, frame.width), min(y1, frame.height))


def moved(points: list[tuple[float, float]], matrix: Matrix) -> list[tuple[float, float]]:
    """Points in an object's space to the page's user space."""
    a, b, c, d, e, f = matrix
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def _transform(edges: BBox, matrix: Matrix) -> BBox:
    corners = moved([(x, y) for x in (edges[0], edges[2]) for y in (edges[1], edges[3])], matrix)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def clip_edges(handle: int) -> BBox | None:
    """``left, bottom, right, top`` of what an object's clip leaves; ``None`` without a clip.

    pdfium drops clips that hold the whole object, so whatever has one may be cut.
    """
    clip = plain_call("FPDFPageObj_GetClipPath", ctypes.c_void_p, ctypes.c_void_p)(handle)
    n_paths = object_call("FPDFClipPath_CountPaths", 0)(clip) if clip else 0
    edges: BBox | None = None
    for i in range(max(n_paths, 0)):
        path = _clip_path_edges(clip, i)
        if path is not None:
            edges = path if edges is None else _shared(edges, path)
    return edges


def clipped(box: BBox, handle: int, matrix: Matrix, frame: Frame) -> BBox:
    """The part of an object's displayed box that its clip leaves; empty if nothing is left."""
    edges = clip_edges(handle)
    if edges is None:
        return box
    left = on_page(edges, matrix, frame)
    return (box[0], box[1], box[0], box[1]) if left is None else _shared(box, left)


def _clip_path_edges(clip: int, path: int) -> BBox | None:
    numbers = (ctypes.c_float * 2)()
    start = ctypes.addressof(numbers)
    count = plain_call("FPDFClipPath_CountPathSegments", ctypes.c_int, *_INDEXED)
    at = plain_call("FPDFClipPath_GetPathSegment", ctypes.c_void_p, *_INDEXED, ctypes.c_int)
    point_of = object_call("FPDFPathSegment_GetPoint", 2)
    xs: list[float] = []
    ys: list[float] = []
    for k in range(max(count(clip, path), 0)):
        point_of(at(clip, path, k), start, start + 4)
        xs.append(numbers[0])
        ys.append(numbers[1])
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def _shared(a: BBox, b: BBox) -> BBox:
    return (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))
