"""Whether words leave ink on the page: it is rendered with them and without them.

Gradients, patterns, clips, blending and layers make it hopeless to find out from the drawing
commands. So whatever looks suspicious is switched off, and where no pixel changes nobody saw it.
"""

import ctypes
import statistics
from collections.abc import Callable, Sequence
from typing import Any

from docpipe.extraction.geometry import Frame
from docpipe.extraction.pdfium import plain_call
from docpipe.extraction.words import Word
from docpipe.model import BBox

# Pixels a point: stems of small print are a pixel wide and get their full colour.
_SCALE = 2.0
# Posters: beyond this many pixels the scale goes down.
_MAX_PIXELS = 3_000_000
# Below this scale small print is a grey haze: nothing can be said, and nothing is hidden.
_MIN_SCALE = 0.7
# Of 255, in any channel: what changes less is no letter that anybody reads.
_FAINTEST = 16
_BYTES = 3
# Parts of a word's width left out at its ends: a sliver beside a cover is no word to read.
_SLIVER = 0.12
_BLACK = (0, 0, 0, 255)

Rows = list[bytes]


class Ink:
    """Pictures of one page; the one with everything on it is made on the first question."""

    def __init__(self, page: Any, frame: Frame) -> None:  # noqa: ANN401 - pypdfium2 is untyped
        self._page = page
        self.frame = frame
        self._scale = min(_SCALE, (_MAX_PIXELS / max(frame.width * frame.height, 1.0)) ** 0.5)
        self._full: Rows | None = None

    def missing(self, words: Sequence[Word]) -> list[Word]:
        """Those of the words, all of them switched off together, that change no pixel."""
        if not words or self._scale < _MIN_SCALE:
            return []
        full, without = self._everything(), self._without({word.owner for word in words})
        return [word for word in words if not self._differ(full, without, word.bbox)]

    def repainted(self, word: Word, covers: Sequence[int]) -> float:
        """How far what covers a word shows the same letters: -1 to 1, and 0 for an even cover.

        Where a page's transparency was flattened, a picture or outlines of the letters lie above
        them; their upright strokes are the letters' own.
        """
        if not covers or not self.shows(word.bbox):
            return 0.0
        paint = _paint()
        masks: list[Rows] = []
        for grey in (0, 255):
            paint(word.owner, grey, grey, grey, 255)
            masks.append(self._cut(self._without(set(covers)), word.bbox))
        paint(word.owner, *(word.style.fill or _BLACK))
        letters = [_difference(*pair) for pair in zip(*masks, strict=True)]
        return _likeness(_strokes(letters), _strokes(self._cut(self._everything(), word.bbox)))

    def shows(self, box: BBox) -> bool:
        """Whether anything but one even colour is to be seen in a box."""
        if self._scale < _MIN_SCALE:
            return True
        pixels = b"".join(self._cut(self._everything(), box))
        channels = [pixels[k::_BYTES] for k in range(_BYTES)]
        return any(max(channel) - min(channel) > _FAINTEST for channel in channels if channel)

    def _everything(self) -> Rows:
        if self._full is None:
            self._full = self._render()
        return self._full

    def _without(self, owners: set[int]) -> Rows:
        switch = _switch()
        for owner in owners:
            switch(owner, 0)
        try:
            return self._render()
        finally:
            for owner in owners:
                switch(owner, 1)

    def _render(self) -> Rows:
        bitmap = self._page.render(scale=self._scale, may_draw_forms=False)
        pixels = bytes(bitmap.buffer)
        stride, width = bitmap.stride, bitmap.width * _BYTES
        rows = [pixels[y * stride : y * stride + width] for y in range(bitmap.height)]
        bitmap.close()
        return rows

    def _cut(self, rows: Rows, box: BBox) -> Rows:
        sliver = _SLIVER * (box[2] - box[0])
        x0, x1 = (round(x * self._scale) for x in (box[0] + sliver, box[2] - sliver))
        top, bottom = (round(y * self._scale) for y in (box[1], box[3]))
        left, right = max(x0, 0) * _BYTES, max(x1 + 1, 0) * _BYTES
        return [row[left:right] for row in rows[max(top, 0) : max(bottom + 1, 0)]]

    def _differ(self, a: Rows, b: Rows, box: BBox) -> bool:
        return any(
            one != other and max(_difference(one, other)) > _FAINTEST
            for one, other in zip(self._cut(a, box), self._cut(b, box), strict=True)
        )


def _difference(one: bytes, other: bytes) -> bytes:
    return bytes(abs(a - b) for a, b in zip(one, other, strict=True))


def _strokes(rows: Rows) -> list[int]:
    """The change from column to column, all rows together: high where upright strokes stand."""
    return [
        sum(sum(_difference(row[i : i + _BYTES], row[i + _BYTES : i + 2 * _BYTES])) for row in rows)
        for i in range(0, len(rows[0]) - 2 * _BYTES if rows else 0, _BYTES)
    ]


def _likeness(letters: Sequence[int], seen: Sequence[int]) -> float:
    """Whether strokes fall together, up to a pixel."""
    middle = letters[1:-1]
    return max(_correlation(middle, seen[k : k + len(middle)]) for k in range(3))


def _correlation(a: Sequence[float], b: Sequence[float]) -> float:
    """Pearson's; 0 where one of them does not vary."""
    try:
        return statistics.correlation(a, b)
    except statistics.StatisticsError:
        return 0.0


def _paint() -> Callable[..., int]:
    return plain_call(
        "FPDFPageObj_SetFillColor", ctypes.c_int, ctypes.c_void_p, *[ctypes.c_uint] * 4
    )


def _switch() -> Callable[[int, int], int]:
    return plain_call("FPDFPageObj_SetIsActive", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
