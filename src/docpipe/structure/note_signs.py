"""The signs of footnotes, above them and where they are called."""

import re
from collections.abc import Iterable, Iterator

_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_BRACKETED = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
_STARS = re.compile(r"(?<=[\w.,;:!?)”“\"»«])(?:\*{1,4}|†)(?![\w*])")
# Square and cubic units, powers of ten.
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcmdµ]?m|10|CO)$")


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


def call_numbers(texts: Iterable[str]) -> set[str]:
    """All that is called in some lines, each figure of a row of raised ones too."""
    numbers: set[str] = set()
    for text in texts:
        for _, _, number in calls_in(text):
            numbers.add(number)
            numbers.update(number if number.isdecimal() else ())
    return numbers
