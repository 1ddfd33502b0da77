"""Contents pages: lists of headings with page numbers."""

import re
from collections.abc import Sequence
from itertools import pairwise

from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed

_TARGET = re.compile(r"(?:[.…·_]{2,}|\s|^)(\d{1,4})$")
_LEADERS = re.compile(r"(?:\s?[.…·_]){4,}")
_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*%?")
_TITLE = re.compile(r"(?:inhalt(?:sverzeichnis|sübersicht)?|contents|table of contents)\W*", re.I)
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_MIN_KEY = 6
_PREFIX = 16
# Second lines of long titles, subtitles.
_MAX_BETWEEN = 3
_MIN_DENSITY = 0.5
_MIN_ANNOUNCED = 0.4
_MIN_ENTRIES = 4
# A row with more figures than its own number and the page's is a table row.
_MAX_FIGURES = 2
# Printed page numbers run a little ahead of the physical ones.
_SLACK_PAGES = 20


def is_contents_page(
    lines: Sequence[Placed],
    later: "LineIndex",
    options: StructureOptions,
    *,
    after_one: bool = False,
) -> bool:
    """Whether most rows of the page are titles that point to pages, in ascending order.

    Args:
        lines: Of one page, furniture removed.
        later: The lines of the document; a list without title and leaders must announce some.
        options: Thresholds.
        after_one: The page before is a contents page: fewer entries will do.
    """
    rows = _rows(lines)
    titled = any(_TITLE.fullmatch(row) for row in rows[:6])
    targets = [target for row in rows if (target := _target(row)) is not None]
    in_range = [target for target in targets if target <= later.n_pages + _SLACK_PAGES]
    leaders = sum(bool(_LEADERS.search(row)) for row in rows)
    if max(len(in_range), leaders) < (2 if after_one else _MIN_ENTRIES - titled):
        return False
    if leaders >= options.contents_share * len(rows):
        return True
    if not (titled or after_one or leaders):
        announced = sum(later.stands_after(placed) for placed in lines)
        if announced < _MIN_ANNOUNCED * len(in_range):
            return False
    # In two columns, the rows of both alternate: there the title must do.
    rising = titled or sum(b >= a for a, b in pairwise(in_range)) >= 0.8 * (len(in_range) - 1)
    # Titles over two and three lines thin the page numbers out.
    share = options.contents_share * (0.6 if titled else 1.0 if after_one else 1.5)
    return rising and len(in_range) >= share * len(rows)


def _rows(lines: Sequence[Placed]) -> list[str]:
    """Lines of one height that touch or nearly so, joined; titles without a number count too.

    A long title is broken over lines: a line that starts small or has no number and is followed
    by one with a number is its first part, and no row of its own.
    """
    rows: list[list[Placed]] = []
    for placed in sorted(lines, key=lambda placed: (placed.top, placed.x0)):
        for row in rows[-4:]:
            last = row[-1]
            beside = abs(last.top - placed.top) < 0.5 * last.height and placed.x0 >= last.x1 - 1
            if beside and (_NUMBER.fullmatch(placed.text) or _NUMBER.fullmatch(last.text)):
                row.append(placed)
                break
        else:
            rows.append([placed])
    return [" ".join(placed.text for placed in row) for row in rows]


def _target(row: str) -> int | None:
    found = _TARGET.search(row)
    if not found or len(_key(row)) < 3:
        return None
    figures = sum(bool(_NUMBER.fullmatch(token)) for token in row.split())
    return int(found.group(1)) if figures <= _MAX_FIGURES else None


class LineIndex:
    """On which later pages a line begins like this one."""

    def __init__(self, pages: Sequence[Sequence[Placed]]) -> None:
        self.n_pages = len(pages)
        self._last: dict[str, int] = {}
        for lines in pages:
            for placed in lines:
                key = _key(placed.text)[:_PREFIX]
                self._last[key] = max(self._last.get(key, 0), placed.page)

    def stands_after(self, placed: Placed) -> bool:
        """Whether a later page has such a line too."""
        key = _key(placed.text)[:_PREFIX]
        return len(key) >= _MIN_KEY and self._last.get(key, 0) > placed.page


def listed(
    lines: Sequence[Placed], later: LineIndex, *, inside: bool = False
) -> tuple[list[Placed], bool]:
    """The lines of a contents list that shares its page with other text.

    A list starts below its title (``Inhalt``) and goes on while the lines point to pages or
    announce lines of later pages, with or without page numbers.

    Returns:
        The lines, and whether the list goes on at the page's end.
    """
    ordered = sorted(lines, key=lambda placed: (placed.top, placed.x0))
    start = 0
    if not inside:
        titles = [i for i, placed in enumerate(ordered) if _is_title(placed, ordered)]
        if not titles:
            return [], False
        start = titles[0]
    entries = [
        i
        for i in range(start, len(ordered))
        if _is_entry(ordered[i], later) or _NUMBER.fullmatch(ordered[i].text)
    ]
    end, found = start, 0
    for i in entries:
        if i - end > _MAX_BETWEEN:
            break
        end, found = i, found + 1
    if found < _MIN_ENTRIES - 1 or found < _MIN_DENSITY * (end - start):
        return [], False
    goes_on = end >= len(ordered) - _MAX_BETWEEN
    return ordered[start : len(ordered) if goes_on else end + 1], goes_on


def _is_title(placed: Placed, lines: Sequence[Placed]) -> bool:
    """``Inhalt`` alone on its row; in a table it may be a label."""
    return bool(_TITLE.fullmatch(placed.text.strip())) and not any(
        other is not placed and abs(other.top - placed.top) < 0.5 * placed.height for other in lines
    )


def _is_entry(placed: Placed, later: LineIndex) -> bool:
    return (
        _target(placed.text) is not None
        or bool(_LEADERS.search(placed.text))
        or later.stands_after(placed)
    )


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()
