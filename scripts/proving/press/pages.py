"""Lays a paper out page by page: openers, columns, wide boxes, running lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from scripts.proving.content import (
    CONTENTS_TITLE,
    Block,
    Box,
    Contents,
    Cover,
    Heading,
    Imprint,
    Index,
    NewPage,
    Table,
    headings,
    plain,
)
from scripts.proving.design import Design
from scripts.proving.paper import Paper
from scripts.proving.press.compose import Composer
from scripts.proving.press.flow import Filled, Frame, TextUnit, Unit, fill
from scripts.proving.press.fonts import face, width
from scripts.proving.press.lines import NoteNumbers, Type, stream
from scripts.proving.press.marks import Mark, Panel, Picture, Run, Text
from scripts.proving.press.notes import Notes
from scripts.proving.press.units import PairUnit

# Between parts of a page, in points.
_GAP = 12.0
# A part is not begun with less than this under it.
_LEAST = 90.0


@dataclass(slots=True)
class Page:
    """A page that is being filled, with the headings on it."""

    number: int
    marks: list[Mark] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    y: float = 0.0
    foot: float = 0.0


class Layout:
    """Sets a paper; ``pages`` are those of the headings, for the contents list."""

    def __init__(self, paper: Paper, pages: dict[str, int]) -> None:
        self._paper = paper
        self._design: Design = paper.design
        self._known = pages
        self._composer = Composer(paper.design)
        room = self._width() - (self._design.side + self._design.gutter if self._design.side else 0)
        self._notes = Notes(kind=self._composer.small(), width=room)
        self._waiting: list[Unit] = []
        self.pages: list[Page] = []

    def run(self) -> list[Page]:
        """All pages, running lines included."""
        for part in _parts(self._paper.blocks, self._design):
            self._part(part)
        self._flow(self._waiting, 1)
        self._running()
        for page in self.pages:
            if page.notes:
                x = self._frames(page, 0, 0, 1)[0].x
                page.marks.extend(self._notes.marks(page.notes, x, self._bottom() - page.foot))
        return self.pages

    def _new_page(self) -> Page:
        page = Page(number=len(self.pages) + 1, y=self._design.margins[1])
        self.pages.append(page)
        if self._waiting:
            self._set_foot(page, self._waiting.pop(0))
        return page

    def _set_foot(self, page: Page, unit: Unit) -> None:
        """Set what waits at the foot of a new page; its text stands above."""
        whole = self._frames(page, self._design.margins[1], self._bottom(), 1)
        height = fill([unit], whole).ends[0] - whole[0].y
        at = replace(whole[0], y=self._bottom() - height)
        page.marks.extend(fill([unit], [at]).marks)
        page.foot = height + _GAP

    def _page(self) -> Page:
        return self.pages[-1] if self.pages else self._new_page()

    def _left(self, page: Page) -> float:
        left, _, right, _ = self._design.margins
        return right if self._design.mirrored and page.number % 2 == 0 else left

    def _width(self) -> float:
        left, _, right, _ = self._design.margins
        return self._design.paper[0] - left - right

    def _bottom(self) -> float:
        return self._design.paper[1] - self._design.margins[3]

    def _frames(self, page: Page, top: float, bottom: float, columns: int) -> list[Frame]:
        design = self._design
        x, room = self._left(page), self._width()
        if design.side and columns == 1:
            room -= design.side + design.gutter
            mirrored = design.mirrored and page.number % 2 == 0
            side = x if mirrored else x + room + design.gutter
            x = x + design.side + design.gutter if mirrored else x
            return [Frame(x=x, y=top, width=room, bottom=bottom, side=(side, design.side))]
        column = (room - design.gutter * (columns - 1)) / columns
        return [
            Frame(x=x + i * (column + design.gutter), y=top, width=column, bottom=bottom)
            for i in range(columns)
        ]

    def _part(self, part: "_Part") -> None:
        match part.kind:
            case "cover":
                self._new_page().marks.extend(_cover(part.blocks[0], self._design))
            case "break":
                if self._page().marks or self._page().number == 1:
                    self._new_page()
            case "opener":
                self._opener(part.blocks[0])
            case "contents":
                self._flow(list(self._contents()), 1)
            case "wide":
                self._wide(part.blocks)
            case "narrow":
                self._flow(self._composer.units(part.blocks), 1, narrow=True)
            case _:
                columns = 2 if isinstance(part.blocks[0], Index) else self._design.columns
                self._flow(self._composer.units(part.blocks), columns)

    def _opener(self, block: Block) -> None:
        """A chapter that begins with a picture over the whole width, bled off."""
        page = self._page()
        if page.marks:
            page = self._new_page()
        paper_width, height = self._design.paper
        page.marks.append(
            Picture(x=0, y=0, width=paper_width, height=height * 0.24, colour=self._design.accent)
        )
        page.y = height * 0.24 + 26
        self._flow(self._composer.units((block,)), 1)

    def _wide(self, blocks: tuple[Block, ...]) -> None:
        boxes = [self._composer.box(block) for block in blocks if isinstance(block, Box)]
        if len(boxes) != len(blocks):
            self._flow(self._composer.units(blocks), 1)
            return
        units: list[Unit] = []
        while len(boxes) > 1:
            units.append(PairUnit(left=boxes[0], right=boxes[1], gutter=self._design.gutter))
            boxes = boxes[2:]
        if self._design.boxes_at_foot:
            self._waiting.extend([*units, *boxes])
        else:
            self._flow([*units, *boxes], 1)

    def _flow(self, units: list[Unit], columns: int, *, narrow: bool = False) -> None:
        """Set units from where the page stands; columns are balanced where the part ends."""
        rest: tuple[Unit, ...] = tuple(units)
        # A heading over all columns takes the beginning of its text along.
        least = 2 * _LEAST if len(rest) == 1 and rest[0].keep else _LEAST
        while rest:
            page = self._page()
            left = self._bottom() - page.foot - self._notes.height(page.notes) - page.y
            if page.number == 1 or left < least:
                page = self._new_page()
            filled = self._filled(page, rest, columns, self._bottom(), narrow=narrow)
            if not filled.rest and columns > 1:
                filled = self._balanced(page, rest, columns, filled)
            if filled.rest == rest and page.marks:
                self._new_page()
                continue
            page.marks.extend(filled.marks)
            page.headings.extend(filled.headings)
            page.notes.extend(filled.notes)
            rest = filled.rest
            page.y = max(filled.ends) + _GAP
            if rest:
                self._new_page()

    def _filled(
        self,
        page: Page,
        units: tuple[Unit, ...],
        columns: int,
        bottom: float,
        *,
        narrow: bool = False,
    ) -> Filled:
        reserve = self._notes.height(page.notes)
        while True:
            end = min(bottom, self._bottom() - page.foot - reserve)
            frames = self._frames(page, page.y, end, columns)
            if narrow:
                frames = [replace(f, width=min(f.width, 300.0), side=None) for f in frames]
            try:
                filled = fill(units, frames)
            except ValueError:
                if page.y <= self._design.margins[1] and bottom == self._bottom():
                    raise
                return Filled(rest=units, ends=[page.y])
            needed = self._notes.height([*page.notes, *filled.notes])
            if needed <= reserve:
                return filled
            reserve = needed

    def _balanced(self, page: Page, units: tuple[Unit, ...], columns: int, full: Filled) -> Filled:
        """The same on the least height at which all still fits."""
        height = sum(end - page.y for end in full.ends) / columns * 0.9
        step = self._design.leading
        while page.y + height < self._bottom():
            filled = self._filled(page, units, columns, page.y + height)
            if not filled.rest:
                return filled
            height += step
        return full

    def _contents(self) -> Iterator[Unit]:
        design = self._design
        for heading in headings(self._paper.blocks):
            text = plain(heading.text)
            if heading.level > design.contents_depth or text == CONTENTS_TITLE:
                continue
            kind = replace(
                self._composer.body, justified=False, bold=heading.level == 1, hyphenate=False
            )
            room = self._width() - (design.side + design.gutter if design.side else 0)
            number = str(self._known.get(text, 0))
            indent = 14.0 * (heading.level - 1)
            words = _leaders(text, number, kind, room - indent, dotted=design.contents == "dots")
            words = f"{number} {text}" if design.contents == "first" else words
            before = 5.0 if heading.level == 1 else 1.0
            yield TextUnit(
                words=stream(words, kind, NoteNumbers()), kind=kind, indent=indent, before=before
            )

    def _running(self) -> None:
        chapter = ""
        total = len(self.pages)
        first = {h.text for h in headings(self._paper.blocks) if h.level == 1}
        for page in self.pages:
            opened = [text for text in page.headings if text in first]
            chapter = opened[-1] if opened else chapter
            if page.number > 1:
                page.marks.extend(self._running_lines(page, chapter, total))

    def _running_lines(self, page: Page, chapter: str, total: int) -> Iterator[Mark]:
        design = self._design
        even = page.number % 2 == 0
        title = self._paper.short_title
        head = {"title": title, "chapter": chapter, "both": title if even else chapter}
        kind = Type(face=self._composer.head_face, size=round(design.size * 0.8, 1), leading=12)
        x0 = self._left(page)
        x1 = x0 + self._width()
        words = head.get(design.running, "")
        if words:
            yield _label(words, kind, (x0, x1), 40, "left" if even else "right", design)
        folio = design.folio.format(n=page.number, total=total, title=title)
        side = {"foot-outer": "left" if even else "right", "foot-centre": "centre"}
        at = self._design.paper[1] - 34
        yield _label(
            folio,
            kind,
            (x0, x1),
            at,
            side.get(design.folio_place, "right"),
            replace(design, running_tracking=0),
        )
        if design.thumb and chapter:
            yield from self._thumb(page, chapter if design.thumb == "chapter" else design.thumb)

    def _thumb(self, page: Page, words: str) -> Iterator[Mark]:
        """A coloured tab at the outer edge, its words turned."""
        design = self._design
        even = page.number % 2 == 0
        x = 0.0 if even else design.paper[0] - 22
        run = Run(text=words, font=self._composer.head_face.bold, size=8.5)
        length = width(run.text, run.font, run.size)
        yield Panel(x=x, y=150, width=22, height=length + 24, fill=design.accent)
        base = x + 14 if even else x + 8
        turn = 90.0 if even else -90.0
        y = 162 + (length if even else 0)
        yield Text(x=base, y=y, runs=(run,), colour="#ffffff", turn=turn)


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    blocks: tuple[Block, ...]


def _parts(blocks: tuple[Block, ...], design: Design) -> Iterator[_Part]:
    """Neighbouring blocks that are set in the same way."""
    kinds = [(_kind(block, design), block) for block in blocks]
    for kind, group in groupby(kinds, key=lambda pair: pair[0]):
        members = tuple(block for _, block in group)
        if kind in {"cover", "break", "opener", "contents"}:
            yield from (_Part(kind, (member,)) for member in members)
        else:
            yield _Part(kind, members)


# Parts that are told by the type of their block alone.
_KINDS: dict[type, str] = {
    Cover: "cover",
    NewPage: "break",
    Contents: "contents",
    Imprint: "narrow",
    Index: "index",
}


def _kind(block: Block, design: Design) -> str:
    match block:
        case Heading(level=level, text=text):
            style = design.heads[level - 1]
            if style.new_page and text != CONTENTS_TITLE:
                return "opener"
            return "wide" if style.wide and design.columns > 1 else "text"
        case Box(place="wide"):
            return "wide"
        case Table(widths=widths, rows=rows) if design.spans_columns(len(widths), len(rows)):
            return "wide"
        case _:
            return _KINDS.get(type(block), "text")


def _leaders(text: str, number: str, kind: Type, room: float, *, dotted: bool) -> str:
    """A contents entry with dots, or plain space, up to its number at the right edge."""
    used = width(f"{text} ", kind.font(), kind.size)
    used += width(f" {number}", kind.font(), kind.size)
    if not dotted or used > room - 20:
        return f"{text} {number}"
    dots = int((room - used - 2) / width(".", kind.font(), kind.size))
    return f"{text} {'.' * dots} {number}"


def _label(
    words: str, kind: Type, edges: tuple[float, float], y: float, at: str, design: Design
) -> Mark:
    run = Run(text=words, font=kind.font(), size=kind.size)
    length = width(run.text, run.font, run.size) + design.running_tracking * len(words)
    x = {"left": edges[0], "right": edges[1] - length}.get(at, (sum(edges) - length) / 2)
    return Text(x=x, y=y, runs=(run,), tracking=design.running_tracking, colour=design.accent)


def _cover(block: Block, design: Design) -> Iterator[Mark]:
    if not isinstance(block, Cover):
        raise TypeError(f"no cover: {block}")
    paper_width, height = design.paper
    left = design.margins[0]
    yield Picture(x=0, y=0, width=paper_width, height=height * 0.52, colour=design.accent)
    yield Panel(
        x=0, y=height * 0.46, width=paper_width * 0.86, height=height * 0.3, fill=design.accent
    )
    y = height * 0.53
    fonts = face(design.heading_font)
    for text, size, bold in (
        (block.title, 30.0, True),
        (block.subtitle, 15.0, False),
        (block.publisher, 10.5, False),
        (block.year, 10.5, False),
    ):
        kind = Type(
            face=fonts, size=size, leading=size * 1.2, bold=bold, colour="#ffffff", hyphenate=False
        )
        unit = TextUnit(words=stream(text, kind, NoteNumbers()), kind=kind)
        frame = Frame(x=left, y=y, width=paper_width * 0.8 - left, bottom=height)
        filled = fill([unit], [frame])
        yield from filled.marks
        y = filled.ends[0] + size * 0.5
