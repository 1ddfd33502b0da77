"""Which columns a piece stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.extraction.tables.pieces import Piece, TextRow
from docpipe.extraction.tables.strips import Strip

# Of a column's width, how much a piece must cover to stand in that column too.
_COVERS = 0.4
_FIGURES = 0.6
# In units of the type size: a space; print may keep off the edge of its column.
_SPACE = 0.25
_RAGGED = 0.5


_OPEN_END = (
    "-", ",", "(", "/", "–", " and", " or", " of", " the", " for", " to", " in", " by", " with",
    " und", " oder", " von", " der", " die", " das", " für", " zur", " zum", " im", " mit", " nach",
    " bei", " des", " den", " dem", " sowie", " an", " auf", " aus", " a", " including",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A piece, and the first and last column that it stands in."""

    piece: Piece
    first: int
    last: int

    @property
    def spans(self) -> bool:
        """Whether it stands in several columns."""
        return self.last > self.first


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        borders: Left edge, strips' middles, right edge: one more than columns.
        extents: From where to where the body's print reaches in each.
        figures: Indices of those that hold figures.
    """

    borders: tuple[float, ...]
    extents: tuple[tuple[float, float], ...]
    figures: frozenset[int]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.extents)

    def parts(self, row: TextRow) -> list[Part]:
        """The pieces of a row with their columns."""
        return [self._part(piece) for piece in row.pieces]

    def _part(self, piece: Piece) -> Part:
        covered = [
            column
            for column, (x0, x1) in enumerate(self.extents)
            if min(piece.x1, x1) - max(piece.x0, x0) >= max(_COVERS * (x1 - x0), 1.0)
        ]
        if len(covered) > 1:
            return Part(piece, covered[0], covered[-1])
        home = self.at(piece.middle)
        return Part(piece, home, home)

    def at(self, x: float) -> int:
        """The column at a place."""
        inner = self.borders[1:-1]
        return sum(border <= x for border in inner)


def may_wrap(above: Piece, below: Piece, right: float) -> bool:
    """Whether a line can go on with the one above: its first word had no room there."""
    first = below.text.split(maxsplit=1)[0]
    width = below.width * len(first) / len(below.text)
    return above.x1 + width + _SPACE * below.size > right - _RAGGED * below.size


def starts_small(piece: Piece) -> bool:
    """Whether a line begins like the rest of a sentence."""
    return piece.text[:1].islower() or piece.text[:1] in "(,;&"


def ends_open(piece: Piece) -> bool:
    """Whether a line ends in a small word, a hyphen or a comma: more must follow."""
    return piece.text.endswith(_OPEN_END)


def make_columns(
    borders: Sequence[float], rows: Sequence[TextRow], left: float, right: float
) -> Columns:
    """The columns between these inner borders, as the rows fill them."""
    edges = (left, *borders, right)
    held: list[list[Piece]] = [[] for _ in range(len(edges) - 1)]
    for row in rows:
        for piece in row.pieces:
            column = sum(border <= piece.middle for border in borders)
            if edges[column] - 1 <= piece.x0 and piece.x1 <= edges[column + 1] + 1:
                held[column].append(piece)
    extents = tuple(
        (min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces))
        if pieces
        else (edges[column], edges[column + 1])
        for column, pieces in enumerate(held)
    )
    return Columns(
        borders=edges,
        extents=extents,
        figures=frozenset(k for k, pieces in enumerate(held) if _holds_figures(pieces)),
    )


def _holds_figures(pieces: Sequence[Piece]) -> bool:
    figures = sum(piece.figure for piece in pieces)
    said = sum(not piece.blank for piece in pieces)
    return figures >= 2 and figures >= _FIGURES * said


def strip_borders(strips: Sequence[Strip], heads: Sequence[TextRow]) -> list[float]:
    """A place in every strip where the border cuts the fewest pieces of the head."""
    borders = []
    for strip in strips:
        inside = [
            edge
            for row in heads
            for piece in row.pieces
            for edge in (piece.x0 - 0.5, piece.x1 + 0.5)
            if strip.x0 < edge < strip.x1
        ]
        places = sorted({strip.middle, *inside}, key=lambda x: (abs(x - strip.middle), x))
        borders.append(min(places, key=lambda x: _n_cut(x, heads)))
    return borders


def _n_cut(x: float, rows: Sequence[TextRow]) -> int:
    return sum(piece.x0 < x < piece.x1 for row in rows for piece in row.pieces)
