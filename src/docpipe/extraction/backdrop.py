"""What stands behind white text: looked up in a small rendering, made only when asked for.

Gradients, patterns, clipped pictures and transparency groups make it hopeless to find out from
the drawing commands.
"""

from typing import Any

from docpipe.extraction.geometry import Frame
from docpipe.model import BBox

_SCALE = 1.0
# Above this grey, a pixel counts as paper.
_PAPER = 238
# White letters cover up to half of their box; a dark ground shows in the rest.
_DARK_SHARE = 0.3
# Posters: beyond this, a rendering takes more memory than a doubt is worth.
_MAX_PIXELS = 4_000_000


class Backdrop:
    """A grey rendering of one page, made on the first question."""

    def __init__(self, page: Any, frame: Frame) -> None:  # noqa: ANN401 - pypdfium2 is untyped
        self._page = page
        self._frame = frame
        self._rows: list[bytes] | None = None

    def is_dark(self, box: BBox) -> bool:
        """Whether white text in this box can be read."""
        if self._frame.width * self._frame.height * _SCALE**2 > _MAX_PIXELS:
            return True
        if self._rows is None:
            self._rows = self._render()
        x0, x1 = (max(round(edge * _SCALE), 0) for edge in (box[0], box[2]))
        top, bottom = (max(round(edge * _SCALE), 0) for edge in (box[1], box[3]))
        pixels = b"".join(row[x0 : x1 + 1] for row in self._rows[top : bottom + 1])
        dark = sum(pixel < _PAPER for pixel in pixels)
        return dark > _DARK_SHARE * len(pixels)

    def _render(self) -> list[bytes]:
        bitmap = self._page.render(scale=_SCALE, grayscale=True)
        pixels = bytes(bitmap.buffer)
        stride = bitmap.stride
        rows = [pixels[y * stride : y * stride + bitmap.width] for y in range(bitmap.height)]
        bitmap.close()
        return rows
