"""By how many degrees the lines of print slope: found from how sharply they part when levelled."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Coarse enough to be quick, fine enough that lines of print stay apart.
_DPI = 75
_MAX_DEGREES = 5.0
_COARSE, _FINE = 0.5, 0.1
# Without print every angle looks the same; a gain of less says nothing.
_MIN_GAIN = 1.03
_MIN_INK = 200


def find_skew(ink: "NDArray[np.bool_]", scale: float) -> float:
    """Degrees by which lines slope downwards to the right; 0 if there is no telling.

    Args:
        ink: Which pixels are dark.
        scale: Pixels a point.
    """
    step = max(round(scale * 72 / _DPI), 1)
    height, width = (edge // step * step for edge in ink.shape)
    small = ink[:height, :width].reshape(height // step, step, width // step, step).any((1, 3))
    rows, columns = np.nonzero(small)
    if len(rows) < _MIN_INK:
        return 0.0
    columns = columns - small.shape[1] / 2

    def sharpness(degrees: float) -> float:
        levels = np.rint(rows - columns * np.tan(np.radians(degrees))).astype(np.int64)
        profile = np.bincount(levels - levels.min())
        return float((np.diff(profile).astype(np.float64) ** 2).sum())

    def best(angles: "NDArray[np.float64]") -> float:
        return float(max(angles, key=lambda angle: (sharpness(angle), -abs(angle))))

    coarse = best(np.arange(-_MAX_DEGREES, _MAX_DEGREES + _COARSE / 2, _COARSE))
    fine = best(coarse + np.arange(-_COARSE, _COARSE + _FINE / 2, _FINE))
    found = round(fine, 2)
    return found if sharpness(found) >= _MIN_GAIN * sharpness(0.0) else 0.0
