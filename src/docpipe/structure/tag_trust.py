"""How far a tagged PDF's tags can be trusted: what its author's program wrote is often wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from docpipe.model import Extraction, Line, Method, Page, Role, Tag

_NO_TEXT = (Role.ARTIFACT, Role.TABLE, Role.CONTENTS)
_DIGITS = re.compile(r"\d+")
# Running heads often stand outside of the tree; they repeat on so many pages.
_REPEATED = 3
_MIN_COVERED = 0.95
# Elements whose lines have lines of others between them; a page's columns part no element.
_MAX_TORN = 0.05
# A paragraph that ends inside a sentence: now and then before a page's foot, seldom elsewhere.
_MAX_BROKEN = 0.25
_MIN_BOUNDARIES = 8
# Elements with white space or other print inside hold several paragraphs, or a whole page.
_MAX_COARSE = 0.15
_MIN_STRETCHES = 10
_WHITE = 1.2
_OTHER_SIZE = 1.0
# Headings are a small part of the text, short, and no sentences.
_MAX_HEADING_SHARE = 0.3
_MAX_HEADING_LENGTH = 220
_MAX_LONG = 0.1
_MAX_SENTENCES = 0.35


def weigh_tags(extraction: Extraction) -> Extraction:
    """The extraction with those tags only that can be trusted.

    Elements are trusted where they cover the text, hang together on the page, and do not end
    inside sentences; roles of headings where headings are few and short.
    """
    tagged = [line for page in extraction.pages for line in page.lines if line.tag]
    if not tagged or any(page.method is Method.MARKUP for page in extraction.pages):
        return extraction
    if not _covers(extraction) or _is_broken(tagged) or _is_misshapen(extraction):
        return _retag(extraction, lambda _: None)
    if not _has_sane_headings(tagged):
        return _retag(extraction, _without_heading)
    return extraction


def _retag(extraction: Extraction, change: Callable[[Tag], Tag | None]) -> Extraction:
    pages = tuple(
        replace(
            page,
            lines=tuple(
                replace(line, tag=change(line.tag)) if line.tag else line for line in page.lines
            ),
        )
        for page in extraction.pages
    )
    return replace(extraction, pages=pages)


def _without_heading(tag: Tag) -> Tag:
    if tag.role is not Role.HEADING:
        return tag
    return Tag(element=tag.element, role=Role.PARAGRAPH)


def _covers(extraction: Extraction) -> bool:
    """Whether nearly all text has a tag, running heads left out of account."""
    pages = [page for page in extraction.pages if page.method is Method.TEXT_LAYER]
    counts = Counter(
        head for page in pages for head in {_DIGITS.sub("#", line.text) for line in page.lines}
    )
    lines = [line for page in pages for line in page.lines]
    text = [line for line in lines if counts[_DIGITS.sub("#", line.text)] < _REPEATED]
    letters = sum(len(line.text) for line in text)
    covered = sum(len(line.text) for line in text if line.tag)
    return covered >= _MIN_COVERED * letters


def _is_misshapen(extraction: Extraction) -> bool:
    """Whether elements are torn apart on their page, or hold more than one paragraph."""
    torn = coarse = total = 0
    for page in extraction.pages:
        for stretch in _stretches(page):
            total += 1
            torn += _is_interrupted(stretch, page)
            coarse += any(_parts(above, below) for above, below in pairwise(stretch))
    few = total < _MIN_STRETCHES
    return torn > _MAX_TORN * total or (not few and coarse > _MAX_COARSE * total)


def _parts(above: Line, below: Line) -> bool:
    height = max(above.bbox[3] - above.bbox[1], below.bbox[3] - below.bbox[1])
    white = below.bbox[1] - above.bbox[3] > _WHITE * height
    return white or abs(above.size - below.size) > _OTHER_SIZE


def _stretches(page: Page) -> Iterator[list[Line]]:
    """The lines of each text element on the page, cut where it goes on in another column."""
    elements: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        if line.tag and line.tag.role not in _NO_TEXT:
            elements[line.tag.element].append(line)
    for lines in elements.values():
        stretch: list[Line] = []
        for line in lines:
            if stretch and not _overlap(stretch[-1], line):
                yield stretch
                stretch = []
            stretch.append(line)
        yield stretch


def _overlap(a: Line, b: Line) -> bool:
    return min(a.bbox[2], b.bbox[2]) > max(a.bbox[0], b.bbox[0])


def _is_interrupted(stretch: list[Line], page: Page) -> bool:
    """Whether text of another element stands between the lines."""
    top, bottom = stretch[0].bbox[3], stretch[-1].bbox[1]
    element = _element(stretch[0])
    return len(stretch) > 1 and any(
        _element(line) not in (0, element)
        and top < (line.bbox[1] + line.bbox[3]) / 2 < bottom
        and any(_overlap(line, own) for own in stretch)
        for line in page.lines
    )


def _element(line: Line) -> int:
    return line.tag.element if line.tag else 0


def _is_broken(tagged: list[Line]) -> bool:
    """Whether paragraphs end inside sentences: some programs make an element of every line."""
    broken = total = 0
    for above, below in pairwise(tagged):
        if not above.tag or not below.tag or above.tag.element == below.tag.element:
            continue
        if above.tag.role is below.tag.role is Role.PARAGRAPH and _overlap(above, below):
            total += 1
            broken += above.text[-1:] not in ".!?:" and below.text[:1].islower()
    return total >= _MIN_BOUNDARIES and broken > _MAX_BROKEN * total


def _has_sane_headings(tagged: list[Line]) -> bool:
    texts: dict[int, str] = defaultdict(str)
    for line in tagged:
        if line.tag and line.tag.role is Role.HEADING:
            texts[line.tag.element] += line.text + " "
    if not texts:
        return True
    letters = sum(len(text) for text in texts.values())
    long = sum(len(text) > _MAX_HEADING_LENGTH for text in texts.values())
    sentences = sum(text.rstrip().endswith((".", ";", ",")) for text in texts.values())
    return (
        letters <= _MAX_HEADING_SHARE * sum(len(line.text) for line in tagged)
        and long <= _MAX_LONG * len(texts)
        and sentences <= max(_MAX_SENTENCES * len(texts), 1)
    )
