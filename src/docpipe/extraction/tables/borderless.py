"""Tables without rules, or with too few to see them: columns of white, figures below each other.

Running text is taken out first, so that the columns of a page are no columns of a table. What is
left and stands in several pieces at one height, line after line, is looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docpipe.extraction.tables.grid import Grid, outside, texts_of
from docpipe.extraction.tables.layout import lay_out
from docpipe.extraction.tables.pieces import Piece, TextRow, is_figure, is_marker
from docpipe.extraction.tables.prose import running_text
from docpipe.extraction.tables.rules import Rules
from docpipe.extraction.tables.text_tables import begins_together, beside_each_other

_MIN_ROWS = 3
# In units of the type size: white between the rows of one table.
_MAX_ROW_GAP = 2.6
_MIN_SHARED = 0.25
_MIN_FILL = 0.5
_MIN_TEXT_FILL = 0.7
_MIN_TEXT_COLUMNS = 3
_MAX_CELL_WORDS = 6
_LABEL = re.compile(r".*:$")
_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}")
_MIN_ENTRIES = 4
_PAGE = re.compile(r"(?:S\.|Seite)?\s*(\d{1,3})")
_CONTACT = re.compile(r"@|www\.|https?:|\b(?:Tel|Fax|Telefon|E-?Mail)\b", re.I)


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
    if sum(_may_be_row(row) for row in rows) < _MIN_ROWS:
        return []
    text = running_text(rows, page_width)
    grids = []
    for table in _candidates_in(rows, text):
        grid = lay_out(table, rules)
        if grid is not None and is_likely(grid):
            grids.append(grid)
    if beside_each_other(rows) < _MIN_ROWS:
        return grids
    rows = outside(rows, grids)
    alone = {id(row.pieces[0]) for row in rows if len(row.pieces) == 1} & text
    for table in _candidates_in(rows, alone):
        grid = lay_out(table, rules)
        if grid is not None and begins_together(grid) and not _is_contents(texts_of(grid)):
            grids.append(grid)
    return grids


def _candidates_in(rows: Sequence[TextRow], text: set[int]) -> Iterator[list[TextRow]]:
    for candidate in _candidates(rows, text):
        table = [stretch.row.part(stretch.pieces) for stretch in _trimmed(candidate.stretches)]
        if sum(len(row.pieces) > 1 for row in table) >= _MIN_ROWS:
            yield table


def _may_be_row(row: TextRow) -> bool:
    """Two pieces at one height, one of them short."""
    return len(row.pieces) > 1 and any(len(piece.words) <= 4 for piece in row.pieces)


def _candidates(rows: Sequence[TextRow], text: set[int]) -> Iterator[_Candidate]:
    """Stretches of rows below each other, with no running text and little white between."""
    current: list[_Candidate] = []
    for row in rows:
        kept: list[_Candidate] = []
        for candidate in current:
            if row.box[1] - candidate.bottom > _MAX_ROW_GAP * row.size or _cut_off(
                candidate, row, text
            ):
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
    """Whether a line of running text stands right below."""
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


def is_likely(grid: Grid) -> bool:
    """Whether a grid that no rule confirms is a table."""
    texts = texts_of(grid)
    head = grid.n_header_rows or 0
    body = texts[head:]
    if len(body) < _MIN_ROWS - 1 or len(texts) < _MIN_ROWS:
        return False
    if _is_list(body) or _is_contents(body) or _is_form(body):
        return False
    n_filled = sum(bool(text) for row in body for text in row)
    rows = [row for row in body if sum(map(bool, row)) > 1]
    if len(rows) < _MIN_ROWS - (head > 0):
        return False
    if _figure_columns(body):
        return n_filled >= _MIN_FILL * sum(len(row) for row in rows)
    return _is_text_table(rows, grid.n_columns, n_filled)


def _figure_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    found = []
    for column in range(1, len(rows[0])):
        said = [row[column] for row in rows if any(char.isalnum() for char in row[column])]
        n_figures = sum(is_figure(text) or bool(_PAGE.fullmatch(text)) for text in said)
        if len(said) > 1 and n_figures >= 0.6 * len(said):
            found.append(column)
    return found


def _is_text_table(rows: Sequence[Sequence[str]], n_columns: int, n_filled: int) -> bool:
    if n_columns < _MIN_TEXT_COLUMNS or len(rows) < _MIN_ROWS:
        return False
    words = sorted(len(text.split()) for row in rows for text in row if text)
    full = sum(bool(text) for row in rows for text in row)
    contact = sum(bool(_CONTACT.search(text)) for row in rows for text in row)
    return (
        full >= _MIN_TEXT_FILL * n_columns * len(rows)
        and words[len(words) // 2] <= _MAX_CELL_WORDS
        and contact < 2
    )


def _is_list(rows: Sequence[Sequence[str]]) -> bool:
    """Markers or numbers before text."""
    if len(rows[0]) != 2:
        return False
    first = [row[0] for row in rows if row[0]]
    return sum(is_marker(text) for text in first) >= 0.5 * len(first)


def _is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Titles and ascending page numbers."""
    leaders = sum(any(_LEADERS.search(text) for text in row) for row in rows)
    columns = _figure_columns(rows)
    if not columns or len(columns) > len(rows[0]) / 2:
        return False
    pages = [_page_numbers([row[column] for row in rows]) for column in columns]
    ascending = all(
        len(column) > 1 and column == sorted(column) and column[0] < column[-1] for column in pages
    )
    many = sum(map(len, pages)) >= _MIN_ENTRIES * len(pages)
    return (ascending and many) or (leaders > 0.3 * len(rows) and len(columns) == 1)


def _page_numbers(texts: Sequence[str]) -> list[int]:
    found = (_PAGE.fullmatch(line) for text in texts for line in text.split("\n"))
    return [int(match.group(1)) for match in found if match]


def _is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Labels with colons, and what they say."""
    if len(rows[0]) != 2:
        return False
    labels = [row[0] for row in rows if row[0]]
    return sum(bool(_LABEL.fullmatch(text)) for text in labels) >= 0.5 * len(labels)
