"""What speaks for and against a draft being a heading, in points.

No single sign decides: large print is also the print of quotes, bold also that of emphasis, and
numbers open list items too. Every sign gives or takes points; headings are what has enough.
"""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from docpipe.model import BlockKind, Role
from docpipe.structure.announced import Announcements, Match
from docpipe.structure.draft import Draft
from docpipe.structure.lists import is_bullet
from docpipe.structure.numbering import Number, Series, number_of
from docpipe.structure.options import StructureOptions
from docpipe.structure.typography import BOLD, Print, print_of

Place = tuple[str, int]
"""Series and depth of a number."""

ENOUGH = 2.5

# Size to the body's, and what it is worth; each the first that is reached.
_SIZES = ((1.5, 3.0), (1.25, 2.5), (1.09, 2.0), (1.04, 0.5), (0.95, 0.0), (0.9, -1.5), (0.0, -4.0))
_BOLD, _MEDIUM, _CAPITALS, _COLOUR, _FAMILY, _ITALIC = 2.0, 1.5, 1.0, 1.25, 0.5, 0.25
_TOLD, _TOLD_OTHERWISE = 6.0, -1.0
_OUTLINE, _CONTENTS, _IN_PART = 4.0, 3.0, 1.5
_BEFORE_TEXT, _BEFORE_HEADING, _BEFORE_NOTHING = 1.0, 0.5, -1.0
_ABOVE = 0.5
_INTERRUPTS, _BEFORE_SMALL = -3.0, -2.0
# Sizes on scanned pages are measured: what differs less from the body's is the same.
_MEASURED = (0.85, 1.15)
_NUMBERED = {Series.PART: 1.0, Series.SECTION: 1.0, Series.WORD: 0.5, Series.DECIMAL: 0.5}
_SUBNUMBERED = 1.5
_ENDS = {".": -2.0, ":": -1.5, ",": -3.0, ";": -3.0, "-": -2.0, "–": -1.0}
_SENTENCE = -2.0
_STARTS_SMALL, _LONG, _VERY_LONG, _MANY_LINES, _NO_WORDS = -3.0, -1.0, -2.0, -1.5, -9.0
_WITH_ADDRESS = -3.0
_ITEM = -2.0
_GOOD_PRINT, _BAD_PRINT, _SLOGAN = 1.0, -1.5, 1.0

# A slogan has fewer words than a sentence of a quote.
_SENTENCE_FROM = 7
_LONG_FROM, _VERY_LONG_FROM, _MANY = 120, 170, 3
_TITLE_SIZE, _SAME_SIZE = 1.25, 1.04
_GAP = 1.4
_MIN_OF_PRINT = 3
_MOSTLY, _SELDOM = 0.6, 0.3
# A print in which so many sentences stand alone on a line or two is one of titles.
_MIN_SENTENCES, _NEARLY_ALL, _TITLE_LINES = 4, 0.8, 2
_QUOTE_SIZE = 1.1
_WORD = re.compile(r"[^\W\d_]{3,}")
_DRAWN_APART = re.compile(r"(?<=\d)\s?\.\s?(?=\d)")
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.(?:de|eu|org|com|net|info)\b")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”“«»‘’')\]⁰-⁹]*$")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:[A-Za-z]|Abs|Nr|ff|usw|etc|Co|e\. ?V|z\. ?B|u\. ?a)\.$")


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A draft that might be a heading.

    Attributes:
        index: Of the draft.
        match: The entry of outline or contents that announces it.
        recognised: Read from a picture: of its print only the size is known.
        heads_text: Text of the body's print follows it.
        points: What speaks for it.
    """

    index: int
    draft: Draft
    text: str
    print: Print
    number: Number | None
    match: Match | None
    recognised: bool = False
    heads_text: bool = False
    points: float = 0.0

    @property
    def counts(self) -> bool:
        """Whether its number orders the outline; ``Empfehlung 4`` is counted for itself."""
        return self.number is not None and self.number.series is not Series.WORD

    @property
    def place(self) -> Place:
        """Series and depth of its number; no series without one."""
        return (self.number.series.value, self.number.depth) if self.number else ("", 0)

    @property
    def told(self) -> bool:
        """Whether the file itself says that it is a heading."""
        tag = self.draft.first.line.tag
        return tag is not None and tag.role is Role.HEADING


def candidates(
    drafts: Sequence[Draft],
    announced: Announcements,
    recognised: Set[int],
    options: StructureOptions,
) -> list[Candidate]:
    """The drafts that might be headings by kind and length; ``recognised`` are scanned pages."""
    found: list[Candidate] = []
    for index, draft in enumerate(drafts):
        if not _may_be_heading(draft, options):
            continue
        text, page = draft.raw_text, draft.first.page
        found.append(
            Candidate(
                index=index,
                draft=draft,
                text=text,
                print=print_of(draft),
                number=number_of(_DRAWN_APART.sub(".", text) if page in recognised else text),
                match=announced.match(text, page),
                recognised=page in recognised,
            )
        )
    return found


def _may_be_heading(draft: Draft, options: StructureOptions) -> bool:
    if draft.marginal or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    return sum(len(placed.text) for placed in draft.lines) <= options.max_heading_length


def weigh(found: Sequence[Candidate], drafts: Sequence[Draft], body: Print) -> None:
    """Give every candidate its points."""
    tells = any(candidate.told for candidate in found)
    for candidate in found:
        candidate.points = (
            _of_print(candidate.print, body, recognised=candidate.recognised)
            + _of_text(candidate, body)
            + _of_witnesses(candidate, tells=tells)
            + _of_place(candidate, drafts, body)
        )
    _consider_print(found, drafts, body)


def _of_print(style: Print, body: Print, *, recognised: bool = False) -> float:
    ratio = style.size / body.size
    if recognised and _MEASURED[0] < ratio < _MEASURED[1]:
        ratio = 1.0
    points = next(worth for least, worth in _SIZES if ratio >= least)
    if style.capitals:
        points += _CAPITALS
    if recognised:
        return points
    if style.weight > body.weight:
        points += _BOLD if style.weight == BOLD else _MEDIUM
    if style.colour != body.colour:
        points += _COLOUR
    if style.family != body.family:
        points += _FAMILY
    if style.italic and not body.italic:
        points += _ITALIC
    return points


def is_display(style: Print, body: Print) -> bool:
    """Whether a print differs from the body's in a way that readers see."""
    return _of_print(style, body) >= _CAPITALS


def _of_text(candidate: Candidate, body: Print) -> float:
    text, number, draft = candidate.text, candidate.number, candidate.draft
    points = _of_number(number)
    if not _WORD.search(text):
        points += _NO_WORDS
    if _ADDRESS.search(text):
        points += _WITH_ADDRESS
    points += _of_end(text)
    if text[number.length if number else 0 :][:1].islower():
        points += _STARTS_SMALL
    if len(text) > _LONG_FROM:
        points += _VERY_LONG if len(text) > _VERY_LONG_FROM else _LONG
    if len(draft.lines) > _MANY and candidate.print.size < _TITLE_SIZE * body.size:
        points += _MANY_LINES
    if draft.kind is BlockKind.LIST_ITEM and not candidate.told:
        points += _of_item(candidate, body)
    return points


def _of_end(text: str) -> float:
    last = text.rstrip("\"”“«»‘’')] ")[-1:]
    if last == "." and _ABBREVIATION.search(text):
        return 0.0
    sentence = last == "." and len(_WORD.findall(text)) >= _SENTENCE_FROM
    return _ENDS.get(last, 0.0) + (_SENTENCE if sentence else 0.0)


def _of_number(number: Number | None) -> float:
    if number is None:
        return 0.0
    if number.depth > 1 and number.series is not Series.PART:
        return _SUBNUMBERED
    return _NUMBERED.get(number.series, 0.0)


def _of_item(candidate: Candidate, body: Print) -> float:
    """List items are no headings; but numbers open both."""
    tag = candidate.draft.first.line.tag
    if is_bullet(candidate.text) or (tag is not None and tag.role is Role.LIST_ITEM):
        return 2 * _ITEM
    least = _MEASURED[1] if candidate.recognised else _SAME_SIZE
    plain = candidate.print.weight <= body.weight and candidate.print.size < least * body.size
    subnumbered = candidate.number is not None and candidate.number.depth > 1
    return _ITEM if plain and not subnumbered else 0.0


def _of_witnesses(candidate: Candidate, *, tells: bool) -> float:
    points = 0.0
    if candidate.match is not None:
        points += _OUTLINE if candidate.match.entry.outline else _CONTENTS
        points += 0.0 if candidate.match.whole else -_IN_PART
    if candidate.told:
        points += _TOLD
    elif tells and candidate.draft.first.line.tag is not None:
        points += _TOLD_OTHERWISE
    return points


def _of_place(candidate: Candidate, drafts: Sequence[Draft], body: Print) -> float:
    before = _neighbour(drafts, candidate.index, -1)
    after = _neighbour(drafts, candidate.index, 1)
    points = 0.0
    if after is None or after.first.page > candidate.draft.last.page + 1:
        points += _BEFORE_NOTHING
    elif _is_text(after, body):
        candidate.heads_text = True
        points += _BEFORE_TEXT
    else:
        points += _BEFORE_HEADING
    if before is None or _stands_off(before, candidate.draft):
        points += _ABOVE
    if before is not None and after is not None and _breaks(before, after):
        points += _INTERRUPTS
    if after is not None and after.kind is BlockKind.PARAGRAPH:
        points += _BEFORE_SMALL if after.first.text[:1].islower() else 0.0
    return points


def _neighbour(drafts: Sequence[Draft], index: int, step: int) -> Draft | None:
    """The next draft of the running text in one direction."""
    i = index + step
    while 0 <= i < len(drafts):
        if not drafts[i].marginal and drafts[i].kind is not BlockKind.FOOTNOTE:
            return drafts[i]
        i += step
    return None


def _is_text(draft: Draft, body: Print) -> bool:
    if draft.kind is not BlockKind.PARAGRAPH:
        return True
    return abs(draft.first.size - body.size) <= 1 and draft.first.line.bold == (body.weight == BOLD)


def _stands_off(before: Draft, draft: Draft) -> bool:
    """At the head of a page or column, or below white space."""
    above, first = before.last, draft.first
    if above.page != first.page or above.top > first.top:
        return True
    return first.top - above.bottom > (_GAP - 1) * first.size + 0.25 * above.size


def _breaks(before: Draft, after: Draft) -> bool:
    """Whether a sentence goes on from before to after: what stands between is no heading."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    if before.kind not in kinds or after.kind is not BlockKind.PARAGRAPH:
        return False
    open_end = not _ENDS_SENTENCE.search(before.last.text) and len(before.last.text) > 40
    return open_end and after.first.text[:1].islower()


def _consider_print(found: Sequence[Candidate], drafts: Sequence[Draft], body: Print) -> None:
    """What most of one print are, the rest is too."""
    groups: dict[Print, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if not candidate.recognised and is_display(candidate.print, body):
            groups[candidate.print].append(candidate)
    for group in groups.values():
        if len(group) >= _MIN_OF_PRINT:
            _consider_group(group, drafts, body)


def _consider_group(group: Sequence[Candidate], drafts: Sequence[Draft], body: Print) -> None:
    if _writes_sentences(group, drafts, body):
        for candidate in group:
            candidate.points -= _of_end(candidate.text)
    share = sum(candidate.points >= ENOUGH for candidate in group) / len(group)
    bonus = _GOOD_PRINT if share >= _MOSTLY else _BAD_PRINT if share <= _SELDOM else 0.0
    for candidate in group:
        candidate.points += bonus
        if bonus > 0 and candidate.text.endswith("."):
            candidate.points += _SLOGAN


def _writes_sentences(group: Sequence[Candidate], drafts: Sequence[Draft], body: Print) -> bool:
    """Whether the headings of a print are whole sentences, as some writers like them.

    Many, each on a line or two between paragraphs, numbered or of a colour of their own: bold
    sentences alone are leads, as they stand below headings, and quotes are set in larger print.
    """
    style = group[0].print
    numbered = 2 * sum(candidate.number is not None for candidate in group) >= len(group)
    coloured = style.colour != body.colour and style.size < _QUOTE_SIZE * body.size
    if not (numbered or coloured):
        return False
    closed = [candidate for candidate in group if candidate.text.endswith(".")]
    if len(closed) < _MIN_SENTENCES or 2 * len(closed) < len(group):
        return False
    titles = sum(
        len(candidate.draft.lines) <= _TITLE_LINES
        and candidate.points - _of_end(candidate.text) >= ENOUGH
        and not _stands_below_title(candidate, drafts, body)
        for candidate in group
    )
    return titles >= _NEARLY_ALL * len(group)


def _stands_below_title(candidate: Candidate, drafts: Sequence[Draft], body: Print) -> bool:
    before = _neighbour(drafts, candidate.index, -1)
    return before is not None and before.first.size > _QUOTE_SIZE * body.size
