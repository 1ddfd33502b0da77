"""The few pdfium calls that run once a character, bound without wrapper objects.

pypdfium2's own bindings build a pointer object for every result; for three calls a character
that is most of the time of a page. The calls here take and give plain integers.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from docpipe.extraction.geometry import Frame

_NAME_BYTES = 256

ARTIFACT = -2
"""The number of content that the file marks as no part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """All characters of a page in the order of the content stream, as parallel sequences.

    Attributes:
        codes: Code points; 0xFFFE or 2 for a hyphen that divides a word.
        edges: left, top, right, bottom of every character in user space, flat.
        objects: Address of the text object a character belongs to; ``None`` if pdfium made it up.
    """

    codes: list[int]
    edges: list[float]
    objects: list[int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """What a font's name and descriptor say.

    ``number`` tells fonts of one name apart: in the order in which the document uses them.
    """

    name: str
    weight: int
    flags: int
    number: int = 0


FontNumbers = dict[tuple[str, int, int, int], int]
"""The number of each font of a document by name, weight, flags and bytes of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFonts:
    """The fonts of one page by address; on another page the same address may be another font."""

    numbers: FontNumbers
    by_address: dict[int, Font] = field(default_factory=dict)

    def at(self, address: int) -> Font:
        """The font at an address."""
        if address not in self.by_address:
            self.by_address[address] = _read_font(address, self.numbers)
        return self.by_address[address]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a text object is painted.

    Attributes:
        size: Points on the page, with all scaling.
        right: Direction of the writing on the page, rightwards part.
        down: … and downwards part.
        render_mode: 3 is invisible.
        fill: Red, green, blue, alpha; ``None`` for a pattern.
        content: Number of the marked content it stands in, on its page; -1 for none.
    """

    font: Font
    size: float
    right: float
    down: float
    render_mode: int
    fill: tuple[int, int, int, int] | None
    content: int = -1


@cache
def plain_call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401
    """One of pdfium's functions that takes and gives plain numbers and addresses."""
    return ctypes.CFUNCTYPE(result, *arguments)(address_of(getattr(pdfium, name)))


def address_of(handle: Any) -> int:  # noqa: ANN401 - pypdfium2 is untyped
    """The address behind a pypdfium2 handle."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


@contextmanager
def text_page(page: Any) -> Iterator[Any]:  # noqa: ANN401
    """The raw text page, closed in the end."""
    handle = pdfium.FPDFText_LoadPage(page.raw)
    if not handle:
        raise pypdfium2.PdfiumError("no text page")
    try:
        yield handle
    finally:
        pdfium.FPDFText_ClosePage(handle)


def read_characters(handle: Any, n: int) -> Characters:  # noqa: ANN401
    """Read the first ``n`` characters of a text page."""
    page = address_of(handle)
    pair = (ctypes.c_void_p, ctypes.c_int)
    code = plain_call("FPDFText_GetUnicode", ctypes.c_uint, *pair)
    owner = plain_call("FPDFText_GetTextObject", ctypes.c_void_p, *pair)
    loose_box = plain_call("FPDFText_GetLooseCharBox", ctypes.c_int, *pair, ctypes.c_void_p)
    numbers = (ctypes.c_float * (4 * n))()
    start = ctypes.addressof(numbers)
    for i in range(n):
        loose_box(page, i, start + 16 * i)
    return Characters(
        codes=[code(page, i) for i in range(n)],
        edges=list(numbers),
        objects=[owner(page, i) for i in range(n)],
    )


def read_style(
    handle: Any,  # noqa: ANN401
    index: int,
    text_object: int,
    frame: Frame,
    fonts: PageFonts,
) -> TextStyle:
    """Style of the text object that character ``index`` belongs to."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    right, down = frame.direction(matrix.a, matrix.b)
    length = (right * right + down * down) ** 0.5 or 1.0
    scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
    font = plain_call("FPDFTextObj_GetFont", ctypes.c_void_p, ctypes.c_void_p)(text_object) or 0
    render_mode = plain_call("FPDFTextObj_GetTextRenderMode", ctypes.c_int, ctypes.c_void_p)
    return TextStyle(
        font=fonts.at(font),
        size=abs(pdfium.FPDFText_GetFontSize(handle, index)) * scale,
        right=right / length,
        down=down / length,
        render_mode=render_mode(text_object),
        fill=fill_colour(text_object),
        content=_content_id(text_object),
    )


def _content_id(text_object: int) -> int:
    """The number of the marked content a text object is in; -1 if there is none."""
    number: int = plain_call("FPDFPageObj_GetMarkedContentID", ctypes.c_int, ctypes.c_void_p)(
        text_object
    )
    return ARTIFACT if number < 0 and _is_artifact(text_object) else number


def _is_artifact(text_object: int) -> bool:
    pair = (ctypes.c_void_p, ctypes.c_ulong)
    mark_at = plain_call("FPDFPageObj_GetMark", ctypes.c_void_p, *pair)
    mark = mark_at(text_object, 0)
    if not mark:
        return False
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    length = ctypes.c_ulong()
    read = plain_call(
        "FPDFPageObjMark_GetName",
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.c_void_p,
    )
    if not read(mark, ctypes.addressof(buffer), _NAME_BYTES, ctypes.addressof(length)):
        return False
    return buffer.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact"


def object_call(name: str, n_results: int) -> Callable[..., int]:
    """A call on a page object that writes ``n_results`` numbers through addresses."""
    return plain_call(name, ctypes.c_int, *[ctypes.c_void_p] * (1 + n_results))


def fill_colour(page_object: int) -> tuple[int, int, int, int] | None:
    """Red, green, blue, alpha of a page object; ``None`` for a pattern."""
    numbers = (ctypes.c_uint * 4)()
    start = ctypes.addressof(numbers)
    read = object_call("FPDFPageObj_GetFillColor", 4)
    if not read(page_object, *(start + 4 * k for k in range(4))):
        return None
    return (numbers[0], numbers[1], numbers[2], numbers[3])


def read_subpaths(path: int) -> list[list[tuple[float, float]]]:
    """The corners of every part of a path, in user space; curves count by their end points."""
    pair = (ctypes.c_void_p, ctypes.c_int)
    segment_at = plain_call("FPDFPath_GetPathSegment", ctypes.c_void_p, *pair)
    point_of = object_call("FPDFPathSegment_GetPoint", 2)
    numbers = (ctypes.c_float * 6)()
    start = ctypes.addressof(numbers)
    object_call("FPDFPageObj_GetMatrix", 1)(path, start)
    a, b, c, d, e, f = numbers
    parts: list[list[tuple[float, float]]] = []
    for i in range(object_call("FPDFPath_CountSegments", 0)(path)):
        segment = segment_at(path, i)
        point_of(segment, start, start + 4)
        x, y = numbers[0], numbers[1]
        if object_call("FPDFPathSegment_GetType", 0)(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            parts.append([])
        if parts:
            parts[-1].append((a * x + c * y + e, b * x + d * y + f))
        if parts and object_call("FPDFPathSegment_GetClose", 0)(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _read_font(font: int, numbers: FontNumbers) -> Font:
    name, weight, flags, n_bytes = "", 0, 0, 0
    if font:
        one = (ctypes.c_int, ctypes.c_void_p)
        name = _font_name(font)
        weight = plain_call("FPDFFont_GetWeight", *one)(font)
        flags = plain_call("FPDFFont_GetFlags", *one)(font)
        n_bytes = _font_bytes(font)
    number = numbers.setdefault((name, weight, flags, n_bytes), len(numbers))
    return Font(name=name, weight=weight, flags=flags, number=number)


def _font_name(font: int) -> str:
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    read = plain_call(
        "FPDFFont_GetBaseFontName",
        ctypes.c_size_t,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_size_t,
    )
    read(font, ctypes.addressof(buffer), _NAME_BYTES)
    return buffer.value.decode("utf-8", "replace")


def _font_bytes(font: int) -> int:
    """Size of the embedded font file: tells subsets of one name apart."""
    length = ctypes.c_size_t()
    read = plain_call(
        "FPDFFont_GetFontData",
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_size_t,
        ctypes.c_void_p,
    )
    read(font, None, 0, ctypes.addressof(length))
    return length.value
