"""Turns the blocks of a paper into units that flow."""

from collections.abc import Iterator
from dataclasses import replace

from scripts.proving.content import (
    Block,
    Box,
    Figure,
    Heading,
    Imprint,
    Index,
    Item,
    Paragraph,
    Quote,
    Table,
)
from scripts.proving.design import Design
from scripts.proving.press.flow import TextUnit, Unit
from scripts.proving.press.fonts import face, sign_font
from scripts.proving.press.lines import NoteNumbers, Type, stream
from scripts.proving.press.marks import Run, Text
from scripts.proving.press.units import BoxUnit, Cell, FigureUnit, TableUnit, chart, photograph

# Room for the number of a heading that hangs before its words, in points.
_NUMBER_INDENT = 44.0


class Composer:
    """Knows the types of a design and counts its footnotes."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._numbers = NoteNumbers()
        self._figures = 0
        self._opens = False
        self.head_face = face(design.heading_font, plain_names=design.plain_names)
        self.body = Type(
            face=face(design.font, plain_names=design.plain_names),
            size=design.size,
            leading=design.leading,
            justified=design.justified,
            form=design.text_form,
            ligatures=design.ligatures,
        )

    def small(self, *, bold: bool = False, italic: bool = False, colour: str = "#000000") -> Type:
        """The type of notes, captions, tables and marginalia."""
        size = round(self._design.size * 0.84, 1)
        return replace(
            self.body,
            face=self.head_face if bold else self.body.face,
            size=size,
            leading=round(size * 1.26, 1),
            justified=False,
            bold=bold,
            italic=italic,
            colour=colour,
        )

    def _boxed(self, *, title: bool = False) -> Type:
        size = round(self._design.size * 0.93, 1)
        return replace(
            self.body,
            face=self.head_face,
            size=size,
            leading=round(size * 1.34, 1),
            justified=False,
            bold=title,
            colour=self._design.box_title_ink if title else self._design.box_ink,
            hyphenate=not title,
        )

    def heading(self, level: int) -> Type:
        """The type of a heading."""
        style = self._design.heads[level - 1]
        return Type(
            face=self.head_face,
            size=style.size,
            leading=round(style.size * 1.24, 1),
            bold=style.bold,
            italic=style.italic,
            colour=style.colour,
            tracking=style.tracking,
            capitals=style.capitals,
            hyphenate=False,
            form=self._design.text_form,
        )

    def units(self, blocks: tuple[Block, ...]) -> list[Unit]:
        """The units of running text."""
        units: list[Unit] = []
        after_heading = False
        for block in blocks:
            for unit in self._units(block, after_heading=after_heading):
                units.append(unit)
            after_heading = isinstance(block, Heading)
        return units

    def _units(self, block: Block, *, after_heading: bool) -> Iterator[Unit]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._paragraph(block, after_heading=after_heading)
            case Item():
                yield self.item(block, self.body)
            case Table():
                yield from self._table(block)
            case Imprint() | Index():
                yield from self._small_lines(block)
            case _:
                yield self._set_off(block)

    def _set_off(self, block: Block) -> Unit:
        match block:
            case Quote():
                return self._quote(block)
            case Figure():
                return self._figure(block)
            case Box():
                return self.box(block)
            case _:
                raise TypeError(f"does not flow: {block}")

    def _heading(self, block: Heading) -> Unit:
        kind = self.heading(block.level)
        gap = self._design.leading * (1.9 - 0.35 * block.level)
        style = self._design.heads[block.level - 1]
        self._opens = block.level == 1 or self._opens
        number, _, words = block.text.partition(" ")
        hangs = self._design.hanging_numbers and number[0].isdigit()
        run = Run(text=number, font=kind.font(), size=kind.size)
        unit = TextUnit(
            words=stream(words if hangs else block.text, kind, self._numbers),
            kind=kind,
            before=gap,
            keep=True,
            heading=block.text,
            indent=_NUMBER_INDENT if hangs else 0.0,
            marker=Text(x=0, y=0, runs=(run,), colour=kind.colour) if hangs else None,
        )
        if not style.band:
            return unit
        return BoxUnit(
            units=(replace(unit, before=0.0),),
            look="filled",
            accent=self._design.accent,
            tint=self._design.band_ground(style),
            before=gap / 2,
            cut=False,
            keep=True,
        )

    def _paragraph(self, block: Paragraph, *, after_heading: bool) -> Unit:
        aside = None
        if block.margin is not None and self._design.side:
            kind = self.small(bold=True, colour=self._design.accent)
            aside = (stream(block.margin, kind, self._numbers), kind)
        indented = self._design.indent and not after_heading
        # A large letter needs two full lines beside it and a plain beginning.
        large = self._design.initials and self._opens and block.text[0].isalpha()
        self._opens = False
        return TextUnit(
            words=stream(block.text[1:] if large else block.text, self.body, self._numbers),
            initial=block.text[0] if large else "",
            kind=self.body,
            before=0.0 if self._design.indent else self._design.leading * 0.5,
            first=self._design.indent if indented else 0.0,
            aside=aside,
        )

    def item(self, block: Item, kind: Type) -> Unit:
        """An item with its marker hanging before it."""
        step = kind.size * (1.25 if block.marker == "-" else 1.6)
        bullet = self._design.bullet
        if block.marker != "-":
            run = Run(text=block.marker, font=kind.font(), size=kind.size)
        elif bullet == "sign":
            run = Run(text="n", font=sign_font(), size=kind.size * 0.7)
        else:
            run = Run(text=bullet, font=kind.font(), size=kind.size)
        return TextUnit(
            words=stream(block.text, kind, self._numbers),
            kind=kind,
            before=2.5,
            indent=step * block.depth,
            marker=Text(
                x=step * (block.depth - 1) + 1, y=0, runs=(run,), colour=self._marker_colour(kind)
            ),
        )

    def _marker_colour(self, kind: Type) -> str:
        return self._design.accent if self._design.coloured_bullets else kind.colour

    def _quote(self, block: Quote) -> Unit:
        size = round(self._design.size * 1.5, 1)
        kind = replace(
            self.body,
            size=size,
            leading=round(size * 1.25, 1),
            italic=True,
            justified=False,
            hyphenate=False,
            colour=self._design.accent,
        )
        text = TextUnit(words=stream(block.text, kind, self._numbers), kind=kind)
        return BoxUnit(
            units=(text,),
            look="rules" if self._design.box != "rules" else "plain",
            accent=self._design.accent,
            tint="#ffffff",
            cut=False,
        )

    def _figure(self, block: Figure) -> Unit:
        self._figures += 1
        kind = self.small(italic=True)
        caption = TextUnit(words=stream(block.caption, kind, self._numbers), kind=kind)
        draw = photograph if self._figures % 2 == 0 else chart
        beside = block.place == "beside" or self._design.captions_beside
        return FigureUnit(caption=caption, colour=self._design.accent, beside=beside, draw=draw)

    def _table(self, block: Table) -> Iterator[Unit]:
        if block.caption is not None:
            kind = self.small(bold=True)
            words = stream(block.caption, kind, self._numbers)
            yield TextUnit(words=words, kind=kind, before=10.0, keep=True)
        covered = {
            (row, column)
            for span in block.spans
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
            if (row, column) != (span.row, span.column)
        }
        sizes = {(s.row, s.column): (s.rows, s.columns) for s in block.spans}
        rows: list[tuple[Cell | None, ...]] = []
        for i, row in enumerate(block.rows):
            head = i < block.head_rows
            white = head and block.look == "dark"
            kind = self.small(bold=head, colour="#ffffff" if white else "#000000")
            cells: list[Cell | None] = []
            for j, text in enumerate(row):
                down, across = sizes.get((i, j), (1, 1))
                words = stream(text, kind, self._numbers)
                hidden = (i, j) in covered
                cells.append(None if hidden else Cell(words, kind, across=across, down=down))
            rows.append(tuple(cells))
        yield TableUnit(
            rows=tuple(rows),
            head_rows=block.head_rows,
            shares=block.widths,
            look=block.look,
            tint=self._design.tint,
            accent=self._design.accent,
        )

    def box(self, block: Box) -> BoxUnit:
        """A box with its title."""
        title = self._boxed(title=True)
        kind = self._boxed()
        units: list[Unit] = [
            TextUnit(words=stream(block.title, title, self._numbers), kind=title, keep=True)
        ]
        for inner in block.blocks:
            if isinstance(inner, Item):
                units.append(self.item(inner, kind))
            elif isinstance(inner, Paragraph):
                words = stream(inner.text, kind, self._numbers)
                units.append(TextUnit(words=words, kind=kind, before=3.5))
            else:
                raise TypeError(f"a box cannot hold {inner}")
        return BoxUnit(
            units=tuple(units),
            look=self._design.box,
            accent=self._design.accent,
            tint=self._design.box_ground,
            beside=self._beside(block),
        )

    def _beside(self, block: Box) -> float:
        if block.place != "beside" or self._design.columns > 1:
            return 0.0
        return -1.0 if self._design.side else 0.44

    def _small_lines(self, block: Imprint | Index) -> Iterator[Unit]:
        kind = self.small()
        for line in block.lines if isinstance(block, Imprint) else block.entries:
            yield TextUnit(words=stream(line, kind, self._numbers), kind=kind, before=3.0)
