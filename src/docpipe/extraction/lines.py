"""Words to printed lines, none of which crosses a column gutter."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from docpipe.extraction.geometry import union
from docpipe.extraction.pdfium import TextStyle
from docpipe.extraction.words import Word
from docpipe.model import BBox, Line

# Gaps in units of the type size.
_KERNED = -0.05  # below it, a space character was kerned away: "staat liche"
_SPACE = 0.08  # below it, a space that pdfium guessed is none
_LOST_SPACE = 0.22  # above it, two words were placed without a space character
_JOIN = 1.8  # widest gap inside a justified line; anything wider is a column or a cell
# Narrow gutters and margins are told from justified print by the other gaps of the line, or by
# the print itself.
_GUTTER = 0.9
_TIMES_USUAL = 2.2
_OTHER_PRINT = 0.08
_BROKEN = 0.6  # pdfium breaks the line after a raised figure, although it goes on
_TOUCH = 0.35  # what was painted apart belongs together only up to here
_HANG = 7.0  # from a bullet or number to its text
_OVERLAP = 0.5

_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Za-z][.)]|[IVX]{1,5}[.)]?|\(\d{1,2}\)|§+|[•▪■●○◦►▶➢✓–—-])"
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD = re.compile(
    r"bold|black|heavy|demi|extrabd|fett"
    r"|[-_ ,](?:bd|hv|blk|xbd|smbd|eb)(?=it|obl|cn|ext|[^a-z]|$)",
    re.I,
)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.I)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE_SUFFIX = re.compile(
    r"[-, ]|(?<=[a-z])(?=Bold|Italic|Oblique|Regular|Medium|Light|Black|Semibold|Heavy)"
)
_GRADE = re.compile(r"light|thin|medium", re.I)
_FORCE_BOLD = 1 << 18
_FILLED_AND_STROKED = 2
_ITALIC_FLAG = 1 << 6

Run = list[Word]


def assemble(found: list[Word]) -> list[Run]:
    """Group upright words into lines; within a line words stand from left to right."""
    runs: list[Run] = []
    for word in found:
        if runs and _continues(runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return _merge_neighbours(runs)


def _continues(run: Run, word: Word) -> bool:
    last = run[-1]
    size = max(last.style.size, word.style.size)
    gap = word.bbox[0] - last.bbox[2]
    if not _same_line(last.bbox, word.bbox) and not _same_line(run[0].bbox, word.bbox):
        return False
    widest = _BROKEN if word.breaks_before else _JOIN
    return -0.6 * size <= gap <= widest * size and not _is_gutter(run, word, gap)


def _is_gutter(run: Run, word: Word, gap: float) -> bool:
    """A gap that parts columns although justified print may have as wide ones."""
    sizes = (run[-1].style.size, word.style.size)
    if gap < _GUTTER * max(sizes) or _NUMBER.fullmatch("".join(w.text for w in run[-2:])):
        return False
    if abs(sizes[0] - sizes[1]) > _OTHER_PRINT * max(sizes):
        return True
    if all(len(near.text) == 1 for near in (*run[-3:], word)):
        return False  # spaced print has wide gaps between its words
    gaps = sorted(after.bbox[0] - before.bbox[2] for before, after in pairwise(run))
    return len(gaps) > 1 and gap > _TIMES_USUAL * gaps[len(gaps) // 2]


def _same_line(a: BBox, b: BBox) -> bool:
    shared = min(a[3], b[3]) - max(a[1], b[1])
    return shared >= _OVERLAP * min(a[3] - a[1], b[3] - b[1])


def _merge_neighbours(runs: list[Run]) -> list[Run]:
    boxes = {id(run): union([word.bbox for word in run]) for run in runs}
    ordered = sorted(runs, key=lambda run: (boxes[id(run)][1], boxes[id(run)][0]))
    merged: list[Run] = []
    for run in sorted(ordered, key=lambda run: boxes[id(run)][0]):
        box = boxes[id(run)]
        partner = _left_partner(merged, run, boxes)
        if partner is None:
            merged.append(run)
            continue
        partner.extend(run)
        boxes[id(partner)] = union([boxes[id(partner)], box])
    return sorted(merged, key=lambda run: (boxes[id(run)][1], boxes[id(run)][0]))


def _left_partner(merged: list[Run], run: Run, boxes: dict[int, BBox]) -> Run | None:
    box = boxes[id(run)]
    size = run[0].style.size
    best: tuple[float, Run] | None = None
    for other in merged:
        left = boxes[id(other)]
        gap = box[0] - left[2]
        if gap > _HANG * size or gap < -0.6 * size or not _same_line(left, box):
            continue
        near = gap <= _TOUCH * size or _opens_row(other, merged, boxes)
        if near and (best is None or gap < best[0]):
            best = (gap, other)
    return best[1] if best else None


def _opens_row(run: Run, merged: list[Run], boxes: dict[int, BBox]) -> bool:
    """Whether the run is a bullet or number whose text stands further right.

    A bare number with text on its left may as well be the page number of a contents entry.
    """
    text = "".join(word.text for word in run)
    if not _NUMBER.fullmatch(text):
        return False
    box = boxes[id(run)]
    return not text.isdigit() or not any(
        boxes[id(other)][2] < box[0] and _same_line(boxes[id(other)], box) for other in merged
    )


def to_line(run: Run) -> Line:
    """Text, box and prevailing style of a run."""
    weights: Counter[tuple[float, bool, bool]] = Counter()
    samples: dict[tuple[float, bool, bool], TextStyle] = {}
    for word in run:
        style = word.style
        key = (round(style.size, 1), is_bold(word), is_italic(word))
        weights[key] += len(word.text)
        samples.setdefault(key, style)
    size, bold, italic = prevailing = max(weights, key=lambda key: (weights[key], key))
    return Line(
        text=_text(run, size),
        bbox=_rounded(union([word.bbox for word in run])),
        size=size,
        bold=bold,
        italic=italic,
        hyphenated=run[-1].divided,
        family=_family(samples[prevailing].font.name),
        colour=_colour(samples[prevailing].fill),
    )


@lru_cache(maxsize=512)
def _family(font: str) -> str:
    """``ABCDEF+Frutiger-BoldItalic`` is of the family ``Frutiger``.

    Light and medium cuts are families of their own: neither bold nor the usual print.
    """
    plain = _SUBSET.sub("", font)
    grade = _GRADE.search(plain)
    base = _STYLE_SUFFIX.split(plain, maxsplit=1)[0]
    return f"{base} {grade.group().capitalize()}" if grade else base


def _colour(fill: tuple[int, int, int, int] | None) -> int:
    return 0 if fill is None else fill[0] << 16 | fill[1] << 8 | fill[2]


def is_bold(word: Word) -> bool:
    """By the font's name, else by its descriptor; or plain letters drawn with an outline."""
    font = word.style.font
    if word.style.render_mode == _FILLED_AND_STROKED:
        return True
    return bool(_BOLD.search(font.name)) or bool(font.flags & _FORCE_BOLD) or font.weight >= 700


def is_italic(word: Word) -> bool:
    """By the font's name, else by its descriptor."""
    font = word.style.font
    return bool(_ITALIC.search(font.name)) or bool(font.flags & _ITALIC_FLAG)


def _text(run: Run, size: float) -> str:
    bottom = max(word.bbox[3] for word in run if word.style.size >= 0.9 * size)
    parts: list[str] = []
    for i, word in enumerate(run):
        if i and stands_apart(run[i - 1], word):
            parts.append(" ")
        text = word.text
        if word.divided and i < len(run) - 1 and text.endswith("-") and len(text) > 1:
            text = text[:-1]
        if text.isdigit() and _is_raised(word, size, bottom):
            text = text.translate(_RAISED)
        parts.append(text)
    # A letter and its accent may come from two text objects.
    return unicodedata.normalize("NFC", "".join(parts))


def stands_apart(before: Word, word: Word) -> bool:
    """Whether a space stands between two words of one line."""
    gap = word.bbox[0] - before.bbox[2]
    size = max(before.style.size, word.style.size)
    if word.spaced:
        return gap > _KERNED * size
    return gap > (_SPACE if word.gap_before else _LOST_SPACE) * size


def _is_raised(word: Word, size: float, bottom: float) -> bool:
    return word.style.size <= 0.8 * size and word.bbox[3] < bottom - 0.12 * size


def _rounded(box: BBox) -> BBox:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
