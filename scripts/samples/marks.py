"""What is finally on a page: glyph lines, rules and panels, measured from the top left."""

from dataclasses import dataclass, replace

from scripts.samples.typeset import Run, SetLine, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """A line of text; ``y`` is its base line."""

    x: float
    y: float
    runs: tuple[Run, ...]
    word_space: float = 0.0
    colour: str = "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    x1: float
    y1: float
    width: float = 0.6
    colour: str = "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A rectangle, filled or stroked."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None


Mark = Glyphs | Stroke | Panel


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The mark at another place."""
    if isinstance(mark, Stroke):
        return replace(mark, x=mark.x + dx, y=mark.y + dy, x1=mark.x1 + dx, y1=mark.y1 + dy)
    return replace(mark, x=mark.x + dx, y=mark.y + dy)


def glyphs(line: SetLine, style: Style, x: float, top: float) -> Glyphs:
    """A set line whose line box begins at ``top``."""
    base = top + (style.leading + style.size * 0.7) / 2
    return Glyphs(
        x=x + line.indent,
        y=base,
        runs=line.runs,
        word_space=line.word_space,
        colour=style.colour,
    )


def label(text: str, style: Style, x: float, y: float, *, right: bool = False) -> Glyphs:
    """A single line of text at a base line; ``right``: it ends at ``x``."""
    font = style.face.bold if style.bold else style.face.regular
    run = Run(text=text, font=font, size=style.size)
    return Glyphs(x=x - run.width if right else x, y=y, runs=(run,), colour=style.colour)
