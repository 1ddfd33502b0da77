"""Numbers and words in front of headings: ``2.1``, ``IV.``, ``B.2``, ``Kapitel 3``, ``§ 5``."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Series(StrEnum):
    """What a heading is counted with."""

    PART = "part"
    DECIMAL = "decimal"
    ROMAN = "roman"
    UPPER = "upper"
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
    r"(?i:(teil|kapitel|abschnitt|anlage|anhang|artikel|art\.|§|modul|baustein|handlungsfeld|empfehlung"
    r"|leitlinie|leitsatz|leitziel|ziel|schritt|maßnahme|these|frage|exkurs|phase|säule|block))"
    r"(?:\s+|(?<=§))(\d{1,3}[a-z]?|[IVXL]{1,6}|[A-Z])(?!\w)[.:)]?\s*"
)
_PARTS = {"teil": 1, "kapitel": 2, "abschnitt": 3}
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,3}){0,5})(?:\.\)?|\))?\s+(?=\S)")
_LETTERED = re.compile(r"([IVXL]{1,6}|[A-Z])\.?\s?(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[^\W\d_a-z])")
_ROMAN = re.compile(r"([IVXL]{1,6})(?:[.)]\s+|\s+(?=[A-ZÄÖÜ]))(?=\S)")
_UPPER = re.compile(r"([A-Z])(?:[.)]\s+|\s+(?=[A-ZÄÖÜ][a-zäöüß]))(?=\S)")
_LOWER = re.compile(r"([a-z])[.)]\s+(?=\S)")
_BARE = re.compile(
    r"(?:(?:teil|kapitel|abschnitt)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.:)]?",
    re.IGNORECASE,
)


def number_of(text: str) -> Number | None:
    """The number that a heading begins with."""
    word = _WORD.match(text)
    if word:
        name = word.group(1).lower()
        return Number(
            series=Series.PART if name in _PARTS else Series.WORD,
            depth=_PARTS.get(name, 1),
            value=word.group(2),
            length=word.end(),
            word=name,
        )
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


def _number(series: Series, found: re.Match[str], depth: int) -> Number:
    value = found.group(0).strip().rstrip(".)")
    return Number(series=series, depth=depth, value=value, length=found.end())


def is_bare(text: str) -> bool:
    """Whether the text is a chapter's number and nothing else."""
    return bool(_BARE.fullmatch(text.strip()))
