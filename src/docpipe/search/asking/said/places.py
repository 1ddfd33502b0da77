"""Municipalities, and kinds of them, as questions name them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docpipe.language.analysis import fold
from docpipe.model import Filters
from docpipe.search.asking.said.found import Found

_DISTRICT = re.compile(r"(?:land)?kreis\s+|.*kreis$", re.IGNORECASE)
_BEFORE_A_NAME = re.compile(
    r"^(?:(?:Land)?Kreis|Städteregion|Region|Stadt|Gemeinde)\s+", re.IGNORECASE
)
_BEHIND_A_NAME = re.compile(r"\s*\(.*\)$|\s+(?:am|an der|im|in der|bei|ob der|vor der)\s+.*$")
_WORD = re.compile(r"[^\W\d_][\w.-]*")

_NAMING = frozenset("in aus von vom im für bei um nach of from for".split())  # noqa: SIM905
"""Before the name of a town. Without one, a word that is also a town's name is a word."""

_TOWN = frozenset("stadt landeshauptstadt hansestadt gemeinde kommune city".split())  # noqa: SIM905
_KREIS = frozenset("kreis kreises landkreis landkreises district".split())  # noqa: SIM905

_ALSO_WORDS = frozenset(
    """
    alpen aue bergen bogen buchen burg engen essen feucht forst füssen haar halle hatten heide hof
    kamen kirchen korb lage langen lauf laufen leer lehre löhne mengen münster norden owen plan
    regen roth schotten senden siegen singen spalt speicher springe stein stelle treuen ulmen
    wangen waren wehr weiden werder wetter wissen
    """.split()  # noqa: SIM905 - lines of a word list read better so
)
"""In small letters they are ordinary words; as nouns they need a preposition or "Stadt"."""

_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Places:
    """The municipalities of an index.

    Attributes:
        names: All official names.
        by_name: Folded plain name -> the official names it may mean.
    """

    names: tuple[str, ...]
    by_name: Mapping[str, tuple[str, ...]]


def known_places(municipalities: Iterable[str]) -> Places:
    """Sort the official names by what a question may call them."""
    names = tuple(municipalities)
    by_name: dict[str, dict[str, None]] = {}
    for official in names:
        plain = _BEFORE_A_NAME.sub("", official)
        for name in {official, plain, _BEHIND_A_NAME.sub("", plain)}:
            by_name.setdefault(_key(name), {})[official] = None
    return Places(names, {name: tuple(sorted(found)) for name, found in by_name.items()})


def find(text: str, places: Places, *, of_records: bool) -> Iterator[Found]:
    """Every municipality named.

    Args:
        text: The question.
        places: Those of the index.
        of_records: Whether a type of record is asked for: then it is where from. Else the place
            may be told by the words around a passage, so that it only helps.
    """
    words = list(_WORD.finditer(text))
    position = 0
    while position < len(words):
        named = _named(words, position, places, of_records=of_records)
        if named is None:
            position += 1
            continue
        count, found = named
        yield found
        position += count


def _named(
    words: list[re.Match[str]], position: int, places: Places, *, of_records: bool
) -> tuple[int, Found] | None:
    """The longest name that begins at a word, and how many words it has."""
    for count in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
        phrase = words[position : position + count]
        name = " ".join(match[0].rstrip(".") for match in phrase)
        officials = places.by_name.get(_key(name), ())
        before = [match[0].casefold() for match in words[max(0, position - 2) : position]]
        if officials and _is_meant(name, before):
            officials = _of_sort(officials, before)
            start = _start(words, position)
            end = phrase[-1].start() + len(phrase[-1][0].rstrip("."))
            is_named = bool({phrase[0][0].casefold(), *before[-1:]} & (_TOWN | _KREIS))
            sure = is_named or (of_records and start < phrase[0].start())
            filters = Filters(municipalities=officials)
            return count, Found(filters=filters, start=start, end=end, sure=sure, spent=sure)
    return None


def _is_meant(name: str, before: list[str]) -> bool:
    last = before[-1] if before else ""
    if last in _TOWN | _KREIS or " " in name:
        return True
    if name.casefold() in _ALSO_WORDS:
        return name[0].isupper() and last in _NAMING
    return name[0].isupper() or last in {"in", "aus"}


def _of_sort(officials: tuple[str, ...], before: list[str]) -> tuple[str, ...]:
    """Only the town behind "Stadt", only the district behind "Kreis", if there is one."""
    last = before[-1] if before else ""
    if last in _KREIS:
        wanted = tuple(one for one in officials if _DISTRICT.match(one))
    elif last in _TOWN:
        wanted = tuple(one for one in officials if not _DISTRICT.match(one))
    else:
        wanted = ()
    return wanted or officials


_LEADING = _NAMING | _TOWN | _KREIS | frozenset({"der", "dem", "des", "den", "the"})


def _start(words: list[re.Match[str]], position: int) -> int:
    """Where "aus der Stadt" before the name begins."""
    while position > 0 and words[position - 1][0].casefold() in _LEADING:
        position -= 1
    return words[position].start()


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.split())
