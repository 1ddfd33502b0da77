"""The signs of footnotes, above them and where they are called."""

import re
from collections.abc import Iterable, Iterator

_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_BRACKETED = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
_STARS = re.compile(r"(?<=[\w.,;:!?)”“\"»«])(?:\*{1,4}|†)(?![\w*])")
# Printed as large as the text, or raised by the font itself: tells only what a note confirms.
_PLAIN = re.compile(r"(?<=[^\W\d_])[.,;:!?)”“\"»«]{0,2}(\d{1,3})(?=[\s.,;:)]|$)")
_NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,4}|\[\d{1,3}\]|\d{1,2}(?!\d))\s*[^\W\d_]")
# Square and cubic units, powers of ten.
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcmdµ]?m|10|CO)$")


def opens_note(text: str) -> bool:
    """Whether a line starts with a raised figure, a star, or a figure and then a word."""
    return bool(_NOTE.match(text))


def number_of(sign: str) -> str:
    """What a note and its call share: ``3`` for ``³``, ``3``, ``[3]``; stars as they are."""
    return sign.translate(_LOWERED).strip("[]().")


def calls_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text may call notes: start, end, number or stars."""
    for pattern in (_RAISED, _BRACKETED, _STARS):
        for found in pattern.finditer(text):
            if pattern is not _RAISED or not _UNIT.search(text[: found.start()]):
                start = found.end() - len(found.group().lstrip())
                yield start, found.end(), number_of(found.group().strip())


def plain_calls_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Figures right behind a word, which may as well be part of it (``CO2``, ``G20``)."""
    for found in _PLAIN.finditer(text):
        yield found.start(1), found.end(1), found.group(1)


def call_numbers(texts: Iterable[str]) -> set[str]:
    """All that is called in some lines, each figure of a row of raised ones too."""
    numbers: set[str] = set()
    for text in texts:
        for _, _, number in calls_in(text):
            numbers.add(number)
            numbers.update(number if number.isdecimal() else ())
    return numbers
