"""Running heads, footers and page numbers: what belongs to the layout and not to the text.

A line is known by what recurs with it from page to page: its wording, a number that counts, its
place and print, or the title that it repeats. Weak evidence must come with white space around the
line and nothing but furniture between it and the edge of the page, so that table heads, forms and
first lines stay in the text.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from docpipe.model import Extraction, Furniture, FurnitureKind, Line, Method, Role
from docpipe.structure.announced import letters
from docpipe.structure.margins import (
    COMMON,
    OUTER,
    SAME_HEIGHT,
    Key,
    Margins,
    Outer,
    Side,
    Style,
    Text,
    n_pages,
    overlap,
)
from docpipe.structure.options import StructureOptions
from docpipe.structure.page_numbers import (
    bare_numbers,
    counting,
    counts_on,
    glued_numbers,
    is_page_number,
    number_offsets,
)

# The share of the pages on which nothing but the layout repeats a line.
_MOST = 0.5
# Heads that change from page to page are known by their place alone, if on so many pages.
_OFTEN = 0.4
_OUTERMOST = 0.07
_INNER_HEAD = 0.1
_FAR, _FARTHER = 1.2, 1.5
# Characters that stand at the edge of one page only; more of them say something.
_MOST_IN_A_HEAD = 100
# Between the head of a table and its first row.
_HEAD_GAP = 2.0
# Lines of one text stand nearer to each other than this, in type sizes.
_TIGHT = 0.35
_MAX_HEAD = 100
# In body sizes. Larger print at the top of a page is a title, smaller print is not.
_TITLE = 1.25
_SMALL = 0.96
# A title repeated in the margin is smaller than the title itself, and long enough to be no chance.
_SMALLER = 0.9
# Recognition gives the size of print only roughly.
_PLAIN = 1.05
_MIN_ECHO = 6
# Share of the letters of a running head that recognition must have read.
_MISREAD = 0.8
# Points by which a scan may be shifted.
_OUT_OF_PLACE = 14.0
_MAX_TITLE_LINES = 4
# Forms repeat their whole text; what is left of it must not be nothing.
_MOST_LETTERS = 0.4
# Documents shorter than this repeat a running head only once or twice.
_SHORT = 8
_NO_LIMIT = 10**9


def find_furniture(extraction: Extraction, options: StructureOptions) -> dict[Key, FurnitureKind]:
    """Which lines are furniture, and of what kind."""
    margins = Margins(extraction)
    found = _repeated(margins, options)
    for rule in _RULES:
        found |= rule(Text(margins, found))
    if _letters(extraction, found) > _MOST_LETTERS * _letters(extraction, None):
        found = {key for key in found if margins.outer[key].share <= _OUTERMOST}
    return {key: _kind(margins.outer[key]) for key in found}


def to_furniture(extraction: Extraction, found: dict[Key, FurnitureKind]) -> tuple[Furniture, ...]:
    """As it goes into the document: by page, from top to bottom."""
    return tuple(
        Furniture(
            kind=found[key],
            page=extraction.pages[key[0]].number,
            text=extraction.pages[key[0]].lines[key[1]].text,
        )
        for key in sorted(found)
    )


def _kind(outer: Outer) -> FurnitureKind:
    if is_page_number(outer.line.text):
        return FurnitureKind.PAGE_NUMBER
    return FurnitureKind.FOOTER if outer.side is Side.BOTTOM else FurnitureKind.HEADER


def _letters(extraction: Extraction, keys: Iterable[Key] | None) -> int:
    if keys is None:
        return sum(len(line.text) for page in extraction.pages for line in page.lines)
    return sum(len(extraction.pages[page].lines[i].text) for page, i in keys)


def _repeated(margins: Margins, options: StructureOptions) -> set[Key]:
    """One wording, numbers aside, at one height.

    At first whatever recurs may be furniture. What then stands close to the text belongs to it, and
    so does what stands close to that: a table that recurs comes off line by line, a head stays.
    """
    numbers = counting(margins)
    groups = [[outer for outer in group if not outer.in_table] for group in margins.groups]
    known = {outer.key for group in groups for outer in group} | numbers
    while True:
        text = Text(margins, known)
        groups = [group for group in groups if _is_running(group, text, options)]
        kept = {outer.key for group in groups for outer in group}
        if len(kept | numbers) == len(known):
            return kept
        known = kept | numbers


def _is_running(group: Sequence[Outer], text: Text, options: StructureOptions) -> bool:
    total = text.margins.n_pages
    on_most = max(options.furniture_pages, _MOST * total)
    needed = max(options.furniture_pages, options.furniture_share * total) if total >= _SHORT else 2
    if n_pages(group) < needed:
        return False
    outside = [outer for outer in group if outer.share <= OUTER]
    if n_pages(outer for outer in outside if _is_outside(outer, text)) >= on_most:
        return True
    clear = [outer for outer in group if _is_clear(outer, text) and text.is_alone(outer)]
    # What stands on few pages only must stand where there is even less often text.
    if n_pages(clear) >= needed and n_pages(clear) >= text.n_reached(clear[0]):
        return True
    return n_pages(outer for outer in group if _is_apart(outer, text)) >= on_most


def _is_outside(outer: Outer, text: Text) -> bool:
    """Not set like a line of the text or of a form, and where no text stands on other pages."""
    smaller = all(outer.line.size <= _SMALLER * line.size for line in text.next_to(outer, _TIGHT))
    apart = text.is_free(outer, _TIGHT) or (smaller and text.is_outermost(outer))
    return apart and text.is_alone(outer) and not text.reaches(outer)


def _is_clear(outer: Outer, text: Text, strip: float = OUTER) -> bool:
    """In the outer strip, no title, apart from the text, and where no text stands."""
    return (
        outer.share <= strip
        and outer.line.size < _TITLE * text.margins.body
        and len(outer.line.text) <= _MAX_HEAD
        and not outer.in_table
        and text.is_free(outer)
        and text.is_outermost(outer)
        and not text.reaches(outer)
    )


def _is_apart(outer: Outer, text: Text) -> bool:
    """Further in, but with white space on all sides; the labels of forms have text beside them."""
    return text.is_free(outer) and text.is_outermost(outer) and text.is_alone(outer)


def _tagged(text: Text) -> set[Key]:
    """What the PDF itself calls an artifact of the page's layout.

    So are the leaders of contents lists, heads of tables that go on, and statements set in a frame.
    """
    artifacts = {
        key: outer
        for key, outer in text.margins.outer.items()
        if _role(outer.line) is Role.ARTIFACT and outer.share <= OUTER and not outer.in_table
    }
    letters_of: dict[tuple[int, Side], int] = defaultdict(int)
    for key, outer in artifacts.items():
        if key not in text.known:
            letters_of[key[0], outer.side] += len(outer.line.text)
    rest = Text(text.margins, text.known | set(artifacts))
    return {
        key
        for key, outer in artifacts.items()
        if letters_of[key[0], outer.side] <= _MOST_IN_A_HEAD
        and rest.is_outermost(outer)
        and not rest.reaches(outer)
        and all(_role(line) is not Role.TABLE for line in rest.next_to(outer, _HEAD_GAP))
    }


def _role(line: Line) -> Role | None:
    return line.tag.role if line.tag is not None else None


def _in_common_bands(text: Text) -> set[Key]:
    """Heads of short chapters repeat nowhere, but stand where the other heads stand."""
    outer_lines = text.margins.outer
    bands = _Bands(outer_lines[key] for key in text.known)
    needed = max(2, COMMON * text.margins.n_pages)
    return {
        key
        for key, outer in outer_lines.items()
        if key not in text.known and bands.n_pages(outer) >= needed and _is_clear(outer, text)
    }


def _in_place(text: Text) -> set[Key]:
    """Heads that change from page to page: one height, far from the text, on many pages."""
    clear = [outer for outer in text.margins.outer.values() if _is_far(outer, text)]
    bands = _Bands(clear)
    needed = max(3, _OFTEN * text.margins.n_pages)
    return {outer.key for outer in clear if bands.n_pages(outer) >= needed}


def _is_far(outer: Outer, text: Text) -> bool:
    small = outer.line.size <= _SMALL * text.margins.body
    strip, apart = (_INNER_HEAD, _FARTHER) if small else (_OUTERMOST, _FAR)
    return (
        outer.side in (Side.TOP, Side.BOTTOM)
        and outer.share <= strip
        and text.is_free(outer, apart)
        and _is_clear(outer, text)
    )


class _Bands:
    """At which heights lines of one print stand, and on which pages."""

    def __init__(self, lines: Iterable[Outer]) -> None:
        self._places: dict[tuple[Side, Style], list[tuple[float, int]]] = defaultdict(list)
        for outer in lines:
            self._places[outer.side, outer.style].append((outer.distance, outer.key[0]))
        for places in self._places.values():
            places.sort()

    def n_pages(self, outer: Outer) -> int:
        """On how many pages a line of this print stands at this height."""
        places = self._places.get((outer.side, outer.style), [])
        first = bisect_left(places, (outer.distance - SAME_HEIGHT, -1))
        last = bisect_right(places, (outer.distance + SAME_HEIGHT, _NO_LIMIT))
        return len({page for _, page in places[first:last]})

    def n_pages_near(self, outer: Outer) -> int:
        """On how many pages a line of any print stands at about this height."""
        return len(
            {
                page
                for (side, _), places in self._places.items()
                if side is outer.side
                for distance, page in places
                if abs(distance - outer.distance) <= _OUT_OF_PLACE
            }
        )


def _echoes(text: Text) -> set[Key]:
    """The title of the document or of a chapter, in the margin and in smaller print."""
    titles = _Titles(text.margins)
    return {
        key
        for key, outer in text.margins.outer.items()
        if outer.side in (Side.TOP, Side.BOTTOM)
        and outer.line.size <= _PLAIN * text.margins.body
        and titles.repeats(outer)
        and _is_clear(outer, text)
    }


class _Titles:
    """What is printed large: where first, and how large."""

    def __init__(self, margins: Margins) -> None:
        self._title = letters(margins.title)
        self._places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, page in enumerate(margins.pages):
            large = [line for line in page.lines if line.size > margins.body / _SMALLER]
            for n_lines in range(1, _MAX_TITLE_LINES + 1):
                for start in range(len(large) - n_lines + 1):
                    lines = large[start : start + n_lines]
                    wording = letters("".join(line.text for line in lines))
                    self._places[wording].append((index, min(line.size for line in lines)))

    def repeats(self, outer: Outer) -> bool:
        """Whether the line has the wording of a larger title, on its page or before."""
        wording = letters(outer.line.text)
        if len(wording) < _MIN_ECHO or outer.line.text[-1] in ".!?:":
            return False
        return wording == self._title or any(
            index <= outer.key[0] and outer.line.size <= _SMALLER * size
            for index, size in self._places.get(wording, ())
        )


def _recognised(text: Text) -> set[Key]:
    """Heads and page numbers of scanned pages: nearly the wording, nearly the place."""
    margins = text.margins
    scanned = {i for i, page in enumerate(margins.pages) if page.method is Method.OCR}
    if not scanned:
        return set()
    lines = [margins.outer[key] for key in text.known if key in margins.outer]
    known = {letters(outer.line.text) for outer in lines}
    bands = _Bands(lines)
    offsets = number_offsets(margins, text.known)
    common = max(2, COMMON * margins.n_pages)
    return {
        key
        for key, outer in margins.outer.items()
        if key[0] in scanned
        and key not in text.known
        and outer.share <= OUTER
        and text.is_free(outer)
        and text.is_outermost(outer)
        and (
            _resembles(outer, known)
            or counts_on(outer, offsets)
            or (len(outer.line.text) <= _MAX_HEAD and bands.n_pages_near(outer) >= common)
        )
    }


def _resembles(outer: Outer, known: Iterable[str]) -> bool:
    """Whether a few letters were misread at most."""
    from rapidfuzz.distance import Indel

    wording = letters(outer.line.text)
    return len(wording) >= _MIN_ECHO and any(
        Indel.normalized_similarity(wording, other) >= _MISREAD for other in known
    )


def _around(text: Text) -> set[Key]:
    """What stands beside a head of the layout, or further out: no text does."""
    outer_lines = text.margins.outer
    bands = _Bands(outer_lines[key] for key in text.known)
    needed = max(3, COMMON * text.margins.n_pages)
    heads: dict[tuple[int, Side], list[Outer]] = defaultdict(list)
    for key in text.known:
        outer = outer_lines[key]
        if outer.share <= OUTER and bands.n_pages(outer) >= needed:
            heads[key[0], outer.side].append(outer)
    return {
        key
        for key, outer in outer_lines.items()
        if key not in text.known
        and outer.side in (Side.TOP, Side.BOTTOM)
        and any(_goes_with(outer, head, text) for head in heads.get((key[0], outer.side), ()))
    }


def _goes_with(outer: Outer, head: Outer, text: Text) -> bool:
    if outer.in_table or outer.line.size >= _TITLE * text.margins.body:
        return False
    box, other = outer.line.bbox, head.line.bbox
    if overlap(box, other) > _MOST:
        return len(outer.line.text) <= _MAX_HEAD and text.is_free(outer)
    return box[3] <= other[1] + 1 if outer.side is Side.TOP else box[1] >= other[3] - 1


_RULES = (
    _tagged,
    bare_numbers,
    glued_numbers,
    _in_common_bands,
    _in_place,
    _echoes,
    _recognised,
    _around,
)
