"""States and kinds of municipalities: "aus Hessen", "aus kreisfreien Städten"."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docpipe.model import Filters
from docpipe.search.asking.said.found import Found

_STATES = {
    "BB": "Brandenburg",
    "BW": "Baden-Württemberg",
    "BY": "Bayern|Bavaria|bayerischen",
    "HE": "Hessen|Hesse|hessischen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen|Lower Saxony|niedersächsischen",
    "NW": "Nordrhein-Westfalen|NRW|North Rhine-Westphalia|nordrhein-westfälischen",
    "RP": "Rheinland-Pfalz|Rhineland-Palatinate|rheinland-pfälzischen",
    "SH": "Schleswig-Holstein",
    "SL": "dem Saarland|Saarland|saarländischen",
    "SN": "Sachsen(?!-)|Saxony(?!-)|sächsischen",
    "ST": "Sachsen-Anhalt|Saxony-Anhalt",
    "TH": "Thüringen|Thuringia|thüringischen|thüringer",
}
"""Berlin, Bremen and Hamburg are municipalities as well, and found as such."""

_ARTICLES = r"(?:(?:den|dem|der|verschiedenen|anderen|einigen|the)\s+)?"
_FROM = rf"\b(?:aus|in|im|von|vom|auf|from|of)\s+{_ARTICLES}"
_TOWNS = r"(?:städten|stadt|gemeinden|kommunen|orten|towns|municipalities|communities)"


@dataclass(frozen=True, slots=True)
class Area:
    """Where a municipality lies, and of what sort it is."""

    state: str
    is_district: bool = False
    is_free: bool = False
    is_large: bool = False
    is_small: bool = False


_Test = Callable[[Area], bool]

_RURAL = (
    rf"ländlichen\s+(?:raum|räumen|regionen|gebieten|kreisen|{_TOWNS})"
    r"|(?<=auf\sdem\s)land|rural\s+areas"
)
_SMALL = rf"klein(?:en|eren)\s+{_TOWNS}|kleinstädten|dörfern|small(?:er)?\s+{_TOWNS}"
_LARGE = r"gro(?:ß|ss)städten|großen\s+städten|(?:large|big)\s+cities"
_MEDIUM = r"mittelstädten|mittelgroßen\s+städten"
_DISTRICTS = r"(?:land)?kreisen|(?:rural\s+)?districts|counties"


def _compiled(form: str, behind: str = "") -> re.Pattern[str]:
    return re.compile(rf"{_FROM}(?:{form})(?![\w-]){behind}", re.IGNORECASE)


_KINDS: tuple[tuple[re.Pattern[str], _Test], ...] = (
    (_compiled(_DISTRICTS), lambda one: one.is_district),
    (_compiled(r"kreisfreien\s+städten"), lambda one: one.is_free),
    (_compiled(_LARGE), lambda one: one.is_large),
    (_compiled(_SMALL), lambda one: one.is_small),
    (_compiled(_MEDIUM), lambda one: not (one.is_small or one.is_large or one.is_district)),
    (_compiled(_RURAL), lambda one: one.is_small or one.is_district),
    (_compiled("städten|cities|towns"), lambda one: not one.is_district),
)
_OF_STATES = tuple(
    (state, _compiled(form, rf"(?:\s+(?:{_TOWNS}|(?:land)?kreisen))?"))
    for state, form in _STATES.items()
)


def find(text: str, municipalities: Iterable[str], *, of_practice: bool) -> Iterator[Found]:
    """Every state named, and where practice is asked for every kind of municipality.

    Args:
        text: The question.
        municipalities: The official names that the index knows.
        of_practice: Whether examples are asked for. Else "in kleinen Gemeinden" is what the
            question is about, not where it was done.
    """
    for match, test in _matches(text, of_practice=of_practice):
        names = tuple(sorted(name for name in municipalities if test(area_of(name))))
        if names:
            yield Found(
                filters=Filters(municipalities=names),
                start=match.start(),
                end=match.end(),
                spent=of_practice,
            )


def _matches(text: str, *, of_practice: bool) -> Iterator[tuple[re.Match[str], _Test]]:
    for state, form in _OF_STATES:
        for match in form.finditer(text):
            yield match, lambda one, state=state: one.state == state  # type: ignore[misc]
    for form, test in _KINDS if of_practice else ():
        for match in form.finditer(text):
            yield match, test


def area_of(name: str) -> Area:
    """What is known of a municipality; one that no list names is small."""
    known = _areas().get(name)
    if known is not None:
        return known
    is_district = "kreis" in name.casefold()
    return Area("", is_district=is_district, is_small=not is_district)


@cache
def _areas() -> dict[str, Area]:
    lines = files("docpipe.search.asking.said").joinpath("areas.tsv").read_text("utf-8")
    found: dict[str, Area] = {}
    for line in lines.splitlines():
        if not line.startswith("#"):
            name, state, signs = line.split("\t")
            found[name] = Area(state, "k" in signs, "f" in signs, "g" in signs, "s" in signs)
    return found
