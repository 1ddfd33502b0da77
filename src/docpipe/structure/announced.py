"""What outline and contents list say of the headings: their words, pages and levels."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docpipe.model import OutlineItem
from docpipe.structure.contents_page import is_contents_title
from docpipe.structure.numbering import number_of
from docpipe.structure.placed import Placed

_LETTERS = re.compile(r"[\W_]+")
_TARGET = re.compile(r"(?:[\s.…·_]+|(?<=[^\W\d]))(\d{1,3})$")
_LEADERS = re.compile(r"(?:\s?[.…·_]){3,}\s*")
_ONLY_NUMBER = re.compile(r"\d{1,3}")
# A title of fewer letters may stand anywhere by chance.
_MIN_LETTERS = 4
# A heading of two drafts, or with a subtitle that the list leaves out.
_MIN_PART = 0.6
_PREFIX = 10
_SAME_EDGE = 3.0
_SAME_COLUMN = 12.0
_NEXT_LINE = 1.9
# Titles over several lines have one number.
_POINTING = 0.3
_MAX_PAIRS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A heading as announced.

    Attributes:
        key: Its letters and digits.
        short: The same without its number.
        level: From 1; of a contents list by indentation and print.
        page: Physical page of an outline item, printed page of a contents line.
        outline: From the outline, not the contents list.
    """

    key: str
    short: str
    level: int
    page: int | None
    outline: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry that a text is announced by, wholly or in part."""

    entry: Entry
    whole: bool


def letters(text: str) -> str:
    """Letters and digits only, lower-cased."""
    return _LETTERS.sub("", text).lower()


class Announcements:
    """Entries by their letters, so that spacing and hyphens do not matter."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._whole: dict[str, list[Entry]] = defaultdict(list)
        self._prefixes: dict[str, list[Entry]] = defaultdict(list)
        self._known: list[tuple[int, int]] = []
        for entry in entries:
            for key in {entry.key, entry.short}:
                self._whole[key].append(entry)
                if len(key) >= _PREFIX:
                    self._prefixes[key[:_PREFIX]].append(entry)

    def __bool__(self) -> bool:
        return bool(self._whole)

    def align(self, texts: Iterable[tuple[str, int]]) -> None:
        """Learn from texts with their pages which printed page stands on which sheet.

        Covers are not counted, and a sheet may hold two pages: only the order is sure.
        """
        pairs: set[tuple[int, int]] = set()
        for text, page in texts:
            for entry in self._whole.get(letters(text), ()):
                if not entry.outline and entry.page is not None and len(entry.key) > _PREFIX:
                    pairs.add((entry.page, page))
        self._known = _rising(sorted(pairs))

    def match(self, text: str, page: int) -> Match | None:
        """The entry for a text on a page; outline before contents, whole before part."""
        key = letters(text)
        number = number_of(text)
        short = letters(text[number.length :]) if number else key
        if len(short) < _MIN_LETTERS:
            return None
        found = [e for k in (key, short) for e in self._whole.get(k, ()) if self._fits(e, page)]
        if found:
            return Match(entry=min(found, key=lambda entry: not entry.outline), whole=True)
        for entry in self._prefixes.get(key[:_PREFIX], []) + self._prefixes.get(
            short[:_PREFIX], []
        ):
            if self._fits(entry, page) and _is_part(entry, key, short):
                return Match(entry=entry, whole=False)
        return None

    def _fits(self, entry: Entry, page: int) -> bool:
        if entry.page is None:
            return True
        if entry.outline:
            return abs(entry.page - page) <= 1
        lowest = max((sheet for printed, sheet in self._known if printed <= entry.page), default=0)
        highest = min(
            (sheet for printed, sheet in self._known if printed >= entry.page), default=page
        )
        return lowest - 1 <= page <= highest + 1


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs in which the second numbers rise with the first."""
    best: list[list[tuple[int, int]]] = []
    for pair in pairs[:_MAX_PAIRS]:
        before = [chain for chain in best if chain[-1][1] <= pair[1] and chain[-1][0] < pair[0]]
        best.append([*max(before, key=len, default=[]), pair])
    return max(best, key=len, default=[])


def _is_part(entry: Entry, key: str, short: str) -> bool:
    for announced, printed in ((entry.key, key), (entry.short, short)):
        less, more = sorted((announced, printed), key=len)
        if more.startswith(less) and len(less) >= _MIN_PART * len(more):
            return True
    return False


def from_outline(outline: Sequence[OutlineItem]) -> list[Entry]:
    """The bookmarks."""
    return [
        Entry(
            key=letters(item.title),
            short=_short(item.title),
            level=item.level,
            page=item.page,
            outline=True,
        )
        for item in outline
        if letters(item.title)
    ]


def _short(title: str) -> str:
    number = number_of(title)
    return letters(title[number.length :] if number else title) or letters(title)


@dataclass(slots=True, kw_only=True)
class _Row:
    """A printed entry: its lines, and the page number that it points to."""

    lines: list[Placed]
    title: str
    target: int | None


def from_contents(lines: Sequence[Placed]) -> list[Entry]:
    """The entries of contents lists."""
    pages: dict[int, list[Placed]] = defaultdict(list)
    for placed in lines:
        if not is_contents_title(placed.text):
            pages[placed.page].append(placed)
    rows: list[_Row] = []
    columns: list[int] = []
    n_columns = 0
    for page in sorted(pages):
        for column in _columns(pages[page]):
            found = [row for row in _joined(column) if len(letters(row.title)) >= _MIN_LETTERS]
            columns.extend([n_columns] * len(found))
            n_columns += 1
            rows.extend(found)
    return [
        Entry(
            key=letters(row.title),
            short=_short(row.title),
            level=level,
            page=row.target,
            outline=False,
        )
        for row, level in zip(rows, _levels(rows, columns), strict=True)
    ]


def _columns(lines: Sequence[Placed]) -> list[list[_Row]]:
    """The rows of one page, column by column; page numbers stand on the right of theirs."""
    titles = [placed for placed in lines if not _ONLY_NUMBER.fullmatch(placed.text.strip())]
    columns: list[tuple[float, float, list[_Row]]] = []
    for placed in sorted(titles, key=lambda placed: (placed.x0, placed.top)):
        row = _row(placed)
        if columns and placed.x0 < columns[-1][1]:
            left, right, rows = columns[-1]
            columns[-1] = (left, max(right, placed.x1), [*rows, row])
        else:
            columns.append((placed.x0, placed.x1, [row]))
    for placed in lines:
        if _ONLY_NUMBER.fullmatch(placed.text.strip()):
            left_of = [column for left, _, column in columns if left < placed.x0]
            _point(left_of[-1] if left_of else [], placed)
    return [sorted(column, key=lambda row: row.lines[0].top) for _, _, column in columns]


def _row(placed: Placed) -> _Row:
    text = placed.text.strip()
    target = _TARGET.search(text)
    title = _LEADERS.sub(" ", text[: target.start()] if target else text).strip(" .…·_")
    return _Row(lines=[placed], title=title, target=int(target.group(1)) if target else None)


def _point(rows: Sequence[_Row], number: Placed) -> None:
    """Give a page number to the row that it stands beside."""
    for row in rows:
        if row.target is None and abs(row.lines[0].top - number.top) < 0.6 * number.height:
            row.target = int(number.text)
            return


def _joined(rows: Sequence[_Row]) -> list[_Row]:
    """Titles over two and more lines: only the last has the page number."""
    joined: list[_Row] = []
    pointing = sum(row.target is not None for row in rows) >= _POINTING * len(rows)
    for row in rows:
        if pointing and joined and _continues(joined[-1], row):
            joined[-1].lines.extend(row.lines)
            joined[-1].title += " " + row.title
            joined[-1].target = row.target
        else:
            joined.append(row)
    return joined


def _continues(above: _Row, row: _Row) -> bool:
    a, b = above.lines[-1], row.lines[0]
    return (
        above.target is None
        and 0 < b.top - a.top < _NEXT_LINE * a.height
        and abs(a.size - b.size) < 0.5
        and a.line.bold == b.line.bold
        and b.x0 > a.x0 - _SAME_COLUMN
        and number_of(row.title) is None
    )


def _levels(rows: Sequence[_Row], columns: Sequence[int]) -> list[int]:
    """By indentation within the column, then by print."""
    edges: dict[int, float] = {}
    for row, column in zip(rows, columns, strict=True):
        edges[column] = min(edges.get(column, row.lines[0].x0), row.lines[0].x0)
    insets = [row.lines[0].x0 - edges[column] for row, column in zip(rows, columns, strict=True)]
    keys = [
        (step, -round(row.lines[0].size), not row.lines[0].line.bold)
        for row, step in zip(rows, _clusters(insets, _SAME_EDGE), strict=True)
    ]
    order = {key: rank for rank, key in enumerate(sorted(set(keys)), start=1)}
    return [order[key] for key in keys]


def _clusters(values: Sequence[float], gap: float) -> list[int]:
    """Number the values so that those closer than ``gap`` to a neighbour share a number."""
    numbers: dict[float, int] = {}
    last, n = None, -1
    for value in sorted(set(values)):
        if last is None or value - last > gap:
            n += 1
        numbers[value] = n
        last = value
    return [numbers[value] for value in values]
