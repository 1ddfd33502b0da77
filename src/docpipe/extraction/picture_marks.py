"""What is drawn on the picture of a page: boxes, labels, arrows, hatching, the legend below it."""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docpipe.extraction.lettering import lettering
from docpipe.model import BBox, BlockKind, FurnitureKind

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw as Brush

Colour = tuple[int, int, int]
Point = tuple[float, float]

COLOURS: dict[BlockKind, Colour] = {
    BlockKind.HEADING: (200, 30, 30),
    BlockKind.PARAGRAPH: (30, 90, 200),
    BlockKind.LIST_ITEM: (20, 140, 60),
    BlockKind.TABLE: (150, 60, 170),
    BlockKind.FOOTNOTE: (120, 110, 20),
    BlockKind.CAPTION: (0, 140, 150),
    BlockKind.BOX: (230, 120, 0),
    BlockKind.MARGINAL: (190, 60, 120),
}
NAMES: dict[BlockKind, str] = {
    BlockKind.HEADING: "Überschrift",
    BlockKind.PARAGRAPH: "Absatz",
    BlockKind.LIST_ITEM: "Listenpunkt",
    BlockKind.TABLE: "Tabelle",
    BlockKind.FOOTNOTE: "Fußnote",
    BlockKind.CAPTION: "Beschriftung",
    BlockKind.BOX: "Kasten",
    BlockKind.MARGINAL: "Randnotiz",
}
"""The first letter is what a block's label says of its kind."""

FURNITURE_NAMES: dict[FurnitureKind, str] = {
    FurnitureKind.HEADER: "Kopfzeile",
    FurnitureKind.FOOTER: "Fußzeile",
    FurnitureKind.PAGE_NUMBER: "Seitenzahl",
    FurnitureKind.TOC: "Inhalt",
    FurnitureKind.INDEX: "Register",
    FurnitureKind.IMPRINT: "Impressum",
    FurnitureKind.ASIDE: "am Rand",
    FurnitureKind.TABLE_HEAD: "Tabellenkopf",
}
GREY: Colour = (120, 120, 120)
HIDDEN: Colour = (220, 0, 160)
UNKNOWN: Colour = (0, 0, 0)
ORDER: Colour = (40, 40, 60)
_WHITE: Colour = (255, 255, 255)

TINT, VEIL, SOLID = 34, 60, 255  # of 255: the page stays readable below
_SLACK = 1.5
_LABEL_SIZE, _LABEL_HEIGHT = 6.5, 8.0  # points
_HATCH_STEP = 3.0
_ARROW = 4.0
_LEGEND_ROW, _LEGEND_PAD = 12.0, 5.0


class Marks:
    """A transparent sheet over the picture of a page; all measures in points of the page."""

    def __init__(self, size: tuple[int, int], scale: float) -> None:
        import PIL.Image
        from PIL import ImageDraw

        self.scale = scale
        self.sheet: Image = PIL.Image.new("RGBA", size, (0, 0, 0, 0))
        self._draw: Brush = ImageDraw.Draw(self.sheet)

    def frame(self, box: BBox, colour: Colour, *, tint: int = TINT, width: float = 1.0) -> None:
        """A tinted box with an outline, a little larger than what it holds."""
        self._draw.rectangle(
            self._scaled(box, _SLACK),
            fill=(*colour, tint),
            outline=(*colour, SOLID),
            width=max(round(width * self.scale / 2), 1),
        )

    def veil(self, box: BBox, colour: Colour, tint: int = VEIL) -> None:
        """A tinted box without an outline."""
        self._draw.rectangle(self._scaled(box, _SLACK), fill=(*colour, tint))

    def cell(self, box: BBox, colour: Colour, *, head: bool) -> None:
        """A table cell: thin lines, heads tinted."""
        self._draw.rectangle(
            self._scaled(box, 0), fill=(*colour, TINT) if head else None, outline=(*colour, 200)
        )

    def hatch(self, box: BBox, colour: Colour) -> None:
        """Slanting lines in a box."""
        left, top, right, bottom = self._scaled(box, 0)
        step = _HATCH_STEP * self.scale
        height = bottom - top
        x = left - height
        while x < right:
            start, end = max(x, left), min(x + height, right)
            if end > start:
                ends = ((start, bottom - (start - x)), (end, bottom - (end - x)))
                self._draw.line(ends, fill=(*colour, 200), width=max(round(self.scale / 2), 1))
            x += step
        self._draw.rectangle((left, top, right, bottom), outline=(*colour, SOLID))

    def underline(self, box: BBox, colour: Colour) -> None:
        """A thick line below a printed line."""
        left, _, right, bottom = self._scaled(box, 0)
        y = bottom + self.scale / 2
        self._draw.line((left, y, right, y), fill=(*colour, SOLID), width=round(1.2 * self.scale))

    def label(self, box: BBox, text: str, colour: Colour, *, right: bool = False) -> None:
        """A small flag at the upper corner, beside the box where there is room."""
        wide = self._width(text)
        left, top, end, _ = self._scaled(box, _SLACK)
        x = min(end + 1, self.sheet.width - wide - 1) if right else max(left - wide, 0)
        self._flag(x, top, text, colour)

    def line(self, points: Sequence[Point], colour: Colour, *, dotted: bool = False) -> None:
        """A thin line through the points."""
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        width = max(round(0.6 * self.scale), 1)
        if not dotted:
            self._draw.line(scaled, fill=(*colour, 170), width=width)
            return
        for start, end in _dots(scaled[0], scaled[-1], 2 * self.scale):
            self._draw.line((start, end), fill=(*colour, 220), width=width)

    def arrow(self, start: Point, end: Point, colour: Colour) -> None:
        """A thin line with a head at its end."""
        self.line((start, end), colour)
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        corners = [
            (
                (end[0] - _ARROW * math.cos(angle + turn)) * self.scale,
                (end[1] - _ARROW * math.sin(angle + turn)) * self.scale,
            )
            for turn in (-0.45, 0.45)
        ]
        tip = (end[0] * self.scale, end[1] * self.scale)
        self._draw.polygon([tip, *corners], fill=(*colour, 200))

    def dot(self, at: Point, colour: Colour) -> None:
        """A small circle."""
        x, y, r = at[0] * self.scale, at[1] * self.scale, 1.5 * self.scale
        self._draw.ellipse((x - r, y - r, x + r, y + r), outline=(*colour, SOLID), width=2)

    def legend(self, title: str, entries: Iterable[tuple[str, Colour]]) -> int:
        """Flags side by side on white; the sheet must be wide enough for the longest.

        Returns:
            The height that was needed, in pixels.
        """
        pad, row = _LEGEND_PAD * self.scale, _LEGEND_ROW * self.scale
        x, y = pad, pad
        self._write(x, y, title, (0, 0, 0))
        y += row
        for text, colour in entries:
            wide = self._width(text) + pad
            if x + wide > self.sheet.width - pad:
                x, y = pad, y + row
            self._flag(x, y, text, colour)
            x += wide + pad / 2
        return round(y + row + pad)

    def _flag(self, x: float, y: float, text: str, colour: Colour) -> None:
        right, bottom = x + self._width(text), y + _LABEL_HEIGHT * self.scale
        self._draw.rectangle((x, y, right, bottom), fill=(*colour, 235))
        self._write(x + 2, y, text, _WHITE)

    def _write(self, x: float, y: float, text: str, colour: Colour) -> None:
        mask = lettering(text, _LABEL_SIZE * self.scale)
        self.sheet.paste((*colour, SOLID), (round(x), round(y)), mask)

    def _width(self, text: str) -> float:
        return lettering(text, _LABEL_SIZE * self.scale).width + 4

    def _scaled(self, box: BBox, slack: float) -> tuple[float, float, float, float]:
        left, top = (box[0] - slack) * self.scale, (box[1] - slack) * self.scale
        right, bottom = (box[2] + slack) * self.scale, (box[3] + slack) * self.scale
        return left, top, max(right, left + 1), max(bottom, top + 1)


def _dots(start: Point, end: Point, step: float) -> Iterable[tuple[Point, Point]]:
    length = math.dist(start, end)
    n = max(int(length / step), 1)
    for i in range(0, n, 2):
        yield (
            (start[0] + (end[0] - start[0]) * i / n, start[1] + (end[1] - start[1]) * i / n),
            (
                start[0] + (end[0] - start[0]) * (i + 1) / n,
                start[1] + (end[1] - start[1]) * (i + 1) / n,
            ),
        )
