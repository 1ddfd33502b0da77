"""Headings and their levels: outline, type size, weight, numbering."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from docpipe.model import BlockKind, OutlineItem, Role
from docpipe.structure.draft import Draft
from docpipe.structure.options import StructureOptions

_LETTERS = re.compile(r"[\W_]+")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+\S")
_DEPTH = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_ENDS_LIKE_TEXT = re.compile(r"[.;,]$")
_HAS_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_MAX_LEVEL = 6
# Type size to body size.
_LARGER, _MUCH_LARGER, _POSTER = 1.1, 1.2, 1.5

Style = tuple[float, bool, bool]
"""Size to half a point, bold, all capitals."""


def mark_headings(
    drafts: Sequence[Draft],
    outline: Sequence[OutlineItem],
    body: float,
    options: StructureOptions,
) -> None:
    """Turn paragraphs into headings and give them levels."""
    entries = _Entries(outline)
    by_outline: dict[int, int] = {}
    found: list[int] = []
    tells = any(_is_told(draft) for draft in drafts)
    for i, draft in enumerate(drafts):
        if draft.marginal or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        if _is_told(draft):
            found.append(i)
            continue
        level = entries.level_of(draft)
        if level is None and tells and draft.first.line.tag:
            continue
        if level is not None and _may_be_heading(draft, options):
            by_outline[i] = level
            found.append(i)
        elif _looks_like_heading(draft, body, options) or _heads_text(drafts, i, body, options):
            found.append(i)
    for i in found:
        drafts[i].kind = BlockKind.HEADING
        drafts[i].marker, drafts[i].skip = None, 0
    _set_levels(drafts, found, by_outline)


def _is_told(draft: Draft) -> bool:
    tag = draft.first.line.tag
    return tag is not None and tag.role is Role.HEADING


class _Entries:
    """The outline by its letters, so that spacing and hyphens do not matter."""

    def __init__(self, outline: Sequence[OutlineItem]) -> None:
        self._entries: dict[str, list[OutlineItem]] = defaultdict(list)
        for item in outline:
            self._entries[letters(item.title)].append(item)

    def level_of(self, draft: Draft) -> int | None:
        for item in self._entries.get(letters(draft.raw_text), ()):
            if item.page is None or abs(item.page - draft.first.page) <= 1:
                return item.level
        return None


def letters(text: str) -> str:
    """Letters and digits only, lower-cased."""
    return _LETTERS.sub("", text).lower()


def style_of(draft: Draft) -> Style:
    """What headings of one level share."""
    line = draft.first.line
    return (round(line.size * 2) / 2, line.bold, draft.raw_text.isupper())


def _may_be_heading(draft: Draft, options: StructureOptions) -> bool:
    text = draft.raw_text
    return bool(_HAS_LETTERS.search(text)) and len(text) <= options.max_heading_length


def _looks_like_heading(draft: Draft, body: float, options: StructureOptions) -> bool:
    if not _may_be_heading(draft, options):
        return False
    text = draft.raw_text
    size = min(placed.size for placed in draft.lines)
    if text[0].islower() or _reads_like_text(draft, text, size / body):
        return False
    if size >= options.heading_factor * body:
        return True
    bold = all(placed.line.bold for placed in draft.lines)
    if bold and size >= 0.95 * body:
        return len(draft.lines) <= 3 and draft.kind is BlockKind.PARAGRAPH
    numbered = _DECIMAL.match(text)
    return bool(numbered) and len(draft.lines) <= 2 and len(text) < 120 and size >= 0.95 * body


def _heads_text(drafts: Sequence[Draft], i: int, body: float, options: StructureOptions) -> bool:
    """A bold numbered line with plain text below it is a title, not an item of a list."""
    draft = drafts[i]
    if draft.kind is not BlockKind.LIST_ITEM or not _NUMBER.fullmatch(draft.marker or ""):
        return False
    if not _may_be_heading(draft, options) or len(draft.lines) > 3 or i + 1 >= len(drafts):
        return False
    bold = all(placed.line.bold for placed in draft.lines)
    below = drafts[i + 1]
    same_page = below.first.page - draft.first.page <= 1
    plain = not below.first.line.bold and below.marker != draft.marker
    return bold and plain and same_page and draft.first.size >= 0.95 * body


def _reads_like_text(draft: Draft, text: str, scale: float) -> bool:
    """A full stop or comma at the end; slogans as titles may end so in larger print."""
    if not _ENDS_LIKE_TEXT.search(text) or scale >= _POSTER:
        return False
    numbered = draft.marker is not None or bool(_DEPTH.match(text))
    slogan = len(draft.lines) <= 2 and scale >= (_LARGER if numbered else _MUCH_LARGER)
    return not (slogan and text.endswith("."))


def _set_levels(drafts: Sequence[Draft], found: Sequence[int], by_outline: dict[int, int]) -> None:
    """By outline where there is one; else by style, and by numbering within a style."""
    votes: dict[Style, Counter[int]] = defaultdict(Counter)
    for i, level in by_outline.items():
        votes[style_of(drafts[i])][level] += 1
    ranks = _rank_styles([drafts[i] for i in found])
    for i in found:
        style = style_of(drafts[i])
        counts = votes[style]
        usual = max(counts, key=lambda n: (counts[n], -n)) if counts else ranks[style]
        drafts[i].level = min(max(by_outline.get(i, usual), 1), _MAX_LEVEL)


def _rank_styles(headings: Sequence[Draft]) -> dict[Style, int]:
    """Larger print stands higher; at one size capitals before bold, bold before plain.

    Numbering outranks print: styles with numbers of one depth stand on one level, and 2.1 stands
    right below 2. What is used on the first page only is the cover's and stands at the top.
    """
    first_page = min((draft.first.page for draft in headings), default=1)
    styles = {style_of(draft) for draft in headings}
    inner = {style_of(draft) for draft in headings if draft.first.page != first_page}
    order = sorted(inner or styles, key=lambda style: (-style[0], not style[2], not style[1]))
    depths = _numbering_depths(headings)
    ranks: dict[Style, int] = dict.fromkeys(styles - inner, 1) if inner else {}
    base: int | None = None
    for style in order:
        rank = max((ranks[other] for other in order if other in ranks), default=0) + 1
        depth = depths.get(style)
        if depth is not None:
            base = rank - depth if base is None else base
            rank = max(base + depth, 1)
        ranks[style] = rank
    return ranks


def _numbering_depths(headings: Sequence[Draft]) -> dict[Style, int]:
    """The usual number of parts (2.1 has two) of the styles that are mostly numbered."""
    found: dict[Style, Counter[int]] = defaultdict(Counter)
    for draft in headings:
        numbered = _DEPTH.match(draft.raw_text)
        found[style_of(draft)][len(numbered.group(1).split(".")) if numbered else 0] += 1
    usual = {style: max(counts, key=lambda d: (counts[d], d)) for style, counts in found.items()}
    return {style: depth for style, depth in usual.items() if depth > 0}
