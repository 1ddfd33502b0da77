"""Footnotes at the foot of the page: small print with a sign, mostly below a short rule."""

import re
from collections.abc import Iterator, Sequence

from docpipe.model import BBox, BlockKind, Page, Role
from docpipe.structure.draft import Draft
from docpipe.structure.note_signs import call_numbers, number_of
from docpipe.structure.paragraphs import closes, runs_on
from docpipe.structure.placed import Placed, frame
from docpipe.structure.reading_order import Grid, columns

_SIGN = re.compile(
    r"(?P<sign>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}(?!\d)|\*{1,4}|†|\[\d{1,3}\])[.)]?\s*(?=[^\s.,)])"
)
_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORD = re.compile(r"[^\W\d_]{2}|§")
# A note's first words stand within so many characters behind its sign; figures are a table's.
_WORDS_WITHIN = 30
_MAX_NUMBER = 500
# In units of the body's type size.
_SMALLER = 0.94
# Share of the page's height: the foot is below this.
_NOTES_BELOW = 0.4
# The rule above notes: points, share of the page's width, points off the notes' left edge.
_MIN_RULE, _MAX_RULE = 20.0, 0.75
_RULE_SLACK = 8.0
# A number may be left out: its note stands in another column.
_MAX_STEP = 3


def take_footnotes(
    page: Page, lines: list[Placed], body: float, grid: Grid, before: Draft | None
) -> tuple[list[Draft], list[Placed]]:
    """Footnotes at the foot of the page, and the lines above them.

    Args:
        page: With its rules.
        lines: Of the page.
        body: The document's type size.
        grid: Where the document's columns start.
        before: The last note of the page before: what stands above this page's first sign
            goes on with it, and is added to it.
    """
    small = [placed for placed in lines if _is_small(placed, body)]
    if not small:
        return [], lines
    small_ids = {id(placed) for placed in small}
    text = [placed for placed in lines if id(placed) not in small_ids]
    called = call_numbers(line.text for line in page.lines)
    notes: list[Draft] = []
    taken: set[int] = set()
    for column in columns(small, grid):
        foot = _foot(page, column, text)
        found = _notes(foot, _rule_above(page, foot), called, notes[-1] if notes else before)
        notes.extend(found.notes)
        taken.update(found.taken)
        for run in _loose([placed for placed in column if id(placed) not in taken], text):
            found = _notes(run, None, called, notes[-1] if notes else before)
            notes.extend(found.notes)
            taken.update(found.taken)
    return notes, [placed for placed in lines if id(placed) not in taken]


def _is_small(placed: Placed, body: float) -> bool:
    tag = placed.line.tag
    return placed.size <= _SMALLER * body or (tag is not None and tag.role is Role.FOOTNOTE)


def _foot(page: Page, column: Sequence[Placed], text: Sequence[Placed]) -> list[Placed]:
    """The small print below the last line of text in this column."""
    left, _, right, _ = frame(column)
    floor = max((p.bottom for p in text if p.x0 < right and p.x1 > left), default=0.0)
    floor = max(floor, _NOTES_BELOW * page.height)
    return [placed for placed in column if placed.top >= floor - 1]


def _loose(column: Sequence[Placed], text: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Small print above the foot that opens with a raised sign: notes of a web page's section."""
    run: list[Placed] = []
    for placed in column:
        if run and not _is_next(run[-1], placed, text):
            yield run
            run = []
        sign = _SIGN.match(placed.text)
        if run or (sign and sign["sign"].startswith(_RAISED)):
            run.append(placed)
    if run:
        yield run


def _is_next(above: Placed, placed: Placed, text: Sequence[Placed]) -> bool:
    """Whether small print goes on without text between."""
    if abs(above.size - placed.size) > 0.1 * above.size or placed.top < above.top:
        return False
    return not any(
        above.top < p.top < placed.top and p.x0 < placed.x1 and p.x1 > placed.x0 for p in text
    )


def _rule_above(page: Page, foot: Sequence[Placed]) -> BBox | None:
    """The lowest short rule at the left edge of small print, with some of it below."""
    if not foot:
        return None
    left, last = min(placed.x0 for placed in foot), foot[-1].top
    rules = [
        rule
        for rule in page.rules
        if _MIN_RULE <= rule[2] - rule[0] <= _MAX_RULE * page.width
        and rule[3] - rule[1] < _MIN_RULE
        and abs(rule[0] - left) <= _RULE_SLACK
        and rule[1] <= last
    ]
    return max(rules, key=lambda rule: rule[1], default=None)


class _Found:
    """The notes of one column, and the lines that are theirs or the note's before."""

    def __init__(self) -> None:
        self.notes: list[Draft] = []
        self.taken: set[int] = set()

    def add(self, note: Draft, placed: Placed) -> None:
        note.paragraphs[0].append(placed)
        self.taken.add(id(placed))

    def open(self, sign: re.Match[str], placed: Placed) -> None:
        draft = Draft(
            kind=BlockKind.FOOTNOTE,
            paragraphs=[[placed]],
            marker=sign["sign"],
            skip=sign.end(),
        )
        self.notes.append(draft)
        self.taken.add(id(placed))


def _notes(
    foot: Sequence[Placed], rule: BBox | None, called: set[str], before: Draft | None
) -> _Found:
    found = _Found()
    below = [placed for placed in foot if rule is None or placed.top >= rule[1] - 1]
    told = rule is not None
    expected = set(called)
    if told and called and before is not None:
        expected.update(str(number) for number in _next_numbers(before))
    first = next((i for i, p in enumerate(below) if _may_open(p, expected)), None)
    head = below[:first]
    if before is not None and head and _goes_on(before, head, told=told, alone=first is None):
        for placed in head:
            found.add(before, placed)
    for placed in below[first:] if first is not None else ():
        sign = _SIGN.match(placed.text)
        if sign and (not found.notes or _counts_on(found.notes[-1], sign["sign"])):
            found.open(sign, placed)
        else:
            found.add(found.notes[-1], placed)
    return found


def _next_numbers(last: Draft) -> range:
    number = number_of(last.marker or "")
    start = int(number) + 1 if number.isdecimal() else 1
    return range(start, start + _MAX_STEP)


def _may_open(placed: Placed, expected: set[str]) -> bool:
    """Whether a line is a note's first: a sign that is expected, then words."""
    sign = _SIGN.match(placed.text)
    if not sign or not _WORD.search(placed.text[sign.end() : sign.end() + _WORDS_WITHIN]):
        return False
    number = number_of(sign["sign"])
    if number.isdecimal() and int(number) > _MAX_NUMBER:
        return False
    # A raised figure at a line's start is a note's sign even if the text's own is printed plain.
    return not expected or number in expected or sign["sign"].startswith(_RAISED)


def _counts_on(last: Draft, sign: str) -> bool:
    """A number at a line start within a note opens another only if it counts on."""
    after = number_of(sign)
    return not after.isdecimal() or int(after) in _next_numbers(last)


def _goes_on(before: Draft, head: Sequence[Placed], *, told: bool, alone: bool) -> bool:
    """Whether lines without a sign are the rest of a note that a column's or page's end cut."""
    last, first = before.last, head[0]
    if abs(first.size - last.size) > 0.1 * last.size or not 0 <= first.page - last.page <= 1:
        return False
    if first.page == last.page:
        return first.top < last.top and not closes(last.text)
    if told and not alone:
        return True
    rest = Draft(kind=BlockKind.PARAGRAPH, paragraphs=[list(head)])
    return runs_on(Draft(kind=BlockKind.PARAGRAPH, paragraphs=before.paragraphs), rest)
