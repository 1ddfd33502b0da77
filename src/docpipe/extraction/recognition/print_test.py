"""Does a page show print that its text layer does not have? A cheap look at a small picture.

Reading a page from its picture takes seconds, and most pages with a large picture show a
photograph. Print gives itself away: letters change between light and dark every few pixels, for
as long as a line is, and between lines nothing does. Photographs have no such stripes at all.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from docpipe.model import BBox

if TYPE_CHECKING:
    from numpy.typing import NDArray

DPI = 100

# Pixels at that resolution: a quarter inch of a line; the height of a line of 6 to 24 points;
# the least space between two lines.
_STRIP = 24
_MIN_HEIGHT, _MAX_HEIGHT = 4, 16
_SPACE = 3
# Grey levels between neighbouring pixels that make an edge, on a page of full contrast.
_EDGE = 48
_MIN_CONTRAST = 60
# Part of the pixels of a strip's row that are edges: letters have a quarter to a half.
_DENSITY = 0.22
# Strips in a row that make a line of print.
_MIN_LINE = 5
_SOME_PRINT = 50
# Part of the pixels that are edges: dust on an empty page has less.
_BLANK = 0.0004


def count_print(pixels: "NDArray[np.uint8]", known: Iterable[BBox], scale: float) -> int:
    """How much print a page shows outside of what is known: a full line of 10 points counts 190.

    Args:
        pixels: The page in grey values, at ``DPI``.
        known: Boxes of the lines that the text layer has, in points.
        scale: Pixels a point.
    """
    edges = _edges(pixels)
    for x0, top, x1, bottom in known:
        left, right = max(round(x0 * scale) - 1, 0), round(x1 * scale) + 1
        edges[max(round(top * scale), 0) : round(bottom * scale), left:right] = False
    n_strips = edges.shape[1] // _STRIP
    if not n_strips:
        return 0
    strips = edges[:, : n_strips * _STRIP].reshape(len(edges), n_strips, _STRIP)
    stripes = _stripes(strips.mean(axis=2) > _DENSITY)
    changes = np.diff(stripes.astype(np.int8), axis=1, prepend=0, append=0)
    lengths = np.nonzero(changes == -1)[1] - np.nonzero(changes == 1)[1]
    return int(lengths[lengths >= _MIN_LINE].sum())


def lies_on_side(pixels: "NDArray[np.uint8]", scale: float) -> bool:
    """Whether the lines of print run upwards or downwards."""
    step = max(round(scale * 72 / DPI), 1)
    height, width = (edge // step * step for edge in pixels.shape)
    small = pixels[:height, :width].reshape(height // step, step, width // step, step)
    level = small.mean(axis=(1, 3)).astype(np.uint8)
    return count_print(level.T, (), 1.0) > max(_SOME_PRINT, 2 * count_print(level, (), 1.0))


def has_ink(pixels: "NDArray[np.uint8]") -> bool:
    """Whether the page shows anything at all but paper."""
    edges = _edges(pixels)
    return bool(edges.size) and float(edges.mean()) > _BLANK


def _edges(pixels: "NDArray[np.uint8]") -> "NDArray[np.bool_]":
    dark, light = np.percentile(pixels[::4, ::4], (1, 99)) if pixels.size else (0, 0)
    grey = pixels.astype(np.int16)
    if light - dark < _MIN_CONTRAST:
        return np.zeros((len(grey), max(grey.shape[1] - 2, 0)), dtype=bool)
    steps = np.abs(grey[:, 2:] - grey[:, :-2])
    result: NDArray[np.bool_] = steps > _EDGE * (light - dark) / 255
    return result


def _stripes(dense: "NDArray[np.bool_]") -> "NDArray[np.bool_]":
    """Of the dense rows of each strip those that are as high as a line and stand free."""
    kept = np.zeros_like(dense)
    changes = np.diff(dense.astype(np.int8), axis=0, prepend=0, append=0)
    for strip in range(dense.shape[1]):
        starts = np.flatnonzero(changes[:, strip] == 1)
        ends = np.flatnonzero(changes[:, strip] == -1)
        heights = ends - starts
        gaps = starts[1:] - ends[:-1]
        free = (np.append(gaps, _SPACE) >= _SPACE) & (np.append(_SPACE, gaps) >= _SPACE)
        for i in np.flatnonzero(free & (heights >= _MIN_HEIGHT) & (heights <= _MAX_HEIGHT)):
            kept[starts[i] : ends[i], strip] = True
    return kept
