"""Where German municipalities lie, and how the map shows it.

``places.tsv`` and ``states.tsv`` are made by ``scripts/map_data.py`` from the federal survey's
areas; the attribution that its licence asks for is ``ATTRIBUTION``.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ATTRIBUTION = "© GeoBasis-DE / BKG 2016 (Daten verändert)"
"""Must stand beside every map (GeoNutzV, § 3)."""

STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
"""Keys of the official municipality key."""

UNITS_A_DEGREE = 75
WEST, NORTH = 5.55, 55.1
_SHRINK = math.cos(math.radians(51.2))
"""A degree of longitude in the middle of Germany, as a part of one of latitude."""

WIDTH, HEIGHT = 455, 600
"""Of the map, in its units; one is about 1.5 km."""


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality's federal state, and where its middle is."""

    state: str
    longitude: float
    latitude: float


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """A place on the map, whose top left is the north west."""
    x = (longitude - WEST) * _SHRINK * UNITS_A_DEGREE
    return x, (NORTH - latitude) * UNITS_A_DEGREE


def place_of(municipality: str) -> Place | None:
    """Where a municipality lies; ``None`` if it is unknown or shares its name with another."""
    return _places().get(municipality)


@cache
def _places() -> dict[str, Place]:
    return {
        name: Place(STATES[state], float(longitude), float(latitude))
        for name, state, longitude, latitude in _rows("places.tsv")
    }


@cache
def outlines() -> tuple[tuple[str, str], ...]:
    """The federal states and the paths around them."""
    return tuple((STATES[key], path) for key, path in _rows("states.tsv"))


def _rows(name: str) -> Iterator[list[str]]:
    text = files("docpipe.export.pictures").joinpath(name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
