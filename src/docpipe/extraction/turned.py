"""Writing that is not level: sheets set sideways, tables set sideways, labels along the edges.

A page that is mostly set sideways is turned before it is read. On any other page, what is not
level stands aside: thumb tabs, labels of axes, watermarks and photo credits are no sentences of
the text. Only in the cells of a table do turned words belong to it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from docpipe.extraction.geometry import Frame, union
from docpipe.extraction.lines import Run, assemble, to_line
from docpipe.extraction.tables import Grid, find_grids, rounded, split_at_cells, to_tables
from docpipe.extraction.words import Word
from docpipe.language.hyphenation import HYPHENS, Junction, junction
from docpipe.model import BBox, Line, RawTable

# Cosine of the angle up to which writing counts as level, upright or upside down.
_STRAIGHT = 0.98
# A credit beside a full-page photograph has fewer letters than a page of text.
_MIN_LETTERS = 80
_MOST = 0.6
# Letters of a block of text set sideways on an otherwise level page.
_BLOCK = 200
# Of a title set letter below letter: at least so many, each so near below the other (in sizes).
_MIN_STACK = 4
_STACK_STEP = 1.7
_STACK_SHIFT = 0.35


def prevailing_turn(words: Sequence[Word]) -> int:
    """Quarter turns clockwise after which most of the page can be read; 0 if it can already."""
    letters: Counter[int] = Counter()
    for word in words:
        turn = _turn_of(word)
        if turn is not None:
            letters[turn] += len(word.text)
    total = sum(letters.values())
    turn = max(letters, key=lambda turn: (letters[turn], -turn), default=0)
    many = letters[turn] >= max(_MIN_LETTERS, _MOST * total)
    return turn if many else 0


def is_level(word: Word) -> bool:
    """Whether the word reads from left to right."""
    return word.style.right >= _STRAIGHT


def _turn_of(word: Word) -> int | None:
    """Quarter turns clockwise that make a word level; ``None`` for other angles."""
    style = word.style
    if style.right >= _STRAIGHT:
        return 0
    if style.right <= -_STRAIGHT:
        return 2
    if abs(style.down) >= _STRAIGHT:
        return 1 if style.down < 0 else 3
    return None


def read_turned(
    words: Sequence[Word], rulings: Sequence[BBox], frame: Frame
) -> tuple[list[Line], list[RawTable], list[Line]]:
    """What is not level on a page that is.

    Returns:
        Lines of tables and blocks of text set sideways, those tables, and the lines that stand
        aside; all in displayed coordinates.
    """
    held: list[Line] = []
    found: list[RawTable] = []
    aside = _slanted([word for word in words if _turn_of(word) is None])
    for turn in (1, 2, 3):
        group = [word for word in words if _turn_of(word) == turn]
        if not group:
            continue
        size = (frame.width, frame.height)
        lines, tables = _read_group(
            [_levelled(word, size, turn) for word in group],
            [_turn(ruling, size, turn) for ruling in rulings],
            _turned_size(frame, turn)[0],
        )
        sheet, back = _turned_size(frame, turn), (4 - turn) % 4
        found.extend(_table_back(table, sheet, back) for table in tables)
        inside = [line for line in lines if any(_lies_in(line, table) for table in tables)]
        rest = [line for line in lines if line not in inside]
        is_block = sum(len(line.text) for line in rest) >= _BLOCK
        held.extend(_line_back(line, sheet, back) for line in (lines if is_block else inside))
        aside.extend(_line_back(line, sheet, back) for line in ([] if is_block else rest))
    return held, found, aside


def _levelled(word: Word, size: tuple[float, float], turn: int) -> Word:
    style = replace(word.style, right=1.0, down=0.0)
    return replace(word, bbox=_turn(word.bbox, size, turn), style=style)


def _read_group(
    level: list[Word], rulings: Sequence[BBox], width: float
) -> tuple[list[Line], tuple[RawTable, ...]]:
    runs = assemble(level)
    grids, _ = find_grids(rulings, runs, width)
    lines = [to_line(run) for run in split_at_cells(runs, grids)]
    return lines, to_tables(grids, lines)


def _turned_size(frame: Frame, turn: int) -> tuple[float, float]:
    return (frame.height, frame.width) if turn % 2 else (frame.width, frame.height)


def _turn(box: BBox, size: tuple[float, float], turn: int) -> BBox:
    """A box on a sheet of a given size after quarter turns clockwise."""
    width, height = size
    x0, top, x1, bottom = box
    match turn:
        case 1:
            return (height - bottom, x0, height - top, x1)
        case 2:
            return (width - x1, height - bottom, width - x0, height - top)
        case 3:
            return (top, width - x1, bottom, width - x0)
        case _:
            return box


def _line_back(line: Line, size: tuple[float, float], turn: int) -> Line:
    return replace(line, bbox=rounded(_turn(line.bbox, size, turn)))


def _table_back(table: RawTable, size: tuple[float, float], turn: int) -> RawTable:
    return replace(
        table,
        bbox=rounded(_turn(table.bbox, size, turn)),
        cells=tuple(
            tuple(rounded(_turn(cell, size, turn)) if cell else None for cell in row)
            for row in table.cells
        ),
    )


def _lies_in(line: Line, table: RawTable) -> bool:
    x, y = (line.bbox[0] + line.bbox[2]) / 2, (line.bbox[1] + line.bbox[3]) / 2
    return table.bbox[0] <= x <= table.bbox[2] and table.bbox[1] <= y <= table.bbox[3]


def _slanted(words: Sequence[Word]) -> list[Line]:
    """Watermarks: the words of one text object are one line."""
    runs: dict[int, Run] = {}
    for word in words:
        runs.setdefault(word.owner, []).append(word)
    return [
        replace(to_line(run), text=" ".join(word.text for word in run)) for run in runs.values()
    ]


def into_cells(aside: Sequence[Line], grids: Sequence[Grid]) -> tuple[list[Line], list[Line]]:
    """The turned lines in cells of level tables, one line a cell, and the others."""
    cells: dict[BBox, list[Line]] = {}
    others: list[Line] = []
    for line in aside:
        cell = next((cell for grid in grids for cell in _holding(grid, line)), None)
        if cell is None:
            others.append(line)
        else:
            cells.setdefault(cell, []).append(line)
    return [_one_line(lines) for lines in cells.values()], others


def _holding(grid: Grid, line: Line) -> list[BBox]:
    x, y = (line.bbox[0] + line.bbox[2]) / 2, (line.bbox[1] + line.bbox[3]) / 2
    boxes = [cell.bbox for cell in grid.cells]
    return [box for box in boxes if box[0] <= x <= box[2] and box[1] <= y <= box[3]]


def _one_line(lines: Sequence[Line]) -> Line:
    """A heading of several turned lines, in the order in which they came."""
    text = lines[0].text
    for line in lines[1:]:
        match junction(text, line.text, {}):
            case Junction.DIVIDED:
                text = text.rstrip(HYPHENS) + line.text
            case Junction.COMPOUND:
                text += line.text
            case Junction.APART:
                text = f"{text} {line.text}"
    return replace(lines[0], text=text, bbox=rounded(union([line.bbox for line in lines])))


def part_stacks(runs: Sequence[Run]) -> tuple[list[Run], list[Line]]:
    """The runs without titles set letter below letter, and those titles."""
    single = [run[0] for run in runs if len(run) == 1 and _is_letter(run[0].text)]
    if len(single) < _MIN_STACK:
        return list(runs), []
    stacks = [stack for stack in _stacks(single) if _is_title(stack)]
    gone = {id(word) for stack in stacks for word in stack}
    lines = [replace(to_line(stack), text="".join(word.text for word in stack)) for stack in stacks]
    return [run for run in runs if id(run[0]) not in gone], lines


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _stacks(single: Sequence[Word]) -> list[list[Word]]:
    stacks: list[list[Word]] = []
    for word in sorted(single, key=lambda word: (word.bbox[1], word.bbox[0])):
        for stack in stacks:
            if _goes_on(stack[-1], word):
                stack.append(word)
                break
        else:
            stacks.append([word])
    return [stack for stack in stacks if len(stack) >= _MIN_STACK]


def _goes_on(above: Word, word: Word) -> bool:
    size = word.style.size
    middle = (above.bbox[0] + above.bbox[2] - word.bbox[0] - word.bbox[2]) / 2
    step = word.bbox[1] - above.bbox[1]
    return (
        abs(middle) <= _STACK_SHIFT * size
        and 0.5 * size < step <= _STACK_STEP * size
        and abs(above.style.size - size) < 0.5
    )


def _is_title(stack: Sequence[Word]) -> bool:
    """Letters that spell something: no list counted by letters, no column of marks."""
    letters = "".join(word.text for word in stack)
    codes = [ord(letter) for letter in letters.lower()]
    counts = all(0 <= b - a <= 1 for a, b in pairwise(codes))
    return not counts and len(set(codes)) > 2 and (letters.isupper() or letters[1:].islower())
