"""Where a German word may break at the end of a line.

A plain syllable rule (the last consonant goes to the next syllable, ``ch``, ``sch``, ``ck`` …
stay together), helped by the joints of compounds (``…ungs|``, ``…heits|``) and common first parts.
It only has to be right for the words of the sample texts; wrong breaks are seen on the page and go
to ``_EXCEPTIONS``.
"""

import re

_VOWELS = "aeiouyäöü"
_CLUSTERS = ("sch", "ch", "ck", "ph", "th", "qu", "tr", "gr", "br", "dr", "kr", "pr", "pl", "kl")
# The genitive and linking s ends the first part of a compound, whatever follows.
_LINKED = r"(?:ungs|ions|heits|keits|schafts|täts|arbeits|amts|staats|bundes|landes|berufs|verbands)"
_PREFIX = r"^(?:vor|nach|aus|auf|über|unter|durch|zusammen|gegen|mit(?!t)|rück|neu|anti|teil)"
_PART = (
    r"(?:rats|kreis|stadt|sprach|haupt|fach|schul|dienst|orts|gebiets|verkehrs|jugend|familien|land"
    r"|migranten|flüchtlings|bürger|selbst|rechts|wohn|grund|satz|markt|quartiers|kirchen|friedhofs"
    r"|eltern|kinder|kultur|religions|gesund|gesell|wirt|hand)"
)
_JOINTS = re.compile(
    rf"{_LINKED}(?=[a-zäöüß]{{4}})|(?:{_PREFIX}|{_PART})(?=[^aeiouyäöüß][a-zäöüß]{{3}})"
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
