"""Printed page numbers: numbers in the margins that count with the pages."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from docpipe.structure.margins import COMMON, OUTER, Key, Margins, Outer, Text, levels

_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_BARE = re.compile(
    rf"(?:[-–—|•·/]\s*)*(?P<word>(?:Seite|Blatt|S\.|Page|p\.)\s*)?(?P<number>\d{{1,4}}|{_ROMAN})"
    r"(?P<total>\s*(?:von|of|/|\|)\s*\d{1,4})?(?:\s*[-–—|•·/])*",
    re.I,
)
"""A page number and nothing else: ``12``, ``– 12 –``, ``Seite 3 von 20``, ``3/24``, ``iv``."""

_GLUED = re.compile(
    r"^(?:(?:Seite|S\.|Page)\s*)?(?P<first>\d{1,4})(?:\s*[|·•–—:/]\s*|\s+)(?=\D)"
    r"|(?:\s*[|·•–—:/]\s*|\s+|(?:Seite|S\.|Page)\s*)(?P<last>\d{1,4})$",
    re.I,
)
"""A page number before or behind a running head: ``12 | Handreichung``."""

_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# A series of so many pages cannot be chance; fewer will do where there are no more pages.
_MIN_SERIES = 3
_SHORT = 6
# Points by which the numbers of a series stand at one height; ascenders and old-style figures.
_SAME_HEIGHT = 6.0
# Running heads are set no larger than the text, chapter titles with their number are.
_LARGEST_GLUED = 1.1
_MAX_HEAD = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    outer: Outer
    number: int
    spelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A number in a margin, and how it is printed."""

    number: int
    label: str

    @property
    def is_roman(self) -> bool:
        """``iv``, not ``4``."""
        return not self.label.isdecimal()


def printed_numbers(text: str, *, alone: bool) -> list[Printed]:
    """What may be the page number in a line of a margin.

    Args:
        text: The line.
        alone: It holds a page number and nothing else.
    """
    if not alone:
        return [Printed(number=number, label=str(number)) for number in _read_glued(text)]
    match = _BARE.fullmatch(text.strip())
    read = _read_bare(text)
    if match is None or read is None:
        return []
    label = match["number"]
    return [Printed(number=read[0], label=str(read[0]) if label.isdecimal() else label)]


def is_page_number(text: str) -> bool:
    """Whether the line is a page number and nothing else."""
    return _BARE.fullmatch(text.strip()) is not None


def counting(margins: Margins) -> set[Key]:
    """Bare numbers that may be page numbers: another one counts with them."""
    return {
        item.outer.key
        for _, level in _series(_bare(margins))
        if len({item.outer.key[0] for item in level}) > 1
        for item in level
    }


def bare_numbers(text: Text) -> set[Key]:
    """Lines that are page numbers and nothing else."""
    found = _bare(text.margins)
    return _counted(found, text) | {item.outer.key for item in found if _stands_alone(item, text)}


def _bare(margins: Margins) -> list[_Found]:
    return [
        _Found(outer=outer, number=number, spelled=spelled)
        for outer in margins.outer.values()
        if not outer.in_table
        and outer.share <= OUTER
        and (read := _read_bare(outer.line.text)) is not None
        for number, spelled in [read]
    ]


def number_offsets(margins: Margins, known: Set[Key]) -> set[int]:
    """By how much the printed page numbers that are known run ahead of the pages."""
    return {
        item.number - item.outer.key[0] for item in _bare(margins) if item.outer.key in known
    } | {
        number - key[0]
        for key in known
        if key in margins.outer
        for number in _read_glued(margins.outer[key].line.text)
    }


def counts_on(outer: Outer, offsets: Set[int]) -> bool:
    """Whether the line is the page number that is due on its page."""
    read = _read_bare(outer.line.text)
    return read is not None and read[0] - outer.key[0] in offsets


def glued_numbers(text: Text) -> set[Key]:
    """Running heads with the page number in the same line."""
    largest = _LARGEST_GLUED * text.margins.body
    found = [
        _Found(outer=outer, number=number, spelled=False)
        for outer in text.margins.outer.values()
        if not outer.in_table and outer.share <= OUTER and outer.line.size <= largest
        for number in _read_glued(outer.line.text)
        if text.is_free(outer) and not text.reaches(outer)
    ]
    return _counted(found, text)


def _read_bare(text: str) -> tuple[int, bool] | None:
    """The number, and whether the line says that it is one (``Seite 3``, ``3/24``)."""
    match = _BARE.fullmatch(text.strip())
    if match is None:
        return None
    digits = match["number"]
    number = int(digits) if digits.isdecimal() else _roman(digits)
    return number, bool(match["word"] or match["total"])


def _read_glued(text: str) -> list[int]:
    """Numbers at the ends of a short line; statements with a number in front are notes."""
    if len(text) > _MAX_HEAD or text.rstrip().endswith((".", ";", ":")):
        return []
    return [int(m["first"] or m["last"]) for m in _GLUED.finditer(text.strip())]


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in text.lower()]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def _counted(found: Sequence[_Found], text: Text) -> set[Key]:
    return {
        item.outer.key
        for step, level in _series(found)
        if _is_series(level, step, text)
        for item in level
    }


def _series(found: Sequence[_Found]) -> list[tuple[int, list[_Found]]]:
    """Numbers at one height that rise by one a page, or by two on double pages in one piece.

    Returns:
        Each with its step.
    """
    groups: dict[tuple[str, int, int], list[_Found]] = defaultdict(list)
    for item in found:
        page = item.outer.key[0]
        groups[item.outer.side, 1, item.number - page].append(item)
        for left in (0, 1):
            groups[item.outer.side, 2, item.number - 2 * page - left].append(item)
    return [
        (step, level)
        for (_, step, _), items in groups.items()
        for level in levels(items, _SAME_HEIGHT, place=lambda item: item.outer)
    ]


def _is_series(level: Sequence[_Found], step: int, text: Text) -> bool:
    pages = {item.outer.key[0] for item in level}
    if step == 2 and len(level) == len(pages):
        return False  # on double pages both numbers are there, at least once
    if len(pages) >= max(_MIN_SERIES, COMMON * text.margins.n_pages):
        return True
    free = {item.outer.key[0] for item in level if text.is_free(item.outer)}
    return len(free) >= (_MIN_SERIES if text.margins.n_pages > _SHORT else 2)


def _stands_alone(item: _Found, text: Text) -> bool:
    """``Seite 3 von 20`` in the margin needs no others, nor does the only page's own number."""
    if item.number not in (item.outer.key[0] + 1, text.margins.number_of(item.outer.key)):
        return False
    if not item.spelled and text.margins.n_pages > 1:
        return False
    return text.is_free(item.outer) and text.is_outermost(item.outer)
