"""Which words a reader of the page can see."""

from docpipe.extraction.backdrop import Backdrop
from docpipe.extraction.drawings import Drawings
from docpipe.extraction.geometry import Frame
from docpipe.extraction.options import ExtractOptions
from docpipe.extraction.words import Word
from docpipe.model import BBox

_INVISIBLE_MODES = (3, 7)
_NEARLY_WHITE = 245
# A picture over this share of the page is a scan; invisible text on it is its recognised text.
_SCAN_SHARE = 0.5


def part_hidden(
    found: list[Word],
    drawings: Drawings,
    frame: Frame,
    backdrop: Backdrop,
    options: ExtractOptions,
) -> tuple[list[Word], list[Word]]:
    """The visible words and the hidden ones: unpainted, white on white, off the page, tiny."""
    is_scan = any(
        _area(picture) > _SCAN_SHARE * frame.width * frame.height for picture in drawings.pictures
    )
    visible: list[Word] = []
    hidden: list[Word] = []
    for word in found:
        style = word.style
        unseen = (
            (style.render_mode in _INVISIBLE_MODES and not is_scan)
            or style.size < options.min_text_size
            or not frame.shows(word.bbox)
            or (_is_white(style.fill) and style.render_mode == 0 and _is_lost(word, backdrop))
        )
        (hidden if unseen else visible).append(word)
    return visible, hidden


def _is_white(fill: tuple[int, int, int, int] | None) -> bool:
    return fill is not None and (min(fill[:3]) >= _NEARLY_WHITE or fill[3] == 0)


def _is_lost(word: Word, backdrop: Backdrop) -> bool:
    transparent = word.style.fill is not None and word.style.fill[3] == 0
    return transparent or not backdrop.is_dark(word.bbox)


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
