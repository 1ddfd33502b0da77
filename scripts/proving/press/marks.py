"""What is finally on a page, measured from the top left, in points."""

from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Glyphs of one font; ``rise`` lifts the calls of footnotes."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """Natural width in points."""
        return float(stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of text at a base line; ``turn`` in degrees, counter-clockwise."""

    x: float
    y: float
    runs: tuple[Run, ...]
    word_space: float = 0.0
    tracking: float = 0.0
    colour: str = "#000000"
    turn: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    x1: float
    y1: float
    width: float = 0.6
    colour: str = "#444444"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A rectangle, filled or stroked, with round corners or without."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    corner: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A raster picture: a soft landscape in shades of one colour."""

    x: float
    y: float
    width: float
    height: float
    colour: str


Mark = Text | Rule | Panel | Picture


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The mark at another place."""
    if isinstance(mark, Rule):
        return replace(mark, x=mark.x + dx, y=mark.y + dy, x1=mark.x1 + dx, y1=mark.y1 + dy)
    return replace(mark, x=mark.x + dx, y=mark.y + dy)
