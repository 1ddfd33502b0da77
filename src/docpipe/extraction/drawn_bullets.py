"""Bullets that are drawn, not typed: small shapes to the left of a line."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.extraction.words import Word
from docpipe.model import BBox

# Points from the bullet to its text.
_NEAREST, _FARTHEST = 1.5, 34.0
# More dots than this are a map or a pattern.
_MAX_DOTS = 150


def add_drawn_bullets(words: Sequence[Word], dots: Sequence[BBox]) -> list[Word]:
    """The words, and a • for every dot with a line of text on its right and none on its left."""
    if not dots or len(dots) > _MAX_DOTS:
        return list(words)
    bullets = []
    for dot in sorted(set(dots), key=lambda dot: (dot[1], dot[0])):
        text = _text_beside(dot, words)
        if text is not None:
            bullets.append(replace(text, text="•", bbox=dot, gap_before=True, breaks_before=True))
    return [*words, *bullets]


def _text_beside(dot: BBox, words: Sequence[Word]) -> Word | None:
    middle = (dot[1] + dot[3]) / 2
    row = [word for word in words if word.bbox[1] <= middle <= word.bbox[3]]
    left = [word for word in row if word.bbox[0] < dot[2] and word.bbox[2] > dot[0] - _FARTHEST]
    right = [word for word in row if _NEAREST <= word.bbox[0] - dot[2] <= _FARTHEST]
    if left or not right:
        return None
    first = min(right, key=lambda word: word.bbox[0])
    # A dot as high as the print is an icon or a checkbox, a much smaller one a speck.
    height = dot[3] - dot[1]
    return first if 0.12 * first.style.size <= height <= 0.75 * first.style.size else None
