"""Breaks marked-up text into lines, one at a time: each may have another width."""

import re
from dataclasses import dataclass, replace

from scripts.proving.content import pieces
from scripts.proving.press.fonts import Face, has_glyph, width
from scripts.proving.press.marks import Run
from scripts.proving.typography import shaped
from scripts.samples.hyphenation import syllables

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_PARTS = re.compile(r"[A-Za-zÄÖÜäöüß]+|[-\N{HYPHEN}/–:*_]+|[^A-Za-zÄÖÜäöüß\-\N{HYPHEN}/–:*_]+")
_LIGATURES = (
    ("ffi", "\ufb03"),
    ("ffl", "\ufb04"),
    ("ff", "\ufb00"),
    ("fi", "\ufb01"),
    ("fl", "\ufb02"),
)
# Added to a space, in ems; a line that would need more stays ragged.
_LOOSEST = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How a text is set; lengths in points."""

    face: Face
    size: float
    leading: float
    justified: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    tracking: float = 0.0
    capitals: bool = False
    hyphenate: bool = True
    form: str = "nfc"
    ligatures: bool = False

    def font(self, *, bold: bool = False, italic: bool = False) -> str:
        """The font of a stretch of text."""
        if bold or self.bold:
            return self.face.bold
        return self.face.italic if italic or self.italic else self.face.regular


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word; the line may end behind it with a hyphen (``-``), without one (``0``)."""

    run: Run
    joint: str = ""
    note: str | None = None


Word = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """Words that are still to be set; the first may be the rest of a broken one."""

    words: tuple[Word, ...]
    index: int = 0
    rest: Word = ()

    @property
    def empty(self) -> bool:
        """Whether all is set."""
        return not self.rest and self.index >= len(self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: its runs, the room that is left, the footnotes called in it."""

    runs: tuple[Run, ...]
    spare: float
    gaps: int
    notes: tuple[str, ...]


def stream(text: str, kind: Type, number: "NoteNumbers") -> Stream:
    """The words of a marked-up text."""
    words: list[list[Piece]] = [[]]
    for part in pieces(_THOUSANDS.sub("\N{NO-BREAK SPACE}", text)):
        if part.note:
            words[-1].append(number.call(part.text, kind))
            continue
        font = kind.font(bold=part.bold, italic=part.italic)
        # Ready for the press: ß has no capital in these fonts.
        shown = part.text.upper() if kind.capitals else part.text
        hyphen = kind.form == "u2010" and has_glyph(font, "\N{HYPHEN}")
        shown = shaped(shown, "u2010") if hyphen else shown
        for i, word in enumerate(shown.split(" ")):
            if i:
                words.append([])
            words[-1].extend(_pieces(word, font, kind))
    return Stream(tuple(tuple(word) for word in words if word))


class NoteNumbers:
    """Numbers the footnotes in the order of their calls."""

    def __init__(self) -> None:
        self._count = 0

    def call(self, note: str, kind: Type) -> Piece:
        """The raised number of the next note."""
        self._count += 1
        size = round(kind.size * 0.62, 1)
        run = Run(
            text=str(self._count),
            font=kind.face.regular,
            size=size,
            rise=round(kind.size * 0.36, 1),
        )
        return Piece(run, "", f"{self._count} {note}")


def take_line(source: Stream, room: float, kind: Type) -> tuple[Line, Stream]:
    """One line of at most this width, and what remains."""
    space = width(" ", kind.font(), kind.size) + kind.tracking
    line: list[Word] = []
    used = 0.0
    here = source
    while not here.empty:
        word = here.rest or here.words[here.index]
        after = replace(here, rest=()) if here.rest else replace(here, index=here.index + 1)
        gap = space if line else 0.0
        size = _width(word, kind)
        if used + gap + size <= room:
            line.append(word)
            used += gap + size
            here = after
            continue
        head, tail = _break(word, room - used - gap, kind)
        if not head and not line:  # wider than the column: it stands alone
            head, tail = word, ()
        if head:
            line.append(head)
            used += gap + _width(head, kind)
            here = replace(after, rest=tail)
        break
    notes = tuple(piece.note for word in line for piece in word if piece.note is not None)
    runs = tuple(_merged(line, kind))
    return Line(runs, room - used, _gaps(runs), notes), here


def word_space(line: Line, kind: Type, *, last: bool) -> float:
    """What is added to every space of a justified line."""
    if not kind.justified or last or not line.gaps:
        return 0.0
    stretch = line.spare / line.gaps
    return stretch if stretch < kind.size * _LOOSEST else 0.0


def _gaps(runs: tuple[Run, ...]) -> int:
    return sum(run.text.count(" ") + run.text.count("\N{NO-BREAK SPACE}") for run in runs)


def _pieces(word: str, font: str, kind: Type) -> list[Piece]:
    parts: list[Piece] = []
    whole = not kind.hyphenate or "@" in word
    for part in _PARTS.findall(word):
        cut = [part] if whole else syllables(part)
        for i, syllable in enumerate(cut):
            run = Run(text=_glyphs(syllable, font, kind), font=font, size=kind.size)
            parts.append(Piece(run, "-" if i < len(cut) - 1 else ""))
        if part[-1] in "-\N{HYPHEN}/–" and len(parts) > 1 and not whole:
            parts[-1] = Piece(parts[-1].run, "0")
    if parts and parts[-1].joint:
        parts[-1] = Piece(parts[-1].run)
    return parts


def _glyphs(text: str, font: str, kind: Type) -> str:
    if kind.ligatures:
        for plain, one in _LIGATURES:
            if has_glyph(font, one):
                text = text.replace(plain, one)
    apart = kind.form == "nfd" and has_glyph(font, "\N{COMBINING DIAERESIS}")
    return shaped(text, "nfd") if apart else text


def _width(word: Word, kind: Type) -> float:
    return sum(
        width(p.run.text, p.run.font, p.run.size) + kind.tracking * len(p.run.text) for p in word
    )


def _break(word: Word, room: float, kind: Type) -> tuple[Word, Word]:
    """The longest head of the word that fits, with its hyphen, and the rest."""
    best, used = 0, 0.0
    for i, piece in enumerate(word[:-1]):
        used += _width((piece,), kind)
        hyphen = width("-", piece.run.font, piece.run.size) if piece.joint == "-" else 0.0
        if piece.joint and used + hyphen <= room:
            best = i + 1
    if not best:
        return (), word
    head = word[:best]
    last = head[-1]
    if last.joint == "-":
        true = kind.form == "u2010" and has_glyph(last.run.font, "\N{HYPHEN}")
        sign = "\N{HYPHEN}" if true else "-"
        head = (*head[:-1], Piece(replace(last.run, text=last.run.text + sign)))
    return head, word[best:]


def _merged(words: list[Word], kind: Type) -> list[Run]:
    """Neighbouring pieces of one font as one run, the spaces inside."""
    del kind
    runs: list[Run] = []
    for i, word in enumerate(words):
        for j, piece in enumerate(word):
            run = piece.run
            text = (" " if i and not j else "") + run.text
            last = runs[-1] if runs else None
            if last and (last.font, last.size, last.rise) == (run.font, run.size, run.rise):
                runs[-1] = replace(last, text=last.text + text)
            else:
                runs.append(replace(run, text=text))
    return runs
