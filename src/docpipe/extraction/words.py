"""Characters in stream order to words, each in one style on one printed line."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.extraction.accents import compose
from docpipe.extraction.geometry import Frame
from docpipe.extraction.pdfium import Characters, TextStyle
from docpipe.model import BBox

HYPHEN_MARKS = {0xFFFE, 0x2}
"""pdfium puts these in place of a hyphen that divides a word at the line end."""

_SOFT_HYPHEN = 0xAD
_SPACES = frozenset([9, 10, 11, 12, 13, 32, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
_UNMAPPED = 0xFFFD  # a glyph that the PDF gives no character for
_DINGBATS = re.compile(r"wingdings|dingbats|webdings", re.I)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# Private-use code points are bullets and arrows of symbol fonts without a character map.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_COPY = 0.12  # in units of the type size: a copy stands so near
_CLOSE = 10.0  # points: the side of the squares in which copies are looked for
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2060-\u2064\ufeff\ufff9-\ufffc\ufffe\uffff\x00-\x08\x0e-\x1f]"
)


@dataclass(slots=True, kw_only=True)
class Word:
    """Letters without white space between them, of one text object.

    Attributes:
        gap_before: White space stands before the word: a space character, or pdfium's guess.
        spaced: A space character of the PDF stands before the word.
        owner: Address of the text object.
        breaks_before: The stream itself starts a new line here.
        divided: The word ends in a hyphen that pdfium marks as a division.
    """

    text: str
    bbox: BBox
    style: TextStyle
    gap_before: bool
    breaks_before: bool
    divided: bool = False
    spaced: bool = False
    owner: int = 0


def words(characters: Characters, styles: dict[int, TextStyle], frame: Frame) -> list[Word]:
    """Cut the characters at white space and where the text object changes."""
    characters = compose(characters)
    found: list[Word] = []
    codes, objects = characters.codes, characters.objects
    n, start = len(codes), 0
    gap = breaks = spaced = False
    while start < n:
        code = codes[start]
        if _is_space(code) or objects[start] is None:
            gap = True
            breaks = breaks or code in (10, 13)
            spaced = spaced or objects[start] is not None
            start += 1
            continue
        end = _word_end(codes, objects, start)
        word = _word(characters, start, end, styles, frame)
        if word is not None:
            word.gap_before, word.breaks_before, word.spaced = gap, breaks, spaced
            found.append(word)
            gap = breaks = spaced = False
        start = end
    return found


def _is_space(code: int) -> bool:
    return code in _SPACES


def _word_end(codes: list[int], objects: list[int | None], start: int) -> int:
    owner = objects[start]
    end = start
    while end < len(codes) and objects[end] == owner:
        code = codes[end]
        if code in HYPHEN_MARKS:
            return end + 1
        if _is_space(code):
            break
        end += 1
    return end


def _word(
    characters: Characters, start: int, end: int, styles: dict[int, TextStyle], frame: Frame
) -> Word | None:
    codes = characters.codes[start:end]
    divided = codes[-1] in HYPHEN_MARKS
    if divided or codes[-1] == _SOFT_HYPHEN:
        # A hyphen that divides a word may stand beside one that was set for good.
        codes[-1] = 45
        codes = codes[:-1] if codes[-2:] == [45, 45] else codes
        divided = True
    owner = characters.objects[start]
    if owner is None:
        return None
    style = styles[owner]
    # Control characters are numbers of glyphs that no map names.
    text = clean("".join(chr(code if code > 31 else _UNMAPPED) for code in codes), style.font.name)
    if not text:
        return None
    edges = characters.edges
    box = frame.box(
        min(edges[4 * start : 4 * end : 4]),
        min(edges[4 * start + 3 : 4 * end : 4]),
        max(edges[4 * start + 2 : 4 * end : 4]),
        max(edges[4 * start + 1 : 4 * end : 4]),
    )
    return Word(
        text=text,
        bbox=box,
        style=style,
        gap_before=False,
        breaks_before=False,
        divided=divided,
        owner=owner,
    )


def clean(text: str, font: str = "") -> str:
    """Ligatures opened, decomposed umlauts composed, soft hyphens gone, symbol bullets as •."""
    if text.isascii() and text.isprintable():
        return "•" if len(text) == 1 and _DINGBATS.search(font) else text
    if len(text) == 1 and (_DINGBATS.search(font) or ord(text) == _UNMAPPED):
        return "•"  # a glyph that stands alone without a character is a bullet of a symbol font
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES).replace("\u00ad", ""))
    return _PRIVATE.sub("•", _INVISIBLE.sub("", text))


def without_copies(found: Sequence[Word]) -> list[Word]:
    """The words without shadows and strengthened print: the same letters painted twice."""
    # Some producers paint letter by letter; comparing each e with every other would take seconds.
    places: dict[tuple[str, int, int], list[BBox]] = {}
    kept: list[Word] = []
    for word in found:
        slack = min(_COPY * word.style.size, _CLOSE)
        x, y = word.bbox[:2]
        near = (
            other
            for column in {int((x - slack) // _CLOSE), int((x + slack) // _CLOSE)}
            for row in {int((y - slack) // _CLOSE), int((y + slack) // _CLOSE)}
            for other in places.get((word.text, column, row), ())
        )
        if any(all(abs(a - b) <= slack for a, b in zip(word.bbox, o, strict=True)) for o in near):
            continue
        square = (word.text, int(x // _CLOSE), int(y // _CLOSE))
        places.setdefault(square, []).append(word.bbox)
        kept.append(word)
    return kept
