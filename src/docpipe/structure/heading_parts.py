"""Headings of several lines are one; two headings that stand close together are two."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docpipe.model import BlockKind
from docpipe.structure.announced import Announcements
from docpipe.structure.draft import Draft
from docpipe.structure.numbering import is_bare, number_of
from docpipe.structure.placed import same_element
from docpipe.structure.typography import Print, print_of

_MAX_LINES = 5
_MAX_LENGTH = 220
# Print that is set in lines as they look good; bold print of the body's size is seldom broken.
_DISPLAY = 1.15
# White space between the lines of one heading, in its size.
_CLOSE, _OPEN_END = 0.8, 1.4
_NUMBER_ABOVE = 2.0
_GOES_ON = re.compile(
    r"(?:[,–—&/-]|\b(?:und|oder|für|mit|in|der|die|das|des|den|dem|von|zur|zum|im|auf|am|an|als|wie"
    r"|bei|aus|um|über|unter|durch|gegen|ohne|zu|ein|eine|einer|eines|einem|einen))$"
)
_SUBNUMBER = re.compile(r"\d{1,2}(?:\s?\.\s?\d{1,2}){1,4}\.?\s+[A-ZÄÖÜ]")
_SHORT = 0.7
_CLOSED = re.compile(r"[.!?:]$")


def regroup(drafts: Sequence[Draft], announced: Announcements, body: Print) -> list[Draft]:
    """Drafts with the lines of each heading together, as announced and as printed."""
    found: list[Draft] = []
    for draft in drafts:
        parts = [p for piece in _split(draft, announced, body) for p in _split_numbered(piece)]
        for part in parts:
            before = found[-1] if found else None
            if before is not None and _belongs(before, part, announced, body):
                before.paragraphs[0].extend(part.paragraphs[0])
                before.kind = BlockKind.PARAGRAPH
                before.marker, before.skip = None, 0
            else:
                found.append(part)
    return found


def _is_text(draft: Draft) -> bool:
    return draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not draft.marginal


def _split(draft: Draft, announced: Announcements, body: Print) -> list[Draft]:
    """Cut where the first lines alone are announced, and all lines together are not."""
    lines = draft.lines
    if not (announced and _is_text(draft) and 1 < len(lines) <= _MAX_LINES):
        return [draft]
    if not _stands_out(print_of(draft), body) or _is_announced([draft], announced):
        return [draft]
    for k in range(1, len(lines)):
        upper = replace(draft, paragraphs=[lines[:k]])
        apart = not same_element(lines[k - 1], lines[k]) and not lines[k].text[:1].islower()
        if apart and _is_announced([upper], announced):
            rest = Draft(kind=BlockKind.PARAGRAPH, paragraphs=[lines[k:]])
            return [upper, *_split(rest, announced, body)]
    return [draft]


def _split_numbered(draft: Draft) -> list[Draft]:
    """Cut a short first line with a number of two and more parts from the text below it."""
    lines = draft.lines
    if len(lines) < 2 or not _is_text(draft) or same_element(lines[0], lines[1]):
        return [draft]
    first, second = lines[0], lines[1]
    number = _SUBNUMBER.match(first.text)
    right = max(placed.x1 for placed in lines[1:])
    short = first.x1 - first.x0 < _SHORT * (right - min(placed.x0 for placed in lines))
    goes_on = second.text[:1].islower() or _GOES_ON.search(first.text)
    if number is None or not short or goes_on or _CLOSED.search(first.text):
        return [draft]
    title = Draft(kind=BlockKind.PARAGRAPH, paragraphs=[[first]])
    return [title, Draft(kind=BlockKind.PARAGRAPH, paragraphs=[lines[1:]])]


def _stands_out(style: Print, body: Print) -> bool:
    return style.weight > body.weight or style.size >= _DISPLAY * body.size


def _is_announced(parts: Sequence[Draft], announced: Announcements) -> bool:
    match = announced.match(" ".join(part.raw_text for part in parts), parts[0].first.page)
    return match is not None and match.whole


def _belongs(above: Draft, below: Draft, announced: Announcements, body: Print) -> bool:
    """Whether ``below`` is the rest of the heading ``above``."""
    if not (_is_text(above) and _is_text(below)):
        return False
    if same_element(above.last, below.first) is False:
        return False
    lines, length = above.lines + below.lines, len(above.raw_text) + len(below.raw_text)
    if len(lines) > _MAX_LINES or length > _MAX_LENGTH:
        return False
    styles = print_of(above), print_of(below)
    if not all(_stands_out(style, body) for style in styles):
        return False
    if is_bare(above.raw_text) and not is_bare(below.raw_text):
        return _gap(above, below) <= _NUMBER_ABOVE * below.first.size and _lined_up(above, below)
    turned = above.last.page + 1 == below.first.page
    if announced and _is_announced([above, below], announced):
        return turned or _gap(above, below) <= _OPEN_END * below.first.size
    if _is_announced([above], announced) or _is_announced([below], announced):
        return False
    return _continues(above, below, styles, body)


def _continues(above: Draft, below: Draft, styles: tuple[Print, Print], body: Print) -> bool:
    first, second = styles
    open_end = _GOES_ON.search(above.raw_text) or below.raw_text[:1].islower()
    if not open_end and first.size < _DISPLAY * body.size:
        return False
    alike = (first.size, first.weight, first.italic) == (
        second.size,
        second.weight,
        second.italic,
    )
    same = open_end or (first.colour, first.family) == (second.colour, second.family)
    if not (alike and same and _lined_up(above, below)):
        return False
    if number_of(below.raw_text) or _CLOSED.search(above.raw_text):
        return False
    return _gap(above, below) <= (_OPEN_END if open_end else _CLOSE) * second.size


def _gap(above: Draft, below: Draft) -> float:
    """White space between two drafts, a lot if they are not below each other."""
    gap = below.first.top - above.last.bottom
    same_page = above.last.page == below.first.page
    return gap if same_page and gap > -0.5 * above.last.height else 1000.0


def _lined_up(above: Draft, below: Draft) -> bool:
    a, b = above.last, below.first
    return min(a.x1, b.x1) > max(a.x0, b.x0)
