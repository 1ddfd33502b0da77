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
_LINKED = (
    r"(?:ungs|ions|heits|keits|schafts|täts|arbeits|amts|staats|bundes|landes|berufs|verbands)"
)
_PREFIX = (
    r"^(?:vor|nach(?!t)|aus|auf|über|unter|durch|zusammen|gegen|mit(?!t)|rück|neu|anti|teil|haus|mehr|weiter"
    r"|ein(?=[bfghkrsz]))"
)
_PART = (
    r"(?:rats|kreis|stadt|haupt|fach|dienst|orts|gebiets|verkehrs|jugend|familien|gesundheits|land"
    r"|migranten|flüchtlings|bürger|selbst|rechts|wohn|grund|satz|markt|quartiers|kirchen|friedhofs"
    r"|eltern|kinder|kultur|religions|gesell|wirt|hand|betriebs|geschäfts|gründungs)"
)
# Where a second part begins that the syllable rule would cut in two.
_HEAD = (
    r"(?=stell|stätte|sprach|sprech|spräch|stadt|stand|ständ|stärk|stütz|spiel|sport|steuer|stimm"
    r"|straß|schul|statistik|stalt|schluss|schlüss|schreib|gleit|gleich|beauftragt|behörd|ebene"
    r"|amts?$|ämter|entwurf|angehör|unterricht|ärzt|auftritt|anteil|anweis)"
)
_JOINTS = re.compile(
    rf"{_LINKED}(?=[a-zäöüß]{{4}})|(?:{_PREFIX}|{_PART})(?=[^aeiouyäöüß][a-zäöüß]{{3}})|{_HEAD}"
)
_MIN_BEFORE, _MIN_AFTER = 3, 3

_EXCEPTIONS = {
    "beauftragten": "be|auf|trag|ten",
    "dolmetschen": "dol|met|schen",
    "anerkennung": "an|er|ken|nung",
    "angehörigen": "an|ge|hö|ri|gen",
    "verfahren": "ver|fah|ren",
    "landrätin": "land|rätin",
}


def syllables(word: str) -> list[str]:
    """The word cut at every permitted break; the pieces joined give the word again."""
    lower = word.lower()
    if not word.isalpha() or len(word) < _MIN_BEFORE + _MIN_AFTER + 1 or word.isupper():
        return [word]
    cuts = _cuts_of(_EXCEPTIONS[lower]) if lower in _EXCEPTIONS else sorted(_cut_points(lower))
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
    cuts = {joint for joint in joints if _fits(word, joint)}
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
