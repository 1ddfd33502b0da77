"""Turns blocks into strips: horizontal slices that a page takes or leaves as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.samples.design import BoxStyle, Design
from scripts.samples.marks import Glyphs, Mark, Panel, Stroke, glyphs, label, moved
from scripts.samples.markup import (
    Block,
    Box,
    Caption,
    Columns,
    Contents,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Table,
)
from scripts.samples.typeset import NoteCounter, Style, compose

_CELL_PAD = 4.0
_BOX_PAD = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A slice of the page; marks are relative to its top left.

    Attributes:
        before: Space above, dropped at the top of a column.
        keep: Must stand in one column with the next strip.
        notes: Footnotes called in it.
        beside: Marks for the side column, with their height.
        repeat: Drawn again at the top of the next column while set (table heads).
        counted: A line of the body that a numbered margin counts.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0.0
    keep: bool = False
    notes: tuple[str, ...] = ()
    beside: tuple[tuple[Mark, ...], float] | None = None
    heading: Heading | None = None
    new_page: bool = False
    repeat: "Strip | None" = None
    counted: bool = False


class StripMaker:
    """Makes strips of one width, with one count of footnotes."""

    def __init__(self, design: Design, width: float, notes: NoteCounter) -> None:
        self._design = design
        self._width = width
        self._notes = notes

    def strips(
        self, blocks: tuple[Block, ...], entries: tuple[tuple[Heading, str], ...]
    ) -> list[Strip]:
        """All strips in reading order; ``entries`` fill the contents list."""
        result: list[Strip] = []
        for block in blocks:
            result.extend(self._block(block, entries))
        return result

    def _block(self, block: Block, entries: tuple[tuple[Heading, str], ...]) -> Iterator[Strip]:
        match block:
            case Heading() | Paragraph() | Caption() | Item():
                yield from self._lines(block)
            case Table():
                yield from self._table(block)
            case Box():
                yield self._box(block)
            case Contents():
                yield from self._contents(entries)
            case PageBreak() | Columns():
                yield Strip(height=0, new_page=True)

    def _lines(self, block: Heading | Paragraph | Caption | Item) -> Iterator[Strip]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield from self._paragraph(block)
            case Item():
                yield from self._item(block, self._design.body, self._width)
            case Caption():
                style = replace(self._design.small(bold=True), before=9)
                yield from self._text(block.text, style, self._width, keep=True)

    def _text(
        self, text: str, style: Style, width: float, *, x: float = 0.0, keep: bool = False
    ) -> Iterator[Strip]:
        """One strip a line; the first two and the last two lines stay together."""
        lines = compose(text, style, width, self._notes)
        for i, line in enumerate(lines):
            yield Strip(
                height=style.leading,
                marks=(glyphs(line, style, x, 0),),
                before=style.before if i == 0 else 0.0,
                keep=keep or i == 0 < len(lines) - 1 or 0 < i == len(lines) - 2,
                notes=line.notes,
                counted=True,
            )

    def _heading(self, block: Heading) -> Iterator[Strip]:
        style = self._design.heading(block.level)
        strips = list(self._text(block.text, style, self._width, keep=True))
        yield replace(strips[0], heading=block)
        yield from strips[1:]

    def _paragraph(self, block: Paragraph) -> Iterator[Strip]:
        strips = list(self._text(block.text, self._design.body, self._width))
        if block.margin is not None:
            style = replace(self._design.small(bold=True), colour=self._design.accent)
            lines = compose(block.margin, style, self._design.side, self._notes)
            marks = tuple(glyphs(ln, style, 0, i * style.leading) for i, ln in enumerate(lines))
            strips[0] = replace(strips[0], beside=(marks, style.leading * len(lines) + 6))
        yield from strips

    def _item(self, block: Item, style: Style, width: float) -> Iterator[Strip]:
        marker = self._design.bullet if block.marker == "-" else block.marker
        indent = style.size * (1.3 if block.marker == "-" else 1.7)
        tight = replace(style, before=style.before * 0.55)
        strips = list(self._text(block.text, tight, width - indent, x=indent))
        first = strips[0].marks[0]
        bullet = label(marker, replace(style, bold=False), 2, first.y)
        yield replace(strips[0], marks=(bullet, first))
        yield from strips[1:]

    def _table(self, block: Table) -> Iterator[Strip]:
        head = self._row(block, block.rows[0], bold=True)
        yield replace(head, before=4, keep=True)
        for i, row in enumerate(block.rows[1:]):
            strip = self._row(block, row, bold=False)
            yield replace(strip, repeat=head, keep=i == 0)
        yield Strip(height=6)

    def _row(self, block: Table, cells: tuple[str, ...], *, bold: bool) -> Strip:
        style = self._design.small(bold=bold)
        unit = self._width / sum(block.widths)
        marks: list[Mark] = []
        x = 0.0
        bottom = 0.0
        for cell, share in zip(cells, block.widths, strict=True):
            lines = compose(cell, style, unit * share - 2 * _CELL_PAD, self._notes)
            for i, line in enumerate(lines):
                top = _CELL_PAD + i * style.leading
                marks.append(glyphs(line, style, x + _CELL_PAD, top))
            bottom = max(bottom, 2 * _CELL_PAD + len(lines) * style.leading)
            x += unit * share
        frame = self._row_frame(block, bottom, bold=bold) if block.ruled else []
        return Strip(height=bottom, marks=(*frame, *marks))

    def _row_frame(self, block: Table, height: float, *, bold: bool) -> list[Mark]:
        unit = self._width / sum(block.widths)
        frame: list[Mark] = []
        if bold:
            frame.append(Panel(x=0, y=0, width=self._width, height=height, fill=self._design.tint))
        edges = [unit * sum(block.widths[:i]) for i in range(len(block.widths) + 1)]
        frame.extend(Stroke(x=x, y=0, x1=x, y1=height) for x in edges)
        frame.extend(Stroke(x=0, y=y, x1=self._width, y1=y) for y in (0.0, height))
        return frame

    def _box(self, block: Box) -> Strip:
        width = self._design.side if block.beside else self._width
        marks, height = self._box_marks(block, width)
        if block.beside:
            return Strip(height=0, beside=(marks, height + 10), keep=True)
        return Strip(height=height + 4, marks=marks, before=11)

    def _box_marks(self, block: Box, width: float) -> tuple[tuple[Mark, ...], float]:
        style = self._design.boxed()
        inner = width - 2 * _BOX_PAD
        title = replace(style, bold=True, before=0, colour=self._design.accent)
        strips = list(self._text(block.title, title, inner))
        for part in block.blocks:
            if isinstance(part, Item):
                strips.extend(self._item(part, style, inner))
            elif isinstance(part, Paragraph):
                strips.extend(self._text(part.text, style, inner))
            else:
                raise TypeError(f"a box cannot hold {part}")
        marks: list[Mark] = []
        y = _BOX_PAD
        for strip in strips:
            y += strip.before
            marks.extend(moved(mark, _BOX_PAD, y) for mark in strip.marks)
            y += strip.height
        height = y + _BOX_PAD
        return (*self._box_frame(width, height), *marks), height

    def _box_frame(self, width: float, height: float) -> tuple[Mark, ...]:
        design = self._design
        match design.box:
            case BoxStyle.FILLED:
                return (Panel(x=0, y=0, width=width, height=height, fill=design.tint),)
            case BoxStyle.STROKED:
                return (Panel(x=0, y=0, width=width, height=height, stroke=design.accent),)
            case BoxStyle.BAR:
                return (
                    Panel(x=0, y=0, width=width, height=height, fill="#f4f4f4"),
                    Panel(x=0, y=0, width=3, height=height, fill=design.accent),
                )

    def _contents(self, entries: tuple[tuple[Heading, str], ...]) -> Iterator[Strip]:
        for heading, page in entries:
            if heading.level < 3:
                yield self._entry(heading, page)

    def _entry(self, heading: Heading, page: str) -> Strip:
        style = replace(
            self._design.body,
            face=self._design.head_face,
            bold=heading.level == 1,
            size=self._design.size * 0.92,
        )
        indent = 14.0 * (heading.level - 1)
        lines = compose(heading.text, style, self._width - indent - 46, self._notes)
        lines = [replace(line, word_space=0.0) for line in lines]
        marks: list[Mark] = [
            glyphs(line, style, indent, i * style.leading) for i, line in enumerate(lines)
        ]
        number = label(page, style, self._width, marks[-1].y, right=True)
        marks.extend((*_leader(marks[-1], number, style), number))
        return Strip(
            height=style.leading * len(lines),
            marks=tuple(marks),
            before=8 if heading.level == 1 else 2,
        )


def _leader(entry: Mark, number: Glyphs, style: Style) -> tuple[Glyphs, ...]:
    """Dots from the entry to its page number."""
    if not isinstance(entry, Glyphs):
        return ()
    plain = replace(style, bold=False)
    start = entry.x + sum(run.width for run in entry.runs) + 4
    dot = label(".", plain, 0, 0).runs[0].width
    count = int((number.x - 4 - start) / dot)
    return (label("." * count, plain, number.x - 4 - count * dot, entry.y),) if count > 2 else ()
