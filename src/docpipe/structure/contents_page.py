"""Contents pages: lists of headings with page numbers."""

import re
from collections.abc import Sequence

from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed

_POINTS_TO_PAGE = re.compile(r".*?(?:[\s.…·_]{2,}|\s)(\d{1,4})\.?$")
_LEADERS = re.compile(r"(?:\s?[.…·_]){4,}")
_NUMBER = re.compile(r"\d{1,4}\.?")
_TITLE = re.compile(r"(?:inhalt(?:sverzeichnis|sübersicht)?|contents|table of contents)\W*", re.I)
_MIN_ENTRIES = 4
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_MIN_KEY = 6


def is_contents_page(
    lines: Sequence[Placed], n_pages: int, options: StructureOptions, *, after_one: bool = False
) -> bool:
    """Whether most lines of the page point to pages, in ascending order.

    Args:
        lines: Of one page, furniture removed.
        n_pages: Of the document: no entry points far beyond it.
        options: Thresholds.
        after_one: The page before is a contents page: fewer entries will do.
    """
    if not lines:
        return False
    targets = [target for placed in lines if (target := _target(placed.text)) is not None]
    targets = [target for target in targets if target <= n_pages + 20]
    titled = any(_TITLE.fullmatch(placed.text.strip()) for placed in lines[:6])
    leaders = sum(bool(_LEADERS.search(placed.text)) for placed in lines)
    needed = 2 if after_one else _MIN_ENTRIES - titled
    if max(len(targets), leaders) < needed:
        return False
    if leaders >= options.contents_share * len(lines):
        return True
    rising = sum(b >= a for a, b in zip(targets, targets[1:], strict=False))
    in_order = rising >= 0.8 * (len(targets) - 1)
    share = options.contents_share if titled or after_one else 1.5 * options.contents_share
    return in_order and _share(lines) >= share


class LineIndex:
    """On which pages the words of a line stand again, as a line or at the start of one."""

    def __init__(self, pages: Sequence[Sequence[Placed]]) -> None:
        self._pages: dict[str, set[int]] = {}
        for lines in pages:
            for placed in lines:
                self._pages.setdefault(_key(placed.text), set()).add(placed.page)

    def stands_after(self, placed: Placed) -> bool:
        """Whether a later page has the line too."""
        key = _key(placed.text)
        return len(key) >= _MIN_KEY and any(page > placed.page for page in self._pages.get(key, ()))


def announces(lines: Sequence[Placed], later: LineIndex, options: StructureOptions) -> bool:
    """Whether the page lists headings that stand on later pages, without page numbers."""
    titled = any(_TITLE.fullmatch(placed.text.strip()) for placed in lines[:6])
    worded = [placed for placed in lines if len(_key(placed.text)) >= _MIN_KEY]
    if len(worded) < _MIN_ENTRIES + 1:
        return False
    again = sum(later.stands_after(placed) for placed in worded)
    return again >= (options.contents_share if titled else 0.8) * len(worded)


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()


def _share(lines: Sequence[Placed]) -> float:
    """A number in a line of its own belongs to the entry beside it."""
    alone = sum(bool(_NUMBER.fullmatch(placed.text)) for placed in lines)
    pointing = sum(_target(placed.text) is not None for placed in lines) - alone
    entries = max(len(lines) - alone, 1)
    return min(1.0, max(pointing + alone, 0) / entries)


def _target(text: str) -> int | None:
    if _NUMBER.fullmatch(text):
        return int(text.rstrip("."))
    found = _POINTS_TO_PAGE.fullmatch(text)
    return int(found.group(1)) if found else None
