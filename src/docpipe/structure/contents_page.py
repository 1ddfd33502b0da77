"""Contents lists: titles that announce the headings of the pages to come, with or without numbers.

A list starts below its title (``Inhalt``), at the first entry of a page full of them, or at the top
of the page after another such page. It ends where entries end: what stands above and below it on
its page stays in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed, frame, is_title
from docpipe.structure.reading_order import columns

_PAGE = r"(?:(?:S\.|Seite|p\.)\s*)?(\d{1,3})(?:\s*(?:[-–]\s*\d{1,3}|ff?\.?))?"
_ONLY_PAGE = re.compile(_PAGE, re.I)
_PAGE_LAST = re.compile(rf"(?:[.…·_]{{2,}}|\s){_PAGE}$", re.I)
_PAGE_FIRST = re.compile(rf"{_PAGE}\s+(?=[^\W\d])", re.I)
_SPELLED = re.compile(r"^(?:S\.|Seite)\s*\d|\b(?:S\.|Seite)\s*\d{1,3}$", re.I)
# Dotted lines to the page number; underscores are to be filled in by hand.
_LEADERS = re.compile(r"(?:\s?[.…·]){4,}|…\s?…")
_FIGURE = re.compile(r"[\d.,]*\d[\d.,]*%?")
_LABEL = re.compile(r"§+\s*\d+\s?[a-z]?|(?:\d{1,2}\.)*\d{1,2}\.?|[IVX]{1,5}\.?|[A-Z][.)]|[•–-]")
_TITLE = re.compile(
    r"(?:aus dem |zum )?inhalt(?:e|sverzeichnis|sübersicht|sangabe)?|(?:table of )?contents|index"
    r"|gliederung|themen dieser brosch(?:ü|ue)re|in diesem heft|was sie erwartet"
    r"|(?:abbildungs|tabellen|karten|grafik)verzeichnis|verzeichnis der \w+"
    r"|(?:abbildungen|tabellen|praxisbeispiele) (?:im überblick|auf einen blick)",
    re.I,
)
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_MIN_KEY = 6
_PREFIX = 16
_FIRST_PAGES, _FIRST_SHARE = 6, 0.15
# Second lines of long titles, subtitles, authors.
_MAX_BETWEEN = 3
_MIN_DENSITY = 0.5
_MIN_ANNOUNCED = 0.4
_MIN_ENTRIES = 4
_MIN_GOING_ON = 2
# A list that goes on ends in the lower part of its page.
_FULL = 0.6
_RISING = 0.8
# Without dots, more of the rows must end in numbers.
_UNMARKED = 1.5
# A row with more figures than its own number and the page's is a table row.
_MAX_FIGURES = 2
# Printed page numbers run a little ahead of the physical ones.
_SLACK_PAGES = 20
_SAME_ROW = 0.5
# In type sizes.
_WORD_GAP = 1.5
# Titles above a list are larger than its entries.
_LARGER = 1.2


def is_contents_title(text: str) -> bool:
    """``Inhalt``, ``Abbildungsverzeichnis`` and their like."""
    return is_title(_TITLE, text)


class LineIndex:
    """On which later pages a line begins like this one."""

    def __init__(self, pages: Sequence[Sequence[Placed]]) -> None:
        self.n_pages = len(pages)
        self.lowest = max((placed.bottom for lines in pages for placed in lines), default=0.0)
        self._last: dict[str, int] = {}
        self._titles: dict[str, int] = {}
        for lines in pages:
            for placed in lines:
                key = _key(placed.text)
                if len(key) < _PREFIX and placed.text[-1:] != "." and not placed.text[:1].islower():
                    self._titles[key] = max(self._titles.get(key, 0), placed.page)
                self._last[key[:_PREFIX]] = max(self._last.get(key[:_PREFIX], 0), placed.page)

    def is_early(self, page: int) -> bool:
        """Whether the page is among the first ones, where weaker evidence will do."""
        return page <= max(_FIRST_PAGES, _FIRST_SHARE * self.n_pages)

    def stands_after(self, text: str, page: int) -> bool:
        """Whether a later page has such a line too."""
        key = _key(text)[:_PREFIX]
        return len(key) >= _MIN_KEY and self._last.get(key, 0) > page

    def begins_after(self, text: str, page: int) -> bool:
        """Whether a later page has a line with the first words, as of a title on two lines."""
        key = _key(text)[:_PREFIX]
        return any(self._titles.get(key[:n], 0) > page for n in range(_MIN_KEY, len(key)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Lines beside each other: a title, its number, its page."""

    lines: tuple[Placed, ...]
    target: int | None
    leaders: bool
    announced: bool

    @property
    def text(self) -> str:
        return " ".join(placed.text for placed in self.lines)

    @property
    def size(self) -> float:
        return max(placed.size for placed in self.lines)

    @property
    def points(self) -> bool:
        """To a page, by a number or by a line of dots."""
        return self.leaders or self.target is not None

    @property
    def marked(self) -> bool:
        """A row of dots leads to the page, or it is called one: ``S. 4``."""
        return self.leaders or _SPELLED.search(self.text) is not None

    @property
    def is_entry(self) -> bool:
        return self.points or self.announced

    @property
    def is_title(self) -> bool:
        return len(self.lines) == 1 and is_contents_title(self.text)

    @property
    def labelled(self) -> bool:
        """``§ 12``, ``2.1``: an entry of a list whose entries are, though it announces nothing."""
        return len(self.lines) > 1 and _LABEL.fullmatch(self.lines[0].text.strip()) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The lines of a contents list on one page, in order; whether it goes on, and in what form."""

    lines: tuple[Placed, ...] = ()
    goes_on: bool = False
    points: bool = False
    leaders: bool = False


def contents_of(
    lines: Sequence[Placed], later: LineIndex, options: StructureOptions, before: Listed
) -> Listed:
    """The contents list of a page.

    Args:
        lines: Of one page, furniture removed.
        later: The lines of the document.
        options: Thresholds.
        before: The list of the page before.
    """
    titled = any(is_contents_title(placed.text) for placed in lines)
    pointing = sum(
        placed.text[-1:].isdigit() or _SPELLED.match(placed.text) is not None for placed in lines
    )
    if not (titled or before.goes_on) and pointing < _MIN_ENTRIES:
        return Listed()
    rows = _rows(lines, later, titled=titled)
    for start in [i for i, row in enumerate(rows) if row.is_title]:
        end = _end(rows, start + 1)
        if _is_list(rows[start + 1 : end], later, titled=True):
            return _listed(rows, _with_second_column(rows, start), end, later)
    if before.goes_on:
        end = _end(rows, 0)
        return _listed(rows, 0, end, later) if _goes_on(rows[:end], before) else Listed()
    start = next((i for i, row in enumerate(rows) if row.points), len(rows))
    end = _end(rows, start)
    if _fills_page(rows, start, end, options) and _is_list(rows[start:end], later, titled=False):
        return _listed(rows, _with_groups(rows, start), end, later)
    return Listed()


def _listed(rows: Sequence[_Row], start: int, end: int, later: LineIndex) -> Listed:
    taken = rows[start:end]
    full = max(placed.bottom for placed in taken[-1].lines) > _FULL * later.lowest
    goes_on = end >= len(rows) - _MAX_BETWEEN and full
    return Listed(
        lines=_in_order(taken),
        goes_on=goes_on,
        points=_mostly(taken, "points"),
        leaders=_mostly(taken, "leaders"),
    )


def _mostly(rows: Sequence[_Row], form: str) -> bool:
    entries = [row for row in rows if row.is_entry]
    return 2 * sum(bool(getattr(row, form)) for row in entries) > len(entries)


def _in_order(rows: Sequence[_Row]) -> tuple[Placed, ...]:
    """Column by column, each title with its number."""
    frames = [
        replace(row.lines[0], line=replace(row.lines[0].line, bbox=frame(row.lines)))
        for row in rows
    ]
    held = {id(place): row for place, row in zip(frames, rows, strict=True)}
    return tuple(
        placed for column in columns(frames) for place in column for placed in held[id(place)].lines
    )


def _end(rows: Sequence[_Row], start: int) -> int:
    """Behind the last entry of the list that starts there."""
    end = since = start
    size = max((row.size for row in rows[start:] if row.points), default=0.0)
    for i in range(start, len(rows)):
        row = rows[i]
        pointing = 2 * sum(entry.points for entry in rows[start:i]) > i - start
        larger = size and i > start and row.size > _LARGER * size
        title = larger and not (row.points if pointing else row.is_entry)
        if title or i - since > _MAX_BETWEEN:
            break
        if row.is_entry:
            end = since = i + 1
        elif row.labelled:
            since = i + 1
    return end


def _is_list(rows: Sequence[_Row], later: LineIndex, *, titled: bool) -> bool:
    entries = [row for row in rows if row.is_entry]
    if len(entries) < _MIN_ENTRIES - titled or len(entries) < _MIN_DENSITY * len(rows):
        return False
    if sum(row.marked for row in rows) >= _MIN_ENTRIES - titled:
        return True
    targets = [row.target for row in rows if row.target is not None]
    in_range = [target for target in targets if target <= later.n_pages + _SLACK_PAGES]
    if titled and 2 * len(in_range) >= len(entries):
        return True
    announced = sum(row.announced for row in entries) >= _MIN_ANNOUNCED * len(entries)
    # In two columns, the rows of both alternate: there the title must do.
    rises = titled or sum(b >= a for a, b in pairwise(in_range)) >= _RISING * (len(in_range) - 1)
    return announced and rises and later.is_early(rows[0].lines[0].page)


def _goes_on(rows: Sequence[_Row], before: Listed) -> bool:
    """Whether these rows at the top of a page go on with the list of the page before."""
    entries = sum(row.is_entry or row.labelled for row in rows)
    if entries < _MIN_GOING_ON or entries < _MIN_DENSITY * len(rows):
        return False
    if before.leaders:
        return _mostly(rows, "leaders")
    return not before.points or _mostly(rows, "points")


def _fills_page(rows: Sequence[_Row], start: int, end: int, options: StructureOptions) -> bool:
    """Without a title above it, a list is known only if next to nothing else is on the page."""
    points = sum(row.points for row in rows[start:end])
    marked = sum(row.marked for row in rows[start:end])
    share = options.contents_share * len(rows)
    return points >= _UNMARKED * share or marked >= share or 4 * marked >= end - start > 0


def _with_second_column(rows: Sequence[_Row], start: int) -> int:
    """The second column may begin a little above the title, which stands over the first."""
    title = rows[start].lines[0]
    while start > 0:
        first = rows[start - 1].lines[0]
        apart = first.x0 < title.x1 or title.top - first.top > _MAX_BETWEEN * title.height
        if apart or not rows[start - 1].is_entry:
            break
        start -= 1
    return start


def _with_groups(rows: Sequence[_Row], start: int) -> int:
    """Titles of chapters without a number stand above the first entry that has one."""
    while start > 0 and rows[start - 1].size <= _LARGER * rows[start].size:
        start -= 1
    return start


def _rows(lines: Sequence[Placed], later: LineIndex, *, titled: bool) -> list[_Row]:
    """Lines of one height of which one is a number or a label, joined."""
    rows: list[list[Placed]] = []
    for placed in sorted(lines, key=lambda placed: (placed.top, placed.x0)):
        for row in rows[-4:]:
            if _joins(row, placed):
                row.append(placed)
                break
        else:
            rows.append([placed])
    texts = [" ".join(placed.text for placed in row) for row in rows]
    first = _pages_first(texts)
    return [
        _Row(
            lines=tuple(row),
            target=_page_first(text) if first else _page_last(text),
            leaders=_LEADERS.search(text) is not None,
            announced=any(
                later.stands_after(placed.text, placed.page)
                or (titled and later.begins_after(placed.text, placed.page))
                for placed in row
            ),
        )
        for row, text in zip(rows, texts, strict=True)
    ]


def _joins(row: Sequence[Placed], placed: Placed) -> bool:
    last = row[-1]
    if abs(last.top - placed.top) >= _SAME_ROW * last.height or placed.x0 < last.x1 - 1:
        return False
    has_number = _is_number(last) or _page_last(last.text) is not None
    if _is_gap(last, placed) and not has_number:
        return True
    if len(row) == 1 and (_is_number(last) or _LABEL.fullmatch(last.text.strip())):
        return True
    return _is_number(placed) and not has_number


def _is_gap(last: Placed, placed: Placed) -> bool:
    """Between words of a line that is set to full width, or from a label to its title."""
    return placed.x0 - last.x1 < _WORD_GAP * last.size


def _is_number(placed: Placed) -> bool:
    return bool(_ONLY_PAGE.fullmatch(placed.text.strip()) or _FIGURE.fullmatch(placed.text))


def _pages_first(texts: Sequence[str]) -> bool:
    """Whether the page numbers stand before the titles; chapter numbers rise by one."""
    first = [page for text in texts if (page := _page_first(text)) is not None]
    last = sum(_page_last(text) is not None for text in texts)
    rises = all(b >= a for a, b in pairwise(first))
    counts = sum(b - a == 1 for a, b in pairwise(first))
    return len(first) > max(2, last) and rises and 2 * counts < len(first) - 1


def _page_first(text: str) -> int | None:
    found = _PAGE_FIRST.match(text) or _ONLY_PAGE.fullmatch(text)
    return int(found.group(1)) if found else None


def _page_last(text: str) -> int | None:
    found = _PAGE_LAST.search(text) or _ONLY_PAGE.fullmatch(text)
    if found is None:
        return None
    figures = sum(bool(_FIGURE.fullmatch(token)) for token in text.split())
    return int(found.group(1)) if figures <= _MAX_FIGURES else None


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()
