"""What is known of a paper, from whatever source."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from docpipe.evaluation.extraction.reading import Grid


class Style(StrEnum):
    """Where the knowledge comes from, and so what can be counted."""

    HANDOUT = "handout"
    """``<document>.gold.json``: every passage with kind and page, furniture, line ends …."""
    MARKDOWN = "markdown"
    """Hand-checked Markdown: words, their order, headings with levels."""
    TABLES = "tables"
    """CSV files of some of the paper's tables."""
    SCAN = "scan"
    """A list of what is printed on scanned pages: words only."""


LISTINGS = frozenset({"contents", "index", "imprint"})
"""Passages that a tool may keep as furniture of that kind instead of as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage of known kind; ``page`` is where it begins, ``None`` if unknown."""

    kind: str
    text: str
    page: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPage:
    """A line of furniture or a hidden text."""

    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEnd:
    """A word divided at a line end: its joined form, and the form among its neighbours."""

    context: str
    form: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF and what is known of it.

    Attributes:
        ordered: Passages with a fixed place in the reading order.
        unordered: Boxes, tables, footnotes, contents, cover …: anywhere.
        tables: Rows and cells; a page only where the gold knows it.
        body_rows_only: Heads of the gold tables are damaged: compare rows of figures only.
    """

    pdf: Path
    name: str
    style: Style
    ordered: tuple[Passage, ...] = ()
    unordered: tuple[Passage, ...] = ()
    furniture: tuple[OnPage, ...] = ()
    line_ends: tuple[LineEnd, ...] = ()
    hidden: tuple[OnPage, ...] = ()
    scanned_pages: tuple[int, ...] = ()
    tables: tuple[Grid, ...] = ()
    body_rows_only: bool = False

    @property
    def has_scans(self) -> bool:
        """Whether any page is known to be a picture."""
        return self.style is Style.SCAN or bool(self.scanned_pages)

    @property
    def headings(self) -> tuple[Passage, ...]:
        """The headings, in reading order."""
        return tuple(passage for passage in self.ordered if passage.kind == "heading")
