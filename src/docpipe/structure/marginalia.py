"""Notes in the margin: narrow print outside the columns, beside the text that it comments on."""

from collections.abc import Sequence

from docpipe.model import BlockKind, Page
from docpipe.structure.captions import is_caption
from docpipe.structure.draft import Draft
from docpipe.structure.placed import Placed, frame

# In units of the page's width: what makes a column, and what is narrow.
_COLUMN = 0.25
_NARROW = 0.28
_MIN_MAIN_LINES = 4
# In points, between the column and the note.
_MIN_GAP = 3.0
# In units of the body's type size.
_SMALLER = 0.95
_LARGER = 1.08
_PLAIN_GAP = 1.2
_NEXT_NOTE = 0.7
_BESIDE = 2.0
# Share of the page's letters; more is a column of its own.
_MAX_SHARE = 0.35
_MAX_PLAIN_SHARE = 0.2
_MIN_LETTERS = 3


def take_marginalia(
    page: Page, lines: list[Placed], body: float
) -> tuple[list[Draft], list[Placed]]:
    """A draft for every note in the margin, and the lines of the columns."""
    band = _main_band(page, lines, body)
    if band is None:
        return [], lines
    left, top, right, bottom = band
    outside = [
        placed
        for placed in lines
        if (placed.x0 >= right + _MIN_GAP or placed.x1 <= left - _MIN_GAP)
        and placed.width <= _NARROW * page.width
        and placed.size <= _LARGER * body
        and top - _BESIDE * body <= placed.top <= bottom + _BESIDE * body
    ]
    notes = [
        note
        for side in (
            [placed for placed in outside if placed.x0 >= right],
            [placed for placed in outside if placed.x1 <= left],
        )
        for note in _notes(side, body)
        if _has_letters(note)
    ]
    if not notes or not _are_marginal(notes, lines, band, body):
        return [], lines
    taken = {id(placed) for note in notes for placed in note}
    drafts = [Draft(kind=_kind(note), paragraphs=[note]) for note in notes]
    return drafts, [placed for placed in lines if id(placed) not in taken]


def _main_band(
    page: Page, lines: Sequence[Placed], body: float
) -> tuple[float, float, float, float] | None:
    """The box around the columns: the lines in the body's print that are wide enough."""
    main = [
        placed
        for placed in lines
        if abs(placed.size - body) <= 0.1 * body and placed.width >= _COLUMN * page.width
    ]
    if len(main) < _MIN_MAIN_LINES:
        return None
    # A few lines stick out: a note that was read as part of the line beside it, a long word.
    starts, ends = sorted(p.x0 for p in main), sorted(p.x1 for p in main)
    odd = len(main) // 10
    top, bottom = min(p.top for p in main), max(p.bottom for p in main)
    return (starts[odd], top, ends[-1 - odd], bottom)


def _notes(side: Sequence[Placed], body: float) -> list[list[Placed]]:
    """Lines that follow each other closely are one note."""
    notes: list[list[Placed]] = []
    for placed in sorted(side, key=lambda placed: (placed.top, placed.x0)):
        if notes and placed.top - notes[-1][-1].bottom <= _NEXT_NOTE * body:
            notes[-1].append(placed)
        else:
            notes.append([placed])
    return notes


def _has_letters(note: Sequence[Placed]) -> bool:
    return sum(letter.isalpha() for placed in note for letter in placed.text) >= _MIN_LETTERS


def _are_marginal(
    notes: Sequence[Sequence[Placed]],
    lines: Sequence[Placed],
    band: tuple[float, float, float, float],
    body: float,
) -> bool:
    """Few letters; and set unlike the body, or well away from it."""
    found = [placed for note in notes for placed in note]
    letters = sum(len(placed.text) for placed in found)
    share = letters / sum(len(placed.text) for placed in lines)
    main = [placed for placed in lines if abs(placed.size - body) <= 0.1 * body]
    bold = sum(placed.line.bold for placed in main) > 0.5 * len(main)
    italic = sum(placed.line.italic for placed in main) > 0.5 * len(main)
    if all(
        placed.size <= _SMALLER * body
        or placed.line.bold is not bold
        or placed.line.italic is not italic
        for placed in found
    ):
        return share <= _MAX_SHARE
    gap = min(max(placed.x0 - band[2], band[0] - placed.x1) for placed in found)
    return share <= _MAX_PLAIN_SHARE and gap >= _PLAIN_GAP * body


def _kind(note: Sequence[Placed]) -> BlockKind:
    return BlockKind.CAPTION if is_caption(note[0].text) else BlockKind.MARGINAL


def place_marginalia(drafts: list[Draft], notes: Sequence[Draft], start: int) -> None:
    """Put each note behind what it stands beside; ``start`` is the page's first new draft."""
    for note in sorted(notes, key=lambda note: (note.first.top, note.first.x0)):
        best: tuple[tuple[float, float], int] | None = None
        for i in range(max(start - 1, 0), len(drafts)):
            distance = _distance(drafts[i], note)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, i)
        drafts.insert(_behind(drafts, best[1]) if best else len(drafts), note)


def _behind(drafts: Sequence[Draft], i: int) -> int:
    """Notes beside one paragraph stand from top to bottom."""
    i += 1
    while i < len(drafts) and drafts[i].kind is BlockKind.MARGINAL:
        i += 1
    return i


def _distance(draft: Draft, note: Draft) -> tuple[float, float] | None:
    """How far a note is from a draft of its page: first up and down, then sideways."""
    here = [placed for placed in draft.lines if placed.page == note.first.page]
    if not here or draft.kind in (BlockKind.MARGINAL, BlockKind.FOOTNOTE, BlockKind.CAPTION):
        return None
    box = frame(here)
    middle = (note.first.top + note.first.bottom) / 2
    level = max(box[1] - middle, middle - box[3], 0.0)
    return (level, max(box[0] - note.first.x1, note.first.x0 - box[2], 0.0))
