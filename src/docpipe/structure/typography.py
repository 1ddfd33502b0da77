"""In what print a draft is set, and what the body of the document is set in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from docpipe.model import Line
from docpipe.structure.draft import Draft
from docpipe.structure.placed import Placed

# A word of fewer letters in capitals is an abbreviation.
_MIN_CAPITALS = 4
BOLD = 2
_GRADES = (("Medium", 1), ("Light", -1), ("Thin", -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What lines of one role share.

    Attributes:
        size: Points, to half a point.
        weight: -1 light, 0 regular, 1 medium, 2 bold.
        capitals: All letters are capitals.
        colour: ``0xrrggbb``.
    """

    size: float
    weight: int = 0
    italic: bool = False
    capitals: bool = False
    colour: int = 0
    family: str = ""


def print_of(draft: Draft) -> Print:
    """The print of the draft's first line; what some lines lack, the draft lacks."""
    lines = draft.lines
    line = lines[0].line
    return Print(
        size=round(min(placed.size for placed in lines) * 2) / 2,
        weight=min(_weight(placed.line) for placed in lines),
        italic=all(placed.line.italic for placed in lines),
        capitals=in_capitals(draft.raw_text),
        colour=line.colour,
        family=line.family,
    )


def _weight(line: Line) -> int:
    if line.bold:
        return BOLD
    return next((weight for name, weight in _GRADES if line.family.endswith(name)), 0)


def in_capitals(text: str) -> bool:
    """Whether a text is set in capitals; abbreviations are not."""
    return text.isupper() and sum(map(str.isalpha, text)) >= _MIN_CAPITALS


def body_print(lines: Iterable[Placed], size: float) -> Print:
    """The print of most letters of the document's type size ``size``."""
    letters: Counter[tuple[int, bool, int, str]] = Counter()
    for placed in lines:
        line = placed.line
        if abs(line.size - size) <= 0.5:
            letters[_weight(line), line.italic, line.colour, line.family] += len(line.text)
    if not letters:
        return Print(size=size)
    weight, italic, colour, family = max(letters, key=lambda key: (letters[key], key))
    return Print(size=size, weight=weight, italic=italic, colour=colour, family=family)
