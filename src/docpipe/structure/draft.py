"""A block before its text is joined."""

from dataclasses import dataclass, field

from docpipe.model import BBox, BlockKind, Line, Merged, RawTable
from docpipe.structure.placed import FLOAT_MARK, Placed, frame


@dataclass(slots=True, kw_only=True)
class Draft:
    """Lines that will be one block.

    Attributes:
        paragraphs: The lines of each paragraph; only boxes have more than one.
        marker: Bullet, number, or footnote sign at the start of the first line.
        skip: Characters of the first line that the marker takes, white space included.
        n_heading: How many of a box's first paragraphs are its own heading.
        frame: Where a box is drawn; ``None`` for all else.
        is_endnote: A note that stands under the title of endnotes, not at a page's foot.
        table: The table on the page; its lines are taken cell by cell.
        rows: A table's lines, row by row, cell by cell.
        merged: A table's cells over several of these rows or columns.
        n_header_rows: How many of the rows are the table's head.
    """

    kind: BlockKind
    paragraphs: list[list[Placed]]
    level: int | None = None
    marker: str | None = None
    skip: int = 0
    n_heading: int = 0
    frame: BBox | None = None
    is_endnote: bool = False
    table: RawTable | None = None
    rows: list[list[list[Placed]]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    n_header_rows: int = 0

    @property
    def marginal(self) -> bool:
        """Stands in the margin beside the text."""
        return self.kind is BlockKind.MARGINAL

    @property
    def lines(self) -> list[Placed]:
        """All lines, paragraph after paragraph."""
        return [placed for paragraph in self.paragraphs for placed in paragraph]

    @property
    def first(self) -> Placed:
        """The first line."""
        return self.paragraphs[0][0]

    @property
    def last(self) -> Placed:
        """The last line."""
        return self.paragraphs[-1][-1]

    @property
    def raw_text(self) -> str:
        """The lines with spaces between them, hyphens as printed."""
        return " ".join(placed.text for placed in self.lines)


def placeholder(draft: Draft) -> Placed:
    """Stands for a float while the reading order of its page is found."""
    return mark(draft.first.page, draft.frame or frame(draft.lines))


def mark(page: int, box: BBox) -> Placed:
    """A line without text that stands for what is drawn on a page."""
    return Placed(page=page, line=Line(text=FLOAT_MARK, bbox=box, size=box[3] - box[1]))
