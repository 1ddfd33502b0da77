"""Fills frames with units: text flows from frame to frame, round what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from scripts.proving.press.lines import Line, Stream, Type, take_line, word_space
from scripts.proving.press.marks import Mark, Run, Text, moved

# Narrower than this no text is set beside an obstacle, in points.
_NARROWEST = 70.0
# Lines beside a large first letter.
_INITIAL_LINES = 2
# A frame lower than this is left empty if what should stand together does not fit into it.
_LOW = 420.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What running text keeps clear of."""

    x0: float
    x1: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A column of a page.

    Attributes:
        side: Left edge and width of a column for marginalia beside it.
    """

    x: float
    y: float
    width: float
    bottom: float
    side: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is left of a frame."""

    x: float
    y: float
    width: float
    bottom: float
    fresh: bool
    obstacles: tuple[Obstacle, ...] = ()
    side: tuple[float, float] | None = None
    side_end: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What of a unit came into a frame."""

    marks: tuple[Mark, ...] = ()
    end: float = 0.0
    notes: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    side_end: float = 0.0
    headings: tuple[str, ...] = ()


class Unit(Protocol):
    """Something that is set: a paragraph, a box, a table."""

    @property
    def keep(self) -> bool:
        """Whether it must stand in one frame with the beginning of what follows."""

    def place(self, room: Room) -> tuple[Placed | None, "Unit | None"]:
        """What fits, and the rest; None and itself if nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUnit:
    """A paragraph, heading or list item.

    Attributes:
        indent: Of all lines; the marker of an item stands in it.
        first: Further indent of the first line.
        marker: Run and its distance from the left edge.
        aside: What stands beside the first line in the side column.
        initial: A large letter over the first two lines, which is left out of the words.
        heading: The words of a heading, to be told where it came to stand.
    """

    words: Stream
    kind: Type
    before: float = 0.0
    indent: float = 0.0
    first: float = 0.0
    marker: Text | None = None
    aside: tuple[Stream, Type] | None = None
    keep: bool = False
    heading: str = ""
    initial: str = ""
    begun: bool = False

    def place(self, room: Room) -> tuple[Placed | None, Unit | None]:
        """Set as many lines as fit; a single first line does not stay behind."""
        lines = 0
        marks: list[Mark] = []
        called: list[str] = []
        y = room.y + (0.0 if room.fresh or self.begun else self.before)
        words = self.words
        while not words.empty:
            shift = self._shift(lines)
            x, width, y = _segment(room, y, self.kind.leading)
            line, after = take_line(words, width - self.indent - shift, self.kind)
            if y + self.kind.leading > room.bottom:
                break
            marks.append(self._line(line, x + self.indent + shift, y, last=after.empty))
            called.extend(line.notes)
            lines += 1
            words = after
            y += self.kind.leading
        least = _INITIAL_LINES + 1 if self.initial else 2
        if not lines or (lines < least and not words.empty and not room.fresh):
            return None, self
        return self._placed(room, marks, y, called), self._rest(words)

    def _shift(self, line: int) -> float:
        """By how much a line is indented: the first, or both beside a large letter."""
        if self.begun:
            return 0.0
        if self.initial:
            return self._initial_run().width + 2 if line < _INITIAL_LINES else 0.0
        return self.first if line == 0 else 0.0

    def _initial_run(self) -> Run:
        size = self.kind.leading * (_INITIAL_LINES - 1) + self.kind.size * 0.72
        return Run(text=self.initial, font=self.kind.font(bold=True), size=round(size / 0.72, 1))

    def _placed(self, room: Room, marks: list[Mark], y: float, called: list[str]) -> Placed:
        first = marks[0]
        side_end = room.side_end
        if self.marker is not None and not self.begun:
            marks.insert(0, moved(self.marker, first.x - self.indent - self.first, first.y))
        if self.initial and not self.begun and isinstance(first, Text):
            run = self._initial_run()
            base = first.y + self.kind.leading * (_INITIAL_LINES - 1)
            marks.insert(0, Text(x=first.x - run.width - 2, y=base, runs=(run,)))
        if self.aside is not None and not self.begun and room.side is not None:
            top = max(first.y - self.kind.leading * 0.75, room.side_end)
            more, side_end = _set_aside(self.aside, room.side, top)
            marks.extend(more)
        return Placed(
            marks=tuple(marks),
            end=y,
            notes=tuple(called),
            side_end=side_end,
            headings=(self.heading,) if self.heading and not self.begun else (),
        )

    def _rest(self, words: Stream) -> Unit | None:
        return None if words.empty else replace(self, words=words, begun=True)

    def _line(self, line: Line, x: float, y: float, *, last: bool) -> Mark:
        return Text(
            x=x,
            y=y + (self.kind.leading + self.kind.size * 0.7) / 2,
            runs=line.runs,
            word_space=word_space(line, self.kind, last=last),
            tracking=self.kind.tracking,
            colour=self.kind.colour,
        )


def _segment(room: Room, y: float, leading: float) -> tuple[float, float, float]:
    """Where the next line may stand: its left edge, width and top."""
    x0, x1 = room.x, room.x + room.width
    for obstacle in room.obstacles:
        if obstacle.y0 < y + leading and y < obstacle.y1:
            if obstacle.x0 - x0 >= x1 - obstacle.x1:
                x1 = min(x1, obstacle.x0)
            else:
                x0 = max(x0, obstacle.x1)
    if x1 - x0 < _NARROWEST and room.obstacles:
        below = min(o.y1 for o in room.obstacles if o.y0 < y + leading and y < o.y1)
        return _segment(room, below, leading)
    return x0, x1 - x0, y


def _set_aside(
    aside: tuple[Stream, Type], side: tuple[float, float], top: float
) -> tuple[list[Mark], float]:
    words, kind = aside
    marks: list[Mark] = []
    while not words.empty:
        line, words = take_line(words, side[1], kind)
        y = top + kind.leading * 0.75
        marks.append(Text(x=side[0], y=y, runs=line.runs, colour=kind.colour))
        top += kind.leading
    return marks, top + 5


@dataclass(slots=True)
class Filled:
    """Frames after filling."""

    marks: list[Mark] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rest: tuple[Unit, ...] = ()


def fill(units: Sequence[Unit], frames: Sequence[Frame]) -> Filled:
    """Set units into frames, in order, until one of them is exhausted."""
    filled = Filled(rest=tuple(units))
    for frame in frames:
        if not filled.rest:
            break
        _fill_frame(filled, frame)
    return filled


def _fill_frame(filled: Filled, frame: Frame) -> None:
    low = frame.bottom - frame.y < _LOW
    room = Room(
        x=frame.x, y=frame.y, width=frame.width, bottom=frame.bottom, fresh=True, side=frame.side
    )
    queue = list(filled.rest)
    while queue:
        if (low or not room.fresh) and not _fits_together(queue, room):
            break
        placed, rest = queue[0].place(room)
        if placed is None:
            if room.fresh:
                raise ValueError(f"fits into no frame: {queue[0]}")
            break
        filled.marks.extend(placed.marks)
        filled.headings.extend(placed.headings)
        filled.notes.extend(placed.notes)
        room = replace(
            room,
            y=placed.end,
            fresh=False,
            obstacles=(*room.obstacles, *placed.obstacles),
            side_end=max(room.side_end, placed.side_end),
        )
        queue[:1] = [rest] if rest is not None else []
        if rest is not None:
            break
    filled.rest = tuple(queue)
    obstacles = [o.y1 for o in room.obstacles]
    filled.ends.append(max([room.y, *obstacles]))


def _fits_together(queue: list[Unit], room: Room) -> bool:
    """Whether units that keep with the next have something of the next under them."""
    for unit in queue:
        if not unit.keep:
            return unit.place(room)[0] is not None
        placed, rest = unit.place(room)
        if placed is None or rest is not None:
            return False
        room = replace(room, y=placed.end, fresh=False)
    return True
