"""Breaks marked-up text into justified lines of real glyph runs."""

import re
from dataclasses import dataclass
from enum import StrEnum

from reportlab.pdfbase.pdfmetrics import stringWidth

from scripts.samples.hyphenation import syllables

_INLINE = re.compile(r"(<b>|</b>|<i>|</i>|<fn>.*?</fn>)")
# Added to a space, in ems; a line that would need more (before a long address) stays ragged.
_LOOSEST = 1.3
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_WORD_PARTS = re.compile(r"[A-Za-zÄÖÜäöüß]+|[-/–]+|[^A-Za-zÄÖÜäöüß\-/–]+")


class Align(StrEnum):
    """How the lines of a text stand in their column."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The fonts of one family, by their PDF names."""

    regular: str
    bold: str
    italic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is set; lengths in points."""

    face: Face
    size: float
    leading: float
    align: Align = Align.JUSTIFY
    bold: bool = False
    colour: str = "#000000"
    before: float = 0.0
    hyphenate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Glyphs of one font; ``rise`` lifts the calls of footnotes."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """Natural width in points."""
        return float(stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line ready to be drawn, with the footnotes that are called in it."""

    runs: tuple[Run, ...]
    word_space: float
    indent: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a word after which the line may end (``joint``: with or without a hyphen)."""

    run: Run
    joint: str  # "" no break, "-" break with a hyphen, "0" break without one
    note: str | None = None


class NoteCounter:
    """Numbers the footnotes of one document in the order of their calls."""

    def __init__(self) -> None:
        self._count = 0

    def next(self) -> int:
        """The next number, from 1."""
        self._count += 1
        return self._count


def compose(text: str, style: Style, width: float, counter: NoteCounter) -> list[SetLine]:
    """Set a text in lines no wider than ``width``."""
    words = _words(text, style, counter)
    space = Run(text=" ", font=_font(style, False, False), size=style.size)
    lines: list[list[list[_Piece]]] = []
    current: list[list[_Piece]] = []
    queue = list(reversed(words))
    while queue:
        word = queue.pop()
        room = width - _natural(current, space) - (space.width if current else 0.0)
        if _word_width(word) <= room:
            current.append(word)
            continue
        head, tail = _break_word(word, room)
        if head:
            current.append(head)
        if not current:  # a part that is wider than the column stands alone
            current, tail = [word], []
        if tail:
            queue.append(tail)
        lines.append(current)
        current = []
    if current:
        lines.append(current)
    return [
        _set(line, style, width, space, last=i == len(lines) - 1) for i, line in enumerate(lines)
    ]


def _font(style: Style, bold: bool, italic: bool) -> str:
    if bold or style.bold:
        return style.face.bold
    return style.face.italic if italic else style.face.regular


def _words(text: str, style: Style, counter: NoteCounter) -> list[list[_Piece]]:
    words: list[list[_Piece]] = [[]]
    bold = italic = False
    for part in _INLINE.split(_THOUSANDS.sub("\N{NO-BREAK SPACE}", text)):
        if part in {"<b>", "</b>"}:
            bold = part == "<b>"
        elif part in {"<i>", "</i>"}:
            italic = part == "<i>"
        elif part.startswith("<fn>"):
            words[-1].append(_call(part[4:-5], style, counter))
        else:
            font = _font(style, bold, italic)
            for i, word in enumerate(part.split(" ")):
                if i:
                    words.append([])
                words[-1].extend(_pieces(word, font, style))
    return [word for word in words if word]


def _call(note: str, style: Style, counter: NoteCounter) -> _Piece:
    number = str(counter.next())
    run = Run(
        text=number,
        font=style.face.regular,
        size=round(style.size * 0.62, 1),
        rise=round(style.size * 0.36, 1),
    )
    return _Piece(run, "", f"{number} {note}")


def _pieces(word: str, font: str, style: Style) -> list[_Piece]:
    pieces: list[_Piece] = []
    for part in _WORD_PARTS.findall(word):
        cut = syllables(part) if style.hyphenate and "@" not in word else [part]
        for i, syllable in enumerate(cut):
            joint = "-" if i < len(cut) - 1 else ""
            pieces.append(_Piece(Run(text=syllable, font=font, size=style.size), joint))
        if part in {"-", "/"} and len(pieces) > 1 and "@" not in word:
            pieces[-1] = _Piece(pieces[-1].run, "0")
    if pieces and pieces[-1].joint == "0":
        pieces[-1] = _Piece(pieces[-1].run, "")
    return pieces


def _word_width(word: list[_Piece]) -> float:
    return sum(piece.run.width for piece in word)


def _natural(words: list[list[_Piece]], space: Run) -> float:
    return sum(_word_width(word) for word in words) + space.width * max(0, len(words) - 1)


def _break_word(word: list[_Piece], room: float) -> tuple[list[_Piece], list[_Piece]]:
    """The longest head of the word that fits, with its hyphen, and the rest."""
    best = 0
    used = 0.0
    for i, piece in enumerate(word[:-1]):
        used += piece.run.width
        hyphen = stringWidth("-", piece.run.font, piece.run.size) if piece.joint == "-" else 0.0
        if piece.joint and used + hyphen <= room:
            best = i + 1
    if not best:
        return [], word
    head = word[:best]
    last = head[-1]
    if last.joint == "-":
        run = Run(text=last.run.text + "-", font=last.run.font, size=last.run.size)
        head = [*head[:-1], _Piece(run, "")]
    return head, word[best:]


def _set(
    words: list[list[_Piece]], style: Style, width: float, space: Run, *, last: bool
) -> SetLine:
    spare = width - _natural(words, space)
    # reportlab writes a no-break space as a plain one, which word spacing widens, too.
    fixed = sum(p.run.text.count("\N{NO-BREAK SPACE}") for word in words for p in word)
    gaps = len(words) - 1 + fixed
    stretch = 0.0
    if style.align is Align.JUSTIFY and not last and gaps:
        stretch = spare / gaps if spare / gaps < style.size * _LOOSEST else 0.0
    indent = spare / 2 if style.align is Align.CENTRE else 0.0
    notes = tuple(p.note for word in words for p in word if p.note is not None)
    return SetLine(runs=_merged(words), word_space=stretch, indent=indent, notes=notes)


def _merged(words: list[list[_Piece]]) -> tuple[Run, ...]:
    """Neighbouring pieces of one font as one run, the spaces inside."""
    runs: list[Run] = []
    for i, word in enumerate(words):
        for j, piece in enumerate(word):
            text = (" " if i and not j else "") + piece.run.text
            run = Run(text=text, font=piece.run.font, size=piece.run.size, rise=piece.run.rise)
            if runs and (runs[-1].font, runs[-1].size, runs[-1].rise) == (
                run.font,
                run.size,
                run.rise,
            ):
                text = runs[-1].text + run.text
                runs[-1] = Run(text=text, font=run.font, size=run.size, rise=run.rise)
            else:
                runs.append(run)
    return tuple(runs)
