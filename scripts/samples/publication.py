"""A sample publication, and how it becomes pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.samples.design import SAMPLE_NOTE, Design
from scripts.samples.marks import Mark, Panel, glyphs, label
from scripts.samples.markup import Block, Columns, Heading, parse
from scripts.samples.pages import Page, fill, text_width
from scripts.samples.strips import StripMaker
from scripts.samples.typeset import Align, NoteCounter, Style, compose

PUBLISHER = "Kommunaler Qualitätszirkel zur Integrationspolitik (Muster)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Text and looks of one sample.

    Attributes:
        key: File name without ``.pdf``, and key in the catalogue.
        kind: As in the catalogue.
        front: Markup of the pages between title page and body: imprint, foreword, contents.
        body: Markup of the body.
        short_title: For the running head.
    """

    key: str
    title: str
    subtitle: str
    short_title: str
    year: int
    kind: str
    design: Design
    front: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPage:
    """A finished page: its marks, printed label and headings."""

    marks: tuple[Mark, ...]
    label: str
    roman: bool
    headings: tuple[Heading, ...]


def set_pages(publication: Publication) -> tuple[SetPage, ...]:
    """Lay a publication out; the contents list is filled in a second pass."""
    headings = _headings(parse(publication.body))
    entries = tuple((heading, "0") for heading in headings)
    pages = _lay_out(publication, entries)
    pages = _lay_out(publication, _last_entries(pages, len(headings)))
    return tuple(_with_running_lines(publication, pages))


def _headings(blocks: tuple[object, ...]) -> list[Heading]:
    return [block for block in blocks if isinstance(block, Heading)]


def _last_entries(pages: list[SetPage], count: int) -> tuple[tuple[Heading, str], ...]:
    """The last ``count`` headings with their pages: those of the body."""
    every = [(heading, page.label) for page in pages for heading in page.headings]
    return tuple(every[len(every) - count :])


def _lay_out(publication: Publication, entries: tuple[tuple[Heading, str], ...]) -> list[SetPage]:
    design = publication.design
    plain = replace(design, columns=1, side=0, line_numbers=False)
    notes = NoteCounter()
    front: list[Page] = [Page(marks=list(_cover(publication)))]
    if publication.front.strip():
        maker = StripMaker(plain, text_width(plain), notes)
        front.extend(fill(plain, maker.strips(parse(publication.front), entries)))
    body: list[Page] = []
    for columns, blocks in _parts(parse(publication.body), design.columns):
        part = replace(design, columns=columns)
        body.extend(fill(part, StripMaker(part, text_width(part), notes).strips(blocks, ())))
    pages: list[SetPage] = []
    for i, page in enumerate([*front, *body]):
        roman = design.roman_front and i < len(front)
        number = i + 1 - (len(front) if design.roman_front and not roman else 0)
        pages.append(
            SetPage(
                marks=tuple(page.marks),
                label=_roman(number) if roman else str(number),
                roman=roman,
                headings=tuple(page.headings),
            )
        )
    return pages


def _parts(blocks: tuple[Block, ...], columns: int) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """The body cut where the number of columns changes."""
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            yield columns, tuple(held)
            held, columns = [], block.count
        else:
            held.append(block)
    yield columns, tuple(held)


def _roman(number: int) -> str:
    return ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")[number - 1]


def _cover(publication: Publication) -> Iterator[Mark]:
    design = publication.design
    width, height = design.paper
    left, _, right, _ = design.margins
    yield Panel(x=0, y=0, width=width, height=height * 0.34, fill=design.accent)
    publisher = _cover_style(design, 12, "#ffffff")
    yield label(PUBLISHER, publisher, left, height * 0.34 - 22)
    y = height * 0.42
    for text, style in (
        (publication.title, _cover_style(design, 27, design.accent, bold=True)),
        (publication.subtitle, _cover_style(design, 15, "#333333")),
        (str(publication.year), _cover_style(design, 13, "#333333")),
    ):
        for line in compose(text, style, width - left - right, NoteCounter()):
            yield glyphs(line, style, left, y)
            y += style.leading
        y += 14
    yield Panel(x=left, y=y + 6, width=72, height=3, fill=design.accent)


def _cover_style(design: Design, size: float, colour: str, *, bold: bool = False) -> Style:
    return Style(
        face=design.head_face,
        size=size,
        leading=size * 1.25,
        align=Align.LEFT,
        bold=bold,
        colour=colour,
        hyphenate=False,
    )


def _with_running_lines(publication: Publication, pages: list[SetPage]) -> Iterator[SetPage]:
    chapter = ""
    body_total = sum(not page.roman for page in pages)
    for i, page in enumerate(pages):
        begun = [h.text for h in page.headings if h.level == 1]
        lines = list(_footer(publication, page, i, body_total))
        if i:
            lines.extend(_head(publication, begun[0] if begun else chapter, i))
        chapter = begun[-1] if begun else chapter
        yield replace(page, marks=(*page.marks, *lines))


def _footer(publication: Publication, page: SetPage, i: int, total: int) -> Iterator[Mark]:
    design = publication.design
    style = replace(design.small(), colour="#555555", face=design.head_face)
    left, _, right, _ = design.margins
    y = design.paper[1] - 36
    yield label(SAMPLE_NOTE, style, left, y)
    if i:
        text = design.page_number.format(n=page.label, total=total)
        yield label(text, style, design.paper[0] - right, y, right=True)


def _head(publication: Publication, chapter: str, i: int) -> Iterator[Mark]:
    design = publication.design
    if not design.running_head:
        return
    style = replace(design.small(), colour="#555555", face=design.head_face)
    left, _, right, _ = design.margins
    own = design.running_head == "chapter" and i % 2 and chapter
    text = chapter if own else publication.short_title
    yield label(text, style, design.paper[0] - right if i % 2 else left, 46, right=bool(i % 2))
