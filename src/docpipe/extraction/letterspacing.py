"""Words set with space between their letters: ``I N H A L T`` is read as ``INHALT``."""

from dataclasses import replace
from itertools import pairwise

from docpipe.extraction.geometry import union
from docpipe.extraction.lines import Run, stands_apart
from docpipe.extraction.words import Word

_MIN_LETTERS = 4
# The widest gap within a word over its narrowest (round letters overhang), in type sizes.
_UNEVEN = 0.14
# Widest gap within a word and least surplus of a gap between words, in type sizes.
_WIDEST = 1.2
_BETWEEN = 0.18


def close_up(run: Run) -> Run:
    """The run, letters that stand apart evenly put together again."""
    if sum(_is_letter(word) for word in run) < _MIN_LETTERS:
        return run
    closed: Run = []
    stretch: Run = []
    for word in run:
        if _is_letter(word) and (not stretch or _goes_on(stretch, word)):
            stretch.append(word)
            continue
        closed.extend(_closed(stretch))
        stretch = [word] if _is_letter(word) else []
        if not stretch:
            closed.append(word)
    closed.extend(_closed(stretch))
    return closed


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()


def _gap(left: Word, right: Word) -> float:
    return (right.bbox[0] - left.bbox[2]) / max(left.style.size, 1.0)


def _goes_on(stretch: Run, word: Word) -> bool:
    gap = _gap(stretch[-1], word)
    if not stands_apart(stretch[-1], word) or gap > _WIDEST:
        return False
    return word.style.font == stretch[-1].style.font


def _closed(stretch: Run) -> Run:
    """One word for letters with even gaps, several where some gaps are wider."""
    if len(stretch) < _MIN_LETTERS or _counts("".join(word.text for word in stretch)):
        return stretch
    gaps = sorted(_gap(a, b) for a, b in pairwise(stretch))
    usual = gaps[len(gaps) // 2]
    words: list[Run] = [[stretch[0]]]
    for left, right in pairwise(stretch):
        if _gap(left, right) > usual + _BETWEEN:
            words.append([right])
        else:
            words[-1].append(right)
    if any(not _is_even(word) for word in words) or max(map(len, words)) < _MIN_LETTERS:
        return stretch
    return [_one_word(word) for word in words]


def _is_even(letters: Run) -> bool:
    gaps = [_gap(a, b) for a, b in pairwise(letters)]
    return not gaps or max(gaps) - min(gaps) <= 2 * _UNEVEN


def _counts(letters: str) -> bool:
    """``a b c d`` counts, ``x x x x`` marks."""
    codes = [ord(letter) for letter in letters.lower()]
    return len(set(codes)) == 1 or all(b - a == 1 for a, b in pairwise(codes))


def _one_word(letters: Run) -> Word:
    return replace(
        letters[0],
        text="".join(word.text for word in letters),
        bbox=union([word.bbox for word in letters]),
        divided=letters[-1].divided,
    )
