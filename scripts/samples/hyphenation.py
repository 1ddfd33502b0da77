"""Where a German word may break at the end of a line.

A plain syllable rule (the last consonant goes to the next syllable, ``ch``, ``sch``, ``ck`` …
stay together), helped by the joints of compounds (``…ungs|``, ``…heits|``) and common first parts.
It only has to be right for the words of the sample texts; wrong breaks are seen on the page and go
to ``_EXCEPTIONS``.
"""

import re

_VOWELS = "aeiouyäöü"
_CLUSTERS = ("sch", "ch", "ck", "ph", "th", "qu")
_JOINTS = re.compile(
    r"(?:(?:ungs|ions|heits|keits|schafts|täts|arbeits|amts|rats|staats|bundes|landes|kreis|stadt"
    r"|sprach|haupt|fach|schul|dienst|orts|gebiets|verbands|berufs|verkehrs|jugend|familien|land"
    r"|migranten|flüchtlings|ausländer|bürger|integrations|gesund|vor|nach|aus|auf|über|unter"
    r"|durch|zusammen|gegen|mit|selbst|teil|rück|neu|anti|rechts|wohn|grund|markt|frei|hand"
    r"|quartiers|kirchen|moschee|grab|ehren|haupt|erst|viel|eltern|kinder|kultur|religions|bildungs)"
    r")(?=[^aeiouyäöü]?[a-zäöüß]{4})"
)
_MIN_BEFORE, _MIN_AFTER = 3, 3

_EXCEPTIONS: dict[str, str] = {}


def syllables(word: str) -> list[str]:
    """The word cut at every permitted break; the pieces joined give the word again."""
    lower = word.lower()
    if not word.isalpha() or len(word) < _MIN_BEFORE + _MIN_AFTER + 1 or word.isupper():
        return [word]
    if lower in _EXCEPTIONS:
        cuts = _cuts_of(_EXCEPTIONS[lower])
    else:
        cuts = sorted(_cut_points(lower))
    return [word[i:j] for i, j in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def _cuts_of(pattern: str) -> list[int]:
    cuts: list[int] = []
    position = 0
    for piece in pattern.split("|")[:-1]:
        position += len(piece)
        cuts.append(position)
    return cuts


def _cut_points(word: str) -> set[int]:
    joints = {m.end() for m in _JOINTS.finditer(word)}
    joints = {j for j in joints if _fits(word, j)}
    cuts = set(joints)
    for match in re.finditer(rf"(?<=[{_VOWELS}])[^{_VOWELS}]+(?=[{_VOWELS}])", word):
        if any(match.start() - 1 <= j <= match.end() for j in joints):
            continue
        cut = match.end() - _moving(match.group())
        if _fits(word, cut):
            cuts.add(cut)
    return cuts


def _moving(consonants: str) -> int:
    """How many of the consonants between two vowels belong to the second syllable."""
    for cluster in _CLUSTERS:
        if consonants.endswith(cluster):
            return len(cluster)
    return 1


def _fits(word: str, cut: int) -> bool:
    return _MIN_BEFORE <= cut <= len(word) - _MIN_AFTER
