"""List markers: bullets, dashes, numbers, letters."""

import re
from collections.abc import Sequence

from docpipe.model import BlockKind, Role
from docpipe.structure.draft import Draft

_BULLET = re.compile(r"([•▪■●○◦‣⁃∙►▶➢➤➔→❖✓✔✗☐□◆◇\*·–—-]|o(?=\s))\s+(?=\S)")
_NUMBER = re.compile(
    r"((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.|[a-z]\.)\s+(?=\S)"
)
_TIGHT_BULLET = re.compile(r"([•▪■●►▶➢➤❖✓✔☐])(?=\S)")


def marker_of(text: str) -> tuple[str, int] | None:
    """The marker at the start of a line and the characters it takes, white space included."""
    for pattern in (_BULLET, _TIGHT_BULLET, _NUMBER):
        found = pattern.match(text)
        if found:
            return found.group(1), found.end()
    return None


def is_bullet(text: str) -> bool:
    """Whether the line starts with a bullet or dash (numbers may be anything)."""
    return bool(_BULLET.match(text) or _TIGHT_BULLET.match(text))


def nest(drafts: Sequence[Draft]) -> None:
    """Set the depth of neighbouring list items from their indentation."""
    stack: list[float] = []
    for draft in drafts:
        if draft.kind is not BlockKind.LIST_ITEM:
            if draft.kind is BlockKind.HEADING:
                stack = []
            elif draft.kind is BlockKind.PARAGRAPH:
                stack = stack[:1]
            continue
        _indent(stack, draft.first.x0, draft.first.size)
        draft.level = told_depth(draft) or len(stack)


def told_depth(draft: Draft) -> int | None:
    """The nesting depth that the file itself tells."""
    tag = draft.first.line.tag
    return tag.level if tag is not None and tag.role is Role.LIST_ITEM else None


def _indent(stack: list[float], x: float, size: float) -> None:
    """Bring the left edges of the open lists up to an item that starts at ``x``."""
    while stack and stack[-1] > x + 0.4 * size:
        stack.pop()
    if not stack or x > stack[-1] + 0.4 * size:
        # Another column or page starts elsewhere; only a moderate step inwards nests.
        if stack and x > stack[-1] + 6 * size:
            stack[:] = [x]
        else:
            stack.append(x)
    else:
        stack[-1] = x
