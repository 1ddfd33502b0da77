"""Letters that the first reading passed over: single ones in columns of their own.

Tesseract looks for columns of text, and takes a column of single letters or figures for dirt.
What it passes over stands level with what it has read; so the print on those levels that no word
covers is read once more, by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from docpipe.extraction.recognition.hocr import PixelBox, SeenLine
from docpipe.extraction.recognition.raster import Raster

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Parts of a line's height. Ink around a word belongs to it; what is lower than a small letter is
# dirt; what is wider than a short word was not passed over as a letter.
_AROUND = 0.25
_MIN_HEIGHT = 0.4
_MAX_WIDTH = 6.0
_JOINT = 0.35
# Fewer are dirt, and not worth another call of the program.
_MIN_PIECES = 3


def left_over(raster: Raster, lines: Sequence[SeenLine]) -> Raster | None:
    """A picture of the letters that were passed over and nothing else; ``None`` if none were."""
    ink = raster.ink()
    bands = [_band(line) for line in lines]
    for line, (top, bottom) in zip(lines, bands, strict=True):
        around = round(_AROUND * (bottom - top))
        for word in line.words:
            x0, y0, x1, y1 = word.box
            ink[max(y0 - around, 0) : y1 + around, max(x0 - around, 0) : x1 + around] = False
    pieces = sorted({piece for band in bands for piece in _pieces(ink, *band)})
    if len(pieces) < _MIN_PIECES:
        return None
    pixels = np.full_like(raster.pixels, 255)
    for x0, y0, x1, y1 in pieces:
        pixels[y0:y1, x0:x1] = raster.pixels[y0:y1, x0:x1]
    return replace(raster, pixels=pixels)


def _band(line: SeenLine) -> tuple[int, int]:
    return min(word.box[1] for word in line.words), max(word.box[3] for word in line.words)


def _pieces(ink: "NDArray[np.bool_]", top: int, bottom: int) -> Iterator[PixelBox]:
    """Letters or short words between two heights, with a margin; nothing that reaches beyond."""
    height = bottom - top
    columns = np.flatnonzero(ink[top:bottom].any(axis=0))
    if not len(columns):
        return
    room = round(_AROUND * height)
    parted = np.flatnonzero(np.diff(columns) > _JOINT * height)
    for first, last in zip(
        columns[np.concatenate(([0], parted + 1))],
        columns[np.concatenate((parted, [len(columns) - 1]))],
        strict=True,
    ):
        above, below = max(top - room, 0), bottom + room
        strip = ink[above:below, first : last + 1]
        rows = np.flatnonzero(strip.any(axis=1))
        reaches_out = rows[0] == 0 or rows[-1] == len(strip) - 1
        tall = rows[-1] - rows[0] + 1 >= _MIN_HEIGHT * height
        if tall and not reaches_out and last - first <= _MAX_WIDTH * height:
            yield max(int(first) - room, 0), above, int(last) + 1 + room, below
