"""Boxes, tables, pictures: what is set as a whole or cut between its parts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from scripts.proving.press.flow import Frame, Obstacle, Placed, Room, Unit, fill
from scripts.proving.press.lines import Stream, Type, take_line, word_space
from scripts.proving.press.marks import Mark, Panel, Picture, Rule, Text, moved

_PAD = 9.0
_CELL = 4.0
_FAR = 100_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxUnit:
    """Units in a frame of their own.

    Attributes:
        look: ``filled``, ``stroked``, ``bar`` or ``rules``.
        cut: May go on in the next frame.
        beside: Share of the width it takes at the right, with the text running beside it; 0 for
            the whole width; below 0: in the side column.
    """

    units: tuple[Unit, ...]
    look: str
    accent: str
    tint: str
    before: float = 8.0
    cut: bool = True
    beside: float = 0.0
    keep: bool = False

    def place(self, room: Room) -> tuple[Placed | None, Unit | None]:
        """Set the box, or as much of it as fits."""
        if self.beside < 0 and room.side is not None:
            return self._in_margin(room)
        if self.beside > 0:
            return self._inset(room)
        y = room.y + (0.0 if room.fresh else self.before)
        y = max([y, *(o.y1 for o in room.obstacles)])
        return self._set(replace(room, y=y))

    def _set(self, room: Room) -> tuple[Placed | None, Unit | None]:
        inner = Frame(
            x=room.x + _PAD, y=room.y + _PAD, width=room.width - 2 * _PAD, bottom=room.bottom - _PAD
        )
        if inner.bottom - inner.y < 30:
            return None, self
        try:
            filled = fill(self.units, [inner])
        except ValueError:
            return None, self
        if filled.rest and (not self.cut or not filled.marks):
            return None, self
        end = filled.ends[0] + _PAD if not filled.rest else room.bottom
        panel = self.panel(room.x, room.y, room.width, end - room.y)
        rest = replace(self, units=filled.rest) if filled.rest else None
        placed = Placed(
            marks=(*panel, *filled.marks),
            end=end + self.before,
            notes=tuple(filled.notes),
            headings=tuple(filled.headings),
        )
        return placed, rest

    def _in_margin(self, room: Room) -> tuple[Placed | None, Unit | None]:
        if room.side is None:
            raise ValueError("there is no margin column")
        top = max(room.y + 3, room.side_end)
        side = replace(room, x=room.side[0], width=room.side[1], y=top, side=None)
        placed, rest = replace(self, cut=False)._set(side)
        if placed is None or rest is not None:
            return replace(self, beside=0.0).place(room)
        return replace(placed, end=room.y, side_end=placed.end + 6), None

    def _inset(self, room: Room) -> tuple[Placed | None, Unit | None]:
        width = room.width * self.beside
        x = room.x + room.width - width
        y = max([room.y + 4, *(o.y1 + 6 for o in room.obstacles)])
        placed, rest = replace(self, cut=False)._set(
            replace(room, x=x, width=width, y=y, obstacles=())
        )
        if placed is None or rest is not None:
            return None, self
        end = placed.end - self.before
        obstacle = Obstacle(x0=x - 12, x1=x + width, y0=y - 4, y1=end + 6)
        return replace(placed, end=room.y, obstacles=(obstacle,)), None

    def panel(self, x: float, y: float, width: float, height: float) -> tuple[Mark, ...]:
        """The ground and edges of the box."""
        match self.look:
            case "stroked":
                return (Panel(x=x, y=y, width=width, height=height, stroke=self.accent, corner=5),)
            case "bar":
                return (
                    Panel(x=x, y=y, width=width, height=height, fill="#f3f3f3"),
                    Panel(x=x, y=y, width=3.5, height=height, fill=self.accent),
                )
            case "rules":
                edges = (y, y + height)
                return tuple(
                    Rule(x=x, y=e, x1=x + width, y1=e, width=1.4, colour=self.accent) for e in edges
                )
            case _:
                return (Panel(x=x, y=y, width=width, height=height, fill=self.tint),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairUnit:
    """Two boxes side by side, of one height."""

    left: BoxUnit
    right: BoxUnit
    gutter: float
    keep: bool = False

    def place(self, room: Room) -> tuple[Placed | None, Unit | None]:
        """Both, or none."""
        half = (room.width - self.gutter) / 2
        marks: list[Mark] = []
        heights: list[float] = []
        for x, box in ((room.x, self.left), (room.x + half + self.gutter, self.right)):
            inner = Frame(x=x + _PAD, y=room.y + _PAD, width=half - 2 * _PAD, bottom=_FAR)
            filled = fill(box.units, [inner])
            marks.extend(filled.marks)
            heights.append(filled.ends[0] + _PAD - room.y)
        height = max(heights)
        if room.y + height > room.bottom:
            return None, self
        grounds = [
            *self.left.panel(room.x, room.y, half, height),
            *self.right.panel(room.x + half + self.gutter, room.y, half, height),
        ]
        return Placed(marks=(*grounds, *marks), end=room.y + height + 8), None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that covers ``across`` columns and ``down`` rows."""

    words: Stream
    kind: Type
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUnit:
    """Rows of cells; None stands where a neighbour's cell reaches. The head comes again."""

    rows: tuple[tuple[Cell | None, ...], ...]
    head_rows: int
    shares: tuple[int, ...]
    look: str
    tint: str
    accent: str = "#000000"
    before: float = 4.0
    keep: bool = False

    def place(self, room: Room) -> tuple[Placed | None, Unit | None]:
        """As many rows as fit."""
        y = room.y + (0.0 if room.fresh else self.before)
        y = max([y, *(o.y1 for o in room.obstacles)])
        heights = self._heights(room.width)
        count, end = 0, y
        while count < len(self.rows) and end + heights[count] <= room.bottom:
            end += heights[count]
            count += 1
        if count <= self.head_rows or (count < len(self.rows) and count < self.head_rows + 2):
            return None, self
        marks = self._marks(room, y, heights[:count])
        left = self.rows[count:]
        rest = replace(self, rows=(*self.rows[: self.head_rows], *left)) if left else None
        return Placed(marks=tuple(marks), end=end + 8), rest

    def _edges(self, width: float) -> list[float]:
        unit = width / sum(self.shares)
        return [unit * sum(self.shares[:i]) for i in range(len(self.shares) + 1)]

    def _heights(self, width: float) -> list[float]:
        edges = self._edges(width)
        heights: list[float] = []
        for row in self.rows:
            needs = [
                len(_lines(cell, edges[i + cell.across] - edges[i])) * cell.kind.leading
                for i, cell in enumerate(row)
                if cell is not None and cell.down == 1
            ]
            heights.append(max(needs, default=10.0) + 2 * _CELL)
        return heights

    def _marks(self, room: Room, top: float, heights: list[float]) -> list[Mark]:
        edges = self._edges(room.width)
        tops = [top + sum(heights[:i]) for i in range(len(heights) + 1)]
        grounds: list[Mark] = []
        texts: list[Mark] = []
        for i, row in enumerate(self.rows[: len(heights)]):
            for j, cell in enumerate(row):
                if cell is None:
                    continue
                x, width = room.x + edges[j], edges[j + cell.across] - edges[j]
                height = tops[min(i + cell.down, len(heights))] - tops[i]
                grounds.extend(self._ground(i, x, tops[i], width, height))
                texts.extend(_cell_text(cell, x, tops[i], width))
        return [*grounds, *texts]

    def _ground(self, row: int, x: float, y: float, width: float, height: float) -> list[Mark]:
        head = row < self.head_rows
        match self.look:
            case "grid":
                fill_colour = self.tint if head else None
                return [
                    Panel(x=x, y=y, width=width, height=height, fill=fill_colour, stroke="#555555")
                ]
            case "lines":
                base = y + height
                return [Rule(x=x, y=base, x1=x + width, y1=base, width=0.9 if head else 0.5)]
            case "dark" if head:
                return [Panel(x=x, y=y, width=width, height=height, fill=self.accent)]
            case "zebra" | "dark" if (row - self.head_rows) % 2 == 0 and not head:
                return [Panel(x=x, y=y, width=width, height=height, fill=self.tint)]
            case _:
                return []


def _lines(cell: Cell, width: float) -> list[Text]:
    words = cell.words
    lines: list[Text] = []
    while not words.empty:
        line, words = take_line(words, width - 2 * _CELL, cell.kind)
        stretch = word_space(line, cell.kind, last=words.empty)
        lines.append(Text(x=0, y=0, runs=line.runs, word_space=stretch, colour=cell.kind.colour))
    return lines


def _cell_text(cell: Cell, x: float, y: float, width: float) -> list[Mark]:
    kind = cell.kind
    first = y + _CELL + (kind.leading + kind.size * 0.7) / 2
    return [
        moved(line, x + _CELL, first + i * kind.leading)
        for i, line in enumerate(_lines(cell, width))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureUnit:
    """A picture with its caption beneath or at its side."""

    caption: Unit
    colour: str
    beside: bool = False
    draw: Callable[[float, float, float, float, str], list[Mark]]
    keep: bool = False

    def place(self, room: Room) -> tuple[Placed | None, Unit | None]:
        """All of it, or nothing."""
        y = max([room.y + 8, *(o.y1 for o in room.obstacles)])
        width = room.width * (0.62 if self.beside else 1.0)
        height = width * 0.46
        if self.beside:
            where = replace(
                room, x=room.x + width + 10, width=room.width - width - 10, y=y, obstacles=()
            )
        else:
            where = replace(room, y=y + height + 4, obstacles=())
        placed, rest = self.caption.place(where)
        if placed is None or rest is not None or y + height > room.bottom:
            return None, self
        marks = (*self.draw(room.x, y, width, height, self.colour), *placed.marks)
        return Placed(marks=marks, end=max(y + height, placed.end) + 8), None


def photograph(x: float, y: float, width: float, height: float, colour: str) -> list[Mark]:
    """A raster picture."""
    return [Picture(x=x, y=y, width=width, height=height, colour=colour)]


def chart(x: float, y: float, width: float, height: float, colour: str) -> list[Mark]:
    """Bars on a base line."""
    bars: list[Mark] = [
        Panel(
            x=x + width * (0.06 + 0.19 * i),
            y=y + height * (1 - share),
            width=width * 0.12,
            height=height * share,
            fill=colour,
        )
        for i, share in enumerate((0.35, 0.62, 0.5, 0.9, 0.74))
    ]
    return [*bars, Rule(x=x, y=y + height, x1=x + width, y1=y + height)]
