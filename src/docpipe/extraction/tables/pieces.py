"""Words of a page to rows of pieces: what a table's cells are made of.

A piece is a stretch of a row without a wide gap in it: a cell, part of one, or a line of text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median

from docpipe.extraction.geometry import union
from docpipe.extraction.lines import Run, is_bold
from docpipe.extraction.words import Word
from docpipe.model import BBox

GAP = 0.45
"""In units of the type size: a wider gap parts two pieces. Word spaces have .2 to .35; those of
justified lines more, but not at one place in line after line."""

FIGURE_GAP = 0.31
"""… between two figures: the space that parts thousands is narrow."""

_SAME_ROW = 0.6
# … and a narrower one no word.
_TOUCH = 0.1
# Justified lines: so many words, mostly of letters; spaces that are nearly equal, or not so wide.
_MIN_JUSTIFIED = 5
_MOST_WORDS = 0.6
_UNEVEN = 1.35
_WIDE_SPACE = 0.6
_WIDEST_SPACE = 1.4
_BLANK = re.compile(r"[^\w\s]{1,3}|[xX]|[nk]\.?/?\s?[aAb]\.?|N/?A|NV|ns|\.{2,}|(?:\. ?){3,}")
_MARKER = re.compile(r"\d{1,2}[.)]|[a-zA-Z][.)]|\(\w{1,2}\)|§+|[•▪■●○◦►▶➢✓✔–—‣·*-]")
_FIGURE_START = re.compile(r"[-–−—+±<>≤≥≈~(\[$€£¥ ]*\d")
_UNITS = re.compile(
    r"(?: ?(?:EUR|Euro|Cent|Dollar|Prozent|percent|v\.? ?H\.?|Mio\.?|Mrd\.?|Tsd\.?|Tausend|million"
    r"|billion|Jahren?|Jahr|Monaten?|Monat|Wochen?|Tagen?|Tag|Std\.?|Stunden?|Min\.?|Uhr|k?m²?|kg|ha|t|h))+$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\W{0,2}")
_DOTS = re.compile(r"[.…·_]+")
# So many words of dots in a line lead somewhere; a single one says "none".
_MIN_DOTS = 3
_MAX_FIGURE = 30
CAPTION = re.compile(
    r"(?:Tab(?:elle|\.)|Übersicht|Abb(?:ildung|\.)|Schaubild|Grafik|Table|Figure|Exhibit|Chart)"
    r"\s*(?:\d|[A-Z]\b|:)"
)
"""How the caption of a table or figure begins."""


@dataclass(slots=True)
class Piece:
    """A stretch of a row.

    Attributes:
        text: Its words with spaces between them.
        figure: It says a number.
        blank: It says that there is none: a dash, "n/a".
    """

    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    figure: bool
    blank: bool

    @property
    def middle(self) -> float:
        """Half way between left and right edge."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """Of the box."""
        return self.x1 - self.x0

    @property
    def size(self) -> float:
        """Type size of its first word."""
        return self.words[0].style.size

    @property
    def n_words(self) -> int:
        """How many words; letters painted one by one are one."""
        return self.text.count(" ") + 1

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(is_bold(word) for word in self.words)

    @property
    def is_year(self) -> bool:
        """A year, or two."""
        return is_year(self.text)

    @property
    def is_marker(self) -> bool:
        """A bullet or a number of a list."""
        return is_marker(self.text)


@dataclass
class TextRow:
    """Words on one line of print, from left to right."""

    words: list[Word]
    box: BBox
    size: float
    pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def middle(self) -> float:
        """Half way between upper and lower edge."""
        return (self.box[1] + self.box[3]) / 2

    def part(self, pieces: list[Piece]) -> "TextRow":
        """A row of these pieces only."""
        if len(pieces) == len(self.pieces):
            return self
        return TextRow(
            words=[word for piece in pieces for word in piece.words],
            box=(
                pieces[0].x0,
                min(piece.top for piece in pieces),
                max(piece.x1 for piece in pieces),
                max(piece.bottom for piece in pieces),
            ),
            size=self.size,
            pieces=pieces,
        )


def text_rows(runs: Iterable[Run]) -> list[TextRow]:
    """The lines that stand at one height as one row, from the top down."""
    boxed = [(union([word.bbox for word in run]), run) for run in runs]
    boxed.sort(key=lambda item: (item[0][1] + item[0][3], item[0][0]))
    rows: list[tuple[BBox, list[Run]]] = []
    for box, run in boxed:
        at = _row_of(rows, box)
        if at is None:
            rows.append((box, [run]))
        else:
            rows[at][1].append(run)
    return sorted((_to_row(held) for _, held in rows), key=lambda row: (row.middle, row.box[0]))


def _row_of(rows: Sequence[tuple[BBox, list[Run]]], box: BBox) -> int | None:
    """Rows come in order of their middles, so only the last few can be at the same height."""
    for at in range(len(rows) - 1, max(len(rows) - 6, -1), -1):
        other = rows[at][0]
        shared = min(other[3], box[3]) - max(other[1], box[1])
        if shared >= _SAME_ROW * min(other[3] - other[1], box[3] - box[1]):
            return at
    return None


def _to_row(runs: Sequence[Run]) -> TextRow:
    gaps = [_gap_in(run) for run in runs]
    placed = sorted(
        ((word, k) for k, run in enumerate(runs) for word in run),
        key=lambda item: (item[0].bbox[0], item[0].bbox[2]),
    )
    words = [word for word, _ in placed]
    row = TextRow(
        words=words,
        box=union([word.bbox for word in words]),
        size=median(word.style.size for word in words),
    )
    row.pieces = [to_piece(part) for part in _cut(placed, gaps)]
    return row


def _cut(placed: Sequence[tuple[Word, int]], gaps: Sequence[float]) -> Iterator[list[Word]]:
    leads = sum(is_dots(word.text) for word, _ in placed) >= _MIN_DOTS
    part: list[Word] = []
    right, before = 0.0, -1
    for word, run in placed:
        gap = gaps[run] if run == before else GAP
        led = leads and is_dots(word.text)
        if part and not led and word.bbox[0] - right > _allowed(part[-1], word, gap):
            yield part
            part = []
        right = max(right, word.bbox[2]) if part else word.bbox[2]
        part.append(word)
        before = run
    if part:
        yield part


def _gap_in(run: Run) -> float:
    """The widest space within a piece of this line.

    In a line of justified text all spaces are wide, and equally wide; none of them parts cells.
    """
    if len(run) < _MIN_JUSTIFIED or sum(map(_has_letters, run)) < _MOST_WORDS * len(run):
        return GAP
    spaces = sorted(
        space
        for before, after in pairwise(run)
        if (space := (after.bbox[0] - before.bbox[2]) / after.style.size) > _TOUCH
    )
    if len(spaces) < _MIN_JUSTIFIED - 1 or spaces[-1] <= GAP:
        return GAP
    usual = spaces[len(spaces) // 2]
    even = spaces[-1] <= _UNEVEN * spaces[0] or usual <= _WIDE_SPACE
    return max(GAP, _UNEVEN * usual) if even and usual <= _WIDEST_SPACE else GAP


def _has_letters(word: Word) -> bool:
    return any(char.isalpha() for char in word.text)


def _allowed(before: Word, word: Word, gap: float) -> float:
    """The widest space between two words of one piece, in points."""
    size = max(before.style.size, word.style.size)
    if before.text[-1:].isdigit() and word.text[-1:].isdigit():
        return min(gap, FIGURE_GAP) * size
    return gap * size


def to_piece(words: list[Word]) -> Piece:
    """Box and reading of some words."""
    box = union([word.bbox for word in words])
    text = joined(words)
    blank = bool(_BLANK.fullmatch(text))
    return Piece(
        words=words,
        x0=box[0],
        top=box[1],
        x1=box[2],
        bottom=box[3],
        text=text,
        figure=not blank and is_figure(text),
        blank=blank,
    )


def joined(words: Sequence[Word]) -> str:
    """The words with spaces between them; letters painted one by one are one word."""
    parts = [words[0].text]
    for before, word in pairwise(words):
        if word.bbox[0] - before.bbox[2] > _TOUCH * word.style.size:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def is_figure(text: str) -> bool:
    """It begins with a digit (or sign) and has more digits than letters.

    The number of a list item is none.
    """
    if len(text) > _MAX_FIGURE or not _FIGURE_START.match(text) or _MARKER.fullmatch(text):
        return False
    text = _UNITS.sub("", text)
    digits = sum(char.isdigit() for char in text)
    return digits > sum(char.isalpha() for char in text)


def is_year(text: str) -> bool:
    """A year, or two."""
    return bool(_YEAR.fullmatch(text))


def is_marker(text: str) -> bool:
    """A bullet or a number of a list."""
    return bool(_MARKER.fullmatch(text))


def is_dots(text: str) -> bool:
    """Dots that lead the eye from a label to its figure."""
    return bool(_DOTS.fullmatch(text))
