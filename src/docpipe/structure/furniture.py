"""Running heads, footers and page numbers: what repeats from page to page at one height."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from docpipe.model import BBox, Extraction, Furniture, FurnitureKind
from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed, body_size

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|•]\s*)?(?:(?:Seite|S\.|Page|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:von|of|/)\s*\d{1,4})?(?:\s*[-–—|•])?",
    re.I,
)
# Page numbers and heads stand in the outer part of the page.
_MARGIN = 0.14
_WIDE_MARGIN = 0.22
_SAME_HEIGHT = 4.0
_MAX_HEAD = 90
_APART = 1.2
_MOST_PAGES = 0.5
_MOST_LETTERS = 0.4

Key = tuple[int, int]
"""Page index and line index."""


def find_furniture(extraction: Extraction, options: StructureOptions) -> dict[Key, FurnitureKind]:
    """Which lines are furniture, and of what kind."""
    outer = _outer_lines(extraction, options)
    repeated = _repeated(extraction, outer, options)
    found: dict[Key, FurnitureKind] = {}
    for key in outer:
        page = extraction.pages[key[0]]
        line = page.lines[key[1]]
        upper = line.bbox[1] < page.height / 2
        if key in repeated:
            found[key] = FurnitureKind.HEADER if upper else FurnitureKind.FOOTER
    for key in _page_numbers(extraction, outer):
        found[key] = FurnitureKind.PAGE_NUMBER
    found.update(_in_the_same_band(extraction, outer, found, options))
    found.update(_set_apart(extraction, outer, options))
    found.update(_beyond(extraction, found))
    for key in found:
        if _PAGE_NUMBER.fullmatch(extraction.pages[key[0]].lines[key[1]].text):
            found[key] = FurnitureKind.PAGE_NUMBER
    if _letters(extraction, found) > _MOST_LETTERS * _letters(extraction, None):
        # Forms repeat their whole text; what is left of it must not be nothing.
        return {key: kind for key, kind in found.items() if _is_marginal(extraction, key)}
    return found


def _is_marginal(extraction: Extraction, key: Key) -> bool:
    page = extraction.pages[key[0]]
    return _is_outermost(page.lines[key[1]].bbox, page.height)


def _letters(extraction: Extraction, keys: Iterable[Key] | None) -> int:
    if keys is None:
        return sum(len(line.text) for page in extraction.pages for line in page.lines)
    return sum(len(extraction.pages[page].lines[i].text) for page, i in keys)


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


def _outer_lines(extraction: Extraction, options: StructureOptions) -> list[Key]:
    outer: list[Key] = []
    for p, page in enumerate(extraction.pages):
        order = sorted(range(len(page.lines)), key=lambda i: page.lines[i].bbox[1])
        n = options.furniture_lines
        first, last = order[:n], [i for i in order[-n:] if i not in order[:n]]
        band_top = {i for i in order if page.lines[i].bbox[3] < _MARGIN / 2 * page.height}
        band_bottom = {i for i in order if page.lines[i].bbox[1] > (1 - _MARGIN / 2) * page.height}
        outer.extend((p, i) for i in sorted({*first, *last, *band_top, *band_bottom}))
    return outer


def _signature(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()).lower())


def _repeated(extraction: Extraction, outer: Sequence[Key], options: StructureOptions) -> set[Key]:
    places: dict[str, list[Key]] = defaultdict(list)
    for key in outer:
        page = extraction.pages[key[0]]
        line = page.lines[key[1]]
        signature = _signature(line.text)
        if not _in_margin(line.bbox, page.height, _WIDE_MARGIN):
            continue
        if any(letter.isalpha() for letter in signature):
            places[signature].append(key)
    n_pages = sum(bool(page.lines) for page in extraction.pages)
    needed = max(options.furniture_pages, options.furniture_share * n_pages)
    if n_pages < options.furniture_pages:
        needed = 2
    repeated: set[Key] = set()
    for keys in places.values():
        for group in _by_height(extraction, keys):
            if len({page for page, _ in group}) >= needed:
                repeated.update(group)
    return repeated


def _by_height(extraction: Extraction, keys: list[Key]) -> list[list[Key]]:
    """Groups of lines at the same height, counted from the nearer edge of the page."""

    def height(key: Key) -> float:
        page = extraction.pages[key[0]]
        top = page.lines[key[1]].bbox[1]
        return top if top < page.height / 2 else top - page.height + 10_000

    groups: list[list[Key]] = []
    for key in sorted(keys, key=lambda key: (height(key), key)):
        if groups and height(key) - height(groups[-1][-1]) <= _SAME_HEIGHT:
            groups[-1].append(key)
        else:
            groups.append([key])
    return groups


def _page_numbers(extraction: Extraction, outer: Sequence[Key]) -> set[Key]:
    """Bare numbers in the margins that count with the pages."""
    offsets: dict[int, list[Key]] = defaultdict(list)
    for key in outer:
        page = extraction.pages[key[0]]
        line = page.lines[key[1]]
        if not _PAGE_NUMBER.fullmatch(line.text) or not _in_margin(line.bbox, page.height):
            continue
        number = _DIGITS.search(line.text)
        if number:
            offsets[int(number.group()) - key[0]].append(key)
    needed = 2 if len(extraction.pages) > 1 else 1
    return {key for keys in offsets.values() if len(keys) >= needed for key in keys}


def _in_margin(bbox: BBox, height: float, margin: float = _MARGIN) -> bool:
    return bbox[3] < margin * height or bbox[1] > (1 - margin) * height


def _in_the_same_band(
    extraction: Extraction,
    outer: Sequence[Key],
    found: dict[Key, FurnitureKind],
    options: StructureOptions,
) -> dict[Key, FurnitureKind]:
    """Heads of one-page chapters repeat nowhere, but stand where the other heads stand."""
    bands: Counter[tuple[int, float, bool]] = Counter()
    pages: dict[tuple[int, float, bool], set[int]] = defaultdict(set)
    for key in found:
        band = _band(extraction, key)
        bands[band] += 1
        pages[band].add(key[0])
    n_pages = sum(bool(page.lines) for page in extraction.pages)
    body = body_size(
        Placed(page=page.number, line=line) for page in extraction.pages for line in page.lines
    )
    common = {
        band
        for band in bands
        if len(pages[band]) >= max(options.furniture_pages, 0.3 * n_pages) and band[1] != body
    }
    more: dict[Key, FurnitureKind] = {}
    for key in outer:
        if key in found or _band(extraction, key) not in common:
            continue
        page = extraction.pages[key[0]]
        if _in_margin(page.lines[key[1]].bbox, page.height):
            upper = page.lines[key[1]].bbox[1] < page.height / 2
            more[key] = FurnitureKind.HEADER if upper else FurnitureKind.FOOTER
    return more


def _set_apart(
    extraction: Extraction, outer: Sequence[Key], options: StructureOptions
) -> dict[Key, FurnitureKind]:
    """Running heads that change from page to page: one height, far from the text, on most pages.

    They are known by their place alone: the same band, in the outermost strip of the page, with
    white space between them and the text.
    """
    bands: dict[tuple[int, float, bool], list[Key]] = defaultdict(list)
    for key in outer:
        page = extraction.pages[key[0]]
        line = page.lines[key[1]]
        if len(line.text) <= _MAX_HEAD and _is_outermost(line.bbox, page.height):
            others = [
                other.bbox
                for other in page.lines
                if abs(other.bbox[1] - line.bbox[1]) > line.size
                and not _is_outermost(other.bbox, page.height)
            ]
            if all(_distance(line.bbox, other) > _APART * line.size for other in others):
                bands[_band(extraction, key)].append(key)
    n_pages = sum(bool(page.lines) for page in extraction.pages)
    needed = max(options.furniture_pages, _MOST_PAGES * n_pages)
    return {
        key: FurnitureKind.HEADER if _is_upper(extraction, key) else FurnitureKind.FOOTER
        for keys in bands.values()
        if len({page for page, _ in keys}) >= needed
        for key in keys
    }


def _beyond(extraction: Extraction, found: dict[Key, FurnitureKind]) -> dict[Key, FurnitureKind]:
    """Text never stands above a running head or below a footer."""
    more: dict[Key, FurnitureKind] = {}
    for p, page in enumerate(extraction.pages):
        boxes = [page.lines[i].bbox for q, i in found if q == p]
        heads = [box[3] for box in boxes if box[3] < _MARGIN * page.height]
        feet = [box[1] for box in boxes if box[1] > (1 - _MARGIN) * page.height]
        head, foot = max(heads, default=-1.0), min(feet, default=page.height + 1)
        for i, line in enumerate(page.lines):
            middle = (line.bbox[1] + line.bbox[3]) / 2
            if (p, i) not in found and (middle < head or middle > foot):
                more[p, i] = FurnitureKind.HEADER if middle < head else FurnitureKind.FOOTER
    return more


def _is_outermost(bbox: BBox, height: float) -> bool:
    return bbox[3] < _MARGIN / 2 * height or bbox[1] > (1 - _MARGIN / 2) * height


def _distance(a: BBox, b: BBox) -> float:
    return max(b[1] - a[3], a[1] - b[3])


def _is_upper(extraction: Extraction, key: Key) -> bool:
    page = extraction.pages[key[0]]
    return page.lines[key[1]].bbox[1] < page.height / 2


def _band(extraction: Extraction, key: Key) -> tuple[int, float, bool]:
    page = extraction.pages[key[0]]
    line = page.lines[key[1]]
    top = line.bbox[1] if line.bbox[1] < page.height / 2 else line.bbox[1] - page.height
    return round(top / _SAME_HEIGHT), round(line.size * 2) / 2, line.bold
