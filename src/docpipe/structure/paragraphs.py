"""Lines in reading order to paragraphs and list items, across columns and pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docpipe.language.hyphenation import HYPHENS
from docpipe.model import BBox, BlockKind, Role
from docpipe.structure.captions import is_caption
from docpipe.structure.draft import Draft
from docpipe.structure.enumeration import enumerated, follows
from docpipe.structure.labels import starts_with_label
from docpipe.structure.lists import bare_number, is_bullet, marker_of
from docpipe.structure.placed import Placed, frame, leading, same_element

_SENTENCE_END = re.compile(r"[.!?:;…][\"”“«»‘’')\]⁰-⁹]*$")
_CLOSED = re.compile(r"[.!?:…][\"”“«»‘’')\]⁰-⁹]*$")
# A full stop after these ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:\d{1,2}|[a-zA-ZÄÖÜäöü]|Abs|Art|Nr|Nrn|Rz|Rn|Aufl|Bd|Hrsg|Kap|Ziff|Buchst|Dr|Prof"
    r"|St|Str|bzw|ca|evtl|ggf|inkl|insb|max|mind|sog|vgl|z\. ?B|d\. ?h|u\. ?a|i\. ?d|o\. ?ä)\.$"
)

# No sentence, title or item ends with one of these words.
_UNFINISHED = re.compile(
    r"(?:^|\s)(?:d(?:er|ie|as|en|em|es)|ein(?:e|en|em|er|es)?|und|oder|sowie|bzw\.|als|wie|dass|wenn|weil"
    r"|im|in|ins|am|an|ans|auf|aus|bei|beim|bis|durch|für|gegen|mit|nach|ohne|seit|über|um|unter"
    r"|vom|von|vor|wegen|während|zu|zum|zur|zwischen|ihr(?:e|en|em|er|es)?|sein(?:e|en|em|er|es)"
    r"|diese(?:n|r|s|m)?|deren|dessen)$"
)
_SALUTATION = re.compile(r"(?:Sehr geehrte|Liebe|Werte|Verehrte|Guten Tag|Hallo|Dear)\b.{0,90},$")
# What the file says a line is; plain paragraphs may be anything.
_TOLD = {Role.LIST_ITEM: BlockKind.LIST_ITEM, Role.CAPTION: BlockKind.CAPTION}

# In units of the usual line distance; paragraphs are often set off by half a line.
_GAP = 1.22
_ITEM_GAP = 1.7  # baseline steps inside an item are 1.15 to 1.5 sizes
_STYLE_STEP = 0.6
_DISPLAY = 1.12
_DISPLAY_GAP = 0.85
_SHORT_TITLE = 0.65
_MIN_FULL_LINES = 4
_INDENT = 0.4
_DROP_CAP = 2.0  # height of a line to its type size
# Share of the column's width.
_SHORT = 0.2
_FULL_LINE = 60
_SECTION_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.)\s+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around the lines of a column.

    Attributes:
        obstacles: Boxes and pictures that the text may flow around.
        breaks: Indices of lines with a table, box or picture right above them.
        labels: The lines are labels with values (``Partner: …``), each on a line of its own.
    """

    obstacles: tuple[BBox, ...] = ()
    breaks: frozenset[int] = frozenset()
    labels: bool = False


_NOTHING_AROUND = Surroundings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a column is set.

    Attributes:
        edge: Where most lines start: further left than the first lines of paragraphs set in.
        narrowed: Top, bottom and right edge of the stretches where text flows around something.
        labels: Every line that opens with a label starts a paragraph.
    """

    left: float
    right: float
    leading: float
    size: float
    bold: bool
    edge: float
    narrowed: tuple[tuple[float, float, float], ...] = ()
    labels: bool = False

    def right_of(self, placed: Placed) -> float:
        """Where the column ends at this line's height."""
        edges = [
            right
            for top, bottom, right in self.narrowed
            if top < placed.bottom and placed.top < bottom
        ]
        return min([self.right, *edges])


def closes(text: str) -> bool:
    """Whether a line ends like a sentence; ordinals and abbreviations do not."""
    return bool(_CLOSED.search(text)) and not _ABBREVIATED.search(text)


def setting_of(column: Sequence[Placed], body: float, around: Surroundings) -> Setting:
    """Edges and line distance of a column.

    The right edge is where most full lines end: in ragged print the longest one says little.
    """
    box = frame(column)
    ends = sorted(placed.x1 for placed in column if placed.width > 0.6 * (box[2] - box[0]))
    right = ends[len(ends) // 2] if len(ends) >= _MIN_FULL_LINES else box[2]
    letters = sum(len(placed.text) for placed in column)
    bold = sum(len(placed.text) for placed in column if placed.line.bold)
    return Setting(
        left=box[0],
        right=right,
        leading=leading(column, 1.25 * column[0].size),
        size=body,
        bold=bold > 0.6 * letters and len(column) > 3,
        edge=_edge(column),
        narrowed=tuple(_narrowed(column, around.obstacles)),
        labels=around.labels,
    )


def _edge(column: Sequence[Placed]) -> float:
    starts = Counter(round(placed.x0) for placed in column)
    return float(max(starts, key=lambda x: (starts[x], -x)))


def _narrowed(
    column: Sequence[Placed], obstacles: Sequence[BBox]
) -> Iterator[tuple[float, float, float]]:
    """Beside each obstacle, how far the lines to its left reach."""
    for box in obstacles:
        ends = [
            placed.x1
            for placed in column
            if placed.x1 <= box[0] + 1 and box[1] < placed.bottom and placed.top < box[3]
        ]
        if ends:
            yield box[1], box[3], max(ends)


def group(
    column: Sequence[Placed], body: float, around: Surroundings = _NOTHING_AROUND
) -> list[Draft]:
    """The paragraphs and list items of one column; ``body`` is the document's type size."""
    setting = setting_of(column, body, around)
    items = enumerated(column)
    drafts: list[Draft] = []
    for i, placed in enumerate(column):
        below = column[i + 1] if i + 1 < len(column) else None
        if not drafts:
            starts = True
        elif i in around.breaks and not _is_display(placed, setting):
            starts = not runs_on(drafts[-1], _begin(placed))
        else:
            starts = i in items or _starts(drafts[-1], placed, below, setting)
        if starts:
            drafts.append(_begin(placed, counted=i in items))
        else:
            drafts[-1].paragraphs[0].append(placed)
    return drafts


def _begin(placed: Placed, *, counted: bool = False) -> Draft:
    draft = Draft(kind=BlockKind.PARAGRAPH, paragraphs=[[placed]])
    tag = placed.line.tag
    if tag is not None and tag.role in _TOLD:
        draft.kind = _TOLD[tag.role]
        draft.marker, draft.skip = marker_of(placed.text) or (None, 0)
        return draft
    marker = marker_of(placed.text) or (bare_number(placed.text) if counted else None)
    if marker is not None:
        draft.kind = BlockKind.LIST_ITEM
        draft.marker, draft.skip = marker
    elif is_caption(placed.text):
        draft.kind = BlockKind.CAPTION
    return draft


def _starts(draft: Draft, placed: Placed, below: Placed | None, setting: Setting) -> bool:
    """Whether a new paragraph starts with this line."""
    last = draft.last
    told = same_element(last, placed)
    if told is not None:
        return not told
    if _style_changes(last, placed, setting):
        return True
    if abs(placed.top - last.top) <= 0.3 * last.height:
        return placed.x0 < last.x1  # beside, not below
    if _is_display(placed, setting):
        apart = placed.top - last.bottom > _DISPLAY_GAP * placed.size
        return apart or placed.top < last.top or _next_title(draft, placed, setting)
    if _set_apart(last, placed, setting):
        return True
    if last.text[-1:] in HYPHENS and placed.text[:1].islower():
        return False
    if setting.labels and starts_with_label(placed.text):
        return not last.text.endswith((",", "und", "oder"))
    return (
        _opens_item(draft, placed)
        or _indented(draft, placed, below, setting)
        or _ended_short(draft, placed, setting)
    )


def _style_changes(last: Placed, placed: Placed, setting: Setting) -> bool:
    if abs(last.size - placed.size) > _STYLE_STEP:
        return True
    return _looks_other(last, placed) and not _emphasis(last, placed, setting)


def _looks_other(last: Placed, placed: Placed) -> bool:
    """Titles may differ from the text in weight, slant, colour or family alone."""
    a, b = last.line, placed.line
    return (a.bold, a.italic, a.colour, a.family) != (b.bold, b.italic, b.colour, b.family)


def _set_apart(last: Placed, placed: Placed, setting: Setting) -> bool:
    """More white space than between lines, or a jump upwards."""
    if _beside_large_letter(last, placed):
        return False
    step = placed.top - last.top
    usual = min(setting.leading, 1.6 * max(last.height, placed.height))
    return step < 0 or step > _GAP * max(usual, 1.05 * placed.size)


def _beside_large_letter(last: Placed, placed: Placed) -> bool:
    """The line above starts with a letter that is several lines high."""
    return last.height > _DROP_CAP * last.size and placed.top < last.bottom


def _emphasis(last: Placed, placed: Placed, setting: Setting) -> bool:
    """A bold start or end of a sentence inside a paragraph is no heading."""
    if placed.top - last.top > _GAP * max(setting.leading, 1.05 * placed.size):
        return False
    if not closes(last.text) and placed.text[:1].islower():
        return True
    return not _would_fit(last, placed, setting, 0.0)


def _is_display(placed: Placed, setting: Setting) -> bool:
    """Large or bold print is set in lines as they look good, not as they fill the column."""
    return placed.size >= _DISPLAY * setting.size or (placed.line.bold and not setting.bold)


def _next_title(draft: Draft, placed: Placed, setting: Setting) -> bool:
    """A numbered title that ended well before the column's edge, and another title below it."""
    if _SECTION_NUMBER.match(placed.text):
        return True
    first = draft.first
    return (
        len(draft.lines) == 1
        and bool(_SECTION_NUMBER.match(first.text))
        and placed.text[:1].isupper()
        and first.text[-1:].isalnum()
        and first.x1 < setting.left + _SHORT_TITLE * (setting.right - setting.left)
        and abs(first.x0 - placed.x0) < 1
        and placed.top - first.bottom > 0.4 * placed.size
    )


def _opens_item(draft: Draft, placed: Placed) -> bool:
    marker = marker_of(placed.text)
    if marker is None:
        return False
    if is_bullet(placed.text):
        # A dash inside a sentence can come to stand at a line start.
        if marker[0] not in "–—-" or draft.marker == marker[0]:
            return True
        set_in = abs(placed.x0 - draft.last.x0) > _INDENT * placed.size
        return set_in or bool(_SENTENCE_END.search(draft.last.text))
    if draft.kind is BlockKind.LIST_ITEM and follows(f"{draft.marker} -", placed.text):
        return True
    return bool(_SENTENCE_END.search(draft.last.text)) and placed.x0 <= draft.first.x0 + 3


def _indented(draft: Draft, placed: Placed, below: Placed | None, setting: Setting) -> bool:
    """A first line set in, the next one back at the edge; or one of several that are alone."""
    last = draft.last
    if draft.kind is BlockKind.LIST_ITEM:
        return _leaves_list(draft, placed)
    if _beside_large_letter(last, placed):
        return False
    alone = len(draft.lines) == 1 and abs(placed.x0 - last.x0) <= 1
    step = placed.x0 - (setting.edge if alone else last.x0)
    if not 0.7 * placed.size < step < 4 * placed.size:
        return False
    if alone:
        return _is_short(last, setting)
    goes_back = below is None or below.x0 < placed.x0 - 0.6 * placed.size
    return (goes_back or _is_short(placed, setting)) and closes(last.text)


def _is_short(placed: Placed, setting: Setting) -> bool:
    """Ends well before the column does."""
    return setting.right_of(placed) - placed.x1 > _SHORT * (setting.right - setting.left)


def _leaves_list(draft: Draft, placed: Placed) -> bool:
    """Back to the left of the item's text, or a new sentence below a gap: the list is over."""
    if placed.x0 < draft.first.x0 - 0.5 * placed.size:
        return True
    if placed.x0 > draft.first.x0 + 1:
        return False
    if len(draft.lines) > 1 and placed.x0 < draft.last.x0 - 0.8 * placed.size:
        return True
    apart = placed.top - draft.last.top > _ITEM_GAP * placed.size
    return apart and closes(draft.last.text) and placed.text[:1].isupper()


def _ended_short(draft: Draft, placed: Placed, setting: Setting) -> bool:
    """The next line's first word would have fitted: the writer ended the paragraph."""
    last = draft.last
    if _SALUTATION.match(draft.raw_text) and _is_short(last, setting):
        return True
    if placed.text[:1].islower():
        return False
    if closes(last.text):
        return _would_fit(last, placed, setting, 1.2)
    # A title in the body's own print: one short line, then a line that starts anew.
    room = setting.right_of(last) - last.x1
    return (
        len(draft.lines) == 1
        and draft.kind is BlockKind.PARAGRAPH
        and placed.text[:1].isupper()
        and last.text[-1:].isalnum()
        and room > (1 - _SHORT_TITLE) * (setting.right - setting.left)
    )


def _would_fit(last: Placed, placed: Placed, setting: Setting, slack: float) -> bool:
    """Whether the next line's first word had room on the last line, ``slack`` ems to spare."""
    first_word = placed.text.split(maxsplit=1)[0]
    width = placed.width * len(first_word) / max(len(placed.text), 1)
    return last.x1 + width + slack * placed.size < setting.right_of(last)


def runs_on(before: Draft, after: Draft) -> bool:
    """Whether ``after``, first in its column, goes on with a sentence of ``before``."""
    told = same_element(before.last, after.first)
    if told is not None:
        return told
    joinable = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    if before.kind not in joinable or after.kind is not BlockKind.PARAGRAPH:
        return False
    a, b = before.last, after.first
    if abs(a.size - b.size) > _STYLE_STEP:
        return False
    if a.text[-1:] in HYPHENS and b.text[:1].isalpha():
        return True
    if closes(a.text):
        return False
    if b.text[:1].islower() or (_UNFINISHED.search(a.text) and b.text[:1].isalnum()):
        return True
    # Nouns have capitals: a full last line without an end goes on with any word.
    others = [placed.x1 for placed in before.lines if placed.page == a.page]
    full = a.x1 >= max(others) - 3 * a.size and len(others) > 1
    long = len(a.text) >= _FULL_LINE and a.text[-1:].isalnum()
    return (full or long) and b.text[:1].isalnum() and not (a.line.bold and b.line.bold)
