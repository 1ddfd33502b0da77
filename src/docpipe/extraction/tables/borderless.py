"""Tables without rules, or with too few to see them: columns of white, figures below each other.

Running text is taken out first, so that the columns of a page are no columns of a table. What is
left and stands in several pieces at one height, line after line, is looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docpipe.extraction.tables.grid import Grid, outside, texts_of
from docpipe.extraction.tables.layout import lay_out
from docpipe.extraction.tables.likely import is_directory, is_likely
from docpipe.extraction.tables.pieces import CAPTION, Piece, TextRow
from docpipe.extraction.tables.prose import running_text
from docpipe.extraction.tables.rules import Rules
from docpipe.extraction.tables.stacks import framed
from docpipe.extraction.tables.text_tables import begins_together, beside_each_other
from docpipe.extraction.tables.zones import parted

_MIN_ROWS = 3
# A head and one row of a table that goes on on the next page.
_MIN_ROWS_OF_PART = 2
# In units of the type size: white between the rows of one table, and where cells are of text.
_MAX_ROW_GAP = 2.6
_MAX_CELL_GAP = 4.5
# Of the page's width: a line that is so wide stands in no cell.
_WIDE = 0.45
# More lines than a cell has are a column of the page.
_COLUMN_LINES = 10
_MIN_SHARED = 0.25
# A single line in so much larger print is a title.
_LARGER = 1.2


@dataclass(slots=True)
class _Stretch:
    """The part of a row that stands between running text, if there is any beside it."""

    row: TextRow
    pieces: list[Piece]

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1


@dataclass(slots=True)
class _Candidate:
    stretches: list[_Stretch] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return min(stretch.x0 for stretch in self.stretches)

    @property
    def x1(self) -> float:
        return max(stretch.x1 for stretch in self.stretches)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.stretches[-1].pieces)


def find_borderless(rows: Sequence[TextRow], rules: Rules, page_width: float) -> list[Grid]:
    """Tables on the lines of a page that are in no ruled table."""
    if sum(map(_may_be_row, rows)) < _MIN_ROWS_OF_PART:
        return []
    text = running_text(rows, page_width)
    grids = []
    for table in _candidates_in(rows, text):
        grid = lay_out(table, rules)
        if grid is not None and is_likely(grid):
            grids.append(grid)
    rows = outside(rows, grids)
    if beside_each_other(rows) >= _MIN_ROWS:
        for zone in parted(rows, framed(rules)):
            grids.extend(_of_text(zone, rules, page_width, text))
    return grids


def _of_text(
    rows: Sequence[TextRow], rules: Rules, page_width: float, text: set[int]
) -> Iterator[Grid]:
    """Tables whose cells are of text, perhaps of several lines."""
    single = [row.pieces[0] for row in rows if len(row.pieces) == 1]
    apart = {id(piece) for piece in single if piece.width >= _WIDE * page_width} & text
    apart |= running_text(rows, page_width, _COLUMN_LINES)
    for table in _candidates_in(rows, apart, _MAX_CELL_GAP):
        grid = lay_out(table, rules)
        if grid is not None and begins_together(grid) and not is_directory(texts_of(grid)):
            yield grid


def _candidates_in(
    rows: Sequence[TextRow], text: set[int], gap: float = _MAX_ROW_GAP
) -> Iterator[list[TextRow]]:
    for candidate in _candidates(rows, text, gap):
        table = [stretch.row.part(stretch.pieces) for stretch in _trimmed(candidate.stretches)]
        if sum(len(row.pieces) > 1 for row in table) >= _MIN_ROWS_OF_PART:
            yield table


def _may_be_row(row: TextRow) -> bool:
    """Two pieces at one height, one of them short."""
    return len(row.pieces) > 1 and any(piece.n_words <= 4 for piece in row.pieces)


def _candidates(rows: Sequence[TextRow], text: set[int], gap: float) -> Iterator[_Candidate]:
    """Stretches of rows below each other, with no running text and little white between."""
    current: list[_Candidate] = []
    for row in rows:
        kept: list[_Candidate] = []
        for candidate in current:
            if row.box[1] - candidate.bottom > gap * row.size or _cut_off(candidate, row, text):
                yield candidate
            else:
                kept.append(candidate)
        current = kept
        for stretch in _stretches(row, text):
            home = [candidate for candidate in current if _meet(candidate, stretch)]
            if len(home) == 1:
                home[0].stretches.append(stretch)
            else:
                for candidate in home:
                    current.remove(candidate)
                    yield candidate
                current.append(_Candidate([stretch]))
    yield from current


def _cut_off(candidate: _Candidate, row: TextRow, text: set[int]) -> bool:
    """Whether a line of running text, or a title, stands right below."""
    if len(row.pieces) == 1 and row.size > _LARGER * candidate.stretches[-1].row.size:
        return True
    if CAPTION.match(row.pieces[0].text) and row.pieces[0].x0 < candidate.x1 <= row.box[2]:
        return True
    return any(
        id(piece) in text and min(piece.x1, candidate.x1) - max(piece.x0, candidate.x0) > 10
        for piece in row.pieces
    )


def _stretches(row: TextRow, text: set[int]) -> Iterator[_Stretch]:
    part: list[Piece] = []
    for piece in row.pieces:
        if id(piece) in text:
            if part:
                yield _Stretch(row, part)
            part = []
        else:
            part.append(piece)
    if part:
        yield _Stretch(row, part)


def _meet(candidate: _Candidate, stretch: _Stretch) -> bool:
    shared = min(candidate.x1, stretch.x1) - max(candidate.x0, stretch.x0)
    narrow = min(candidate.x1 - candidate.x0, stretch.x1 - stretch.x0)
    return shared >= _MIN_SHARED * narrow


def _trimmed(stretches: Sequence[_Stretch]) -> Sequence[_Stretch]:
    """Up to the last line of several pieces and what may be the rest of its label."""
    last = max((i for i, s in enumerate(stretches) if len(s.pieces) > 1), default=-1)
    return stretches[: last + 3]
