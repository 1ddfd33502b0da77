"""Numbers by municipality on a map of Germany."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docpipe.export.pictures.counted import Counted
from docpipe.export.pictures.geography import HEIGHT, WIDTH, Place, outlines, projected
from docpipe.export.pictures.marks import Shape, link, picture, shape, svg, text

LEAST_RADIUS, MOST_RADIUS = 9.0, 15.0
"""Units: two digits have room in the first; the second does not hide the neighbours."""

APART = 1.0
"""Units between two marks."""

_TURNS, _STEP = 16, 3.0
"""Directions and units by which a mark that would hide another one is moved aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A number at a place."""

    place: Place
    counted: Counted


@dataclass(frozen=True, slots=True)
class _Disc:
    x: float
    y: float
    radius: float

    def hides(self, other: "_Disc") -> bool:
        distance = math.hypot(self.x - other.x, self.y - other.y)
        return distance < self.radius + other.radius + APART


def germany(found: Sequence[Placed], *, title: str, description: str, name: str) -> str:
    """The picture: a disc a municipality, its area by the number, which stands in it.

    Larger discs keep their place; a smaller one that would hide them moves aside, no farther than
    it must.
    """
    root, marks = picture(name, WIDTH, HEIGHT, title, description)
    for state, path in outlines():
        land = shape(marks, "path", d=path, class_="state", fill="none", stroke="currentColor")
        shape(land, "title").text = state
    ordered = sorted(found, key=lambda one: (-one.counted.count, one.counted.words))
    most = max((one.counted.count for one in ordered), default=1)
    drawn: list[_Disc] = []
    for one in ordered:
        x, y = projected(one.place.longitude, one.place.latitude)
        radius = max(LEAST_RADIUS, MOST_RADIUS * math.sqrt(one.counted.count / most))
        disc = _aside(_Disc(x, y, radius), drawn)
        drawn.append(disc)
        _mark(marks, one.counted, disc)
    return svg(root)


def _aside(disc: _Disc, drawn: Iterable[_Disc]) -> _Disc:
    """The disc where it hides no other: on its place, or on the nearest spiral turn around it."""
    others, moved, steps = tuple(drawn), disc, 0
    while any(moved.hides(other) for other in others):
        turn, ring = steps % _TURNS, steps // _TURNS + 1
        angle = 2 * math.pi * turn / _TURNS
        moved = _Disc(
            disc.x + ring * _STEP * math.cos(angle),
            disc.y + ring * _STEP * math.sin(angle),
            disc.radius,
        )
        steps += 1
    return moved


def _mark(marks: Shape, counted: Counted, disc: _Disc) -> None:
    mark = link(marks, counted.address, counted.words)
    shape(mark, "circle", cx=disc.x, cy=disc.y, r=disc.radius, class_="disc", fill="none",
          stroke="currentColor")  # fmt: skip
    text(mark, disc.x, disc.y + 4, str(counted.count),
         class_="number", text_anchor="middle", font_size="12")  # fmt: skip
