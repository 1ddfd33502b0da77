"""Headings and their levels: told by the file, announced by outline and contents, or seen."""

from collections.abc import Sequence, Set

from docpipe.model import BlockKind, OutlineItem
from docpipe.structure.announced import Announcements, from_contents, from_outline
from docpipe.structure.draft import Draft
from docpipe.structure.heading_evidence import ENOUGH, Candidate, candidates, weigh
from docpipe.structure.heading_levels import set_levels
from docpipe.structure.heading_parts import regroup
from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed
from docpipe.structure.typography import body_print

# A cover carries titles and names, but no paragraph.
_PROSE = 120
_MIN_PAGES = 3
_MAX_LINES = 3
_MIN_RUN = 3


def mark_headings(
    drafts: Sequence[Draft],
    outline: Sequence[OutlineItem],
    contents: Sequence[Placed],
    body: float,
    recognised: Set[int],
    options: StructureOptions,
) -> list[Draft]:
    """The drafts with headings marked and on their levels, each heading one draft.

    Args:
        drafts: Of the whole document, in reading order.
        outline: The bookmarks.
        contents: The lines of contents lists.
        body: The document's type size.
        recognised: Pages whose text was read from a picture.
        options: Thresholds.
    """
    announced = Announcements([*from_outline(outline), *from_contents(contents)])
    style = body_print((placed for draft in drafts for placed in draft.lines), body)
    announced.align((draft.raw_text, draft.first.page) for draft in drafts if _is_short(draft))
    drafts = regroup(drafts, announced, style)
    found = candidates(drafts, announced, recognised, options)
    weigh(found, drafts, style)
    covers = _cover_pages(drafts) - {placed.page for placed in contents}
    headings = [
        candidate
        for candidate in found
        if candidate.points >= ENOUGH and candidate.draft.first.page not in covers
    ]
    headings = _without_runs(headings)
    for heading in headings:
        heading.draft.kind = BlockKind.HEADING
        heading.draft.marker, heading.draft.skip = None, 0
    set_levels(headings)
    return drafts


def _without_runs(headings: Sequence[Candidate]) -> list[Candidate]:
    """Three titles of one print right below each other are labels of a drawing or of a table.

    The last of them may head the text that follows.
    """
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for heading in headings:
        if run and not _goes_on(run[-1], heading):
            kept.extend(_of_run(run))
            run = []
        run.append(heading)
    return [*kept, *_of_run(run)]


def _of_run(run: Sequence[Candidate]) -> Sequence[Candidate]:
    if len(run) < _MIN_RUN:
        return run
    return [run[-1]] if run[-1].heads_text else []


def _goes_on(above: Candidate, below: Candidate) -> bool:
    plain = not any(x.match or x.told or x.counts for x in (above, below))
    return plain and below.index == above.index + 1 and above.print == below.print


def _cover_pages(drafts: Sequence[Draft]) -> set[int]:
    """The first page, if no paragraph stands on it."""
    pages = {placed.page for draft in drafts for placed in draft.lines}
    if len(pages) < _MIN_PAGES:
        return set()
    first = min(pages)
    prose = any(
        len(draft.lines) > 1 and len(draft.raw_text) >= _PROSE
        for draft in drafts
        if draft.first.page == first
    )
    return set() if prose else {first}


def _is_short(draft: Draft) -> bool:
    return len(draft.lines) <= _MAX_LINES
