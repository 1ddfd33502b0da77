"""Pull quotes: a sentence of the text that stands beside it once more, large or slanted."""

from collections.abc import Sequence

from docpipe.model import BlockKind
from docpipe.structure.announced import letters
from docpipe.structure.draft import Draft
from docpipe.structure.paragraphs import closes, runs_on
from docpipe.structure.running_text import last_running

# Shorter ones are headings that the text takes up; longer ones are no quotes.
_MIN_LETTERS, _MAX_LETTERS = 25, 400
_MIN_WORDS = 5
# In units of the body's type size.
_LARGER = 1.1
_MAX_PAGES = 1


def set_quotes_apart(drafts: list[Draft], body: float) -> None:
    """Make boxes of pull quotes; a sentence that one interrupts is whole again."""
    for draft in [draft for draft in drafts if _stands_out(draft, body)]:
        said = letters(draft.raw_text)
        if not _MIN_LETTERS <= len(said) <= _MAX_LETTERS or not _is_said_near(draft, said, drafts):
            continue
        draft.kind = BlockKind.BOX
        i = next(k for k, other in enumerate(drafts) if other is draft)
        before = last_running(drafts[:i])
        if before is not None and i + 1 < len(drafts) and runs_on(before, drafts[i + 1]):
            before.paragraphs[-1].extend(drafts.pop(i + 1).paragraphs[0])


def _stands_out(draft: Draft, body: float) -> bool:
    """A sentence, large or slanted all through; titles that the text takes up are no sentences."""
    text = draft.raw_text
    if draft.kind is not BlockKind.PARAGRAPH or not closes(text) or len(text.split()) < _MIN_WORDS:
        return False
    larger = all(placed.size >= _LARGER * body for placed in draft.lines)
    return larger or all(placed.line.italic for placed in draft.lines)


def _is_said_near(quote: Draft, said: str, drafts: Sequence[Draft]) -> bool:
    page = quote.first.page
    return any(
        said in letters(draft.raw_text)
        for draft in drafts
        if draft is not quote
        and draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and draft.first.page - _MAX_PAGES <= page <= draft.last.page + _MAX_PAGES
    )
