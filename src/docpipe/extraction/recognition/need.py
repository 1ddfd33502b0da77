"""Which pages have to be read from their picture."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from docpipe.extraction.quality import GARBAGE
from docpipe.extraction.text_layer import PageText
from docpipe.model import BBox, Method, Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Letters: a stamped number, a running head, a caption; a page of text has more.
FEW_LETTERS = 200
_NO_LETTERS = 8
# Of the page: a scan placed on a page with margins still covers half of it.
_SCAN_SHARE = 0.5
# As ``count_print`` counts: a page whose text is a picture shows five full lines of it …
_MUCH_PRINT = 1_000
# … and one without any text layer at least a short one.
_SOME_PRINT = 50
# Fewer letters say nothing about the character map.
_MIN_GARBAGE_LETTERS = 30
# The text that a scanner's own recognition left: below it ours may do better.
_GOOD_RECOGNITION = 0.85
# Larger sheets are looked at in less detail.
_MAX_PIXELS = 3_000_000
# Pages of a file without any text that are read in the hope of finding some.
_LAST_CHANCE = 20


class Need(Enum):
    """Why a page's text layer does not do."""

    NO_TEXT = auto()
    """It shows print and has no text, or only what is stamped on it."""
    GARBAGE = auto()
    """Its letters form no words."""
    POOR_SCAN = auto()
    """It is a scan, and the text that the scanner put below it is bad."""
    FORCED = auto()
    """It was asked for; the page has text."""


def need_of(sheet: Any, page: Page, text: PageText) -> Need | None:  # noqa: ANN401
    """Why a page has to be read from its picture; ``None`` if its text layer does.

    Args:
        sheet: The page, for pdfium.
        page: What its text layer says, with its grade.
        text: The same, and what is drawn on the page.
    """
    letters = count_letters(page)
    if letters >= _MIN_GARBAGE_LETTERS and page.grade < GARBAGE:
        return Need.GARBAGE
    if letters >= FEW_LETTERS:
        return Need.POOR_SCAN if text.from_scanner and page.grade < _GOOD_RECOGNITION else None
    if letters >= _NO_LETTERS and not _is_mostly_picture(text):
        return None
    least = _MUCH_PRINT if letters >= _NO_LETTERS else _SOME_PRINT
    return Need.NO_TEXT if _print_on(sheet, page) >= least else None


def count_letters(page: Page) -> int:
    """Letters of the page's lines."""
    return sum(map(str.isalpha, "".join(line.text for line in page.lines)))


def left_out(pages: Sequence[Page]) -> list[int]:
    """Places of pages without text in a file that is a scan: they may have a title in large print.

    In any other file such a page is a photograph. If no page at all has text, the first ones are
    tried before the file is given up.
    """
    wanting = [
        place
        for place, page in enumerate(pages)
        if page.method is Method.TEXT_LAYER and not page.problem and _is_without(page)
    ]
    n_read = sum(page.method is Method.OCR for page in pages)
    n_text = len(pages) - len(wanting) - n_read
    if n_read > n_text:
        return wanting
    return [] if n_read or n_text else wanting[:_LAST_CHANCE]


def _is_without(page: Page) -> bool:
    return count_letters(page) < _NO_LETTERS


def _is_mostly_picture(text: PageText) -> bool:
    """Some scanners cut a page into strips."""
    area = text.frame.width * text.frame.height
    return sum(map(_area, text.drawings.pictures)) > _SCAN_SHARE * area


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _print_on(sheet: Any, page: Page) -> int:  # noqa: ANN401
    # numpy is heavy, and most documents have no such page.
    from docpipe.extraction.recognition.print_test import count_print

    pixels, scale = _small(sheet, page)
    level = count_print(pixels, [line.bbox for line in page.lines], scale)
    if level >= _SOME_PRINT or page.lines:
        return level
    # A sheet that lies on its side shows its lines when it is turned, either way.
    return count_print(pixels.T, (), scale)


def shows_ink(sheet: Any, page: Page) -> bool:  # noqa: ANN401
    """Whether there is anything on the page but paper."""
    from docpipe.extraction.recognition.print_test import has_ink

    return has_ink(_small(sheet, page)[0])


def _small(sheet: Any, page: Page) -> tuple["NDArray[np.uint8]", float]:  # noqa: ANN401
    from docpipe.extraction.recognition.print_test import DPI
    from docpipe.extraction.recognition.raster import grey

    area = max(page.width * page.height, 1.0)
    scale = min(DPI / 72, (_MAX_PIXELS / area) ** 0.5)
    return grey(sheet, scale), scale
