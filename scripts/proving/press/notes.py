"""Footnotes at the bottom of a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.proving.press.lines import Line, NoteNumbers, Type, stream, take_line
from scripts.proving.press.marks import Mark, Rule, Text

# Space between running text and footnotes, in points; their rule stands in it.
_ABOVE = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """How footnotes are set."""

    kind: Type
    width: float

    def height(self, notes: Sequence[str]) -> float:
        """What the notes of a page need, with the space above them."""
        if not notes:
            return 0.0
        return _ABOVE + sum(len(self._lines(note)) for note in notes) * self.kind.leading

    def marks(self, notes: Sequence[str], x: float, bottom: float) -> Iterator[Mark]:
        """The notes above the bottom of a page, under a rule."""
        top = bottom - self.height(notes) + _ABOVE
        yield Rule(x=x, y=top - 4, x1=x + 60, y1=top - 4)
        for note in notes:
            for line in self._lines(note):
                top += self.kind.leading
                yield Text(x=x, y=top - self.kind.leading * 0.25, runs=line.runs)

    def _lines(self, note: str) -> list[Line]:
        lines: list[Line] = []
        rest = stream(note, self.kind, NoteNumbers())
        while not rest.empty:
            line, rest = take_line(rest, self.width, self.kind)
            lines.append(line)
        return lines
