"""The inside of each box and the rest of the page: no table reaches from one into another."""

from collections.abc import Sequence

from docpipe.extraction.tables.pieces import Piece, TextRow
from docpipe.model import BBox

# Lower rectangles are shaded rows of a table, and lines of a paragraph shaded one by one.
_MIN_HEIGHT = 42.0
_MIN_ROWS = 3
_SLACK = 2.0


def parted(rows: Sequence[TextRow], boxes: Sequence[BBox]) -> list[list[TextRow]]:
    """The rows of every box, the smallest first, and then what is outside of all."""
    zones: list[list[TextRow]] = []
    rest = list(rows)
    high = [box for box in boxes if box[3] - box[1] >= _MIN_HEIGHT]
    for box in sorted(set(high), key=lambda box: ((box[2] - box[0]) * (box[3] - box[1]), box)):
        inside, outside = _split(rest, box)
        if len(inside) >= _MIN_ROWS and outside:
            zones.append(inside)
            rest = outside
    return [*zones, rest] if rest else zones


def _split(rows: Sequence[TextRow], box: BBox) -> tuple[list[TextRow], list[TextRow]]:
    inside: list[TextRow] = []
    outside: list[TextRow] = []
    for row in rows:
        if row.box[3] < box[1] or row.box[1] > box[3]:
            outside.append(row)
            continue
        held = [piece for piece in row.pieces if _in(box, piece)]
        free = [piece for piece in row.pieces if not _in(box, piece)]
        if held:
            inside.append(row.part(held))
        if free:
            outside.append(row.part(free))
    return inside, outside


def _in(box: BBox, piece: Piece) -> bool:
    return (
        box[0] - _SLACK <= piece.x0
        and piece.x1 <= box[2] + _SLACK
        and box[1] <= (piece.top + piece.bottom) / 2 <= box[3]
    )
