"""What tesseract says of a page: words with boxes and confidences, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_LETTER_BOX = re.compile(r"x_bboxes (\d+) (\d+) (\d+) (\d+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
# A line of so many letters is wider than high, or not level.
_MIN_LETTERS = 3
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})

# Part of a word's height. Letters of a word stand closer than a tenth; a space between a word and
# a figure, which the program likes to overlook ("WD3"), is wider than a third.
_SPACE = 0.33

PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenWord:
    """A word in a picture; ``confidence`` from 0 to 100."""

    text: str
    box: PixelBox
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line of print; its baseline is ``y = slope * (x - left) + base``."""

    words: tuple[SeenWord, ...]
    left: int
    base: float
    slope: float

    def baseline(self, box: PixelBox) -> float:
        """Height of the baseline below the middle of a box."""
        return self.base + self.slope * ((box[0] + box[2]) / 2 - self.left)


def read_hocr(text: str) -> list[SeenLine]:
    """All level lines that hold a word, in the order of reading.

    Tesseract reads lines that run upwards or downwards as well; they are thumb tabs and labels of
    axes, or the sheet lies on its side.
    """
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.lines


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[SeenLine] = []
        self._title = ""
        self._words: list[SeenWord] = []
        self._word: str | None = None
        self._letters: list[tuple[str, PixelBox | None]] = []
        self._letter_box: PixelBox | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "span":
            return
        self._depth += 1
        named = dict(attrs)
        kind, title = named.get("class"), named.get("title") or ""
        if kind in _LINES:
            self._title, self._words, self._depth = title, [], 1
        elif kind == "ocrx_word":
            self._word, self._letters, self._letter_box = title, [], None
        elif kind == "ocrx_cinfo":
            self._letter_box = _box(title, _LETTER_BOX)

    def handle_data(self, data: str) -> None:
        if self._word is not None and data.strip():
            self._letters.append((data.strip(), self._letter_box))

    def handle_endtag(self, tag: str) -> None:
        if tag != "span":
            return
        self._depth -= 1
        if self._word is not None and self._depth == 1:
            self._add_word(self._word)
            self._word = None
        elif self._depth == 0 and self._words:
            self._add_line()

    def _add_word(self, title: str) -> None:
        box, confidence = _box(title), _CONFIDENCE.search(title)
        if box is None:
            return
        sure = int(confidence[1]) if confidence else 0
        for text, part in _parts(self._letters, box):
            self._words.append(SeenWord(text=text, box=part, confidence=sure))

    def _add_line(self) -> None:
        box = _box(self._title) or self._words[0].box
        letters = sum(len(word.text) for word in self._words)
        if letters >= _MIN_LETTERS and box[3] - box[1] > box[2] - box[0]:
            return
        line = _BASELINE.search(self._title)
        slope, offset = (float(line[1]), float(line[2])) if line else (0.0, 0.0)
        words = tuple(self._words)
        self.lines.append(SeenLine(words=words, left=box[0], base=box[3] + offset, slope=slope))


def _parts(
    letters: Sequence[tuple[str, PixelBox | None]], box: PixelBox
) -> Iterator[tuple[str, PixelBox]]:
    """A word, cut where a space before or after a figure was overlooked."""
    wide = _SPACE * (box[3] - box[1])
    cuts = [
        i
        for i, ((left, a), (right, b)) in enumerate(pairwise(letters), start=1)
        if _is_joint(left[-1], right[0]) and a and b and b[0] - a[2] >= wide
    ]
    for start, end in pairwise([0, *cuts, len(letters)]):
        text = "".join(letter for letter, _ in letters[start:end])
        if text:
            yield text, _around([b for _, b in letters[start:end] if b], box) if cuts else box


def _is_joint(left: str, right: str) -> bool:
    """Between a word and a figure; a full stop or a narrow 1 has white around it anyway."""
    return (left.isalpha() and right.isdigit()) or (left.isdigit() and right.isalpha())


def _around(boxes: Sequence[PixelBox], word: PixelBox) -> PixelBox:
    return min(b[0] for b in boxes), word[1], max(b[2] for b in boxes), word[3]


def _box(title: str, form: re.Pattern[str] = _BOX) -> PixelBox | None:
    found = form.search(title)
    return (int(found[1]), int(found[2]), int(found[3]), int(found[4])) if found else None
