"""List markers: bullets, dashes, numbers, letters."""

import re
from collections.abc import Sequence

from docpipe.model import BlockKind, Role
from docpipe.structure.draft import Draft
from docpipe.structure.enumeration import follows
from docpipe.structure.placed import Placed

_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
# In units of the type size: a smaller difference of left edges is none.
_STEP = 0.4

_BULLET = re.compile(r"([•▪■●○◦‣⁃∙►▶➢➤➔→❖✓✔✗☐□◆◇\*·–—-]|o(?=\s))\s+(?=\S)")
_NUMBER = re.compile(
    r"((?:\d{1,2}|[a-z]|aa|bb|cc|dd|ee|ff|[ivx]{1,5})\)|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.|[a-z]\.)\s+(?=\S)"
)
_BARE = re.compile(r"(\d{1,2})\s+(?=\S)")
_DATE = re.compile(
    r"\d{1,2}\.\s(?:Jan(?:uar|\.)|Feb(?:ruar|\.)|März|Apr(?:il|\.)|Mai|Jun[i.]|Jul[i.]|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)|Okt(?:ober|\.)|Nov(?:ember|\.)|Dez(?:ember|\.)|Jahrhundert)\b"
)
_TIGHT_BULLET = re.compile(r"([•▪■●►▶➢➤❖✓✔☐])(?=\S)")


def marker_of(text: str) -> tuple[str, int] | None:
    """The marker at the start of a line and the characters it takes, white space included."""
    if _DATE.match(text):
        return None
    for pattern in (_BULLET, _TIGHT_BULLET, _NUMBER):
        found = pattern.match(text)
        if found:
            return found.group(1), found.end()
    return None


def bare_number(text: str) -> tuple[str, int] | None:
    """A number without a full stop or bracket, and the characters it takes."""
    found = _BARE.match(text)
    return (found.group(1), found.end()) if found else None


def is_bullet(text: str) -> bool:
    """Whether the line starts with a bullet or dash (numbers may be anything)."""
    return bool(_BULLET.match(text) or _TIGHT_BULLET.match(text))


def nest(drafts: Sequence[Draft]) -> None:
    """Set the depth of list items: from their signs, and from their indentation in a column.

    A new column or page starts elsewhere; there an item belongs to the list whose next sign it
    has. A paragraph that stands in, below an item, is part of the list; any other ends it, but
    for a list whose numbers count on.
    """
    stack: list[Draft] = []
    before: Draft | None = None
    for draft in drafts:
        if draft.kind is BlockKind.LIST_ITEM:
            _enter(stack, draft, before)
            draft.level = told_depth(draft) or len(stack)
        elif draft.kind is BlockKind.HEADING:
            stack = []
        elif draft.kind is BlockKind.PARAGRAPH and not _stands_in(stack, draft):
            stack = stack[:1]
        if draft.kind in _FLOWING:
            before = draft


def _stands_in(stack: Sequence[Draft], draft: Draft) -> bool:
    """Whether a paragraph goes on with an item: it stands below it, further right."""
    return bool(stack) and draft.first.x0 > stack[-1].first.x0 + _STEP * draft.first.size


def _enter(stack: list[Draft], draft: Draft, before: Draft | None) -> None:
    """Bring the open lists, each by its last item, up to an item."""
    first = draft.first
    place = next((i for i in reversed(range(len(stack))) if _goes_on(stack[i], draft)), None)
    if place is not None:
        stack[place:] = [draft]
        return
    if before is None or (_is_elsewhere(before.last, first) and not _leads_in(before)):
        stack.clear()
    while stack and stack[-1].first.x0 > first.x0 + _STEP * first.size:
        stack.pop()
    if stack and first.x0 <= stack[-1].first.x0 + _STEP * first.size:
        stack[-1] = draft
    else:
        stack.append(draft)


def _goes_on(last: Draft, draft: Draft) -> bool:
    """Whether an item has the number that comes next, or the same bullet at the same edge."""
    sign, after = last.marker or "", draft.marker or ""
    if not is_bullet(f"{after} -"):
        return follows(f"{sign} -", f"{after} -")
    level = abs(last.first.x0 - draft.first.x0) <= _STEP * draft.first.size
    return sign == after and (level or _is_elsewhere(last.last, draft.first))


def _is_elsewhere(above: Placed, placed: Placed) -> bool:
    """In another column or on another page, where left edges say nothing."""
    return above.page != placed.page or placed.top < above.top - placed.size


def _leads_in(draft: Draft) -> bool:
    return draft.kind is BlockKind.LIST_ITEM and draft.last.text.endswith(":")


def told_depth(draft: Draft) -> int | None:
    """The nesting depth that the file itself tells."""
    tag = draft.first.line.tag
    return tag.level if tag is not None and tag.role is Role.LIST_ITEM else None
