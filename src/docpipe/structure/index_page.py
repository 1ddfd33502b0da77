"""Subject indexes: words with the numbers of the pages they stand on, in columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

from docpipe.structure.placed import Placed, is_title

_TITLE = re.compile(
    r"(?:stichwort|sach|schlagwort|personen|orts|namens)-?(?:wort)?(?:verzeichnis|register|index)"
    r"|register|index|stichworte?|stichwörter",
    re.I,
)
_PAGE = r"\d{1,3}\s?(?:ff?\.?)?"
_ENTRY = re.compile(rf"\D{{2,60}}?[\s,.…·]+{_PAGE}(?:\s?[,;–-]\s?{_PAGE})*[.,]?")
_SEVERAL = re.compile(rf"{_PAGE}\s?[,;]\s?{_PAGE}[.,]?$")
_ONLY_PAGES = re.compile(rf"{_PAGE}(?:\s?[,;–-]\s?{_PAGE})*[.,]?")
_POINTS_ON = re.compile(r"\bs(?:iehe|\.)(?: auch| a\.)?\s+\S|→", re.I)
_LETTER = re.compile(r"[A-ZÄÖÜ](?:\s?[-–/,]\s?[A-ZÄÖÜ])*")
_MIN_ENTRIES = 4
_MIN_DENSITY = 0.6
_ALPHABETIC = 0.8
_MIN_SEVERAL = 0.15
_SORTED_AS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})


def is_index_title(text: str) -> bool:
    """``Stichwortverzeichnis`` and its like."""
    return is_title(_TITLE, text)


def index_of(lines: Sequence[Placed], *, goes_on: bool) -> tuple[Placed, ...]:
    """The lines of a subject index on a page, in order; none if there is none.

    Args:
        lines: Of one page, furniture removed.
        goes_on: The page before holds an index.
    """
    ordered = sorted(lines, key=lambda placed: (placed.top, placed.x0))
    titles = [placed for placed in ordered if is_index_title(placed.text)]
    if not titles and not goes_on:
        return ()
    top = titles[0].top if titles else 0.0
    below = [placed for placed in ordered if placed.top >= top]
    entries = [placed for placed in below if _is_entry(placed.text)]
    if not entries:
        return ()
    bottom = max(placed.bottom for placed in below if _fits(placed.text))
    taken = [placed for placed in below if placed.top < bottom]
    in_order = [*titles[:1], *_by_columns([line for line in taken if line not in titles[:1]])]
    return tuple(in_order) if _is_index(in_order) else ()


def _by_columns(lines: Sequence[Placed]) -> list[Placed]:
    """Column by column: entries are short, so that white space parts the columns."""
    found: list[list[Placed]] = []
    right = 0.0
    for placed in sorted(lines, key=lambda placed: (placed.x0, placed.top)):
        if not found or placed.x0 > right:
            found.append([])
        found[-1].append(placed)
        right = max(right, placed.x1) if len(found[-1]) > 1 else placed.x1
    return [placed for column in found for placed in sorted(column, key=lambda placed: placed.top)]


def _is_index(lines: Sequence[Placed]) -> bool:
    words = [placed.text for placed in lines if _ENTRY.fullmatch(placed.text)]
    fitting = sum(_fits(placed.text) for placed in lines)
    if len(words) < _MIN_ENTRIES or fitting < _MIN_DENSITY * len(lines):
        return False
    keys = [word.lower().translate(_SORTED_AS)[:2] for word in words]
    n_rising = sum(a <= b for a, b in pairwise(keys))
    several = sum(bool(_SEVERAL.search(word)) for word in words)
    return n_rising >= _ALPHABETIC * (len(keys) - 1) and several >= _MIN_SEVERAL * len(words)


def _is_entry(text: str) -> bool:
    return bool(_ENTRY.fullmatch(text) or _ONLY_PAGES.fullmatch(text) or _POINTS_ON.search(text))


def _fits(text: str) -> bool:
    return _is_entry(text) or bool(_LETTER.fullmatch(text)) or is_index_title(text)
