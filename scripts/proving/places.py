"""Finds out on which page each part of a paper came to stand."""

from dataclasses import dataclass

from scripts.proving.content import (
    CONTENTS_TITLE,
    Contents,
    Heading,
    Item,
    Paragraph,
    headings,
    plain,
)
from scripts.proving.paper import Paper
from scripts.proving.printed import Printed, letters, signs

# So many letters of an item are looked for, the most first: a page may end within it.
_PROBES = (60, 36, 22, 14, 9, 5)
# Pages on which the next item may stand: blank ones lie between, at most. Notes at the end of a
# chapter are further off.
_WINDOW = 4
# Letters by which the end of an item is known.
_ENDING = 14
# Lines over which a heading may run.
_HEADING_LINES = 4


@dataclass(slots=True)
class Search:
    """Looks items up one after the other; what follows stands on the same page or further on.

    Within a page the order says nothing: some programs draw what spans the columns first.
    """

    printed: Printed
    page: int = 1
    contents: frozenset[int] = frozenset()

    def next(self, text: str) -> int:
        """The page of a paragraph or list item."""
        self.page = self._first(text, self.page)
        return self.page

    def heading(self, text: str) -> int:
        """The page of a heading: a line, or several, that says just this.

        The words of short headings occur in running text before, too, and in the contents list
        with a number behind them.
        """
        wanted = signs(text)
        for number in self._window(self.page):
            if wanted in self.printed.line_groups(number, _HEADING_LINES):
                self.page = number
                return number
        # Headings side by side in columns may be read as one line.
        wanted = letters(text)
        elsewhere = (n for n in self._window(self.page) if n not in self.contents)
        self.page = next(
            (n for n in elsewhere if wanted in self.printed.folded[n - 1]), 0
        ) or self.next(text)
        return self.page

    def last(self, text: str, page: int) -> int:
        """The page on which an item that begins on this page comes to its end."""
        end = letters(text)[-_ENDING:]
        window = self._window(page, 2)
        return next((n for n in window if end in self.printed.folded[n - 1]), window[-1])

    def near(self, text: str) -> int:
        """The page of something that stands anywhere about here: a box, a note."""
        return self._first(text, max(1, self.page - 1), 2 * _WINDOW)

    def _first(self, text: str, start: int, window: int = _WINDOW) -> int:
        wanted = letters(text) or signs(text)
        for size in _PROBES:
            for number in self._window(start, window):
                if wanted[:size] in self.printed.folded[number - 1]:
                    return number
        raise LookupError(f"not printed about page {start}: {text[:60]!r}")

    def _window(self, start: int, window: int = _WINDOW) -> range:
        return range(start, min(start + window, len(self.printed.pages) + 1))


def search_in(paper: Paper, printed: Printed) -> Search:
    """A search that knows the page of the contents list."""
    if not any(isinstance(block, Contents) for block in paper.blocks):
        return Search(printed)
    # The first entries together: each by itself may be found where it stands as a heading.
    first = "".join(plain(heading.text) for heading in listed(paper))
    return Search(printed, contents=frozenset({Search(printed).near(first)}))


def heading_pages(paper: Paper, printed: Printed) -> dict[str, int]:
    """The page of every heading by its words."""
    search = search_in(paper, printed)
    pages: dict[str, int] = {}
    for block in paper.blocks:
        if isinstance(block, Heading):
            pages[plain(block.text)] = search.heading(plain(block.text))
        elif isinstance(block, Paragraph | Item):
            search.next(plain(block.text))
    return pages


def listed(paper: Paper) -> list[Heading]:
    """The headings that stand in the contents list."""
    depth = paper.design.contents_depth
    return [h for h in headings(paper.blocks) if h.level <= depth and h.text != CONTENTS_TITLE]
