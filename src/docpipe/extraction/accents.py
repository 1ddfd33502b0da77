"""Umlauts that were set as a letter and an accent, in either order, become one character."""

import unicodedata
from collections.abc import Sequence

from docpipe.extraction.pdfium import Characters

_COMBINING = {
    0x60: "\u0300",
    0xA8: "\u0308",
    0xB4: "\u0301",
    0xB8: "\u0327",
    0x2C6: "\u0302",
    0x2C7: "\u030c",
    0x2DA: "\u030a",
    0x2DC: "\u0303",
}
"""Accents with a width of their own, and their twins that go with a letter."""

_MARKS = range(0x300, 0x370)
# Between accent and letter pdfium may put a space that it made up.
_NEAR = 2


def compose(characters: Characters) -> Characters:
    """The characters, accents joined with the letter that stands below (or above) them."""
    codes = characters.codes
    accents = [i for i, code in enumerate(codes) if code in _COMBINING or code in _MARKS]
    if not accents:
        return characters
    codes, gone = list(codes), set[int]()
    for accent in accents:
        letter = _letter_below(characters, accent)
        mark = _COMBINING.get(codes[accent], chr(codes[accent]))
        whole = unicodedata.normalize("NFC", chr(codes[letter]) + mark) if letter >= 0 else ""
        if len(whole) != 1:
            continue
        codes[letter] = ord(whole)
        gone.update(range(min(accent, letter) + 1, max(accent, letter)), [accent])
    return _without(characters, codes, gone)


def _letter_below(characters: Characters, accent: int) -> int:
    """The letter that an accent belongs to; -1 if there is none.

    A mark without a width of its own follows its letter; where it is drawn says little.
    """
    if characters.objects[accent] is None:
        return -1
    edges = characters.edges
    is_mark = characters.codes[accent] in _MARKS
    left, right = edges[4 * accent], edges[4 * accent + 2]
    for distance in range(1, _NEAR + 1):
        for i in (accent - distance, accent + distance):
            if not _may_carry(characters, i, accent):
                continue
            first, last = sorted((edges[4 * i], edges[4 * i + 2]))
            touches = left <= last and first <= right
            if touches if is_mark else first <= (left + right) / 2 <= last:
                return i
    return -1


def _may_carry(characters: Characters, i: int, accent: int) -> bool:
    return (
        0 <= i < len(characters.codes)
        and _is_letter(characters.codes[i])
        and _made_up(characters, i, accent)
        and _same_height(characters.edges, i, accent)
    )


def _is_letter(code: int) -> bool:
    return code > 0x40 and chr(code).isalpha()


def _made_up(characters: Characters, a: int, b: int) -> bool:
    """Whether nothing stands between two characters but what pdfium made up."""
    return all(characters.objects[i] is None for i in range(min(a, b) + 1, max(a, b)))


def _same_height(edges: Sequence[float], a: int, b: int) -> bool:
    (top, bottom), (other_top, other_bottom) = (
        sorted((edges[4 * i + 1], edges[4 * i + 3])) for i in (a, b)
    )
    return min(bottom, other_bottom) > max(top, other_top)


def _without(characters: Characters, codes: Sequence[int], gone: set[int]) -> Characters:
    kept = [i for i in range(len(codes)) if i not in gone]
    return Characters(
        codes=[codes[i] for i in kept],
        edges=[edge for i in kept for edge in characters.edges[4 * i : 4 * i + 4]],
        objects=[characters.objects[i] for i in kept],
    )
