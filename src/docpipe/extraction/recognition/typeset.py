"""What was read in a picture as words of the page, with sizes of type: the text layer's own shape.

From here on a recognised page goes the way of any other: lines are cut at wide gaps and at the
cells of tables, and nobody needs to know where the words came from.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from statistics import median

from docpipe.extraction.pdfium import Font, TextStyle
from docpipe.extraction.recognition.hocr import SeenLine, SeenWord
from docpipe.extraction.recognition.sizes import size_steps
from docpipe.extraction.recognition.spaces import part_cells
from docpipe.extraction.words import Word, clean
from docpipe.model import BBox

# Parts of the size of type that letters take up, on the average of common typefaces.
_UP, _MIDDLE, _DOWN = 0.71, 0.51, 0.21
_TALL = re.compile(r"[A-ZÄÖÜbdfhklßäöü0-9ij()\[\]{}/|„“”\"'!?&%§]")
_DEEP = re.compile(r"[gjpqyQ()\[\]{}/|,;§]")
_ROOM_ABOVE, _ROOM_BELOW = 0.74, 0.22

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
_BULLET_SIGN = re.compile(r"[©®¢°»«*■□●○◦►▶>+~=¥€•·]|[©®]e")
_BULLET_LETTER = re.compile(r"[eo]")
# The sign of paragraphs looks like that of dollars, which stands behind its number in German.
_DOLLARS = re.compile(r"\$+")

_STYLE = TextStyle(
    font=Font(name="", weight=400, flags=0),
    size=0.0,
    right=1.0,
    down=0.0,
    render_mode=0,
    fill=(0, 0, 0, 255),
)


def typeset(lines: Sequence[SeenLine], scale: float) -> list[Word]:
    """Words in points on the sheet, line by line, dirt left out.

    Args:
        lines: What was read.
        scale: Pixels a point.
    """
    sound = [(line, _sound_words(line)) for line in lines]
    measured = [
        (line, words, size)
        for line, words in sound
        if _MIN_SIZE <= (size := round(_size(words) / scale, 1)) <= _MAX_SIZE
    ]
    shown = size_steps([(size, sum(len(w.text) for w in words)) for _, words, size in measured])
    found = [
        list(_placed(line, words, replace(_STYLE, size=shown[size]), scale))
        for line, words, size in measured
    ]
    part_cells(found)
    return list(chain(*found))


def _sound_words(line: SeenLine) -> list[SeenWord]:
    words = [word for word in line.words if _is_sound(word)]
    letters = sum(len(_LETTER.findall(word.text)) for word in words)
    signs = sum(len(word.text) for word in words)
    if not letters or letters < _MIN_LETTERS * signs:
        return []
    sure = sum(word.confidence * len(word.text) for word in words) / signs
    if sure < _NOISY_LINE:
        return []
    first = line.words[0]
    is_bullet = words[0] is not first and _BULLET_SIGN.fullmatch(first.text)
    return [first, *words] if is_bullet else words


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


def _placed(
    line: SeenLine, words: Sequence[SeenWord], style: TextStyle, scale: float
) -> Iterable[Word]:
    texts = _corrected([clean(_FRINGE.sub("", word.text)) for word in words])
    for i, (word, text) in enumerate(zip(words, texts, strict=True)):
        if text:
            yield Word(
                text=text,
                bbox=_box(line, word, style.size, scale),
                style=style,
                gap_before=True,
                breaks_before=i == 0,
                spaced=True,
            )


def _corrected(texts: list[str]) -> list[str]:
    """Bullets as bullets, signs of paragraphs as such."""
    if len(texts) > 1 and _BULLET_SIGN.fullmatch(texts[0]):
        texts[0] = "•"
    if len(texts) > 2 and _BULLET_LETTER.fullmatch(texts[0]):
        texts[0] = "•"
    for i, (text, after) in enumerate(pairwise(texts)):
        if _DOLLARS.fullmatch(text) and after[:1].isdigit():
            texts[i] = "§" * len(text)
    return texts


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
