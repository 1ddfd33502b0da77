"""A page as a grey picture, made fit for reading: straightened, its rulings known and wiped out."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from docpipe.extraction.geometry import Frame
from docpipe.extraction.recognition.skew import find_skew
from docpipe.model import BBox

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

# More pixels give no better letters, only time: an A3 sheet at 300 dpi has 17 million.
_MAX_PIXELS = 20_000_000
# Below it letters of 8 points have too few pixels; above it nothing is gained (docs/benchmarks).
_MIN_DPI = 200
# A picture over this share of the page is the scan, and its resolution that of the page.
_SCAN_SHARE = 0.5
# Between the darkest and the lightest grey of the page: hairlines come out of a scanner half grey.
_INK = 0.65
# A page darker than this on the average is printed white on black.
_DARK_PAGE = 90
# Below it nothing is gained by turning the page, and every turn blurs it.
_LEVEL_DEGREES = 0.15
# Inches: no stroke of a letter is as long and thin as that.
_MIN_LEVEL_RULING = 0.6
_MIN_UPRIGHT_RULING = 0.35
_MAX_RULING_WIDTH = 0.03
# Pixels: specks that interrupt a ruling, and its ragged edges.
_GAP = 3
_EDGE = 2
# Feet of letters stand in a row as well, but with stems above them: a fifth to a half is ink.
_BESIDE = 5
_MAX_BESIDE = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A sheet as pixels, dark on light.

    Attributes:
        pixels: Grey values, row by row.
        scale: Pixels a point.
        turned: Degrees clockwise by which the page was turned.
    """

    pixels: "Grey"
    scale: float
    turned: float = 0.0

    @property
    def dpi(self) -> int:
        """Pixels an inch."""
        return round(self.scale * 72)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        height, width = self.pixels.shape
        return width / self.scale, height / self.scale

    def ink(self) -> "Mask":
        """Which pixels are dark, as this page goes."""
        dark, paper = np.percentile(self.pixels[::4, ::4], (1, 90)) if self.pixels.size else (0, 0)
        mask: Mask = self.pixels < dark + _INK * (paper - dark)
        return mask

    def picture(self) -> bytes:
        """As a PGM file."""
        height, width = self.pixels.shape
        return b"P5 %d %d 255\n" % (width, height) + self.pixels.tobytes()

    def quarter_turned(self, turns: int) -> "Raster":
        """Turned clockwise by so many right angles."""
        if not turns % 4:
            return self
        pixels = np.ascontiguousarray(np.rot90(self.pixels, -turns))
        return replace(self, pixels=pixels, turned=(self.turned + 90.0 * turns) % 360)

    def straightened(self) -> "Raster":
        """Turned by a few degrees at most, so that the lines of print are level."""
        slope = find_skew(self.ink(), self.scale)
        if abs(slope) < _LEVEL_DEGREES:
            return self
        # Pillow is heavy, and most documents have no scan.
        from PIL import Image

        level = Image.fromarray(self.pixels).rotate(
            slope, resample=Image.Resampling.BICUBIC, fillcolor=255
        )
        return replace(self, pixels=np.asarray(level), turned=self.turned - slope)


def render(page: Any, frame: Frame, max_dpi: int) -> Raster:  # noqa: ANN401 - pypdfium2 is untyped
    """The page as displayed, at the resolution of its scan if it has one."""
    dpi = min(max_dpi, max(_MIN_DPI, _scan_dpi(page, frame) or max_dpi))
    room = math.sqrt(_MAX_PIXELS / max(frame.width * frame.height, 1.0))
    scale = min(dpi / 72, room)
    return Raster(pixels=light(grey(page, scale)), scale=scale)


def grey(page: Any, scale: float) -> "Grey":  # noqa: ANN401
    """The page as displayed in grey values."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = np.frombuffer(bitmap.buffer, dtype=np.uint8).reshape(bitmap.height, bitmap.stride)
        return np.ascontiguousarray(rows[:, : bitmap.width])
    finally:
        bitmap.close()


def light(pixels: "Grey") -> "Grey":
    """Dark letters on light paper, also where the page is white on black."""
    return 255 - pixels if pixels.size and pixels.mean() < _DARK_PAGE else pixels


def _scan_dpi(page: Any, frame: Frame) -> int | None:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    best = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) < _SCAN_SHARE * frame.width * frame.height:
            continue
        wide, high = picture.get_px_size()
        best = max(best, 72 * math.sqrt(wide * high / ((right - left) * (top - bottom))))
    return round(best) or None


def wipe_rulings(raster: Raster) -> tuple[Raster, list[BBox]]:
    """Take long thin strokes out of the picture: letters that touch them are read badly.

    Returns:
        The picture without them, and where they were, in points.
    """
    ink = raster.ink()
    pixels = raster.pixels.copy()
    found: list[BBox] = []
    dpi = raster.scale * 72
    for turned, length in ((False, _MIN_LEVEL_RULING), (True, _MIN_UPRIGHT_RULING)):
        view = ink.T if turned else ink
        strokes = _strokes(view, round(length * dpi), max(round(_MAX_RULING_WIDTH * dpi), 3))
        target = pixels.T if turned else pixels
        for top, bottom, start, end in strokes:
            target[max(top - _EDGE, 0) : bottom + _EDGE, start:end] = 255
            box = (start, top, end, bottom)
            x0, y0, x1, y1 = (edge / raster.scale for edge in box)
            found.append((y0, x0, y1, x1) if turned else (x0, y0, x1, y1))
    return replace(raster, pixels=pixels), found


def _strokes(ink: "Mask", length: int, thickest: int) -> Iterator[tuple[int, int, int, int]]:
    """Level strokes as ``(top, bottom, start, end)``: runs below each other that overlap."""
    open_strokes: list[list[int]] = []
    for row, start, end in _runs(ink, length):
        for stroke in open_strokes:
            if stroke[1] == row and stroke[2] < end and start < stroke[3]:
                stroke[1] = row + 1
                stroke[2], stroke[3] = min(stroke[2], start), max(stroke[3], end)
                break
        else:
            open_strokes.append([row, row + 1, start, end])
    for top, bottom, start, end in open_strokes:
        above, below = max(top - _EDGE, 0), bottom + _EDGE
        beside = (ink[max(above - _BESIDE, 0) : above], ink[below : below + _BESIDE])
        is_free = all(_share(strip[:, start:end]) <= _MAX_BESIDE for strip in beside)
        if bottom - top <= thickest and is_free:
            yield top, bottom, start, end


def _share(part: "Mask") -> float:
    return float(part.mean()) if part.size else 0.0


def _runs(ink: "Mask", length: int) -> Iterator[tuple[int, int, int]]:
    """Runs of ink at least so long, ``(row, start, end)``, small gaps bridged, row by row."""
    # Only rows with that much ink can have one: on a page of print few do.
    for row in np.flatnonzero(ink.sum(axis=1) >= length):
        edges = np.flatnonzero(np.diff(ink[row].astype(np.int8), prepend=0, append=0))
        starts, ends = edges[0::2], edges[1::2]
        parted = np.flatnonzero(starts[1:] - ends[:-1] > _GAP)
        firsts = np.concatenate(([0], parted + 1))
        lasts = np.concatenate((parted, [len(ends) - 1]))
        for first, last in zip(starts[firsts], ends[lasts], strict=True):
            if last - first >= length:
                yield int(row), int(first), int(last)
