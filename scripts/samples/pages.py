"""Fills pages with strips: columns, footnotes, side column, margin numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scripts.samples.design import Design
from scripts.samples.marks import Mark, Stroke, glyphs, label, moved
from scripts.samples.markup import Heading
from scripts.samples.strips import Strip
from scripts.samples.typeset import NoteCounter, Style, compose


@dataclass(slots=True)
class Page:
    """A page being filled."""

    marks: list[Mark] = field(default_factory=list)
    side_marks: list[Mark] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    side_end: float = 0.0


def fill(design: Design, strips: list[Strip]) -> list[Page]:
    """Place the strips on as many pages as they need."""
    filler = _Filler(design)
    for group in _groups(strips):
        filler.place(group)
    filler.finish()
    for page in filler.pages:  # the side column is drawn last, as layout programs write frames
        page.marks.extend(page.side_marks)
    return filler.pages


def text_width(design: Design) -> float:
    """Width of one text column in points."""
    left, _, right, _ = design.margins
    width = design.paper[0] - left - right
    if design.side:
        width -= design.side + design.gutter
    return (width - design.gutter * (design.columns - 1)) / design.columns


def _groups(strips: list[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


class _Filler:
    def __init__(self, design: Design) -> None:
        self._design = design
        self._width = text_width(design)
        self._top = design.margins[1]
        self._bottom = design.paper[1] - design.margins[3]
        self._note_style = design.small()
        self._line = 0
        self._column = 0
        self._y = self._top
        self._notes: list[str] = []
        self.pages = [Page()]

    def place(self, group: list[Strip]) -> None:
        """Put strips that belong together into one column."""
        if any(strip.new_page for strip in group):
            self._next_page()
        started = self._y > self._top
        need = sum(s.height + s.before for s in group) - (0 if started else group[0].before)
        notes = [note for strip in group for note in strip.notes]
        if started and self._y + need > self._bottom - self._notes_height(self._notes + notes):
            self._next_column()
            repeat = group[0].repeat
            if repeat is not None:
                self._put(repeat)
        for strip in group:
            self._put(strip)

    def finish(self) -> None:
        """Draw what is still waiting at the foot of the last column."""
        self._draw_notes()

    def _put(self, strip: Strip) -> None:
        if self._y > self._top:
            self._y += strip.before
        page = self.pages[-1]
        x = self._left()
        page.marks.extend(moved(mark, x, self._y) for mark in strip.marks)
        if strip.heading is not None:
            page.headings.append(strip.heading)
        if strip.beside is not None:
            self._put_beside(*strip.beside)
        if strip.counted and self._design.line_numbers:
            self._number_line(strip)
        self._notes.extend(strip.notes)
        self._y += strip.height

    def _put_beside(self, marks: tuple[Mark, ...], height: float) -> None:
        page = self.pages[-1]
        top = max(self._y, page.side_end)
        if top + height > self._bottom:
            top = max(page.side_end, self._bottom - height)
        x = self._design.margins[0] + self._width + self._design.gutter
        page.side_marks.extend(moved(mark, x, top) for mark in marks)
        page.side_end = top + height

    def _number_line(self, strip: Strip) -> None:
        self._line += 1
        style = replace(self._note_style, size=7.5, colour="#666666")
        y = self._y + self._design.leading * 0.72
        mark = label(str(self._line), style, self._design.margins[0] - 14, y, right=True)
        self.pages[-1].marks.append(mark)

    def _left(self) -> float:
        return self._design.margins[0] + self._column * (self._width + self._design.gutter)

    def _next_column(self) -> None:
        if self._column + 1 == self._design.columns:
            self._next_page()
            return
        self._draw_notes()
        self._column += 1
        self._y = self._top

    def _next_page(self) -> None:
        self._draw_notes()
        self.pages.append(Page())
        self._column = 0
        self._y = self._top

    def _note_lines(self, notes: list[str]) -> list[tuple[Mark, float]]:
        """Marks of the notes, each with the height of its line, from their own top."""
        style: Style = replace(self._note_style, before=0)
        return [
            (glyphs(line, style, 0, 0), style.leading)
            for note in notes
            for line in compose(note, style, self._width, NoteCounter())
        ]

    def _notes_height(self, notes: list[str]) -> float:
        if not notes:
            return 0.0
        return sum(height for _, height in self._note_lines(notes)) + 12

    def _draw_notes(self) -> None:
        if not self._notes:
            return
        x = self._left()
        y = self._bottom - self._notes_height(self._notes) + 8
        page = self.pages[-1]
        page.marks.append(Stroke(x=x, y=y, x1=x + 110, y1=y, width=0.4))
        y += 3
        for mark, height in self._note_lines(self._notes):
            page.marks.append(moved(mark, x, y))
            y += height
        self._notes = []
