"""An example before it is a draft, and how it becomes one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docpipe.mine.draft import Draft, text_range
from docpipe.mine.practice.fields import Fields, fields_of, in_order
from docpipe.mine.practice.home import at_home
from docpipe.mine.practice.wording import place_of
from docpipe.model import Block, BlockId, RecordType, TextRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Where one example is told.

    Attributes:
        ranges: Its text, one range a block.
        title: Where its title stands, in its text or in a heading above it.
        fields: All its fields, if they are known already; else they are looked for in the text.
        known: Fields that go before what is found in the text.
    """

    ranges: tuple[TextRange, ...]
    rule: str
    confidence: float
    title: TextRange | None = None
    fields: Fields | None = None
    known: Fields = field(default_factory=dict)


def whole(*blocks: Block) -> tuple[TextRange, ...]:
    """The ranges of blocks that belong to an example with all their text."""
    return tuple(text_range(block) for block in blocks)


def draft(example: Example, blocks: Mapping[BlockId, Block]) -> Draft:
    """Read the fields of an example and where it happens."""
    title = example.title
    found = example.fields
    if found is None:
        story = tuple(_without(place, title) for place in example.ranges)
        found = fields_of([blocks[place.block_id] for place in story], story)
        if title is not None and "place" not in found:
            found = _with_place(found, place_of(blocks[title.block_id], title))
    found = {**found, **example.known}
    title = title or found.get("title")
    home = at_home(title, found, example.ranges, blocks)
    if title is not None and not _is_bare_place(blocks[title.block_id], title):
        found = {**found, "title": title}
    return Draft(
        type=RecordType.PRACTICE,
        ranges=example.ranges,
        rule=example.rule,
        confidence=example.confidence,
        label=blocks[title.block_id].text[title.start : title.end] if title else None,
        fields=tuple(in_order(found).items()),
        municipalities=tuple(sorted({ground.value for ground in home})),
        grounds=home,
    )


def _without(place: TextRange, title: TextRange | None) -> TextRange:
    """The range behind the title, if it opens with it."""
    if title is None or title.block_id != place.block_id:
        return place
    return replace(place, start=title.end) if title.end < place.end else place


def _with_place(found: Fields, place: TextRange | None) -> Fields:
    return {**found, "place": place} if place is not None else found


def _is_bare_place(block: Block, title: TextRange) -> bool:
    """``Stadt Hamm``: the place of a list item or row, no title."""
    place = place_of(block, title)
    before = block.text[title.start : place.start].strip() if place else "?"
    return place is not None and place.end == title.end and before in ("", "Stadt", "Die Stadt")
