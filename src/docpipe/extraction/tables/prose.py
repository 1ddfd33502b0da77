"""Pieces of a page that are running text: lines of a paragraph below each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.extraction.tables.pieces import Piece, TextRow

# In units of the type size, from line to line.
_MAX_STEP = 1.9
_MAX_INDENT = 2.4
_MIN_LINES = 3
_MIN_LETTERS = 20.0
# A line of two that is as wide as half a page, or a line with so many words, is text too.
_WIDE = 0.5
_MANY_WORDS = 8
# Of the lines of a paragraph (but its last), so many fill so much of its width.
_FULL = 0.78
_MOST = 0.6
# Lines of which so many begin with a capital are names below each other.
_MIN_STARTS = 3
_NAMES = 0.9


@dataclass(slots=True)
class _Chain:
    pieces: list[Piece]
    size: float
    beside_figures: bool = False

    @property
    def last(self) -> Piece:
        return self.pieces[-1]


def running_text(
    rows: Sequence[TextRow], page_width: float, min_lines: int = _MIN_LINES
) -> set[int]:
    """The ``id`` of every piece that belongs to running text of so many lines or more."""
    chains: list[_Chain] = []
    open_chains: list[_Chain] = []
    for row in rows:
        open_chains = [
            chain for chain in open_chains if row.box[1] - chain.last.top <= _MAX_STEP * chain.size
        ]
        figures = any(piece.figure for piece in row.pieces)
        for piece in row.pieces:
            chain = _above(open_chains, piece)
            if chain is None:
                chain = _Chain([], piece.size)
                chains.append(chain)
                open_chains.append(chain)
            chain.pieces.append(piece)
            chain.beside_figures = chain.beside_figures or figures
    return {
        id(piece)
        for chain in chains
        if _is_text(chain, page_width, min_lines)
        for piece in chain.pieces
    }


def _above(chains: Sequence[_Chain], piece: Piece) -> _Chain | None:
    """The paragraph that a line goes on with."""
    size = piece.size
    for chain in chains:
        last = chain.last
        step = piece.top - last.top
        if not 0.6 * size <= step <= _MAX_STEP * size or abs(chain.size - size) > 0.6:
            continue
        if abs(piece.x0 - last.x0) <= _MAX_INDENT * size and piece.x0 < last.x1:
            return chain
    return None


def _is_text(chain: _Chain, page_width: float, min_lines: int) -> bool:
    pieces = chain.pieces
    letters = sum(char.isalpha() for piece in pieces for char in piece.text) / len(pieces)
    widest = max(piece.width for piece in pieces)
    if len(pieces) < min_lines:
        return (
            min_lines <= _MIN_LINES
            and not chain.beside_figures
            and any(
                piece.width >= _WIDE * page_width and piece.text.count(" ") >= _MANY_WORDS
                for piece in pieces
            )
        )
    starts = [piece.text[:1] for piece in pieces[1:]]
    if len(starts) >= _MIN_STARTS and sum(s.isupper() for s in starts) >= _NAMES * len(starts):
        return False
    full = sum(piece.width >= _FULL * widest for piece in pieces[:-1])
    return letters >= _MIN_LETTERS and full >= _MOST * (len(pieces) - 1)
