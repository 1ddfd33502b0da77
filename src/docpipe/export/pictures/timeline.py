"""Records by year and type: one row of bars a type, all to one scale."""

from collections.abc import Sequence
from itertools import accumulate

from docpipe.export.pictures.counted import Counted, Row
from docpipe.export.pictures.marks import Shape, link, picture, shape, svg, text

LEAST_COLUMN, WIDE_COLUMN = 24.0, 56.0
"""Units: three digits need the first; more than the second looks empty."""

NARROW = 320.0
"""Units that a telephone has room for; columns share them as far as their width allows."""

LONGEST_BAR, NAME_ROOM, AXIS_ROOM = 72.0, 48.0, 24.0
"""Units: the longest bar of all; above a row its name and the number on top of a bar; the years."""

_MARGIN = 4.0
_UPRIGHT_BELOW = 34.0
"""Units: in a narrower column only every second year is written."""


def timeline(
    years: Sequence[str], rows: Sequence[Row], *, title: str, description: str, name: str
) -> str:
    """The picture; every bar carries its number and leads to the records it stands for.

    Args:
        years: The columns, also those in which nothing was said.
        rows: One a type, one cell a year.
        title: What the picture is called.
        description: What it shows.
        name: Class and id, unique on its page.
    """
    column = min(WIDE_COLUMN, max(LEAST_COLUMN, NARROW / max(len(years), 1)))
    width = column * len(years) + 2 * _MARGIN
    most = max((cell.count for row in rows for cell in row.cells if cell), default=1)
    rooms = [NAME_ROOM + LONGEST_BAR * _largest(row) / most for row in rows]
    height = sum(rooms) + AXIS_ROOM
    root, marks = picture(name, width, height, title, description)
    if LEAST_COLUMN * len(years) <= NARROW:
        root.set("class", f"{root.get('class')} narrow")
    for row, room, base in zip(rows, rooms, accumulate(rooms), strict=True):
        text(marks, _MARGIN, base - room + 22, row.name, class_="row-name")
        shape(marks, "line", x1=0.0, x2=width, y1=base, y2=base, class_="axis",
              stroke="currentColor")  # fmt: skip
        for place, cell in enumerate(row.cells):
            if cell is not None and cell.count:
                at = (_MARGIN + place * column, base)
                _bar(marks, row, cell, at, (column, LONGEST_BAR / most, room - NAME_ROOM))
    _years(marks, years, column, height - AXIS_ROOM + 16)
    return svg(root)


def _largest(row: Row) -> int:
    return max((cell.count for cell in row.cells if cell), default=0)


def _bar(
    marks: Shape,
    row: Row,
    cell: Counted,
    at: tuple[float, float],
    sizes: tuple[float, float, float],
) -> None:
    (x, base), (column, unit, room) = at, sizes
    # A pixel and a half at least: what is there is seen.
    length = max(1.5, unit * cell.count)
    mark = link(marks, cell.address, cell.words)
    # The whole column can be pressed, however short the bar.
    shape(mark, "rect", x=x, y=base - room - 20, width=column, height=room + 20,
          class_="target", fill="none", pointer_events="all")  # fmt: skip
    shape(mark, "rect", x=x + 2, y=base - length, width=column - 4, height=length,
          class_=f"bar {row.kind}".strip())  # fmt: skip
    text(mark, x + column / 2, base - length - 4, str(cell.count),
         class_="number", text_anchor="middle", font_size="12")  # fmt: skip


def _years(marks: Shape, years: Sequence[str], column: float, y: float) -> None:
    step = 2 if column < _UPRIGHT_BELOW else 1
    for place, year in enumerate(years):
        if place % step == 0:
            text(marks, _MARGIN + (place + 0.5) * column, y, year,
                 class_="year", text_anchor="middle", font_size="12")  # fmt: skip
