"""The recovered document: blocks in reading order, sections, and evidence cut out of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.claims import Claim, ClaimName, Contributor
from docpipe.model.ids import BlockId, SectionId, SourceId
from docpipe.model.page import BBox, Merged, Method
from docpipe.model.source import DocumentKind

PART_JOINT = "\n"
"""Stands between the parts of a quote that lie in different blocks."""


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    BOX = "box"
    MARGINAL = "marginal"
    """A note in the margin beside the running text."""


class FurnitureKind(StrEnum):
    """What stands on a page without belonging to the text."""

    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    TOC = "toc"
    INDEX = "index"
    """The entries of a subject index."""
    IMPRINT = "imprint"
    ASIDE = "aside"
    """Set sideways or at an angle: thumb tabs, labels along an edge, watermarks."""
    TABLE_HEAD = "table_head"
    """The head of a table, set again where the table goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One printed line inside a block: ``text[start:end]`` stands in ``bbox`` on ``page``."""

    start: int
    end: int
    page: int
    bbox: BBox

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}:{self.end} is empty or negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cell texts, row by row; the first ``n_header_rows`` are the head.

    ``merged`` are the cells over several rows or columns: their text stands in the top left
    place, ``""`` in the others.
    """

    rows: tuple[tuple[str, ...], ...]
    n_header_rows: int = 0
    merged: tuple[Merged, ...] = ()

    def head(self) -> tuple[str, ...]:
        """One text a column: its heads from the top down; what spans columns stands over each."""
        width = max((len(row) for row in self.rows), default=0)
        columns: list[list[str]] = [[] for _ in range(width)]
        spans = {(row, column): n_columns for row, column, _, n_columns in self.merged}
        for number, row in enumerate(self.rows[: self.n_header_rows]):
            for column, text in enumerate(row):
                over = columns[column : column + spans.get((number, column), 1)]
                for texts in over if text else ():
                    texts.append(text)
        return tuple(" ".join(texts) for texts in columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCall:
    """The raised figure at ``text[start:end]`` of a block calls the footnote ``note_id``."""

    start: int
    end: int
    note_id: BlockId

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"call {self.start}:{self.end} is empty or negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item …, possibly over several columns and pages.

    ``text`` is final: word divisions at line ends are joined, the rest stands as printed;
    offsets of records count in it. ``spans`` are ordered, do not overlap, and together cover
    every character but white space that joins lines.

    Attributes:
        level: Heading level from 1, or nesting depth of a list item from 1; else ``None``.
        marker: The list item's bullet or number as printed, or the footnote's number; it is not
            part of ``text``.
        section_id: The section the block stands in; for a heading, the section it opens.
        heading: A box's own heading, the first paragraph of its text; else ``None``.
        calls: Where the text calls footnotes, ascending.
    """

    id: BlockId
    kind: BlockKind
    text: str
    spans: tuple[Span, ...]
    section_id: SectionId | None = None
    level: int | None = None
    marker: str | None = None
    table: Table | None = None
    heading: str | None = None
    calls: tuple[NoteCall, ...] = ()

    def __post_init__(self) -> None:
        if not self.text or not self.spans:
            raise ValueError(f"block {self.id} is empty")
        if self.spans[-1].end > len(self.text):
            raise ValueError(f"block {self.id}: a span reaches beyond the text")

    @property
    def first_page(self) -> int:
        """Physical page of the first line."""
        return self.spans[0].page

    @property
    def last_page(self) -> int:
        """Physical page of the last line."""
        return self.spans[-1].page


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it, up to the next heading of the same or a higher level."""

    id: SectionId
    parent_id: SectionId | None
    level: int
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """What is worth knowing of a page once its text is in blocks.

    ``problem`` says why its text is missing or bad, and names the cure.
    """

    number: int
    label: str
    width: float
    height: float
    method: Method
    grade: float
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A running head, footer, page number or contents line: kept, but not part of the body."""

    kind: FurnitureKind
    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenText:
    """Text that is in the file but that no reader of the page can see."""

    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the document says about itself; the catalogue takes precedence.

    These are the chosen values; ``Document.claims`` says where they stand, and what speaks
    against them.

    Attributes:
        date: ISO, as far as it is said: ``2017``, ``2017-03`` or ``2017-03-24``.
        contributors: In the order in which they are named.
    """

    title: str | None = None
    publisher: str | None = None
    year: int | None = None
    kind: DocumentKind = DocumentKind.OTHER
    language: str = "de"
    subtitle: str | None = None
    date: str | None = None
    edition: str | None = None
    place: str | None = None
    contributors: tuple[Contributor, ...] = ()

    @property
    def values(self) -> dict[ClaimName, str]:
        """The chosen values that are known, under the names of their claims."""
        known = {
            ClaimName.TITLE: self.title,
            ClaimName.SUBTITLE: self.subtitle,
            ClaimName.PUBLISHER: self.publisher,
            ClaimName.YEAR: None if self.year is None else str(self.year),
            ClaimName.DATE: self.date,
            ClaimName.EDITION: self.edition,
            ClaimName.PLACE: self.place,
            ClaimName.KIND: self.kind.value,
            ClaimName.LANGUAGE: self.language,
        }
        return {name: value for name, value in known.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRange:
    """``block.text[start:end]``."""

    block_id: BlockId
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"range {self.start}:{self.end} in {self.block_id} is empty")

    def __str__(self) -> str:
        return f"{self.block_id}[{self.start}:{self.end}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRegion:
    """The boxes of a quote on one page, one box a printed line.

    ``method`` and ``grade`` are the page's: how its text was obtained, and how far to trust it.
    """

    page: int
    label: str
    boxes: tuple[BBox, ...]
    method: Method = Method.TEXT_LAYER
    grade: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A verbatim quote and where it stands: made by ``Document.cite`` only.

    ``quote`` is the text of the ranges, joined by ``PART_JOINT``; ``pages`` is ascending.
    """

    ranges: tuple[TextRange, ...]
    quote: str
    pages: tuple[PageRegion, ...]

    def __post_init__(self) -> None:
        if not self.ranges or not self.quote.strip() or not self.pages:
            raise ValueError("evidence needs a place, a quote and a page")

    def place_of(self, start: int, end: int) -> TextRange | None:
        """Where ``quote[start:end]`` stands; ``None`` if it reaches over the joint of two parts."""
        for part in self.ranges:
            length = part.end - part.start
            if 0 <= start < end <= length:
                return TextRange(
                    block_id=part.block_id, start=part.start + start, end=part.start + end
                )
            start, end = start - length - len(PART_JOINT), end - length - len(PART_JOINT)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One publication as sections and blocks in reading order."""

    source_id: SourceId
    metadata: Metadata
    pages: tuple[PageInfo, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    hidden_text: tuple[HiddenText, ...] = ()
    claims: tuple[Claim, ...] = ()

    def heading_path(self, section_id: SectionId | None) -> tuple[str, ...]:
        """Headings from the top down to the section; empty for text before any heading."""
        by_id = {section.id: section for section in self.sections}
        path: list[str] = []
        while section_id is not None:
            section = by_id[section_id]
            path.append(section.heading)
            section_id = section.parent_id
        return tuple(reversed(path))

    def cite(self, ranges: Iterable[TextRange]) -> Evidence:
        """Cut a verbatim quote out of the blocks, with pages and boxes.

        Raises:
            KeyError: A range names a block that is not in this document.
            ValueError: A range lies outside its block's text or holds no printed character.
        """
        blocks = {block.id: block for block in self.blocks}
        pages = {page.number: page for page in self.pages}
        return cite(tuple(ranges), blocks, pages)


def cite(
    ranges: tuple[TextRange, ...],
    blocks: Mapping[BlockId, Block],
    pages: Mapping[int, PageInfo],
) -> Evidence:
    """``Document.cite`` for callers that cite often and keep the two look-up tables.

    A page that is not in ``pages`` is known by its number only.
    """
    quotes: list[str] = []
    boxes: dict[int, list[BBox]] = {}
    for place in ranges:
        block = blocks[place.block_id]
        if place.end > len(block.text):
            raise ValueError(f"{place} reaches beyond the block's {len(block.text)} characters")
        quotes.append(block.text[place.start : place.end])
        for span in block.spans:
            if span.start < place.end and place.start < span.end:
                boxes.setdefault(span.page, []).append(span.bbox)
    return Evidence(
        ranges=ranges,
        quote=PART_JOINT.join(quotes),
        pages=tuple(_region(page, tuple(boxes[page]), pages.get(page)) for page in sorted(boxes)),
    )


def _region(page: int, boxes: tuple[BBox, ...], info: PageInfo | None) -> PageRegion:
    if info is None:
        return PageRegion(page=page, label=str(page), boxes=boxes)
    return PageRegion(
        page=page, label=info.label, boxes=boxes, method=info.method, grade=info.grade
    )
