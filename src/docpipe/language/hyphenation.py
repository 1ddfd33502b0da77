"""What a hyphen at a line end means: a divided word, a compound, or a hanging first part.

German divides words at line ends (``Ge-|meinde``), writes compounds with a hyphen
(``Corona-|Maßnahmen``) and leaves out common second parts (``Kinder- und Jugendhilfe``). The
three look alike at a line end; spelling and the document's own use tell them apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

HYPHENS = "-\u2010\u2011\u00ad"
"""Hyphen-minus, hyphen, non-breaking hyphen, soft hyphen."""

_LAST = re.compile(rf"(\S*?)[{HYPHENS}]$")
_FIRST = re.compile(r"[„“\"»«‚‘(\[]?([^\s.,;:!?)\]“”\"«»]+)")
_TOKEN = re.compile(rf"[^\W_]+(?:[{HYPHENS}*:_/·][^\W_]+)*")
# After a hanging hyphen, the sentence goes on with one of these.
_CONJUNCTIONS = frozenset(
    [
        "und",
        "oder",
        "bzw",
        "beziehungsweise",
        "sowie",
        "als",
        "noch",
        "bis",
        "wie",
        "statt",
        "u",
        "od",
        "and",
        "or",
        "to",
        "aber",
        "sondern",
    ]
)
_ABBREVIATION = re.compile(r"(?:[A-ZÄÖÜ]{2,}|[A-ZÄÖÜ][A-ZÄÖÜa-zäöü]*[A-ZÄÖÜ]|.*\d|[A-Z])$")
_UNFINISHED_LINK = re.compile(r"(?:https?://|www\.)\S*[/\-_.=&?%]$")


class Junction(StrEnum):
    """How two lines meet."""

    DIVIDED = "divided"
    """One word: the hyphen goes."""
    COMPOUND = "compound"
    """The hyphen stays, no space follows."""
    APART = "apart"
    """A space stands between the lines, and the hyphen, if any, stays."""


Vocabulary = Mapping[str, int]
"""How often each word, lower-cased, stands undivided inside the document's lines."""


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Count the words that no line end can have cut: all but a line's first and last."""
    counts: Counter[str] = Counter()
    for line in lines:
        tokens = [token.lower() for token in _TOKEN.findall(line)]
        counts.update(tokens[1:-1])
        # The last token is whole unless a hyphen follows; the first unless it is a remainder.
        if tokens and line[-1:] not in HYPHENS:
            counts.update(tokens[-1:])
    return counts


def junction(left: str, right: str, words: Vocabulary, *, marked: bool = False) -> Junction:
    """Decide how the line ``left`` goes on in the line ``right``.

    Args:
        left: A line; its last characters count.
        right: The next line; its first word counts.
        words: The document's vocabulary.
        marked: The PDF itself says that the hyphen divides a word (a soft hyphen).
    """
    end = _LAST.search(left)
    if end is None:
        return _without_hyphen(left, right)
    stem, start = end.group(1), _FIRST.match(right)
    if not stem or start is None:
        return Junction.APART
    rest = start.group(1)
    if rest.rstrip(".").lower() in _CONJUNCTIONS and not _is_known(stem + rest, words):
        return Junction.APART
    if not stem[-1].isalnum():
        # "Schüler/-|innen" stays as it is; " – -|" was no word.
        return Junction.COMPOUND if stem[-1] in "/*:_" else Junction.APART
    if left[-1] == "\u00ad":
        return Junction.DIVIDED
    return _inside_word(stem, rest, words, marked=marked)


def _without_hyphen(left: str, right: str) -> Junction:
    last = left.rsplit(maxsplit=1)[-1] if left.strip() else ""
    if _UNFINISHED_LINK.search(last) and right[:1].islower():
        return Junction.COMPOUND
    if len(last) > 1 and last[-1] == "/" and last[-2].isalpha() and right[:1].isalpha():
        return Junction.COMPOUND
    return Junction.APART


def _inside_word(stem: str, rest: str, words: Vocabulary, *, marked: bool) -> Junction:
    head = _TOKEN.findall(stem)
    tail = _TOKEN.match(rest)
    if not head or tail is None:
        return Junction.COMPOUND
    first, second = head[-1], tail.group()
    joined = words.get((first + second).lower(), 0)
    hyphenated = words.get(f"{first}-{second}".lower(), 0)
    if joined != hyphenated:
        return Junction.DIVIDED if joined > hyphenated else Junction.COMPOUND
    return _by_spelling(first, second, marked=marked)


def _by_spelling(first: str, second: str, *, marked: bool) -> Junction:
    in_capitals = len(first) > 1 and first.isupper() and second.isupper() and len(second) > 1
    if in_capitals and marked:
        return Junction.DIVIDED
    if not second[0].islower():
        return Junction.COMPOUND
    part = first.rsplit("-", 1)[-1]
    return Junction.COMPOUND if _ABBREVIATION.fullmatch(part) else Junction.DIVIDED


def _is_known(word: str, words: Vocabulary) -> bool:
    token = _TOKEN.search(word)
    return token is not None and words.get(token.group().lower(), 0) > 0
