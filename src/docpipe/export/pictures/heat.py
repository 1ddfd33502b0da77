"""Rows by columns, the more the deeper: topics by years."""

import math
from collections.abc import Sequence

from docpipe.export.pictures.counted import Counted, Row
from docpipe.export.pictures.marks import Shape, link, picture, shape, svg, text

NAME_WIDTH, CELL_WIDTH, CELL_HEIGHT, HEAD = 190.0, 46.0, 36.0, 24.0
"""Units: the rows' names, a cell (large enough to be pressed), the row of years."""

LEVELS = 5
"""Shades that the eye tells apart; the number stands in the cell, too."""

_LINE, _MOST_LINES, _LINE_HEIGHT = 26, 3, 12.0
"""Characters of a name in one line, lines that a cell has room for, units a line."""


def level(count: int, most: int) -> int:
    """1 to ``LEVELS``, by the logarithm: one large paper must not make all others look alike."""
    if most <= 1:
        return LEVELS
    return 1 + min(LEVELS - 1, int(LEVELS * math.log(count) / math.log(most + 1)))


def heat_map(
    columns: Sequence[str], rows: Sequence[Row], *, title: str, description: str, name: str
) -> str:
    """The picture; every cell carries its number and leads to the records it stands for.

    Args:
        columns: Names of the columns.
        rows: One cell a column.
        title: What the picture is called.
        description: What it shows.
        name: Class and id, unique on its page.
    """
    width = NAME_WIDTH + CELL_WIDTH * len(columns)
    root, marks = picture(name, width, HEAD + CELL_HEIGHT * len(rows), title, description)
    most = max((cell.count for row in rows for cell in row.cells if cell), default=1)
    for place, column in enumerate(columns):
        text(marks, NAME_WIDTH + (place + 0.5) * CELL_WIDTH, HEAD - 8, column,
             class_="year", text_anchor="middle", font_size="12")  # fmt: skip
    for number, row in enumerate(rows):
        top = HEAD + number * CELL_HEIGHT
        shape(marks, "line", x1=0.0, x2=width, y1=top, y2=top, class_="axis",
              stroke="currentColor", stroke_opacity="0.3")  # fmt: skip
        _row_name(marks, row, top)
        for place, cell in enumerate(row.cells):
            if cell is not None and cell.count:
                _cell(marks, cell, level(cell.count, most), (NAME_WIDTH + place * CELL_WIDTH, top))
    return svg(root)


def _row_name(marks: Shape, row: Row, top: float) -> None:
    inside = link(marks, row.address, row.name)
    lines = _lines(row.name)
    first = top + (CELL_HEIGHT - _LINE_HEIGHT * len(lines)) / 2 + 10
    for number, line in enumerate(lines):
        # With the space, so that the words stay apart for whoever does not see the lines.
        words = line if number == len(lines) - 1 else f"{line} "
        text(inside, 0, first + _LINE_HEIGHT * number, words, class_="row-name", font_size="12")


def _lines(name: str) -> list[str]:
    """At most three lines; what is longer is cut, the whole name stands in title and table."""
    lines = [""]
    for word in name.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= _LINE or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][: _LINE - 1].rstrip()} …"]
    return lines


def _cell(marks: Shape, cell: Counted, depth: int, at: tuple[float, float]) -> None:
    mark = link(marks, cell.address, cell.words)
    shape(mark, "rect", x=at[0] + 1, y=at[1] + 1, width=CELL_WIDTH - 2, height=CELL_HEIGHT - 2,
          class_=f"cell level-{depth}", fill="none", stroke="currentColor")  # fmt: skip
    text(mark, at[0] + CELL_WIDTH / 2, at[1] + CELL_HEIGHT / 2 + 4, str(cell.count),
         class_=f"number on-{depth}", text_anchor="middle")  # fmt: skip
