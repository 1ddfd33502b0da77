"""Practice examples: boxes, sections, table rows, list items and told examples, with their fields.

Whatever holds it, an example says where something is done, and several of: since when, what for,
what was done, with whom, with what result, whom to ask. The surer the place says that an example
stands here (a heading ``Praxisbeispiele``, a box, labels), the less the wording has to prove.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docpipe.mine import tables
from docpipe.mine.draft import Draft
from docpipe.mine.framing import Frame, Setting, heading_frame, settings
from docpipe.mine.practice.boxes import boxed
from docpipe.mine.practice.example import Example, draft
from docpipe.mine.practice.rows import rows_of
from docpipe.mine.practice.runs import in_runs
from docpipe.mine.practice.sections import Headings, practice_sections, shown, titled
from docpipe.model import Block, BlockId, BlockKind, Document, SectionId, TextRange

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_BESIDE = frozenset({BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.MARGINAL, BlockKind.TABLE})


def practices(document: Document) -> Iterator[Draft]:
    """Find practice examples in reading order of their kinds: the surest kinds first."""
    blocks = {block.id: block for block in document.blocks}
    taken: dict[BlockId, list[TextRange]] = {}
    for example in _examples(document):
        # What a surer kind of place has told already is not told again.
        if not any(_overlaps(place, taken.get(place.block_id, ())) for place in example.ranges):
            for place in example.ranges:
                taken.setdefault(place.block_id, []).append(place)
            yield draft(example, blocks)


def _overlaps(place: TextRange, others: Sequence[TextRange]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)


def _examples(document: Document) -> Iterator[Example]:
    headings = {
        block.section_id: block for block in document.blocks if block.kind is BlockKind.HEADING
    }
    setting_of = settings(document)
    in_practice: set[SectionId | None] = set()
    open_blocks = [
        block
        for block in document.blocks
        if setting_of[block.section_id].frame is not Frame.CLOSED
        and block.kind is not BlockKind.HEADING
    ]
    yield from (example for _, example in boxed(open_blocks))
    for root, members in practice_sections(document):
        in_practice.update(section.id for section in members)
        yield from shown(root, members, document, headings)
    yield from _in_tables(document, in_practice, setting_of)
    yield from _in_sections(open_blocks, headings)


def _in_sections(blocks: Sequence[Block], headings: Headings) -> Iterator[Example]:
    by_section = [
        (section, list(group)) for section, group in groupby(blocks, key=lambda b: b.section_id)
    ]
    for section, members in by_section:
        heading = headings.get(section)
        own = titled([b for b in members if b.kind not in _BESIDE], heading) if heading else None
        told = {place.block_id for place in own.ranges} if own is not None else set()
        if own is not None:
            yield own
        yield from in_runs([b for b in members if b.kind in _RUNNING and b.id not in told])


def _in_tables(
    document: Document,
    in_practice: set[SectionId | None],
    setting_of: dict[SectionId | None, Setting],
) -> Iterator[Example]:
    caption, heads = "", ()  # type: str, tuple[str, ...]
    is_shown = False
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            own = tables.header(block)
            goes_on = not own and bool(heads) and _width(block) == len(heads)
            if not goes_on:
                heads = own
                is_shown = (
                    block.section_id in in_practice or heading_frame(caption) is Frame.PRACTICE
                )
            if setting_of[block.section_id].frame is not Frame.CLOSED:
                yield from rows_of(block, heads, is_shown=is_shown)
        elif block.kind not in _BESIDE:
            heads = ()
        if block.kind not in (BlockKind.TABLE, BlockKind.MARGINAL):
            caption = block.text if block.kind is BlockKind.CAPTION else ""


def _width(block: Block) -> int:
    return max(map(len, block.table.rows)) if block.table is not None else 0
