"""What a hyphen at a line end means: a divided word, a compound, or a hanging first part.

German divides words at line ends (``Ge-|meinde``), writes compounds with a hyphen
(``Corona-|Maßnahmen``) and leaves out common second parts (``Kinder- und Jugendhilfe``). The
three look alike at a line end; spelling and the document's own use tell them apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from docpipe.language.known_words import is_common
from docpipe.language.links import is_link, link_goes_on

HYPHENS = "-\u2010\u2011\u00ad"
"""Hyphen-minus, hyphen, non-breaking hyphen, soft hyphen."""

_ONE_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_LAST = re.compile(rf"(\S*?)[{HYPHENS}]+$")
_FIRST = re.compile(r"[„“\"»«‚‘]?([^\s.,;:!?)\]“”\"«»]+)")
_TOKEN = re.compile(rf"[^\W_]+(?:[{HYPHENS}*:_/·][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
# After a hanging hyphen, the sentence goes on with one of these …
_CONJUNCTIONS = frozenset(
    """
    und oder bzw beziehungsweise resp respektive sowie als noch bis wie statt u od and or aber
    sondern versus vs plus
    """.split()  # noqa: SIM905
)
# … unless it is the second half of one of these.
_NO_CONJUNCTION = frozenset(
    """
    sowie ebensowie irgendwie gleichwie dennoch kürbis cannabis hannibal anstatt werkstatt
    ruhestatt eidesstatt absondern aussondern besondern überplus
    """.split()  # noqa: SIM905
)
_SIGNS_BETWEEN = ("&", "+ ", "– ", "— ")
_AFTER_HANGING = re.compile(
    r"(?:^|\s)(?:und|oder|bzw\.|beziehungsweise|sowie|u\.|od\.|and|or|und/oder)$|,$"
)
# Words that stand inside a chain of hyphens: "Ehe-für-|alle", "Ende-|zu-Ende", "peer-|to-peer".
_LINKING = frozenset(
    """
    für zu zum zur im auf von und oder mit ohne nach to of for and the plus
    """.split()  # noqa: SIM905
)
# Second parts of English nouns: "Opt-in", "Start-up". After a consonant, no German syllable is
# one of them.
_PARTICLES = frozenset(["in", "up", "ups", "out", "off", "how", "down"])
_INTO = re.compile(r"(?:in d(?:en|ie|as)|zum|zur|ins)\s+[A-ZÄÖÜ]\w+")
_LATIN = re.compile(r"(?:Ad|Post)-hoc|Ex-(?:ante|post)|A-priori", re.I)
_ABBREVIATION = re.compile(r"(?:\w*[A-ZÄÖÜ]{2,}s?|[A-ZÄÖÜ]\w*[A-ZÄÖÜ]|.*\d|\w)$")
# Two adjectives of equal rank keep their hyphen. "Möglich-|keit" and "kommunal-|politisch" are
# one word, so the second must be an adjective, and the first one that forms no compounds.
_ADJECTIVES = re.compile(
    r"(?:(?:\w{3,}(?:isch|lich)|deutsch|finanziell|strukturell|individuell|materiell|kulturell"
    r"|institutionell|qualitativ|quantitativ|normativ|administrativ|apparativ)"
    r"-\w{2,}(?:isch|(?<!schaft)lich|ell|iv|är|ional|al|sozial)"
    r"|\w{3,}(?:isch|lich)-\w{3,}(?:schaftlich|los|bar|haft|sam|end|ig)"
    r"|sozial-(?:ökologisch|ökonomisch|liberal|kulturell|emotional|räumlich)|zivil-militärisch"
    r"|(?:baden-württemb|nordrhein-westf|rheinland-pf|schleswig-hol|sachsen-anh)\w+"
    r"|(?:schwarz|rot|grün|gelb|blau)-(?:schwarz|rot|grün|gelb|blau))(?:e[mnrs]?)?",
    re.I,
)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|are|for|that|with|by|this|from|which)\b")
_GERMAN = re.compile(r"\b(?:der|die|das|und|ist|für|mit|den|von|zu|auf|ein|eine|im|nicht)\b")
_MIN_ENGLISH = 3
_AROUND = 200
_PERSON = re.compile(r"\w{2,}(?:er|ent|ant|ist|or|eur|log|expert|pat|kund|kolleg|beamt|ling)", re.I)
_GENDER_SIGN = "*:_"
_GENDER_END = re.compile(r"[*:_/·](?:-?in(?:nen)?|n|r|e)\b")
_WHOLE_FEMININE = re.compile(r"in(?:nen)?\b")
# Acronyms as long as a syllable of a heading in capitals: "EU-|WEIT" but "BE-|RATUNG".
_KNOWN_ACRONYMS = frozenset(
    """
    EU UN US IT KI UNO USA NGO NATO EDV HIV PC TV AG SGB BGB GG BAMF BMI KMU ÖPNV PKW LKW KITA
    """.split()  # noqa: SIM905
)
_VOWEL = re.compile("[AEIOUYÄÖÜ]")
_ENDINGS = ("", "e", "n", "s", "en", "er", "es", "em")
_DASH_BETWEEN = re.compile(r"(?:\d[–—]$|[^\W\d_][–—]$)")
_CLOSING = re.compile(r"[,;)\]](?:\s|$|\w)|[,;](?=[\s])")


class Junction(StrEnum):
    """How two lines meet."""

    DIVIDED = "divided"
    """One word: the hyphen goes."""
    COMPOUND = "compound"
    """The hyphen stays, no space follows."""
    APART = "apart"
    """A space stands between the lines, and the hyphen, if any, stays."""


Vocabulary = Mapping[str, int]
"""How often a word stands undivided inside the document's lines.

Words are lower-cased; so is the first part of a word with hyphens, but not what follows the
hyphen (``corona-Maßnahmen``). Words all in capitals inside a line that is not count once more as
they are (``EU``): acronyms. ``AUTOMATIC`` is in it if the program that made the document divides
words by a sign of its own.
"""

AUTOMATIC = "\u2010"
"""Browsers divide words by this hyphen; writers type another one."""

TYPED = "-"
"""In the vocabulary, too, if this hyphen then stands for itself only."""

_MIN_AUTOMATIC = 3
# Fonts without the browser's hyphen make it use the other one.
_MAX_TYPED = 0.4
# Lines that hold two columns have ends in their middle.
_MIXED_UP = 0.3


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Count the words that no line end can have cut: all but a line's first and last."""
    counts: Counter[str] = Counter()
    ends = typed = inside = 0
    for line in lines:
        ends += line[-1:] == AUTOMATIC
        typed += line[-1:] == TYPED
        inside += line.count(AUTOMATIC, 0, -1)
        tokens = _TOKEN.findall(line.translate(_ONE_HYPHEN))
        whole = tokens[1:-1]
        # The last token is whole unless a hyphen follows; the first unless it is a remainder.
        if tokens and line[-1:] not in HYPHENS:
            whole += tokens[-1:]
        counts.update(map(_key, whole))
        if not line.isupper():
            counts.update(part for token in whole if token.isupper() for part in _acronyms(token))
    if ends >= _MIN_AUTOMATIC and inside <= _MIXED_UP * ends:
        counts[AUTOMATIC] = ends
        counts[TYPED] = int(typed <= _MAX_TYPED * ends)
    return counts


def _key(token: str) -> str:
    first, hyphen, rest = token.partition("-")
    return f"{first.lower()}{hyphen}{rest}"


def _acronyms(token: str) -> list[str]:
    return [part for part in _LETTERS.findall(token) if len(part) > 1]


def junction(left: str, right: str, words: Vocabulary) -> Junction:
    """Decide how the line ``left`` goes on in the line ``right``.

    Args:
        left: What stands before the line end; its last characters count.
        right: The next line; its first word counts.
        words: The document's vocabulary.
    """
    last = left.rsplit(maxsplit=1)[-1] if left.strip() else ""
    if not last or not right:
        return Junction.APART
    if last[-1] == AUTOMATIC and last[:-1] and words.get(AUTOMATIC):
        return Junction.DIVIDED
    if right[0] in ",;)]" and (last[-1] in HYPHENS or right[:2] in (", ", "; ")):
        return Junction.COMPOUND  # "(Ober-|)Bürgermeister", "Besoldungs-|, Versorgungs-"
    if link_goes_on(last, right):
        return Junction.DIVIDED if _divides_link(last, right) else Junction.COMPOUND
    end = _LAST.search(last)
    if end is None:
        return _without_hyphen(last, right)
    return _with_hyphen(left, end.group(1), right, words)


def _with_hyphen(left: str, stem: str, right: str, words: Vocabulary) -> Junction:
    if not stem:
        return _lone_hyphen(left, right)
    if _hangs(stem, right, words):
        return Junction.APART
    if left[-1] == "\u00ad":
        return Junction.DIVIDED
    return _after_hyphen(left, stem, right, words)


def _without_hyphen(last: str, right: str) -> Junction:
    """Signs that join without a hyphen: a slash, the sign of a gender form, a dash in a range."""
    if last[-1] == "/" and last[-2:-1].isalpha() and right[0].isalpha() and not is_link(last):
        return Junction.COMPOUND
    if last[-1] in _GENDER_SIGN and _PERSON.fullmatch(last[:-1]) and _WHOLE_FEMININE.match(right):
        return Junction.COMPOUND
    if last[-1].isalpha() and _GENDER_END.match(right):
        return Junction.COMPOUND
    if _DASH_BETWEEN.search(last) and right[0].isalnum() and not right[0].islower():
        return Junction.COMPOUND
    return Junction.APART


def _lone_hyphen(left: str, right: str) -> Junction:
    """``Anmeldung und -|abmeldung`` goes on; elsewhere a hyphen between spaces is a dash."""
    before = left.rstrip(HYPHENS)
    if not before[-1:].isspace():
        return Junction.APART
    before = before.rstrip()
    goes_on = right[0].islower() if before.endswith(",") else right[0].isalpha()
    if goes_on and _AFTER_HANGING.search(before):
        return Junction.COMPOUND
    return Junction.APART


def _hangs(stem: str, right: str, words: Vocabulary) -> bool:
    """A part is left out after the hyphen: ``Kinder-|und Jugendhilfe``."""
    if right.startswith(_SIGNS_BETWEEN) or stem[-1] == ",":
        return True
    if stem[-1] == "/":
        return False  # "und/-|oder"
    if _INTO.match(right) and stem[0].isupper():
        return True  # "vom Primar-|in den Sekundarbereich"
    start = _LETTERS.match(right)
    if start is None or start.group().lower() not in _CONJUNCTIONS:
        return False
    if not start.group().islower() and not stem.isupper():
        return False
    token = _TOKEN.findall(stem)[-1:]
    joined = (token[0] + start.group()).lower() if token else ""
    return joined not in _NO_CONJUNCTION and not words.get(joined)


def _after_hyphen(left: str, stem: str, right: str, words: Vocabulary) -> Junction:
    start = _FIRST.match(right)
    if start is None:
        return Junction.COMPOUND if right[0] in "/*" else Junction.APART
    rest = start.group(1)
    if not stem[-1].isalnum():
        return _after_sign(stem, rest)
    if not rest[0].isalnum():
        return Junction.COMPOUND if rest[0] in "/*:_" else Junction.APART
    if _is_english(left, right):
        return _in_english(stem, rest)
    return _inside_word(stem, rest, words)


def _after_sign(stem: str, rest: str) -> Junction:
    """The hyphen follows something else than a letter or digit."""
    if stem[-1] in _GENDER_SIGN and _WHOLE_FEMININE.match(rest):
        return Junction.DIVIDED  # "Bürger*-|innen": the sign stays, the line end's hyphen goes
    joins = stem[-1] in "/*:_().%€“”\"»«’'" and rest[0].isalnum()
    return Junction.COMPOUND if joins else Junction.APART


def _inside_word(stem: str, rest: str, words: Vocabulary) -> Junction:
    head = _TOKEN.findall(stem.translate(_ONE_HYPHEN))
    tail = _TOKEN.match(rest.translate(_ONE_HYPHEN))
    if not head or tail is None:
        return Junction.COMPOUND
    first, second = head[-1], tail.group()
    if "@" in rest and _divides_link(f"{stem}-", rest):
        return Junction.DIVIDED
    if "@" in rest or _LATIN.match(f"{first}-{second}"):
        return Junction.COMPOUND
    joined = words.get(_key(first + second), 0)
    hyphenated = words.get(_key(f"{first}-{second}"), 0)
    if joined == hyphenated == 0:
        joined, hyphenated = _inflected(first, second, words)
    if joined != hyphenated:
        return Junction.DIVIDED if joined > hyphenated else Junction.COMPOUND
    if first.isupper() and second.isupper() and min(len(first), len(second)) > 1:
        return _in_capitals(first, words)
    found = _by_spelling(first, second)
    # Another hyphen than the program's own was typed.
    return Junction.COMPOUND if words.get(TYPED) else found


def _inflected(first: str, second: str, words: Vocabulary) -> tuple[int, int]:
    """The same for the word's other endings: ``öffentlich-|rechtlichen`` and ``…-rechtlich``."""
    if not second[0].islower() or len(second) < 6:
        return 0, 0
    bare = re.sub(r"(?:e[mnrs]?|s|n)$", "", second)
    joined = sum(words.get(_key(first + bare + ending), 0) for ending in _ENDINGS)
    hyphenated = sum(words.get(_key(f"{first}-{bare}{ending}"), 0) for ending in _ENDINGS)
    return joined, hyphenated


def _in_capitals(first: str, words: Vocabulary) -> Junction:
    """Print all in capitals hides what is an acronym."""
    part = first.rsplit("-", 1)[-1]
    acronym = part in _KNOWN_ACRONYMS or words.get(part, 0) > 0 or not _VOWEL.search(part)
    return Junction.COMPOUND if acronym or part == "NICHT" else Junction.DIVIDED


def _by_spelling(first: str, second: str) -> Junction:
    part = first.rsplit("-", 1)[-1]
    if not second[0].islower():
        person = second.startswith("Innen") and _PERSON.fullmatch(part)
        return Junction.DIVIDED if person else Junction.COMPOUND
    if _ABBREVIATION.fullmatch(part):
        return Junction.COMPOUND
    if first[0].isupper() and second in _PARTICLES and part[-1].lower() not in "aeiouäöü":
        return Junction.COMPOUND
    chained = second.partition("-")
    if (part != first and part in _LINKING) or (chained[1] and chained[0] in _LINKING):
        return Junction.COMPOUND
    adjectives = _ADJECTIVES.fullmatch(f"{part}-{second}")
    return Junction.COMPOUND if adjectives else Junction.DIVIDED


def _is_english(left: str, right: str) -> bool:
    around = f"{left[-_AROUND:]} {right}".lower()
    found = len(_ENGLISH.findall(around))
    return found >= _MIN_ENGLISH and found > 2 * len(_GERMAN.findall(around))


def _in_english(stem: str, rest: str) -> Junction:
    """English divides less and hyphenates more: ``decision-|making``, but ``govern-|ment``."""
    first, second = _LETTERS.findall(stem)[-1:], _LETTERS.match(rest)
    if not first or second is None or second.group()[0].isupper():
        return Junction.COMPOUND
    if is_common(first[0] + second.group(), "en"):
        return Junction.DIVIDED
    whole = is_common(first[0], "en") and is_common(second.group(), "en")
    return Junction.COMPOUND if whole else Junction.DIVIDED


def _divides_link(token: str, right: str) -> bool:
    """A word processor divides the words of an address, too, with a hyphen that is not its own."""
    first, second = _LETTERS.findall(token)[-1:], _LETTERS.match(right)
    if token[-1:] not in HYPHENS or not first or second is None:
        return False
    whole = is_common(first[0]) and is_common(second.group())
    return not whole and is_common(first[0] + second.group())
