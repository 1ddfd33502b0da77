"""Which municipalities a text names: a gazetteer, and context where a name is also a word."""

import re
from dataclasses import dataclass
from functools import cache

from docpipe.mine.wordlists import word_list


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality at ``text[start:end]`` (``Stadt`` or ``Landkreis`` included).

    ``confidence`` is lower where the name is also a common word and only its context decides.
    """

    start: int
    end: int
    name: str
    confidence: float


_UNMISTAKABLE, _BY_CONTEXT = 0.95, 0.85


_CITY_WORD = (
    r"(?:Landeshauptstadt|Hauptstadt|Universitätsstadt|Hansestadt|Großstadt|Kreisstadt|Klingenstadt"
    r"|Wissenschaftsstadt|Stadtverwaltung|Oberbürgermeister(?:in)?|Bürgermeister(?:in)?"
    r"|Freie(?:n)? (?:und )?Hansestadt|[Kk]reisfreie[n]? Stadt|Stadt|Gemeinde|Kommunen?"
    r"|Städten?|VHS|Volkshochschule|Universität)"
)
_SIGN_BEFORE = re.compile(
    rf"(?:\b{_CITY_WORD}\s+|\b(?:[Ii]n|[Aa]us|[Nn]ach|[Bb]ei|[Vv]on|Raum|Region|Standort)\s+"
    r"|(?:Praxisbeispiel|Beispiel|Beispiele)\s*:?\s+(?:aus\s+)?)$"
)
_SIGN_AFTER = re.compile(r"\s*(?:\((?:Westf|Saale|Oder|NRW|Hessen|Thüringen|Kreis)|:)|\s*$")
_NO_FOOD = re.compile(
    r"\b(?:das|dem|des|beim|zum|warmes|gemeinsames?|gesundes?|im|vom|ein)\s+$", re.I
)


def municipalities(text: str) -> tuple[Place, ...]:
    """Find the municipalities in reading order, repeats included.

    A district counts as a district only: ``Kreis Düren`` is not ``Düren``.
    """
    found: list[Place] = []
    listed = 0
    for match in _pattern().finditer(text):
        place = _place(match)
        if place is None:
            continue
        name, sure = place
        in_list = bool(found) and bool(_ENUMERATION.fullmatch(text[listed : match.start()]))
        if sure or in_list or _is_town(text, match):
            confidence = _UNMISTAKABLE if sure else _BY_CONTEXT
            found.append(Place(match.start(), match.end(), name, confidence))
            listed = match.end()
    return tuple(found)


_ENUMERATION = re.compile(r"\s*(?:,|und|sowie|oder|/|·|–|;)\s*")


def _place(match: re.Match[str]) -> tuple[str, bool] | None:
    if match["district"]:
        return _official_district(match["kind"], match["district"]), True
    if match["whole"]:
        return match["whole"], True
    name = match["town"]
    lists = word_list("municipalities")
    return str(lists["aliases"].get(name, name)), name not in lists["ambiguous"]


def _official_district(kind: str, name: str) -> str:
    districts = word_list("municipalities")["districts"]
    for official in ("Kreis", "Landkreis"):
        if name in districts[official]:
            return f"{official} {name}"
    return f"{'Landkreis' if kind.startswith('Land') else 'Kreis'} {name}"


def _is_town(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    if _NO_FOOD.search(before):
        return False
    if _SIGN_BEFORE.search(before):
        return True
    stands_alone = not before.strip() or before.rstrip().endswith(("(", ":", "|", "\n"))
    if stands_alone and _SIGN_AFTER.match(text, match.end()):
        return True
    following = re.match(_ENUMERATION.pattern + r"(\w[\w-]+)", text[match.end() :])
    return bool(following and following[1] in word_list("municipalities")["plain"])


@cache
def _pattern() -> re.Pattern[str]:
    lists = word_list("municipalities")
    towns = {*lists["plain"], *lists["ambiguous"], *lists["aliases"]}
    districts = {name for names in lists["districts"].values() for name in names} | towns
    return re.compile(
        rf"(?<![\w-])(?:(?P<kind>(?:Land)?[Kk]reis(?:es|e|en)?|Kreisverwaltung|Landratsamt(?:s|es)?)\s+(?P<district>{_any(districts)})"
        rf"|(?P<whole>{_any(lists['districts']['whole'])})"
        rf"|(?P<town>{_any(towns)}))(?![\w]|-[a-zäöüA-ZÄÖÜ])"
    )


def _any(names: set[str] | list[str]) -> str:
    # Longest first, so that "Frankfurt am Main" is not read as "Frankfurt".
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
