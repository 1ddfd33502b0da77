"""From the PDF's own coordinates to the page as displayed."""

from dataclasses import dataclass

from docpipe.model import BBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The visible part of a page in PDF user space, and how it is turned for display.

    Attributes:
        left: Of the crop box (within the media box), PDF points.
        bottom: Of the crop box; PDF coordinates count upwards.
        right: Of the crop box.
        top: Of the crop box.
        quarter_turns: ``/Rotate`` divided by 90: clockwise turns on display, 0 to 3.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int = 0

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.quarter_turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.quarter_turns % 2 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """``(x0, top, x1, bottom)`` from the displayed page's top left."""
        match self.quarter_turns:
            case 1:
                return (
                    bottom - self.bottom,
                    left - self.left,
                    top - self.bottom,
                    right - self.left,
                )
            case 2:
                return (
                    self.right - right,
                    bottom - self.bottom,
                    self.right - left,
                    top - self.bottom,
                )
            case 3:
                return (self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                return (left - self.left, self.top - top, right - self.left, self.top - bottom)

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A direction in user space as ``(rightwards, downwards)`` on the displayed page."""
        match self.quarter_turns:
            case 1:
                return (y, x)
            case 2:
                return (-x, y)
            case 3:
                return (-y, -x)
            case _:
                return (x, -y)

    def shows(self, box: BBox) -> bool:
        """Whether the middle of a displayed box lies on the page."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height


def union(boxes: list[BBox]) -> BBox:
    """The smallest box around all of them."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def holds(outer: BBox, inner: BBox, slack: float = 1.0) -> bool:
    """Whether ``inner`` lies within ``outer``, up to ``slack`` points."""
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )
