"""Numbers and words in front of headings: ``2.1``, ``IV.``, ``B.2``, ``Kapitel 3``, ``§ 5``."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Series(StrEnum):
    """What a heading is counted with."""

    PART = "part"
    SECTION = "section"
    """Of a law or statute: ``§ 5``, ``Artikel 3``."""
    DECIMAL = "decimal"
    ROMAN = "roman"
    UPPER = "upper"
    BRACKET = "bracket"
    LOWER = "lower"
    WORD = "word"
    """A word with a number that heads no part of the outline: ``Empfehlung 4``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The number of a heading.

    Attributes:
        depth: 2.1 has depth 2.
        value: As printed, without the closing full stop.
        length: Characters it takes in front of the text, white space included.
        word: ``kapitel`` of ``Kapitel 3``; empty for bare numbers.
    """

    series: Series
    depth: int
    value: str
    length: int
    word: str = ""


_WORD = re.compile(
    r"(?i:(buch|teil|kapitel|abschnitt|unterabschnitt|titel|anlage|anhang|artikel|art\.|§|modul"
    r"|baustein|handlungsfeld|empfehlung|leitlinie|leitsatz|leitziel|ziel|schritt|maßnahme|these"
    r"|frage|exkurs|phase|säule|block))"
    r"(?:\s+|(?<=§))(\d{1,3}[a-z]?|[IVXL]{1,6}|[A-Z])(?!\w)[.:)]?\s*"
)
_PARTS = ("buch", "teil", "kapitel", "abschnitt", "unterabschnitt", "titel")
_SECTIONS = ("§", "artikel", "art.")
_ORDINAL = re.compile(
    r"(?i:((?:ers|zwei|drit|vier|fünf|sechs|sieb(?:en)?|ach|neun|zehn|elf|zwölf)te[rs]?"
    r"|(?:drei|vier|fünf|sech|sieb|acht|neun)zehnte[rs]?|\d{1,2}\.)"
    r"\s+(buch|teil|kapitel|abschnitt|unterabschnitt|titel))(?!\w)[.:]?\s*"
)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,3}){0,5})\.?\s+(?=\S)")
_BRACKET = re.compile(r"(?:\((?:\d{1,2}[a-z]?|[a-z])\)|\d{1,2}\.?\))\s*(?=\S)")
_LETTERED = re.compile(r"([IVXL]{1,6}|[A-Z])\.?\s?(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[^\W\d_a-z])")
_ROMAN = re.compile(r"([IVXL]{1,6})(?:[.)]\s+|\s+(?=[A-ZÄÖÜ]))(?=\S)")
_UPPER = re.compile(r"([A-Z])(?:[.)]\s+|\s+(?=[A-ZÄÖÜ][a-zäöüß]))(?=\S)")
_LOWER = re.compile(r"([a-z])[.)]\s+(?=\S)")
_BARE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.:)]?")


def number_of(text: str) -> Number | None:
    """The number that a heading begins with."""
    named = _named(text)
    if named is not None:
        return named
    bracket = _BRACKET.match(text)
    if bracket:
        return _number(Series.BRACKET, bracket, 1)
    decimal = _DECIMAL.match(text)
    if decimal:
        return _number(Series.DECIMAL, decimal, decimal.group(1).count(".") + 1)
    lettered = _LETTERED.match(text)
    if lettered:
        roman = set(lettered.group(1)) <= set("IVXL")
        series = Series.ROMAN if roman else Series.UPPER
        return _number(series, lettered, lettered.group(2).count(".") + 2)
    for series, pattern in (
        (Series.ROMAN, _ROMAN),
        (Series.UPPER, _UPPER),
        (Series.LOWER, _LOWER),
    ):
        found = pattern.match(text)
        if found:
            return _number(series, found, 1)
    return None


def _named(text: str) -> Number | None:
    """``Kapitel 3``, ``Drittes Kapitel``, ``§ 5``, ``Empfehlung 4``."""
    word, ordinal = _WORD.match(text), _ORDINAL.match(text)
    if ordinal:
        name, value, found = ordinal.group(2).lower(), ordinal.group(1).lower(), ordinal
    elif word:
        name, value, found = word.group(1).lower(), word.group(2), word
    else:
        return None
    series, depth = Series.WORD, 1
    if name in _PARTS:
        series, depth = Series.PART, 1 + _PARTS.index(name)
    elif name in _SECTIONS:
        series = Series.SECTION
    return Number(series=series, depth=depth, value=value, length=found.end(), word=name)


def _number(series: Series, found: re.Match[str], depth: int) -> Number:
    value = found.group(0).strip(" .()")
    return Number(series=series, depth=depth, value=value, length=found.end())


def is_bare(text: str) -> bool:
    """Whether the text is a chapter's number and nothing else."""
    text = text.strip()
    named = _named(text)
    part = named is not None and named.series is Series.PART and named.length == len(text)
    return part or _BARE.fullmatch(text) is not None
