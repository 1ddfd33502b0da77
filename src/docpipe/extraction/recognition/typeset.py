"""What was read in a picture as words of the page, with sizes of type: the text layer's own shape.

From here on a recognised page goes the way of any other: lines are cut at wide gaps and at the
cells of tables, and nobody needs to know where the words came from.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from docpipe.extraction.pdfium import Font, TextStyle
from docpipe.extraction.recognition.hocr import SeenLine, SeenWord
from docpipe.extraction.words import Word, clean
from docpipe.model import BBox

# Parts of the size of type that letters take up, on the average of common typefaces.
_UP, _MIDDLE, _DOWN = 0.71, 0.51, 0.21
_TALL = re.compile(r"[A-ZÄÖÜbdfhklßäöü0-9ij()\[\]{}/|„“”\"'!?&%§]")
_DEEP = re.compile(r"[gjpqyQ()\[\]{}/|,;§]")
_ROOM_ABOVE, _ROOM_BELOW = 0.74, 0.22

# Sizes of lines are measured with an error of some 8 %: those that lie so close are one size.
_SAME_SIZE = 0.13
_SIZE_STEP = 0.5
# Points: smaller is dirt, larger a letter of a logo.
_MIN_SIZE, _MAX_SIZE = 4.0, 96.0
# Out of 100: tesseract is right about nine of ten words above 70, and one of ten below 20.
_NOISE = 20
_NOISY_SIGNS = 60
_NOISY_LINE = 35
# Of a line's signs: fewer letters and digits are dirt, or the pattern of a picture.
_MIN_LETTERS = 0.5

_LETTER = re.compile(r"[^\W_]")
_FRINGE = re.compile(r"^[_|~¦]+(?=\w)|(?<=\w)[_|~¦]+$")
# What bullets are taken for. No word of German is one of these letters.
_BULLET = re.compile(r"[eo©®¢°»«*■□●○◦►▶>+~=¥€«•·]|[©®]e")
_MIN_AFTER_BULLET = 2

_FONT = Font(name="", weight=400, flags=0)
_BLACK = (0, 0, 0, 255)


def typeset(lines: Sequence[SeenLine], scale: float) -> list[Word]:
    """Words in points on the sheet, line by line, dirt left out.

    Args:
        lines: What was read.
        scale: Pixels a point.
    """
    found: list[Word] = []
    for line in lines:
        words = _sound_words(line)
        size = round(_size(words) / scale, 1)
        if not _MIN_SIZE <= size <= _MAX_SIZE:
            continue
        style = TextStyle(font=_FONT, size=size, right=1.0, down=0.0, render_mode=0, fill=_BLACK)
        found.extend(_placed(line, words, style, scale))
    return found


def steps(sizes: Sequence[tuple[float, int]], anchor: float | None = None) -> dict[float, float]:
    """For each measured size the one that it stands for: the commonest takes its neighbours first.

    Args:
        sizes: Measured size and number of letters of each line.
        anchor: A size that is known to occur: what lies near it is it.
    """
    weights: dict[float, int] = defaultdict(int)
    for size, n_letters in sizes:
        weights[size] += n_letters
    left = sorted(weights)
    result: dict[float, float] = {}
    if anchor is not None:
        result = {size: anchor for size in left if _is_near(size, anchor)}
        left = [size for size in left if size not in result]
    while left:
        middle = max(left, key=lambda size: (_weight_near(size, weights, left), -size))
        near = [size for size in left if _is_near(size, middle)]
        letters = [size for size in near for _ in range(weights[size])]
        shown = round(median(letters) / _SIZE_STEP) * _SIZE_STEP
        result |= dict.fromkeys(near, shown)
        left = [size for size in left if size not in result]
    return result


def _sound_words(line: SeenLine) -> list[SeenWord]:
    words = [word for word in line.words if _is_sound(word)]
    letters = sum(len(_LETTER.findall(word.text)) for word in words)
    signs = sum(len(word.text) for word in words)
    if not letters or letters < _MIN_LETTERS * signs:
        return []
    sure = sum(word.confidence * len(word.text) for word in words) / signs
    return words if sure >= _NOISY_LINE else []


def _is_sound(word: SeenWord) -> bool:
    if not _LETTER.search(word.text):
        return word.confidence >= _NOISY_SIGNS
    return word.confidence >= _NOISE or len(word.text) > 3


def _size(words: Iterable[SeenWord]) -> float:
    """Size of type in pixels, from how high the letters of each word should be."""
    sizes: list[float] = []
    for word in words:
        share = _MIDDLE
        if _TALL.search(word.text):
            share = _UP
        elif "t" in word.text:
            share = (_UP + _MIDDLE) / 2
        if _DEEP.search(word.text):
            share += _DOWN
        if _LETTER.search(word.text):
            sizes += [(word.box[3] - word.box[1]) / share] * len(word.text)
    return median(sizes) if sizes else 0.0


def _weight_near(middle: float, weights: dict[float, int], left: Sequence[float]) -> int:
    return sum(weights[size] for size in left if _is_near(size, middle))


def _is_near(size: float, middle: float) -> bool:
    return abs(size - middle) <= _SAME_SIZE * middle


def _placed(
    line: SeenLine, words: Sequence[SeenWord], style: TextStyle, scale: float
) -> Iterable[Word]:
    for i, word in enumerate(words):
        text = clean(_FRINGE.sub("", word.text))
        if i == 0 and len(words) > _MIN_AFTER_BULLET and _BULLET.fullmatch(text):
            text = "•"
        if text:
            yield Word(
                text=text,
                bbox=_box(line, word, style.size, scale),
                style=style,
                gap_before=True,
                breaks_before=i == 0,
                spaced=True,
            )


def _box(line: SeenLine, word: SeenWord, size: float, scale: float) -> BBox:
    """As high as the type, so that words of a line overlap whatever letters they have."""
    x0, top, x1, bottom = (edge / scale for edge in word.box)
    baseline = line.baseline(word.box) / scale
    return (
        x0,
        min(top, baseline - _ROOM_ABOVE * size),
        x1,
        max(bottom, baseline + _ROOM_BELOW * size),
    )
