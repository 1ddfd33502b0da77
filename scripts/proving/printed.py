"""What pdftotext reads from a produced file: the independent witness of where things stand."""

import html
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word and its box, in points from the top left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The words of a page."""

    width: float
    height: float
    words: tuple[PrintedWord, ...]


def letters(text: str) -> str:
    """The letters alone: hyphens, digits, spaces and typography drop out."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalpha())


def signs(text: str) -> str:
    """The letters and digits alone."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


@dataclass(frozen=True)
class Printed:
    """A file as a reader independent of docpipe sees it.

    Attributes:
        pages: The text of every page, in the order of its content stream, line by line.
        boxes: The words of every page with their boxes.
    """

    pages: tuple[str, ...]
    boxes: tuple[PrintedPage, ...]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The letters of every page."""
        return tuple(letters(page) for page in self.pages)

    @cached_property
    def _lines(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(map(signs, page.split("\n"))) for page in self.pages)

    def line_groups(self, number: int, most: int) -> set[str]:
        """Every line of a page, and every run of so many lines at most, as bare signs."""
        lines = self._lines[number - 1]
        return {
            "".join(lines[i : i + count]) for i in range(len(lines)) for count in range(1, most + 1)
        }


def read(path: Path) -> Printed:
    """Have pdftotext read a file."""
    boxes = tuple(
        PrintedPage(
            float(width),
            float(height),
            tuple(
                PrintedWord(html.unescape(word), *(float(n) for n in numbers))
                for *numbers, word in _WORD.findall(body)
            ),
        )
        for width, height, body in _PAGE.findall(_pdftotext("-bbox", path))
    )
    return Printed(tuple(_pdftotext("-raw", path).split("\f")[:-1]), boxes)


def _pdftotext(way: str, path: Path) -> str:
    return subprocess.run(
        ["pdftotext", way, "-enc", "UTF-8", str(path), "-"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    ).stdout
