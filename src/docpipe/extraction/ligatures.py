"""Ligatures that a font calls by a wrong name: ``organisa2on``, ``driQe``, ``WirtschaR``.

Word processors put the glyph for ``ti`` or ``ft`` into the file without saying which letters it
stands for. No single word can tell, but the words of one font together do: one pair of letters
makes known words of nearly all of them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from docpipe.extraction.lines import Run, stands_apart

Place = tuple[int, str]
"""A font's number and the character that it shows in place of a ligature."""

Doubts = dict[Place, set[str]]
"""The words in which a character stands where no word has it."""

Repairs = Mapping[Place, str]

LIGATURES = ("ti", "tt", "ft", "fi", "ff", "fl", "tz", "ffi", "ffl", "tti", "fft", "th", "ct")
"""What fonts have one glyph for, the most frequent first."""

_ODD = r"[0-9A-ZÀ-ÖØ-ÞĀ-ɏΑ-ω\ufffd•\"#$%&+<=>@^`|~\[\]{}\\]"
_DOUBTFUL = re.compile(rf"[a-zäöüß]{_ODD}")
_TOKEN = re.compile(rf"(?:[A-Za-zÄÖÜäöüß]|{_ODD})+")
_GENDERED = re.compile(r"[a-zäöü]In")
_IS_ODD = re.compile(_ODD)
_MIN_WORDS = 3
_MIN_SHARE = 0.9
_MIN_LETTERS = 4


class _Letter(NamedTuple):
    """Where a character of a line comes from."""

    font: int
    word: int
    offset: int


def note_doubts(run: Run, doubts: Doubts) -> None:
    """Add the doubtful words of a line."""
    for text, letters in _tokens(run):
        for i in _odd_places(text):
            doubts.setdefault((letters[i].font, text[i]), set()).add(text)


def find_repairs(doubts: Doubts, is_known: Callable[[str], bool]) -> dict[Place, str]:
    """The ligature for each place where one is beyond doubt."""
    repairs: dict[Place, str] = {}
    if max(map(len, doubts.values()), default=0) < _MIN_WORDS:
        return repairs
    # Once one ligature of the document is lost, fewer words convince of the next.
    for least in (_MIN_WORDS, 1):
        for place in sorted(doubts):
            found = _best(place, doubts[place], is_known, least)
            if found:
                repairs.setdefault(place, found)
        if not repairs:
            break
    return repairs


def mend(run: Run, repairs: Repairs, is_known: Callable[[str], bool]) -> Run:
    """The run with its ligatures in letters."""
    changes: dict[int, dict[int, str]] = {}
    for text, letters in _tokens(run):
        wrong = {
            i: repairs[letters[i].font, text[i]]
            for i in _odd_places(text)
            if (letters[i].font, text[i]) in repairs
        }
        mended = "".join(wrong.get(i, letter) for i, letter in enumerate(text))
        if any(_between_small_letters(text, i) for i in wrong) or (wrong and is_known(mended)):
            for i, ligature in wrong.items():
                changes.setdefault(letters[i].word, {})[letters[i].offset] = ligature
    return [
        replace(word, text=_changed(word.text, changes[k])) if k in changes else word
        for k, word in enumerate(run)
    ]


def _tokens(run: Run) -> Iterator[tuple[str, list[_Letter]]]:
    """The doubtful words of a line, with the origin of every character."""
    text, letters = _spelled(run)
    if not _DOUBTFUL.search(text):
        return
    for found in _TOKEN.finditer(text):
        if _DOUBTFUL.search(found.group()) and not _GENDERED.search(found.group()):
            yield found.group(), letters[found.start() : found.end()]


def _spelled(run: Run) -> tuple[str, list[_Letter]]:
    text: list[str] = []
    letters: list[_Letter] = []
    for k, word in enumerate(run):
        font = word.style.font.number
        if k and stands_apart(run[k - 1], word):
            text.append(" ")
            letters.append(_Letter(font, k, 0))
        text.append(word.text)
        letters.extend(_Letter(font, k, offset) for offset in range(len(word.text)))
    return "".join(text), letters


def _odd_places(text: str) -> list[int]:
    """Places in a word where a character stands that no word has there."""
    return [
        i
        for i in range(1, len(text))
        if _IS_ODD.match(text[i]) and (text[i - 1].islower() or text[i + 1 : i + 2].islower())
    ]


def _best(
    place: Place, texts: Iterable[str], is_known: Callable[[str], bool], least: int
) -> str | None:
    known = Counter[str]()
    for text in texts:
        if len(text) >= _MIN_LETTERS and not is_known(text):
            for ligature in LIGATURES:
                known[ligature] += is_known(text.replace(place[1], ligature))
    best = max(LIGATURES, key=lambda ligature: (known[ligature], -LIGATURES.index(ligature)))
    enough = known[best] >= max(least, _MIN_SHARE * sum(known.values()))
    return best if enough else None


def _between_small_letters(text: str, i: int) -> bool:
    return text[i - 1].islower() and text[i + 1 : i + 2].islower()


def _changed(text: str, changes: Mapping[int, str]) -> str:
    return "".join(changes.get(i, letter) for i, letter in enumerate(text))
