"""Who is to act, as questions name them: "Forderungen an den Bund"."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from docpipe.model import Filters
from docpipe.search.asking.said.found import Found

Stems = Callable[[str], tuple[str, ...]]
"""The stems of a text's words, one each."""

_ALIASES = {
    "Europäische Union": "EU",
    "European Union": "EU",
    "federal government": "Bund",
    "Bundesregierung": "Bund",
    "federal states": "Länder",
    "Länder": "Land",
    "Bundesländer": "Länder",
    "municipalities": "Kommunen",
    "local authorities": "Kommunen",
    "schools": "Schulen",
    "Bundesamt": "BAMF",
    "Kommunen": "Kommune",
    "Landesregierungen": "Land",
}
"""As asked -> another name of the same. Only those that no stem brings together."""

_ARTICLES = r"(?:(?:die|den|das|dem|der|alle|allen|unsere|the)\s+)?"
_TO = re.compile(
    rf"\b(?:an|to|gegenüber)\s+{_ARTICLES}(?=\w)"
    rf"|(?<=empfehlungen)\s+für\s+{_ARTICLES}(?=\w)|(?<=recommendations)\s+for\s+{_ARTICLES}(?=\w)",
    re.IGNORECASE,
)
_ASKED = r"(?:ge|einge)?fordert|verlangt|erwartet|demanded|expected"
_OF = re.compile(rf"\b(?:von|vom|of|from)\s+{_ARTICLES}(?=\w.*\b(?:{_ASKED})\b)", re.IGNORECASE)
_ASKING = r"fordert|fordern|verlang(?:t|en)|erwarte(?:t|n)|demanded|expected"
_FROM = re.compile(
    rf"\b(?:{_ASKING})\b.*?\b(?P<name>(?:vom|von\s+de[nr]|of)\s+{_ARTICLES})(?=\w)",
    re.IGNORECASE,
)
_WHAT = re.compile(
    rf"\bwas\s+(?:sollen|sollten|soll|sollte|müssen|muss)\s+{_ARTICLES}(?=\w)", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_][\w-]*")
_AND = re.compile(rf"\s+(?:und|oder|sowie|and|or)\s+{_ARTICLES}", re.IGNORECASE)
_LINKED = re.compile(r" (?:des|der|für|von|vom|im|in|am|an|und|of|for|and) ")
"""Then the last word is not what is named: a "Stelle des Bundes" is not the Bund."""

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Addressees:
    """Those of an index: the stems of a name -> the values of the filter."""

    by_stems: Mapping[tuple[str, ...], tuple[str, ...]]


def known_addressees(values: Iterable[str], stems: Stems) -> Addressees:
    """Sort addressees and groups by the stems of their names, and of their last words."""
    by_stems: dict[tuple[str, ...], dict[str, None]] = {}
    for value in values:
        key = stems(value)
        by_stems.setdefault(key, {})[value] = None
        if len(key) > 1 and " " in value and not _LINKED.search(value):
            # "kommunale Wohnungsunternehmen" are Wohnungsunternehmen.
            by_stems.setdefault(key[-1:], {})[value] = None
    for name, other in _ALIASES.items():
        if same := by_stems.get(stems(other)):
            by_stems.setdefault(stems(name), {}).update(same)
    return Addressees({key: tuple(sorted(found)) for key, found in by_stems.items()})


def find(
    text: str, known: Callable[[], Addressees], stems: Stems, *, of_records: bool
) -> Iterator[Found]:
    """Every addressee named as such.

    Args:
        text: The question.
        known: Those of the index; asked only if the question may name one.
        stems: Stems of words.
        of_records: Whether recommendations or demands are asked for.
    """
    openings = [one.span() for form in (_WHAT, _OF) for one in form.finditer(text)]
    openings += [one.span("name") for one in _FROM.finditer(text)]
    if of_records:
        openings += [one.span() for one in _TO.finditer(text)]
    for start, position in dict.fromkeys(openings):
        values: dict[str, None] = {}
        end = 0
        while named := _named(text, position, known(), stems):
            values.update(dict.fromkeys(named[0]))
            end = named[1]
            following = _AND.match(text, end)
            if following is None:
                break
            position = following.end()
        if values:
            yield Found(
                filters=Filters(addressees=tuple(values)),
                start=start,
                end=end,
                spent=False,
            )


def _named(
    text: str, position: int, known: Addressees, stems: Stems
) -> tuple[tuple[str, ...], int] | None:
    """The addressee whose name begins at a place, the longest, and where it ends."""
    words: list[re.Match[str]] = []
    place = position
    while len(words) < _LONGEST and (match := _WORDS.match(text, place)):
        words.append(match)
        place = match.end() + 1 if text[match.end() : match.end() + 1] == " " else len(text)
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        if values := known.by_stems.get(stems(text[position:end])):
            return values, end
    return None
